"""The headers of a reply → what the endpoint tells of its limits, as far as it makes sense."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from summarizer.extraction.headers import number, retry_after, seconds

Kind = Literal["requests", "tokens"]


@dataclass(frozen=True)
class Allowance:
    """One limit of an endpoint; None where it says nothing of it."""

    limit: float | None = None
    remaining: float | None = None
    reset: float | None = None
    """Seconds until the whole limit is there again."""

    @property
    def renewal(self) -> float | None:
        """Units a second that the endpoint renews, at a guess; None if it tells too little.

        Some endpoints renew little by little and tell when all will be renewed: then it is what is used up, over that
        time. Others renew everything at one moment: until then it is what remains, over that time. Which it is
        they do not say; the larger of the two is right for the former once half is used up, and for the latter never
        less than half of what it could be.
        """
        if self.limit is None or self.remaining is None or not self.reset:
            return None
        return max(self.remaining, self.limit - self.remaining) / self.reset


@dataclass(frozen=True)
class Told:
    """What one reply tells."""

    retry_after: float | None
    """Seconds that it asks to wait."""
    requests: Allowance
    tokens: Allowance


def limits_told(headers: Mapping[str, str], now: dt.datetime) -> Told:
    """Read the headers in use, names in lower case; whatever is not understood counts as not told."""
    return Told(retry_after(headers, now), _allowance(headers, "requests", now), _allowance(headers, "tokens", now))


def _allowance(headers: Mapping[str, str], kind: Kind, now: dt.datetime) -> Allowance:
    def told(part: str) -> str:
        for name in (f"x-ratelimit-{part}-{kind}", f"anthropic-ratelimit-{kind}-{part}"):
            if name in headers:
                return headers[name]
        return ""

    return Allowance(number(told("limit")), number(told("remaining")), seconds(told("reset"), now))
