"""Pairs are one to one and gain as much as any pairs can."""

from itertools import permutations

from evaluation.scorers.making import PROPERTY
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.assignment import assigned

GAINS = st.integers(1, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(-1, 6).map(float), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


def most(gains: list[list[float]]) -> float:
    """The greatest sum, by trying every assignment."""
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        return most([list(column) for column in zip(*gains, strict=True)])
    return max(
        sum(max(gains[row][column], 0.0) for row, column in enumerate(chosen))
        for chosen in permutations(range(columns), rows)
    )


@PROPERTY
@given(GAINS)
def test_nothing_gains_more(gains: list[list[float]]) -> None:
    """The sum is that of the best assignment, found by trying them all; no item stands in two pairs."""
    pairs = assigned(gains)
    assert most(gains) == sum(gains[row][column] for row, column in pairs)
    assert len(pairs) == len({row for row, _ in pairs}) == len({column for _, column in pairs})
    assert all(gains[row][column] > 0 for row, column in pairs)


def test_the_greedy_choice_is_not_always_the_best() -> None:
    """The likest pair is given up where that leaves two pairs instead of one."""
    assert [(0, 1), (1, 0)] == assigned([[5.0, 4.0], [4.0, 0.0]])


def test_nothing_to_pair() -> None:
    """Empty lists have no pairs, nor have lists without anything in common."""
    assert [] == assigned([]) == assigned([[], []]) == assigned([[0.0, -1.0]])


@PROPERTY
@given(GAINS)
def test_the_sides_are_alike(gains: list[list[float]]) -> None:
    """From the other side the pairs gain as much."""
    turned = [list(column) for column in zip(*gains, strict=True)]
    assert sum(gains[row][column] for row, column in assigned(gains)) == sum(
        gains[row][column] for column, row in assigned(turned)
    )
