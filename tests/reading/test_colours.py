"""Colours of CSS, and what can be told from what."""

import pytest

from summarizer.reading.colours import BLACK, WHITE, alike, colour, contrast, filtered


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


@pytest.mark.parametrize(
    "value",
    [
        "oklch(62.8% .2577 29.23)",
        "lab(54.29 80.8 69.89)",
        "hwb(0 0% 0%)",
        "color(srgb 1 0 0)",
        "oklab(.628 .2249 .1258)",
    ],
)
def test_red_in_every_space(value: str) -> None:
    """Each space of colours has its own numbers for red."""
    assert colour(value) == pytest.approx((255, 0, 0, 1), abs=3)


def test_colours_that_are_alike_in_light_alone() -> None:
    """Orange on a red as light as it can be read, white on nearly white cannot."""
    assert not alike(colour("peru") or WHITE, colour("tomato") or WHITE)
    assert alike(colour("ivory") or BLACK, WHITE)


def test_filters_change_colours() -> None:
    """Black that is turned is white, and without contrast all is grey."""
    assert [WHITE, (127.5, 127.5, 127.5, 1)] == [filtered(BLACK, [("invert", 1)]), filtered(BLACK, [("contrast", 0)])]
