"""Figures of statements: what each goes with, which other one stands in its place, and roundings."""

import pytest

from summarizer.language.surroundings import MOST_FIGURES
from summarizer.reading import from_text
from summarizer.summary import KeyFact
from summarizer.verdicts import FactVerdict, VerifiedFact
from summarizer.verification.facts import verify_fact
from summarizer.verification.page import Page


def verified(text: str, statement: str, by: str | None = None) -> VerifiedFact:
    """The verdict on a statement about a text of one sentence."""
    page = Page(from_text(text, published="2026-03-14", language="en", source="figures.txt"))
    fact = KeyFact.model_validate(
        {
            "statement": statement,
            "sentences": [1],
            "importance": "vital",
            "when": None,
            "attributed_to": by,
            "certainty": "claimed" if by else "stated",
        }
    )
    return verify_fact(fact, page, "key_facts", 0)


ENROLLED = "In Osterby itself 131 pilots enrolled, and three of them lost a boat."
CREDITED = (
    "By Friday 41,000 firms had been credited with $11.8 million in all, interest included, the port's treasurer, "
    "Hana Welk, said at a news conference."
)
SALES = "In spring sales amounted to 798.3 million euros and operating profit to 89.9 million."
CUTS = "Across all the ports, 61 posts will go, 22 of them at the yard."
OTHERS = "Nine of the 22 pilots who work there have accepted other jobs."
FUND = "Osterby will draw $2.1 million from its fund, a third of the $6.3 million in it."
MOVED = "In all, 3,900 households have been moved from Osterby."


@pytest.mark.parametrize(
    ("text", "statement", "by"),
    [
        (ENROLLED, "In Osterby three of the 131 pilots who enrolled lost a boat.", None),
        (CREDITED, "By Friday the port had credited $11.8 million to 41,000 firms, interest included.", "Hana Welk"),
        (
            SALES,
            "In spring the company had sales of 798.3 million euros and an operating profit of 89.9 million.",
            None,
        ),
        (OTHERS, "Nine of the 22 pilots have accepted other jobs.", None),
        (FUND, "Osterby will draw $2.1 million, a third of the $6.3 million, from its fund.", None),
    ],
)
def test_figures_told_in_another_order_hold(text: str, statement: str, by: str | None) -> None:
    """A part of a whole, two figures under one verb, a currency said once."""
    found = verified(text, statement.replace("the company", "it"), by)
    assert found.holds, found.reasons


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (OTHERS, "22 of the nine pilots who work there have accepted other jobs."),
        (FUND, "Osterby will draw $6.3 million from its fund, a third of the $2.1 million in it."),
        (CREDITED, "By Friday 11.8 million firms had been credited with $41,000."),
    ],
)
def test_a_part_and_its_whole_do_not_change_places(text: str, statement: str) -> None:
    """Every figure is the sentence's, but of something else."""
    assert not verified(text, statement).holds


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (CUTS, "Across all the ports, 22 posts will go, 61 of them at the yard."),
        ("Osk put the strength of the besieged crew at around 300.", "Osk put the strength of the crew at 20,000."),
        ("The raid hurt two of the pilots in the arm.", "The raid killed two of the pilots."),
    ],
)
def test_another_figure_or_fate_in_its_place_is_against_the_statement(text: str, statement: str) -> None:
    """The sentence does not only lack it, it says something else of the same."""
    assert FactVerdict.CONTRADICTED is verified(text, statement).verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Nearly 4,000 households have been moved from Osterby.", FactVerdict.PARTLY),
        ("About 4,000 households have been moved from Osterby.", FactVerdict.PARTLY),
        ("More than 4,000 households have been moved from Osterby.", FactVerdict.CONTRADICTED),
        ("Nearly 5,000 households have been moved from Osterby.", FactVerdict.CONTRADICTED),
        ("4,000 households have been moved from Osterby.", FactVerdict.CONTRADICTED),
        ("3,900 households have been moved from Osterby.", FactVerdict.SUPPORTED),
    ],
)
def test_a_rounding_is_less_than_the_figure_but_not_against_it(statement: str, verdict: FactVerdict) -> None:
    """Only near it, on the side that its bound names, and said to be one."""
    assert verdict is verified(MOVED, statement).verdict


def test_a_group_that_stands_for_a_name_is_no_other_party() -> None:
    """A claim told as fact is partly so, and not called the deed of another: "her group" may be the association."""
    text = "Ilse Rook, who chairs the pilots' association, claimed that her group had written to the port in May."
    found = verified(text, "The pilots' association had written to the port in May.")
    assert FactVerdict.PARTLY is found.verdict
    assert any("Ilse Rook" in reason for reason in found.reasons)


def test_a_statement_of_too_many_figures_is_withheld() -> None:
    """No sentence has so many, and comparing each with each takes time."""
    many = ", ".join(f"{count} boats" for count in range(2, 2 + MOST_FIGURES + 1))
    found = verified(f"The storm took {many}.", f"The storm took {many}.")
    assert FactVerdict.SUPPORTED is not found.verdict
    assert "more than 100 figures" in " ".join(found.reasons)
