"""Two lists of judgements → how well they agree: plain functions, each with its definition.

Each is linear in the judgements, and each gives 0.0 where there is nothing to tell apart.
"""

import math
from collections.abc import Sequence


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """Pearson's product-moment correlation: covariance over the product of the standard deviations."""
    if not one:
        return 0.0
    first, second = math.fsum(one) / len(one), math.fsum(other) / len(other)
    together = math.fsum((x - first) * (y - second) for x, y in zip(one, other, strict=True))
    apart = math.sqrt(math.fsum((x - first) ** 2 for x in one) * math.fsum((y - second) ** 2 for y in other))
    return together / apart if apart else 0.0


def balanced_accuracy(gold: Sequence[bool], said: Sequence[bool]) -> float:
    """The mean of the share of yes that is found and the share of no that is left: 0.5 for any judge at random."""
    shares = [_share(gold, said, answer=answer) for answer in (True, False)]
    return sum(shares) / len(shares)


def _share(gold: Sequence[bool], said: Sequence[bool], *, answer: bool) -> float:
    """Of the cases whose gold is `answer`, the share that got it."""
    right = [mine is answer for truth, mine in zip(gold, said, strict=True) if truth is answer]
    return sum(right) / len(right) if right else 0.0
