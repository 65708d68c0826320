"""Points with their facts → a timeline: each event on its own day, which is not the day of its report."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from summarizer.briefing import Point, Precision, TimelineEntry
from summarizer.language.dates import Grain, Mention
from summarizer.merging.entries import Claim
from summarizer.merging.events import same_event

_Place = tuple[int, int]
"""Source and sentence."""
_PRECISION = {
    Grain.DAY: Precision.DAY,
    Grain.WEEK: Precision.DAY,
    Grain.MONTH: Precision.MONTH,
    Grain.YEAR: Precision.YEAR,
}


_TOLD = 2_000  # sentences of a story from which the dated ones alone say what is common in it


@dataclass
class _Dated:
    """A point with its date."""

    point: Point
    mention: Mention
    words: str

    @property
    def day(self) -> tuple[dt.date, dt.date | None] | None:
        """What two points of one event share; None if it could not be resolved."""
        return (self.mention.first, self.mention.last) if self.mention.first else None

    @property
    def places(self) -> list[_Place]:
        """Where what it cites stands."""
        return [(each.source, each.sentence) for each in self.point.citations]


def timeline(points: Sequence[tuple[Point, list[Claim]]]) -> list[TimelineEntry]:
    """An entry an event, by day; what cannot be resolved comes last, as worded.

    Points are in the order of their rank. Those that tell of one event on one day share its entry, if every two do.
    """
    dated = [_Dated(point, *when) for point, members in points if (when := _when(members))]
    entries = [_entry(event) for event in _events(dated, [claim for _, members in points for claim in members])]
    return sorted(
        entries,
        key=lambda entry: (
            entry.start is None,
            entry.start or dt.date.max,
            entry.end or dt.date.max,
            int(entry.points[0][1:]),
        ),
    )


def _events(dated: Sequence[_Dated], claims: Sequence[Claim]) -> list[list[_Dated]]:
    """The dated points in events: of one day, and every two alike in what they tell."""
    several = {day for day, count in Counter(each.day for each in dated).items() if count > 1 and day}
    wanted = {place for each in dated if each.day in several for place in each.places}
    pairs = _told_alike(wanted, claims) if wanted else set()
    found: dict[object, list[list[_Dated]]] = {}
    for number, each in enumerate(dated):
        events = found.setdefault(each.day or number, [])
        home = next((event for event in events if all(_one_event(each, other, pairs) for other in event)), None)
        if home is None:
            events.append([each])
        else:
            home.append(each)
    return [event for events in found.values() for event in events]


def _told_alike(wanted: set[_Place], claims: Sequence[Claim]) -> set[frozenset[_Place]]:
    """The pairs of places, source and sentence, that tell of one event."""
    origins = {claim.origin.source.number: claim.origin for claim in claims}
    told = [
        ((number, sentence.number), origin.article.text_of(sentence))
        for number, origin in sorted(origins.items())
        for sentence in origin.article.told()
    ]
    if len(told) > _TOLD:
        told = [each for each in told if each[0] in wanted]
    return {frozenset((told[one][0], told[other][0])) for one, other in same_event([text for _, text in told])}


def _one_event(one: _Dated, other: _Dated, pairs: Container[frozenset[_Place]]) -> bool:
    return any(frozenset((mine, theirs)) in pairs for mine in one.places for theirs in other.places)


def _entry(event: Sequence[_Dated]) -> TimelineEntry:
    first = event[0]
    mention, known = first.mention, first.mention.first is not None
    own = set(first.places)
    also = {(each.source, each.sentence): each for dated in event[1:] for each in dated.point.citations}
    return TimelineEntry(
        start=mention.first,
        end=mention.last if known else None,
        precision=_PRECISION.get(mention.grain, Precision.AS_WORDED) if known else Precision.AS_WORDED,
        worded=first.words,
        statement=first.point.statement,
        points=tuple(each.point.id for each in event),
        citations=first.point.citations,
        also=tuple(also[place] for place in sorted(also.keys() - own)),
    )


def _when(members: list[Claim]) -> tuple[Mention, str] | None:
    """The date that says most: resolved before open, a day before a month, then the first source's."""
    found = [claim.when for claim in members if claim.when]
    grains = list(Grain)
    return min(found, key=lambda when: (when[0].first is None, grains.index(when[0].grain)), default=None)
