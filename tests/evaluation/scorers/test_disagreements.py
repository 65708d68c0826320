"""Disagreements are found where both sides are cited, counted once, and false where no label has them."""

from collections.abc import Sequence

import pytest
from evaluation.scorers.making import PROPERTY, by_name, dispute, labelled, only, report, story, update
from evaluation.scorers.telling import briefing, cite, conflict, row, side
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Citation, Conflict, ConflictKind, Relation
from summarizer.evaluation.labels import Disagreement, Place, StoryLabels, Update
from summarizer.evaluation.scorers.disagreements import false, score
from summarizer.evaluation.scorers.shown import FALSE

SIDES = (
    "Eleven people were killed.",
    "The valve was to blame.",
    "The mayor resigned on Monday.",
    "Nobody had warned the port.",
)
POST = report(*SIDES, publisher="The Vellmoor Post")
GULL = report(*(f"Others say: {words}" for words in SIDES), publisher="The Gull")
ARTICLES = {"post": POST, "gull": GULL}
PICKED = st.lists(st.integers(0, 3), unique=True)
ABOUT = ("the dead", "the valve", "the mayor", "the warning")
KINDS = (ConflictKind.FIGURE, ConflictKind.CAUSE, ConflictKind.DATE, ConflictKind.DENIAL)


def citation(paper: str, words: str) -> Citation:
    """A citation of words of one of the papers."""
    return cite([*ARTICLES].index(paper) + 1, ARTICLES[paper], words)


def gold(at: int) -> Disagreement:
    """What both papers tell of that, labelled as a disagreement."""
    return dispute(("post", SIDES[at]), ("gull", SIDES[at]), kind=KINDS[at], about=ABOUT[at])


def told(at: int) -> Conflict:
    """The same, shown as one."""
    return conflict(citation("post", SIDES[at]), citation("gull", SIDES[at]), kind=KINDS[at], about=ABOUT[at])


def labels(*disagreements: Disagreement, updates: Sequence[Update] = ()) -> StoryLabels:
    """The labels of the two papers."""
    return story(labelled("post"), labelled("gull"), disagreements=disagreements, updates=updates)


def alarms(expected: StoryLabels, *parts: object) -> float | None:
    """How many false disagreements these parts show."""
    return false(FALSE, expected, briefing(ARTICLES, *parts), ARTICLES).value


@PROPERTY
@given(PICKED, PICKED)
def test_what_is_found_is_what_both_have(expected: list[int], shown: list[int]) -> None:
    """Pairs count on each side by itself; what is shown beyond the labels is false; kinds are those of the found."""
    both, total = len(set(expected) & set(shown)), len(expected) + len(shown)
    found = by_name(score(labels(*map(gold, expected)), briefing(ARTICLES, *map(told, shown)), ARTICLES))
    assert (both / len(expected) if expected else None) == found["disagreements.recall"]
    assert (both / len(expected) if expected else None) == found["disagreements.both_sides"]
    assert (both / len(shown) if shown else None) == found["disagreements.precision"]
    assert (pytest.approx(2 * both / total) if total else None) == found["disagreements.f1"]
    assert (1 if both else None) == found["disagreements.kind"]
    assert len(set(shown) - set(expected)) == alarms(labels(*map(gold, expected)), *map(told, shown))


@PROPERTY
@given(PICKED, PICKED)
def test_precision_and_recall_change_places_with_the_sides(expected: list[int], shown: list[int]) -> None:
    """Who is scored against whom decides which is which."""
    there = by_name(score(labels(*map(gold, expected)), briefing(ARTICLES, *map(told, shown)), ARTICLES))
    back = by_name(score(labels(*map(gold, shown)), briefing(ARTICLES, *map(told, expected)), ARTICLES))
    assert there["disagreements.recall"] == back["disagreements.precision"]
    assert there["disagreements.f1"] == back["disagreements.f1"]


def test_three_sides_are_three_pairs() -> None:
    """Of three labelled places two are shown against each other: one pair of three, and all that is shown is right."""
    expected = dispute(("post", SIDES[0]), ("post", SIDES[1]), ("gull", SIDES[0]))
    shown = conflict(citation("post", SIDES[0]), citation("gull", SIDES[0]))
    found = by_name(score(labels(expected), briefing(ARTICLES, shown), ARTICLES))
    assert (1 / 3, 1.0, 0.5) == tuple(found[f"disagreements.{each}"] for each in ("recall", "precision", "f1"))


def test_two_places_of_one_side_are_no_pair() -> None:
    """One side says it twice: shown with the other side and a place that is no side, two of five pairs are right."""
    twice = dispute(("post", SIDES[0]), ("gull", SIDES[1]))
    more = twice.model_copy(
        update={"sides": ((*twice.sides[0], Place(article="post", words=SIDES[2])), twice.sides[1])}
    )
    cited = (
        citation("post", SIDES[0]),
        citation("post", SIDES[2]),
        citation("gull", SIDES[1]),
        citation("gull", SIDES[3]),
    )
    found = by_name(score(labels(more), briefing(ARTICLES, conflict(*cited)), ARTICLES))
    assert (2 / 5, 1.0) == (found["disagreements.precision"], found["disagreements.recall"])
    alone = by_name(score(labels(more), briefing(ARTICLES, conflict(*cited[:2])), ARTICLES))
    assert (None, 0) == tuple(alone[f"disagreements.{each}"] for each in ("precision", "recall"))
    assert 1 == alarms(labels(more), conflict(*cited[:2]))


def test_any_words_of_the_sentence_are_the_place() -> None:
    """A label names a sentence by some of its words, and a figure is cited by its own."""
    shown = row(Relation.CONTRADICTED, side(citation("post", "Eleven"), 11), side(citation("gull", "Eleven"), 11))
    expected = dispute(("post", "people were killed"), ("gull", "Others say: Eleven people"))
    assert 1 == by_name(score(labels(expected), briefing(ARTICLES, shown), ARTICLES))["disagreements.f1"]


def test_a_contradicted_figure_and_its_conflict_are_one() -> None:
    """A briefing shows figures that disagree twice, in a row and as a conflict: false, they are one error."""
    sides = citation("post", "Eleven"), citation("gull", "Eleven")
    figures = row(Relation.CONTRADICTED, *(side(each, 11) for each in sides))
    for parts in ([figures], [conflict(*sides, kind=ConflictKind.FIGURE)], [figures, conflict(*sides)]):
        assert 1 == alarms(labels(), *parts)
    agreed = row(Relation.UPDATED, *(side(each, 11) for each in sides))
    assert 0 == alarms(labels(), agreed)


def test_only_the_disputed_sides_of_a_row_disagree() -> None:
    """A side of another scope stands in the row, and is on no side of the disagreement."""
    sides = [citation("post", "Eleven"), citation("gull", "Eleven"), citation("post", SIDES[1])]
    contradicted = row(Relation.CONTRADICTED, *(side(each, 11) for each in sides))
    beside = contradicted.sides[2].model_copy(update={"disputed": False})
    shown = contradicted.model_copy(update={"sides": (*contradicted.sides[:2], beside)})
    assert 1 == by_name(score(labels(gold(0)), briefing(ARTICLES, shown), ARTICLES))["disagreements.precision"]


def test_an_update_shown_as_a_disagreement_is_a_false_alarm() -> None:
    """The score says so, and which update it was."""
    updated = update("updated", ("post", SIDES[0]), ("gull", SIDES[0]), about="the toll")
    shown = row(Relation.CONTRADICTED, side(citation("post", "Eleven"), 11), side(citation("gull", "Eleven"), 12))
    found = false(FALSE, labels(updates=[updated]), briefing(ARTICLES, shown), ARTICLES)
    assert (1.0, "false alarm: labelled as updated, the toll") == (found.value, found.matches[0].reason)


def test_another_kind() -> None:
    """A cause shown as a denial is found, and its kind is wrong."""
    shown = told(1).model_copy(update={"kind": ConflictKind.DENIAL})
    found = by_name(score(labels(gold(1)), briefing(ARTICLES, shown), ARTICLES))
    assert (1, 0) == (found["disagreements.f1"], found["disagreements.kind"])


def test_voices_in_one_sentence() -> None:
    """Two figures of one sentence are two sides where the label names the sentence twice."""
    article = report("Police counted 40 marchers and the union 90.")
    expected = dispute(("post", "40 marchers"), ("post", "the union 90"))
    shown = conflict(cite(1, article, "40 marchers"), cite(1, article, "90"))
    asked = story(labelled("post"), disagreements=[expected]), briefing({"post": article}, shown), {"post": article}
    assert 1 == by_name(score(*asked))["disagreements.f1"]
    assert 0 == false(FALSE, *asked).value


def test_what_is_not_here_is_not_expected() -> None:
    """A label of an article whose text is missing asks for nothing."""
    alone = {"post": POST}
    found = by_name(score(labels(gold(0)), briefing(alone), alone))
    assert found["disagreements.recall"] is None
    assert found["disagreements.both_sides"] is None


@PROPERTY
@given(PICKED, PICKED)
def test_every_item_is_shown(expected: list[int], shown: list[int]) -> None:
    """Each labelled disagreement stands in the pairs once, and so does each shown one."""
    found = score(labels(*map(gold, expected)), briefing(ARTICLES, *map(told, shown)), ARTICLES)
    matches = only(found, "disagreements.f1").matches
    assert [ABOUT[at] for at in expected] == [match.expected for match in matches if match.expected]
    assert len(shown) == sum(match.actual is not None for match in matches)
