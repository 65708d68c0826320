"""Words of labels are found where they stand, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Span
from summarizer.evaluation.places import cited, find, fragments
from summarizer.reading import from_text

TEXT = "“We  wait,” said Osk, “for the\ntide.” Twelve boats wait – 12 of 112."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ('"We wait,"', ["“We  wait,”"]),
        ("for the tide", ["for the\ntide"]),
        ("wait - 12", ["wait – 12"]),
        ("12", ["12"]),
        ("wait", ["wait", "wait"]),
        ("Osk said", []),
        ("  ", []),
    ],
)
def test_words_are_found_whole_whatever_marks_and_white_space_they_have(words: str, found: list[str]) -> None:
    """A label's words stand where the article has them, its own typography aside; a number is no part of another."""
    assert found == [span.of(TEXT) for span in find(TEXT, words)]


@given(st.text("ab“”\"' \n–-1", max_size=40), st.integers(0, 40), st.integers(1, 12))
def test_a_place_holds_the_words(text: str, start: int, length: int) -> None:
    """What is found reads as what was sought, and lies inside the text."""
    words = text[start : start + length].strip()
    for span in find(text, words):
        assert 0 <= span.start < span.end <= len(text)
        assert [Span(start=0, end=span.end - span.start)] == find(span.of(text), words)


def test_a_split_quotation_is_found_in_its_order() -> None:
    """The fragments stand one behind the other; the other way round they are not there."""
    assert ["We  wait", "for the\ntide"] == [span.of(TEXT) for span in fragments(TEXT, "We wait … for the tide") or []]
    assert fragments(TEXT, "for the tide … We wait") is None


def test_words_name_their_sentence() -> None:
    """A label says a sentence by some words of it."""
    article = from_text("One dredger sank. Two tugs came. One tug sank.", language="en", source="a.txt")
    assert [2, 3] == cited(article, ("tug sank", "Two tugs"))
    assert [] == cited(article, ("no such words",))
