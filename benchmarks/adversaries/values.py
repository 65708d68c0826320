"""Text → every value that its figures may stand for, and what two of them make: none of it may be hit by chance."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from adversaries import tables

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NUMBER_WORD = re.compile(
    rf"\b(?:{'|'.join(['one', *tables.NUMBERS, *tables.FRACTIONS])})(?:-(?:one|{'|'.join(tables.NUMBERS[:8])}))?\b"
)


def values_in(text: str) -> Iterator[float]:
    """Every value that digits, number words and fractions of a text may stand for, rather too many than too few."""
    for match in _DIGITS.finditer(text):
        value = float(match.group().replace(",", ""))
        yield value
        scale = re.match(r"[\s-]?([a-z]+)", text[match.end() : match.end() + 12])
        if scale and scale[1] in tables.SCALES:
            yield value * tables.SCALES[scale[1]]
    for match in _NUMBER_WORD.finditer(text.lower()):
        tens, _, ones = match.group().partition("-")
        known = {"one": 1.0, **tables.NUMBER_VALUES, **tables.FRACTIONS}
        value = known[tens] + known.get(ones, 0.0)
        yield value
        scale = re.match(r"[\s-]([a-z]+)", text.lower()[match.end() : match.end() + 12])
        if scale and scale[1] in tables.SCALES:
            yield value * tables.SCALES[scale[1]]


_NEAR = 2e-3  # relative: values nearer than this are one
_PERIODS = (12.0, 7.0, 52.0)  # months and weeks of a year, days of a week: what a rate may be turned into


class Derivable:
    """Values, and the sums, differences, shares, ratios and turned rates of any two of them."""

    def __init__(self, values: Iterable[float]) -> None:
        known = sorted(set(values))
        found = set(known) | {100 * value for value in known} | {100 - value for value in known}
        for one, other in itertools.combinations(known, 2):
            found |= {one + other, other - one}
            if one and other:
                found |= {one / other, 100 * one / other, other / one, 100 * other / one}
        for period in _PERIODS:
            found |= {value * period for value in known} | {value / period for value in known}
        self._sorted = sorted(found)

    def __contains__(self, value: float) -> bool:
        """True for one of them, or a value so near that a reader would take it for one."""
        at = bisect_left(self._sorted, value * (1 - _NEAR))
        return at < len(self._sorted) and self._sorted[at] <= value * (1 + _NEAR)
