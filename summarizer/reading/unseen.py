"""The style of an element, and of what it stands in → whether anybody can see its words.

Two sorts are told apart. What takes an element away takes all that is in it. What makes words unseen (their colour,
their size, `visibility`) is handed down, and an element within can be seen again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.reading.clips import is_clipped
from summarizer.reading.colours import BLACK, WHITE, Colour, alike, colour, colours, filtered, one_of
from summarizer.reading.measures import HEIGHT, ROOT_SIZE, WIDTH, font_size, is_unknown, part, pixels
from summarizer.reading.styles import Style
from summarizer.reading.transforms import calls, transformed

_OUTSIDE = 999  # pixels; beyond that a shift to the left or upwards moves text off any screen
_FAR_RIGHT = 5_000  # pixels to the right, where nobody scrolls; a carousel has its second picture at 2,000
_FAINT = 0.05  # opacity of which nothing is seen
_TINY = 2  # pixels of a font; the smallest that a browser's own minimum lets through is larger
_SHUT = 1  # pixel of width or height of a box that cuts off what does not fit: what screen readers alone are given
_SQUEEZED = -0.4  # of the font's size between letters: they lie on each other
_BLURRED = 8  # pixels; half a letter
_BELOW = 300  # pixels under the window that what is fixed there is not higher than
_BESIDE = 200  # pixels between a box and the edge that it is moved beyond
_CUTTING = frozenset({"hidden", "clip", "scroll", "auto"})
_PAINTED = frozenset({"paint", "strict", "content"})  # nothing is seen beyond such a box
_SIZED = frozenset({"size", "strict"})  # what is in such a box does not make it higher
_HEIGHTS = frozenset({"height", "min-height", "aspect-ratio", "contain-intrinsic-size", "contain-intrinsic-height"})
_KEYWORDS = frozenset({"inherit", "initial", "unset", "revert", "revert-layer", "currentcolor"})
_SHIFTS = frozenset({"opacity", "blur", "brightness", "contrast", "invert"})


Filters = tuple[tuple[str, float], ...]
"""Names of filters with how much they change."""


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
    filters: Filters = ()
    """What changes every colour."""

    @property
    def unseen(self) -> bool:
        """True if nobody can see words that are set so."""
        if not self.shown or not self.legible or self.opacity < _FAINT or self.font < _TINY:
            return True
        if self.ink is not None and self.ink[3] < _FAINT:
            return True
        return self.ink is not None and self.ground is not None and alike(self.ink, self.ground)

    def within(self, style: Style) -> "Setting":
        """What an element of that style hands down in its turn."""
        if not style:
            return self
        font = self.font
        if size := style.get("font-size"):
            found = 0.0 if is_unknown(size) else font_size(size, self.font)
            font = self.font if found is None else found
        filters = tuple(_filters(style))
        shown = self.shown
        if visibility := style.get("visibility"):
            shown = visibility not in {"hidden", "collapse"}
        return replace(
            self,
            ink=self._ink(style, filters),
            ground=self._ground(style, filters),
            font=font,
            opacity=self.opacity * _opacity(style),
            shown=shown,
            legible=self.legible and _is_legible(style, font),
            filters=self.filters + filters,
        )

    def _ink(self, style: Style, filters: Filters) -> Colour | None:
        written = style.get("-webkit-text-fill-color") or style.get("color")
        if written in {None, "inherit", "currentcolor"}:
            return self.ink and filtered(self.ink, filters)
        found = colour(written)
        return found and filtered(found, filters + self.filters)

    def _ground(self, style: Style, filters: Filters) -> Colour | None:
        own: Colour | None = (0, 0, 0, 0)
        image = style.get("background-image", "")
        if "url(" in image:
            return None
        if "gradient(" in image:
            own = one_of(list(colours(image)))
        elif "background-color" in style:
            own = colour(style["background-color"])
        if own is None or _FAINT <= own[3] < 1 - _FAINT:
            return None
        if own[3] >= _FAINT:
            return filtered(own, filters + self.filters)
        # What is taken out of the flow may lie on anything, such as a picture.
        return None if style.get("position") in {"absolute", "fixed"} else self.ground


def _filters(style: Style) -> Iterator[tuple[str, float]]:
    for kind, values in calls(style.get("filter", "")):
        amount = part(values[0]) if values else None
        if kind in _SHIFTS and amount is not None:
            yield kind, amount


def _opacity(style: Style) -> float:
    own = style.get("opacity", "1")
    product = 1.0
    for each in (0.0 if is_unknown(own) else part(own), *(size for kind, size in _filters(style) if kind == "opacity")):
        product *= 1.0 if each is None else max(0.0, min(1.0, each))
    return product


def _is_legible(style: Style, font: float) -> bool:
    spacing = pixels(style.get("letter-spacing", "0"), font)
    if spacing is not None and font and spacing < _SQUEEZED * font:
        return False
    if any(
        kind == "blur" and (pixels(sizes[0], font) or 0) >= _BLURRED for kind, sizes in calls(style.get("filter", ""))
    ):
        return False
    adjusted = part(style.get("font-size-adjust", "none"))
    if adjusted is not None and adjusted * 2 * font < _TINY:  # letters are half as high as their font
        return False
    ink, ground = style.get("color"), style.get("background-color")
    if ink and ink == ground and colour(ink) is None and ink not in _KEYWORDS:
        return False
    if style.get("unicode-bidi", "").endswith("override") and style.get("direction") == "rtl":
        return False
    return style.get("-webkit-text-security", "none") == "none"


def is_taken_away(style: Style, font: float) -> bool:
    """True if an element of that style, whose font has that size in pixels, is not there with all that is in it."""
    if not style:
        return False
    zoom = part(style.get("zoom", "1"))
    return (
        style.get("display") == "none"
        or style.get("content-visibility") == "hidden"
        or (zoom is not None and zoom * font < _TINY <= font)
        or zoom == 0
        or style.get("offset-path", "none") != "none"  # it may lead anywhere
        or _is_outside(style, font)
        or is_clipped(style, font)
        or _is_shut(style, font)
    )


def _is_outside(style: Style, font: float) -> bool:
    lengths = _Lengths(style, font)
    position, moved = style.get("position"), transformed(style, font)
    if moved.thickness < _FAINT or moved.right >= _FAR_RIGHT or min(moved.right, moved.down) <= -_OUTSIDE:
        return True
    if position in {"absolute", "fixed"}:
        far = any(lengths.of(side) <= -_OUTSIDE for side in ("left", "top", "right", "bottom"))
        beside = any(lengths.is_beyond(side, size) for side, size in (("left", "width"), ("top", "height")))
        if far or beside or lengths.of("left") >= _FAR_RIGHT:
            return True
    if position == "fixed" and (  # nobody can scroll there
        lengths.of("top") >= HEIGHT or lengths.of("left") >= WIDTH or lengths.of("bottom") <= -_BELOW
    ):
        return True
    if position == "relative" and any(lengths.of(side) <= -_OUTSIDE for side in ("left", "top")):
        return True
    if any(lengths.of(side) <= -_OUTSIDE for side in ("margin-left", "margin-top", "text-indent")):
        return True
    if style.get("float", "none") == "none" and lengths.is_beyond("margin-left", "width"):
        return True
    return lengths.of("text-indent") >= WIDTH and style.get("overflow-x") in {"hidden", "clip"}


class _Lengths:
    """The lengths of a style in pixels, 0 for none."""

    def __init__(self, style: Style, font: float) -> None:
        self._style = style
        self._font = font

    def of(self, name: str) -> float:
        """The length; one that a function gives that is not known is taken to be far outside."""
        value = self._style.get(name)
        if not value:
            return 0
        if is_unknown(value):
            return -_OUTSIDE
        return pixels(value, self._font, HEIGHT if name in {"top", "bottom"} else WIDTH) or 0

    def is_beyond(self, side: str, size: str) -> bool:
        """True if a box of that size, moved from that side, is clearly beyond it; of percentages it cannot be told."""
        value, own = self._style.get(side, "%"), self._style.get(size, "%")
        return "%" not in value + own and self.of(side) + self.of(size) <= -_BESIDE and own != "auto"


def _is_shut(style: Style, font: float) -> bool:
    """A box without height or width that cuts off what does not fit, and has no padding for it to be seen in."""
    contained = style.get("contain", "").split()
    cuts = any(style.get(f"overflow-{axis}") in _CUTTING for axis in ("x", "y"))
    if not cuts and not any(each in _PAINTED for each in contained):
        return False
    lengths = _Lengths(style, font)
    if lengths.of("padding-bottom") > _SHUT or lengths.of("min-height") > _SHUT:
        return False
    if _SIZED.intersection(contained) and not _HEIGHTS.intersection(style):
        return True
    sizes = [pixels(style[name], font) for name in ("height", "max-height", "width", "max-width") if name in style]
    if "height" not in style and (line := style.get("line-height")):
        bare = part(line)
        sizes.append(pixels(line, font) if bare is None or line.endswith("%") else bare * font)
    return any(size is not None and 0 <= size <= _SHUT for size in sizes)
