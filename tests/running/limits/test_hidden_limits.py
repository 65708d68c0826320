"""Endpoints that refuse without saying what they allow: found out, made use of, and hardly ever offended."""

import asyncio
import random
from collections.abc import Mapping

import pytest
from running.limits.simulated import Server, Work, limiter, now, run, virtually

WARM = 10.0
"""Seconds after which the limit is found."""
ASKS: dict[str, Mapping[str, str]] = {"Retry-After": {"retry-after": "1"}, "no Retry-After": {}}


def played(server: Server, *, articles: int, at_a_time: int, most: int | None) -> tuple[float, float]:
    """Successes a second, and the share of requests that were refused; both after the warm-up."""

    async def scene() -> float:
        return await run(server, limiter(most=most), articles=articles, at_a_time=at_a_time)

    end = virtually(scene()) - server.latency  # the last ones are alone
    late = [status for came, status in server.log if WARM <= came < end]
    return late.count(200) / (end - WARM), late.count(429) / len(late)


@pytest.mark.parametrize(
    ("most", "articles", "asks"),
    [
        (None, 3000, "Retry-After"),
        (None, 1200, "no Retry-After"),
        (50, 1200, "Retry-After"),
        (50, 1200, "no Retry-After"),
    ],
)
def test_a_hidden_rate_is_used_and_kept(most: int | None, articles: int, asks: str) -> None:
    """Sixty a second are allowed: at least nine tenths of them are asked for, and two in a hundred are refused."""
    server = Server(per_second=60, at_once=60, headers=ASKS[asks])
    rate, refused = played(server, articles=articles, at_a_time=100, most=most)
    assert rate >= 0.9 * 60
    assert refused <= 0.02


@pytest.mark.parametrize("headers", ASKS.values(), ids=ASKS.keys())
def test_a_hidden_rate_in_a_window_is_used_and_kept(headers: Mapping[str, str]) -> None:
    """The same where no more than sixty may start in any one second."""
    rate, refused = played(Server(per_second=60, window=1, headers=headers), articles=1200, at_a_time=100, most=None)
    assert rate >= 0.9 * 60
    assert refused <= 0.02


@pytest.mark.parametrize("dice", [1, 2, 5])
def test_a_busy_loop_does_not_pass_for_a_slow_endpoint(dice: int) -> None:
    """Sixty in each whole second, asked by a loop that is busy and late: the latency wavers, the allowed rate does not.

    What the loop is late by is lost, so that a little less than nine tenths are used.
    """
    server, work = Server(per_second=60, window=1, fixed=True), Work(dice=random.Random(dice))

    async def scene() -> float:
        return await run(server, limiter(), articles=4000, work=work)

    end = virtually(scene()) - server.latency
    late = [status for came, status in server.log if WARM <= came < end]
    assert late.count(200) / (end - WARM) >= 0.85 * 60
    assert late.count(429) / len(late) <= 0.02


@pytest.mark.parametrize("headers", ASKS.values(), ids=ASKS.keys())
def test_a_hidden_number_in_flight_is_used_and_kept(headers: Mapping[str, str]) -> None:
    """Thirty-seven at once are allowed, and answers take longer or shorter."""
    server = Server(most=37, jitter=0.3, headers=headers)
    rate, refused = played(server, articles=2500, at_a_time=100, most=None)
    assert rate >= 0.9 * 37 / server.latency
    assert refused <= 0.02


def test_less_than_one_at_a_time_is_a_pace() -> None:
    """One a second is allowed and answers take a fifth of one: one at a time would be refused four times in five."""
    rate, refused = played(Server(per_second=1, headers={"retry-after": "1"}), articles=200, at_a_time=20, most=20)
    assert rate >= 0.8
    assert refused <= 0.1


def test_refusals_that_are_none_of_our_making_cost_little_time() -> None:
    """Of 300 articles 31 are refused for a second, whatever we do; at 20 at once, of a tenth of a second each."""
    server = Server(
        latency=0.1,
        refusal_latency=0.1,
        headers={"retry-after": "1"},
        answers=lambda number: 429 if number % 10 == 5 and number < 310 else 200,
    )

    async def scene() -> float:
        return await run(server, limiter(most=20), articles=300, at_a_time=40)

    assert virtually(scene()) <= 3.3
    assert [status for _, status in server.log].count(429) == 31


def test_an_endpoint_that_refuses_at_random_is_not_left_alone() -> None:
    """One in ten is refused at any pace: the run goes on, one at a time at the least."""
    server = Server(headers={"retry-after": "1"}, answers=lambda number: 429 if number * 7 % 10 == 3 else 200)

    async def scene() -> float:
        return await run(server, limiter(most=20), articles=500, at_a_time=20)

    assert virtually(scene()) <= 500 * server.latency * 1.5


@pytest.mark.parametrize("latency", [0.2, 10.0])
@pytest.mark.parametrize(
    "server", [{"at_once": 10}, {"at_once": 100}, {"window": 60}], ids=["bucket", "store", "minute"]
)
def test_three_runs_share_a_key_by_giving_each_its_part(server: Mapping[str, float], latency: float) -> None:
    """A hundred requests a minute are allowed to all together, and each run keeps to a third of them.

    From the sixth minute on at least nine tenths are used, and no more than five in a hundred are refused.
    """
    shared, warm = Server(per_second=100 / 60, latency=latency, **server), 300.0  # type: ignore[arg-type]  # a table

    async def scene() -> float:
        parts = [limiter(rpm=100 / 3) for _ in range(3)]
        await asyncio.gather(*(run(shared, part, articles=400, at_a_time=60) for part in parts))
        return now()

    end = virtually(scene()) - latency
    late = [status for came, status in shared.log if warm <= came < end]
    assert late.count(200) / (end - warm) >= 0.9 * 100 / 60
    assert late.count(429) / len(late) <= 0.05
