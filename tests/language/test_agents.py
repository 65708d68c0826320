"""Whether "by" names who did it."""

import pytest

from summarizer.language.agents import names_agent


@pytest.mark.parametrize(
    "text",
    [
        "was shot by Ivo Strand",
        "was shot by two men",
        "was signed by some 4,050 people",
        "was rejected by a third of the members",
        "was rejected by 56 percent of voters",
        "was killed by a train",
        "was led by the way of the pass",
        "was beaten by six-year-old Kim",
    ],
)
def test_somebody_acts(text: str) -> None:
    """A name, a noun, a count of people, a share of them."""
    assert names_agent(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "fall by a third, from 60 to 40",
        "rose by 40 percent",
        "rose by more than $4 million",
        "dropped by up to two metres",
        "rose by about 300",
        "passed late, by nine votes to six",
        "collapsed, and by nightfall 11 were dead",
        "was finished by May",
        "was done by the end of June",
        "was open by 10 a.m.",
        "offered 200 beds by seven o\u2019clock",
        "the drivers, by the way, voted",
        "stood beside the wall",
    ],
)
def test_nobody_acts(text: str) -> None:
    """By how much, by which vote, by when."""
    assert not names_agent(text, 0, len(text))
