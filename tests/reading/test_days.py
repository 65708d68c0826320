"""Written dates and the days they name."""

import datetime as dt

import pytest

from summarizer.reading.days import day_at, day_of

DAY = dt.date(2019, 2, 3)


@pytest.mark.parametrize(
    "words",
    [
        "2019-02-03",
        "2019-02-03T23:30:00-08:00",
        "2019-02-03 23:30:00",
        "2019/2/3",
        "20190203",
        "February 3, 2019",
        "Feb. 3rd, 2019",
        "Sunday, Feb. 3, 2019",
        "3 February 2019",
        "Sun, 03 Feb 2019 10:00:00 GMT",
        "3-Feb-2019",
        "3. Februar 2019",
        "3 février 2019",
        "3 de febrero de 2019",
        "3 febbraio 2019",
        "3 de fevereiro de 2019",
        "3 februari 2019",
        "3 февраля 2019",
        "3 лютого 2019",
        "3 lutego 2019",
        "3 Şubat 2019",
        "2019年2月3日",
        "2019년 2월 3일",
        "03.02.2019",
    ],
)
def test_day(words: str) -> None:
    """A whole date gives the day as written; its time and zone do not move it."""
    assert day_of(words).day == DAY


def test_slashes_are_read_only_where_one_order_fits() -> None:
    """A date in figures gives a day if only one order makes one; else American order must be known."""
    assert dt.date(2019, 2, 23) == day_of("02/23/2019").day == day_of("23/02/2019").day
    assert dt.date(2019, 2, 2) == day_of("02/02/2019").day
    assert (None, "may be read day first or month first") == (day_of("02/03/2019").day, day_of("02/03/2019").doubt)
    assert day_at("02/03/2019", american=True).day == DAY


@pytest.mark.parametrize(
    "value", ["", "Friday", "yesterday", "2019", "February 2019", "2/3/19", "2019-02-30", "soon", True, 12, "1" * 30]
)
def test_no_day(value: object) -> None:
    """What names no whole day of the calendar gives none, and the reason."""
    found = day_of(value)
    assert found.day is None
    assert found.doubt


def test_counts_of_seconds_say_what_was_assumed() -> None:
    """Seconds and milliseconds since 1970 give the day in UTC, with a note."""
    for value in (1549152000, 1549152000000, "1549152000"):
        assert (DAY, True) == (day_of(value).day, "UTC" in day_of(value).doubt)
