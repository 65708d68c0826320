"""What a model said of an article → its verified summary, on another core where there is enough of it to pay."""

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Protocol, Self, TypeVar

from summarizer import verification
from summarizer.article import Article
from summarizer.summary import ArticleSummary
from summarizer.verdicts import Provenance, VerifiedSummary

PAYS = 24  # articles; starting a process takes as long as verifying some dozens of them
BEHIND = 12  # articles that may wait for another core; then it is the bottleneck, and this one helps
# A process was killed: where memory runs short, or by a signal to all of the command. Or the system lets none start.
_NOT_BESIDE = (BrokenProcessPool, OSError, NotImplementedError, ImportError)
MOST_CORES = 4  # one core verifies several hundred articles a second, more than most endpoints answer


@dataclass(frozen=True)
class Unverified:
    """What was said of an article, and what it took to get it."""

    summary: ArticleSummary
    article: Article
    provenance: Provenance


_Result = TypeVar("_Result")
Work = Unverified | VerifiedSummary
"""A record of an earlier run is verified again, as what a file says of itself vouches for nothing."""
Verify = Callable[[Work], Awaitable[VerifiedSummary]]


class Verifier(Protocol):
    """Gives the items of what was said of an article their verdicts."""

    def expect(self) -> None:
        """Hear that something is under way that will have to be verified."""

    async def __call__(self, work: Work) -> VerifiedSummary:
        """Verify it."""


class _Here:
    def expect(self) -> None:
        """Nothing has to be made ready."""

    async def __call__(self, work: Work) -> VerifiedSummary:
        """Verify in this process."""
        return _verified(work)


verify_here: Verifier = _Here()
"""Verifies in this process."""


def _verified(work: Work) -> VerifiedSummary:
    if isinstance(work, VerifiedSummary):
        return verification.verify_again(work)
    return verification.verify(work.summary, work.article, work.provenance)


def _apart(summary: bytes, article: bytes, provenance: bytes) -> bytes:
    """Verify what came as JSON, which costs two processes a third of what it costs them to pickle it."""
    return verification.verify(
        ArticleSummary.model_validate_json(summary),
        Article.model_validate_json(article),
        Provenance.model_validate_json(provenance),
    ).without_article()


class OtherCores:
    """Verifies in processes beside this one, so that calls in flight are not kept waiting.

    They are started as soon as enough is under way, so that they have imported what they need when it comes back. The
    verdicts are the same wherever they are made.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._cores = min(MOST_CORES, (os.cpu_count() or 1) - 1)
        self._expected = self._waiting = 0
        self._broken = False

    def __enter__(self) -> Self:
        """Nothing is started yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes, each after the article that it is at."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def expect(self) -> None:
        """Start the processes once they pay."""
        self._expected += 1
        if self._expected == PAYS and self._cores:
            try:
                self._pool = ProcessPoolExecutor(self._cores, get_context("spawn"), _settle_in, (gc.get_threshold(),))
                self._submitted(self._pool, _made_ready)
            except _NOT_BESIDE:
                self._broken = True

    async def __call__(self, work: Work) -> VerifiedSummary:
        """Verify there; here as long as it does not pay, and when the others are behind."""
        # A class from a user's own file cannot be found by another process.
        foreign = isinstance(work, Unverified) and type(work.summary) is not ArticleSummary
        if self._pool is None or foreign or self._broken or self._waiting >= BEHIND * self._cores:
            return _verified(work)
        self._waiting += 1
        try:
            if isinstance(work, VerifiedSummary):
                return await asyncio.wrap_future(self._submitted(self._pool, partial(_verified, work)))
            told = (part.model_dump_json().encode() for part in (work.summary, work.article, work.provenance))
            content = await asyncio.wrap_future(self._submitted(self._pool, partial(_apart, *told)))
            return VerifiedSummary.with_article(content, work.article)
        except _NOT_BESIDE:
            self._broken = True
            return _verified(work)
        finally:
            self._waiting -= 1

    @staticmethod
    def _submitted(pool: ProcessPoolExecutor, task: Callable[[], _Result]) -> "Future[_Result]":
        with _held_back():  # this may start a process
            return pool.submit(task)


@contextmanager
def _held_back() -> Iterator[None]:
    """Let no Ctrl-C reach a process that is started here before it has settled in: it would die of it, and say so."""
    if os.name != "posix":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _made_ready() -> None:
    """Import what verifying takes."""
    _ = verification.verify


def _settle_in(thresholds: tuple[int, int, int]) -> None:
    """Leave Ctrl-C to the process that started this one, and go when it is gone, also when it was killed.

    Garbage is looked for as seldom as there, which `thresholds` of `gc` say.

    SIGTERM ends this one: the executor ends its processes so. Whoever sends it to all of a command gets its work done
    by the one in charge.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*thresholds)
    parent = parent_process()
    if parent:
        threading.Thread(target=_outlive, args=(parent.join,), daemon=True).start()


def _outlive(wait: Callable[[], None]) -> None:
    wait()
    os._exit(0)
