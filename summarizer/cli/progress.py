"""Outcomes → progress on stderr: a bar on a terminal, else a plain line now and then."""

import sys
import time
from types import TracebackType
from typing import Self

from summarizer.cli.output import say
from summarizer.errors import DuplicateError, InputError
from summarizer.running import Failure, Outcome
from summarizer.text import printable
from summarizer.verdicts import ModelCheck, Provenance, VerifiedSummary

_FIRST = 1.0  # seconds before the first plain line; what is quicker needs none
_EVERY = 15.0  # seconds between plain lines


class Progress:
    """Shows how far a run is, and every loss as it happens. `total` is the number of inputs, or None while unknown."""

    def __init__(self, total: int | None, *, quiet: bool) -> None:
        self._total = total
        self._quiet = quiet
        self._done = self._lost = 0
        self._next_line = time.monotonic() + _FIRST
        self._bar = self._task = None
        if not quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                TextColumn,
                TimeElapsedColumn,
            )
            from rich.progress import (
                Progress as Bar,
            )

            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("Reading", total=total)

    def __enter__(self) -> Self:
        """Start showing."""
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the screen as it was."""
        if self._bar:
            self._bar.stop()

    def __call__(self, outcome: Outcome) -> None:
        """Count one outcome; a loss is said at once, also when quiet."""
        self._done += 1
        match outcome:
            case DuplicateError():
                self._say(f"left out: {outcome}", quiet=self._quiet)
            case InputError():
                self._lost += 1
                self._say(f"not read: {outcome}", quiet=False)
            case Failure():
                self._lost += 1
                self._say(f"failed: {outcome.article.source}: {outcome.error.what}", quiet=False)
            case VerifiedSummary(provenance=Provenance(check=ModelCheck(failure=str(reason)))):
                self._say(f"not checked: {outcome.article.source}: {reason}", quiet=False)
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=self._done)
        elif not self._quiet and time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + _EVERY
            of = f" of {self._total}" if self._total is not None else ""
            say(f"{self._done}{of} articles" + (f", {self._lost} lost" if self._lost else ""))

    def _say(self, line: str, *, quiet: bool) -> None:
        if quiet:
            return
        if self._bar:
            self._bar.console.print(printable(line), markup=False, highlight=False)
        else:
            say(line)
