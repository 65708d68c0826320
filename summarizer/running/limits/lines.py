"""Why nothing starts → the line that says so, and the error when it has taken too long."""

import math

from summarizer.errors import CapReachedError
from summarizer.running.limits.breaking import Breaker

_MINUTE = 60


def paused(breaker: Breaker, now: float) -> str:
    """What the endpoint answers, since when, and how it goes on."""
    again = "trying now" if breaker.again in {math.inf, -math.inf} else f"trying again in {span(breaker.again - now)}"
    return (
        f"the endpoint answers nothing but {breaker.kinds} since {span(now - breaker.since)}; {again}, "
        f"giving up in {span(breaker.deadline - now)} (--max-wait)"
    )


def resting(seconds: float) -> str:
    """Nothing is in flight until a pace, or a wait that the endpoint asked for, allows it."""
    until = f"; going on in {span(seconds)}" if math.isfinite(seconds) else ""
    return f"nothing is in flight: limits, or the endpoint, ask to wait{until}"


def enough(breaker: Breaker, now: float, asked: float = 0.0) -> CapReachedError:
    """Nothing has succeeded for too long, or will have when the seconds are over that the endpoint asks to wait."""
    more = f" and asks to wait {span(asked)} more" if asked else ""
    return CapReachedError(
        f"the endpoint answered nothing but {breaker.kinds} for {span(now - breaker.since)}{more} (--max-wait)",
        hint="Go on when it has recovered.",
    )


def asked_too_much(seconds: float, max_wait: float) -> CapReachedError:
    """The endpoint asks for a longer wait than the run may wait."""
    return CapReachedError(
        f"the endpoint asks to wait {span(seconds)}, longer than {span(max_wait)} (--max-wait)",
        hint="Go on after that.",
    )


def span(seconds: float) -> str:
    """A time as people say it, rounded up.

    >>> span(579.2)
    '9 min 40 s'
    """
    minutes, left = divmod(max(0, math.ceil(seconds)), _MINUTE)
    return " ".join(f"{count} {unit}" for count, unit in ((minutes, "min"), (left, "s")) if count) or "0 s"
