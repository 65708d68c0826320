"""How requests were answered → how long the next one has to wait, by everything that limits it; pure, told the time."""

import datetime as dt
import math
from http import HTTPStatus

from summarizer.running.limits.adapting import Adapting, Start
from summarizer.running.limits.breaking import Breaker
from summarizer.running.limits.headers import limits_told
from summarizer.running.limits.pacing import Bucket, Pacing
from summarizer.running.limits.places import Answer, Place

REPEATED = 4  # faults in a row from which on any kind counts as a refusal: the endpoint has too much to do
AT_ONCE = 0.05  # seconds' worth of the pace may start at the same moment, for a loop that is a little late
_OVERLOADED = 529  # how Anthropic, and gateways to it, say 503
_REFUSALS = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE, _OVERLOADED}
_TRANSIENT = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_EARLY}


class Admission:
    """All limits of one endpoint together."""

    def __init__(self, *, most: int | None, rpm: float | None, tpm: float | None, max_wait: float) -> None:
        self.adapting = Adapting(most)
        self.pacing = Pacing(rpm, tpm, max_wait=max_wait)
        self.breaker = Breaker(max_wait)
        self.in_flight = 0
        self._spread = Bucket(1.0, 1.0)

    def wait(self, tokens: int, now: float) -> float:
        """Seconds until a request of so many tokens may start; endless if that hangs on one in flight."""
        if self.in_flight >= self.adapting.places:
            return math.inf
        return max(self.breaker.wait(now), self._spread_out(now), self.pacing.wait(tokens, now))

    def _spread_out(self, now: float) -> float:
        pace = self.adapting.pace
        if pace is None:
            return 0.0
        if pace != self._spread.rate:
            self._spread.turn(pace, max(1.0, AT_ONCE * pace), now)
        return self._spread.wait(1, now)

    def start(self, tokens: int, now: float, *, others: bool) -> Start:
        """A request starts; `others` says whether more of them wait."""
        self.pacing.reserve(tokens)
        self._spread.take(1)
        self.breaker.starts()
        self.in_flight += 1
        return self.adapting.start(now, self.in_flight, others=others)

    def withdraw(self, place: Place, now: float) -> None:
        """A request that had a place was never sent."""
        self.in_flight -= 1
        self.pacing.settle(place.tokens, 0)
        self.breaker.withdrawn(now)

    def end(self, place: Place, answer: Answer | None, now: float) -> float | None:
        """A request is through, with an answer or without; returns the seconds that a limit asks to wait, else None."""
        self.in_flight -= 1
        if answer is None:
            self.pacing.settle(place.tokens, None)
            self._fault(place.start, now, "broken connections", None, refused=False)
            return None
        told = limits_told(answer.headers, dt.datetime.now(dt.UTC))
        good = answer.status < HTTPStatus.BAD_REQUEST
        self.pacing.settle(place.tokens, answer.tokens if good else 0)
        self.pacing.hear(told, now)
        refused = answer.limited or answer.status in _REFUSALS
        if refused or answer.status in _TRANSIENT or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._fault(place.start, now, str(answer.status), told.retry_after, refused=refused)
            return (told.retry_after or 0.0) if answer.limited else None
        self.breaker.works()
        if good:
            self.adapting.succeeded(place.start, now)
        return None

    def _fault(self, start: Start, now: float, kind: str, retry_after: float | None, *, refused: bool) -> None:
        # A single try while nothing succeeds says nothing about how many would.
        if not self.breaker.open and (refused or self.breaker.row + 1 >= REPEATED):
            self.adapting.refused(start, now, retry_after)
        self.breaker.fails(start.time, now, kind, retry_after)
