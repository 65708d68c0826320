"""Number + figures of its article → those that it derives from: a sum, a difference or a share that it says it is."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from summarizer.article import Span
from summarizer.language import units
from summarizer.language.divided import telling
from summarizer.language.quantities import Quantity, quantities
from summarizer.language.similarity import bag, cover
from summarizer.language.surroundings import Surroundings, are_tied, surroundings
from summarizer.language.tokens import vocabulary
from summarizer.language.words import stem
from summarizer.summary import Number
from summarizer.verification.grounding import MEASURES
from summarizer.verification.page import Page

_SUM_WORDS = frozenset("total all altogether combined sum together overall".split())
_APART_WORDS = frozenset("difference gap remaining".split())
# What changed or is left over is of one thing: it is told in one sentence, or in like words.
_CHANGE_WORDS = frozenset("more fewer less increase rise drop other rest".split())
_DIFFERENCE_WORDS = _APART_WORDS | _CHANGE_WORDS
_SHARE_WORDS = frozenset("share proportion percentage part fraction".split())
_TELLING = _SUM_WORDS | _DIFFERENCE_WORDS | _SHARE_WORDS
_NAMING = frozenset(map(stem, _TELLING)) | MEASURES.keys()
_ROUNDING = 0.5  # percentage points that a share may be rounded by
_MOST_ALIKE = 8  # figures of one value that are tried: an article seldom gives one oftener


class _Figure(NamedTuple):
    """A figure of the story."""

    quantity: Quantity
    around: Surroundings
    span: Span
    line: str
    """Its sentence."""


_Pair = tuple[_Figure, _Figure]


def derivation(number: Number, page: Page, language: str) -> tuple[tuple[Span, ...], str] | None:
    """The spans of two figures of one unit and kind that this one derives from, and a reason; None if there are none.

    Its own words must say what it is, and what else they say must be said of both figures: a figure that happens to be
    a sum is none of the article's.
    """
    if number.value is None or _TELLING.isdisjoint(vocabulary(f"{number.what} {number.as_written}")):
        return None
    wording = f"{number.what} {_without_figures(number.as_written)}"
    said = set(wording.lower().split())
    if said & _SHARE_WORDS and (number.unit is None or units.canonical(number.unit) == "percent"):
        return _share(number.value if number.unit else 100 * number.value, wording, page, language)
    sums, differences = bool(said & _SUM_WORDS), bool(said & _DIFFERENCE_WORDS)
    if not (sums or differences):
        return None
    found = _by_value(page, units.canonical(number.unit), language)
    changes = bool(said & _CHANGE_WORDS)
    for value in found:
        if sums:
            pair = _pair(found, value, number.value - value, lambda pair: _adds_up(pair, wording))
            if pair:
                return _derived(pair, page, "+")
        if differences:
            pair = _pair(found, value, value - number.value, lambda pair: _differs(pair, wording, changes=changes))
            if pair:
                return _derived(pair, page, "and")
    return None


def _without_figures(text: str) -> str:
    for one in reversed(quantities(text)):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _share(percent: float, wording: str, page: Page, language: str) -> tuple[tuple[Span, ...], str] | None:
    """Two counts of one thing of which the first is this part of the second."""
    found = _by_value(page, None, language)
    ordered = sorted(found)
    for whole in ordered:
        low = bisect_left(ordered, whole * (percent - _ROUNDING) / 100)
        high = bisect_right(ordered, whole * (percent + _ROUNDING) / 100)
        for part in ordered[low : min(high, low + _MOST_ALIKE)]:
            pair = _pair(found, part, whole, lambda pair: _is_part(pair, wording)) if 0 < part < whole else None
            if pair:
                return _derived(pair, page, "of")
    return None


def _by_value(page: Page, unit: str | None, language: str) -> dict[float, list[_Figure]]:
    """The figures of the story in that unit, or in any if it is None, by value."""
    found: dict[float, list[_Figure]] = {}
    for figure in _figures(page, language):
        if figure.quantity.value is not None and (unit is None or figure.quantity.unit == unit):
            alike = found.setdefault(_key(figure.quantity.value), [])
            if len(alike) < _MOST_ALIKE:
                alike.append(figure)
    return found


def _figures(page: Page, language: str) -> Iterator[_Figure]:
    for sentence in page.told:
        start, line = sentence.span.start, page.words[sentence.number - 1]
        for one in surroundings(line, language):
            span = Span(start=start + one.quantity.start, end=start + one.quantity.end)
            yield _Figure(one.quantity, one, span, line)


def _key(value: float) -> float:
    """The value without the noise of floating point, to look it up by."""
    return float(f"{value:.9g}")


def _pair(
    found: dict[float, list[_Figure]], value: float, partner: float, fits: Callable[[_Pair], bool]
) -> _Pair | None:
    for one, other in itertools.product(found[value], found.get(_key(partner), ())):
        alike = one is not other and one.quantity.unit == other.quantity.unit
        if alike and _same_kind(one, other) and fits((one, other)):
            return one, other
    return None


def _derived(pair: _Pair, page: Page, sign: str) -> tuple[tuple[Span, ...], str]:
    one, other = (figure.span for figure in pair)
    written = f"\u201c{one.of(page.text)}\u201d {sign} \u201c{other.of(page.text)}\u201d"
    return tuple(sorted((one, other), key=lambda span: span.start)), f"derived from {written}"


def _same_kind(one: _Figure, other: _Figure) -> bool:
    """True if both count one noun that the text names, are tied by the text, or measure in one unit what nouns do not.

    Shares of different wholes never add up.
    """
    mine, theirs = one.quantity, other.quantity
    if mine.unit in units.SHARES:
        return False
    if mine.what and theirs.what:
        return max(cover(bag(mine.what), bag(theirs.what)), cover(bag(theirs.what), bag(mine.what))) == 1
    if mine.what or theirs.what:
        return False
    if one.line != other.line:
        return mine.unit is not None and not units.is_currency(mine.unit)
    return _is_row(one, other) or are_tied(one.around, other.around)


def _is_row(one: _Figure, other: _Figure) -> bool:
    """True for two figures with nothing but "and" between them: numbered 96 and 130."""
    first, last = sorted((one.quantity, other.quantity), key=lambda quantity: quantity.start)
    return one.line == other.line and one.line[first.end : last.start].strip() in {"and", ",", "or"}


# ── what is said of both ─────────────────────────────────────────────────────────────────────────────────────────────


def _said(pair: _Pair, wording: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words that say more than the noun and what was reckoned: all, and those of each figure's sentence."""
    nouns = frozenset().union(*(telling(figure.quantity.what) for figure in pair))
    words = telling(wording) - nouns - _NAMING
    one, other = (words & telling(figure.line) for figure in pair)
    return words, one, other


def _adds_up(pair: _Pair, wording: str) -> bool:
    """True if all that is said of a sum is said of both figures, or to each its own: on the coast and inland."""
    words, one, other = _said(pair, wording)
    if _is_row(*pair):
        return words <= one
    if not pair[0].quantity.what:
        return False
    if pair[0].line == pair[1].line:
        return words <= one and all(figure.around.belongs(wording) for figure in pair)
    return words <= one | other and bool(one - other) is bool(other - one)


def _differs(pair: _Pair, wording: str, *, changes: bool) -> bool:
    """True if all that is said of a difference is said of one of the figures, and something of each."""
    words, one, other = _said(pair, wording)
    if pair[0].line == pair[1].line:
        return words <= one
    if not pair[0].quantity.what:  # the peak, and the forecast
        return words <= one | other and bool(one - other and other - one)
    if words:
        return words <= one | other and bool(one and other)
    nouns = telling(pair[0].quantity.what) | telling(pair[1].quantity.what)
    return not changes or bool((telling(pair[0].line) & telling(pair[1].line)) - nouns)


def _is_part(pair: _Pair, wording: str) -> bool:
    """True if what is said of a share is said of the part, and not of another figure beside it."""
    if not pair[0].quantity.what and pair[0].line != pair[1].line:
        return False
    words, part, whole = _said(pair, wording)
    return words <= part | whole and (not words or bool(part)) and pair[0].around.belongs(wording)
