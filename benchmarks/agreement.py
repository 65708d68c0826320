"""Two lists of judgements → how well they agree: plain functions, each with its definition.

Each is linear in the judgements, and each gives 0.0 where there is nothing to tell apart.
"""

import math
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Case = TypeVar("Case")

_RESAMPLES = 2_000  # of the documents: the ends of a 95 % interval then rest on 50 of them each
_SEED = 20_261_120  # any fixed one: the same files, the same interval
_OUTSIDE = 0.025  # left out at either end of a 95 % interval


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """Pearson's product-moment correlation: covariance over the product of the standard deviations."""
    if not one:
        return 0.0
    first, second = math.fsum(one) / len(one), math.fsum(other) / len(other)
    together = math.fsum((x - first) * (y - second) for x, y in zip(one, other, strict=True))
    apart = math.sqrt(math.fsum((x - first) ** 2 for x in one) * math.fsum((y - second) ** 2 for y in other))
    return together / apart if apart else 0.0


def kappa(one: Sequence[bool], other: Sequence[bool]) -> float:
    """Cohen's kappa: agreement beyond that of two judges who say yes as often as these but at random."""
    if not one:
        return 0.0
    count = len(one)
    agreed = sum(x == y for x, y in zip(one, other, strict=True)) / count
    yes, also = sum(one) / count, sum(other) / count
    chance = yes * also + (1 - yes) * (1 - also)
    return (agreed - chance) / (1 - chance) if chance < 1 else 0.0


def balanced_accuracy(gold: Sequence[bool], said: Sequence[bool]) -> float:
    """The mean of the share of yes that is found and the share of no that is left: 0.5 for any judge at random."""
    shares = [_share(gold, said, answer=answer) for answer in (True, False)]
    return sum(shares) / len(shares)


def _share(gold: Sequence[bool], said: Sequence[bool], *, answer: bool) -> float:
    """Of the cases whose gold is `answer`, the share that got it."""
    right = [mine is answer for truth, mine in zip(gold, said, strict=True) if truth is answer]
    return sum(right) / len(right) if right else 0.0


def interval(clusters: Sequence[Sequence[Case]], figure: Callable[[list[Case]], float]) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of a figure, whole clusters of cases drawn with replacement.

    Cases of one document are alike, so that the document is what is drawn (Davison and Hinkley 1997, section 3.8).
    """
    if not clusters:
        return 0.0, 0.0
    rng = random.Random(_SEED)
    drawn = (rng.choices(clusters, k=len(clusters)) for _ in range(_RESAMPLES))
    figures = sorted(figure([case for cluster in draw for case in cluster]) for draw in drawn)
    outside = round(_OUTSIDE * _RESAMPLES)
    return figures[outside], figures[-outside - 1]
