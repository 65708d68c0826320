"""The transforms of an element → how flat they make it, and how far they move it."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.reading.measures import WIDTH, angle, part, pixels, words
from summarizer.reading.sheets import split

_CALL = re.compile(
    r"(?<![\w-])([a-z][a-z0-9]{0,20}+(?:-[a-z]{1,10})?)\(((?:[^()]++|\((?:[^()]++|\([^()]*+\))*+\))*+)\)"
)
_MOST_CALLS = 20  # of one value
_AXES = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}
_OWN_WIDTH = 100  # pixels that percentages are part of, in a box that is as wide as its words

Matrix = tuple[tuple[float, ...], ...]
_SAME: Matrix = ((1, 0, 0), (0, 1, 0), (0, 0, 1))


@dataclass(frozen=True, slots=True)
class Transformed:
    """What is left of an element's smaller side, as a part of it, and pixels to the right and down."""

    thickness: float = 1.0
    right: float = 0.0
    down: float = 0.0


_STILL = Transformed()
_PROPERTIES = frozenset({"transform", "scale", "rotate", "translate"})


def calls(value: str) -> Iterator[tuple[str, list[str]]]:
    """The functions of a value, with what they are given; one that is given nothing is none."""
    for match, _ in zip(_CALL.finditer(value), range(_MOST_CALLS), strict=False):
        given = split(match[2])
        if given:
            yield match[1], given if len(given) > 1 else words(given[0])


def transformed(style: Mapping[str, str], font: float) -> Transformed:
    """What `transform`, `scale`, `rotate` and `translate` do together. A function that is not known flattens."""
    if _PROPERTIES.isdisjoint(style):
        return _STILL
    apart = style.get("position") in {"absolute", "fixed"}
    found = _Made(font, _OWN_WIDTH if apart else WIDTH)
    own = {name: words(style[name]) for name in ("translate", "rotate", "scale") if style.get(name, "none") != "none"}
    for name, values in own.items():
        found.turn(*values) if name == "rotate" else found.apply(name, values)
    for name, values in calls(style.get("transform", "")):
        found.apply(name, values)
    return Transformed(found.thickness(), found.right, found.down)


class _Made:
    """A product of transforms."""

    def __init__(self, font: float, whole: float) -> None:
        self._font, self._whole = font, whole
        self._matrix: Matrix = _SAME
        self.right = self.down = 0.0

    def apply(self, name: str, values: Sequence[str]) -> None:
        """Take one function into account."""
        kind, axis = (name[:-1], name[-1]) if name[-1] in _AXES and name != "matrix" else (name.removesuffix("3d"), "")
        if kind == "translate":
            lengths = [pixels(each, self._font, self._whole) or 0.0 for each in values]
            self.right += lengths[0] if axis in {"", "x"} else 0
            self.down += lengths[0] if axis == "y" else lengths[1] if len(lengths) > 1 and not axis else 0
        elif kind == "rotate":
            self.turn(*([axis] if axis else []), *values)
        elif kind == "scale":
            sizes = [part(each) for each in values]
            x, y = (1.0 if size is None else size for size in (sizes[0], sizes[min(1, len(sizes) - 1)]))
            self._times(((1 if axis in {"y", "z"} else x, 0, 0), (0, 1 if axis in {"x", "z"} else y, 0), (0, 0, 1)))
        elif kind == "matrix":
            numbers = [pixels(each) or 0.0 for each in values]
            if len(numbers) == 16:  # noqa: PLR2004 - of three dimensions, column by column
                self._times(tuple(tuple(numbers[row : row + 12 : 4]) for row in range(3)))
                self.right, self.down = self.right + numbers[12], self.down + numbers[13]
            elif len(numbers) == 6:  # noqa: PLR2004 - of two dimensions
                a, b, c, d, right, down = numbers
                self._times(((a, c, 0), (b, d, 0), (0, 0, 1)))
                self.right, self.down = self.right + right, self.down + down

    def turn(self, *values: str) -> None:
        """Rotate about the axis that is named or given by three numbers, else in the plane."""
        named = [_AXES[each] for each in values if each in _AXES]
        numbers = [part(each) for each in values if each not in _AXES]
        axis = named[0] if named else _AXES["z"]
        if len(numbers) == 4:  # noqa: PLR2004 - an axis and an angle
            x, y, z = (number or 0.0 for number in numbers[:3])
            axis = (x, y, z)
        degrees = next((turned for each in reversed(values) if (turned := angle(each)) is not None), 0.0)
        length = math.hypot(*axis) or 1.0
        x, y, z = (each / length for each in axis)
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        rest = 1 - cos
        self._times((
            (cos + x * x * rest, x * y * rest - z * sin, x * z * rest + y * sin),
            (y * x * rest + z * sin, cos + y * y * rest, y * z * rest - x * sin),
            (z * x * rest - y * sin, z * y * rest + x * sin, cos + z * z * rest),
        ))  # fmt: skip

    def _times(self, other: Matrix) -> None:
        columns = tuple(zip(*other, strict=True))
        self._matrix = tuple(
            tuple(sum(a * b for a, b in zip(row, column, strict=True)) for column in columns) for row in self._matrix
        )

    def thickness(self) -> float:
        """The smaller singular value of what is seen from the front."""
        (a, b, _), (c, d, _), _ = self._matrix
        size = a * a + b * b + c * c + d * d
        area = abs(a * d - b * c)
        larger = math.sqrt((size + math.sqrt(max(0.0, size * size - 4 * area * area))) / 2)
        return area / larger if larger else 0.0
