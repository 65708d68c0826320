"""Whether a text may have a value is told by its digits, and never told wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.in_digits import may_have
from summarizer.language.quantities import quantities

_PIECES = st.sampled_from(
    "36 2,400 4.5 12,345,678 1.5 1/2 5 50% $7 \u20ac3 $4.5m 20k million thousand hundred dozen lakh a an half several "
    "few two twelve dozens third quarter ferries tonnes per cent in of out and to - , . more than week sixfold "
    "1234567890123 12,34,567 0.25 100 single couple \u00bd \u00d7 10".split()
)


@given(st.lists(_PIECES, min_size=1, max_size=9).map(" ".join))
def test_a_value_that_is_read_is_never_ruled_out(text: str) -> None:
    for quantity in quantities(text):
        assert may_have(text, quantity.least)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At least 36 ferries were held", 360.5e6),
        ("The repair costs $4.5 million", 46.0e5),
        ("No figure at all", 14.0),
        ("In 2019 the port sold 1,240 boats", 1_250.0),
    ],
)
def test_a_text_in_digits_without_those_of_the_value_has_no_such_figure(text: str, value: float) -> None:
    assert not may_have(text, value)


@pytest.mark.parametrize("text", ["half of 30 boats", "3/4 of them", "a few boats", "\u0663\u0666 boats"])
def test_nothing_is_told_of_a_text_that_may_give_a_value_otherwise(text: str) -> None:
    assert may_have(text, 14.0)
