"""Questions are raised by their sentences, are labelled ones or not, and are one well-formed question each."""

import pytest
from evaluation.scorers.making import PROPERTY, by_name, labelled, only, question, report, summary
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.labels import Question
from summarizer.evaluation.scorers.questions import score

OPEN = {
    "What caused the explosion of the valve?": "The cause of the explosion of the valve is not known.",
    "How many divers are missing?": "Some divers are missing, and nobody has counted them.",
    "When will the drinking water be clean?": "It was not said when the drinking water will be clean.",
    "Who pays the insurers?": "Orsetti did not say who pays the insurers.",
}
ARTICLE = report(*OPEN.values(), "On Friday 14 gulls circled over Vellmoor.", "The quay belongs to VPA.")
PICKED = st.lists(st.sampled_from(sorted(OPEN)), unique=True)


def scores(labels: list[str], answer: list[str]) -> dict[str, float | None]:
    """The values where these questions are labelled and those returned."""
    expected = labelled(questions=[Question(question=text, words=(OPEN[text],)) for text in labels])
    asked = [question(text, [*OPEN].index(text) + 1) for text in answer]
    return by_name(score(expected, summary(*asked), ARTICLE))


@PROPERTY
@given(PICKED, PICKED)
def test_what_is_found_is_what_both_have(labels: list[str], answer: list[str]) -> None:
    """Recall counts the labelled questions that are returned; each is anchored, well-formed and asked once."""
    found, both = scores(labels, answer), len(set(labels) & set(answer))
    assert (both / len(labels) if labels else None) == found["questions.recall"]
    assert (1 if answer else None) == found["questions.anchored"] == found["questions.well_formed"]
    assert (0 if answer else None) == found["questions.redundancy"]


def test_the_sentence_helps_to_tell_a_question() -> None:
    """In other words it is the same question only where it rests on the same sentence."""
    label = Question(question="What caused the explosion of the valve?", words=("The cause of the explosion",))
    other = "Did rust, salt or sabotage make the valve burst?"
    here = by_name(score(labelled(questions=[label]), summary(question(other, 1)), ARTICLE))
    there = by_name(score(labelled(questions=[label]), summary(question(other, 3)), ARTICLE))
    assert (1, 0) == (here["questions.recall"], there["questions.recall"])


@pytest.mark.parametrize(
    ("sentences", "anchored"), [((2,), 1), ((3,), 1), ((1, 2), 1), ((5,), 0), ((99,), 0), ((2, 99), 0)]
)
def test_anchored(sentences: tuple[int, ...], anchored: int) -> None:
    """The cited sentences must be there, and they or those right before them speak of what is asked."""
    found = score(labelled(), summary(question("How many divers are missing?", *sentences)), ARTICLE)
    assert anchored == by_name(found)["questions.anchored"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("How many divers are missing?", ""),
        ("Did 14 gulls circle over Vellmoor?", ""),
        ("Does VPA own the quay of Vellmoor?", ""),
        ("Harnfeld has how many divers?", "Harnfeld"),
        ("How many divers are missing", "does not end"),
        ("How many divers are missing? Why?", "more than one"),
        ("Did 15 gulls circle over Vellmoor?", "figure"),
        ("Did 14 gulls circle over Harnfeld?", "Harnfeld"),
    ],
)
def test_form(text: str, fault: str) -> None:
    """One question, with its mark, and no name or figure that the article does not have."""
    found = only(score(labelled(), summary(question(text, 2)), ARTICLE), "questions.well_formed")
    assert float(not fault) == found.value
    assert fault in found.matches[0].reason


def test_asked_again() -> None:
    """One of three questions asks what another asks."""
    asked = [
        question("How many divers are missing?"),
        question("How many divers are still missing?"),
        question("Who pays?"),
    ]
    assert pytest.approx(1 / 3) == by_name(score(labelled(), summary(*asked), ARTICLE))["questions.redundancy"]
