"""A loop whose time leaps to the next event, endpoints with hidden limits, and a run of articles against them."""

import asyncio
import random
import selectors
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any, TypeVar

from summarizer.running.limits import Limiter

Result = TypeVar("Result")


class _Leaping(selectors.DefaultSelector):
    """Waits for nothing: the time that it was to wait is over at once."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        self.now += timeout or 0.0
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop in which an hour takes as long as what happens in it."""

    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        """Virtual seconds."""
        return self._leaping.now

    def compute(self, seconds: float) -> None:
        """Let time pass in which nothing else is done: whatever comes meanwhile waits, and timers ring late."""
        self._leaping.now += seconds


def virtually(work: Coroutine[Any, Any, Result]) -> Result:
    """Run in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)


def now() -> float:
    """Virtual seconds since the start."""
    return asyncio.get_running_loop().time()


def limiter(**settings: Any) -> Limiter:  # noqa: ANN401  # whatever a limiter takes
    """A limiter in the running loop's time, silent unless told otherwise."""
    return Limiter(
        clock=now, **({"most": None, "rpm": None, "tpm": None, "max_wait": 600.0, "say": _nothing} | settings)
    )


def _nothing(line: str) -> None:
    pass


@dataclass
class Server:
    """Answers after a while, or refuses at once what is beyond its hidden limits."""

    latency: float = 0.2
    jitter: float = 0.0
    """Standard deviation of the latency, as a share of it."""
    per_second: float | None = None
    window: float | None = None
    """Seconds of a window in which `per_second` times its length may start; None for a bucket that fills evenly."""
    fixed: bool = False
    """Whether one window ends where the next begins; else there is one before each request."""
    at_once: float = 1.0
    """What the bucket holds."""
    most: int | None = None
    """Requests in flight."""
    counts_refused: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    """Of a refusal."""
    answers: Callable[[int], int] = lambda _: 200
    """The status of each request by its number, if the limits let it pass."""
    refusal_latency: float = 0.005
    dice: random.Random = field(default_factory=lambda: random.Random(7))
    log: list[tuple[float, int]] = field(default_factory=list)
    """When each request came, and its status."""
    busiest: int = 0
    _leaving: list[float] = field(default_factory=list)
    """When each request in flight will have been answered; it may be read later, by who is busy."""
    _room: float = -1.0
    _seen: float = 0.0
    _recent: deque[float] = field(default_factory=deque)

    async def call(self) -> tuple[int, Mapping[str, str]]:
        """One request."""
        came = now()
        while self._leaving and self._leaving[0] <= came:
            heappop(self._leaving)
        status = self.answers(len(self.log)) if self._admits(came) else 429
        self.log.append((came, status))
        spread = max(0.3, self.dice.gauss(1.0, self.jitter)) if self.jitter else 1.0
        takes = self.latency * spread if status == 200 else self.refusal_latency
        heappush(self._leaving, came + takes)
        self.busiest = max(self.busiest, len(self._leaving))
        await asyncio.sleep(takes)
        return status, {} if status == 200 else self.headers

    def _admits(self, came: float) -> bool:
        if self.most is not None and len(self._leaving) >= self.most:
            return False
        if self.per_second is None:
            return True
        if self.window is not None:
            begins = came // self.window * self.window if self.fixed else came - self.window
            while self._recent and self._recent[0] <= begins:
                self._recent.popleft()
            fits = len(self._recent) < self.per_second * self.window
            if fits or self.counts_refused:
                self._recent.append(came)
            return fits
        room = self.at_once if self._room < 0 else self._room
        room = min(self.at_once, room + (came - self._seen) * self.per_second)
        fits = room >= 1
        self._room, self._seen = room - fits, came
        return fits


@dataclass
class Work:
    """What the loop has to do for a request beside waiting: a little before and after, and now and then something long.

    Measured on a run of a thousand articles: a core is two thirds busy at sixty requests a second, and the loop stands
    still for a tenth of a second when a journal is written or articles are read.
    """

    each: float = 0.005
    """Seconds before a request is sent, and after its answer has come, on average."""
    long: float = 0.07
    """Seconds now and then."""
    seldom: float = 0.015
    """The share of requests that bring it."""
    dice: random.Random = field(default_factory=lambda: random.Random(5))

    def do(self) -> None:
        """Work, while everything else waits."""
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        loop.compute(self.dice.expovariate(1 / self.each) + self.long * (self.dice.random() < self.seldom))


async def run(
    server: Server, limits: Limiter, *, articles: int, at_a_time: int = 200, work: Work | None = None
) -> float:
    """Every article is asked about until it has an answer; returns when the last one had it."""
    waiting = iter(range(articles))
    dice = random.Random(3)

    async def ask() -> None:
        for _ in waiting:
            faults = 0
            while True:
                async with limits.place(1000) as place:
                    if work:
                        work.do()
                    status, headers = await server.call()
                    if work:
                        work.do()
                    place.answered(status, headers, 1000)
                if status == 200:
                    break
                faults += 1
                told = headers.get("retry-after")
                await limits.rest(float(told) if told else dice.uniform(0, min(30.0, 0.5 * 2 ** (faults - 1))))

    await asyncio.gather(*(ask() for _ in range(at_a_time)))
    return now()
