"""Two quantities → whether one may be the other in looser words: `36` and `more than 30`, `48.6` and `nearly 49`.

A loose figure is a rounded one: it admits what rounds to it at the place where its own digits end, so that "nearly 49"
may be 48.6, and neither 46.9 nor 49.4. A vague one ("hundreds") admits what it contains.
"""

import math
from decimal import Decimal
from functools import lru_cache

from summarizer.language.quantities import Quantity
from summarizer.language.similarity import bag
from summarizer.language.words import PEOPLE
from summarizer.summary import Bound

_SHARE = 0.05  # relative, of a share below one, whose digits do not show how far it was rounded: "a third"
_NEARLY = 0.1  # relative: nobody calls 11,000 "nearly 20,000", though that is where it rounds up to
_ABOUT = 0.1  # nor 14 "about 10"
_BEYOND = 0.34  # 39 is "more than 30", but 1,900 is not "more than 1,000"
_HALF, _TEN = 0.5, 10.0  # "hundreds", read as 200 at least: from 100 to 2,000
_TELLING = 10.0  # a count below this is too common to tell
_NOISE = 1e-9  # relative: what floating point adds


def same_value(mine: Quantity, theirs: Quantity) -> bool:
    """True if both say the same value or range of one unit, whatever their bounds."""
    return (mine.value, mine.low, mine.high, mine.unit) == (theirs.value, theirs.low, theirs.high, theirs.unit)


def compatible(mine: Quantity, theirs: Quantity) -> bool:
    """True if one figure may be the other, worded more loosely."""
    if mine.unit != theirs.unit:
        return False
    return same_value(mine, theirs) or _admits(mine, theirs) or _admits(theirs, mine)


def is_vague(quantity: Quantity) -> bool:
    """True for "hundreds" and "dozens"."""
    return quantity.value is None and quantity.high is None


def telling(mine: Quantity, theirs: Quantity, least: float = _TELLING) -> bool:
    """True for one figure of one thing, from `least` on, so that it is hardly ever by chance."""
    return mine.value is not None and mine.least >= least and compatible(mine, theirs) and thing(mine, theirs)


def thing(mine: Quantity, theirs: Quantity) -> bool:
    """True if what is counted shares a telling word, or both count people."""
    first, second = bag(mine.what), bag(theirs.what)
    return bool(first.keys() & second.keys()) or bool(first.keys() & PEOPLE and second.keys() & PEOPLE)


def _admits(loose: Quantity, other: Quantity) -> bool:
    least = loose.least
    if loose.high is not None:
        return least <= other.least and (other.high or other.least) <= loose.high
    if is_vague(loose):
        return least * _HALF <= other.least <= least * _TEN or (is_vague(other) and least == other.least)
    return loose.bound is not Bound.EXACT and other.high is None and _rounds(loose.bound, least, other.least)


@lru_cache(maxsize=1 << 12)
def _rounds(bound: Bound, loose: float, value: float) -> bool:
    """True if a value in these loose words is that loose figure."""
    if not loose:
        return not value
    off = (value - loose) / loose
    if abs(off) <= _NOISE:
        return True
    if loose < 1:
        return abs(off) <= _SHARE
    steps, whole = value / _grain(loose), loose / _grain(loose)
    match bound:
        case Bound.ABOUT:
            return abs(off) <= _ABOUT + _NOISE and abs(steps - whole) <= _HALF
        case Bound.NEARLY | Bound.LESS_THAN | Bound.AT_MOST:
            return -_NEARLY <= off <= 0 and math.ceil(steps - _NOISE) == round(whole)
        case _:
            return 0 <= off <= _BEYOND and math.floor(steps + _NOISE) == round(whole)


def _grain(value: float) -> float:
    """The place where the digits of a figure end: 10 for 30, 100 for 1,200, a million for 49 million."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 10.0 ** int(exponent)
