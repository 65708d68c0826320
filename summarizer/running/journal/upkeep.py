"""A journal → how much it holds, and less of it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from summarizer.article import Record
from summarizer.running.journal import lease
from summarizer.running.journal.database import Say, journal_error, open_database, open_to_read
from summarizer.running.journal.runs import clock

_COUNTS = """
SELECT count(*), coalesce(sum(reusable > 0), 0), coalesce(sum(prompt), 0), coalesce(sum(completion), 0),
    min(begun), max(begun)
FROM calls
"""
_KNOWN = "SELECT count(*) FROM (SELECT DISTINCT endpoint, model FROM endpoints)"
_REST_ON_NOTHING = "DELETE FROM records WHERE subject NOT IN (SELECT subject FROM calls WHERE reusable > 0)"


class Stats(Record):
    """What a journal holds."""

    path: str
    bytes: int
    """On disk, with what is not yet merged into the main file."""
    runs: int
    calls: int
    reusable: int
    """Replies that need not be paid for again."""
    prompt_tokens: int
    """Of all calls."""
    completion_tokens: int
    oldest: str | None
    """The moment of the first call."""
    newest: str | None
    records: int
    """Articles whose verdicts need not be made again."""
    endpoints: int
    """Endpoints and models that are known."""


class Removed(Record):
    """What was taken out of a journal."""

    runs: int
    calls: int
    bytes: int
    """By which the file shrank."""


def stats(path: Path) -> Stats:
    """Count it; also while a run writes."""
    connection = open_to_read(path)
    counts: tuple[int, ...] = (0, 0, 0, 0)
    moments: tuple[float | None, ...] = (None, None)
    runs = records = endpoints = 0
    if connection is not None:
        with closing(connection), _told(path):
            [(*found, oldest, newest)] = connection.execute(_COUNTS).fetchall()
            counts, moments = tuple(found), (oldest, newest)
            [[runs]] = connection.execute("SELECT count(*) FROM runs").fetchall()
            [[records]] = connection.execute("SELECT count(*) FROM records").fetchall()
            [[endpoints]] = connection.execute(_KNOWN).fetchall()
    oldest, newest = (None if moment is None else clock(moment) for moment in moments)
    calls, reusable, prompt, completion = counts
    return Stats(
        path=str(path),
        bytes=_size(path),
        runs=runs,
        calls=calls,
        reusable=reusable,
        prompt_tokens=prompt,
        completion_tokens=completion,
        oldest=oldest,
        newest=newest,
        records=records,
        endpoints=endpoints,
    )


def prune(path: Path, *, older_than: float, say: Say) -> Removed:
    """Take out the calls and the runs that were begun more than so many seconds ago. Raises `JournalError`."""
    return _remove(path, time.time() - older_than, say)


def clear(path: Path, *, say: Say) -> Removed:
    """Take everything out, also what is known of endpoints. Raises `JournalError`."""
    return _remove(path, None, say)


def _remove(path: Path, before: float | None, say: Say) -> Removed:
    if not path.exists():
        return Removed(runs=0, calls=0, bytes=0)
    lock = lease.take(path)
    try:
        with closing(open_database(path, say=say)) as connection, _told(path):
            size = _size(path)
            limit = float("inf") if before is None else before
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM articles WHERE run IN (SELECT id FROM runs WHERE begun < ?)", (limit,))
            calls = connection.execute("DELETE FROM calls WHERE begun < ?", (limit,)).rowcount
            runs = connection.execute("DELETE FROM runs WHERE begun < ?", (limit,)).rowcount
            connection.execute("DELETE FROM records WHERE kept < ?", (limit,))
            connection.execute(_REST_ON_NOTHING)
            if before is None:
                connection.execute("DELETE FROM endpoints")
            connection.execute("COMMIT")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return Removed(runs=runs, calls=calls, bytes=max(0, size - _size(path)))
    finally:
        lock.release()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise journal_error(path, error) from error


def _size(path: Path) -> int:
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
