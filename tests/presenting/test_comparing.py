"""Disagreements and figures: every side in its own words, beside the others."""

import pytest
from presenting.bridge import BRIDGE, ONE_STORY
from presenting.rendering import section
from presenting.samples import THURSDAY, TUESDAY, briefing, cite, figure, side, story

from summarizer.briefing import Conflict, ConflictKind, Relation
from summarizer.verdicts import NumberVerdict


def test_a_disagreement_shows_both_sides_in_one_row() -> None:
    """Both sides stand in their own words, with outlet, day, citation and how they vouch."""
    (row,) = [line for line in section(ONE_STORY, "Where sources differ").splitlines() if "knew of cracks" in line]
    assert "“The road authority had been told of cracks in the pier in January.” [1:7] (Vellmar Courier, 11" in row
    assert "[3:10] (Harbour Post, 13 March 2031, denied by the road authority) |" in row


def test_a_contradicted_figure_is_a_disagreement() -> None:
    """A contradiction between figures is listed even if no conflict names it, and once if one does."""
    assert "“three cars” [1:4]" in section(ONE_STORY, "Where sources differ")
    vehicles = BRIDGE.figures[2]
    conflict = Conflict(
        id="c", kind=ConflictKind.FIGURE, about="cars", sides=tuple(each.citation for each in vehicles.sides)
    )
    named = briefing(BRIDGE.model_copy(update={"conflicts": (conflict,)}))
    assert section(named, "Where sources differ").count("“three cars”") == 1


def test_sources_with_the_same_words_are_one_side() -> None:
    """Two articles that say the same against a third are one side of two."""
    sides = (cite(1, 1, "14 people"), cite(2, 1, "14 People"), cite(3, 1, "19 people"))
    conflict = Conflict(id="c", kind=ConflictKind.FIGURE, about="the toll", sides=sides)
    text = section(briefing(story("Storm", *(1, 2, 3), conflicts=(conflict,))), "Where sources differ")
    assert "| About | One side | Another side |\n" in text
    assert "“14 people” [1:1] [2:1] (Paper 1, 11 March 2031; Paper 2, 11 March 2031)" in text


def test_more_sides_than_columns_are_all_shown() -> None:
    """Five different words for one thing are five sides."""
    sides = tuple(cite(n, 1, f"{n} boats") for n in range(1, 6))
    conflict = Conflict(id="c", kind=ConflictKind.FIGURE, about="boats", sides=sides)
    text = section(briefing(story("Storm", *range(1, 6), conflicts=(conflict,))), "Where sources differ")
    assert all(f"“{n} boats” [{n}:1]" in text for n in range(1, 6))


def test_no_disagreement_no_section() -> None:
    """Sources that agree have no heading that suggests otherwise."""
    assert section(briefing(story("Calm", 1)), "Where sources differ") == ""


@pytest.mark.parametrize(
    ("what", "sides", "relation"),
    [
        (
            "people taken to hospital",
            "“at least 14 people” [1:3] [2:3], 11 March 2031; “17 people” [3:4], 13 March 2031",
            "different days; the latest: “17 people” [3:4]",
        ),
        ("length of the span", "“62 metres” [1:9], 11 March 2031; “about 60 metres” [4:3], undated", "rounded"),
        (
            "vehicles on the bridge",
            "“three cars” [1:4], 11 March 2031; “five cars” [3:5], 11 March 2031",
            "**CONTRADICTED**",
        ),
        (
            "households without water",
            (
                "“400 households” [3:14], 13 March 2031, for the northern bank; "
                "“2,100 households” [4:5], undated, for the whole town"
            ),
            "different scope",
        ),
    ],
)
def test_figures_stand_side_by_side_with_their_relation(what: str, sides: str, relation: str) -> None:
    """Each side has its words, citation and day; the relation is said in words."""
    assert f"| {what} | {sides} | {relation} |" in section(ONE_STORY, "Figures").splitlines()


def test_figures_agree_only_if_their_sources_are_independent() -> None:
    """The same figure in copies of one report is a figure of one source."""
    sides = [side(cite(n, 1, "14 people"), 14, TUESDAY) for n in (1, 2)]
    agreeing = briefing(story("Storm", *(1, 2), figures=(figure("toll", Relation.AGREE, *sides),)))
    assert section(agreeing, "Figures").strip().splitlines()[-1].endswith("| agree (2 independent sources) |")
    copies = [each.model_copy(update={"independence": 1}) for each in sides]
    copied = briefing(story("Storm", *(1, 2), figures=(figure("toll", Relation.AGREE, *copies),)))
    assert "Not matched with another source:" in section(copied, "Figures")
    assert section(copied, "Figures").strip().endswith("| toll | “14 people” [1:1] [2:1], 11 March 2031 |")


def test_a_figure_that_one_article_repeats_agrees_with_nobody() -> None:
    """The same figure twice in one article is no corroboration, and no copy."""
    sides = (side(cite(1, 1, "14 people"), 14, TUESDAY), side(cite(1, 5, "14 people"), 14, TUESDAY))
    page = briefing(story("Storm", 1, figures=(figure("toll", Relation.AGREE, *sides),)))
    assert section(page, "Figures").strip().endswith("| toll | “14 people” [1:1] [1:5], 11 March 2031 |")
    assert "agree" not in section(page, "Figures")


def test_single_figures_follow_the_compared_ones() -> None:
    """What only one source counts comes after what can be compared, in a table of its own."""
    compared, single = section(ONE_STORY, "Figures").split("Not matched with another source:")
    assert "CONTRADICTED" in compared
    assert "| trucks a night | “up to 40 trucks” [3:9], 13 March 2031 |" in single


def test_a_derived_figure_is_not_put_into_quotation_marks() -> None:
    """A figure that stands in no article is shown as a number, with the words that it derives from."""
    row = "| people missing or in hospital | 19 people [3:4], 13 March 2031, derived from “17 people” |"
    assert row in section(ONE_STORY, "Figures")


def test_a_derived_range_shows_both_ends() -> None:
    """A derived figure without a single value shows its range."""
    derived = side(cite(1, 1, "5"), None, None, low=1200.0, high=1500.5, verdict=NumberVerdict.DERIVED)
    page = briefing(story("Rain", 1, figures=(figure("litres", Relation.SINGLE, derived),)))
    assert "| litres | 1,200 to 1,500.5 [1:1], undated" in section(page, "Figures")


def test_an_update_without_a_latest_side_is_still_an_update() -> None:
    """Figures of different days whose order is not known are called updated and none is preferred."""
    sides = (side(cite(1, 1, "14"), 14, TUESDAY), side(cite(2, 1, "17"), 17, THURSDAY))
    page = briefing(story("Storm", *(1, 2), figures=(figure("toll", Relation.UPDATED, *sides),)))
    assert section(page, "Figures").strip().splitlines()[-1].endswith("| different days |")
