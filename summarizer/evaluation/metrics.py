"""The scorers → every metric that is measured, in the order of reports."""

from summarizer.evaluation.scorers import ARTICLE_SCORERS, COST_SCORER, PLANTED_SCORER, SHOWN_SCORER, STORY_SCORERS
from summarizer.evaluation.scores import Metric

METRICS: tuple[Metric, ...] = (
    *SHOWN_SCORER.metrics,
    *(metric for scorer in ARTICLE_SCORERS for metric in scorer.metrics),
    *PLANTED_SCORER.metrics,
    *(metric for scorer in STORY_SCORERS for metric in scorer.metrics),
    *COST_SCORER.metrics,
)
NAMES = frozenset(metric.name for metric in METRICS)
