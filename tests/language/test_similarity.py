"""How much of one text another covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.similarity import bag, cover, joined, resemblance, weight

_TEXTS = st.lists(st.sampled_from("the lamp of Ode burns again while boats leave harbour zzyx 40".split())).map(
    " ".join
)


def test_rare_words_weigh_more() -> None:
    """A word of every document tells less than a rare one, and an unknown one tells the most."""
    assert weight("the") < weight("harbour") <= weight("zzyxqq")


def test_rare_words_decide() -> None:
    """A statement is covered better by evidence with its rare word than by evidence with its common ones."""
    claim = bag("The lamp of Odeville burns")
    assert cover(claim, bag("Odeville")) > cover(claim, bag("the of"))


def test_inflection_does_not_count() -> None:
    """The forms of a word cover each other."""
    assert cover(bag("boats evacuated"), bag("evacuation by boat")) == pytest.approx(1)


def test_joined_bags_are_those_of_the_whole() -> None:
    """Bags joined are the bag of the joined texts."""
    assert bag("lamp boats Ode") == joined([bag("lamp"), bag("boats Ode")])


@given(_TEXTS, _TEXTS)
def test_bounds_and_symmetry(one: str, other: str) -> None:
    """Cover and resemblance lie between 0 and 1, are 1 for a text and itself, and resemblance is symmetric."""
    first, second = bag(one), bag(other)
    assert 0 <= cover(first, second) <= 1 + 1e-9
    assert 0 <= resemblance(first, second) <= 1 + 1e-9
    assert resemblance(first, second) == pytest.approx(resemblance(second, first))
    assert cover(first, first) == pytest.approx(1)
