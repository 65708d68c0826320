"""Lesser fields of an item are shown only in the article's own words."""

import pytest
from verification.harbour import harbour, number, question, quote

from summarizer.summary import Bound
from summarizer.verdicts import QuestionVerdict
from summarizer.verification.numbers import verify_number
from summarizer.verification.page import Page
from summarizer.verification.questions import verify_question
from summarizer.verification.quotes import verify_quote

PAGE = Page(harbour())


@pytest.mark.parametrize(
    ("role", "fields"),
    [("a spokeswoman for the port", ()), ("a convicted smuggler", ("role",)), ("the pilot", ("role",))],
)
def test_a_role_must_be_the_article_s(role: str, fields: tuple[str, ...]) -> None:
    """True words do not carry an invented office with them."""
    item = quote("nobody should wait on the quay").model_copy(update={"role": role})
    assert fields == verify_quote(item, PAGE, "quotes", 0).ungrounded


@pytest.mark.parametrize(
    ("scope", "fields"), [("in port", ()), ("in Osterby", ("scope",)), ("among smugglers", ("scope",))]
)
def test_a_scope_must_be_the_sentence_s(scope: str, fields: tuple[str, ...]) -> None:
    """A true figure does not carry an invented place with it."""
    item = number(36, "ferries", "At least 36", bound=Bound.AT_LEAST, scope=scope)
    assert fields == verify_number(item, PAGE, "numbers", 0).ungrounded


@pytest.mark.parametrize(
    ("why", "fields"),
    [
        ("The article says that it is not known.", ()),
        ("The lifting of the wreck is only planned.", ()),
        ("Mayor Ilse Marrow has stolen the money.", ("why",)),
        ("All 17 witnesses were bribed.", ("why",)),
    ],
)
def test_a_reason_claims_nothing_of_its_own(why: str, fields: tuple[str, ...]) -> None:
    """What leaves a question open is said in plain words or in the article's."""
    item = question("When will the wreck be lifted?", "It is not known").model_copy(update={"why": why})
    assert fields == verify_question(item, PAGE, "open_questions", 0).ungrounded


@pytest.mark.parametrize("asked", ["When will Ilse Marrow lift the wreck?", "When will the 17 wrecks be lifted?"])
def test_a_question_brings_no_name_and_no_figure(asked: str) -> None:
    """A question that smuggles in somebody or some number is not shown."""
    found = verify_question(question(asked, "It is not known"), PAGE, "open_questions", 0)
    assert QuestionVerdict.UNANCHORED is found.verdict
