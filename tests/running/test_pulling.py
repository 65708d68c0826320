"""Entries that are long in coming: the loop goes on meanwhile, and what they come from is closed in any case."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator

import pytest

from summarizer.running.pulling import READY, pulled

WHILE = 10.0  # seconds after which a test has failed that waits for what never comes


async def listed(entries: AsyncGenerator[int, None]) -> list[int]:
    """All of them."""
    return [entry async for entry in entries]


def test_entries_come_in_their_order_from_one_thread() -> None:
    """All of an iterator runs in a single thread, its end too, so that it may hold what belongs to one."""
    threads = set[int]()

    def entries() -> Iterator[int]:
        try:
            for number in range(100):
                threads.add(threading.get_ident())
                yield number
        finally:
            threads.add(threading.get_ident())

    assert [*range(100)] == asyncio.run(listed(pulled(entries())))
    assert 1 == len(threads)
    assert threading.get_ident() not in threads


@pytest.mark.parametrize("empty", [[], iter(())], ids=["at hand", "to be taken"])
def test_no_entries_are_none(empty: list[int]) -> None:
    """It ends at once."""
    assert [] == asyncio.run(listed(pulled(empty)))


def test_the_loop_goes_on_while_an_entry_is_awaited() -> None:
    """What the entry waits for is done by the very loop that awaits it."""
    done = threading.Event()

    def entries() -> Iterator[bool]:
        yield done.wait(WHILE)

    async def both() -> bool:
        asyncio.get_running_loop().call_soon(done.set)
        return await anext(pulled(entries()))

    assert asyncio.run(both())


def test_few_are_taken_ahead() -> None:
    """A stream without an end is not swallowed."""
    taken: list[int] = []

    def entries() -> Iterator[int]:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    async def first() -> None:
        found = pulled(entries())
        assert 0 == await anext(found)
        await found.aclose()

    asyncio.run(first())
    assert 1 <= len(taken) <= 1 + READY


def test_what_is_raised_instead_of_an_entry_is_raised_where_it_is_awaited() -> None:
    """After the entries before it."""

    def entries() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    async def all_of(found: list[int]) -> None:
        async for entry in pulled(entries()):
            found.append(entry)  # noqa: PERF401  # a comprehension would lose what came before the error

    found: list[int] = []
    with pytest.raises(ZeroDivisionError):
        asyncio.run(all_of(found))
    assert [1] == found


def test_what_cannot_be_gone_through_is_said() -> None:
    """Also where there is not even a first entry to ask for."""

    class Broken:
        def __iter__(self) -> Iterator[int]:
            raise ZeroDivisionError

    async def first() -> None:
        await asyncio.wait_for(anext(pulled(Broken())), 5)

    with pytest.raises(ZeroDivisionError):
        asyncio.run(first())


def test_whoever_wants_no_more_has_the_generator_closed() -> None:
    """Before the loop goes on: a file that it reads is not open any longer."""
    closed: list[int] = []

    def entries() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.append(1)

    async def first() -> list[int]:
        found = pulled(entries())
        await anext(found)
        await found.aclose()
        return [*closed]

    assert [1] == asyncio.run(first())


def test_nobody_waits_for_an_entry_that_is_not_wanted_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread is left behind in it, and closes the generator when it is there after all."""
    monkeypatch.setattr("summarizer.running.pulling.LEAVE", 0.01)
    asked, typed, closed = threading.Event(), threading.Event(), threading.Event()

    def entries() -> Iterator[int]:
        try:
            asked.set()
            typed.wait()
            yield 1
        finally:
            closed.set()

    async def given_up() -> None:
        waiting = asyncio.ensure_future(anext(pulled(entries())))
        await asyncio.to_thread(asked.wait)
        waiting.cancel()
        await asyncio.wait([waiting])
        assert waiting.cancelled()

    asyncio.run(given_up())
    assert not closed.is_set()
    typed.set()
    assert closed.wait(WHILE)
