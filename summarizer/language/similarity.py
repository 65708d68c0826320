"""Two texts → how much of one the other covers, by stems weighted with their rarity; the one similarity of the product.

Weights are inverse document frequencies of one fixed table (`data/README.md`), so that a
pair is judged alike whatever else is in the batch. A word that the table lacks is a rare one.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from summarizer.language.words import stem, words

_DOCUMENTS = 1_000_000  # that the table's counts refer to
_RAREST = 100  # documents, for a word that the table lacks: where the table ends

Bag = Mapping[str, float]
"""Stems with their weights, in natural logarithms; a stem counts once."""


@cache
def _table() -> dict[str, int]:
    text = files("summarizer.language").joinpath("data/document_frequency.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {key: int(documents) for key, documents in rows}


@lru_cache(maxsize=1 << 16)
def weight(key: str) -> float:
    """How much a stem tells: 0 for one in every document, 9.2 for an unknown one."""
    return math.log(_DOCUMENTS / _table().get(key, _RAREST))


@lru_cache(maxsize=1 << 13)
def bag(text: str) -> Bag:
    """The stems of a text with their weights."""
    return {key: weight(key) for key in dict.fromkeys(stem(word.text) for word in words(text))}


def joined(bags: Iterable[Bag]) -> Bag:
    """The stems of several texts as those of one."""
    return {key: value for each in bags for key, value in each.items()}


def cover(claim: Bag, evidence: Bag) -> float:
    """The share of the claim's weight, from 0 to 1, whose stems the evidence has; 1 for an empty claim."""
    whole = sum(claim.values())
    if not whole:
        return 1.0
    return sum(value for key, value in claim.items() if key in evidence) / whole


def resemblance(one: Bag, other: Bag) -> float:
    """Weight of the shared stems against the mean weight of both, from 0 to 1; symmetric (Dice)."""
    whole = sum(one.values()) + sum(other.values())
    if not whole:
        return 1.0
    return 2 * sum(value for key, value in one.items() if key in other) / whole
