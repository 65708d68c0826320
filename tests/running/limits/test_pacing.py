"""Limits a minute, kept evenly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.running.limits.headers import Allowance, Told
from summarizer.running.limits.pacing import Pacing


def started(pacing: Pacing, tokens: int, seconds: float) -> int:
    """How many requests of so many tokens start in so many seconds, by who always wants to start another."""
    now, count = 0.0, 0
    while now < seconds:
        wait = pacing.wait(tokens, now)
        if wait <= 0:
            pacing.reserve(tokens)
            count += 1
        now += max(wait, 1e-6) if wait > 0 else 0.0
    return count


def test_requests_a_minute_are_spread_evenly() -> None:
    """One second's worth may start at once, and no second has much more."""
    assert started(Pacing(120, None, max_wait=600), 1, 1.0) <= 4
    assert 119 <= started(Pacing(120, None, max_wait=600), 1, 60) <= 122


def test_tokens_a_minute_are_kept_also_by_requests_larger_than_a_second_of_them() -> None:
    """Such a request starts on credit, and the next ones wait until it is paid back."""
    assert started(Pacing(None, 60_000, max_wait=600), 3_000, 60) == pytest.approx(20, abs=1)


def test_what_was_estimated_too_high_is_given_back() -> None:
    """The count of the endpoint corrects the estimate."""
    pacing = Pacing(None, 60_000, max_wait=600)
    assert pacing.wait(6_000, 0) <= 0
    pacing.reserve(6_000)
    before = pacing.wait(1_000, 0)
    pacing.settle(6_000, 2_000)
    assert before - pacing.wait(1_000, 0) == pytest.approx(4)


def test_nothing_starts_while_nothing_remains() -> None:
    """The endpoint says when there is more; a wait longer than the run's patience is left to a refusal to tell."""
    pacing = Pacing(None, None, max_wait=600)
    pacing.hear(Told(None, Allowance(60, 0, 42), Allowance(1000, 0, 7)), 100)
    assert pacing.wait(1, 100) == pytest.approx(42)
    assert pacing.wait(1, 142) <= 0
    endless = Pacing(None, None, max_wait=600)
    endless.hear(Told(None, Allowance(60, 0, 86_400), Allowance()), 100)
    assert endless.wait(1, 100) <= 0


def test_a_pace_that_was_asked_for_stands_against_what_is_told() -> None:
    """The user may share the limit with others."""
    pacing = Pacing(60, None, max_wait=600)
    pacing.hear(Told(None, Allowance(6000, 3000, 30), Allowance()), 0)
    assert started(pacing, 1, 10) <= 12


def test_a_pace_is_learnt_where_none_was_asked_for() -> None:
    """Half is used up, and renewed in half a minute."""
    pacing = Pacing(None, None, max_wait=600)
    pacing.hear(Told(None, Allowance(60, 30, 30), Allowance()), 0)
    assert started(pacing, 1, 30) == pytest.approx(31, abs=1)


@given(st.lists(st.tuples(st.integers(0, 50_000), st.none() | st.integers(0, 100_000)), max_size=30))
def test_nothing_stays_reserved(requests: list[tuple[int, int | None]]) -> None:
    """However they end."""
    pacing = Pacing(60, 10_000, max_wait=600)
    for estimate, _ in requests:
        pacing.reserve(estimate)
    for estimate, spent in requests:
        pacing.settle(estimate, spent)
    assert pacing.reserved == 0


def test_to_look_is_not_to_wait() -> None:
    """Whoever draws a screen sees what holds the next request back, and changes nothing of it."""
    looked, left = (Pacing(60, None, max_wait=600) for _ in range(2))
    for pacing in (looked, left):
        assert pacing.wait(1, 100) <= 0
        pacing.reserve(1)
    assert [True, True, False] == [looked.holds(1, now) for now in (100, 100.9, 101.5)]
    assert left.wait(1, 100.5) == looked.wait(1, 100.5) > 0
    looked.hear(Told(None, Allowance(60, 0, 42), Allowance()), 200)
    assert [True, False] == [looked.holds(1, now) for now in (241, 243)]
