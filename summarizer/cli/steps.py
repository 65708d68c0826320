"""Steps of a known number → progress on stderr: a bar on a terminal, else a plain line now and then."""

import sys
import time
from types import TracebackType
from typing import Self

from summarizer.cli.output import say
from summarizer.text import printable

_EVERY = 5.0  # seconds between plain lines; the first comes that late, so that what is quick says nothing


class Steps:
    """Shows how many steps are through; call it with the name of each."""

    def __init__(self, doing: str, total: int, *, quiet: bool) -> None:
        """`total` is the number of steps there will be."""
        self._doing = doing
        self._total = total
        self._done = 0
        self._quiet = quiet
        self._said = time.monotonic()
        self._bar = self._task = None
        if sys.stderr.isatty() and not quiet:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn()
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(printable(doing), total=total)

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

    def __call__(self, name: str) -> None:
        """One more is through."""
        self._done += 1
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=self._done, description=printable(f"{self._doing}: {name}"))
        elif time.monotonic() - self._said >= _EVERY:
            self._said = time.monotonic()
            say(f"{self._doing}: {self._done} of {self._total}", quiet=self._quiet)
