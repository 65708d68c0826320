"""A request that wants to start → a place in flight, first come first served; or the error that ends the run."""

import asyncio
import math
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from summarizer.errors import RunEndedError
from summarizer.extraction import MAX_WAIT
from summarizer.running.limits import lines
from summarizer.running.limits.admission import Admission
from summarizer.running.limits.places import Answer, Place

SILENCE = 25.0  # seconds without an answer or a line after which those who wait are told why: before half a minute
NEWS = 5.0  # seconds without a success from which on each new wait is worth a line
SHORTEST_TIMER = 0.001  # seconds; a timer may ring a little before its time


@dataclass(frozen=True)
class LimiterState:
    """What a live view shows."""

    limit: int
    in_flight: int
    waiting: int
    resting: int
    """Articles that wait without a place between two tries."""
    paused: float | None
    """Seconds until the next single try, while the endpoint answers nothing of use; None otherwise."""
    paced: bool
    """Whether a limit of requests or tokens a minute holds the next request back."""


class Limiter:
    """Decides for one endpoint, in one event loop, when the next request may start."""

    def __init__(
        self,
        *,
        most: int | None = None,
        rpm: float | None = None,
        tpm: float | None = None,
        max_wait: float = MAX_WAIT,
        say: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`most` requests in flight, None to find out; requests and tokens a minute, None to learn from headers.

        `max_wait` in seconds is how long a run goes on while nothing succeeds. `say` is given the lines that a
        user should see, `clock` counts seconds as the event loop does.
        """
        self._admission = Admission(most=most, rpm=rpm, tpm=tpm, max_wait=max_wait)
        self._max_wait, self._say, self._clock = max_wait, say, clock
        self._queue: deque[tuple[asyncio.Future[Place | RunEndedError], int]] = deque()
        self._resting = 0
        self._timer: asyncio.TimerHandle | None = None
        self._due = math.inf  # when it rings
        self._heard = clock()  # when there last was an answer, or a line
        self._ended: RunEndedError | None = None
        self._end = asyncio.Event()

    @asynccontextmanager
    async def place(self, tokens: int) -> AsyncIterator[Place]:
        """Wait for room for one request of about so many tokens, and hold it until it is told how that ended.

        Leaving without a word counts as a connection that broke. Raises the `RunEndedError` that ended the run.
        """
        place = await self._enter(tokens)
        try:
            yield place
        finally:
            place.broke()

    async def rest(self, seconds: float) -> None:
        """Wait without a place. Raises the `RunEndedError` that ends the run meanwhile."""
        self._resting += 1
        self._turn()
        try:
            async with asyncio.timeout(seconds):
                await self._end.wait()
        except TimeoutError:
            return
        finally:
            self._resting -= 1
        self.check()

    def halt(self, error: RunEndedError) -> None:
        """Let no further request start: whoever waits or comes later gets this error, or that of an earlier call."""
        if self._ended is None:
            self._ended = error
            self._end.set()
            self._turn()

    def check(self) -> None:
        """Raise the `RunEndedError` that ended the run, if any did."""
        if self._ended is not None:
            raise self._ended.with_traceback(None)  # many raise it; none wants the frames of the others

    def state(self) -> LimiterState:
        """How things are now; any thread may ask, as one that draws a screen."""
        now, admission = self._clock(), self._admission
        waiting = [tokens for future, tokens in list(self._queue) if not future.done()]
        again = admission.breaker.wait(now)
        return LimiterState(
            limit=admission.adapting.places,
            in_flight=admission.in_flight,
            waiting=len(waiting),
            resting=self._resting,
            paused=(max(0.0, again) if again < math.inf else 0.0) if admission.breaker.open else None,
            paced=bool(waiting) and admission.pacing.holds(waiting[0], now),
        )

    async def _enter(self, tokens: int) -> Place:
        self.check()
        future: asyncio.Future[Place | RunEndedError] = asyncio.get_running_loop().create_future()
        self._queue.append((future, tokens))
        self._turn()
        try:
            place = await future
        except asyncio.CancelledError:
            if not future.cancelled() and isinstance(place := future.result(), Place):  # let in a moment before
                place.taken = False
                self._admission.withdraw(place, self._clock())
            self._turn()
            raise
        if isinstance(place, Place):
            return place
        raise place.with_traceback(None)

    def _turn(self) -> None:
        """Let in whoever may start now, in their order, and come back when there is more to do."""
        now = self._clock()
        while self._queue:
            future, tokens = self._queue[0]
            if not future.done():  # as it is when whoever waited was cancelled
                if self._ended:
                    future.set_result(self._ended)
                elif self._admission.wait(tokens, now) <= 0:
                    start = self._admission.start(tokens, now, others=len(self._queue) > 1)
                    future.set_result(Place(tokens, start, self._hear))
                else:
                    break
            self._queue.popleft()
        self._wind(now)

    def _hear(self, place: Place, answer: Answer | None) -> None:
        now = self._clock()
        breaker = self._admission.breaker
        before = breaker.again
        asked = self._admission.end(place, answer, now)
        if not breaker.row:
            self._heard = now
        elif breaker.open and breaker.again != before and now - breaker.since >= NEWS:
            self._tell(now, lines.paused(breaker, now))
        if asked is not None and asked > self._max_wait:
            self.halt(lines.asked_too_much(asked, self._max_wait))
        elif asked is not None and now + asked >= breaker.since + self._max_wait:  # however few were refused
            self.halt(lines.enough(breaker, now, asked))
        self._turn()

    def _wind(self, now: float) -> None:
        """Set the timer for what comes next, while anybody waits for it; one that rings too early does no harm."""
        if self._ended or not (self._queue or self._resting):
            self._unwind()
            return
        breaker = self._admission.breaker
        if now >= breaker.deadline:
            self.halt(lines.enough(breaker, now))
            return
        start = self._admission.wait(self._queue[0][1], now) if self._queue else math.inf
        if now - self._heard >= SILENCE:
            if breaker.open:
                self._tell(now, lines.paused(breaker, now))
            elif not self._admission.in_flight:
                self._tell(now, lines.resting(start))
            self._heard = now
        due = min(now + start, breaker.deadline, self._heard + SILENCE)
        if self._timer is None or due < self._due:
            self._unwind()
            self._due = due
            self._timer = asyncio.get_running_loop().call_later(max(due - now, SHORTEST_TIMER), self._ring)

    def _unwind(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _ring(self) -> None:
        self._timer = None
        self._turn()

    def _tell(self, now: float, line: str) -> None:
        self._heard = now
        self._say(line)
