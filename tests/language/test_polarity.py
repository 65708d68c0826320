"""Negations, and words that point opposite ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.polarity import negations, opposed


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The dam did not hold.", 1),
        ("The dam didn't hold.", 1),
        ("The dam didn’t hold.", 1),
        ("They can't and won't go.", 2),
        ("The bridge is no longer open.", 1),
        ("Neither boat came.", 1),
        ("Neither Pell nor Roe came.", 1),
        ("Pell denied it.", 1),
        ("Pell refused to go.", 1),
        ("The pumps failed to start.", 1),
        ("They went without food.", 1),
        ("The claim was rejected.", 1),
        ("Officials ruled out a leak.", 1),
        ("Nobody was hurt.", 1),
        ("The dam held.", 0),
        ("Not only Pell but also Roe came.", 0),
        ("No fewer than 40 boats came.", 0),
        ("Not more than 40 boats came.", 0),
        ("The No. 5 depot burned.", 0),
        ("There is no doubt that it held.", 0),
        ("A no-fly zone was set up.", 0),
        ("A knot of notable notes.", 0),
        ("", 0),
    ],
)
def test_negations(text: str, count: int) -> None:
    """Each denial counts once; bounds, numbers and set phrases with a "no" or "not" count nothing."""
    assert count == negations(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Prices rose in May.", "Prices fell in May.", ("rose", "fell")),
        ("The port reopened.", "The port closed.", ("reopened", "closed")),
        ("Roe won the vote.", "Roe lost the vote.", ("won", "lost")),
        ("The court convicted Roe.", "The court acquitted Roe.", ("convicted", "acquitted")),
        ("The council banned boats.", "The council allowed boats.", ("banned", "allowed")),
        ("The court upheld the ban.", "The court quashed the ban.", ("upheld", "quashed")),
        ("Roe was reinstated.", "Roe was sacked.", ("reinstated", "sacked")),
        ("Prices rose, then fell.", "Prices fell.", None),
        ("Prices rose.", "Prices climbed.", None),
        ("Prices rose.", "The port is shut.", None),
        ("Last week it rained.", "For the first time it rained.", None),
    ],
)
def test_opposites(one: str, other: str, expected: tuple[str, str] | None) -> None:
    """Opposite words are found both ways round, unless a text has both sides."""
    assert expected == opposed(one, other)
    assert (expected and expected[::-1]) == opposed(other, one)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    """No text makes the readers fail, and no text opposes itself."""
    assert negations(one) >= 0
    assert opposed(one, one) is None
    found = opposed(one, other)
    assert (found and found[::-1]) == opposed(other, one)
