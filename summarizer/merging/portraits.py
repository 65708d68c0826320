"""Article → its portrait: the weighed words of its title and opening, by which it is recognised among others.

Weights are those of the one table of the product, so that two articles are alike or not whatever else is in the batch.
A portrait is all that grouping keeps of an article: some kilobytes, however long the report.
"""

import datetime as dt
import math
import sys
from collections import Counter
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.language.similarity import weight
from summarizer.language.words import spelled, stem

_OPENING = 1_500  # characters: news says first what it is about; what follows is background that other stories share
_WORDS = 80  # heaviest words that are kept; more change no grouping, and cost memory
_BRIEF = 0.25  # power by which a short text is lifted: its few words cannot cover a long report's
_TELLING = 1.25  # times the weight: of names and figures, which never open in a small letter, and of the first words
_PLAIN = 2.0  # most that a word in small letters weighs, however often it is said, in a language not in that table

Portrait = dict[str, float]
"""Stems with their shares; the likeness of two portraits is the sum of the products of what both have."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """An article in a batch: its identity, its day, and its portrait."""

    id: str
    day: dt.date | None
    portrait: Portrait

    @property
    def order(self) -> tuple[bool, dt.date, str]:
        """Its place in a batch: by day, the undated last, then by identity."""
        return self.day is None, self.day or dt.date.min, self.id


def pictured(article: Article) -> Pictured:
    """The article with its portrait, of length 1 (as the square root of its likeness with itself) or more if short."""
    head, *rest = _opening(article)
    words = [*spelled(head), *(word for part in rest for word in spelled(part))]
    counts = Counter(map(stem, words))
    small = {stem(word) for word in words if word[0].islower()}
    first = set(map(stem, spelled(head)))
    covered = article.reads_as == "en"
    weights = {}
    for key, count in counts.items():
        plain = key in small
        told = weight(key) * (1 + math.log(count))
        if plain and not covered:
            told = min(weight(key), _PLAIN)
        weights[sys.intern(key)] = told * _TELLING ** ((not plain) + (key in first))
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_WORDS]
    length = math.sqrt(math.fsum(value * value for _, value in kept))
    lift = (_WORDS / len(kept)) ** _BRIEF / length if length else 0.0
    return Pictured(article.id, article.published, {key: value * lift for key, value in kept})


def _opening(article: Article) -> list[str]:
    """The title with the first told sentence, then the next ones."""
    parts: list[str] = []
    length = 0
    for sentence in article.told():
        parts.append(article.text_of(sentence))
        length += len(parts[-1])
        if length > _OPENING:
            break
    return [f"{article.title or ''}\n{parts[0] if parts else ''}", *parts[1:]]
