"""Steps of a run → progress on stderr: a bar on a terminal, else a plain line now and then, also while nothing ends.

Where machines read stderr, every step and every loss is an event, a line of JSON; see `Progress`.
"""

import contextvars
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from summarizer.cli.output import event, say, speaks_json
from summarizer.cli.standing import Standing
from summarizer.errors import DuplicateError, InputError, OutputError
from summarizer.printing import one_line
from summarizer.running import Event, Failure, Input, Outcome
from summarizer.verdicts import ModelCheck, Provenance, VerifiedSummary

_FIRST = 1.0  # seconds before the first plain line; what is quicker needs none
_EVERY = 15.0  # seconds between plain lines
_DRAWN = 4  # times a second that the screen is drawn
_MOST_NAMED = 3  # articles in flight that a line names, those that have waited longest


class Progress:
    """Shows what a run is doing and how far it is, and every loss as it happens.

    The events: `started`, `done` and `left` name an article; `failed` names one with the class and the reason of its
    failure, as `failed.jsonl` does; `unreadable` and `duplicate` name an input, `unchecked` an article, `unwritten` a
    file, each with a reason; `progress` comes at intervals, with the counts. Beside them stand `message`, a line for
    people; `error`, what ended the run or the command; and `trace`, that of a defect.
    """

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
                TextColumn,
                TimeElapsedColumn,
            )

            from summarizer.cli.bar import Bar, Counted

            columns = (
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                Counted(),
                TimeElapsedColumn(),
            )
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True, refresh_per_second=_DRAWN)
            self._bar.below = self._below
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
            self.found(entry.count if isinstance(entry, InputError) else 1)
            yield entry
        self._doing = "Summarizing"
        self._standing.start(self._standing.done)
        self._show()

    def found(self, inputs: int = 1) -> None:
        """So many more inputs are read, before any is summarized."""
        self._standing.count(inputs=inputs)
        self._show()

    def expect(self, total: int | None) -> None:
        """From now on the total is known, unless it is None."""
        self._standing.start(total)
        self._show()

    @property
    def left(self) -> str:
        """How many inputs have not come to an end, and of how many; empty if the total is not known."""
        total, done = self._standing.total, self._standing.done
        return "" if total is None else f"{total - done:,} of {total:,} inputs"

    def __call__(self, step: Outcome | Event) -> None:
        """Note an article that is begun or through, or count one outcome; a loss is said at once, also when quiet."""
        match step:
            case Event(kind=kind, article=article):
                if kind != "failed" and not self._quiet:  # that one is told with its reason, when the outcome comes
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

    def unwritten(self, error: OutputError) -> None:
        """Say that one more result cannot be written."""
        self._lost("unwritten", "not written", error.where, error.what)

    def _count(self, outcome: Outcome) -> None:
        match outcome:
            case DuplicateError():
                self._standing.count(inputs=outcome.count)
                if not self._quiet:
                    self._lost("duplicate", "left out", outcome.where, outcome.advice, count=outcome.count)
            case InputError():
                name = type(outcome).__name__
                self._standing.count(name, outcome.count)
                self._lost("unreadable", "not read", outcome.where, outcome.advice, error=name, count=outcome.count)
            case Failure(article=article, error=error):
                name = type(error).__name__
                self._standing.count(name)
                self._lost("failed", "failed", article.source, error.advice, article=article.id, error=name)
            case VerifiedSummary(article=article, provenance=Provenance(check=ModelCheck(failure=str(reason)))):
                self._standing.count()
                self._lost("unchecked", "not checked", article.source, reason, article=article.id)
            case _:
                self._standing.count()

    def _lost(self, kind: str, words: str, source: str, reason: str, **more: object) -> None:
        """Tell machines by an event, people by a line."""
        if speaks_json():
            event(kind, source=source, reason=reason, **more)
        else:
            self._say(": ".join(filter(None, (words, source, reason))), quiet=False)

    def _show(self) -> None:
        if self._bar and self._task is not None:
            standing = self._standing
            self._bar.update(
                self._task, completed=standing.done, total=standing.total, description=one_line(self._doing)
            )

    def _below(self) -> str:
        """How things stand, for the line beneath the bar."""
        standing = self._standing
        return "  ".join(filter(None, (self._state() if self._state else "", standing.failed, standing.speed)))

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
