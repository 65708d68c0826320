"""Answers and refusals → how many requests may be in flight, and how evenly they start; pure, told the time.

Additive increase, multiplicative decrease, with a memory for the ceiling (as DataDesigner of NVIDIA describes it):
three quarters after a burst of refusals, one more after 25 successes, hold just below where it was refused, and
look now and then whether the ceiling is still there.

The level is a real number. Once an endpoint has refused, starts are spread as Little's law says, so many a second as
the level holds at the usual latency: refusals come back at once, and without a pace each would let the next request
run into the same wall. A level below one, for endpoints that allow less than one request at a time, is a pace alone.
"""

import math
from dataclasses import dataclass

MOST = 256  # requests in flight where nobody names a number; more is for who knows the endpoint
START = 8  # of them to begin with
DECREASE = 0.75
SUCCESSES = 25  # for one more in flight
BURST = 2.0  # seconds in which refusals belong to the one that was heeded, if the endpoint names none
LONE = 100  # answers from one refusal to the next from which on it is chance: a hundredth is no wall
BELOW = 0.95  # of a level that was refused is where it is held
PROBE = 1.05  # times the level that held, to see whether more holds by now
PROBE_AFTER = 200  # successes at the held level; a probe that fails costs a few refusals, so at most 2 in 100
RAREST_PROBE = 1600  # successes; each failed probe doubles the wait, up to this
ASSUMED_LATENCY = 1.0  # seconds, until a success has told
LATENCY_WEIGHT = 0.05  # of the newest latency in the running mean
SLOWEST = 30.0  # seconds between two starts at the lowest level


@dataclass(frozen=True)
class Start:
    """What was so when a request started."""

    time: float
    level: float
    full: bool
    """Whether it took the last place, or others wait: only then its success says that more may fit."""


class Adapting:
    """How much an endpoint takes at once, learnt by trying."""

    def __init__(self, most: int | None) -> None:
        self._most = most or MOST
        self.level = float(most or START)
        self._latency: float | None = None
        self._held = math.inf
        """The highest level that is thought to hold; endless until the first refusal."""
        self._probing = False
        self._patience = PROBE_AFTER
        self._successes = 0  # since the level last changed
        self._answers = 0  # since the last refusal
        self._lowered = -math.inf
        self._burst_ends = -math.inf

    @property
    def places(self) -> int:
        """Requests that may be in flight."""
        return max(1, math.ceil(self.level))

    @property
    def pace(self) -> float | None:
        """Starts a second; None while the endpoint never refused."""
        return None if math.isinf(self._held) else self.level / self._usual_latency

    @property
    def _usual_latency(self) -> float:
        return self._latency or ASSUMED_LATENCY

    def succeeded(self, start: Start, now: float) -> None:
        """A request was answered."""
        seconds = now - start.time
        self._latency = seconds if self._latency is None else self._latency + LATENCY_WEIGHT * (seconds - self._latency)
        self._answers += 1
        if not start.full or start.time < self._lowered:
            return
        self._successes += 1
        if self._probing:
            if self._successes >= SUCCESSES:
                self._hold(self.level, SUCCESSES)
        elif self.level < min(self._held, self._most):
            if self._successes >= SUCCESSES:
                self._move(min(self.level + min(1.0, self.level), self._held))
        elif self.level < self._most and self._successes >= self._patience:
            self._probing = True
            self._move(self.level * PROBE)

    def refused(self, start: Start, now: float, retry_after: float | None) -> None:
        """A request was refused for want of capacity."""
        answers, self._answers = self._answers, 0
        if answers >= LONE or start.time < self._lowered or now < self._burst_ends:
            return
        self._lowered = now
        if self._probing:
            self._hold(self._held, min(max(2 * self._patience, PROBE_AFTER), RAREST_PROBE))
            self._move(self._held)
            return
        self._burst_ends = now + (BURST if retry_after is None else retry_after)
        self._hold(BELOW * start.level, PROBE_AFTER)
        self._move(self.level * DECREASE)

    def _hold(self, level: float, patience: int) -> None:
        """Take this level for the highest that holds, and do not look above it for so many successes."""
        self._held, self._patience, self._probing, self._successes = level, patience, False, 0

    def _move(self, level: float) -> None:
        least = min(1.0, self._usual_latency / SLOWEST)
        self.level, self._successes = max(least, min(level, self._most)), 0
