"""Waiting times as endpoints write them: understood, or ignored."""

import datetime as dt
from email.utils import format_datetime

import pytest

from summarizer.extraction import Reply
from summarizer.extraction.refusal import refusal_of


def wait(**headers: str) -> float | None:
    """The wait that a 429 with these headers asks for."""
    refusal = refusal_of(Reply(429, {name.replace("_", "-"): value for name, value in headers.items()}, b""))
    assert refusal is not None
    return refusal.retry_after


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry_after": "2"}, 2.0),
        ({"retry_after": "0.5"}, 0.5),
        ({"retry_after": " 3s "}, 3.0),
        ({"retry_after_ms": "300"}, 0.3),
        ({"retry_after": "9", "retry_after_ms": "300"}, 0.3),
        ({"retry_after": "Wed, 21 Oct 2015 07:28:00 GMT"}, None),
        ({}, None),
        ({"retry_after": ""}, None),
        ({"retry_after": "-1"}, None),
        ({"retry_after": "nan"}, None),
        ({"retry_after": "inf"}, None),
        ({"retry_after": "1e999"}, None),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "99, 99 Foo 9999"}, None),
    ],
    ids=str,
)
def test_a_wait_is_read_or_ignored(headers: dict[str, str], expected: float | None) -> None:
    """Seconds, milliseconds and dates count; what says nothing clear is no reason to fail, or to wait for ever."""
    assert expected == wait(**headers)


def test_a_date_to_come_is_a_wait() -> None:
    """A date counts from now."""
    moment = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30)
    seconds = wait(retry_after=format_datetime(moment, usegmt=True))
    assert seconds is not None
    assert 25 < seconds <= 30
