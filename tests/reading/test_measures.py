"""Lengths and colours of CSS."""

import pytest

from summarizer.reading.measures import BLACK, WHITE, colour, contrast, font_size, part, pixels, sides, size_in


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


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("#fff", WHITE), ("white", WHITE), ("rgb(255, 255, 255)", WHITE), ("RGB(100% 100% 100%)".lower(), WHITE),
        ("hsl(0, 0%, 100%)", WHITE), ("#ffffff", WHITE), ("no-repeat white", WHITE), ("black", BLACK),
        ("rgba(10, 20, 30, 0)", (10, 20, 30, 0)), ("#ff000080", (255, 0, 0, 128 / 255)),
        ("rgb(0 0 0 / 50%)", (0, 0, 0, 0.5)),
        ("transparent", (0, 0, 0, 0)), ("hsl(120deg 100% 50%)", (0, 255, 0, 1)), ("url()", None), ("#12", None),
    ],
)  # fmt: skip
def test_colours(value: str, found: tuple[float, ...] | None) -> None:
    """One colour has many names."""
    assert found == pytest.approx(colour(value)) if found else colour(value) is None


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white has 21, white on white 1, and half of the ink leaves less."""
    assert (21, 1) == pytest.approx((contrast(BLACK, WHITE), contrast(WHITE, WHITE)))
    assert contrast((0, 0, 0, 0.5), WHITE) < 5
    assert contrast((254, 254, 254, 1), WHITE) < 1.1 < contrast((0xCC, 0xCC, 0xCC, 1), WHITE)


def test_sides_are_filled_up() -> None:
    """One word is for all sides, two for two each, three leave the left to the right."""
    found = ["".join(sides(words)) for words in ("a", "ab", "abc", "abcd")]
    assert ["aaaa", "abab", "abcb", "abcd"] == found


def test_parts() -> None:
    """A number and a percentage are parts of one."""
    assert (0.5, 0.5, None) == (part("50%"), part(".5"), part("5px"))
