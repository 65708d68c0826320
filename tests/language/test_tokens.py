"""How a text is cut into tokens, and what a glance at it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.tokens import Tokens, glance


@pytest.mark.parametrize(
    ("text", "language", "kinds", "texts"),
    [
        ("He paid US$5.20.", "en", "word word symbol number other", ["He", "paid", "US$", "5.20", "."]),
        ("US aid, $5", "en", "word word other symbol number", ["US", "aid", ",", "$", "5"]),
        ("1 234,5 km", "fr", "number word", ["1 234,5", "km"]),
        ("1 234 km", "en", "number number word", ["1", "234", "km"]),
        ("36% of o'clock\u2019s", "en", "number symbol word word", ["36", "%", "of", "o'clock\u2019s"]),
        ("3\ub9cc \ub098", "ko", "number scale word", ["3", "\ub9cc", "\ub098"]),
        ("\u00bd \u4e07_x", "en", "symbol scale other word", ["\u00bd", "\u4e07", "_", "x"]),
        ("a\x1cb", "en", "word word", ["a", "b"]),
    ],
)
def test_a_token_is_of_one_kind(text: str, language: str, kinds: str, texts: list[str]) -> None:
    """Words, digits, signs and scales are told apart, and each stands where it is written."""
    line = Tokens(text, language)
    assert (kinds.split(), texts) == (line.kinds[: line.size], line.texts[: line.size])


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "ko", "zh"]))
def test_every_character_but_blanks_is_in_one_token(text: str, language: str) -> None:
    """Tokens are in order and disjoint, are what stands at their place, and leave out nothing but white space."""
    line = Tokens(text, language)
    end = 0
    for at in range(line.size):
        assert not text[end : line.starts[at]].strip()
        end = line.ends[at]
        assert text[line.starts[at] : end] == line.texts[at]
    assert not text[end:].strip()


def test_nothing_stands_just_outside() -> None:
    """A look beyond either end finds an empty token that is tied to nothing."""
    line = Tokens("12-", "en")
    for outside in (-2, -1, 2, 3):
        assert (line.texts[outside], line.kinds[outside], line.hyphen(outside)) == ("", "", False)


@pytest.mark.parametrize(
    ("text", "has_digits", "words"),
    [
        ("Two boats, three crews", False, ("two", "boats", "three", "crews")),
        ("In 2019 they left", True, ("in", "0000", "they", "left")),
        ("na\u00efve \u0661", False, ("na", "ve")),
    ],
)
def test_a_glance_tells_digits_and_words(text: str, has_digits: bool, words: tuple[str, ...]) -> None:  # noqa: FBT001 - a parameter of the test
    """Plain digits are told, and the plain words are in lower case."""
    assert (has_digits, words) == glance(text)
