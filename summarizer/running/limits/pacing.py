"""Limits a minute, given or told by the endpoint → how long the next request has to wait; pure, told the time."""

import math
from dataclasses import dataclass

from summarizer.running.limits.headers import Allowance, Told

MINUTE = 60.0
BURST = 1.0  # seconds' worth of a limit that may start at once: some endpoints enforce limits a second
LONGEST_PACED = 2 * MINUTE  # a limit that renews more slowly is a stock to use up, not a pace to keep


@dataclass
class Bucket:
    """Room that fills at an even rate up to a brim; may be overdrawn by one taking, which the next ones wait for."""

    rate: float
    """Units a second."""
    brim: float
    room: float = math.inf
    """Full to the brim, wherever that is, until first asked."""
    _seen: float = 0.0

    def turn(self, rate: float, brim: float, now: float) -> None:
        """Fill at another rate from now on."""
        self.wait(0, now)
        self.rate, self.brim = rate, brim
        self.room = min(self.room, brim)

    def wait(self, amount: float, now: float) -> float:
        """Seconds until there is room for the amount, or a full brim if it is larger than that."""
        self.room = self._filled(now)
        self._seen = max(self._seen, now)
        return max(0.0, (min(amount, self.brim) - self.room) / self.rate)

    def lacks(self, amount: float, now: float) -> bool:
        """True if there is no room for it; changes nothing."""
        return min(amount, self.brim) > self._filled(now)

    def _filled(self, now: float) -> float:
        return min(self.brim, self.room + max(0.0, now - self._seen) * self.rate)

    def take(self, amount: float) -> None:
        """Use room up; a negative amount gives it back."""
        self.room -= amount


class _Limit:
    """One limit: the pace that was asked for, or else that is learnt, and a stop while nothing remains."""

    def __init__(self, a_minute: float | None) -> None:
        self._own = a_minute is not None
        self._bucket: Bucket | None = None
        self._closed_until = 0.0
        if a_minute is not None:
            self._pace(a_minute / MINUTE, 0.0)

    def _pace(self, rate: float, now: float) -> None:
        brim = max(1.0, rate * BURST)
        if self._bucket is None:
            self._bucket = Bucket(rate, brim)
        else:
            self._bucket.turn(rate, brim, now)

    def hear(self, told: Allowance, now: float, max_wait: float) -> None:
        if told.remaining == 0 and told.reset is not None and told.reset <= max_wait:
            self._closed_until = max(self._closed_until, now + told.reset)
        rate = told.renewal
        if rate and not self._own and told.reset is not None and told.reset <= LONGEST_PACED:
            self._pace(rate, now)

    def wait(self, amount: float, now: float) -> float:
        paced = self._bucket.wait(amount, now) if self._bucket else 0.0
        return max(paced, self._closed_until - now)

    def holds(self, amount: float, now: float) -> bool:
        return self._closed_until > now or bool(self._bucket and self._bucket.lacks(amount, now))

    def take(self, amount: float) -> None:
        if self._bucket:
            self._bucket.take(amount)


class Pacing:
    """Requests and tokens a minute, each spread evenly; tokens are set aside by estimate and corrected by count."""

    def __init__(self, rpm: float | None, tpm: float | None, *, max_wait: float) -> None:
        self._requests = _Limit(rpm)
        self._tokens = _Limit(tpm)
        self._max_wait = max_wait
        self.reserved = 0
        """Tokens of requests in flight, by estimate."""

    def wait(self, tokens: int, now: float) -> float:
        """Seconds until a request of so many tokens may start; 0 for at once."""
        return max(self._requests.wait(1, now), self._tokens.wait(tokens, now))

    def holds(self, tokens: int, now: float) -> bool:
        """Whether a request of so many tokens must wait. It changes nothing, so that any thread may ask."""
        return self._requests.holds(1, now) or self._tokens.holds(tokens, now)

    def reserve(self, tokens: int) -> None:
        """A request of so many tokens starts."""
        self._requests.take(1)
        self._tokens.take(tokens)
        self.reserved += tokens

    def settle(self, reserved: int, spent: int | None) -> None:
        """A request has ended that `reserved` was set aside for; None if nobody knows what it spent: then all of it.

        The request itself counts in any case: endpoints count failed ones as well.
        """
        self.reserved -= reserved
        if spent is not None:
            self._tokens.take(spent - reserved)

    def hear(self, told: Told, now: float) -> None:
        """Take to heart what a reply tells."""
        self._requests.hear(told.requests, now, self._max_wait)
        self._tokens.hear(told.tokens, now, self._max_wait)
