"""Records and the fields they are read from."""

import datetime as dt

import pytest

from summarizer.errors import InputError
from summarizer.reading.records import Fields, parts_of


@pytest.mark.parametrize(
    "record",
    [
        {"text": "T", "title": "H", "date": "2019-02-22", "publisher": "P", "url": "u"},
        {"body": "T", "headline": "H", "published": "2019-02-22", "source": "P", "link": "u"},
        {
            "Content": "T",
            "Title": "H",
            "publishedAt": "2019-02-22T10:00:00Z",
            "source": {"id": 1, "name": "P"},
            "URL": "u",
        },
        {"maintext": "T", "title": "H", "date_publish": "2019-02-22 10:00:00", "outlet": "P", "url": "u"},
        {"article": "T", "title": "H", "Pub Date": "Feb. 22, 2019", "site-name": "P", "href": "u"},
    ],
)
def test_fields_are_guessed(record: dict[str, object]) -> None:
    """The names in use are known, whatever their case, blanks and dashes."""
    parts = parts_of(record, Fields())
    expected = ("T", "H", dt.date(2019, 2, 22), "P", "u", ())
    assert expected == (parts.text, parts.title, parts.published, parts.publisher, parts.url, parts.notes)


def test_given_fields_win() -> None:
    """A field that is named is taken, also where another one would be guessed."""
    record = {"text": "no", "lede": "yes", "title": "no", "kicker": "K", "date": "2019-02-22", "day": "2020-01-01"}
    parts = parts_of(record, Fields(text="lede", title="kicker", date="day"))
    assert ("yes", "K", dt.date(2020, 1, 1)) == (parts.text, parts.title, parts.published)


def test_field_that_is_not_there() -> None:
    """A wrong name for the text is an error that lists the fields; for the rest it is a note."""
    with pytest.raises(InputError, match="'txet'") as caught:
        parts_of({"text": "T", "day": "x"}, Fields(text="txet"))
    assert "text, day" in caught.value.hint
    assert parts_of({"text": "T"}, Fields(date="day")).notes == ("the record has no field 'day'",)


@pytest.mark.parametrize(
    ("record", "what"),
    [
        ({"id": 1, "lede": "T"}, "no field that looks like"),
        ({}, "no field that looks like"),
        ({"text": ""}, "'text' is empty"),
        ({"text": None, "body": " "}, "'text' is null, 'body' is empty"),
        ({"text": {"a": 1}}, "'text' is an object"),
        ({"text": [1, 2]}, "'text' is a list"),
        ({"text": 5}, "'text' is 5"),
    ],
)
def test_record_without_text(record: dict[str, object], what: str) -> None:
    """A record without a text says what it has instead."""
    with pytest.raises(InputError, match=what):
        parts_of(record, Fields())


def test_paragraphs_and_second_choice() -> None:
    """A list of strings is joined to paragraphs; an empty field gives way to the next name."""
    assert parts_of({"text": ["One.", "Two."]}, Fields()).text == "One.\n\nTwo."
    assert parts_of({"text": "", "body": "T"}, Fields()).text == "T"


def test_date_that_cannot_be_read_is_noted() -> None:
    """A date in another form is left out and said so; a count of seconds is read and said so."""
    parts = parts_of({"text": "T", "date": "last Friday"}, Fields())
    assert (None, True) == (parts.published, "'last Friday'" in parts.notes[0])
    parts = parts_of({"text": "T", "date": 1550836800}, Fields())
    assert (dt.date(2019, 2, 22), True) == (parts.published, "UTC" in parts.notes[0])


def test_page_in_a_record() -> None:
    """HTML in a record is read as a page; what the record says wins over what the page says."""
    page = (
        "<html><head><title>Other</title></head><body><p>The wall fell before dawn.</p><p>It was old.</p></body></html>"
    )
    parts = parts_of({"html": page, "title": "H", "url": "https://a.example/b"}, Fields())
    assert ("The wall fell before dawn.\nIt was old.", "H", "https://a.example/b") == (
        parts.text,
        parts.title,
        parts.url,
    )
