"""Updates, roundings and other scopes stand side by side as what they are."""

import pytest
from evaluation.scorers.making import by_name, labelled, report, story, update
from evaluation.scorers.telling import asked, briefing, cite, row, side

from summarizer.briefing import Question, Relation
from summarizer.evaluation.scorers.updates import score

POST = report("Eleven people were killed on Monday.", "It is open whether the port will close.")
GULL = report("The toll rose to 13 on Tuesday.", "The port will close.", publisher="The Gull")
ARTICLES = {"post": POST, "gull": GULL}
SIDES = side(cite(1, POST, "Eleven"), 11), side(cite(2, GULL, "13"), 13)
ANSWERED = Question(
    id="q",
    question="Will the port close?",
    why="",
    raised_by=(cite(1, POST, "It is open whether the port will close."),),
    answered_by=(cite(2, GULL, "The port will close."),),
    list="open_questions",
)


def value(kind: str, *parts: object, places: tuple[str, str] = ("Eleven people", "The toll rose")) -> float | None:
    """The score where the two papers' words are labelled so, and the briefing has these parts."""
    expected = update(kind, ("post", places[0]), ("gull", places[1]))
    labels = story(labelled("post"), labelled("gull"), updates=[expected])
    return by_name(score(labels, briefing(ARTICLES, *parts), ARTICLES))["updates.relation"]


@pytest.mark.parametrize(
    ("kind", "relation", "expected"),
    [
        ("updated", Relation.UPDATED, 1),
        ("rounded", Relation.ROUNDED, 1),
        ("different_scope", Relation.DIFFERENT_SCOPE, 1),
        ("updated", Relation.ROUNDED, 0.5),
        ("updated", Relation.AGREE, 0.5),
        ("updated", Relation.CONTRADICTED, 0),
        ("rounded", Relation.CONTRADICTED, 0),
    ],
)
def test_relations(kind: str, relation: Relation, expected: float) -> None:
    """The right relation is worth 1, another a half, and a disagreement nothing."""
    assert expected == value(kind, row(relation, *SIDES))


def test_another_scope_is_said_by_a_side_as_well() -> None:
    """A row may count one thing and have a side that counts another."""
    other = SIDES[1].model_copy(update={"other_scope": "injured"})
    assert 1 == value("different_scope", row(Relation.AGREE, SIDES[0], other))
    assert 0.5 == value("updated", row(Relation.AGREE, SIDES[0], other))


def test_not_side_by_side() -> None:
    """Figures that stand apart, or beside others, are at least not called a disagreement."""
    apart = row(Relation.UPDATED, SIDES[0]), row(Relation.UPDATED, SIDES[1])
    assert 0.5 == value("updated") == value("updated", *apart)


def test_a_question_that_is_answered() -> None:
    """What was open and then decided is an update that no figure shows."""
    places = "It is open", "The port will close"
    assert 1 == value("updated", ANSWERED, places=places)
    assert 0.5 == value("updated", asked("Will the port close?", *ANSWERED.raised_by), places=places)
    assert 0.5 == value("rounded", ANSWERED, places=places)


def test_a_sequence_is_not_scored() -> None:
    """One event after the other has no relation of figures."""
    assert value("sequence", row(Relation.UPDATED, *SIDES)) is None
