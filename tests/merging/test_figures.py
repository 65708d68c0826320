"""How figures that count the same thing stand to each other."""

import pytest
from merging.stories import fact, number, report, summary

from summarizer.briefing import Figure, Relation
from summarizer.merging import merge
from summarizer.summary import Bound, Number

THURSDAY, SATURDAY = "2026-03-12", "2026-03-14"


def figures(*reports: tuple[str, str | None, Number]) -> tuple[Figure, ...]:
    """The figures of articles given as text, day and figure."""
    return merge(
        summary(report(text, f"Paper {index}", day), item) for index, (text, day, item) in enumerate(reports)
    ).stories[0].figures  # fmt: skip


def loose(low: float, high: float | None, what: str, written: str) -> Number:
    """A range, or a vague figure without an upper end."""
    return number(low, what, written).model_copy(update={"value": None, "low": float(low), "high": high})


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


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (
            ("On Thursday 36 trucks crossed the bridge at Vellmoor.", number(36, "trucks", "36 trucks")),
            ("More than 30 trucks crossed the bridge at Vellmoor.",
             number(30, "trucks", "More than 30 trucks", bound=Bound.MORE_THAN)),
            Relation.ROUNDED,
        ),
        (
            ("The port of Vellmoor spends $48.6 million.", number(48.6e6, "port spends", "$48.6 million", unit="USD")),
            ("The port of Vellmoor spends nearly $49 million.",
             number(49e6, "port spends", "nearly $49 million", unit="USD", bound=Bound.NEARLY)),
            Relation.ROUNDED,
        ),
        (
            ("Hundreds of people slept in the school at Vellmoor.",
             loose(200, None, "people", "Hundreds")),
            ("In the school at Vellmoor 420 people slept.", number(420, "people", "420 people")),
            Relation.AGREE,
        ),
        (
            ("Dozens of boats were torn loose at Vellmoor.", loose(24, None, "boats", "Dozens")),
            ("Between 40 and 50 boats were torn loose at Vellmoor.",
             loose(40, 50, "boats", "Between 40 and 50 boats")),
            Relation.AGREE,
        ),
    ],
    ids=["more than", "nearly", "hundreds", "dozens"],
)  # fmt: skip
def test_looser_words_for_a_figure_contradict_nothing(
    one: tuple[str, Number], other: tuple[str, Number], relation: Relation
) -> None:
    """A rounded figure is rounded; a vague one agrees with what it contains."""
    found = figures((one[0], THURSDAY, one[1]), (other[0], THURSDAY, other[1]))
    assert [(relation, 2)] == [(figure.relation, len(figure.sides)) for figure in found]


def test_a_figure_that_does_not_round_to_the_loose_one_contradicts_it() -> None:
    """$46.9 million are not "nearly $49 million"."""
    one = number(46.9e6, "port spends", "$46.9 million", unit="USD")
    other = number(49e6, "port spends", "nearly $49 million", unit="USD", bound=Bound.NEARLY)
    found = figures(
        ("The port spends $46.9 million.", THURSDAY, one), ("The port spends nearly $49 million.", THURSDAY, other)
    )
    assert [Relation.CONTRADICTED] == [figure.relation for figure in found]


def test_only_sides_of_the_row_s_own_scope_are_updated() -> None:
    """A wider count of a later day is no later count of the town, and is not marked as the latest."""
    first = ("In Vellmoor 11 people were killed.", THURSDAY, number(11, "people", "11 people", scope="Vellmoor"))
    later = ("In Vellmoor 13 people were killed.", SATURDAY, number(13, "people", "13 people", scope="Vellmoor"))
    wide = (
        "Across the whole province 17 people were killed.",
        SATURDAY,
        number(17, "people", "17 people", scope="the whole province"),
    )
    found = figures(first, later, wide)
    assert [Relation.UPDATED] == [figure.relation for figure in found]
    assert {(11.0, None, False), (13.0, None, True), (17.0, "the whole province", False)} == {
        (side.value, side.other_scope, side.latest) for side in found[0].sides
    }


def test_what_was_forecast_is_not_compared_with_what_was_measured() -> None:
    """A surge of 4.1 metres does not contradict the 3.5 metres that were expected."""
    found = figures(
        ("The surge peaked at 4.1 metres.", THURSDAY, number(4.1, "The surge peaked at", "4.1 metres", unit="metre")),
        (
            "The surge was expected to peak at 3.5 metres.",
            THURSDAY,
            number(3.5, "The surge was expected to peak at", "3.5 metres", unit="metre"),
        ),
    )
    assert [Relation.SINGLE, Relation.SINGLE] == [figure.relation for figure in found]


def test_the_same_happening_in_two_places_is_not_compared() -> None:
    """Houses damaged in one town and in another are two figures."""
    found = figures(
        ("A storm damaged 592 houses in Torkel.", THURSDAY, number(592, "houses", "592 houses")),
        ("A storm damaged 410 houses in Selmar.", THURSDAY, number(410, "houses", "410 houses")),
    )
    assert [Relation.SINGLE, Relation.SINGLE] == [figure.relation for figure in found]


def test_a_figure_that_only_a_fact_gives_stands_beside_another_paper_s() -> None:
    """What an engine did not list as a figure is compared all the same, and is not shown alone."""
    text = "The port of Vellmoor spends $48.6 million. It has 14 cranes."
    listed = number(48.6e6, "port spends", "$48.6 million", unit="USD")
    loose = "The port of Vellmoor spends nearly $49 million. Its 9 pilots rest on Sunday."
    found = merge(
        [
            summary(report(text, "A", THURSDAY), listed),
            summary(
                report(loose, "B", THURSDAY),
                fact("The port of Vellmoor spends nearly $49 million."),
                fact("Its 9 pilots rest on Sunday.", 2),
            ),
        ]
    ).stories[0].figures  # fmt: skip
    assert [(Relation.ROUNDED, {48.6e6, 49e6})] == [
        (figure.relation, {side.value for side in figure.sides}) for figure in found
    ]


def test_one_figure_among_many_that_agree_is_still_a_disagreement() -> None:
    """Sixty papers that say 14 in words of their own do not hide the one that says 19."""
    many = [
        (
            f"The flood injured 14 people in the town, page {page} says.",
            THURSDAY,
            number(14, "people injured", "14 people"),
        )
        for page in range(60)
    ]
    one = ("A doctor put it at 19 people injured by the flood.", THURSDAY, number(19, "people injured", "19 people"))
    assert [Relation.CONTRADICTED] == [figure.relation for figure in figures(*many, one)]


def test_fighters_by_any_name_are_one_thing() -> None:
    """Three hundred combatants, militants and "hundreds" of gunmen agree, whatever else stands in their sentences."""
    found = figures(
        (
            "Such a move comes after parting civilians from the militants, said to be about 300 combatants.",
            THURSDAY,
            number(300, "combatants", "about 300 combatants", bound=Bound.ABOUT),
        ),
        ("Some 300 gunmen are under siege.", SATURDAY, number(300, "gunmen", "Some 300 gunmen", bound=Bound.ABOUT)),
        ("Hundreds of fighters are left in the valley.", None, loose(200, None, "fighters", "Hundreds of fighters")),
    )
    assert [(Relation.AGREE, 3)] == [(figure.relation, len(figure.sides)) for figure in found]


def test_dozens_stand_beside_later_counts_of_the_same() -> None:
    """The vague count and the exact one of a day are one row with the count of a later day: a series."""
    found = figures(
        ("Dozens of lorries came to Vellmoor.", THURSDAY, loose(24, None, "lorries", "Dozens of lorries")),
        ("More than 40 lorries came to Vellmoor.", THURSDAY, number(40, "lorries", "40", bound=Bound.MORE_THAN)),
        ("Only 36 lorries took the quay road.", SATURDAY, number(36, "lorries", "36 lorries")),
        ("At Vellmoor 36 lorries were seen.", SATURDAY, number(36, "lorries", "36 lorries")),
    )
    assert (Relation.UPDATED, 3) <= (found[0].relation, len(found[0].sides))


def test_two_counts_of_one_report_are_two_things() -> None:
    """The hundreds of a caption and the 20,000 of the text are no scopes of each other, though both left Vellmoor."""
    text = "A convoy took hundreds of people out of Vellmoor on Friday. Nearly 20,000 people had left Vellmoor before."
    page = report(text, "Paper", SATURDAY)
    hundreds = loose(200, None, "people", "hundreds of people").model_copy(update={"as_of": "Friday"})
    thousands = number(20_000, "people", "Nearly 20,000 people", sentence=2, bound=Bound.NEARLY)
    (story,) = merge([summary(page, hundreds, thousands)]).stories
    assert [1, 1] == [len(figure.sides) for figure in story.figures]


def test_those_who_do_not_fight_are_no_fighters() -> None:
    """Hundreds of non-combatants and 300 fighters of one village stand apart."""
    found = figures(
        (
            "Hundreds of non-combatants share Vellmoor with them.",
            THURSDAY,
            loose(200, None, "non-combatants", "Hundreds"),
        ),
        (
            "About 300 fighters are shut in at Vellmoor.",
            SATURDAY,
            number(300, "fighters", "About 300", bound=Bound.ABOUT),
        ),
    )
    assert [1, 1] == [len(figure.sides) for figure in found]


def test_only_the_figures_that_cannot_both_be_right_are_sides_of_the_dispute() -> None:
    """Of 47 and 52 on one day the dozens of that day dispute nothing, and neither does the count of a wider scope."""
    reports = (
        ("The quake at Vellmoor killed 47 people.", THURSDAY, number(47, "people killed", "47 people")),
        ("The quake at Vellmoor killed 52 people.", THURSDAY, number(52, "people killed", "52 people")),
        ("The quake at Vellmoor killed dozens of people.", THURSDAY, loose(24, None, "people killed", "dozens")),
        (
            "It killed or injured 340 people at Vellmoor.",
            THURSDAY,
            number(340, "people killed or injured", "340 people"),
        ),
    )
    (story,) = merge(
        summary(report(text, f"Paper {index}", day), item) for index, (text, day, item) in enumerate(reports)
    ).stories
    (dispute,) = story.conflicts
    assert {"47 people", "52 people"} == {f"{side.words.split()[0]} people" for side in dispute.sides}


def test_a_vague_figure_is_never_the_latest() -> None:
    """Dozens, said later, take nothing back of an exact count."""
    found = figures(
        ("The quake at Vellmoor killed 30 people.", THURSDAY, number(30, "people killed", "30 people")),
        ("The quake at Vellmoor killed 37 people.", "2026-03-13", number(37, "people killed", "37 people")),
        ("The quake at Vellmoor killed dozens of people.", SATURDAY, loose(24, None, "people killed", "dozens")),
    )
    assert [[37.0]] == [[side.value for side in figure.sides if side.latest] for figure in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Police arrested 12 people at the depot.", number(12, "people arrested", "12 people")),
            ("Police arrested 30 people at the harbour.", number(30, "people arrested", "30 people")),
        ),
        (
            ("The storm destroyed 40 houses.", number(40, "houses destroyed", "40 houses")),
            ("The storm damaged 300 houses.", number(300, "houses damaged", "300 houses")),
        ),
        (
            ("The blast killed 36 people.", number(36, "people killed", "36 people")),
            ("Twelve of the people killed were miners.", number(12, "people killed", "Twelve")),
        ),
    ],
    ids=["two spots", "two harms", "a part"],
)
def test_two_counts_of_two_things_are_no_contradiction(one: tuple[str, Number], other: tuple[str, Number]) -> None:
    """What stands beside the figures says that both can be right."""
    found = figures(*((text, THURSDAY, item) for text, item in (one, other)))
    assert Relation.CONTRADICTED not in {figure.relation for figure in found}


def test_homes_without_power_are_counted_in_any_words() -> None:
    """2,300 without power and 1,700 in the dark on one day share no word, and cannot both be right."""
    (row,) = figures(
        ("The storm left 2,300 homes without power.", "2026-03-12", number(2300, "homes", "2,300 homes")),
        ("By night 1,700 homes were in the dark.", "2026-03-12", number(1700, "homes", "1,700 homes")),
    )
    assert (Relation.CONTRADICTED, {2300.0, 1700.0}) == (row.relation, {side.value for side in row.sides})


def test_homes_that_were_left_by_those_in_them_are_others() -> None:
    """What a storm left without power was not left by anybody."""
    found = figures(
        ("The storm left 2,300 homes without power.", "2026-03-12", number(2300, "homes", "2,300 homes")),
        ("1,700 households were evacuated.", "2026-03-12", number(1700, "households", "1,700 households")),
    )
    assert [Relation.SINGLE, Relation.SINGLE] == [row.relation for row in found]


def test_jobs_and_posts_are_one_count() -> None:
    """A number that is not round tells by itself, where two nouns are exchanged."""
    (row,) = figures(
        ("Closing the mill ends 37 jobs.", "2026-03-12", number(37, "jobs", "37 jobs")),
        ("Of all posts 37 posts will go.", "2026-03-13", number(37, "posts", "37 posts")),
    )
    assert Relation.AGREE is row.relation
