"""A header that tells of a wait → seconds, in any of the ways in which endpoints write it; nonsense is no wait."""

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(ns|us|µs|ms|s|m|h|d)")
_DURATION = re.compile(rf"(?:{_PART.pattern}\s*)+")
_UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_INSTANT = 1e9  # seconds; a number from here on is a moment since 1970, not thirty years of waiting
_INSTANT_MS = 1e12  # and from here on one in milliseconds
_LONGEST = 30  # characters of the longest way that is in use, a date; longer ones are not read


def retry_after(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """Seconds that the endpoint asks to wait before the request is repeated; None if it asks for nothing clear.

    Names of headers in lower case; `now` with its zone.
    """
    milliseconds = number(headers.get("retry-after-ms", ""))
    return milliseconds / 1000 if milliseconds is not None else seconds(headers.get("retry-after", ""), now)


def seconds(text: str, now: dt.datetime) -> float | None:
    """`2`, `17ms`, `2m59.56s`, an RFC 3339 instant, an HTTP date or a Unix time → seconds from now on.

    None for what is negative, past, endless or none of these.

    >>> seconds("6m0s", dt.datetime.now(dt.UTC))
    360.0
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    value = number(text)
    if value is not None:
        instant = value / 1000 if value >= _INSTANT_MS else value
        return _to_come(instant - now.timestamp()) if value >= _INSTANT else value
    if _DURATION.fullmatch(text):
        return sum(float(amount) * _UNITS[unit] for amount, unit in _PART.findall(text))
    moment = _moment(text)
    return _to_come((moment - now).total_seconds()) if moment else None


def number(text: str) -> float | None:
    """A plain, finite number that is not negative; None for anything else, such as `nan`, `1e9` or `1_0`."""
    text = text.strip()
    return float(text) if len(text) <= _LONGEST and _NUMBER.fullmatch(text) else None


def _moment(text: str) -> dt.datetime | None:
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, IndexError, OverflowError):  # the last two of dates that are odd enough
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return None


def _to_come(left: float) -> float | None:
    return left if left >= 0 else None
