"""What a scorer returns: a number or the reason why there is none, and the pairs that it was counted from."""

from dataclasses import dataclass
from enum import StrEnum

from summarizer.article import Record, Span


class Level(StrEnum):
    """What one value of a metric is about."""

    ARTICLE = "article"
    STORY = "story"


@dataclass(frozen=True)
class Metric:
    """Something that is measured of each article or story."""

    name: str
    """`facts.vital_recall`: what is scored, a dot, and which number of it."""
    title: str
    """In a few words, for the head of a table."""
    level: Level
    lower_is_better: bool = False
    worst: float | None = 0.0
    """What an article or story counts as whose answer, or whose scorer, failed; None of what a failure has as well,
    as it costs something: it counts as what it is, and is not defined where nobody knows."""
    rate: bool = True
    """True if, pooled, it is the share of items that were hit or not: such a share has an interval of its own. False of
    counts, amounts, weighted shares and F1."""
    pairs: str = ""
    """Name of the metric whose `matches` show what this one is counted from; empty if it shows its own, or has none."""


class Match(Record):
    """An expected item beside the actual one that was taken for it; either alone, if the other is not there."""

    expected: str | None
    actual: str | None
    degree: float
    """How far it counts as a hit, from 0 to 1."""
    reason: str = ""
    article: str | None = None
    """`LabelledArticle.name`, where the spans lie; None for the scorer's own article, or if there are none."""
    spans: tuple[Span, ...] = ()
    """Characters of the article that the pair rests on."""
    words: tuple[str, ...] = ()
    """What stands there, a text a span, shortened; the suite adds it, no scorer."""


class Score(Record):
    """One value of a metric."""

    metric: str
    value: float | None
    """None if it is not defined for this article or story; `reason` then says why. Never an infinity."""
    hits: float = 0.0
    of: float = 0.0
    """For the pooled figure: the sum of all `hits` over the sum of all `of`; 0 of 0 leaves a value out of it."""
    reason: str = ""
    matches: tuple[Match, ...] = ()
