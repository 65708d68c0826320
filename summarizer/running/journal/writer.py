"""Writes from any event loop → one thread, which commits what has come together since the last commit.

A commit waits for the disk, some milliseconds; nobody else does. Whoever waits for a write is told after the commit.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

from summarizer.errors import JournalError

Write = Callable[[sqlite3.Connection], object]
"""Statements, which may be repeated: what was committed together and failed is tried again one by one."""

MOST_TOGETHER = 256  # writes a commit; more would let the first of them wait


@dataclass(frozen=True, slots=True)
class _Entry:
    write: Write
    told: Callable[[Exception | None], None] | None
    loop: asyncio.AbstractEventLoop | None
    """Where `told` is to be called; None for this thread."""


class Writer:
    """The one thread that writes; it takes the connection over and closes it."""

    def __init__(self, connection: sqlite3.Connection, error_of: Callable[[sqlite3.Error], JournalError]) -> None:
        self._connection = connection
        self._error_of = error_of
        self._queue: SimpleQueue[_Entry | None] = SimpleQueue()
        self._fault: Exception | None = None
        self._thread = Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    async def write(self, write: Write) -> None:
        """Return once it is on disk. Raises `JournalError`, also for what was posted before."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._queue.put(_Entry(write, partial(_resolve, future), loop))
        await future
        self._check()

    def wait(self, write: Write) -> None:
        """The same without an event loop."""
        future: Future[Exception | None] = Future()
        self._queue.put(_Entry(write, future.set_result, None))
        error = future.result()
        if error:
            raise error
        self._check()

    def post(self, write: Write) -> None:
        """Write it in its turn; should that fail, the next one who waits hears of it."""
        self._queue.put(_Entry(write, None, None))

    def close(self) -> None:
        """Write what is left, and close the connection. Raises `JournalError` for what was posted and failed."""
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()
            self._connection.close()
        self._check()

    def _check(self) -> None:
        fault, self._fault = self._fault, None
        if fault:
            raise fault

    def _work(self) -> None:
        going = True
        while going:
            batch: list[_Entry] = []
            entry = self._queue.get()
            while entry is not None:
                batch.append(entry)
                if len(batch) == MOST_TOGETHER:
                    break
                try:
                    entry = self._queue.get_nowait()
                except Empty:
                    break
            else:
                going = False
            self._commit(batch)

    def _commit(self, batch: list[_Entry]) -> None:
        error = self._tried([entry.write for entry in batch])
        if error and len(batch) > 1:
            self._tell([(entry, self._tried([entry.write])) for entry in batch])
        else:
            self._tell([(entry, error) for entry in batch])

    def _tried(self, writes: list[Write]) -> Exception | None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for write in writes:
                write(self._connection)
            self._connection.execute("COMMIT")
        except Exception as error:  # noqa: BLE001  # whoever waits must hear of it, or they would wait for ever
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            return self._error_of(error) if isinstance(error, sqlite3.Error) else error
        return None

    def _tell(self, results: list[tuple[_Entry, Exception | None]]) -> None:
        """Wake each event loop once."""
        loops: dict[asyncio.AbstractEventLoop, list[tuple[_Entry, Exception | None]]] = {}
        for entry, error in results:
            if entry.loop is not None:
                loops.setdefault(entry.loop, []).append((entry, error))
            elif entry.told:
                entry.told(error)
            elif error:
                self._fault = error
        for loop, told in loops.items():
            try:
                loop.call_soon_threadsafe(_tell_all, told)
            except RuntimeError:  # the loop was closed, and nobody waits any more
                continue


def _tell_all(results: list[tuple[_Entry, Exception | None]]) -> None:
    for entry, error in results:
        if entry.told:
            entry.told(error)


def _resolve(future: asyncio.Future[None], error: Exception | None) -> None:
    if future.done():  # whoever waited was cancelled
        return
    if error:
        future.set_exception(error)
    else:
        future.set_result(None)
