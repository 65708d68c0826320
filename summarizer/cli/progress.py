"""Steps of a run → progress on stderr: a bar on a terminal, else a plain line now and then, also while nothing ends."""

import contextvars
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from summarizer.cli.output import event, say, speaks_json
from summarizer.cli.standing import Standing
from summarizer.errors import DuplicateError, InputError
from summarizer.printing import one_line
from summarizer.running import Event, Failure, Input, Outcome
from summarizer.verdicts import ModelCheck, Provenance, VerifiedSummary

_FIRST = 1.0  # seconds before the first plain line; what is quicker needs none
_EVERY = 15.0  # seconds between plain lines
_MOST_NAMED = 3  # articles in flight that a line names, those that have waited longest


class Progress:
    """Shows what a run is doing and how far it is, and every loss as it happens."""

    def __init__(self, doing: str, *, quiet: bool, state: Callable[[], str] | None = None) -> None:
        """`state` says how the requests of the run stand; None where none are made."""
        self._doing = doing
        self._state = state
        self._quiet = quiet
        self._standing = Standing()
        self._standing.start(None)
        self._in_flight: dict[str, str] = {}
        self._over = threading.Event()
        lines = not sys.stderr.isatty() or speaks_json()
        context = contextvars.copy_context()  # threads do not inherit it
        self._beats = (
            threading.Thread(target=context.run, args=(self._beat,), daemon=True) if lines and not quiet else None
        )
        self._bar = self._task = None
        if not quiet and not self._beats:
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                TextColumn,
                TimeElapsedColumn,
            )

            from summarizer.cli.bar import Bar

            columns = (
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(doing, total=None)

    def __enter__(self) -> Self:
        """Start showing."""
        if self._bar:
            self._bar.start()
        if self._beats:
            self._beats.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the screen as it was."""
        self._over.set()
        if self._bar:
            self._bar.stop()
        if self._beats:
            self._beats.join()

    def finding(self, entries: Iterable[Input]) -> Iterator[Input]:
        """Count what is read before it is summarized; from then on, the total is known."""
        self._doing = "Reading"
        for entry in entries:
            self._standing.count(inputs=entry.count if isinstance(entry, InputError) else 1)
            self._show()
            yield entry
        self._doing = "Summarizing"
        self._standing.start(self._standing.done)
        self._show()

    def __call__(self, step: Outcome | Event) -> None:
        """Note an article that is begun or through, or count one outcome; a loss is said at once, also when quiet."""
        match step:
            case Event(kind=kind, article=article):
                event(kind, article=article.id, source=article.source)
                if kind == "started":
                    self._in_flight[article.id] = article.source
                else:
                    self._in_flight.pop(article.id, None)
            case _:
                self._count(step)
        self._show()

    def say(self, line: str) -> None:
        """One line above the bar, if there is one; not when quiet."""
        self._say(line, quiet=self._quiet)

    def _count(self, outcome: Outcome) -> None:
        match outcome:
            case DuplicateError():
                self._standing.count(inputs=outcome.count)
                self._say(f"left out: {outcome}", quiet=self._quiet)
            case InputError():
                self._standing.count(type(outcome).__name__, outcome.count)
                self._say(f"not read: {outcome}", quiet=False)
            case Failure():
                self._standing.count(type(outcome.error).__name__)
                self._say(f"failed: {outcome.article.source}: {outcome.error.advice}", quiet=False)
            case VerifiedSummary(provenance=Provenance(check=ModelCheck(failure=str(reason)))):
                self._standing.count()
                self._say(f"not checked: {outcome.article.source}: {reason}", quiet=False)
            case _:
                self._standing.count()

    def _show(self) -> None:
        if self._bar and self._task is not None:
            standing = self._standing
            state = self._state() if self._state else ""
            self._bar.below = "  ".join(filter(None, (state, standing.failed, standing.speed)))
            self._bar.update(
                self._task, completed=standing.done, total=standing.total, description=one_line(self._doing)
            )

    def _beat(self) -> None:
        """A line after the first second and then at intervals, whether or not anything has ended meanwhile."""
        wait = _FIRST
        while not self._over.wait(wait):
            wait = _EVERY
            standing, state = self._standing, self._state() if self._state else ""
            if speaks_json():
                lost = dict(sorted(standing.lost.items()))
                event("progress", doing=self._doing, done=standing.done, total=standing.total, lost=lost, state=state)
                continue
            parts = (standing.counted, standing.failed, standing.speed, state, self._waiting())
            say("; ".join((self._doing, *filter(None, parts))).replace("; ", ": ", 1))

    def _waiting(self) -> str:
        """The articles in flight that have waited longest, in words; empty if there is none."""
        sources = list(self._in_flight.values())
        more = f" and {len(sources) - _MOST_NAMED:,} more" if len(sources) > _MOST_NAMED else ""
        return f"in flight: {', '.join(sources[:_MOST_NAMED])}{more}" if sources else ""

    def _say(self, line: str, *, quiet: bool) -> None:
        if quiet:
            return
        if self._bar:
            self._bar.console.print(one_line(line), markup=False, highlight=False)
        else:
            say(line)
