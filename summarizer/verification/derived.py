"""Number + figures of its article → those that it derives from: a sum, a difference or a share that it says it is."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from summarizer.article import Span
from summarizer.language import units
from summarizer.language.quantities import Quantity, quantities
from summarizer.language.similarity import bag, cover
from summarizer.summary import Number
from summarizer.verification.page import Page

_SUM_WORDS = frozenset("total in all altogether combined sum together overall".split())
_DIFFERENCE_WORDS = frozenset("difference more fewer less gap remaining increase rise drop other rest".split())
_SHARE_WORDS = frozenset("share proportion percentage part fraction".split())
_ROUNDING = 0.5  # percentage points that a share may be rounded by
_MOST_ALIKE = 8  # figures of one value that are tried: an article seldom gives one oftener

_Figure = tuple[Quantity, Span]


def derivation(number: Number, page: Page, language: str) -> tuple[tuple[Span, ...], str] | None:
    """The spans of two figures of one unit and kind that this one derives from, and a reason; None if there are none.

    Its own words must say what it is: a figure that happens to be a sum is none of the article's.
    """
    said = set(f"{number.what} {number.as_written}".lower().split())
    if number.value is None:
        return None
    if said & _SHARE_WORDS and (number.unit is None or units.canonical(number.unit) == "percent"):
        return _share(number.value if number.unit else 100 * number.value, page, language)
    sums, differences = bool(said & _SUM_WORDS), bool(said & _DIFFERENCE_WORDS)
    if not (sums or differences):
        return None
    found = _by_value(page, units.canonical(number.unit), language)
    for value in found:
        if sums:
            pair = _pair(found, value, number.value - value)
            if pair:
                return _derived(pair, page, "+")
        if differences:
            pair = _pair(found, value, value - number.value)
            if pair:
                return _derived(pair, page, "and")
    return None


def _share(percent: float, page: Page, language: str) -> tuple[tuple[Span, ...], str] | None:
    """Two counts of one thing of which the first is this part of the second."""
    found = _by_value(page, None, language)
    ordered = sorted(found)
    for whole in ordered:
        low = bisect_left(ordered, whole * (percent - _ROUNDING) / 100)
        high = bisect_right(ordered, whole * (percent + _ROUNDING) / 100)
        for part in ordered[low : min(high, low + _MOST_ALIKE)]:
            pair = _pair(found, part, whole) if 0 < part < whole else None
            if pair:
                return _derived(pair, page, "of")
    return None


def _by_value(page: Page, unit: str | None, language: str) -> dict[float, list[_Figure]]:
    """The figures of the story in that unit, or in any if it is None, by value."""
    found: dict[float, list[_Figure]] = {}
    for quantity, span in _figures(page, language):
        if quantity.value is not None and (unit is None or quantity.unit == unit):
            alike = found.setdefault(_key(quantity.value), [])
            if len(alike) < _MOST_ALIKE:
                alike.append((quantity, span))
    return found


def _figures(page: Page, language: str) -> Iterator[_Figure]:
    for sentence in page.told:
        start = sentence.span.start
        for quantity in quantities(page.words[sentence.number - 1], language):
            yield quantity, Span(start=start + quantity.start, end=start + quantity.end)


def _key(value: float) -> float:
    """The value without the noise of floating point, to look it up by."""
    return float(f"{value:.9g}")


def _pair(found: dict[float, list[_Figure]], value: float, partner: float) -> tuple[_Figure, _Figure] | None:
    for one, other in itertools.product(found[value], found.get(_key(partner), ())):
        if one is not other and one[0].unit == other[0].unit and _same_kind(one[0], other[0]):
            return one, other
    return None


def _derived(pair: tuple[_Figure, _Figure], page: Page, sign: str) -> tuple[tuple[Span, ...], str]:
    one, other = (span for _, span in pair)
    written = f"\u201c{one.of(page.text)}\u201d {sign} \u201c{other.of(page.text)}\u201d"
    return tuple(sorted((one, other), key=lambda span: span.start)), f"derived from {written}"


def _same_kind(one: Quantity, other: Quantity) -> bool:
    """True if both count one noun that the text names; shares of different wholes never add up."""
    if not (one.what and other.what) or one.unit in units.SHARES:
        return False
    return max(cover(bag(one.what), bag(other.what)), cover(bag(other.what), bag(one.what))) == 1
