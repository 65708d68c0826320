"""What numbers in digits and in words are worth."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.numerals import SEPARATORS, digits, numeral
from summarizer.language.tokens import Tokens


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1,234.5", "en", 1234.5),
        ("1.234,5", "de", 1234.5),
        ("1\u00a0234,5", "fr", 1234.5),
        ("1'234.5", "en", 1234.5),
        ("12,34,567", "en", 1234567.0),
        (".75", "en", 0.75),
        ("\u0661\u066c\u0662\u0663\u0664\u066b\u0665", "ar", 1234.5),
        ("\u0967\u0968,\u0969\u096a\u096b", "hi", 12345.0),
        ("1,23", "en", None),
        ("12.34.56", "en", None),
        ("1.234.5", "de", None),
        ("9" * 50, "en", None),
    ],
)
def test_digits_are_read_by_the_separators_of_their_language(written: str, language: str, value: float | None) -> None:
    """The same signs group thousands in one language and part decimals in another; what does neither is no number."""
    assert value == digits(written, language)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("thirty-six", 36),
        ("two hundred and five thousand", 205_000),
        ("three and a half million", 3_500_000),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("several hundred", 200),
        ("two-thirds", 2 / 3),
        ("a third of it", 1 / 3),
        ("one in four", 1 / 4),
        ("3 out of 10", 3 / 10),
        ("hundreds of thousands", 200_000),
        ("dozens", 24),
        ("five point two billion", 5.2e9),
        ("sixfold", 6),
        ("5 1/4", 5.25),
        ("3/4", 0.75),
        ("1.2 million", 1.2e6),
        ("4.3M", 4.3e6),
        ("2\u00bd", 2.5),
        ("6\u00d710\u22123", 0.006),
    ],
)
def test_words_scales_and_fractions_are_read(words: str, value: float) -> None:
    """A number has the value its words say, scale and fraction folded in."""
    read = numeral(Tokens(words, "en"), 0, "en")
    assert read is not None
    assert math.isclose(value, read.value)


@pytest.mark.parametrize(
    "words", ["a third man", "first half", "a quarter final", "quarter to six", "an apple", "half-hearted"]
)
def test_rows_and_idioms_are_no_numbers(words: str) -> None:
    """Ordinals, halves of a match and articles count nothing."""
    assert (
        numeral(
            Tokens(words, "en"),
            words.count(" ") and words.split().index("half") if "half" in words.split() else 0,
            "en",
        )
        is None
    )


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("3,5 Millionen", "de", 3.5e6),
        ("zw\u00f6lf", "de", 12),
        ("2 milliards", "fr", 2e9),
        ("1 234 567", "fr", 1234567),
        ("5 mil", "es", 5e3),
        ("3\u4e07", "zh", 3e4),
        ("1.2\uc5b5", "ko", 1.2e8),
    ],
)
def test_other_languages_have_their_own_scales(text: str, language: str, value: float) -> None:
    """A scale word or sign of another language is folded into the value."""
    read = numeral(Tokens(text, language), 0, language)
    assert read is not None
    assert math.isclose(value, read.value)


@given(st.integers(0, 10**12), st.integers(0, 99), st.sampled_from(sorted(SEPARATORS)))
def test_a_number_written_by_a_locale_reads_back(whole: int, cents: int, language: str) -> None:
    """Formatting a number with a language's separators and reading it in that language gives the number."""
    thousands, decimal = SEPARATORS[language]
    written = f"{whole:,}".replace(",", thousands) + f"{decimal}{cents:02}"
    value = digits(written, language)
    assert value is not None
    assert math.isclose(whole + cents / 100, value)


@given(st.text(max_size=60), st.sampled_from([*sorted(SEPARATORS), "und"]))
def test_no_text_breaks_the_reader(text: str, language: str) -> None:
    """Whatever stands at a token, reading it as a number raises nothing and moves on."""
    line = Tokens(text, language)
    for at in range(line.size):
        read = numeral(line, at, language)
        assert read is None or at <= read.first < read.last <= line.size
