"""Lengths, parts and angles of CSS."""

import pytest

from summarizer.reading.measures import angle, font_size, is_unknown, part, pixels, sides, size_in, words


@pytest.mark.parametrize(
    ("value", "found"),
    [("12px", 12), ("-9999px", -9999), (".5em", 10), ("2rem", 32), ("50%", 640), ("-100vw", -1280), ("100vh", 800),
     ("3pt", 4), ("0", 0), ("calc(0px)", 0), ("1e3px", 1000), ("auto", None), ("none", None), ("2fr", None)],
)  # fmt: skip
def test_lengths(value: str, found: float | None) -> None:
    """A length comes in pixels, by the font where it is told in that; what is none is none."""
    assert found == pixels(value, font=20)


@pytest.mark.parametrize(
    ("value", "found"),
    [("small", 13), ("larger", 12), ("50%", 5), ("2em", 20), ("1vw", 12.8), ("inherit", None)],
)
def test_sizes_of_fonts(value: str, found: float | None) -> None:
    """A size is told by name, by itself or by what is around it."""
    assert found == font_size(value, 10)


@pytest.mark.parametrize(
    ("value", "size"),
    [("bold 12px/1.5 serif", "12px"), ("0/0 a", "0"), ("italic 700 small x", "small"), ("inherit", None)],
)
def test_the_size_within_a_shorthand(value: str, size: str | None) -> None:
    """`font` holds a size among other things, of which a weight is no size."""
    assert size == size_in(value)


def test_sides_are_filled_up() -> None:
    """One word is for all sides, two for two each, three leave the left to the right."""
    found = ["".join(sides(words)) for words in ("a", "ab", "abc", "abcd")]
    assert ["aaaa", "abab", "abcb", "abcd"] == found


def test_parts() -> None:
    """A number and a percentage are parts of one."""
    assert (0.5, 0.5, None) == (part("50%"), part(".5"), part("5px"))


@pytest.mark.parametrize(
    ("value", "found"),
    [("calc(1px + 2 * 3px)", 7), ("calc(50% - (1em - 4px)/2)", 632), ("min(3px, 2px, 9px)", 2), ("calc(1px", None),
     ("clamp(1px, 5px, 3px)", 3), ("calc(1px / 0)", None), ("round(1px)", None), ("calc((1px + 2px) * -1)", -3)],
)  # fmt: skip
def test_sums(value: str, found: float | None) -> None:
    """Sums are done as a browser does them; what is none, or too much, is none."""
    assert found == pixels(value, font=20)
    assert is_unknown(value) is (found is None)


def test_angles() -> None:
    """A turn has 360 degrees, and 400 grads."""
    assert (90, 90, 180, None) == (angle(".25turn"), angle("100grad"), angle("calc(90deg * 2)"), angle("9px"))


def test_words_are_not_cut_in_parentheses() -> None:
    """What a function is given is one word with it."""
    assert ["calc(1px + min(2px, 3px))", "auto"] == words("calc(1px + min(2px, 3px)) auto")
