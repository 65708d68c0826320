"""Labels and what came of their articles → scores; each module holds one subject, its metrics and its function.

The scorers certify the program, and so ask nothing of what they certify: verification, merging and presenting.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from summarizer.article import Article
from summarizer.briefing import Briefing
from summarizer.evaluation.labels import LabelledArticle, StoryLabels
from summarizer.evaluation.result import ScoredArticle
from summarizer.evaluation.scorers import (
    citations,
    claims,
    cost,
    coverage,
    disagreements,
    facts,
    independence,
    numbers,
    planted,
    questions,
    quotes,
    shown,
    timeline,
    traps,
    updates,
)
from summarizer.evaluation.scores import Metric, Score
from summarizer.summary import ArticleSummary
from summarizer.verdicts import VerifiedItem, VerifiedSummary

__all__ = [
    "ARTICLE_SCORERS",
    "COST_SCORER",
    "PLANTED_SCORER",
    "SHOWN_SCORER",
    "STORY_SCORERS",
    "ArticleFunction",
    "CostFunction",
    "PlantedFunction",
    "Scorer",
    "ShownFunction",
    "StoryFunction",
    "worst",
]

ArticleFunction = Callable[[LabelledArticle, ArticleSummary, Article], tuple[Score, ...]]
StoryFunction = Callable[[StoryLabels, Briefing, Mapping[str, Article]], tuple[Score, ...]]
PlantedFunction = Callable[[LabelledArticle, Sequence[VerifiedItem], Article], tuple[Score, ...]]
ShownFunction = Callable[
    [StoryLabels, Briefing, str, Sequence[VerifiedSummary], Mapping[str, Article]], tuple[Score, ...]
]
CostFunction = Callable[[ScoredArticle], tuple[Score, ...]]
Function = TypeVar("Function")


@dataclass(frozen=True)
class Scorer(Generic[Function]):
    """A subject: what is measured of it, and the pure function that does it, a score a metric in their order."""

    name: str
    metrics: tuple[Metric, ...]
    function: Function


ARTICLE_SCORERS: tuple[Scorer[ArticleFunction], ...] = (
    Scorer("facts", facts.METRICS, facts.score),
    Scorer("numbers", numbers.METRICS, numbers.score),
    Scorer("quotes", quotes.METRICS, quotes.score),
    Scorer("questions", questions.METRICS, questions.score),
    Scorer("traps", traps.METRICS, traps.score),
)
STORY_SCORERS: tuple[Scorer[StoryFunction], ...] = (
    Scorer("disagreements", disagreements.METRICS, disagreements.score),
    Scorer("updates", updates.METRICS, updates.score),
    Scorer("claims", claims.METRICS, claims.score),
    Scorer("timeline", timeline.METRICS, timeline.score),
    Scorer("coverage", coverage.METRICS, coverage.score),
    Scorer("independence", independence.METRICS, independence.score),
    Scorer("citations", citations.METRICS, citations.score),
)
PLANTED_SCORER: Scorer[PlantedFunction] = Scorer("planted", planted.METRICS, planted.score)
SHOWN_SCORER: Scorer[ShownFunction] = Scorer("shown", shown.METRICS, shown.score)
COST_SCORER: Scorer[CostFunction] = Scorer("cost", cost.METRICS, cost.score)


def worst(metric: Metric, expected: LabelledArticle | StoryLabels) -> float | None:
    """What a metric counts as for an article or story that has no answer; None if its labels leave nothing to count.

    It is `Metric.worst`, but of traps it is all that are labelled.
    """
    if metric is traps.RETURNED and isinstance(expected, LabelledArticle):
        return float(len(expected.traps)) or None
    if metric is shown.TRAPS and isinstance(expected, StoryLabels):
        return float(sum(len(article.traps) for article in expected.articles)) or None
    return metric.worst
