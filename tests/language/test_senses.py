"""Words that news exchanges: times of day, what broke, what befell people, and the words of questions and answers."""

import pytest

from summarizer.language.causes import asks_for_cause, gives_cause
from summarizer.language.clocks import clocks
from summarizer.language.fates import fates
from summarizer.language.questions import answers_in_part
from summarizer.language.senses import senses
from summarizer.language.words import stem
from summarizer.language.wrecks import wrecks


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("shortly before 4 a.m.", "a little before four o\u2019clock on Thursday morning", True),
        ("at 4:30 p.m.", "at 4.30 pm", True),
        ("at four o'clock", "at 4 p.m.", True),
        ("at 4 a.m.", "at 4 p.m.", False),
        ("just before 4 a.m.", "just after 4 a.m.", False),
        ("at 4 a.m.", "at 4:30 a.m.", False),
    ],
)
def test_one_time_of_day_in_other_words(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a row
    """The hour, the half of the day and the side of it all have to agree."""
    (first,), (second,) = clocks(one), clocks(other)
    assert same is first.fits(second)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("The dam gave way at noon.", {"dam"}),
        ("A stretch of the quay collapsed.", {"quay"}),
        ("The river broke through the old dike at Osk.", {"dike"}),
        ("Since the collapse of the bridge, nobody crosses.", {"bridge"}),
        ("Fire broke out, and the talks broke down.", set()),
        ("The mayor failed to answer.", set()),
    ],
)
def test_what_broke_is_named_in_any_wording(text: str, things: set[str]) -> None:
    """Only a thing that broke, not a fire that did."""
    assert set(map(stem, things)) == wrecks(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2,300 homes were without power", {"without power"}),
        ("1,700 homes were in the dark", {"without power"}),
        ("electricity was out in half of the town", {"without power"}),
        ("The storm left 2,300 homes without power", {"without power"}),
        ("2,300 people left the town", {"moved"}),
        ("The ministry kept the residents in the dark", set()),
    ],
)
def test_a_power_cut_is_what_befell_homes(text: str, found: set[str]) -> None:
    """In all its wordings; what a storm left so was not left by anybody."""
    assert found == fates(text)


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("A broken cable caused the fire at the mill.", True),
        ("The fire at the mill was caused by a cable.", True),
        ("The cause of the fire at the mill was a cable.", True),
        ("The mill caught fire because of a cable.", True),
        ("The fire at the mill caused damage to two houses.", False),
        ("The fire at the mill led to a long quarrel.", False),
    ],
)
def test_a_cause_is_not_an_effect(sentence: str, given: bool) -> None:  # noqa: FBT001 - a row
    """What the fire did is no answer to what did the fire."""
    assert given is gives_cause(sentence, senses("the fire at the mill"))


@pytest.mark.parametrize(
    "question", ["Why did it burn?", "What caused the fire?", "What made the wall fail?", "What is the cause of it?"]
)
def test_a_cause_is_asked_for_in_many_ways(question: str) -> None:
    """All of them are one kind of question."""
    assert asks_for_cause(question)


@pytest.mark.parametrize(
    ("sentence", "in_part"),
    [
        ("Twelve of the 40 people who work there have accepted other posts.", True),
        ("Twelve of the 40 people who live there have accepted an award.", False),
        ("Twelve people who work there have accepted other posts.", False),
        ("Twelve of the 40 employees may be offered other posts.", False),
    ],
)
def test_a_part_of_those_asked_about_answers_in_part(sentence: str, in_part: bool) -> None:  # noqa: FBT001 - a row
    """It has to be a part, of the same people, and done."""
    assert in_part is answers_in_part("How many of the mill's workers will be offered other jobs?", sentence)
