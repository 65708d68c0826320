"""Outcomes of a batch, as they come → a file a record, the index of them as data or as a page too, and what failed.

Rows are kept on disk until the end, so that memory does not grow with the batch.
"""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from summarizer import presenting
from summarizer.briefing import Losses
from summarizer.cli.output import check_folder, safe_name, settle, write
from summarizer.errors import DuplicateError, InputError, UsageError
from summarizer.printing import printable_json
from summarizer.reading import is_batch_page
from summarizer.running import Failure, Outcome
from summarizer.running.index import entry, failed_entry, index_parts
from summarizer.verdicts import VerifiedSummary

INDEX = "index.json"
PAGE = "index.html"
FAILED = "failed.jsonl"


class Records:
    """The folder that a batch writes; with a `page` if people are to read its index."""

    def __init__(self, folder: Path, *, page: bool = False) -> None:
        self._folder = folder
        self._page = page
        self._count = self._failed = 0
        self._files = ExitStack()
        self._rows, self._losses, self._shown = (self._spool(), self._spool(), self._spool())

    def __enter__(self) -> Self:
        """Itself. Raises `UsageError` if the folder cannot be written, or a page of somebody else's lies there."""
        check_folder(self._folder)
        page = self._folder / PAGE
        if self._page and page.exists() and not is_batch_page(page.read_text(encoding="utf-8", errors="replace")):
            raise UsageError("is not ours, and would be overwritten", where=str(page), hint="Name another folder.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the rows."""
        self._files.close()

    def _spool(self) -> IO[str]:
        file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # closed with the others
        return self._files.enter_context(file)

    def add(self, outcome: Outcome) -> None:
        """Write a record, or note a loss."""
        match outcome:
            case VerifiedSummary(article=article):
                name = f"{safe_name(article.title or Path(article.source).stem, article.id)}.json"
                write(self._folder / name, printable_json(outcome.model_dump_json(indent=2)) + "\n", derived=True)
                self._rows.write(printable_json(entry(outcome, name).model_dump_json()) + "\n")
                if self._page:
                    self._shown.write(presenting.batch_row(outcome, name))
                self._count += 1
            case DuplicateError():
                pass
            case Failure() | InputError():
                self._losses.write(printable_json(failed_entry(outcome).model_dump_json()) + "\n")
                self._failed += 1

    def finish(self, losses: Losses, *, partial: bool) -> int:
        """Write the index and the list, and settle them all; returns how many older records lie there."""
        for rows in (self._rows, self._losses, self._shown):
            rows.seek(0)
        write(self._folder / INDEX, index_parts(partial=partial, rows=self._rows, losses=losses))
        if self._page:
            write(self._folder / PAGE, presenting.batch_page(self._shown, self._count, losses, partial=partial))
        if self._failed:
            write(self._folder / FAILED, self._losses)
        else:
            (self._folder / FAILED).unlink(missing_ok=True)
        settle(self._folder)
        with os.scandir(self._folder) as entries:  # one after the other, where `glob` would hold them all
            return sum(entry.name.endswith(".json") and entry.name != INDEX for entry in entries) - self._count
