"""Outcomes of a batch, as they come → a file a record, the index of them as data or as a page too, and what failed.

Rows are kept on disk until the end, so that memory does not grow with the batch.
"""

import functools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from summarizer import presenting
from summarizer.briefing import Losses
from summarizer.cli.output import check_folder, safe_name, settle, write
from summarizer.errors import DuplicateError, InputError, OutputError, UsageError
from summarizer.printing import printable_json
from summarizer.reading import head_of, is_batch_failure, is_batch_index, is_batch_page
from summarizer.running import Failure, Outcome
from summarizer.running.index import entry, failed_entry, index_parts
from summarizer.verdicts import VerifiedSummary

INDEX = "index.json"
PAGE = "index.html"
FAILED = "failed.jsonl"


class Records:
    """The folder that a batch writes; with a `page` if people are to read its index.

    `paid` is whether a model is asked for what goes there.
    """

    def __init__(self, folder: Path, *, page: bool = False, paid: bool = False) -> None:
        self._folder = folder
        self._page = page
        self._paid = paid
        self.count = self._failed = 0
        """Records that were written."""
        self._files = ExitStack()
        self._rows, self._losses, self._shown = (self._spool(), self._spool(), self._spool())

    def __enter__(self) -> Self:
        """Itself. Raises `UsageError` if the folder cannot be written, or what somebody else made would be lost."""
        check_folder(self._folder, paid=self._paid)
        ours: dict[str, Callable[[str], bool]] = {INDEX: is_batch_index, FAILED: is_batch_failure}
        if self._page:
            ours[PAGE] = is_batch_page
        for name, is_ours in ours.items():
            path = self._folder / name
            if path.exists() and not (path.is_file() and is_ours(head_of(path))):
                hint = "Move it, or name another folder with -o."
                raise UsageError("is not ours, and would be overwritten", where=str(path), hint=hint)
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
        """Write a record, or note a loss. Raises `OutputError`; what was written before stands."""
        with _spooling():
            self._add(outcome)

    def _add(self, outcome: Outcome) -> None:
        match outcome:
            case VerifiedSummary(article=article):
                name = f"{safe_name(article.title or Path(article.source).stem, article.id)}.json"
                write(self._folder / name, printable_json(outcome.model_dump_json(indent=2)) + "\n", derived=True)
                self._rows.write(printable_json(entry(outcome, name).model_dump_json()) + "\n")
                if self._page:
                    self._shown.write(presenting.batch_row(outcome, name))
                self.count += 1
            case DuplicateError():
                pass
            case Failure() | InputError():
                self._losses.write(printable_json(failed_entry(outcome).model_dump_json()) + "\n")
                self._failed += 1

    def finish(self, losses: Losses, *, partial: bool) -> int:
        """Write the index and the list, and settle them all; returns how many older records lie in the folder.

        Raises the first `OutputError`, once all was written that can be.
        """
        errors = []
        index, page = (functools.partial(each, losses, partial=partial) for each in (self._index, self._people))
        for finish in (index, page, self._list, functools.partial(settle, self._folder)):
            try:
                with _spooling():
                    finish()
            except OutputError as error:
                errors.append(error)
        if errors:
            raise errors[0]
        with os.scandir(self._folder) as entries:  # one after the other, where `glob` would hold them all
            return sum(entry.name.endswith(".json") and entry.name != INDEX for entry in entries) - self.count

    def _index(self, losses: Losses, *, partial: bool) -> None:
        self._rows.seek(0)
        write(self._folder / INDEX, index_parts(partial=partial, rows=self._rows, losses=losses))

    def _people(self, losses: Losses, *, partial: bool) -> None:
        if self._page:
            self._shown.seek(0)
            write(self._folder / PAGE, presenting.batch_page(self._shown, self.count, losses, partial=partial))

    def _list(self) -> None:
        if self._failed:
            self._losses.seek(0)
            write(self._folder / FAILED, self._losses)
        else:
            (self._folder / FAILED).unlink(missing_ok=True)


@contextmanager
def _spooling() -> Iterator[None]:
    """The rows go to the disk of temporary files, which can be full as well."""
    try:
        yield
    except OSError as error:
        where = error.filename or tempfile.gettempdir()
        raise OutputError(f"cannot be written: {error.strerror}", where=str(where)) from error
