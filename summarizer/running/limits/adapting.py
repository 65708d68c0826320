"""Answers and refusals → how many requests may be in flight, and how evenly they start; pure, told the time.

Additive increase, multiplicative decrease, with a memory for the ceiling: three quarters after a burst of refusals, one
more after 25 successes, hold just below where it was refused, and look now and then whether the ceiling is still there.

The level is a real number. Once an endpoint has refused, starts are spread as Little's law says, so many a second as
the level holds at the usual latency: refusals come back at once, and without a pace each would let the next request
run into the same wall. A level below one, for endpoints that allow less than one request at a time, is a pace alone.
"""

import math
from dataclasses import dataclass

MOST = 256  # requests in flight where nobody names a number; more is for who knows the endpoint
START = 8  # of them to begin with
RAMP = 4  # successes for one more until the first refusal: a quarter more a round, what one decrease takes back
SUCCESSES = 25  # for one more after that,
STEP = 0.25  # or for this share of the level more, if that is less than one
DECREASE = 0.75
BURST = 2.0  # seconds in which refusals belong to the one that was heeded, if the endpoint names none
LONE = 100  # answers since the last refusal from which on one is chance: a hundredth refused is no wall
BELOW = 0.95  # of a level that was refused is where it is held
PROBE = 1.05  # times the level that held, to see whether more holds by now
PROBE_AFTER = 100  # successes at the held level
RAREST_PROBE = 1600  # successes; each failed probe doubles the wait, up to this
SAMPLE = 20  # requests since the level was lowered, before the share of them that was refused means anything
SOME = 0.15  # refused, while well below what was thought to hold: not chance any more
NEAR = 0.9  # of what was thought to hold is not well below it
HALF = 0.5  # refused: the level is not a little too high, but far
STEEPEST = 0.125  # of the level is kept in any case
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
        self._lowered = -math.inf  # when the level was
        self._begun = 0  # since then
        self._refused = 0  # of those
        self._in_flight = 0  # when a request last started
        self._busiest = 0  # at most, since the level was lowered
        self._burst_ends = -math.inf

    @property
    def places(self) -> int:
        """Requests that may be in flight."""
        return max(1, math.ceil(self.level))

    @property
    def pace(self) -> float | None:
        """Starts a second; None while the endpoint never refused."""
        return self.level / self._usual_latency if self._refused_ever else None

    @property
    def _refused_ever(self) -> bool:
        return math.isfinite(self._lowered)

    @property
    def _usual_latency(self) -> float:
        return self._latency or ASSUMED_LATENCY

    @property
    def _more(self) -> float:
        return self.level + min(1.0, STEP * self.level)

    def start(self, now: float, in_flight: int, *, others: bool) -> Start:
        """A request starts, one of so many in flight with it; `others` says whether more wait."""
        self._begun += 1
        self._in_flight = in_flight
        self._busiest = max(self._busiest, in_flight)
        return Start(now, self.level, full=others or in_flight >= self.places)

    def succeeded(self, start: Start, now: float) -> None:
        """A request was answered."""
        seconds = now - start.time
        self._latency = seconds if self._latency is None else self._latency + LATENCY_WEIGHT * (seconds - self._latency)
        self._answers += 1
        if not start.full or start.time < self._lowered:
            return
        self._successes += 1
        if self._probing:
            if self._successes >= SUCCESSES:  # the ceiling is not there any more
                self._held, self._patience = self.level, PROBE_AFTER
                self._probing = self.level < self._most
                self._move(self._more)
        elif self.level < min(self._held, self._most):
            if self._successes >= (SUCCESSES if self._refused_ever else RAMP):
                self._move(min(self._more, self._held))
        elif self.level < self._most and self._successes >= self._patience:
            self._probing = True
            self._move(self.level * PROBE)

    def refused(self, start: Start, now: float, retry_after: float | None) -> None:
        """A request was refused for want of capacity."""
        answers, self._answers = self._answers, 0
        if start.time <= self._lowered:
            return
        self._refused += 1
        share = self._refused / max(SAMPLE, self._begun)
        if not self._heeds(start, answers, share, now):
            return
        settled = now - self._lowered >= self._usual_latency  # what was in flight before does not count any more
        used = min(start.level, self._busiest) if start.level > 1 else start.level
        floor = 0.0 if share > HALF or self.level < 1 else 1.0
        self._lowered, self._begun, self._refused, self._busiest = now, 0, 0, self._in_flight
        if self._probing:  # the level that held before is known to be right
            self._hold(self._held, min(2 * self._patience, RAREST_PROBE))
            self._move(self._held)
        else:
            self._burst_ends = now + (BURST if retry_after is None else retry_after)
            self._hold(max(floor, BELOW * used), PROBE_AFTER)
            self._move(max(floor, used * min(DECREASE, max(1 - share, STEEPEST) if settled else 1.0)))

    def _heeds(self, start: Start, answers: int, share: float, now: float) -> bool:
        """Whether a refusal is a reason to ask for less; or chance, or one with the refusal before."""
        if now < self._burst_ends:
            return share > HALF and now - self._lowered >= 2 * self._usual_latency
        if self.level == 1:
            return share > HALF  # there is no less than one at a time, unless that is plainly too much
        if math.isfinite(self._held) and start.level < NEAR * self._held:
            return share > SOME  # a few at a level that held were not of our making
        return answers < LONE or start.level > self._held  # a probe is to be sure

    def _hold(self, level: float, patience: int) -> None:
        """Take this level for the highest that holds, and do not look above it for so many successes."""
        self._held, self._patience, self._probing, self._successes = level, patience, False, 0

    def _move(self, level: float) -> None:
        least = min(1.0, self._usual_latency / SLOWEST)
        self.level, self._successes = max(least, min(level, self._most)), 0
