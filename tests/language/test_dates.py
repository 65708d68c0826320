"""What days a sentence names."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.dates import Grain, dates

FRIDAY = dt.date(2026, 3, 13)


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "grain"),
    [
        ("It fell on March 2, 2026.", "March 2, 2026", "2026-03-02", "2026-03-02", Grain.DAY),
        ("It fell on 2 March 2026.", "2 March 2026", "2026-03-02", "2026-03-02", Grain.DAY),
        ("It fell on Tuesday, March 3.", "Tuesday, March 3", "2026-03-03", "2026-03-03", Grain.DAY),
        ("The fair is on Nov. 5-7, 2025.", "Nov. 5-7, 2025", "2025-11-05", "2025-11-07", Grain.DAY),
        ("It fell on 2026-02-11.", "2026-02-11", "2026-02-11", "2026-02-11", Grain.DAY),
        ("It fell on 12/25/2025.", "12/25/2025", "2025-12-25", "2025-12-25", Grain.DAY),
        ("It ended in February 2026.", "in February 2026", "2026-02-01", "2026-02-28", Grain.MONTH),
        ("It ended in early February 2026.", "in early February 2026", "2026-02-01", "2026-02-15", Grain.MONTH),
        ("It has been so since September.", "since September", "2025-09-01", "2025-09-30", Grain.MONTH),
        ("It began in 2014.", "in 2014", "2014-01-01", "2014-12-31", Grain.YEAR),
        ("It was built in the 1960s.", "in the 1960s", "1960-01-01", "1969-12-31", Grain.VAGUE),
        ("It was built in the sixties.", "the sixties", "1960-01-01", "1969-12-31", Grain.VAGUE),
        ("It rained Tuesday.", "Tuesday", "2026-03-10", "2026-03-10", Grain.DAY),
        ("It rained earlier Friday.", "earlier Friday", "2026-03-13", "2026-03-13", Grain.DAY),
        ("They will meet Tuesday.", "Tuesday", "2026-03-17", "2026-03-17", Grain.DAY),
        ("It stays shut until Monday.", "Monday", "2026-03-16", "2026-03-16", Grain.DAY),
        ("They met last Friday.", "last Friday", "2026-03-06", "2026-03-06", Grain.DAY),
        ("It rained yesterday.", "yesterday", "2026-03-12", "2026-03-12", Grain.DAY),
        ("It rained last week.", "last week", "2026-03-02", "2026-03-08", Grain.WEEK),
        ("It ends next month.", "next month", "2026-04-01", "2026-04-30", Grain.MONTH),
        ("It rained last summer.", "last summer", "2025-06-01", "2025-08-31", Grain.MONTH),
        ("It fell two weeks ago.", "two weeks ago", "2026-02-27", "2026-02-27", Grain.WEEK),
        ("It fell three years ago.", "three years ago", "2023-01-01", "2023-12-31", Grain.YEAR),
        ("It grew in the past 30 days.", "the past 30 days", "2026-02-11", "2026-03-13", Grain.VAGUE),
        ("It fell on November 20.", "November 20", "2025-11-20", "2025-11-20", Grain.DAY),
        ("The vote is due by May 8.", "May 8", "2026-05-08", "2026-05-08", Grain.DAY),
        (
            "Sales grew in the first quarter of 2025.",
            "the first quarter of 2025",
            "2025-01-01",
            "2025-03-31",
            Grain.MONTH,
        ),
    ],
)
def test_a_date_resolves_against_the_report(text: str, words: str, first: str, last: str, grain: Grain) -> None:
    """A date has the first and last day that its words, its tense and the day of the report give it."""
    (found,) = dates(text, "en", FRIDAY)
    assert (words, first, last, grain) == (
        text[found.start : found.end],
        str(found.first),
        str(found.last),
        found.grain,
    )


@pytest.mark.parametrize(
    "text",
    [
        "It fell on 02/03/2026.",
        "It lasted a few months ago.",
        "It rose in the first quarter.",
        "It fell on Feb. 31, 2026.",
        "It came two days later.",
    ],
)
def test_what_is_open_stays_as_worded(text: str) -> None:
    """A date that could be several, or none, is kept without days: nothing is guessed."""
    (found,) = dates(text, "en", FRIDAY)
    assert (found.first, found.last) == (None, None)


@pytest.mark.parametrize(
    "text", ["It rained Tuesday.", "It fell on March 2.", "It fell two weeks ago.", "It rained last week."]
)
def test_without_a_report_day_relative_dates_stay_open(text: str) -> None:
    """What hangs on the day of the report has no day without it."""
    (found,) = dates(text, "en", None)
    assert found.relative
    assert found.first is None


@pytest.mark.parametrize(
    "text", ["He may go.", "They march 20 miles.", "It cost $2019.", "The 1,999 rooms", "A summary of decisions"]
)
def test_verbs_and_figures_are_no_dates(text: str) -> None:
    """Months in lower case are verbs, and figures with separators or currencies are figures."""
    assert dates(text, "en", FRIDAY) == ()


def test_other_languages_have_iso_dates_only() -> None:
    """Where the words for days are not known, only the international form is read."""
    (found,) = dates("Am 2026-03-02, nicht in 2025.", "de", FRIDAY)
    assert dt.date(2026, 3, 2) == found.first


def test_a_counted_time_says_how_many() -> None:
    """The count of a date's words is kept, so that a figure can be told from a date."""
    (found,) = dates("It fell two weeks ago.", "en", FRIDAY)
    assert (2, "week", True) == (found.count, found.unit, found.has_figure)


_WORDS = st.sampled_from(
    "last next this Monday May 2019 Feb. 30 31 two weeks ago the past in - 99999 1999-13-45 0001 "
    "decade 12/31/2019 century ,".split()
)


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=10).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_spans_are_ordered_and_days_follow_each_other(text: str, today: dt.date | None) -> None:
    """Whatever text and day, spans are ordered and disjoint, and no date ends before it begins."""
    end = 0
    for found in dates(text, "en", today):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert found.first is None or found.last is None or found.first <= found.last


@pytest.mark.parametrize(
    ("piece", "count"),
    [("the sixties ", 500), ("Monday ", 500), ("a week ", 0), ("12/", 0), ("the past ", 0), ("1", 0)],
)
def test_dates_in_any_number_are_read_as_one_is(piece: str, count: int) -> None:
    """Five hundred times the same: each is a date if one is, and pieces of dates make none."""
    assert [piece.strip()] * count == [(piece * 500)[one.start : one.end] for one in dates(piece * 500, "en", FRIDAY)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It opened around 1990.", True),
        ("It opened in about 1990.", True),
        ("It opened circa May 2019.", True),
        ("It opened in 1990.", False),
    ],
)
def test_a_date_that_is_only_near_keeps_its_doubt(text: str, about: bool) -> None:  # noqa: FBT001 - a parameter
    """Around 1990 is not 1990."""
    assert [about] == [mention.about for mention in dates(text)]
