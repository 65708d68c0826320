"""What each pair of two lists gains → the pairs, one to one, that gain most in all.

Exact, by the Hungarian method with shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987) in
O(rows² · columns): an article has tens of items, and a greedy choice that is one pair short would be an error of the
score. scipy, which has the same, would be a large dependency for one function.
"""

import math
from collections.abc import Sequence


def assigned(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) in order of rows, each row and each column at most once, with the greatest sum of gains.

    `gains` has a row an item of one list, with a finite number an item of the other. No pair that gains 0 or less is
    returned. Of equal choices one is taken, always the same for the same input.
    """
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        turned = [list(column) for column in zip(*gains, strict=True)]
        return sorted((row, column) for column, row in assigned(turned))
    found = _Assignment(gains)
    for row in range(len(gains)):
        found.enter(row)
    return sorted((row, column) for row, column in found.pairs() if gains[row][column] > 0)


class _Assignment:
    """Rows that have a column each, at the least cost, and the prices of rows and columns that prove it."""

    def __init__(self, gains: Sequence[Sequence[float]]) -> None:
        self.costs = [[-max(gain, 0.0) for gain in row] for row in gains]
        self.columns = len(gains[0])
        self.row_price = [0.0] * len(gains)
        self.column_price = [0.0] * self.columns
        self.owner: list[int | None] = [None] * self.columns

    def pairs(self) -> list[tuple[int, int]]:
        """Every row with its column."""
        return [(row, column) for column, row in enumerate(self.owner) if row is not None]

    def enter(self, row: int) -> None:
        """Give one more row a column, along the cheapest chain of rows that move to another column for it."""
        slack = [math.inf] * self.columns
        before: list[int | None] = [None] * self.columns  # the column whose owner would move to this one
        reached: dict[int, int] = {}  # columns that are taken, with their owners
        here, came_from = row, None
        while True:
            free = [column for column in range(self.columns) if column not in reached]
            for column in free:
                cost = self.costs[here][column] - self.row_price[here] - self.column_price[column]
                if cost < slack[column]:
                    slack[column], before[column] = cost, came_from
            nearest = min(free, key=lambda column: slack[column])
            step = slack[nearest]
            for owned in (row, *reached.values()):
                self.row_price[owned] += step
            for column in reached:
                self.column_price[column] -= step
            for column in free:
                slack[column] -= step
            owner = self.owner[nearest]
            if owner is None:
                self._move(row, nearest, before)
                return
            reached[nearest] = owner
            here, came_from = owner, nearest

    def _move(self, row: int, last: int, before: list[int | None]) -> None:
        column: int | None = last
        while column is not None:
            previous = before[column]
            self.owner[column] = row if previous is None else self.owner[previous]
            column = previous
