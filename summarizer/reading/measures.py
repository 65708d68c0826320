"""Values of CSS → numbers: lengths in pixels, parts of a whole, angles in degrees, sums of any of them."""

import math
import re
from collections.abc import Callable, Sequence

WIDTH, HEIGHT = 1280, 800  # pixels of the window that a page is judged in
ROOT_SIZE = 16.0  # pixels of a font whose size nothing gives: the default of every browser

_NUMBER = r"[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e[+-]?\d{1,2})?"
_LENGTH = re.compile(rf"({_NUMBER})([a-z%]{{0,5}})")
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "rem": ROOT_SIZE,
    **{f"{kind}{unit}": size / 100 for kind in ("", "s", "l", "d", "cq") for unit, size in (
        ("vw", WIDTH), ("vh", HEIGHT), ("vmin", HEIGHT), ("vmax", WIDTH), ("vi", WIDTH), ("vb", HEIGHT),
        ("w", WIDTH), ("h", HEIGHT), ("i", WIDTH), ("b", HEIGHT))},
}  # fmt: skip
_FONT_UNITS = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "lh": 1.2}  # parts of the size of the font
_DEGREES = {"": 1.0, "deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_TERM = re.compile(
    rf"\s*(?:(?P<number>{_NUMBER})(?P<unit>[a-z%]{{0,5}})|(?P<name>-?[a-z][a-z0-9-]{{0,20}}|)\(|(?P<sign>[-+*/,)]))\s*"
)
_DEEPEST = 12  # parentheses within each other, of which a sum written by hand has three
_LONGEST = 300  # characters of a sum
_WORD = re.compile(r"(?:[^\s()]++|\((?:[^()]++|\((?:[^()]++|\([^()]*+\))*+\))*+\))++")
_FUNCTIONS: dict[str, Callable[[list[float]], float]] = {
    "": lambda values: values[0],
    "calc": lambda values: values[0],
    "min": min,
    "max": max,
    "clamp": lambda values: max(values[0], min(values[1:], default=values[0])),
    "abs": lambda values: abs(values[0]),
    "fit-content": lambda values: values[0],
}

Unit = Callable[[str], float | None]
"""How much one of that unit is; None for a unit of something else."""


def pixels(value: str, font: float = ROOT_SIZE, whole: float = WIDTH) -> float | None:
    """A length in pixels; `font` is the size of the font, `whole` what a percentage is part of. None for no length."""

    def unit(name: str) -> float | None:
        if name == "%":
            return whole / 100
        return _FONT_UNITS[name] * font if name in _FONT_UNITS else _PIXELS.get(name)

    return _number(value, unit)


def part(value: str) -> float | None:
    """A number or a percentage, as a part of one; None for neither."""
    return _number(value, {"": 1.0, "%": 0.01}.get)


def angle(value: str) -> float | None:
    """An angle in degrees; None for none."""
    return _number(value, _DEGREES.get)


def font_size(value: str, above: float) -> float | None:
    """The size of a font in pixels, where that of what is around it is `above`; None if it cannot be told."""
    if value in _SIZES:
        return _SIZES[value]
    if value in {"smaller", "larger"}:
        return above * (1.2 if value == "larger" else 1 / 1.2)
    return pixels(value, above, above)


def is_unknown(value: str) -> bool:
    """True for what only a function tells that is not known here."""
    return "(" in value and pixels(value) is None and angle(value) is None


def _number(value: str, unit: Unit) -> float | None:
    if match := _LENGTH.match(value):
        factor = unit(match[2])
        return None if factor is None else float(match[1]) * factor
    if "(" not in value:
        return None
    try:
        return _Sum(value[:_LONGEST], unit).value()
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


class _Sum:
    """What `calc`, `min` and their likes hold, read from the left."""

    def __init__(self, text: str, unit: Unit) -> None:
        self._text = text
        self._unit = unit
        self._at = 0
        self._depth = 0

    def value(self) -> float:
        """The value of the function that the text begins with. Raises `ValueError` for what is not known."""
        term = self._next()
        if term["name"] is None:
            raise ValueError(self._text)
        return self._called(term["name"])

    def _next(self) -> re.Match[str]:
        term = _TERM.match(self._text, self._at)
        if not term:
            raise ValueError(self._text)
        self._at = term.end()
        return term

    def _called(self, name: str) -> float:
        function = _FUNCTIONS.get(name.removeprefix("-webkit-").removeprefix("-moz-"))
        self._depth += 1
        if function is None or self._depth > _DEEPEST:
            raise ValueError(name)
        values = []
        sign = ","
        while sign == ",":
            value, sign = self._summed()
            values.append(value)
        self._depth -= 1
        return function(values)

    def _summed(self) -> tuple[float, str]:
        """The sum up to a comma or a parenthesis, and which of them."""
        total, product, how = 0.0, self._operand(), "+"
        while True:
            sign = self._next()["sign"]
            if sign in {"*", "/"}:
                other = self._operand()
                product = product * other if sign == "*" else product / other
                continue
            total += product if how == "+" else -product
            if sign in {",", ")"}:
                return total, sign
            if sign not in {"+", "-"}:
                raise ValueError(self._text)
            how, product = sign, self._operand()

    def _operand(self) -> float:
        term = self._next()
        if term["name"] is not None:
            return self._called(term["name"])
        factor = self._unit(term["unit"] or "") if term["number"] else None
        if factor is None and term["number"]:
            factor = 1.0 if not term["unit"] else None
        if factor is None:
            raise ValueError(self._text)
        return float(term["number"]) * factor


def size_in(shorthand: str) -> str | None:
    """The size within `font: bold 12px/1.5 serif`, as written; None if there is none."""
    sizes = (word.partition("/")[0] for word in words(shorthand))
    return next(
        (
            size
            for size in sizes
            if size in _SIZES or size == "0" or "(" in size or (_LENGTH.fullmatch(size) and not size.isdigit())
        ),
        None,
    )


def words(value: str) -> list[str]:
    """The parts of a value, cut at the blanks that stand in no parentheses; never none."""
    return (_WORD.findall(value) if "(" in value else value.split()) or [value]


def sides(parts: Sequence[str]) -> tuple[str, str, str, str]:
    """Top, right, bottom and left of one to four words, as CSS fills them up."""
    top = parts[0]
    right = parts[1] if len(parts) > 1 else top
    bottom = parts[2] if len(parts) > 2 else top  # noqa: PLR2004 - the third side
    left = parts[3] if len(parts) > 3 else right  # noqa: PLR2004 - the fourth side
    return top, right, bottom, left
