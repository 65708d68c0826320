"""Whatever a string holds, it is text on the page, and what nobody could see is named."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from presenting.evidence.parsed import parsed
from presenting.hostile import PAYLOADS, TEXT

from summarizer.presenting.evidence.markup import Html, as_written, joined, tag
from summarizer.text import INVISIBLE, printable

_UNSEEN = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}]")


class Words(HTMLParser):
    """The words of markup; any element is a failure."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """No element may be there."""
        raise AssertionError((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Gather the words."""
        self.words += data


@given(TEXT)
def test_a_string_is_words_and_no_markup(text: str) -> None:
    """A plain string comes back as its own characters, spelled out where they are controls."""
    reader = Words()
    reader.feed(joined((text,)))
    reader.close()
    assert printable(text) == reader.words


@given(TEXT)
def test_a_string_stays_inside_its_attribute(text: str) -> None:
    """The element has one attribute, with the text as its value."""
    (element,) = parsed(tag("b", "x", class_=text)).children
    assert not isinstance(element, str)
    assert {"class": printable(text)} == element.attributes
    assert ["x"] == element.children


def test_finished_markup_joined_to_a_string_is_a_string_again() -> None:
    """Nobody makes markup by adding strings: what comes of it is escaped."""
    assert "&lt;b&gt;x&lt;/b&gt; y" == joined((tag("b", "x") + " y",))
    assert isinstance(tag("b"), Html)


@given(TEXT)
def test_an_articles_text_holds_no_character_that_nobody_sees(text: str) -> None:
    """But for joiners and emoji signs after a letter or sign that they belong to, each is named."""
    left = _UNSEEN.findall(as_written(text))
    assert set(left) <= set("\u200c\u200d\ufe0e\ufe0f")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "aU+202Eb"),
        ("soft\u00adhyphen", "softU+00ADhyphen"),
        ("می\u200cروم", "می\u200cروم"),
        ("👩\u200d💻 ❤\ufe0f", "👩\u200d💻 ❤\ufe0f"),
        ("x\u200dy", "xU+200Dy"),
        ("😀" + "\ufe0f" * 40, "😀\ufe0fU+FE0F … U+FE0F, 39 characters"),
        ("\U000e0049\U000e0067", "U+E0049 U+E0067"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\x1b[2J", "U+001B[2J"),
    ],
)
def test_unseen_characters_stand_by_their_names(text: str, shown: str) -> None:
    """Bidi controls, tags and stray joiners are shown; what a script or an emoji needs stays as it is."""
    assert shown == parsed(as_written(text)).text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_known_attacks_are_words_of_an_article(payload: str) -> None:
    """The only element in an article's words is the one that names what nobody sees."""
    assert {"", "i"} >= {element.name for element in parsed(as_written(payload)).walk()}
