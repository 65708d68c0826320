"""Whole lines that say something about the article: dates, footers, bylines."""

import datetime as dt

import pytest

from summarizer.reading.lines import date_line, is_byline, leading_date, print_footer

DAY = dt.date(2019, 2, 22)


@pytest.mark.parametrize(
    "line",
    [
        "Feb. 22, 2019",
        "Friday, February 22, 2019",
        "22 February 2019",
        "2019-02-22",
        "Published: Feb. 22, 2019 10:15 AM EST",
        "Published Friday, Feb 22 2019, 19:30 GMT",
        "Posted on February 22nd, 2019 at 1:23 PM",
        "22 February 2019 Last updated at 19:47 GMT",
        "February 22, 2019 | 8:16 am",
        "Fri., Feb. 22, 2019 11:29 AM PT",
        "22. Februar 2019, 10:15 Uhr",
        "Publié le 22 février 2019 à 10:15",
        "22 de febrero de 2019",
        "2019年2月22日",
    ],
)
def test_date_line(line: str) -> None:
    """A line that is a date, with its label and time, gives the day as written."""
    found = date_line(line)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On Feb. 22, 2019, the convoy left.",
        "Feb. 22, 2019 was a Friday",
        "Friday",
        "February 2019",
        "22 people",
        "Published by Osprey Press",
        "2019",
    ],
)
def test_no_date_line(line: str) -> None:
    """A sentence with a date in it, and a date without its day or year, are no date lines."""
    assert date_line(line) is None


def test_day_of_change_is_not_of_publication() -> None:
    """A line that says when the article was updated is a date line without a day."""
    found = date_line("Updated: Feb. 22, 2019 15:01 IST")
    assert found is not None
    assert found.day is None


def test_ambiguous_date_is_not_guessed() -> None:
    """A date that may be read in two orders gives no day, and says so."""
    found = date_line("02/03/2019")
    assert found is not None
    assert found.day is None
    assert "day first or month first" in found.doubt


def test_leading_date_ends_before_the_rest() -> None:
    """`date 2019-02-22` at the top gives the day, whatever follows on the line."""
    text = "date 2019-02-22 PARIS — The talks failed."
    found = leading_date(text, 0)
    assert found is not None
    assert (DAY, " PARIS — The talks failed.") == (found.day, text[found.end :])
    assert leading_date("date palms froze", 0) is None


@pytest.mark.parametrize(
    "line",
    [
        "A Section on 02/22/2019",
        "Page A4 on Feb. 22, 2019",
        "A version of this article appears in print on Feb. 22, 2019, on page A4 of the New York edition.",
        "Appeared in the February 22, 2019, print edition.",
    ],
)
def test_print_footer(line: str) -> None:
    """A print footer gives the paper's day, in American order."""
    found = print_footer(line)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize("line", ["Section 8 was struck down on 02/22/2019.", "He turned the page on Friday."])
def test_no_print_footer(line: str) -> None:
    """A sentence about sections and pages is no footer."""
    assert print_footer(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Petra Vondermoor",
        "By PETRA VONDERMOOR and Rafe Tolliskane",
        "by Petra Vondermoor, Staff Writer",
        "By Petra van der Moor | The Tolverin Post",
        "Petra Vondermoor, staff writer",
        "Von Petra Vondermoor",
        "Par Pétra Vondermoor",
        "By PETRA VONDERMOOR, Associated Press",
    ],
)
def test_byline(line: str) -> None:
    """A line of names behind `by`, or with a role, is a byline."""
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday night the water had gone.",
        "By 4 a.m. the wall had gone",
        "By then it was too late",
        "Von der Leyen spricht vor dem Parlament über den Haushalt",
        "Editors at the paper resigned on Friday.",
        "The reporter fled",
    ],
)
def test_no_byline(line: str) -> None:
    """A sentence that begins with `by`, or names a trade, is no byline."""
    assert not is_byline(line)
