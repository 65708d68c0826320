"""Elements: whatever words stand in them or in their attributes, they are words."""

from xml.etree import ElementTree as ET

from hypothesis import given
from presenting.hostile import TEXT

from summarizer.evaluation.reports.markup import document, element, words
from summarizer.text import printable


@given(TEXT)
def test_words_before_between_and_after_elements(text: str) -> None:
    """They come out as they are, with what is unseen spelled out."""
    found = element("p", text, element("b", text), text, words(text), text, None, title=text)
    assert [printable(text)] * 3 == [found.text or "", found[0].text or "", found[1].text or ""]
    assert [printable(text)] * 2 == [found[0].tail or "", found[1].tail or ""]
    assert {"title": printable(text)} == found.attrib


def test_words_that_meet_are_one() -> None:
    """Each is kept, in its place."""
    found = element("p", "a", "b", element("b"), "c", "d", class_="x", aria_label="y")
    assert '<p class="x" aria-label="y">ab<b></b>cd</p>' == ET.tostring(found, encoding="unicode", method="html")


def test_the_style_is_not_escaped() -> None:
    """A selector with `>` must reach the browser as it is hashed."""
    assert "<style>p > b {}</style>" in document("a", "p > b {}")
