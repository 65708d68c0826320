"""Cost: tokens, seconds and dollars of an article, for reports; no gate rests on them."""

from summarizer.evaluation.result import ScoredArticle
from summarizer.evaluation.scores import Level, Metric, Score

TOKENS = Metric("cost.tokens", "Tokens an article", Level.ARTICLE, lower_is_better=True, worst=None, rate=False)
SECONDS = Metric("cost.seconds", "Seconds an article", Level.ARTICLE, lower_is_better=True, worst=None, rate=False)
USD = Metric("cost.usd", "US dollars an article", Level.ARTICLE, lower_is_better=True, worst=None, rate=False)
METRICS = (TOKENS, SECONDS, USD)


def score(actual: ScoredArticle) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order: amounts, not shares. What an answer that failed has cost counts too."""
    counted = [tokens for tokens in (actual.prompt_tokens, actual.completion_tokens) if tokens is not None]
    return (
        _amount(TOKENS, float(sum(counted)) if counted else None, "nobody counted the tokens"),
        _amount(SECONDS, actual.seconds, "the answer was recorded"),
        _amount(USD, actual.cost, "the price or the tokens are unknown"),
    )


def _amount(metric: Metric, amount: float | None, unknown: str) -> Score:
    if amount is None:
        return Score(metric=metric.name, value=None, reason=unknown)
    return Score(metric=metric.name, value=amount, hits=amount, of=1.0)
