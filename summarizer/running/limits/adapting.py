"""Answers and refusals → how many requests may be in flight, and how many may start a second; pure, told the time.

Both are levels that grow little by little and fall steeply. Some endpoints limit how many they work on, more limit
how many come in a second, and a number in flight says the second badly: what is in flight at sixty a second is as much
as the latency makes it, and that is twice as long while our own event loop is busy. So a rate is learnt as a rate.
Until then the pace is what Little's law makes of the places: as many a second as they hold at the usual latency.

A refusal is blamed on the places if the request took the last of them, or had more beside it than any that was let
through of late; else on the pace. What was blamed is lowered to three quarters of what was used; for a pace that is
what was let through in the last seconds, as in the adaptive retry mode of the AWS SDKs. The other is kept to what was
used and loses its ceiling: two ceilings that both nearly bind would cost an eighth of the rate.
"""

import math
from collections import deque
from dataclasses import dataclass

from summarizer.running.limits.level import BELOW, DECREASE, Level

MOST = 256  # requests in flight where nobody names a number; more is for who knows the endpoint
START = 8  # of them to begin with
BURST = 2.0  # seconds in which refusals belong to the one that was heeded, if the endpoint names none
LONE = 100  # answers since the last refusal from which on one is chance: a hundredth refused is no wall
SAMPLE = 20  # requests since the level was lowered, before the share of them that was refused means anything
SOME = 0.15  # refused, while well below what was thought to hold: not chance any more
NEAR = 0.9  # of what was thought to hold is not well below it
STEEPEST = 0.125  # of a pace that was only assumed is kept in any case
HALF = 0.5  # refused: the level is not a little too high, but far
ASSUMED_LATENCY = 1.0  # seconds, until a success has told
LATENCY_WEIGHT = 0.05  # of the newest latency in the running mean
SLOWEST = 30.0  # seconds between two starts at the lowest pace
AMPLE = 1.25  # of what Little's law says, until the first refusal: room to grow by a quarter a round
SPAN = 1.0  # seconds at least over which starts are counted, and SAMPLE of them


@dataclass(frozen=True)
class Start:
    """What was so when a request started."""

    time: float
    in_flight: int
    """With it."""
    full: bool
    """Whether it took the last place: only then its success says that more may fit."""
    held_back: bool
    """Whether others wait for more than a place: only then its success says that more may start a second."""
    of_held: float
    """The level that it started at, as a share of what was thought to hold."""


class Adapting:
    """How much an endpoint takes at once and a second, learnt by trying."""

    def __init__(self, most: int | None) -> None:
        self._places = Level(float(most or START), 1.0, float(most or MOST))
        self._pace: Level | None = None
        """None until a refusal has shown how many are let through."""
        self._named = most is not None
        self._latency: float | None = None
        self._answers = 0  # since the last refusal
        self._lowered = -math.inf  # when one of the levels was
        self._first = math.inf  # when the first request started
        self._begun = 0  # since then
        self._refused = 0  # of those
        self._in_flight = 0  # when a request last started
        self._busiest = 0  # at most, since a level was lowered
        self._burst_ends = -math.inf
        self._fullest = 0  # in flight with one that was let through, since a refusal was last heeded
        self._fullest_before = 0  # until then
        self._passed: deque[float] = deque()  # when those started lately that were not refused

    @property
    def level(self) -> float:
        """Requests that may be in flight, as far as it was found out."""
        return self._places.at

    @property
    def places(self) -> int:
        """Requests that may be in flight."""
        return max(1, math.ceil(self.level))

    @property
    def pace(self) -> float | None:
        """Starts a second; None for as many as there are places."""
        if self._pace:
            return self._pace.at
        if self._refused_ever:
            return self.level / self._usual_latency
        if self._named or self._latency is None:
            return None
        return AMPLE * self.level / self._latency

    @property
    def _refused_ever(self) -> bool:
        return math.isfinite(self._lowered)

    @property
    def _usual_latency(self) -> float:
        return self._latency or ASSUMED_LATENCY

    def _through(self, now: float) -> float:
        """Requests a second that were let through of late."""
        span = max(SPAN, SAMPLE / self.pace) if self.pace else SPAN
        while self._passed and self._passed[0] <= now - span:
            self._passed.popleft()
        return len(self._passed) / max(SPAN, now - self._passed[0]) if self._passed else 0.0

    def start(self, now: float, in_flight: int, *, others: bool) -> Start:
        """A request starts, one of so many in flight with it; `others` says whether more wait."""
        self._begun += 1
        self._first = min(self._first, now)
        self._in_flight = in_flight
        self._busiest = max(self._busiest, in_flight)
        self._passed.append(now)
        self._through(now)
        full = in_flight >= self.places
        held_back = others and (not full or self.places == 1)
        level = self._pace if held_back and self._pace else self._places
        return Start(now, in_flight, full, held_back, level.at / level.held)

    def succeeded(self, start: Start, now: float) -> None:
        """A request was answered."""
        seconds = now - start.time
        self._latency = seconds if self._latency is None else self._latency + LATENCY_WEIGHT * (seconds - self._latency)
        self._answers += 1
        self._fullest = max(self._fullest, start.in_flight)
        if start.time < self._lowered:
            return
        if not (start.full or start.held_back):
            return
        self._places.succeeded(1.0, now, bound=start.full or not self._pace)
        if self._pace:
            self._pace.succeeded(1 / self._usual_latency, now, bound=start.held_back)

    def refused(self, start: Start, now: float, retry_after: float | None) -> None:
        """A request was refused for want of capacity."""
        answers, self._answers = self._answers, 0
        if self._passed:
            self._passed.pop()
        if start.time <= self._lowered:
            return
        self._refused += 1
        share = self._refused / max(SAMPLE, self._begun)
        if not self._heeds(start, answers, share, now):
            return
        pace = self.pace if self._latency else None
        through = self._believed(self._through(now), pace, share, known=now - self._first >= SPAN)
        used = max(1.0, min(self._places.at, (self._busiest - 1) / BELOW))
        fuller = start.in_flight > max(self._fullest, self._fullest_before)
        self._lowered, self._begun, self._refused, self._busiest = now, 0, 0, self._in_flight
        self._burst_ends = now + (BURST if retry_after is None else retry_after)
        probes = [level for level in (self._places, self._pace) if level and level.probing]
        for level in probes:  # the levels that held before are known to be right
            level.give_up(now)
        if probes:
            return
        self._fullest, self._fullest_before = 0, self._fullest
        if pace is None:
            # What was tried blindly, without a pace, may have been a bunch: it says little of how many may follow.
            self._places.lower(used, now, ceiling=self._named)
            return
        single = 1 / self._usual_latency  # one at a time is no wall, unless that is plainly too much
        least = single if share <= SOME and pace > NEAR * single else 1 / SLOWEST
        self._pace = self._pace or Level(pace, least, math.inf)
        if self.places > 1 and (start.full or fuller):
            self._places.lower(used, now)
            self._pace.free(through, now)
        else:
            self._places.free(used, now)
            self._pace.least = least
            self._pace.lower(through, now)

    def _believed(self, through: float, pace: float | None, share: float, *, known: bool) -> float:
        """The rate that was let through, as far as a second or two can tell it from a pause or from chance."""
        if pace is None:
            return through
        kept = STEEPEST if self._pace is None and known else DECREASE if share > HALF else NEAR
        return min(pace, max(through, kept * pace))

    def _heeds(self, start: Start, answers: int, share: float, now: float) -> bool:
        """Whether a refusal is a reason to ask for less; or chance, or one with the refusal before."""
        if now < self._burst_ends:
            return share > HALF and now - self._lowered >= 2 * self._usual_latency
        if 0 < start.of_held < NEAR:
            return share > SOME  # a few at a level that held were not of our making
        return answers < LONE or start.of_held > 1  # a probe is to be sure
