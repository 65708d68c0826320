"""What an article cost is told, where it is known."""

from evaluation.scorers.making import by_name

from summarizer.evaluation.result import ScoredArticle
from summarizer.evaluation.scorers.cost import score

UNKNOWN = ScoredArticle(name="post", article="0" * 16, title=None)


def test_known() -> None:
    """Tokens are those of the prompts and of the answers."""
    known = UNKNOWN.model_copy(update={"prompt_tokens": 900, "completion_tokens": 100, "seconds": 2.5, "cost": 0.01})
    assert {"cost.tokens": 1000, "cost.seconds": 2.5, "cost.usd": 0.01} == by_name(score(known))


def test_unknown() -> None:
    """What nobody counted is no zero, and says why."""
    assert {"cost.tokens": None, "cost.seconds": None, "cost.usd": None} == by_name(score(UNKNOWN))
    assert all(each.reason for each in score(UNKNOWN))
