"""Words with offsets, and their stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.words import stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't go to the U.S. now.", ["Don't", "go", "to", "the", "U.S", "now"]),
        ("20,000 boats, 3.5 km", ["20,000", "boats", "3.5", "km"]),
        ("a well-known lamp", ["a", "well", "known", "lamp"]),
        ("我们明天走", ["我们", "们明", "明天", "天走"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """A word keeps its inner apostrophes, full stops and separators; a run of ideographs yields its pairs."""
    assert expected == [word.text for word in words(text)]


@pytest.mark.parametrize(
    "forms",
    [
        ("evacuate", "evacuates", "evacuated", "evacuating", "evacuation", "evacuations"),
        ("boat", "boats", "boat's", "Boat’s"),
        ("stop", "stopped", "stopping"),
        ("U.S", "US"),
    ],
)
def test_forms_share_a_stem(forms: tuple[str, ...]) -> None:
    """The forms of a word have one stem."""
    assert 1 == len({stem(form) for form in forms})


@pytest.mark.parametrize(("one", "other"), [("boat", "boast"), ("3.5", "35"), ("loss", "los"), ("court", "county")])
def test_words_apart(one: str, other: str) -> None:
    """Different words and figures keep different stems."""
    assert stem(one) != stem(other)


@given(st.text(max_size=80))
def test_words_are_what_stands_at_their_spans(text: str) -> None:
    """For any text each word is what stands at its span, and has a stem."""
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert isinstance(stem(word.text), str)
