"""Keys as they come → the name under which each came first; on disk, so that memory does not grow with them."""

import sqlite3
from types import TracebackType
from typing import Self

from summarizer.errors import OutputError

_CACHE = 500  # KiB of the file that are held; SQLite's own 2,000 are no faster, and fill up slowly


class Seen:
    """The keys that have come, each with its first name, in a file that is gone as soon as this is or its process."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        # No name is a file of its own without one; whoever goes through the inputs may do so from several threads.
        self._rows = sqlite3.connect("", check_same_thread=False)
        self._rows.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._rows.execute("PRAGMA journal_mode = OFF")  # nothing is ever taken back
        self._rows.execute("CREATE TABLE seen (key BLOB PRIMARY KEY, name TEXT) WITHOUT ROWID")

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget everything."""
        self._rows.close()

    def first(self, key: bytes, name: str) -> str | None:
        """The name under which the key came before; None if it comes now, under this name.

        Raises `OutputError` if the disk does not take it.
        """
        try:
            row: tuple[str] | None = self._rows.execute("SELECT name FROM seen WHERE key = ?", (key,)).fetchone()
            if row is None:
                self._rows.execute("INSERT INTO seen VALUES (?, ?)", (key, name))
        except sqlite3.OperationalError as error:
            hint = "Make room where temporary files lie, or name another folder in SQLITE_TMPDIR."
            raise OutputError(f"what was read cannot be noted: {error}", where=name, hint=hint) from error
        return row[0] if row else None
