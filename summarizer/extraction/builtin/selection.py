"""Sentences of a story → the ones that carry it, by centrality, position, figures and named actors."""

import math
import re
from collections import Counter
from dataclasses import dataclass

from summarizer.article import Sentence, SentenceKind
from summarizer.language.names import names
from summarizer.language.quantities import quantities
from summarizer.language.quotations import quotations
from summarizer.language.similarity import Bag, bag, cover

# What each trait adds to a sentence's centrality, which runs from 0 to 1. News puts first what matters most.
_LEAD = 1.0
_FIGURE = 0.25
_NAME = 0.1
_MOST_TRAITS = 3  # figures or names beyond this make a list, not a fact
_CAPTION = -0.6
_UNCLEAR_SUBJECT = -1.0  # outweighs the first place
_FEWEST_WORDS, _MOST_WORDS = 6, 45
_LENGTH = -0.4
_SAME = 0.7  # of a sentence's weight in one already chosen: it would say the same again
# A sentence that opens so leans on the one before it and cannot stand alone.
_LEANS = re.compile(
    r"\A[\"'\u201c\u2018]*(?:he|she|they|it|this|that|these|those|such|his|her|their|its|one of (?:them|the)|both|"
    r"some of|but|and|or|so|also|then|instead|meanwhile|still|among them|there was no|whether|what|how many|how much|"
    r"\w+ of (?:them|those)|the (?:departure|woman|man|move|decision|incident|attack|station)\b)\b",
    re.IGNORECASE,
)
# And one that ends so says nothing by itself: "nobody could say whether they were".
_HANGS = re.compile(
    r"\b(?:whether|if|that|why|how) (?:he|she|it|they) (?:is|are|was|were|do|does|did|has|have|had|will|would)\W*\Z"
)
_QUOTED_WORDS = 5  # in a row between quotation marks make a sentence one of the quotes


@dataclass(frozen=True)
class Chosen:
    """A selected sentence with its score."""

    sentence: Sentence
    words: str
    score: float


def select(told: list[tuple[Sentence, str]], most: int) -> list[Chosen]:
    """At most `most` of the story's sentences, given with their words, best first; none repeats another."""
    bags = [bag(words) for _, words in told]
    spread: Counter[str] = Counter(key for each in bags for key in each)
    scored = [
        Chosen(sentence, words, _score(sentence, words, own, spread, index))
        for index, ((sentence, words), own) in enumerate(zip(told, bags, strict=True))
        if not _is_speech(words)
    ]
    chosen: list[Chosen] = []
    for candidate in sorted(scored, key=lambda each: (-each.score, each.sentence.number)):
        if len(chosen) == most:
            break
        if all(cover(bag(candidate.words), bag(other.words)) < _SAME for other in chosen):
            chosen.append(candidate)
    return chosen


def _score(sentence: Sentence, words: str, own: Bag, spread: Counter[str], index: int) -> float:
    length = len(words.split())
    score = _centrality(own, spread) + _LEAD / (1 + index)
    score += _FIGURE * min(_MOST_TRAITS, len(quantities(words)))
    score += _NAME * min(_MOST_TRAITS, sum(name.sure for name in names(words)))
    score += _CAPTION * (sentence.kind is SentenceKind.CAPTION)
    score += _UNCLEAR_SUBJECT * bool(_LEANS.match(words) or _HANGS.search(words))
    score += _LENGTH * (not _FEWEST_WORDS <= length <= _MOST_WORDS)
    return score


def _centrality(own: Bag, spread: Counter[str]) -> float:
    """The share of a sentence's weight that other sentences share, those of many counting more; 0 to 1."""
    whole = sum(own.values())
    shared = sum(value * (1 - 1 / math.sqrt(spread[key])) for key, value in own.items())
    return shared / whole if whole else 0.0


def _is_speech(words: str) -> bool:
    return any(len(words[each.start : each.end].split()) >= _QUOTED_WORDS for each in quotations(words))
