"""Claims and texts → how far each text says each claim, in full, in part or not at all.

What a claim is worth in a text is the similarity of `summarizer.language.similarity`: the share of the claim's weight
that the text has, in one direction, each claim weighed against the others of its list. The benchmarks `summhay` and
`factpresence` measure these same functions on what people found.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.quantities import quantities
from summarizer.language.similarity import COVERED, TOUCHED, Bag, bag, cover, telling

FULL, PARTIAL, NONE = 1.0, 0.5, 0.0
"""The degrees to which a text says a claim."""

Wordings = Sequence[str]
"""Ways to say one claim, at least one; whichever is said best counts."""

ONE_VALUE = 1e-5
"""Relative difference up to which two values are one, as in the scorer of NewsQuant (CQE)."""


def degree(share: float) -> float:
    """The degree that a share of a claim's weight comes to."""
    return FULL if share >= COVERED else PARTIAL if share >= TOUCHED else NONE


def shares(claims: Sequence[Wordings], texts: Sequence[str]) -> list[list[float]]:
    """A row a claim, a column a text: the share of the claim that the text has, in the claim's best wording."""
    bags = [bag(text) for text in texts]
    return [[max(cover(each, text) for each in weighed) for text in bags] for weighed in _weighed(claims)]


def degrees(claims: Sequence[Wordings], texts: Sequence[str], language: str = "en") -> list[list[float]]:
    """A row a claim, a column a text: FULL, PARTIAL or NONE; without a figure of the wording it is never FULL."""
    bags = [bag(text) for text in texts]
    return [
        [
            max(
                min(degree(cover(weighed, have)), FULL if has_figures(text, wording, language) else PARTIAL)
                for weighed, wording in zip(row, claim, strict=True)
            )
            for text, have in zip(texts, bags, strict=True)
        ]
        for row, claim in zip(_weighed(claims), claims, strict=True)
    ]


def _weighed(claims: Sequence[Wordings]) -> list[list[Bag]]:
    """The bags of each claim's wordings, weighed by what tells it from the other claims in their first wording."""
    first = [bag(claim[0]) for claim in claims]
    usual = telling(first)
    return [
        [usual[at], *(telling([*first[:at], bag(other), *first[at + 1 :]])[at] for other in claim[1:])]
        for at, claim in enumerate(claims)
    ]


def has_figures(text: str, claim: str, language: str = "en") -> bool:
    """True if the text has the value of every figure of the claim. A one is left out: it is mostly a pronoun."""
    there = values(text, language)
    return all(any(same_value(value, other) for other in there) for value in values(claim, language) if value != 1)


@lru_cache(maxsize=1 << 12)
def values(text: str, language: str = "en") -> tuple[float, ...]:
    """The values of a text's figures, both ends of ranges, in its order; dates are no figures."""
    found = quantities(text, language)
    return tuple(value for one in found for value in (one.value, one.low, one.high) if value is not None)


def same_value(one: float, other: float) -> bool:
    """True if two values are one; a fraction may be cut to four decimals, as the schema has it (a third: 0.3333)."""
    if math.isclose(one, other, rel_tol=ONE_VALUE, abs_tol=0.0):
        return True
    return abs(one) < 1 and abs(other) < 1 and round(one, 4) == round(other, 4) != 0


def clusters(pairs: Sequence[tuple[int, int]], count: int) -> list[list[int]]:
    """The numbers below `count` in groups: two are in one if a chain of pairs leads from one to the other."""
    home = list(range(count))
    for one, other in pairs:
        left, right = home[one], home[other]
        home = [left if each == right else each for each in home]
    return [[each for each in range(count) if home[each] == first] for first in dict.fromkeys(home)]
