"""Rows from any event loop → one thread, which commits what has come together since the last commit.

A commit waits for the disk, some milliseconds; nobody else does. Whoever waits for a row is told after its commit.
"""

import asyncio
import sqlite3
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from enum import Enum
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple

from summarizer.errors import JournalError
from summarizer.running.journal.statements import Row, prepare, write

Work = Callable[[sqlite3.Connection], object]
"""Statements that make a commit of their own."""
_MOST_TOGETHER = 512  # rows a commit; more would let the first of them wait
_PACE = 0.005  # seconds from commit to commit at least: on a fast disk a commit a row would cost more than the row
_LINGER = 0.25  # seconds that rows nobody waits for may wait for others


class _Entry(NamedTuple):
    row: Row
    told: asyncio.Future[None] | None
    """None if nobody waits."""


class _Alone(NamedTuple):
    work: Work
    done: Future[Exception | None]


class _Signal(Enum):
    POSTED = "there are rows that nobody waits for"
    END = "write what is left"


class Writer:
    """The one thread that writes; it takes the connection over and closes it."""

    def __init__(self, connection: sqlite3.Connection, error_of: Callable[[sqlite3.Error], JournalError]) -> None:
        prepare(connection)
        self._connection = connection
        self._error_of = error_of
        self._queue: SimpleQueue[_Entry | _Alone | _Signal] = SimpleQueue()
        self._posted: deque[Row] = deque()
        """Rows that nobody waits for: they do not wake the thread one by one."""
        self._woken = False
        """True if the thread knows that there are some."""
        self._fault: Exception | None = None
        """What became of a row that nobody waited for."""
        self._refusal: JournalError | None = None
        """The first that the disk refused, whoever wrote it."""
        self._thread = Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    async def intend(self, row: Row) -> None:
        """As `write`, for what leads to more rows: a disk that refused one before, of whomever, will refuse those too.

        A small row may still find room on a full disk where a large one found none.
        """
        await self.write(row)
        if self._refusal:
            raise self._refusal

    async def write(self, row: Row) -> None:
        """Return once the row is on disk. Raises `JournalError`, also for what was posted before it."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.put(_Entry(row, future))
        await future
        self._check()

    def post(self, row: Row) -> None:
        """Write the row in its turn; should that fail, the next one who waits hears of it."""
        self._posted.append(row)
        if not self._woken:
            self._woken = True
            self._queue.put(_Signal.POSTED)

    def wait(self, work: Work) -> None:
        """Return once the work is on disk, after all that was written and posted before it. Raises `JournalError`."""
        alone = _Alone(work, Future())
        self._queue.put(alone)
        error = alone.done.result()
        if error:
            raise error
        self._check()

    def close(self) -> None:
        """Write what is left, and close the connection. Raises `JournalError` for what was posted and failed."""
        if self._thread.is_alive():
            self._queue.put(_Signal.END)
            self._thread.join()
            self._connection.close()
        self._check()

    def _check(self) -> None:
        fault, self._fault = self._fault, None
        if fault:
            raise fault

    def _work(self) -> None:
        item: _Entry | _Alone | _Signal | None = None
        while item is not _Signal.END:
            item = self._queue.get()
            begun = time.monotonic()
            if item is _Signal.POSTED:
                item = self._next(_LINGER)
            batch: list[_Entry] = []
            while isinstance(item, _Entry):
                batch.append(item)
                item = self._next(0) if len(batch) < _MOST_TOGETHER else None
            self._woken = False
            while self._posted:  # after what is waited for: nothing of that depends on them
                batch.append(_Entry(self._posted.popleft(), None))
            if batch:
                self._commit(batch)
            if isinstance(item, _Alone):
                item.done.set_result(self._by_itself(item.work))
            elif item is None:
                time.sleep(max(0.0, begun + _PACE - time.monotonic()))

    def _next(self, seconds: float) -> "_Entry | _Alone | _Signal | None":
        """What else is to be done; None if nothing came within so many seconds."""
        try:
            return self._queue.get(timeout=seconds) if seconds else self._queue.get_nowait()
        except Empty:
            return None

    def _commit(self, batch: list[_Entry]) -> None:
        """Commit all together; where that fails, each by itself, so that no row suffers for another."""
        error = self._tried(partial(write, rows=[entry.row for entry in batch]))
        if error and len(batch) > 1:
            # Tell nobody before all are through: a fault of a row that nobody waits for is told to those who wait.
            errors = [self._tried(partial(write, rows=[entry.row])) for entry in batch]
            for entry, each in zip(reversed(batch), reversed(errors), strict=True):
                self._tell([entry], each)
        else:
            self._tell(batch, error)

    def _by_itself(self, work: Work) -> Exception | None:
        """Do the work in a transaction of its own."""

        def together(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            work(connection)
            connection.execute("COMMIT")

        return self._tried(together)

    def _tried(self, work: Work) -> Exception | None:
        try:
            work(self._connection)
        except Exception as error:  # noqa: BLE001  # whoever waits must hear of it, or they would wait for ever
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if not isinstance(error, sqlite3.Error):
                return error
            told = self._error_of(error)
            if isinstance(error, sqlite3.OperationalError) and self._refusal is None:
                self._refusal = told
            return told
        return None

    def _tell(self, batch: list[_Entry], error: Exception | None) -> None:
        """Wake each event loop once."""
        loops: dict[asyncio.AbstractEventLoop, list[asyncio.Future[None]]] = {}
        for entry in batch:
            if entry.told is not None:
                loops.setdefault(entry.told.get_loop(), []).append(entry.told)
            elif error:
                self._fault = error
        for loop, waiting in loops.items():
            try:
                loop.call_soon_threadsafe(_resolve, waiting, error)
            except RuntimeError:  # the loop was closed, and nobody waits any more
                continue


def _resolve(waiting: list[asyncio.Future[None]], error: Exception | None) -> None:
    for future in waiting:
        if future.done():  # whoever waited was cancelled
            continue
        if error:
            future.set_exception(error)
        else:
            future.set_result(None)
