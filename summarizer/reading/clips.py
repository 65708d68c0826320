"""What an element is clipped to or masked with → whether anything of it is left to be seen."""

import re
from collections.abc import Iterator, Mapping, Sequence

from summarizer.reading.colours import colours
from summarizer.reading.measures import HEIGHT, WIDTH, pixels, sides, words
from summarizer.reading.transforms import calls

_LINE = 16  # pixels of height that a clip of a line leaves nothing of; how high the element is, is not known
_CUT = 1.0  # square pixel of a clipped box
_SMALL = 4  # pixels of a radius: less than a letter
_FAINT = 0.05  # opacity of a mask that lets nothing through
_MASKS = ("mask", "mask-image", "-webkit-mask", "-webkit-mask-image")
_BOX = re.compile(r"\b(?:from|round)\b.*")


def is_clipped(style: Mapping[str, str], font: float) -> bool:
    """True if nothing of the element is left. A shape that is not known here leaves nothing."""
    clip = style.get("clip-path", "")
    if any(_leaves_nothing(name, values, font) for name, values in calls(clip)) or clip.startswith("url("):
        return True
    if style.get("position") in {"absolute", "fixed"} and (clip := style.get("clip", "")).startswith("rect"):
        return any(_leaves_nothing(name, values, font) for name, values in calls(clip))
    return any(_masks_all(style[name]) for name in _MASKS if name in style) or style.get("mask-size", "1")[0] == "0"


def _leaves_nothing(name: str, values: Sequence[str], font: float) -> bool:
    given = words(_BOX.sub("", " ".join(values)))
    sizes = [pixels(each, font, WIDTH) for each in given]
    if name == "inset":
        top, right, bottom, left = sides(given)
        high = HEIGHT if "%" in top + bottom else _LINE
        down, across = (
            sum(pixels(each, font, whole) or 0 for each in pair)
            for pair, whole in (((top, bottom), HEIGHT), ((left, right), WIDTH))
        )
        return down >= high or across >= WIDTH
    if name == "rect":
        top, right, bottom, left = sides(given)
        height = (pixels(bottom, font, HEIGHT) if bottom != "auto" else HEIGHT) or 0
        width = (pixels(right, font) if right != "auto" else WIDTH) or 0
        height, width = height - (pixels(top, font, HEIGHT) or 0), width - (pixels(left, font) or 0)
        return max(0.0, height) * max(0.0, width) <= _CUT
    if name == "xywh":
        return len(sizes) < 4 or (sizes[2] or 0) * (sizes[3] or 0) <= _CUT or _are_outside(sizes[:2], sizes[2:4])  # noqa: PLR2004
    if name in {"circle", "ellipse"}:
        return _is_round_nothing(given, font)
    return name != "polygon" or _is_thin(values, font)


def _are_outside(starts: Sequence[float | None], lengths: Sequence[float | None]) -> bool:
    return any((start or 0) + (length or 0) <= 0 for start, length in zip(starts, lengths, strict=False))


def _is_round_nothing(given: Sequence[str], font: float) -> bool:
    at = given.index("at") if "at" in given else len(given)
    radii = [size for each in given[:at] if (size := pixels(each, font)) is not None]
    centre = [pixels(each, font) for each in given[at + 1 :]]
    return any(radius <= _SMALL for radius in radii) or (bool(radii) and _are_outside(centre, [max(radii)] * 2))


def _is_thin(values: Sequence[str], font: float) -> bool:
    corners = list(_corners(values, font))
    turns = zip(corners, corners[1:] + corners[:1], strict=True)
    area = abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in turns)) / 2
    outside = all(x <= 0 for x, _ in corners) or all(y <= 0 for _, y in corners)
    return area <= _CUT or outside


def _corners(values: Sequence[str], font: float) -> Iterator[tuple[float, float]]:
    for corner in values:
        pair = [each for each in words(corner) if each not in {"evenodd", "nonzero"}]
        if len(pair) == 2:  # noqa: PLR2004 - to the right and down
            yield pixels(pair[0], font, WIDTH) or 0.0, pixels(pair[1], font, HEIGHT) or 0.0


def _masks_all(mask: str) -> bool:
    """True for a mask that lets nothing through, and for a picture, which is not there to be looked at."""
    if "(" not in mask:
        return False
    if "gradient(" not in mask or re.search(r"/\s*0", mask):
        return True
    return all(each[3] < _FAINT for each in colours(mask))
