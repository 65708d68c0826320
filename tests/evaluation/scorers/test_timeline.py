"""Events have an entry that cites or says them, and it has their day."""

import datetime as dt

import pytest
from evaluation.scorers.making import PROPERTY, SENTENCES, by_name, event, labelled, only, report, story
from evaluation.scorers.telling import briefing, cite, entry
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Precision, TimelineEntry
from summarizer.evaluation.labels import Event
from summarizer.evaluation.scorers.timeline import score

ARTICLE = report(*SENTENCES)
ARTICLES = {"post": ARTICLE}
EVERY = range(len(SENTENCES))
PICKED = st.lists(st.sampled_from(EVERY), unique=True)


def day(at: int) -> dt.date:
    """A day of its own for each sentence."""
    return dt.date(2031, 3, 1 + at)


def gold(at: int, **changes: object) -> Event:
    """The labelled event."""
    return event(SENTENCES[at], ("post", SENTENCES[at]), start=day(at)).model_copy(update=changes)


def told(at: int, **changes: object) -> TimelineEntry:
    """The entry of the event."""
    return entry(SENTENCES[at], cite(1, ARTICLE, SENTENCES[at]), start=day(at)).model_copy(update=changes)


def scores(events: list[Event], entries: list[TimelineEntry]) -> dict[str, float | None]:
    """The values where these are labelled and those are in the timeline."""
    return by_name(score(story(labelled("post"), timeline=events), briefing(ARTICLES, *entries), ARTICLES))


@PROPERTY
@given(PICKED, PICKED)
def test_what_is_found_is_what_both_have(events: list[int], entries: list[int]) -> None:
    """The pairs are the events that both have, on their days."""
    both, total = len(set(events) & set(entries)), len(events) + len(entries)
    found = scores([*map(gold, events)], [*map(told, entries)])
    assert (both / len(events) if events else None) == found["timeline.recall"]
    assert (both / len(entries) if entries else None) == found["timeline.precision"]
    assert (pytest.approx(2 * both / total) if total else None) == found["timeline.f1"]
    assert (1 if both else None) == found["timeline.day"]


@PROPERTY
@given(PICKED, PICKED)
def test_precision_and_recall_change_places_with_the_sides(events: list[int], entries: list[int]) -> None:
    """Who is scored against whom decides which is which."""
    there = scores([*map(gold, events)], [*map(told, entries)])
    back = scores([*map(gold, entries)], [*map(told, events)])
    assert (there["timeline.recall"], there["timeline.f1"]) == (back["timeline.precision"], back["timeline.f1"])


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({}, 1),
        ({"start": dt.date(2031, 3, 2), "end": dt.date(2031, 3, 2)}, 0),
        ({"end": dt.date(2031, 3, 2)}, 0),
        ({"precision": Precision.MONTH}, 0),
        ({"start": None, "end": None, "precision": Precision.AS_WORDED}, 0),
    ],
)
def test_days(changes: dict[str, object], right: int) -> None:
    """The day, the last day and how exact they are must be the same."""
    found = scores([gold(0)], [told(0, **changes)])
    assert (1, right) == (found["timeline.f1"], found["timeline.day"])


@pytest.mark.parametrize(
    ("precision", "last"), [(Precision.MONTH, dt.date(2031, 2, 28)), (Precision.YEAR, dt.date(2031, 12, 31))]
)
def test_a_month_is_all_its_days(precision: Precision, last: dt.date) -> None:
    """Whoever labels a month need not say when it ends; the next month is another."""
    begun = dt.date(2031, 2 if precision is Precision.MONTH else 1, 1)
    shown = told(0, start=begun, end=last, precision=precision)
    assert 1 == scores([gold(0, start=begun, precision=precision)], [shown])["timeline.day"]
    longer = shown.model_copy(update={"end": last + dt.timedelta(days=1)})
    assert 0 == scores([gold(0, start=begun, precision=precision)], [longer])["timeline.day"]


def test_another_sentence_that_says_the_event() -> None:
    """An entry that cites elsewhere is the event if it says it; one that says something else is not."""
    elsewhere = cite(1, ARTICLE, SENTENCES[5])
    assert 1 == scores([gold(0)], [told(0, citations=(elsewhere,))])["timeline.recall"]
    assert 0 == scores([gold(0)], [told(5, start=day(0), end=day(0))])["timeline.recall"]


def test_an_event_told_twice_is_one_too_many() -> None:
    """An event has one entry; the other is not labelled. The pair is the one on the right day."""
    found = scores([gold(0)], [told(0, start=day(3), end=day(3)), told(0)])
    assert (0.5, 1, 1) == (found["timeline.precision"], found["timeline.recall"], found["timeline.day"])


def test_as_many_events_as_can_be_have_an_entry() -> None:
    """An entry that is the very event goes to another, worse, where that leaves a worse one for the event itself."""
    both = told(0, also=(cite(1, ARTICLE, SENTENCES[1]),))
    worse = told(5, citations=(cite(1, ARTICLE, SENTENCES[0]),))
    found = scores([gold(0), gold(1)], [both, worse])
    assert (1, 0) == (found["timeline.recall"], found["timeline.day"])


@PROPERTY
@given(PICKED, PICKED)
def test_every_item_is_shown(events: list[int], entries: list[int]) -> None:
    """Each event stands in the pairs once, and so does each entry."""
    labels = story(labelled("post"), timeline=map(gold, events))
    matches = only(score(labels, briefing(ARTICLES, *map(told, entries)), ARTICLES), "timeline.f1").matches
    assert len(events) == sum(match.expected is not None for match in matches)
    assert len(entries) == sum(match.actual is not None for match in matches)
    assert len({*events, *entries}) == len(matches)
