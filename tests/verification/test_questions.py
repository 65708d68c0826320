"""What a question's verdict says: raised by the article and left open, or not."""

import pytest
from verification.harbour import harbour, question

from summarizer.verdicts import QuestionVerdict
from summarizer.verification.page import Page
from summarizer.verification.questions import verify_question


@pytest.mark.parametrize(
    ("asked", "where", "verdict"),
    [
        ("When will the wreck be lifted?", "It is not known", QuestionVerdict.ANCHORED),
        ("Who won the regatta?", "It is not known", QuestionVerdict.UNANCHORED),
        ("How many passengers slept in schools?", "Their number rose", QuestionVerdict.UNANCHORED),
        ("How many ferries were held in port?", "slept in schools", QuestionVerdict.UNANCHORED),
        ("How many passengers slept in schools?", "slept in schools", QuestionVerdict.UNANCHORED),
    ],
)
def test_a_question_must_be_raised_where_it_says(asked: str, where: str, verdict: QuestionVerdict) -> None:
    """Only a question that its own sentences raise is shown as open."""
    found = verify_question(question(asked, where), Page(harbour()), "open_questions", 0)
    assert verdict is found.verdict


def test_a_question_that_the_article_answers_is_not_open() -> None:
    """What another sentence settles is named as settled."""
    item = question("How many men were aboard the two tugs searching?", "channel would stay closed")
    item = item.model_copy(
        update={"sentences": [question("", "rose by").sentences[0], question("", "Two tugs").sentences[0] - 1]}
    )
    found = verify_question(item, Page(harbour()), "open_questions", 0)
    assert found.verdict is not QuestionVerdict.ANCHORED
