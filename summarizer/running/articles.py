"""Articles → their verified summaries, several at a time, in the order in which they came."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from contextlib import AbstractContextManager, aclosing
from dataclasses import dataclass
from typing import Literal, Protocol

from summarizer.article import Article
from summarizer.errors import RunEndedError, UsageError
from summarizer.extraction import Asker, Engine
from summarizer.running import checking
from summarizer.running.keeping import Kept
from summarizer.running.one import Failure, summarize_one
from summarizer.running.pulling import pulled
from summarizer.running.stopping import Stop
from summarizer.running.telemetry import Ended, NoTelemetry
from summarizer.running.verifying import Verifier, Work, verify_here
from summarizer.verdicts import VerifiedSummary

DEFAULT_CONCURRENCY = 8  # articles in flight: enough to hide an endpoint's latency, few enough for a small one
AHEAD = 4  # times what is under way that may be read ahead of the slowest article, so that memory stays bounded


@dataclass(frozen=True)
class Event:
    """One step of a run: an article was begun, is through, or was left as it was because the run ended."""

    kind: Literal["started", "done", "failed", "left"]
    article: Article


Progress = Callable[[Event], None]
Readable = Article | VerifiedSummary
"""An article to read, or a record of an earlier run, which costs no call unless it is to be checked."""
_Task = asyncio.Task[VerifiedSummary | Failure]


class Pace(Protocol):
    """How many articles should be under way; a gate with limits knows it better than a fixed number."""

    @property
    def wanted(self) -> int:
        """Articles that should be under way now; at least 1."""

    def watch(self, changed: Callable[[], None]) -> None:
        """Call this whenever `wanted` may have grown."""

    def halt(self, error: RunEndedError) -> None:
        """Let nothing more out: whoever waits for a request gets the error. What is in flight goes on."""

    def ended(self, outcome: VerifiedSummary | Failure) -> None:
        """Hear what became of an article."""


@dataclass(frozen=True)
class Steady:
    """A fixed number of articles."""

    wanted: int

    def __post_init__(self) -> None:
        """Refuse a number that nothing would come of."""
        if self.wanted < 1:
            hint = "Give a concurrency of at least 1."
            raise UsageError(f"{self.wanted} articles at a time get nothing done", hint=hint)

    def watch(self, changed: Callable[[], None]) -> None:
        """Never changes."""

    def halt(self, error: RunEndedError) -> None:
        """Holds nothing back: what is under way goes on until it ends, with all its tries."""

    def ended(self, outcome: VerifiedSummary | Failure) -> None:
        """Nothing to learn."""


@dataclass(frozen=True)
class Run:
    """How articles are run: what reads them, what a model checks, how many at a time, who is told of each step."""

    engine: Engine
    checker: Asker | None = None
    """Asked about the facts that plain code leaves open, once an article."""
    pace: Pace = Steady(DEFAULT_CONCURRENCY)
    verify: Verifier = verify_here
    kept: Kept | None = None
    """What was read and verified before; None if there is no such place."""
    progress: Progress | None = None
    article: Callable[[str], AbstractContextManager[Ended]] = NoTelemetry().article
    """Watches one article, by its identity; told the class of the error that it failed with."""


async def run(
    articles: Iterable[Readable] | AsyncGenerator[Readable, None], how: Run, stop: Stop | None = None
) -> AsyncIterator[VerifiedSummary | Failure]:
    """Summarize and verify every article; yields in the articles' order, whatever came back first.

    Each is taken when there is room for it: from an iterator in a thread of its own, so that an article that is long in
    coming holds nothing up. The connections are given back at the end. Raises the `RunEndedError` that ended the run
    before its articles did (the endpoint was lost, a cap was reached, `stop` was told to end), once everything that was
    in flight has come to its end and is yielded; the articles after it stay untouched.

    `stop` holds the pace for good: what is asked at that pace later, it ends as well.
    """
    if how.checker:
        how.checker.prepare(checking.TEMPLATE, checking.ANSWER)
    stop = stop or Stop()
    stop.listen(how.pace.halt)
    window = _Window(how, stop, articles if isinstance(articles, AsyncGenerator) else pulled(articles))
    try:
        while not stop.error and window.goes_on():
            await window.step()
            for outcome in window.finished():
                yield outcome
        ended = stop.error or window.fault
        if ended:
            given_up: asyncio.CancelledError | None = None
            try:
                # What is in flight is paid for. It needs no deadline here: each call has its own, and none is repeated.
                while window.running:
                    await window.step()
            except asyncio.CancelledError as error:  # by a second signal: what is finished stands all the same
                given_up = error
            for outcome in window.rest():
                yield outcome
            raise given_up or ended
    finally:
        await window.close()
        await how.engine.close()
        if how.checker:
            await how.checker.close()


class _Window:
    """The articles between the first that is not yielded and the last that is begun."""

    def __init__(self, how: Run, stop: Stop, waiting: AsyncGenerator[Readable, None]) -> None:
        self.running: dict[_Task, Article] = {}
        self._tasks: deque[tuple[Article, _Task]] = deque()
        self._how = how
        self._stop = stop
        self._verifying = 0
        self._ended: deque[_Task] = deque()
        self._wake = asyncio.Event()
        """Something has happened that the run looks at."""
        self._room = asyncio.Event()
        """There may be room for another article."""
        how.pace.watch(self._room.set)
        wake, room = self._wake, self._room

        def halt(_: RunEndedError) -> None:
            wake.set()
            room.set()

        stop.listen(halt)
        self._filling = asyncio.create_task(self._fill(waiting))
        self._filling.add_done_callback(lambda _: wake.set())

    def goes_on(self) -> bool:
        """True as long as there are articles, or may be."""
        return not self._filling.done() or (bool(self._tasks) and not self.fault)

    @property
    def fault(self) -> BaseException | None:
        """What was raised in the place of an article: there are no more, and those in flight are paid for."""
        return self._filling.exception() if self._filling.done() and not self._filling.cancelled() else None

    async def _fill(self, waiting: AsyncGenerator[Readable, None]) -> None:
        """Begin each article when there is room for it, until there are no more or the run must end."""
        async with aclosing(waiting):
            while not self._stop.error:
                self._room.clear()
                wanted = self._how.pace.wanted
                if len(self.running) - self._verifying >= wanted or len(self._tasks) >= wanted * AHEAD:
                    await self._room.wait()
                    continue
                entry = await anext(waiting, None)
                if entry is None or self._stop.error:
                    return
                self._start(entry)

    def _start(self, entry: Readable) -> None:
        article = entry if isinstance(entry, Article) else entry.article
        self._tell("started", article)  # first: whoever hears it may have the run on record only now, or end it
        task = asyncio.create_task(self._through(entry))
        self._tasks.append((article, task))
        self.running[task] = article
        task.add_done_callback(self._note)

    def _note(self, task: _Task) -> None:
        self._ended.append(task)
        self._wake.set()

    async def _through(self, entry: Readable) -> VerifiedSummary | Failure:
        article = entry if isinstance(entry, Article) else entry.article
        with self._how.article(article.id) as ended:
            try:
                outcome = await self._worked(entry)
            except RunEndedError as error:
                self._stop.end(error)  # now: what waits to be sent is not sent any more
                raise
            if isinstance(outcome, Failure):
                ended(type(outcome.error).__name__)
            return outcome

    async def _worked(self, entry: Readable) -> VerifiedSummary | Failure:
        kept = self._how.kept
        known = kept.find(entry) if kept and isinstance(entry, Article) else None
        outcome = known or await self._made(entry)
        if self._how.checker is None or isinstance(outcome, Failure):
            return outcome
        checked, lost = await checking.check_one(outcome, self._how.checker)
        if lost:
            self._stop.end(lost)
        return checked

    async def _made(self, entry: Readable) -> VerifiedSummary | Failure:
        self._how.verify.expect()
        if not isinstance(entry, Article):
            return await self._verify(entry)
        outcome = await summarize_one(entry, self._how.engine, self._verify)
        if self._how.kept and isinstance(outcome, VerifiedSummary):
            self._how.kept.keep(outcome)
        return outcome

    async def _verify(self, work: Work) -> VerifiedSummary:
        """An article that is only being verified makes room for the next one's request."""
        self._verifying += 1
        self._room.set()
        try:
            return await self._how.verify(work)
        finally:
            self._verifying -= 1

    async def step(self) -> None:
        """Wait until an article is through, or there are no more, or the run must end."""
        await self._wake.wait()
        self._wake.clear()
        while self._ended:
            task = self._ended.popleft()
            article = self.running.pop(task)
            error = task.exception()
            if isinstance(error, RunEndedError):
                self._tell("left", article)
            elif error is not None:
                raise error
            else:
                outcome = task.result()
                self._how.pace.ended(outcome)
                self._tell("failed" if isinstance(outcome, Failure) else "done", article)
            self._room.set()

    def finished(self) -> Iterable[VerifiedSummary | Failure]:
        """The outcomes up to the first article that is not through, or that the run's end left as it was."""
        while self._tasks and self._tasks[0][1] not in self.running and not self._tasks[0][1].exception():
            yield self._tasks.popleft()[1].result()
            self._room.set()

    def rest(self) -> Iterable[VerifiedSummary | Failure]:
        """All outcomes that there are, past the articles without one."""
        for _, task in self._tasks:
            if task.done() and not task.cancelled() and not task.exception():
                yield task.result()

    async def close(self) -> None:
        """Stop whatever still runs."""
        for task in (self._filling, *self.running):
            task.cancel()
        await asyncio.gather(self._filling, *self.running, return_exceptions=True)

    def _tell(self, kind: Literal["started", "done", "failed", "left"], article: Article) -> None:
        if self._how.progress:
            self._how.progress(Event(kind, article))


def summarize(articles: Iterable[Readable], how: Run) -> list[VerifiedSummary | Failure]:
    """`run` for callers without an event loop: every outcome, in the articles' order.

    Raises `RunEndedError`, and `UsageError` where a loop runs already (await `run` there).
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise UsageError("summarize() was called inside a running event loop", hint="Iterate over run() there.")

    async def collect() -> list[VerifiedSummary | Failure]:
        return [outcome async for outcome in run(articles, how)]

    return asyncio.run(collect())
