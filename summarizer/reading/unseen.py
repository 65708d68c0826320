"""The style of an element, and of what it stands in → whether anybody can see its words.

Two sorts are told apart. What takes an element away takes all that is in it. What makes words unseen (their colour,
their size, `visibility`) is handed down, and an element within can be seen again.
"""

import re
from dataclasses import dataclass, replace

from summarizer.reading.measures import (
    BLACK,
    ROOT_SIZE,
    WHITE,
    Colour,
    colour,
    contrast,
    font_size,
    part,
    pixels,
    sides,
)
from summarizer.reading.styles import Style

_OUTSIDE = 999  # pixels; beyond that a shift to the left or upwards moves text off any screen
_FAR_RIGHT = 5_000  # pixels to the right, where nobody scrolls; a carousel has its second picture at 2,000
_FAINT = 0.05  # opacity of which nothing is seen
_ALIKE = 1.1  # contrast below which words cannot be told from their ground; the lightest grey in use has 1.4 on white
_TINY = 2  # pixels of a font; the smallest that a browser's own minimum lets through is larger
_SHUT = 1  # pixel of width or height of a box that cuts off what does not fit: what screen readers alone are given
_SQUEEZED = -0.4  # of the font's size between letters: they lie on each other
_BLURRED = 8  # pixels; half a letter
_CUT = 1.0  # square pixel of a clipped box
_EDGEWISE = re.compile(r"rotate[xy]\(\s*(-?\d{1,4}(?:\.\d+)?)deg")
_SCALED = re.compile(r"scale(?:[xy]|3d)?\(\s*([^),]{1,20})(?:,\s*([^),]{1,20}))?")
_MOVED = re.compile(r"translate(?:([xy])|3d)?\(\s*([^),]{1,30})(?:,\s*([^),]{1,30}))?")
_FILTERED = re.compile(r"(opacity|blur)\(\s*([^)]{1,20})\)")
_INSET = re.compile(r"inset\(\s*([^)]{1,80}?)(?:\s+round\b[^)]{0,80})?\)")
_RECT = re.compile(r"rect\(\s*([^)]{1,80})\)")
_NOTHING = re.compile(r"(?:circle|ellipse)\(\s*0|polygon\((?:[\s,]*0(?:px|%)?)+\s*\)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What an element hands down to what is in it; None for a colour that cannot be told."""

    ink: Colour | None = BLACK
    ground: Colour | None = WHITE
    font: float = ROOT_SIZE
    opacity: float = 1.0
    shown: bool = True
    """By `visibility`."""
    legible: bool = True
    """False where letters are masked, turned round or laid on each other."""

    @property
    def unseen(self) -> bool:
        """True if nobody can see words that are set so."""
        if not self.shown or not self.legible or self.opacity < _FAINT or self.font < _TINY:
            return True
        if self.ink is not None and self.ink[3] < _FAINT:
            return True
        return self.ink is not None and self.ground is not None and contrast(self.ink, self.ground) < _ALIKE

    def within(self, style: Style) -> "Setting":
        """What an element of that style hands down in its turn."""
        font = self.font
        if size := style.get("font-size"):
            found = font_size(size, self.font)
            font = self.font if found is None else found
        shown = self.shown
        if visibility := style.get("visibility"):
            shown = visibility not in {"hidden", "collapse"}
        return replace(
            self,
            ink=self._ink(style),
            ground=self._ground(style),
            font=font,
            opacity=self.opacity * _opacity(style),
            shown=shown,
            legible=self.legible and _is_legible(style, font),
        )

    def _ink(self, style: Style) -> Colour | None:
        written = style.get("-webkit-text-fill-color") or style.get("color")
        return self.ink if written in {None, "inherit", "currentcolor"} else colour(written)

    def _ground(self, style: Style) -> Colour | None:
        image = style.get("background-image", "")
        if "url(" in image or "gradient(" in image:
            return None
        own = colour(style["background-color"]) if "background-color" in style else (0, 0, 0, 0)
        if own is None or _FAINT <= own[3] < 1 - _FAINT:
            return None
        if own[3] >= _FAINT:
            return own
        # What is taken out of the flow may lie on anything, such as a picture.
        return None if style.get("position") in {"absolute", "fixed"} else self.ground


def _opacity(style: Style) -> float:
    opacity = part(style.get("opacity", "1"))
    filtered = [part(value) for kind, value in _FILTERED.findall(style.get("filter", "")) if kind == "opacity"]
    product = 1.0
    for each in (opacity, *filtered):
        product *= 1.0 if each is None else max(0.0, min(1.0, each))
    return product


def _is_legible(style: Style, font: float) -> bool:
    spacing = pixels(style.get("letter-spacing", "0"), font)
    if spacing is not None and font and spacing < _SQUEEZED * font:
        return False
    blurs = [value for kind, value in _FILTERED.findall(style.get("filter", "")) if kind == "blur"]
    if any((pixels(value, font) or 0) >= _BLURRED for value in blurs):
        return False
    if style.get("unicode-bidi", "").endswith("override") and style.get("direction") == "rtl":
        return False
    return style.get("-webkit-text-security", "none") == "none"


def is_taken_away(style: Style, font: float) -> bool:
    """True if an element of that style, whose font has that size in pixels, is not there with all that is in it."""
    return (
        style.get("display") == "none"
        or style.get("content-visibility") == "hidden"
        or part(style.get("zoom", "1")) == 0
        or _is_outside(style, font)
        or _is_cut_away(style, font)
        or _is_flat(style, font)
        or _is_shut(style, font)
    )


def _is_outside(style: Style, font: float) -> bool:
    lengths = _Lengths(style, font)
    if style.get("position") in {"absolute", "fixed"} and (
        any(lengths.of(side) <= -_OUTSIDE for side in ("left", "top", "right", "bottom"))
        or lengths.of("left") >= _FAR_RIGHT
    ):
        return True
    if style.get("position") == "relative" and any(lengths.of(side) <= -_OUTSIDE for side in ("left", "top")):
        return True
    if any(lengths.of(side) <= -_OUTSIDE for side in ("margin-left", "margin-top", "text-indent")):
        return True
    indented = lengths.of("text-indent") >= lengths.whole
    return indented and style.get("overflow-x") in {"hidden", "clip"}


class _Lengths:
    """The lengths of a style in pixels, 0 for none."""

    whole = 1280  # pixels: what percentages are part of

    def __init__(self, style: Style, font: float) -> None:
        self._style = style
        self._font = font

    def of(self, name: str) -> float:
        value = self._style.get(name)
        return (pixels(value, self._font, self.whole) or 0) if value else 0


def _is_cut_away(style: Style, font: float) -> bool:
    clip = style.get("clip-path", "")
    if _NOTHING.search(clip):
        return True
    if match := _INSET.search(clip):
        top, right, bottom, left = (pixels(size, font, 100) or 0 for size in sides(match[1].split()))
        if "%" in match[1] and (top + bottom >= 100 or left + right >= 100):  # noqa: PLR2004 - per cent
            return True
    if style.get("position") in {"absolute", "fixed"} and (match := _RECT.search(style.get("clip", ""))):
        sizes = [pixels(size, font) for size in re.split(r"[\s,]+", match[1].strip())]
        if len(sizes) == 4 and None not in sizes:  # noqa: PLR2004 - the sides
            top, right, bottom, left = (size or 0.0 for size in sizes)
            return max(0.0, bottom - top) * max(0.0, right - left) <= _CUT
    return False


def _is_flat(style: Style, font: float) -> bool:
    """True for what is scaled to nothing, seen edgewise or moved away."""
    transform = style.get("transform", "")
    scales = [size for match in _SCALED.finditer(transform) for size in match.groups() if size]
    scales += style.get("scale", "").split()
    if any(0 <= size < _FAINT for size in map(part, scales) if size is not None):
        return True
    if any(float(degrees) % 180 == 90 for degrees in _EDGEWISE.findall(transform)):  # noqa: PLR2004 - a right angle
        return True
    moves = [size for match in _MOVED.finditer(transform) for size in match.groups()[1:] if size]
    moves += style.get("translate", "").split()
    return any((pixels(size, font, 0) or 0) <= -_OUTSIDE for size in moves)


def _is_shut(style: Style, font: float) -> bool:
    """A box without height or width that cuts off what does not fit, and has no padding for it to be seen in."""
    if not any(style.get(f"overflow-{axis}") in {"hidden", "clip"} for axis in ("x", "y")):
        return False
    lengths = _Lengths(style, font)
    if lengths.of("padding-bottom") > _SHUT or lengths.of("min-height") > _SHUT:
        return False
    sizes = [pixels(style[name], font) for name in ("height", "max-height", "width", "max-width") if name in style]
    if "height" not in style and (line := style.get("line-height")):
        bare = part(line)
        sizes.append(pixels(line, font) if bare is None or line.endswith("%") else bare * font)
    return any(size is not None and 0 <= size <= _SHUT for size in sizes)
