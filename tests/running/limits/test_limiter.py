"""Who may start when, in virtual time."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running.limits.simulated import Server, limiter, now, run, virtually

from summarizer.errors import CapReachedError, ExitCode, SignalledError

Way = Literal["answered", "refused", "broke", "silent", "raises", "cancelled", "cancelled while waiting"]
WAYS: Sequence[Way] = ("answered", "refused", "broke", "silent", "raises", "cancelled", "cancelled while waiting")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WAYS), st.floats(0, 3)), max_size=25), st.integers(1, 5))
def test_nothing_is_left_in_flight_and_never_too_many_are(ways: list[tuple[Way, float]], most: int) -> None:
    """However each request ends, its place and its tokens are given back; those who wait come in their order."""

    async def scene() -> None:
        limits = limiter(most=most, tpm=1e6)
        entered: list[int] = []
        busiest = 0

        async def request(number: int, way: Way, seconds: float) -> None:
            nonlocal busiest
            async with limits.place(100) as place:
                entered.append(number)
                busiest = max(busiest, limits.state().in_flight)
                await asyncio.sleep(seconds)
                if way == "raises":
                    raise OSError
                if way == "broke":
                    place.broke()
                elif way != "silent":
                    place.answered(429 if way == "refused" else 200, {}, 90)
                    place.broke()  # a second word counts for nothing

        tasks = [asyncio.create_task(request(number, *way)) for number, way in enumerate(ways)]
        await asyncio.sleep(0)
        for task, (way, _) in zip(tasks, ways, strict=True):
            if way == "cancelled while waiting":
                task.cancel()
        await asyncio.sleep(0.5)
        for task, (way, _) in zip(tasks, ways, strict=True):
            if way == "cancelled":
                task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert busiest <= most
        assert entered == sorted(entered)
        assert limits.state().in_flight == 0
        assert limits.state().waiting == 0
        assert limits._admission.pacing.reserved == 0  # noqa: SLF001  # what nobody else may see

    virtually(scene())


def test_whoever_is_cancelled_on_the_doorstep_leaves_no_place_taken() -> None:
    """Let in, and cancelled before it could take a step."""

    async def scene() -> None:
        limits = limiter(most=1)
        async with limits.place(1) as place:
            waiting = asyncio.create_task(limits.place(1).__aenter__())
            await asyncio.sleep(0)
            place.answered(200, {}, 1)
            waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        assert waiting.cancelled()
        assert limits.state().in_flight == 0
        async with limits.place(1):
            assert limits.state().in_flight == 1

    virtually(scene())


def test_a_refused_article_waits_alone() -> None:
    """Its Retry-After binds it, while the others go on."""
    server = Server(headers={"retry-after": "60"}, answers=lambda number: 429 if number == 0 else 200)

    async def scene() -> float:
        return await run(server, limiter(most=4), articles=101, at_a_time=5)

    assert virtually(scene()) == pytest.approx(60, abs=0.5)
    assert sum(came < 10 for came, _ in server.log) == 101


def silence(lines: list[tuple[float, str]], end: float) -> float:
    """The longest time without a line."""
    times = [0.0, *(when for when, _ in lines), end]
    return max(after - before for before, after in pairwise(times))


@pytest.mark.parametrize(
    ("retry_after", "given_up"),
    [(None, 600), ("1", 600), ("200", 400)],
    ids=["no Retry-After", "1 s", "200 s, of which a third would end too late"],
)
def test_an_endpoint_that_only_refuses_is_asked_singly_and_given_up(retry_after: str | None, given_up: int) -> None:
    """Never silent for half a minute; after ten minutes the run ends at its cap, and says how to go on."""
    headers = {"retry-after": retry_after} if retry_after else {}
    server = Server(headers=headers, answers=lambda _: 429)
    lines: list[tuple[float, str]] = []

    async def scene() -> float:
        limits = limiter(most=20, say=lambda line: lines.append((now(), line)))
        with pytest.raises(CapReachedError) as caught:
            await run(server, limits, articles=100, at_a_time=50)
        assert caught.value.exit_code is ExitCode.CAP_REACHED
        assert "Go on" in str(caught.value)
        return now()

    end = virtually(scene())
    assert end == pytest.approx(given_up, abs=5)
    assert silence(lines, end) <= 30
    assert "nothing but 429" in lines[-1][1]
    assert "(--max-wait)" in lines[-1][1]
    tries = [came for came, _ in server.log if came > 1]
    assert len(tries) < 40
    assert all(later - earlier > 0.4 for earlier, later in pairwise(tries))


def test_an_endpoint_that_recovers_is_used_again() -> None:
    """Down for two minutes; half a minute after it is back, all is done."""

    async def scene() -> float:
        server = Server(answers=lambda _: 503 if now() < 120 else 200)
        return await run(server, limiter(most=20), articles=100, at_a_time=50)

    assert 120 < virtually(scene()) < 155


def test_a_wait_longer_than_the_run_may_wait_ends_it_at_once() -> None:
    """Nobody sits it out; it says how to go on."""
    server = Server(headers={"retry-after": "3600"}, answers=lambda number: 429 if number == 5 else 200)

    async def scene() -> None:
        with pytest.raises(CapReachedError, match="60 min, longer than 10 min"):
            await run(server, limiter(most=2), articles=100, at_a_time=4)
        assert now() < 2

    virtually(scene())


def test_a_halt_reaches_whoever_waits_or_rests_and_lets_others_finish() -> None:
    """Those in flight go on; nobody new comes in."""

    async def scene() -> None:
        limits = limiter(most=1)
        end = SignalledError("stopped by Ctrl-C", exit_code=ExitCode.INTERRUPTED)

        async def wait() -> None:
            async with limits.place(1):
                pass

        async with limits.place(1) as place:
            tasks = [asyncio.create_task(work) for work in (wait(), limits.rest(500))]
            await asyncio.sleep(1)
            limits.halt(end)
            limits.halt(CapReachedError("later"))
            assert await asyncio.gather(*tasks, return_exceptions=True) == [end, end]
            place.answered(200, {}, 1)
        with pytest.raises(SignalledError):
            await wait()
        assert now() == 1

    virtually(scene())


def test_the_state_says_what_holds_things_up() -> None:
    """For a live view."""

    async def scene() -> None:
        limits = limiter(most=3, rpm=60)
        async with limits.place(1):
            waiting = asyncio.create_task(limits.place(1).__aenter__())
            await asyncio.sleep(0)
            state = limits.state()
            assert (state.limit, state.in_flight, state.waiting, state.paused, state.paced) == (3, 1, 1, None, True)
            await waiting

    virtually(scene())
