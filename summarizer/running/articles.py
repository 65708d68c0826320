"""Articles → their verified summaries, several at a time, in the order in which they came."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.article import Article
from summarizer.errors import EndpointError, UsageError
from summarizer.extraction import Asker, Engine
from summarizer.running import checking
from summarizer.running.one import Failure, summarize_one
from summarizer.verdicts import VerifiedSummary
from summarizer.verification import verify_again

DEFAULT_CONCURRENCY = 8  # articles in flight: enough to hide an endpoint's latency, few enough for a small one
AHEAD = 4  # times the concurrency that may be read ahead of the slowest article, so that memory stays bounded
GRACE = 10.0  # seconds that calls in flight are given once the endpoint is lost: what they bring is paid already


@dataclass(frozen=True)
class Event:
    """One step of a run: an article was begun, or is through."""

    kind: Literal["started", "done", "failed"]
    article: Article


Progress = Callable[[Event], None]
Readable = Article | VerifiedSummary
"""An article to read, or a record of an earlier run, which costs no call unless it is to be checked."""
_Task = asyncio.Task[VerifiedSummary | Failure]


async def run(
    articles: Iterable[Readable],
    engine: Engine,
    *,
    checker: Asker | None = None,
    concurrency: int = DEFAULT_CONCURRENCY,
    progress: Progress | None = None,
) -> AsyncIterator[VerifiedSummary | Failure]:
    """Summarize and verify every article; yields in the articles' order, whatever came back first.

    `checker` is asked about the facts that plain code leaves open, once an article. `concurrency` is the number of
    articles in flight; `progress` sees each step as it happens. The connections are given back at the end. Raises
    `EndpointError` at the first one, once everything that was finished is yielded; the articles after it stay
    untouched.
    """
    if concurrency < 1:
        raise UsageError(f"{concurrency} articles at a time get nothing done", hint="Give a concurrency of at least 1.")
    if checker:
        checker.prepare(checking.TEMPLATE, checking.ANSWER)
    window = _Window(engine, checker, progress)
    waiting = iter(articles)
    try:
        while True:
            window.fill(waiting, concurrency)
            if window.lost or not window.tasks:
                break
            await window.step()
            for outcome in window.finished():
                yield outcome
        if window.lost:
            await window.wind_up()
            for outcome in window.rest():
                yield outcome
            raise window.lost
    finally:
        await window.close()
        await engine.close()
        if checker:
            await checker.close()


class _Window:
    """The articles between the first that is not yielded and the last that is begun."""

    def __init__(self, engine: Engine, checker: Asker | None, progress: Progress | None) -> None:
        self.tasks: deque[tuple[Article, _Task]] = deque()
        self.lost: EndpointError | None = None
        self._engine = engine
        self._checker = checker
        self._progress = progress
        self._running: dict[_Task, Article] = {}

    def fill(self, waiting: Iterator[Readable], concurrency: int) -> None:
        """Begin what there is room for, unless the endpoint is lost."""
        while not self.lost and len(self._running) < concurrency and len(self.tasks) < concurrency * AHEAD:
            entry = next(waiting, None)
            if entry is None:
                return
            self._start(entry)

    def _start(self, entry: Readable) -> None:
        article = entry if isinstance(entry, Article) else entry.article
        task = asyncio.create_task(self._through(entry))
        self.tasks.append((article, task))
        self._running[task] = article
        self._tell("started", article)

    async def _through(self, entry: Readable) -> VerifiedSummary | Failure:
        outcome = await summarize_one(entry, self._engine) if isinstance(entry, Article) else verify_again(entry)
        if self._checker is None or isinstance(outcome, Failure):
            return outcome
        checked, lost = await checking.check_one(outcome, self._checker)
        self.lost = self.lost or lost
        return checked

    async def step(self, timeout: float | None = None) -> None:  # noqa: ASYNC109  # of waiting, not of the work
        """Wait until an article is through, and note whether the endpoint was lost with it."""
        if not self._running:
            return
        done, _ = await asyncio.wait(self._running, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            article = self._running.pop(task)
            error = task.exception()
            if isinstance(error, EndpointError):
                self.lost = self.lost or error
            elif error is not None:
                raise error
            else:
                self._tell("failed" if isinstance(task.result(), Failure) else "done", article)

    def finished(self) -> Iterable[VerifiedSummary | Failure]:
        """The outcomes up to the first article that is not through."""
        while self.tasks and self.tasks[0][1].done() and not self.tasks[0][1].exception():
            yield self.tasks.popleft()[1].result()

    async def wind_up(self) -> None:
        """Let what is in flight come to its end for a while."""
        end = asyncio.get_running_loop().time() + GRACE
        while self._running and (left := end - asyncio.get_running_loop().time()) > 0:
            await self.step(left)

    def rest(self) -> Iterable[VerifiedSummary | Failure]:
        """All outcomes that there are, past the articles without one."""
        for _, task in self.tasks:
            if task.done() and not task.cancelled() and not task.exception():
                yield task.result()

    async def close(self) -> None:
        """Stop whatever still runs."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _tell(self, kind: Literal["started", "done", "failed"], article: Article) -> None:
        if self._progress:
            self._progress(Event(kind, article))


def summarize(
    articles: Iterable[Readable],
    engine: Engine,
    *,
    checker: Asker | None = None,
    concurrency: int = DEFAULT_CONCURRENCY,
    progress: Progress | None = None,
) -> list[VerifiedSummary | Failure]:
    """`run` for callers without an event loop: every outcome, in the articles' order.

    Raises `EndpointError`, and `UsageError` where a loop runs already (await `run` there).
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        pass
    else:
        raise UsageError("summarize() was called inside a running event loop", hint="Iterate over run() there.")

    async def collect() -> list[VerifiedSummary | Failure]:
        found = run(articles, engine, checker=checker, concurrency=concurrency, progress=progress)
        return [outcome async for outcome in found]

    return asyncio.run(collect())
