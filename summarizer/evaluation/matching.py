"""Claims and texts → how far each text says each claim, in full, in part or not at all.

What a claim is worth in a text is the similarity of `summarizer.language.similarity`: the share of the claim's weight
that the text has, in one direction, each claim weighed against the others of its list. The benchmarks `summhay` and
`factpresence` measure these same functions on what people found.
"""

import math
import re
from collections.abc import Container, Sequence
from functools import lru_cache

from summarizer.language.polarity import governed, signs
from summarizer.language.quantities import quantities
from summarizer.language.similarity import COVERED, TOUCHED, Bag, bag, cover, telling
from summarizer.language.words import spelled, stem

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


def degrees(
    claims: Sequence[Wordings], texts: Sequence[str], language: str = "en", denied: Container[int] = ()
) -> list[list[float]]:
    """A row a claim, a column a text: FULL, PARTIAL or NONE.

    It is never FULL without a figure of the wording, where one denies what the other says, or on another weekday.
    `denied` are the places of texts that say what somebody denies: they tell of the claim and of the denial.
    """
    bags = [bag(text) for text in texts]

    def reached(at: int, weighed: Bag, wording: str) -> float:
        whole = has_figures(texts[at], wording, language) and not other_weekday(texts[at], wording)
        if whole and at not in denied:
            whole = not turned(texts[at], wording)
        return min(degree(cover(weighed, bags[at])), FULL if whole else PARTIAL)

    return [
        [max(reached(at, *each) for each in zip(row, claim, strict=True)) for at in range(len(texts))]
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
    """True if the text has every figure of the claim, by its value or as it is written ("8 out of 10" has a 10).

    A one is left out: it is mostly a pronoun.
    """
    there = (*values(text, language), *_written(text))
    return all(any(same_value(value, other) for other in there) for value in values(claim, language) if value != 1)


_NUMERAL = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_TWICE = re.compile(r"\btwice\b", re.IGNORECASE)


def _written(text: str) -> list[float]:
    """The numerals of a text, whatever they are part of; a two for "twice"."""
    numerals = [float(digits.replace(",", "")) for digits in _NUMERAL.findall(text)]
    return [*numerals, 2.0] if _TWICE.search(text) else numerals


# They take something away from a part of a sentence ("without delay"), and leave what it states as it is.
_IN_PART = re.compile("without|lack|instead|rather|far", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[:;.!?](?=\s|$)")
_TRUE = frozenset(map(stem, ("true", "case")))  # it is not true that, it is not the case that


def turned(one: str, other: str) -> bool:
    """True if one of two texts denies what the other states.

    One has more negations, of which one falls on words that all stand in the other and falls on none of them there.
    Words of opposite direction ("open", "closed") are not looked at: wordings of one claim differ by them as well.
    """
    more, fewer = sorted((one, other), key=lambda text: -len(_denied(text)))
    have, known = bag(fewer).keys(), _denied(fewer)
    return len(_denied(more)) > len(known) and any(
        words <= have and all(map(words.isdisjoint, known)) for words in _denied(more)
    )


@lru_cache(maxsize=1 << 12)
def _denied(text: str) -> tuple[frozenset[str], ...]:
    """What each negation of a text falls on, of its clause, as a bag has it; nothing if it denies that all is true."""
    plain, found = signs(text)
    fallen = [
        governed(plain[: _clause_end(plain, match.end())], *match.span())
        for match in found
        if not _IN_PART.match(match[0])
    ]
    return tuple(
        frozenset(key for word in spelled(text) if stem(word) in words for key in bag(word))
        if words.isdisjoint(_TRUE)
        else frozenset()
        for words in fallen
    )


def _clause_end(text: str, at: int) -> int:
    found = _CLAUSE_END.search(text, at)
    return found.start() if found else len(text)


_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def other_weekday(text: str, claim: str) -> bool:
    """True if the claim names a weekday that the text, which names others, does not have."""
    wanted, there = ({day.casefold() for day in _WEEKDAY.findall(each)} for each in (claim, text))
    return bool(there) and not wanted <= there


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
