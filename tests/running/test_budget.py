"""Caps by reservation: whatever becomes of the requests, nothing stays reserved and no cap is exceeded."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import CapReachedError, ExitCode
from summarizer.extraction import Query, Usage
from summarizer.running.budget import NOTHING, Amount, Budget, Caps, Reservation
from summarizer.running.limits.estimating import TokenRatio
from summarizer.running.prices import Price, cost
from summarizer.verdicts import Purpose

PRICE = Price(
    Decimal("0.4"),
    Decimal("1.6"),
    cached_input=Decimal("0.1"),
    cache_write=Decimal("0.5"),
    longer=((300, Price(Decimal("0.8"), Decimal("3.2"), cached_input=Decimal("0.2"))),),
)


def query(article: str = "The ferry stayed in port.", *, output: int = 100) -> Query:
    """A request about this article."""
    messages = [{"role": "system", "content": "Read it."}, {"role": "user", "content": article}]
    body = {"model": "tiny", "messages": messages, "max_tokens": output}
    return Query("a1", "ferry.txt", Purpose.EXTRACT, "prompt", "http://localhost/v1", output, body)


def budget(*, cost: Decimal | None = None, tokens: int | None = None, price: Price | None = PRICE) -> Budget:
    """A budget that has learnt nothing yet."""
    return Budget(Caps(cost, tokens), price, TokenRatio())


async def _counted(reservation: Reservation, usage: Usage) -> None:
    reservation.settle(usage)


async def _uncounted(reservation: Reservation, usage: Usage) -> None:
    reservation.settle(Usage(), reply=usage.completion)


async def _zeros(reservation: Reservation, _: Usage) -> None:
    reservation.settle(Usage(prompt=0, completion=0))


async def _refused(reservation: Reservation, _: Usage) -> None:
    reservation.free()


async def _broken(reservation: Reservation, _: Usage) -> None:
    reservation.unknown()


async def _forgotten(_reservation: Reservation, _: Usage) -> None:
    pass


async def _raised(_reservation: Reservation, _: Usage) -> None:
    raise RuntimeError


async def _held(_reservation: Reservation, _: Usage) -> None:
    await asyncio.sleep(3600)  # until it is called off


ENDS = (_counted, _uncounted, _zeros, _refused, _broken, _forgotten, _raised, _held)


@dataclass(frozen=True)
class Sent:
    """One request, and what the server makes of it."""

    end: Callable[[Reservation, Usage], Coroutine[Any, Any, None]]
    letters: int
    output: int
    share: float
    """Of the article's bytes and of the output limit, what is billed."""
    rounds: int
    """Turns of the loop that it takes."""


REQUESTS = st.lists(
    st.builds(
        Sent,
        st.sampled_from(ENDS),
        letters=st.integers(0, 200),
        output=st.integers(1, 200),
        share=st.floats(0, 1),
        rounds=st.integers(0, 3),
    ),
    max_size=12,
)


@given(REQUESTS, st.integers(0, 1500), st.integers(0, 1200) | st.none(), st.floats(0.01, 1))
def test_nothing_stays_reserved_and_no_cap_is_exceeded(
    requests: list[Sent], tokens: int, millionths: int | None, fixed: float
) -> None:
    """Whatever a server bills within one token a byte and the output limit, also where nobody hears of it."""
    cap = None if millionths is None else Decimal(millionths) / 1_000_000
    held = budget(cost=cap, tokens=tokens, price=None if cap is None else PRICE)
    billed: list[Usage] = []

    async def one(sent: Sent) -> None:
        asked = query("x" * sent.letters, output=sent.output)
        size = held.ratio.size_of(asked)
        async with held.reserve(asked) as reservation:
            prompt = 1 + int((size.fixed - 1) * fixed) + int(size.own * sent.share)
            usage = Usage(prompt=prompt, completion=int(sent.output * sent.share), cache_write=prompt // 2)
            if sent.end is not _refused:
                billed.append(usage)
            for _ in range(sent.rounds):
                await asyncio.sleep(0)
            await sent.end(reservation, usage)

    async def run() -> list[object]:
        tasks = [asyncio.create_task(one(sent)) for sent in requests]
        for task, sent in zip(tasks, requests, strict=True):
            if sent.end is _held:
                for _ in range(sent.rounds):
                    await asyncio.sleep(0)
                task.cancel()
        async with asyncio.timeout(5):
            return await asyncio.gather(*tasks, return_exceptions=True)

    for result in asyncio.run(run()):
        assert result is None or isinstance(result, CapReachedError | RuntimeError | asyncio.CancelledError)
    assert (held.reserved, held.in_flight) == (NOTHING, 0)
    assert sum((each.prompt or 0) + (each.completion or 0) for each in billed) <= tokens
    assert held.spent.tokens + held.unknown.tokens <= tokens
    assert cap is None or sum(cost(PRICE, each) for each in billed) <= cap


def in_turn(*steps: Callable[[], Coroutine[Any, Any, None]]) -> list[BaseException | None]:
    """Run the steps at once, each begun after the one before; what each of them raised."""

    async def run() -> list[BaseException | None]:
        async with asyncio.timeout(5):
            return await asyncio.gather(*(step() for step in steps), return_exceptions=True)

    return asyncio.run(run())


def test_who_waits_is_let_in_by_what_others_give_back_in_order() -> None:
    """A small request does not overtake a large one for ever, and a refund is worth as much as an end."""
    held = budget(tokens=2 * 320)
    order: list[str] = []

    def asks(name: str, output: int, *, ends: str) -> Callable[[], Coroutine[Any, Any, None]]:
        async def ask() -> None:
            async with held.reserve(query(output=output)) as reservation:
                order.append(name)
                await asyncio.sleep(0)
                reservation.free() if ends == "free" else reservation.settle(Usage(prompt=10, completion=5))

        return ask

    results = in_turn(
        asks("first", 150, ends="free"),
        asks("second", 150, ends="settle"),
        asks("large", 400, ends="settle"),
        asks("small", 1, ends="settle"),
    )
    assert [None] * 4 == results
    assert ["first", "second", "large", "small"] == order
    assert Amount(45, cost(PRICE, Usage(prompt=10, completion=5)) * 3) == held.spent


def test_the_end_says_what_was_spent_and_what_the_next_request_could_take() -> None:
    """With what may have been billed named apart."""
    held = budget(cost=Decimal("0.0013"))

    async def breaks() -> None:
        async with held.reserve(query(output=500)) as reservation:
            reservation.unknown()

    async def goes_well() -> None:
        async with held.reserve(query(output=100)) as reservation:
            reservation.settle(Usage(prompt=30, completion=40))

    async def wants_more() -> None:
        async with held.reserve(query(output=300)):
            raise AssertionError

    *well, end = in_turn(breaks, goes_well, wants_more)
    assert [None, None] == well
    assert isinstance(end, CapReachedError)
    assert ExitCode.CAP_REACHED == end.exit_code
    assert (
        "the cap of $0.0013 leaves no room for the next request: $0.000076 spent, $0.00086 of unknown billing, "
        "and it may take up to $0.00051"
    ) == end.what
    assert "goes on" in end.hint


def test_a_cap_of_tokens_holds_without_a_price() -> None:
    """A server of one's own costs nothing, and is capped all the same."""
    held = budget(tokens=200, price=None)

    async def ask() -> None:
        async with held.reserve(query(output=10)) as reservation:
            assert reservation.settle(Usage(prompt=100, completion=10)).cost is None

    results = in_turn(ask, ask)
    assert results[0] is None
    assert isinstance(results[1], CapReachedError)
    assert "the cap of 200 tokens leaves no room for the next request: 110 spent, and" in results[1].what


FIXED = '{"model": "tiny", "messages": [{"role": "system", "content": "Read it."}], "max_tokens": 100}'
LONGEST = len(FIXED) + len("The ferry stayed in port.")
COUNTS = {
    "both": (Usage(prompt=30, completion=7), (30, 7, False)),
    "no answer": (Usage(prompt=30), (30, 40, True)),
    "nothing": (Usage(), (LONGEST, 40, True)),
    "nothing but zeros": (Usage(prompt=0, completion=0), (LONGEST, 40, True)),
    "an empty answer": (Usage(prompt=30, completion=0), (30, 0, False)),
}


@pytest.mark.parametrize(("told", "counted"), COUNTS.values(), ids=COUNTS.keys())
def test_what_the_endpoint_does_not_count_is_counted_at_its_most(told: Usage, counted: tuple[int, int, bool]) -> None:
    """The prompt at a token a byte, the answer at a token a byte of the reply, and marked as estimated."""
    held = budget()

    async def ask() -> None:
        async with held.reserve(query()) as reservation:
            assert LONGEST == reservation.worst.usage.prompt
            charge = reservation.settle(told, reply=40)
            assert counted == (charge.usage.prompt, charge.usage.completion, charge.estimated)

    assert [None] == in_turn(ask)


def test_an_estimate_never_takes_more_than_the_output_limit() -> None:
    """A reply holds more than the answer."""
    held = budget()

    async def ask() -> None:
        async with held.reserve(query(output=100)) as reservation:
            assert 100 == reservation.settle(Usage(prompt=30), reply=5_000).usage.completion

    assert [None] == in_turn(ask)


def test_only_the_first_word_about_an_end_counts() -> None:
    """A settled request is not lost again when the block is left, by whatever way."""
    held = budget()

    async def ask() -> None:
        async with held.reserve(query()) as reservation:
            reservation.settle(Usage(prompt=30, completion=7))
            reservation.unknown()
            raise RuntimeError

    assert isinstance(in_turn(ask)[0], RuntimeError)
    assert (37, NOTHING, NOTHING) == (held.spent.tokens, held.unknown, held.reserved)


@pytest.mark.parametrize("late", [False, True], ids=["while it waits", "in the moment it is let in"])
def test_who_is_called_off_while_waiting_makes_way(late: bool) -> None:  # noqa: FBT001  # a case of the test
    """The one behind it is let in at once, though nobody else has ended."""
    held = budget(tokens=440)

    async def run() -> None:
        entered = asyncio.Event()

        async def small() -> None:
            async with held.reserve(query(output=100)):
                entered.set()

        async def large() -> None:
            async with held.reserve(query(output=250)):
                raise AssertionError

        async with held.reserve(query(output=100)) as first:
            waiting = [asyncio.create_task(step()) for step in (large, small)]
            await asyncio.sleep(0)
            if late:
                first.free()
            waiting[0].cancel()
            async with asyncio.timeout(5):
                await entered.wait()
        await asyncio.gather(*waiting, return_exceptions=True)

    asyncio.run(run())
    assert (NOTHING, 0) == (held.reserved, held.in_flight)
