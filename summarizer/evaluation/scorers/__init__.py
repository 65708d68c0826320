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
    """What stands before the dot in the names of its metrics."""
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
    Scorer("briefing", coverage.METRICS, coverage.score),
    Scorer("sources", independence.METRICS, independence.score),
    Scorer("citations", citations.METRICS, citations.score),
)
PLANTED_SCORER: Scorer[PlantedFunction] = Scorer("verdicts", planted.METRICS, planted.score)
SHOWN_SCORER: Scorer[ShownFunction] = Scorer("shown", shown.METRICS, shown.score)
COST_SCORER: Scorer[CostFunction] = Scorer("cost", cost.METRICS, cost.score)
