"""Values of articles, grouped by story → means, intervals, probabilities: standard library only, seeded.

Articles of one story are alike, so that a story, not an article, is what is drawn or flipped ("cluster" in the
literature): E. Miller, Adding error bars to evals, arXiv 2411.00640 (2024). Every figure here is about the mean over
articles: a story of four counts four times as much as a story of one.
"""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import NormalDist
from typing import TypeVar

Case = TypeVar("Case")
Clusters = Sequence[Sequence[float]]
"""The values of the articles, a sequence a story; stories without a value do not count."""

RESAMPLES = 2_000
"""Draws of a bootstrap: each end of a 95 % interval then has 50 of them beyond it."""
MOST_EXACT = 4_096
"""Ways of signing the stories that are all tried: those of 12 stories. Of more, as many are drawn."""

_SEED = 20_261_120  # any fixed one: the same values, the same interval
_OUTSIDE = 0.025  # left out at either end of a 95 % interval
_POWER = 0.80  # of the chance to see a difference that is there
_Z = NormalDist().inv_cdf(1 - _OUTSIDE)  # 1.96
_Z_POWER = NormalDist().inv_cdf(_POWER)  # 0.84
_FEWEST = 2  # stories: one says nothing of how stories differ
_NOISE = 1e-9  # of the sum: what adding the same numbers in another order may change


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; None of nothing."""
    return math.fsum(values) / len(values) if values else None


def interval(clusters: Sequence[Sequence[Case]], figure: Callable[[list[Case]], float]) -> tuple[float, float] | None:
    """The 95 % percentile bootstrap interval of any figure, whole clusters of cases drawn with replacement.

    None with fewer than two clusters. The draws are seeded: whoever wants the same ends for the same clusters in
    another order sorts them first. B. Efron and R. Tibshirani: An introduction to the bootstrap (1993), chapter 13; of
    clusters: A. Davison and D. Hinkley: Bootstrap methods and their application (1997), section 3.8.
    """
    if len(clusters) < _FEWEST:
        return None
    rng = random.Random(_SEED)
    drawn = (rng.choices(clusters, k=len(clusters)) for _ in range(RESAMPLES))
    return _ends([figure([case for cluster in draw for case in cluster]) for draw in drawn])


def bootstrap(clusters: Clusters) -> tuple[float, float] | None:
    """The 95 % percentile bootstrap interval of the mean over articles, stories drawn with replacement.

    None with fewer than two stories. The order of stories and of their articles does not matter. As `interval`, but
    stories are added up once: a draw is as long as there are stories, not articles.
    """
    sums = _sums(clusters)
    if len(sums) < _FEWEST:
        return None
    rng = random.Random(_SEED)
    means = []
    for _ in range(RESAMPLES):
        draw = rng.choices(sums, k=len(sums))
        means.append(sum(total for total, _ in draw) / sum(count for _, count in draw))
    return _ends(means)


def _ends(figures: list[float]) -> tuple[float, float]:
    figures.sort()
    outside = round(_OUTSIDE * len(figures))
    return figures[outside], figures[-outside - 1]


def _sums(clusters: Clusters) -> list[tuple[float, int]]:
    """The sum and the number of each story's values, sorted, so that no order gets into a draw."""
    return sorted((math.fsum(cluster), len(cluster)) for cluster in clusters if cluster)


@dataclass(frozen=True)
class Paired:
    """What the differences between two runs over the same articles come to."""

    difference: float
    """The mean over articles."""
    interval: tuple[float, float] | None
    """Of 95 %, stories drawn with replacement; None with fewer than two stories."""
    p: float | None
    """Two-sided, above 0; None with fewer than two stories."""
    detectable: float | None
    """See `detectable`."""


def paired(differences: Clusters) -> Paired | None:
    """The mean difference of articles, by story, with its interval and how likely chance alone makes it as large.

    None of nothing.
    """
    difference = mean([value for cluster in differences for value in cluster])
    if difference is None:
        return None
    return Paired(difference, bootstrap(differences), sign_flip(differences), detectable(differences))


def sign_flip(differences: Clusters) -> float | None:
    """The share of ways to sign the stories' differences whose mean is at least as far from 0 as the one that we have.

    If neither run is better, each story's difference could as well have come out with the other sign. All ways are
    tried where there are at most `MOST_EXACT`; else as many are drawn, and the one that we have counts as one of them,
    so that p is never 0. None with fewer than two stories. R. Fisher: The design of experiments (1935), section 21;
    drawn: B. Phipson and G. Smyth: Permutation p-values should never be zero. SAGMB 9 (2010), article 39.
    """
    sums = [total for total, _ in _sums(differences)]
    if len(sums) < _FEWEST:
        return None
    seen = abs(math.fsum(sums)) - _NOISE * math.fsum(map(abs, sums))
    far = [
        abs(sum(sign * total for sign, total in zip(signs, sums, strict=True))) >= seen for signs in _signs(len(sums))
    ]
    return sum(far) / len(far)


def _signs(stories: int) -> Iterator[Sequence[int]]:
    """All ways to sign that many stories; or as many of them as are drawn, and all plus, as they are."""
    if 2**stories <= MOST_EXACT:
        yield from product((1, -1), repeat=stories)
        return
    rng = random.Random(_SEED)
    yield (1,) * stories
    yield from (rng.choices((1, -1), k=stories) for _ in range(MOST_EXACT - 1))


def detectable(differences: Clusters) -> float | None:
    """The smallest true difference that this many stories, spread as these, would show in 80 of 100 trials at 5 %.

    That is (z of 0.975 + z of 0.80) times the standard error of the mean difference, 2.80 of it, with the error
    clustered by story and the usual correction for few of them, n / (n - 1). None with fewer than two stories; 0 if all
    articles differ alike, as where nothing changed. Miller (2024), on clustered errors and on power.
    """
    sums = _sums(differences)
    if len(sums) < _FEWEST:
        return None
    articles = sum(count for _, count in sums)
    middle = math.fsum(total for total, _ in sums) / articles
    squares = math.fsum((total - middle * count) ** 2 for total, count in sums)
    error = math.sqrt(squares * len(sums) / (len(sums) - 1)) / articles
    return (_Z + _Z_POWER) * error


def wilson(hits: float, of: float) -> tuple[float, float]:
    """The 95 % interval of a rate by the score method, right for 0 of n as well; from 0 to 1 if n is 0.

    E. B. Wilson: Probable inference, the law of succession, and statistical inference. JASA 22 (1927), 209-212.
    """
    if not of:
        return 0.0, 1.0
    rate, square = hits / of, _Z * _Z
    middle = (rate + square / (2 * of)) / (1 + square / of)
    half = _Z / (1 + square / of) * math.sqrt(rate * (1 - rate) / of + square / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def kappa(one: Sequence[bool], other: Sequence[bool]) -> float:
    """Cohen's kappa: agreement beyond that of two judges who say yes as often as these but at random.

    0.0 where there is nothing to tell apart. J. Cohen, A coefficient of agreement for nominal scales (1960).
    """
    if not one:
        return 0.0
    count = len(one)
    agreed = sum(x == y for x, y in zip(one, other, strict=True)) / count
    yes, also = sum(one) / count, sum(other) / count
    chance = yes * also + (1 - yes) * (1 - also)
    return (agreed - chance) / (1 - chance) if chance < 1 else 0.0
