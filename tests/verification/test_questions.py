"""What a question's verdict says: raised by the article and left open, or not."""

import pytest
from verification.harbour import harbour, question

from summarizer.reading import from_text
from summarizer.summary import OpenQuestion
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


MILL = """\
More than half of the board is meant for shops in Osterby. The mill does not say which they are.

The town had put off the repair of the baths until it knew more. Whether the baths will now be repaired, the council \
will discuss in May.

Hundreds of guards remain, by the reckoning of pilots. Dozens of pilots rowed. About 60 pumps ran.

The port does not expect to raise its fees this year. Whether it will next year was, Osk said, a question for next year.

All the gauges were running, the log says. On Monday nobody had been able to say whether they were.
"""


@pytest.mark.parametrize(
    ("asked", "sentences", "verdict"),
    [
        ("Which shops in Osterby is the board meant for?", [1, 2], QuestionVerdict.ANCHORED),
        ("Will the baths be repaired?", [4], QuestionVerdict.ANCHORED),
        ("How many guards remain?", [5], QuestionVerdict.ANCHORED),
        ("How many pilots rowed?", [6], QuestionVerdict.ANCHORED),
        ("How many pumps ran?", [7], QuestionVerdict.UNANCHORED),
        ("Will the port raise its fees this year?", [9], QuestionVerdict.ANSWERED),
        ("Were the gauges running?", [11], QuestionVerdict.ANSWERED),
    ],
)
def test_what_news_leaves_open_in_its_own_words(asked: str, sentences: list[int], verdict: QuestionVerdict) -> None:
    """What is not said, put off, reckoned or vague is open; "whether they were" asks what the sentence before tells."""
    page = Page(from_text(MILL, language="en", source="mill.txt"))
    item = OpenQuestion(question=asked, why="as the article says", sentences=sentences)
    found = verify_question(item, page, "open_questions", 0)
    assert verdict is found.verdict, found.reasons
