"""Successes and refusals → how much of something an endpoint bears, found by trying; pure, told the time.

Additive increase, multiplicative decrease, as TCP does it, with a memory for the ceiling: three quarters after a burst
of refusals, one more after 25 successes, hold just below where it was refused, and look now and then whether the
ceiling is still there.
"""

import math

SUCCESSES = 25  # for one more,
STEP = 0.25  # or for this share more, if that is less than one
RAMP = 3  # successes instead until the first refusal: a third more a round, what one decrease takes back
DECREASE = 0.75
BELOW = 0.95  # of what was refused is where it is held
PROBE = 1.05  # times what held, to see whether more holds by now
PROBE_AFTER = 100  # successes at what held
RAREST_PROBE = 1600  # successes; each failed probe doubles the wait, up to this
LONGEST = 60.0  # seconds at what held, after which it is looked in any case
PROVEN = 2.0  # seconds without a refusal until a probe has held: limits are kept by the second at the shortest


class Level:
    """So much is asked for: a number in flight, or starts a second."""

    def __init__(self, at: float, least: float, most: float) -> None:
        self.least, self.most = least, most
        self.at = at
        self.held = math.inf
        """The most that is thought to hold; endless until it was lowered."""
        self.probing = False
        """Whether more than that is tried."""
        self._ramping = True  # until it is lowered
        self._patience = PROBE_AFTER
        self._successes = 0  # since it last moved
        self._moved = -math.inf  # when it did

    def succeeded(self, one: float, now: float, *, bound: bool) -> None:
        """A request was answered; `one` is what counts as one more, `bound` says whether this level held it back."""
        if not bound and not self.at < self.held < math.inf:
            return  # up to what has held, both levels of an endpoint recover together
        self._successes += 1
        more = min(one, STEP * self.at)
        if self.probing:
            if self._successes >= SUCCESSES and now - self._moved >= PROVEN:  # the ceiling is not there any more
                self.held, self._patience = self.at, max(self._patience // 2, PROBE_AFTER)
                self.probing = self.at < self.most
                self._move(max(self.at * PROBE, self.at + more), now)
        elif self.at < min(self.held, self.most):
            if self._successes >= (RAMP if self._ramping else SUCCESSES):
                self._move(min(self.at + more, self.held), now)
        elif self.at < self.most and self._successes >= SUCCESSES and self._patient(now):
            self.probing = True
            self._move(self.at * PROBE, now)

    def _patient(self, now: float) -> bool:
        return self._successes >= self._patience or now - self._moved >= LONGEST

    def give_up(self, now: float) -> None:
        """The probe was refused: what held before is known to be right."""
        self.probing, self._patience = False, min(2 * self._patience, RAREST_PROBE)
        self._move(self.held, now)

    def lower(self, used: float, now: float, *, ceiling: bool = True) -> None:
        """So much was refused; whether it is remembered as a ceiling."""
        if self.held < math.inf:
            self._patience = min(2 * self._patience, RAREST_PROBE)
        self.probing = False
        if ceiling:
            self._ramping = False
            self.held = max(self.least, BELOW * used)
        self._move(DECREASE * used, now)

    def free(self, used: float, now: float) -> None:
        """Something else was to blame: no ceiling is known, though no more than what was used is tried at once."""
        self.probing = self._ramping = False
        self.held = math.inf
        if self.at > used:
            self._move(used, now)

    def _move(self, at: float, now: float) -> None:
        self.at, self._successes, self._moved = max(self.least, min(at, self.most)), 0, now
