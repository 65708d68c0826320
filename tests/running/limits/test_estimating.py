"""Tokens of a request, without a tokenizer."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.running.limits import TokenRatio


def test_before_anything_is_known_a_guess_is_cautious_and_a_bound_certain() -> None:
    """A fifth more than a token for four letters; never more than a token a byte."""
    ratio = TokenRatio()
    assert ratio.guess(4000) == 1200
    assert ratio.guess(4000, 4000) == 2000
    assert ratio.bound(4000) == 4000


def test_usage_teaches() -> None:
    """The guess follows what is usual, the bound keeps a distance to the worst."""
    ratio = TokenRatio()
    for _ in range(50):
        ratio.learn(4000, 800)
    ratio.learn(4000, 1000)
    assert 800 <= ratio.guess(4000) <= 830
    assert ratio.bound(4000) == 1500
    assert ratio.bound(4000, 1000) == 1000 + 1125


def test_a_server_that_does_not_count_teaches_nothing() -> None:
    """It says 0."""
    ratio = TokenRatio()
    ratio.learn(4000, 0)
    assert ratio.bound(4000) == 4000


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 10**6), st.floats(0, 1))
def test_a_bound_is_never_above_a_token_a_byte(bytes_seen: int, tokens: int, body: int, share: float) -> None:
    """Whatever was counted before."""
    ratio = TokenRatio()
    ratio.learn(bytes_seen, tokens)
    assert 0 <= ratio.bound(body, int(body * share)) <= body
