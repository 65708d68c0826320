"""A path → the right to write the journal there, which one process has at a time and loses with its life."""

import sqlite3
from contextlib import closing
from pathlib import Path

from filelock import FileLock, Timeout

from summarizer.errors import JournalError
from summarizer.running.journal.database import make_folder, open_to_read
from summarizer.running.journal.runs import Command, RunState, clock

_GLANCE = 0.05  # seconds: enough to outlast another who only looks
_PATIENCE = 0.5  # seconds: enough to outlast somebody who only looks whether a run is alive


def take(path: Path) -> FileLock:
    """The lease, to be released at the end. Raises `JournalError`, which says who has it."""
    make_folder(path)
    lock = _lock(path)
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        raise JournalError(
            f"another run writes this journal{_holder(path)}",
            where=str(path),
            hint="Wait for it to end, or name another place with --journal PATH.",
        ) from None
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or "its file system knows no locks"
        raise JournalError(f"cannot be locked: {reason}", where=str(path)) from error
    return lock


def held(path: Path) -> bool:
    """True if somebody writes the journal now."""
    lock = _lock(path)
    try:
        lock.acquire(timeout=_GLANCE, poll_interval=_GLANCE / 10)
    except Timeout:
        return True
    except (OSError, NotImplementedError):  # no right to look
        return False
    lock.release()
    return False


def _lock(path: Path) -> FileLock:
    # Not bound to a thread: it may be released by another than took it.
    return FileLock(path.with_name(f"{path.name}.lock"), mode=0o600, thread_local=False)


def _holder(path: Path) -> str:
    """Who has the lease, as far as the journal says."""
    try:
        connection = open_to_read(path)
        if connection is None:
            return ""
        with closing(connection):
            newest = connection.execute(
                "SELECT pid, host, begun, command FROM runs WHERE state = ? ORDER BY begun DESC LIMIT 1",
                (RunState.RUNNING,),
            ).fetchall()
    except (JournalError, sqlite3.Error):
        return ""
    return "".join(
        f": process {pid} on {host} since {clock(begun)} ({Command.read(command).line})"
        for pid, host, begun, command in newest
    )
