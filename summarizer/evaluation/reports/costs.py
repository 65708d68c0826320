"""A report → what an article costs each engine, in one unit, so that they can be compared."""

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.evaluation.result import EvalReport, EvalRun, ScoredArticle
from summarizer.evaluation.statistics import mean

DOLLARS = "US dollars"
TOKENS = "tokens"


@dataclass(frozen=True)
class Costs:
    """What an article costs, by engine; None where it is not known of every article that was answered."""

    unit: str
    by_engine: dict[str, float | None]


def costs(report: EvalReport) -> Costs:
    """Dollars if they are known of each engine whose tokens are, else tokens; an engine without a model costs 0."""
    dollars = {run.engine: _mean(run, lambda article: article.cost) for run in report.runs}
    tokens = {run.engine: _mean(run, _tokens) for run in report.runs}
    if all(dollars[engine] is not None for engine, counted in tokens.items() if counted is not None):
        return Costs(DOLLARS, dollars)
    return Costs(TOKENS, tokens)


def _mean(run: EvalRun, cost: Callable[[ScoredArticle], float | None]) -> float | None:
    if run.prompt is None:
        return 0.0
    found = [cost(article) for case in run.cases for article in case.articles if article.failure is None]
    known = [value for value in found if value is not None]
    return mean(known) if len(known) == len(found) else None


def _tokens(article: ScoredArticle) -> float | None:
    if article.prompt_tokens is None or article.completion_tokens is None:
        return None
    return article.prompt_tokens + article.completion_tokens
