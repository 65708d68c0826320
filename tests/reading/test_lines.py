"""Whole lines that say something about the article: dates, footers, bylines."""

import datetime as dt

import pytest

from summarizer.reading.lines import byline, date_line, leading_date, print_footer

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
        "Posted: 4:02 PM, Feb 22, 2019",
        "Published 10:02 AM EST, Fri February 22, 2019",
        "18.02, 22 February 2019",
        "10:15 Uhr, 22.02.2019",
        "Updated February 23, 2019 at 3:15 p.m. EST|Published February 22, 2019 at 10:02 a.m. EST",
        "Posted Fri 22 Feb 2019 at 6:02am, updated Sat 23 Feb 2019 at 9:15am",
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
        "4:02 PM, when the wall fell",
        "Updated figures show 40 dead",
        "4 hours ago the wall fell",
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


@pytest.mark.parametrize(
    "line", ["Updated 7:41 PM EDT, June 2, 2024", "Published", "4 hours ago", "Updated 2 days ago", "5 min read"]
)
def test_date_line_without_a_day_of_publication(line: str) -> None:
    """A line that tells when, but not on which day the article came out, is no sentence of the story either."""
    found = date_line(line)
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
        "By Petra Vondermoor, political editor",
        "By Petra Vondermoor, health and science correspondent, in Tolverin",
        "By Petra Vondermoor and agencies",
        "By our correspondent",
        "**By Petra Vondermoor**",
    ],
)
def test_byline(line: str) -> None:
    """A line of names behind `by`, or with a role, is a byline."""
    assert byline(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "By Friday night the water had gone.",
        "By 4 a.m. the wall had gone",
        "By then it was too late",
        "Von der Leyen spricht vor dem Parlament über den Haushalt",
        "Editors at the paper resigned on Friday.",
        "The reporter fled",
        "By Friday, the editor of the paper had fled",
        "By our count 40 people are missing",
        "Petra Vondermoor",
        "Wall Falls in Sallow Bay February 22, 2019",
        "The wall fell - February 22, 2019",
    ],
)
def test_no_byline(line: str) -> None:
    """A sentence that begins with `by`, or names a trade, is no byline."""
    assert byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Petra Vondermoor | February 22, 2019",
        "By Petra Vondermoor February 22, 2019",
        "*By Petra Vondermoor* · 22 February 2019",
        "Petra Vondermoor · The Tolverin Post · Posted: Feb 22, 2019 4:00 AM EST | Last Updated: February 23, 2019",
        "PTI / Feb 22, 2019, 18:02 IST",
        "By  PETRA VONDERMOOR, Feb. 22, 2019",
        "By Petra Vondermoor, Staff Writer - Posted 4:02 PM, Feb. 22, 2019",
    ],
)
def test_byline_with_a_date(line: str) -> None:
    """The day behind a byline is that of publication."""
    found = byline(line)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize(
    "line", ["Petra Vondermoor", "PETRA VAN DER MOOR", "Petra Vondermoor in Sallow Bay", "@pvondermoor"]
)
def test_name_alone_is_a_byline_below_a_title(line: str) -> None:
    """A name alone, or with the place that it writes from, is a byline only where it is looked for."""
    assert byline(line, bare=True) is not None
    assert byline(line) is None


@pytest.mark.parametrize(
    "line", ["Wall fails", "Vondermoor", "Two dead in Sallow Bay", "The Wall, the Sea and the Town"]
)
def test_line_below_a_title_that_names_nobody(line: str) -> None:
    """A second headline is no name."""
    assert byline(line, bare=True) is None
