"""The benchmark of growth: how it judges what it measured, and whether what it measures works."""

import pytest
from growth import ALLOWED, FLOOR, Cost, judged
from growth_cases import CASES, Case

SOON = Cost(short=0.01, long=0.1)
FAST = Cost(short=0.01, long=1.0)
FASTER = Cost(short=0.01, long=1.2)
CHARACTERS = 2_000  # deeper than Python lets a call nest


@pytest.mark.parametrize(
    ("tries", "taken", "left"),
    [([SOON, FAST], SOON, [FAST]), ([FAST, SOON, FASTER], SOON, [FASTER]), ([FASTER, FAST, FASTER], FAST, [])],
)
def test_one_try_that_is_allowed_is_enough(tries: list[Cost], taken: Cost, left: list[Cost]) -> None:
    """It is taken and no further one is made; where none is allowed, the least of them counts, and is not allowed."""
    waiting = iter(tries)
    assert taken == judged(waiting)
    assert left == list(waiting)
    assert taken.is_allowed is (taken is SOON)


def test_what_is_too_fast_to_be_timed_is_not_held_against_it() -> None:
    """A tenth of a microsecond that became a tenth of a millisecond is noise."""
    assert Cost(short=FLOOR / 10_000, long=FLOOR / 10).is_allowed
    assert not Cost(short=FLOOR, long=FLOOR * ALLOWED * 1.01).is_allowed


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.what} {case.unit!a}")
def test_every_reader_ends_on_every_text(case: Case) -> None:
    """No unit, however often repeated, makes a reader fail."""
    repeats = max(CHARACTERS // len(case.unit), 1)
    case.work(f"{case.before}{case.unit * repeats}{case.after}")
