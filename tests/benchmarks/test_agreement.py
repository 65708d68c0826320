"""How well two lists of judgements agree: figures worked out by hand."""

import pytest
from agreement import balanced_accuracy, pearson

from summarizer.evaluation.statistics import kappa


def test_pearson() -> None:
    """Deviations -1, 0, 1 and -1, -1, 2: covariance 3 over the root of 2 times 6."""
    assert pearson([1, 2, 3], [0, 0, 3]) == pytest.approx(3 / 12**0.5)
    assert pearson([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)


def test_kappa() -> None:
    """Eight of ten agree; both say yes to half, so that chance agrees on half: (0.8 - 0.5) / (1 - 0.5)."""
    one = [True] * 5 + [False] * 5
    other = [True] * 4 + [False] * 5 + [True]
    assert kappa(one, other) == pytest.approx(0.6)


def test_kappa_of_one_who_always_says_yes() -> None:
    """Agreement that chance alone gives is none."""
    assert kappa([True, True, False], [True, True, True]) == pytest.approx(0)


def test_balanced_accuracy() -> None:
    """One of one yes found, one of three no left: both halves count the same, however rare the yes."""
    assert balanced_accuracy([True, False, False, False], [True, True, True, False]) == pytest.approx((1 + 1 / 3) / 2)


@pytest.mark.parametrize("figure", [pearson, kappa, balanced_accuracy])
def test_nothing_to_judge(figure: object) -> None:
    """No judgements give no agreement, and no error."""
    assert callable(figure)
    assert figure([], []) == 0
