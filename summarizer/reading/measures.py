"""Values of CSS → numbers: lengths in pixels, parts of a whole, colours with how well they stand out."""

import re
from collections.abc import Sequence

Colour = tuple[float, float, float, float]
"""Red, green and blue from 0 to 255, and opacity from 0 to 1."""

WHITE: Colour = (255, 255, 255, 1)
BLACK: Colour = (0, 0, 0, 1)
_WIDTH, _HEIGHT = 1280, 800  # pixels of the window that `vw` and `vh` are parts of
ROOT_SIZE = 16.0  # pixels of a font whose size nothing gives: the default of every browser

_NUMBER = r"[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e[+-]?\d{1,2})?"
_LENGTH = re.compile(rf"(?:calc\(\s*)?({_NUMBER})\s*([a-z%]{{0,5}})\s*\)?")
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "rem": ROOT_SIZE,
    "vw": _WIDTH / 100, "vh": _HEIGHT / 100, "vmin": _HEIGHT / 100, "vmax": _WIDTH / 100,
}  # fmt: skip
_FONT_UNITS = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "lh": 1.2}  # parts of the size of the font
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
# Names that stand for white, black or nearly so, and what else pages are written in; others are known by name alone.
_NAMES = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "floralwhite": "fffaf0", "ghostwhite": "f8f8ff",
    "mintcream": "f5fffa", "azure": "f0ffff", "aliceblue": "f0f8ff", "whitesmoke": "f5f5f5", "seashell": "fff5ee",
    "honeydew": "f0fff0", "lightyellow": "ffffe0", "oldlace": "fdf5e6", "linen": "faf0e6", "cornsilk": "fff8dc",
    "black": "000000", "navy": "000080", "gray": "808080", "grey": "808080", "silver": "c0c0c0", "red": "ff0000",
    "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "gainsboro": "dcdcdc", "yellow": "ffff00", "green": "008000",
    "blue": "0000ff", "beige": "f5f5dc", "lavender": "e6e6fa", "lavenderblush": "fff0f5", "darkslategray": "2f4f4f",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,8})(?![\w-])")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,100})\)")
_WORD = re.compile(r"(?<![\w#-])[a-z]{3,20}(?![\w(-])")


def pixels(value: str, font: float = ROOT_SIZE, whole: float = _WIDTH) -> float | None:
    """A length in pixels; `font` is the size of the font, `whole` what a percentage is part of. None for no length."""
    match = _LENGTH.match(value)
    if not match:
        return None
    number, unit = float(match[1]), match[2]
    if unit == "%":
        return number * whole / 100
    factor = _FONT_UNITS[unit] * font if unit in _FONT_UNITS else _PIXELS.get(unit)
    return None if factor is None else number * factor


def part(value: str) -> float | None:
    """A number or a percentage, as a part of one; None for neither."""
    match = _LENGTH.match(value)
    if not match or match[2] not in {"", "%"}:
        return None
    return float(match[1]) / (100 if match[2] else 1)


def font_size(value: str, above: float) -> float | None:
    """The size of a font in pixels, where that of what is around it is `above`; None if it cannot be told."""
    if value in _SIZES:
        return _SIZES[value]
    if value in {"smaller", "larger"}:
        return above * (1.2 if value == "larger" else 1 / 1.2)
    return pixels(value, above, above)


def size_in(shorthand: str) -> str | None:
    """The size within `font: bold 12px/1.5 serif`, as written; None if there is none."""
    sizes = (word.partition("/")[0] for word in shorthand.split())
    return next(
        (size for size in sizes if size in _SIZES or size == "0" or (_LENGTH.fullmatch(size) and not size.isdigit())),
        None,
    )


def colour(value: str) -> Colour | None:
    """The first colour in the value; None if there is none that is known."""
    if re.search(r"(?<![\w-])transparent(?![\w-])", value):
        return (0, 0, 0, 0)
    if match := _HEX.search(value):
        return _of_hex(match[1])
    if match := _FUNCTION.search(value):
        return _of_function(match[1], match[2])
    for word in _WORD.findall(value):
        if word in _NAMES:
            return _of_hex(_NAMES[word])
    return None


def _of_hex(digits: str) -> Colour | None:
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in {6, 8}:
        return None
    red, green, blue, *rest = (int(digits[at : at + 2], 16) for at in range(0, len(digits), 2))
    return red, green, blue, rest[0] / 255 if rest else 1


def _of_function(kind: str, arguments: str) -> Colour | None:
    values = [part_ for part_ in re.split(r"[\s,/]+", arguments.strip()) if part_]
    parts = [part(value.removesuffix("deg")) for value in values]
    if not 3 <= len(parts) <= 4 or None in parts:  # noqa: PLR2004 - three of colour, one of opacity
        return None
    first, second, third, *alpha = (number or 0.0 for number in parts)
    opacity = alpha[0] if alpha else 1.0
    if kind == "hsl":
        return (*_of_hue(first, second, third), opacity)
    red, green, blue = (
        number * 255 if value.endswith("%") else number
        for number, value in zip((first, second, third), values, strict=False)
    )
    return red, green, blue, opacity


def _of_hue(hue: float, saturation: float, light: float) -> tuple[float, float, float]:
    """The conversion of CSS Color 4, section 7.1."""
    saturation, light = (value if value <= 1 else value / 100 for value in (saturation, light))
    swing = saturation * min(light, 1 - light)
    red, green, blue = (
        255 * (light - swing * max(-1, min(place - 3, 9 - place, 1)))
        for place in ((start + hue / 30) % 12 for start in (0, 8, 4))
    )
    return red, green, blue


def contrast(ink: Sequence[float], ground: Sequence[float]) -> float:
    """From 1, the same, to 21, black on white: the ratio of WCAG 2.2, with what the ink's opacity leaves of it."""
    opacity = ink[3]
    seen = [opacity * a + (1 - opacity) * b for a, b in zip(ink[:3], ground[:3], strict=True)]
    lighter, darker = sorted((_luminance(seen), _luminance(ground[:3])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour_: Sequence[float]) -> float:
    red, green, blue = (
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own constant
        for level in (max(0.0, min(255.0, value)) / 255 for value in colour_)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def sides(words: Sequence[str]) -> tuple[str, str, str, str]:
    """Top, right, bottom and left of one to four words, as CSS fills them up."""
    top = words[0]
    right = words[1] if len(words) > 1 else top
    bottom = words[2] if len(words) > 2 else top  # noqa: PLR2004 - the third side
    left = words[3] if len(words) > 3 else right  # noqa: PLR2004 - the fourth side
    return top, right, bottom, left
