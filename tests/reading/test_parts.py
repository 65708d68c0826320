"""The library's door: a text at hand → an article."""

import datetime as dt

import pytest

from summarizer.article import article_id
from summarizer.errors import InputError
from summarizer.reading import from_text

TEXT = (
    "date 2026-03-12\n\nSALLOW BAY, Corvania — The sea took Eel Quay in the dark, and the port was closed for a week."
)


def test_what_is_not_given_is_read_off_the_text() -> None:
    """Date, dateline and language come from the text; publisher, title and address stay unknown."""
    found = from_text(TEXT)
    assert (dt.date(2026, 3, 12), "SALLOW BAY, Corvania", "en") == (found.published, found.dateline, found.language)
    assert (None, None, None, None, "-") == (found.publisher, found.title, found.url, found.story, found.source)
    assert found.id == article_id(TEXT, None, dt.date(2026, 3, 12), None)


def test_what_is_given_wins() -> None:
    """Metadata that are given are taken, and no note speaks of others."""
    found = from_text(
        TEXT + "\n\nA Section on 03/13/2026",
        title="The sea",
        publisher="The Herald",
        published="2026-03-14",
        url="https://a.example",
        language="en-GB",
        source="a.txt",
        story="flood",
        notes=["by hand"],
    )
    expected = (
        "The sea",
        "The Herald",
        dt.date(2026, 3, 14),
        "https://a.example",
        "en",
        "a.txt",
        "flood",
        ("by hand",),
    )
    assert expected == (
        found.title,
        found.publisher,
        found.published,
        found.url,
        found.language,
        found.source,
        found.story,
        found.notes,
    )


def test_front_matter() -> None:
    """A block of metadata is read, and is no part of the story; what is given wins over it."""
    block = '---\ntitle: The sea\nsource: The Herald\ndate: 12 March 2026\nlang: en\nstory: flood\nurl: "https://a.example"\n---\n'
    found = from_text(block + TEXT, title="Mine")
    assert ("Mine", "The Herald", dt.date(2026, 3, 12), "flood", "https://a.example") == (
        found.title,
        found.publisher,
        found.published,
        found.story,
        found.url,
    )
    assert found.text == block + TEXT
    assert found.text_of(found.sentences[0]) == block.strip()
    assert [found.text_of(sentence) for sentence in found.told()] == [TEXT.partition("— ")[2]]


def test_date_in_front_matter_that_cannot_be_read() -> None:
    """A date of the front matter in another form is noted, and the text's own is taken."""
    found = from_text(f"---\ntitle: The sea\ndate: spring\n---\n{TEXT}")
    assert (dt.date(2026, 3, 12), True) == (found.published, "'spring'" in found.notes[0])


def test_text_stays_untouched() -> None:
    """Line ends, blanks and invisible characters stay in the text, and the invisible ones are counted."""
    text = "\r\n The wall\u200b fell.\r\n\r\n\u202eIt was old. \r\n"
    found = from_text(text)
    assert (text, ["The wall\u200b fell.", "\u202eIt was old."]) == (found.text, [*map(found.text_of, found.sentences)])
    order = "1 of which change the order of those around them"
    assert found.notes == (f"2 invisible characters, {order}, which no model sees",)


def test_words_of_two_alphabets_are_noted() -> None:
    """A name with a foreign letter in it may be another's: the note gives it, and no more than five."""
    found = from_text(f"P\u0430ul Okraway spoke. {TEXT}")
    assert found.notes == ("words that mix letters of several alphabets, and may pose as others: 'P\u0430ul'",)
    many = from_text(" ".join(f"{letter}\u0430x" for letter in "abcdefgh"))
    assert many.notes[0].endswith("'e\u0430x' and 3 more")


def test_half_characters_are_replaced() -> None:
    """Halves of surrogate pairs, which no file can hold, are joined or replaced, and noted."""
    found = from_text("The wall \ud83d\ude00 fell. \ud800 It was old.")
    assert ("The wall \U0001f600 fell. \ufffd It was old.", 1) == (found.text, len(found.notes))
    assert found.model_dump_json()


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff"])
def test_text_without_a_word(text: str) -> None:
    """A text without a visible character is refused by its source."""
    with pytest.raises(InputError, match="is empty") as caught:
        from_text(text, source="a.txt")
    assert caught.value.where == "a.txt"


def test_date_in_words_must_name_a_day() -> None:
    """A date that is given in words, and names no day, is an error with the form to write it in."""
    with pytest.raises(InputError, match="last Friday") as caught:
        from_text(TEXT, published="last Friday")
    assert "2019-02-19" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "told"), [("a.\n" * 80_000, "150,000 sentences"), ("a" * 5_000_001, "5,000,000 char")]
)
def test_text_that_is_too_long(text: str, told: str) -> None:
    """A text with more in it than any article has is refused before time is spent on it."""
    with pytest.raises(InputError, match=f"more than {told}"):
        from_text(text)
