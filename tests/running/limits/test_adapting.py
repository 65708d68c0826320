"""How many requests may be in flight, by what came of the earlier ones."""

from summarizer.running.limits.adapting import Adapting, Start
from summarizer.running.limits.level import PROBE_AFTER, SUCCESSES


def begun(adapting: Adapting, count: int, now: float) -> list[Start]:
    """So many requests start at once."""
    return [adapting.start(now, number + 1, others=True) for number in range(count)]


def succeed(adapting: Adapting, count: int, now: float) -> None:
    """So many requests are answered after a second, one after the other."""
    for _ in range(count):
        adapting.succeeded(adapting.start(now, adapting.places, others=True), now + 1)


def test_a_burst_of_refusals_lowers_the_level_once() -> None:
    """Twenty at once are one sign, not twenty, however late some of them come."""
    adapting = Adapting(20)
    [first, *others] = begun(adapting, 20, 0)
    adapting.refused(first, 0.1, None)
    assert adapting.places == 15
    succeed(adapting, SUCCESSES - 1, 9)
    for start in others:
        adapting.refused(start, 10, None)
    succeed(adapting, 1, 10)
    assert adapting.places == 16


def test_refusals_soon_after_belong_to_the_burst() -> None:
    """Within two seconds, or the wait that the endpoint asked for."""
    for retry_after, soon in ((None, 1.9), (30, 29)):
        adapting = Adapting(20)
        adapting.refused(begun(adapting, 20, 0)[0], 0.1, retry_after)
        for start in begun(adapting, 15, soon)[:10]:
            adapting.refused(start, soon, None)
        assert adapting.places == 15


def test_refusals_after_the_burst_lower_it_again() -> None:
    """Two seconds later, or after the wait that the endpoint asked for, what is refused is news."""
    for retry_after, later in ((None, 2.5), (0.5, 1.0)):
        adapting = Adapting(20)
        adapting.refused(begun(adapting, 20, 0)[0], 0.1, retry_after)
        for start in begun(adapting, 15, later)[:4]:
            adapting.refused(start, later, None)
        assert adapting.places == 12


def test_it_grows_by_one_after_25_successes_to_just_below_where_it_was_refused() -> None:
    """The ceiling is remembered."""
    adapting = Adapting(20)
    adapting.refused(begun(adapting, 20, 0)[-1], 0.1, None)
    levels = []
    for turn in range(5):
        succeed(adapting, SUCCESSES, 10 + turn)
        levels.append(adapting.level)
    assert levels == [16, 17, 18, 19, 19]


def test_it_looks_again_now_and_then_and_more_rarely_each_time_in_vain() -> None:
    """A ceiling that has gone is noticed; one that stands is not run into all the time."""
    adapting = Adapting(20)
    adapting.refused(begun(adapting, 20, 0)[-1], 0.1, None)
    successes: list[int] = []
    for turn in range(1, 5):
        count = 0
        while adapting.level <= 19 and count < 1000:
            succeed(adapting, 1, 10 * turn)
            count += 1
        successes.append(count)
        for start in [adapting.start(10 * turn + 5, adapting.places, others=True) for _ in range(2)]:
            adapting.refused(start, 10 * turn + 5, None)
        assert adapting.level == 19
    assert successes[1:] == [2 * PROBE_AFTER, 4 * PROBE_AFTER, 8 * PROBE_AFTER]


def test_one_refusal_in_hundred_is_chance() -> None:
    """No reason to ask for less."""
    adapting = Adapting(20)
    succeed(adapting, 150, 0)
    adapting.refused(adapting.start(9, 20, others=True), 10, None)
    assert adapting.level == 20


def test_what_is_not_made_use_of_does_not_grow() -> None:
    """With a few articles left, answers say nothing about a full house."""
    adapting = Adapting(None)
    for _ in range(100):
        adapting.succeeded(adapting.start(0, 3, others=False), 1)
    assert adapting.level == 8
