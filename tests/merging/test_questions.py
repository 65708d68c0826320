"""Open questions of several articles: each once, and two that only stand near each other apart."""

import pytest
from merging.stories import report, summary

from summarizer.merging import merge
from summarizer.summary import OpenQuestion
from summarizer.verdicts import VerifiedSummary


def asked(name: str, question: str, text: str) -> VerifiedSummary:
    """A report that leaves one question open."""
    page = report(text, name, "2026-03-14")
    return summary(page, OpenQuestion(question=question, why="unknown", sentences=[1]))


UNKNOWN = "It is unclear how many militants are left in Vellmoor, when their defeat will be announced, and who leads."


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("How many militants are left in the enclave?", "How many IS militants are left in Vellmoor?", True),
        ("When will the defeat of the group be declared?", "When will the group's defeat be announced?", True),
        ("How many militants are left in Vellmoor?", "How many fighters are left in Vellmoor?", True),
        ("How many militants are left in Vellmoor?", "How many civilians are left in Vellmoor?", False),
        ("When will the defeat in Vellmoor be announced?", "When will the defeat in Karsk be announced?", False),
        ("Are senior members of the group in Vellmoor?", "Will the group in Vellmoor fight till the end?", False),
    ],
    ids=["described and named", "other words", "another noun", "other people", "other names", "another question"],
)
def test_questions_that_ask_the_same_are_one(one: str, other: str, together: bool) -> None:  # noqa: FBT001 - a row
    """Whoever raised it is cited; a place that both name is no reason to join what asks for another thing."""
    page = (
        f"{UNKNOWN} Enclave, group, senior members, the end: nobody can say. Civilians, fighters are left. So in Karsk."
    )
    (story,) = merge([asked("Post", one, page), asked("Herald", other, f"{page} So it is.")]).stories
    assert len(story.questions) == (1 if together else 2)
    assert {1, 2} == {citation.source for each in story.questions for citation in each.raised_by}


def test_the_cause_is_asked_for_once_in_the_wording_that_stands_alone() -> None:
    """The cause of the failure, and what made the dam fail."""
    told = "The cause of the failure is unknown. What made the dam fail is unknown."
    found = merge(
        [asked("Post", "What is the cause of the failure?", told), asked("Post 2", "What made the dam fail?", told)]
    )
    questions = found.stories[0].questions
    assert ["What made the dam fail?"] == [each.question for each in questions]


@pytest.mark.parametrize(
    ("question", "answer", "answered"),
    [
        ("Is the road to Vellmoor closed?", "The road to Vellmoor is still closed.", True),
        ("Is the road to Vellmoor closed?", "Whether the road to Vellmoor is closed is still unclear.", False),
        ("What caused the fire in Vellmoor?", "The fire in Vellmoor caused damage to two mills.", False),
        ("What caused the fire in Vellmoor?", "A broken cable caused the fire in Vellmoor.", True),
        ("What has become of the two missing sailors?", "Two sailors are missing.", False),
        ("What has become of the two missing sailors?", "The two sailors who had been missing are dead.", True),
    ],
)
def test_a_later_article_answers_with_what_settles_it(
    question: str,
    answer: str,
    answered: bool,  # noqa: FBT001 - the expectation
) -> None:
    """What still holds is settled; what the fire did is no answer to what did the fire."""
    raised = f"It is unclear whether the road to Vellmoor is closed, and what the fire, the cause, did: {question}"
    page = report(f"{raised} Two sailors missing.", "Post", "2026-03-12")
    first = summary(page, OpenQuestion(question=question, why="unknown", sentences=[1]))
    later = summary(report(answer, "Herald", "2026-03-14"))
    (found,) = merge([first, later]).stories[0].questions
    assert answered is bool(found.answered_by)
