"""What endpoints tell of their limits, in all the ways in which they do."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction.headers import seconds
from summarizer.running.limits.headers import Allowance, limits_told

NOW = dt.datetime(2031, 4, 1, 12, 0, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1s", 1.0),
        ("6m0s", 360.0),
        ("17ms", 0.017),
        ("2m59.56s", 179.56),
        ("1h 2m", 3720.0),
        ("12", 12.0),
        (" 0.5 ", 0.5),
        ("0", 0.0),
        ("2031-04-01T12:00:30Z", 30.0),
        ("2031-04-01T14:01:00+02:00", 60.0),
        ("Tue, 01 Apr 2031 12:00:05 GMT", 5.0),
        (str(NOW.timestamp() + 9), 9.0),
        (str(int(NOW.timestamp() + 9) * 1000), 9.0),
        ("-1", None),
        ("-1s", None),
        ("nan", None),
        ("inf", None),
        ("1e3", None),
        ("1_0", None),
        ("٣", None),
        ("1" + "0" * 28, 1e25),
        ("2031-04-01T11:59:59Z", None),
        ("Tue, 01 Apr 2031 11:00:00 GMT", None),
        ("", None),
        ("soon", None),
        ("1s later", None),
        ("1" * 5000, None),
    ],
)
def test_a_time_is_read_in_any_format_or_ignored(text: str, expected: float | None) -> None:
    """Negative, endless, past and unknown ones say nothing."""
    assert seconds(text, NOW) == (expected and pytest.approx(expected))


@given(st.text(max_size=40) | st.text("0123456789:TZ.+smh, -AprTue", max_size=30))
def test_no_header_breaks_the_reader(text: str) -> None:
    """Whatever it says, it is a time to come or nothing."""
    value = seconds(text, NOW)
    assert value is None or 0 <= value < float("inf")


def test_the_usual_headers_are_read() -> None:
    """Those of OpenAI, which many others send."""
    told = limits_told(
        {
            "x-ratelimit-limit-requests": "60",
            "x-ratelimit-remaining-requests": "59",
            "x-ratelimit-reset-requests": "1s",
            "x-ratelimit-limit-tokens": "150000",
            "x-ratelimit-remaining-tokens": "149984",
            "x-ratelimit-reset-tokens": "6m0s",
            "retry-after": "7",
            "retry-after-ms": "1500",
        },
        NOW,
    )
    assert told.retry_after == 1.5
    assert told.requests == Allowance(60, 59, 1)
    assert told.tokens == Allowance(150000, 149984, 360)


def test_those_of_anthropic_are_read() -> None:
    """They put the parts in another order, and tell the moment."""
    told = limits_told(
        {
            "anthropic-ratelimit-requests-limit": "50",
            "anthropic-ratelimit-requests-remaining": "0",
            "anthropic-ratelimit-requests-reset": "2031-04-01T12:00:42Z",
        },
        NOW,
    )
    assert told.requests == Allowance(50, 0, 42)
    assert told.tokens == Allowance()


@pytest.mark.parametrize(
    ("allowance", "expected"),
    [
        (Allowance(60, 20, 40), 1.0),  # little by little: 40 are renewed in 40 s
        (Allowance(60, 60, 60), 1.0),  # all at once: 60 remain for 60 s
        (Allowance(60, 0, 60), 1.0),
        (Allowance(60, 20, 0), None),
        (Allowance(60, None, 40), None),
        (Allowance(), None),
    ],
)
def test_a_pace_is_learnt_from_what_is_told(allowance: Allowance, expected: float | None) -> None:
    """Without saying how long the limit is for."""
    assert allowance.renewal == expected
