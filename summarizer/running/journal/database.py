"""A path → a SQLite database that is a sound journal of this version, with what it takes to lose nothing."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from platformdirs import user_state_path

from summarizer.errors import JournalError
from summarizer.running.journal.schema import STEPS, Step

Say = Callable[[str], None]
"""Tells the user a line."""

APPLICATION_ID = 0x53756D4A  # "SumJ": tells our files from other SQLite databases
BUSY = 10.0  # seconds to wait for whoever reads, prunes or copies the file
_PRIVATE_FILE = 0o600  # replies hold what articles say
_PRIVATE_FOLDER = 0o700
_COMPANIONS = ("-wal", "-shm", "-journal")
_NOT_OURS = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_WORDS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Make room, or name another place with --journal PATH."),
    sqlite3.SQLITE_READONLY: ("may not be written", ""),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", ""),
    sqlite3.SQLITE_PERM: ("may not be written", ""),
    sqlite3.SQLITE_BUSY: ("another program keeps it locked", ""),
    sqlite3.SQLITE_IOERR: ("the disk, or a limit on the size of files, refuses it", ""),
}
_PRIMARY = 0xFF  # the low byte of an extended result code


class _UnusableError(Exception):
    """The file is no sound journal; its text says what it is instead."""


def default_path() -> Path:
    """Where the journal lies unless told otherwise: in the user's folder for state."""
    return user_state_path("summarizer", appauthor=False) / "journal.sqlite"


def open_database(path: Path, *, say: Say, steps: Sequence[Step] = STEPS) -> sqlite3.Connection:
    """A connection that writes; what is no sound journal is moved aside, and a new one begun.

    The caller holds the lease. Raises `JournalError` if the place cannot be written, or if a newer version made it.
    """
    make_folder(path)
    try:
        try:
            _make_file(path)
            return _opened(path, say, steps)
        except _UnusableError as fault:
            aside = _move_aside(path)
            say(f"{path}: {fault}; it was moved to {aside.name}, and a new journal was begun")
            _make_file(path)
            return _opened(path, say, steps)
    except sqlite3.Error as error:
        raise journal_error(path, error) from error
    except OSError as error:
        raise JournalError(f"cannot be written: {error.strerror}", where=str(path)) from error


def open_to_read(path: Path) -> sqlite3.Connection | None:
    """A connection that only reads, also while a run writes; None if there is no journal yet.

    Raises `JournalError` if the file is no sound journal of this version; it is left as it is.
    """
    if not path.exists():
        return None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY)
    except sqlite3.Error as error:
        raise journal_error(path, error) from error
    try:
        version = _version(connection)
        if 0 < version != len(STEPS):
            raise _newer(path) if version > len(STEPS) else _older(path)
    except sqlite3.Error as error:
        connection.close()
        if _is_unsound(error):
            raise _no_journal(path, _description(error)) from error
        raise journal_error(path, error) from error
    except _UnusableError as error:
        connection.close()
        raise _no_journal(path, str(error)) from error
    except JournalError:
        connection.close()
        raise
    if version == 0:
        connection.close()
        return None
    return connection


def journal_error(path: Path, error: sqlite3.Error) -> JournalError:
    """The error of ours that an error of SQLite stands for."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    what, hint = _WORDS.get(code & _PRIMARY, (f"SQLite says: {error}", ""))
    return JournalError(what, where=str(path), hint=hint)


def make_folder(path: Path) -> None:
    """The folder of the journal, for its owner alone if it is made here. Raises `JournalError`."""
    try:
        path.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise JournalError(f"its folder cannot be made: {error.strerror}", where=str(path)) from error


def use_log(connection: sqlite3.Connection, path: Path, say: Say) -> None:
    """Write ahead, so that a commit is one write and readers never wait; go without where the file system cannot."""
    [[mode]] = connection.execute("PRAGMA journal_mode = WAL").fetchall()
    if mode != "wal":
        say(f"{path}: its file system knows no shared memory, so the journal is written the slower way")
        connection.execute("PRAGMA journal_mode = TRUNCATE")
    # What is committed must survive a power cut: NORMAL would lose the last commits of a log.
    connection.execute("PRAGMA synchronous = FULL")


def _make_file(path: Path) -> None:
    """Make the file before SQLite does, which would let others read it; its companions get the same rights."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _PRIVATE_FILE))
    if path.stat().st_mode & ~_PRIVATE_FILE & 0o777 and os.name == "posix":
        path.chmod(_PRIVATE_FILE)


def _opened(path: Path, say: Say, steps: Sequence[Step]) -> sqlite3.Connection:
    # One thread writes, but whoever closes it may be another.
    connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
    try:
        version = _version(connection)
        if version > len(steps):
            raise _newer(path)  # noqa: TRY301  # as for any other end, the connection is closed
        _check(connection)
        use_log(connection, path, say)
        if version < len(steps):
            _migrate(connection, steps[version:], len(steps))
    except sqlite3.DatabaseError as error:
        connection.close()
        if _is_unsound(error):
            raise _UnusableError(_description(error)) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _newer(path: Path) -> JournalError:
    return JournalError(
        "a newer version of this program wrote this journal",
        where=str(path),
        hint="Update this one, or name another place with --journal PATH.",
    )


def _older(path: Path) -> JournalError:
    hint = "The next run that writes it brings it up to date."
    return JournalError("an older version of this program wrote this journal", where=str(path), hint=hint)


def _no_journal(path: Path, what: str) -> JournalError:
    return JournalError(what, where=str(path), hint="Say with --journal PATH where it lies.")


def _version(connection: sqlite3.Connection) -> int:
    """The version of a journal; 0 if it is yet to be filled. Raises `_UnusableError` if it is another program's."""
    [[application]] = connection.execute("PRAGMA application_id").fetchall()
    [[version]] = connection.execute("PRAGMA user_version").fetchall()
    [[tables]] = connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    if application != APPLICATION_ID and (application or version or tables):
        raise _UnusableError("this is the database of another program")
    return int(version)


def _check(connection: sqlite3.Connection) -> None:
    [[verdict]] = connection.execute("PRAGMA quick_check(1)").fetchall()
    if verdict != "ok":
        raise _UnusableError("the journal is damaged")


def _migrate(connection: sqlite3.Connection, steps: Sequence[Step], version: int) -> None:
    """All steps or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in (statement for step in steps for statement in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _is_unsound(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _NOT_OURS


def _description(error: sqlite3.Error) -> str:
    damaged = error.sqlite_errorcode & _PRIMARY == sqlite3.SQLITE_CORRUPT
    return "the journal is damaged" if damaged else "this is no journal"


def _move_aside(path: Path) -> Path:
    """Give the file, and what belongs to it, a name that is free."""
    number = 1
    while (aside := path.with_name(f"{path.name}.corrupt-{number}")).exists():
        number += 1
    for companion in _COMPANIONS:
        beside = path.with_name(path.name + companion)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + companion))
    return path.rename(aside)
