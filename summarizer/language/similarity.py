"""Two texts → how much of one the other covers, by stems weighted with their rarity; the one similarity of the product.

Weights are inverse document frequencies of one fixed table (`data/README.md`), so that a
pair is judged alike whatever else is in the batch. A word that the table lacks is a rare one.
"""

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from summarizer.language.number_words import ONES, TENS
from summarizer.language.remembered import PHRASES, VOCABULARY
from summarizer.language.words import spelled, stem

_DOCUMENTS = 1_000_000  # that the table's counts refer to
_RAREST = 100  # documents, for a word that the table lacks: where the table ends
_DIGITS = {stem(word): str(value) for word, value in (ONES | TENS).items() if value > 1}  # "one" is mostly a pronoun

Bag = Mapping[str, float]
"""Stems with their weights, in natural logarithms; a stem counts once."""


@cache
def _table() -> dict[str, int]:
    text = files("summarizer.language").joinpath("data/document_frequency.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {key: int(documents) for key, documents in rows}


@lru_cache(maxsize=VOCABULARY)
def weight(key: str) -> float:
    """How much a stem tells: 0 for one in every document, 9.2 for an unknown one."""
    return math.log(_DOCUMENTS / _table().get(key, _RAREST))


@lru_cache(maxsize=PHRASES)
def bag(text: str) -> Bag:
    """The stems of a text with their weights; a number word stands as its digits, and weighs what the word does."""
    found: dict[str, float] = {}
    for word in spelled(text):
        key, value = _weighed(word)
        if key not in found:
            found[key] = value
    return found


@lru_cache(maxsize=VOCABULARY)
def _weighed(word: str) -> tuple[str, float]:
    key = stem(word)
    return _DIGITS.get(key, key), weight(key)


def joined(bags: Iterable[Bag]) -> Bag:
    """The stems of several texts as those of one."""
    return {key: value for each in bags for key, value in each.items()}


def keys(bags: Iterable[Bag]) -> frozenset[str]:
    """The stems of several texts, without their weights."""
    return frozenset().union(*bags)


class Stems(Container[str]):
    """The stems of many texts, which are read on to the one that has what is asked for: often the first."""

    def __init__(self, texts: Iterable[str], known: Iterable[str] = ()) -> None:
        """`known`: stems that there are beside those of the texts."""
        self._unread = iter(texts)
        self._read = set(known)

    def __contains__(self, key: object) -> bool:
        """True if one of the texts has the stem."""
        if key in self._read:
            return True
        for text in self._unread:
            self._read |= bag(text).keys()
            if key in self._read:
                return True
        return False


def cover(claim: Bag, evidence: Container[str]) -> float:
    """The share of the claim's weight, from 0 to 1, whose stems the evidence has; 1 for an empty claim."""
    whole = sum(claim.values())
    if not whole:
        return 1.0
    return sum([value for key, value in claim.items() if key in evidence]) / whole


def resemblance(one: Bag, other: Bag) -> float:
    """Weight of the shared stems against the mean weight of both, from 0 to 1; symmetric (Dice)."""
    whole = sum(one.values()) + sum(other.values())
    if not whole:
        return 1.0
    return 2 * sum([value for key, value in one.items() if key in other]) / whole


# From these shares on, people mostly call a claim of a list said, in full or in part, by the text that says most of it;
# measured on the sets `summhay` and `factpresence` of `benchmarks/README.md`, one `COVERED` for both.
COVERED = 0.47
TOUCHED = 0.26
_RARITY = 0.5  # power of the table's weight: among claims about one matter, a rare word tells less beyond a common one
_OTHERS = 3  # power of the share of other claims without it: a stem that half of them have keeps an eighth


def telling(claims: Sequence[Bag]) -> list[Bag]:
    """The bags of claims about one matter, weighed by what tells each claim from the others.

    What most of them have is their topic, and a text that has it says none of them yet. The weights rest on the list
    of claims alone, so that a text is judged alike whatever other texts there are.
    """
    spread = Counter(key for claim in claims for key in claim)
    return [
        {key: value**_RARITY * (1 - (spread[key] - 1) / len(claims)) ** _OTHERS for key, value in claim.items()}
        for claim in claims
    ]


def coverage(claim: Bag, texts: Iterable[Bag]) -> float:
    """The share of a claim's weight that the text has which has most of it; see `telling`, `COVERED` and `TOUCHED`."""
    return max((cover(claim, text) for text in texts), default=0.0)
