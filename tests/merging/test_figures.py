"""How figures that count the same thing stand to each other."""

import pytest
from merging.stories import number, report, summary

from summarizer.briefing import Figure, Relation
from summarizer.merging import merge
from summarizer.summary import Bound, Number

THURSDAY, SATURDAY = "2026-03-12", "2026-03-14"


def figures(*reports: tuple[str, str | None, Number]) -> tuple[Figure, ...]:
    """The figures of articles given as text, day and figure."""
    return merge(
        summary(report(text, f"Paper {index}", day), item) for index, (text, day, item) in enumerate(reports)
    ).stories[0].figures  # fmt: skip


INJURED = ("The flood injured 14 people in the town.", THURSDAY, number(14, "people injured", "14 people"))


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (
            ("Doctors said the flood injured 14 people.", THURSDAY, number(14, "people injured", "14 people")),
            Relation.AGREE,
        ),
        (
            ("The flood injured 19 people, a doctor said.", THURSDAY, number(19, "people injured", "19 people")),
            Relation.CONTRADICTED,
        ),
        (
            ("By then the flood had injured 19 people.", SATURDAY, number(19, "people injured", "19 people")),
            Relation.UPDATED,
        ),
        (
            ("The flood injured 19 people, it is said.", None, number(19, "people injured", "19 people")),
            Relation.UPDATED,
        ),
        (
            (
                "The flood injured more than 13 people.",
                THURSDAY,
                number(13, "people injured", "more than 13 people", bound=Bound.MORE_THAN),
            ),
            Relation.ROUNDED,
        ),
        (
            ("The flood killed or injured 25 people.", THURSDAY, number(25, "people killed or injured", "25 people")),
            Relation.DIFFERENT_SCOPE,
        ),
    ],
    ids=["agree", "contradicted", "updated", "undated", "rounded", "scope"],
)
def test_two_figures_of_one_thing(other: tuple[str, str | None, Number], relation: Relation) -> None:
    """Equal, rounder, later, wider and incompatible figures each have their own relation."""
    found = figures(INJURED, other)
    assert [(relation, 2)] == [(figure.relation, len(figure.sides)) for figure in found]


@pytest.mark.parametrize(
    "other",
    [
        ("The flood killed 11 people in the town.", THURSDAY, number(11, "people killed", "11 people")),
        ("The town has 14 boats.", THURSDAY, number(14, "boats", "14 boats")),
        ("The repair costs $14 in all.", THURSDAY, number(14, "cost of the repair", "$14", unit="USD")),
    ],
    ids=["another fate", "another thing", "another unit"],
)
def test_figures_of_different_things_are_never_compared(other: tuple[str, str | None, Number]) -> None:
    """Killed and injured, people and boats, counts and money stand apart."""
    assert [Relation.SINGLE, Relation.SINGLE] == [figure.relation for figure in figures(INJURED, other)]


def test_another_place_is_another_scope_and_no_contradiction() -> None:
    """One district and the whole province may have different figures."""
    district = (
        "In Eel Quay 1,240 households were moved.",
        THURSDAY,
        number(1240, "households", "1,240 households", scope="Eel Quay"),
    )
    province = (
        "In Ostermarle 3,900 households were moved.",
        THURSDAY,
        number(3900, "households", "3,900 households", scope="Ostermarle"),
    )
    assert [Relation.DIFFERENT_SCOPE] == [figure.relation for figure in figures(district, province)]


def test_a_contradiction_is_a_disagreement_with_both_sides() -> None:
    """Nothing is averaged or voted: each side stands with its words and citation."""
    other = ("A doctor put it at 19 people injured.", THURSDAY, number(19, "people injured", "19 people"))
    briefing = merge(
        summary(report(text, f"Paper {index}", day), item) for index, (text, day, item) in enumerate((INJURED, other))
    )
    conflict = briefing.stories[0].conflicts[0]
    assert {"14", "19"} == {side.words for side in conflict.sides}


def test_the_latest_day_is_marked_as_the_latest() -> None:
    """A reader sees which figure is the most recent."""
    later = ("By then the flood had injured 19 people.", SATURDAY, number(19, "people injured", "19 people"))
    assert [False, True] == [side.latest for side in figures(INJURED, later)[0].sides]


def test_two_figures_of_one_report_are_two_things() -> None:
    """Nine votes to six is no contradiction, also when a second report repeats both."""
    text = "The council passed it by 9 votes to 6 votes."
    page = [
        summary(
            report(text + " " * index, f"Paper {index}", THURSDAY),
            number(9, "votes", "9 votes"),
            number(6, "votes", "6 votes"),
        )
        for index in range(2)
    ]
    found = merge(page).stories[0]
    assert () == found.conflicts
    assert [Relation.AGREE, Relation.AGREE] == [figure.relation for figure in found.figures]
