"""Labels and what came of their articles → scores; each module holds one subject, its metrics and its function.

The scorers certify the program, and so ask nothing of what they certify: verification, merging and presenting.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from summarizer.article import Article
from summarizer.briefing import Briefing
from summarizer.evaluation.labels import LabelledArticle, StoryLabels
from summarizer.evaluation.scorers import disagreements, facts, planted, quotes, shown, traps
from summarizer.evaluation.scores import Metric, Score
from summarizer.summary import ArticleSummary
from summarizer.verdicts import VerifiedItem, VerifiedSummary

__all__ = [
    "ARTICLE_SCORERS",
    "PLANTED_SCORER",
    "SHOWN_SCORER",
    "STORY_SCORERS",
    "ArticleFunction",
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
Function = TypeVar("Function")


@dataclass(frozen=True)
class Scorer(Generic[Function]):
    """A subject: what is measured of it, and the pure function that does it, a score a metric in their order."""

    name: str
    metrics: tuple[Metric, ...]
    function: Function


ARTICLE_SCORERS: tuple[Scorer[ArticleFunction], ...] = (
    Scorer("facts", facts.METRICS, facts.score),
    Scorer("quotes", quotes.METRICS, quotes.score),
    Scorer("traps", traps.METRICS, traps.score),
)
STORY_SCORERS: tuple[Scorer[StoryFunction], ...] = (
    Scorer("disagreements", disagreements.METRICS, disagreements.score),
)
PLANTED_SCORER: Scorer[PlantedFunction] = Scorer("planted", planted.METRICS, planted.score)
SHOWN_SCORER: Scorer[ShownFunction] = Scorer("shown", shown.METRICS, shown.score)
