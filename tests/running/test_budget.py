"""Caps by reservation: whatever becomes of the requests, nothing stays reserved and no cap is exceeded."""

import asyncio
from decimal import Decimal
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import CapReachedError
from summarizer.extraction import Query, Usage
from summarizer.running.budget import NOTHING, Amount, Budget, Caps
from summarizer.running.limits.estimating import TokenRatio, size_of
from summarizer.running.prices import Price, cost
from summarizer.verdicts import Purpose

PRICE = Price(
    Decimal("0.4"),
    Decimal("1.6"),
    cached_input=Decimal("0.1"),
    cache_write=Decimal("0.5"),
    longer=((300, Price(Decimal("0.8"), Decimal("3.2"), cached_input=Decimal("0.2"))),),
)


def query(article: str = "The ferry stayed in port.", *, output: int = 100, system: str = "Read it.") -> Query:
    messages = [{"role": "system", "content": system}, {"role": "user", "content": article}]
    body = {"model": "tiny", "messages": messages, "max_tokens": output}
    return Query("a1", "ferry.txt", Purpose.EXTRACT, "prompt", "http://localhost/v1", output, body)


def budget(*, cost: Decimal | None = None, tokens: int | None = None, price: Price | None = PRICE) -> Budget:
    return Budget(Caps(cost, tokens), price, TokenRatio())


class End(Enum):
    """How a request may end."""

    COUNTED = "its reply says what it was billed with"
    UNCOUNTED = "its reply does not say"
    ZERO = "its reply says 0 for everything"
    REFUSED = "it was refused, and bills nothing"
    BROKEN = "it broke on the way"
    FORGOTTEN = "nobody says how it ended"
    RAISED = "an error ended it"
    CANCELLED = "it was called off"


REQUESTS = st.lists(
    st.tuples(
        st.sampled_from(End),
        st.integers(0, 200),  # characters of the article
        st.integers(1, 200),  # output limit
        st.floats(0, 1),  # share of the worst case that is billed
        st.integers(0, 3),  # rounds of the loop that it takes
    ),
    max_size=12,
)


@given(REQUESTS, st.integers(0, 1500), st.integers(0, 1200), st.booleans())
def test_nothing_stays_reserved_and_no_cap_is_exceeded(
    requests: list[tuple[End, int, int, float, int]], tokens: int, millionths: int, priced: bool
) -> None:
    """A server bills at most one token a byte and the output limit, and at times it is not known what it billed."""
    price = PRICE if priced else None
    purse = budget(cost=Decimal(millionths) / 1_000_000 if priced else None, tokens=tokens, price=price)
    billed: list[Usage] = []

    async def one(end: End, length: int, output: int, share: float, rounds: int) -> None:
        asked = query("x" * length, output=output)
        size = size_of(asked)
        async with purse.reserve(asked) as reservation:
            usage = Usage(prompt=max(1, int(size.whole * share)), completion=int(output * share), cache_write=3)
            if end is not End.REFUSED:
                billed.append(usage)  # also where we never hear of it
            for _ in range(rounds):
                await asyncio.sleep(0)
            match end:
                case End.COUNTED:
                    reservation.settle(usage)
                case End.UNCOUNTED:
                    reservation.settle(Usage(), reply=int(output * share))
                case End.ZERO:
                    reservation.settle(Usage(prompt=0, completion=0))
                case End.REFUSED:
                    reservation.free()
                case End.BROKEN:
                    reservation.unknown()
                case End.RAISED:
                    raise RuntimeError
                case End.CANCELLED:
                    await asyncio.sleep(3600)
                case End.FORGOTTEN:
                    pass

    async def run() -> None:
        tasks = [asyncio.create_task(one(*request)) for request in requests]
        for _ in range(200):
            await asyncio.sleep(0)
            running = [task for task in tasks if not task.done()]
            if not running:
                break
            stuck = [task for task, request in zip(tasks, requests, strict=True) if request[0] is End.CANCELLED]
            if _ % 10 == 9 and stuck:
                next((task for task in stuck if not task.done()), running[0]).cancel()
        assert all(task.done() for task in tasks)
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(run())
    assert (purse.reserved, purse.in_flight) == (NOTHING, 0)
    assert sum((each.prompt or 0) + (each.completion or 0) for each in billed) <= tokens
    assert purse.spent.tokens + purse.unknown.tokens <= tokens
    if priced:
        assert sum(cost(PRICE, each) for each in billed) <= Decimal(millionths) / 1_000_000
