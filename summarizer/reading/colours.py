"""Colours of CSS → red, green, blue and opacity, and whether words in one can be told from a ground in another."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.reading.measures import angle, part

Colour = tuple[float, float, float, float]
"""Red, green and blue from 0 to 255, and opacity from 0 to 1."""

WHITE: Colour = (255, 255, 255, 1)
BLACK: Colour = (0, 0, 0, 1)
_LEAST_CONTRAST = 1.1  # below which words cannot be told from their ground; the lightest grey in use has 1.4 on white
_LEAST_HUE = 40  # of 255 in red or green, by which colours as light as each other differ; blue is hardly seen
# The names of CSS Color 4, and those that a browser takes from its own looks, which are light by default.
_NAMES = """
    aliceblue f0f8ff  antiquewhite faebd7  aqua 00ffff  aquamarine 7fffd4  azure f0ffff  beige f5f5dc  bisque ffe4c4
    black 000000  blanchedalmond ffebcd  blue 0000ff  blueviolet 8a2be2  brown a52a2a  burlywood deb887
    cadetblue 5f9ea0  chartreuse 7fff00  chocolate d2691e  coral ff7f50  cornflowerblue 6495ed  cornsilk fff8dc
    crimson dc143c  cyan 00ffff  darkblue 00008b  darkcyan 008b8b  darkgoldenrod b8860b  darkgray a9a9a9
    darkgreen 006400  darkgrey a9a9a9  darkkhaki bdb76b  darkmagenta 8b008b  darkolivegreen 556b2f
    darkorange ff8c00  darkorchid 9932cc  darkred 8b0000  darksalmon e9967a  darkseagreen 8fbc8f
    darkslateblue 483d8b  darkslategray 2f4f4f  darkslategrey 2f4f4f  darkturquoise 00ced1  darkviolet 9400d3
    deeppink ff1493  deepskyblue 00bfff  dimgray 696969  dimgrey 696969  dodgerblue 1e90ff  firebrick b22222
    floralwhite fffaf0  forestgreen 228b22  fuchsia ff00ff  gainsboro dcdcdc  ghostwhite f8f8ff  gold ffd700
    goldenrod daa520  gray 808080  green 008000  greenyellow adff2f  grey 808080  honeydew f0fff0  hotpink ff69b4
    indianred cd5c5c  indigo 4b0082  ivory fffff0  khaki f0e68c  lavender e6e6fa  lavenderblush fff0f5
    lawngreen 7cfc00  lemonchiffon fffacd  lightblue add8e6  lightcoral f08080  lightcyan e0ffff
    lightgoldenrodyellow fafad2  lightgray d3d3d3  lightgreen 90ee90  lightgrey d3d3d3  lightpink ffb6c1
    lightsalmon ffa07a  lightseagreen 20b2aa  lightskyblue 87cefa  lightslategray 778899  lightslategrey 778899
    lightsteelblue b0c4de  lightyellow ffffe0  lime 00ff00  limegreen 32cd32  linen faf0e6  magenta ff00ff
    maroon 800000  mediumaquamarine 66cdaa  mediumblue 0000cd  mediumorchid ba55d3  mediumpurple 9370db
    mediumseagreen 3cb371  mediumslateblue 7b68ee  mediumspringgreen 00fa9a  mediumturquoise 48d1cc
    mediumvioletred c71585  midnightblue 191970  mintcream f5fffa  mistyrose ffe4e1  moccasin ffe4b5
    navajowhite ffdead  navy 000080  oldlace fdf5e6  olive 808000  olivedrab 6b8e23  orange ffa500  orangered ff4500
    orchid da70d6  palegoldenrod eee8aa  palegreen 98fb98  paleturquoise afeeee  palevioletred db7093
    papayawhip ffefd5  peachpuff ffdab9  peru cd853f  pink ffc0cb  plum dda0dd  powderblue b0e0e6  purple 800080
    rebeccapurple 663399  red ff0000  rosybrown bc8f8f  royalblue 4169e1  saddlebrown 8b4513  salmon fa8072
    sandybrown f4a460  seagreen 2e8b57  seashell fff5ee  sienna a0522d  silver c0c0c0  skyblue 87ceeb
    slateblue 6a5acd  slategray 708090  slategrey 708090  snow fffafa  springgreen 00ff7f  steelblue 4682b4
    tan d2b48c  teal 008080  thistle d8bfd8  tomato ff6347  turquoise 40e0d0  violet ee82ee  wheat f5deb3
    white ffffff  whitesmoke f5f5f5  yellow ffff00  yellowgreen 9acd32
    canvas ffffff  canvastext 000000  field ffffff  fieldtext 000000  buttonface efefef  buttontext 000000
    window ffffff  windowtext 000000
"""
_HEX_OF = dict(zip(_NAMES.split()[::2], _NAMES.split()[1::2], strict=True))
_COLOUR = re.compile(
    r"#(?P<hex>[0-9a-f]{3,8})(?![\w-])"
    r"|(?<![\w-])(?P<function>rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\((?P<arguments>[^()]{1,100})\)"
    r"|(?<![\w#-])(?P<name>[a-z]{3,20})(?![\w(-])"
)
_LINEAR = {"srgb-linear", "xyz", "xyz-d65", "xyz-d50"}


def colour(value: str) -> Colour | None:
    """The first colour in the value; None if there is none that is known."""
    return next(colours(value), None)


def colours(value: str) -> Iterator[Colour]:
    """Every colour in the value that is known, such as those of a gradient."""
    for match in _COLOUR.finditer(value):
        if match["hex"]:
            found = _of_hex(match["hex"])
        elif match["function"]:
            found = _of_function(match["function"].removesuffix("a"), match["arguments"])
        elif match["name"] == "transparent":
            found = (0, 0, 0, 0)
        else:
            found = _of_hex(_HEX_OF.get(match["name"], ""))
        if found is not None:
            yield found


def _of_hex(digits: str) -> Colour | None:
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in {6, 8}:
        return None
    red, green, blue, *rest = (int(digits[at : at + 2], 16) for at in range(0, len(digits), 2))
    return red, green, blue, rest[0] / 255 if rest else 1


def _of_function(kind: str, arguments: str) -> Colour | None:
    words = [word for word in re.split(r"[\s,/]+", arguments.strip()) if word]
    space = words.pop(0) if kind == "color" and words else ""
    hue_at = {"hsl": 0, "hwb": 0, "lch": 2, "oklch": 2}.get(kind)
    numbers = [0.0 if word == "none" else angle(word) if at == hue_at else part(word) for at, word in enumerate(words)]
    if not 3 <= len(numbers) <= 4 or None in numbers:  # noqa: PLR2004 - three of colour, one of opacity
        return None
    first, second, third, *alpha = (number or 0.0 for number in numbers)
    percent = [word.endswith("%") for word in words]
    opacity = alpha[0] if alpha else 1.0
    match kind:
        case "rgb":
            red, green, blue = (
                n * 255 if share else n for n, share in zip((first, second, third), percent, strict=False)
            )
        case "hsl":
            red, green, blue = _of_hue(first, second, third)
        case "hwb":
            white, black = (value if value <= 1 else value / 100 for value in (second, third))
            over = max(1.0, white + black)
            red, green, blue = (
                pure * (1 - (white + black) / over) + 255 * white / over for pure in _of_hue(first, 1, 0.5)
            )
        case "color":
            red, green, blue = (255 * _encoded(n) if space in _LINEAR else 255 * n for n in (first, second, third))
        case _:
            if kind.endswith("ch"):
                second, third = second * math.cos(math.radians(third)), second * math.sin(math.radians(third))
            if kind.startswith("ok"):
                red, green, blue = _of_oklab(first, second, third)
            else:
                red, green, blue = _of_lab(first * 100 if percent[0] else first, second, third)
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


def _of_oklab(light: float, a: float, b: float) -> tuple[float, float, float]:
    """The conversion of CSS Color 4, section 9.2."""
    long = (light + 0.3963 * a + 0.2158 * b) ** 3
    middle = (light - 0.1056 * a - 0.0639 * b) ** 3
    short = (light - 0.0895 * a - 1.2915 * b) ** 3
    return (
        255 * _encoded(4.0767 * long - 3.3077 * middle + 0.2310 * short),
        255 * _encoded(-1.2684 * long + 2.6098 * middle - 0.3413 * short),
        255 * _encoded(-0.0042 * long - 0.7034 * middle + 1.7076 * short),
    )


def _of_lab(light: float, a: float, b: float) -> tuple[float, float, float]:
    """The conversion of CSS Color 4, section 9.1, its white point that of D50."""
    middle = (light + 16) / 116
    roots = (middle + a / 500, middle, middle - b / 200)
    x, y, z = (
        white * (root**3 if root > 6 / 29 else (116 * root - 16) / 903.3)
        for root, white in zip(roots, (0.9643, 1, 0.8251), strict=True)
    )
    return (
        255 * _encoded(3.1341 * x - 1.6173 * y - 0.4906 * z),
        255 * _encoded(-0.9788 * x + 1.9161 * y + 0.0335 * z),
        255 * _encoded(0.0719 * x - 0.2290 * y + 1.4052 * z),
    )


def _encoded(linear: float) -> float:
    linear = max(0.0, min(1.0, linear))
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB's own


def filtered(colour_: Colour, filters: Sequence[tuple[str, float]]) -> Colour:
    """The colour as these filters, with their amounts, leave it; others than those of light change nothing here."""
    red, green, blue, opacity = colour_
    for kind, amount in filters:
        factor, shift = {
            "brightness": (amount, 0.0),
            "contrast": (amount, 127.5 * (1 - amount)),
            "invert": (1 - 2 * amount, 255 * amount),
        }.get(kind, (1.0, 0.0))
        red, green, blue = (max(0.0, min(255.0, factor * value + shift)) for value in (red, green, blue))
    return red, green, blue, opacity


def alike(ink: Colour, ground: Colour) -> bool:
    """True if nobody can tell words in that ink from the ground: as light, and as red and green."""
    seen = _laid_on(ink, ground)
    hues = (abs(a - b) for a, b in zip(seen[:2], ground[:2], strict=True))
    return contrast(ink, ground) < _LEAST_CONTRAST and max(hues) < _LEAST_HUE


def one_of(values: Sequence[Colour]) -> Colour | None:
    """The first of the colours if nobody can tell it from the next ones; else None."""
    return values[0] if values and all(alike(a, b) for a, b in pairwise(values)) else None


def contrast(ink: Colour, ground: Colour) -> float:
    """From 1, the same, to 21, black on white: the ratio of WCAG 2.2, with what the ink's opacity leaves of it."""
    lighter, darker = sorted((_luminance(_laid_on(ink, ground)), _luminance(ground[:3])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _laid_on(ink: Colour, ground: Colour) -> list[float]:
    return [ink[3] * a + (1 - ink[3]) * b for a, b in zip(ink[:3], ground[:3], strict=True)]


def _luminance(colour_: Sequence[float]) -> float:
    red, green, blue = (
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own constant
        for level in (max(0.0, min(255.0, value)) / 255 for value in colour_)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
