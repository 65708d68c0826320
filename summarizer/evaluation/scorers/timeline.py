"""Timeline: which of the labelled events have an entry, and whether the entry has their day."""

import datetime as dt
from collections.abc import Mapping, Sequence

from summarizer.article import Article
from summarizer.briefing import Briefing, Precision, TimelineEntry
from summarizer.evaluation.assignment import assigned
from summarizer.evaluation.labels import Event, StoryLabels
from summarizer.evaluation.matching import FULL, degree, shares
from summarizer.evaluation.scorers.placing import Node, Sources
from summarizer.evaluation.scorers.scoring import Counts, compared, rates, share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score

EVENTS = rates("timeline", "Events", Level.STORY)
DAY = Metric("timeline.day", "Days of events found", Level.STORY, pairs=EVENTS.f1.name)
METRICS = (*EVENTS.all, DAY)

Days = tuple[dt.date | None, dt.date | None, Precision]
"""First and last day, and how exact they are."""


def score(expected: StoryLabels, actual: Briefing, articles: Mapping[str, Article]) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order; an event has one entry at most, and an entry one event."""
    sources = Sources(actual, articles)
    events = [(event, nodes) for event in expected.timeline if (nodes := _nodes(event, sources))]
    entries = [entry for story in actual.stories for entry in story.timeline]
    table = shares([[event.event] for event, _ in events], [entry.statement for entry in entries])
    most = min(len(events), len(entries))
    gains = [
        [_gain(event, nodes, entry, row[at], sources) for at, entry in enumerate(entries)]
        for (event, nodes), row in zip(events, table, strict=True)
    ]
    pairs = dict(assigned([[gain + _ENOUGH * (most + 1) if gain else 0.0 for gain in row] for row in gains]))
    right = [_days(events[one][0]) == _days(entries[other]) for one, other in pairs.items()]
    counts = Counts(len(pairs), len(entries), len(pairs), len(events))
    return (
        *compared(EVENTS, counts, _matches([event for event, _ in events], entries, pairs)),
        share(DAY, sum(right), len(right), "no event was matched"),
    )


_ENOUGH = 4.0  # more than a pair gains beside being one: as many events as can be have an entry, then the likest


def _gain(event: Event, nodes: frozenset[Node], entry: TimelineEntry, said: float, sources: Sources) -> float:
    """How well they go together; 0 for an entry that neither cites a sentence of the event nor says it."""
    cites = not nodes.isdisjoint(sources.nodes((*entry.citations, *entry.also)))
    if not cites and degree(said) < FULL:
        return 0.0
    return 1.0 * (_days(event) == _days(entry)) + cites + said


def _nodes(event: Event, sources: Sources) -> frozenset[Node]:
    return frozenset(node for nodes in sources.places(event.places) for node in nodes)


def _days(event: Event | TimelineEntry) -> Days:
    """A month or a year stands as its first day: whoever labels one need not say when it ends."""
    if event.start is None:
        return None, None, Precision.AS_WORDED
    start, end = event.start, event.end or event.start
    if event.precision is Precision.YEAR:
        start, end = start.replace(month=1, day=1), end.replace(month=1, day=1)
    elif event.precision is Precision.MONTH:
        start, end = start.replace(day=1), end.replace(day=1)
    return start, end, event.precision


def _matches(events: Sequence[Event], entries: Sequence[TimelineEntry], pairs: Mapping[int, int]) -> tuple[Match, ...]:
    found = []
    for at, event in enumerate(events):
        entry = entries[pairs[at]] if at in pairs else None
        same = entry is not None and _days(event) == _days(entry)
        found.append(
            Match(
                expected=f"{_day(event)}: {shown(event.event)}",
                actual=f"{_day(entry)}: {shown(entry.statement)}" if entry else None,
                degree=float(entry is not None),
                reason=("same day" if same else "another day") if entry else "no entry",
            )
        )
    taken = set(pairs.values())
    found += [
        Match(expected=None, actual=f"{_day(entry)}: {shown(entry.statement)}", degree=0.0, reason="not labelled")
        for at, entry in enumerate(entries)
        if at not in taken
    ]
    return tuple(found)


def _day(event: Event | TimelineEntry) -> str:
    start, end, precision = _days(event)
    if start is None:
        return "day unknown"
    days = f"{start}" if start == end else f"{start} to {end}"
    return days if precision is Precision.DAY else f"{precision} of {days}"
