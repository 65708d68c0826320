"""Entries that may be long in coming → the same, awaited: a thread takes them, a few ahead of what is asked for."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

READY = 32  # entries that may lie ready, so that the two threads take turns seldom: they share one interpreter
GATHER = 0.002  # seconds that entries are given to come together, as a wake an entry costs a tenth of reading it
LEAVE = 1.0  # seconds that the thread is given to come to its end: enough for most pages, too short to be a nuisance


async def pulled(entries: Iterable[Entry]) -> AsyncGenerator[Entry, None]:
    """The entries in their order; a generator of them is closed when this is.

    Whatever has to be read, unpacked or typed in for an entry, the loop goes on meanwhile. One thread runs all of the
    iterator. If it is at an entry when this is closed, it closes the iterator itself once it has that; nobody waits
    for it longer than a moment, as it may be waiting for a line that nobody types.
    """
    if isinstance(entries, Sequence):  # which has them at hand
        for entry in entries:
            yield entry
        return
    taking = _Taking(entries, asyncio.get_running_loop())
    context = copy_context()  # threads do not inherit it
    thread = threading.Thread(target=context.run, args=(taking.run,), daemon=True)
    thread.start()
    try:
        while True:
            await taking.wake.wait()
            await asyncio.sleep(GATHER)
            taking.wake.clear()
            together = 0
            while taking.ready:
                got = taking.ready.popleft()
                if isinstance(got, _End):
                    if got.error:
                        raise got.error
                    return
                together += 1
                yield got
            if together:  # at once, so that the thread works while this waits, and not beside it
                taking.room.release(together)
    finally:
        taking.over = True
        taking.room.release()
        await asyncio.to_thread(thread.join, LEAVE)  # replies are read meanwhile


@dataclass(frozen=True)
class _End:
    """There are no more entries, because of the error if there is one."""

    error: BaseException | None


@dataclass
class _Taking(Generic[Entry]):
    """What the thread does, and what it shares with whoever waits for the entries."""

    entries: Iterable[Entry]
    loop: asyncio.AbstractEventLoop
    ready: deque[Entry | _End] = field(default_factory=deque)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    """Set by the loop when the thread says that something is ready."""
    room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(READY))
    over: bool = False
    """True when nobody wants more."""

    def run(self) -> None:
        """In the thread: take entries as long as there is room for them, and close what they come from."""
        iterator: Iterator[Entry] | None = None
        try:
            iterator = iter(self.entries)
            while self.room.acquire() and not self.over:
                self._lay(next(iterator))
        except StopIteration:
            self._lay(_End(None))
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is raised where the entry is awaited
            self._lay(_End(error))
        finally:
            if close := getattr(iterator, "close", None):
                close()

    def _lay(self, got: Entry | _End) -> None:
        self.ready.append(got)
        if len(self.ready) == 1 and not self.over:  # else whoever takes the others sees it
            self.loop.call_soon_threadsafe(self.wake.set)
