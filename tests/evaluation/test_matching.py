"""How far a text says a claim, in any wording and with all figures; and which items form a group."""

from random import Random

import pytest
from evaluation.scorers.making import PROPERTY
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.matching import (
    FULL,
    NONE,
    PARTIAL,
    clusters,
    degree,
    degrees,
    has_figures,
    same_value,
    shares,
)
from summarizer.language.similarity import COVERED, TOUCHED, bag, coverage, telling

WORDS = "dredger harbour pilot wreck tide 14 crane lifeboat 230 quay the gale mooring".split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)


def test_the_best_wording_counts() -> None:
    """A fact is said by a text that says any accepted wording of it, and fully so."""
    claims = [["The mayor stepped down.", "Lia Orsetti resigned."], ["A dredger sank."]]
    assert [[FULL, NONE], [NONE, FULL]] == degrees(claims, ["Lia Orsetti resigned.", "A dredger sank."])


def test_a_claim_without_its_figure_is_said_in_part() -> None:
    """Every word of a fact with another figure, or none, is not the whole fact; the figure in words is the figure."""
    claims = [["Inspectors sealed 14 warehouses."]]
    texts = [
        "Inspectors sealed 40 warehouses.",
        "Inspectors sealed warehouses.",
        "Inspectors sealed fourteen warehouses.",
    ]
    assert [[PARTIAL, PARTIAL, FULL]] == degrees(claims, texts)


def test_the_gate_is_that_of_the_wording_that_is_said() -> None:
    """A wording without the figure is accepted where a person accepted it."""
    assert [[FULL]] == degrees(
        [["Inspectors sealed 14 warehouses.", "Inspectors sealed warehouses."]],
        ["Warehouses were sealed by inspectors."],
    )


def test_one_is_mostly_a_pronoun() -> None:
    """A one in a claim is not asked for, any other figure is."""
    assert has_figures("The valve burst.", "One of the valves burst.")
    assert not has_figures("The valve burst.", "Two of the valves burst.")


def test_a_figure_may_be_part_of_another_or_a_word() -> None:
    """What is written counts, whatever it is read as; "twice" is a two."""
    assert has_figures("She rated the valve 8 out of 10.", "On a scale of 1 to 10 she rated the valve an 8.")
    assert has_figures("The valve burst twice.", "The valve burst two times.")
    assert not has_figures("The valve burst on 110 days.", "The valve burst on 10 days.")


SEALED = "Inspectors sealed the fish market."


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Inspectors did not seal the fish market.", PARTIAL),
        ("It is not true that inspectors sealed the fish market.", PARTIAL),
        ("Nobody knows why, and inspectors sealed the fish market.", FULL),
        ("Inspectors sealed the fish market without delay.", FULL),
        ("It was not the mayor: inspectors sealed the fish market.", FULL),
    ],
)
def test_a_claim_and_its_denial_are_not_one(text: str, reached: float) -> None:
    """Every word of a claim may stand in its denial; a negation of something else changes nothing."""
    assert [[reached]] == degrees([[SEALED]], [text])


def test_denials_of_one_thing_are_one() -> None:
    """Whoever denies the same says the same, in whatever words; and a denied statement is claim and denial at once."""
    denial = "Inspectors did not seal the fish market."
    assert [[FULL]] == degrees([[denial]], ["No inspectors sealed the fish market."])
    assert [[PARTIAL]] == degrees([[denial]], [SEALED])
    assert [[FULL]] == degrees([[denial]], [SEALED], denied=[0]) == degrees([[SEALED]], [SEALED], denied=[0])


def test_another_weekday() -> None:
    """Who names another day tells of another one; who names none says the rest."""
    claims = [["Inspectors sealed the fish market on Monday."]]
    texts = [f"On {day} inspectors sealed the fish market." for day in ("Monday", "Sunday")]
    assert [[FULL, PARTIAL, FULL]] == degrees(claims, [*texts, SEALED])


@PROPERTY
@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(TEXTS, max_size=4))
def test_shares_are_the_one_similarity(claims: list[str], texts: list[str]) -> None:
    """Claims of one wording are covered as everywhere in the product: nothing is measured with a second yardstick."""
    best = [max(row, default=0.0) for row in shares([[claim] for claim in claims], texts)]
    bags = [bag(text) for text in texts]
    assert [coverage(claim, bags) for claim in telling([bag(claim) for claim in claims])] == pytest.approx(best)


@PROPERTY
@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(TEXTS, min_size=1, max_size=4), st.randoms())
def test_order_does_not_matter(claims: list[str], texts: list[str], random: Random) -> None:
    """What a text says of a claim rests on neither's place in its list."""
    table = degrees([[claim] for claim in claims], texts)
    order = random.sample(range(len(claims)), len(claims))
    turned = degrees([[claims[at]] for at in order], texts[::-1])
    assert [table[at][::-1] for at in order] == turned


def test_degrees_are_cut_where_people_cut() -> None:
    """The thresholds are those that were measured on people's labels."""
    assert [FULL, PARTIAL, PARTIAL, NONE] == [
        degree(share) for share in (COVERED, COVERED - 0.01, TOUCHED, TOUCHED - 0.01)
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (2.5e9, 2_500_000_000.0, True),
        (100_000.0, 100_000.5, True),
        (100_000.0, 100_002.0, False),
        (1 / 3, 0.3333, True),
        (0.33, 0.3333, False),
        (0.0, 0.0, True),
        (0.0, 0.00001, False),
    ],
)
def test_values(one: float, other: float, same: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Values are one up to rounding errors; a fraction may be cut to the four decimals that the schema asks for."""
    assert same is same_value(one, other) is same_value(other, one)


def test_groups_are_chains() -> None:
    """Two are in one group if a chain of pairs leads from one to the other."""
    assert [[0, 2, 3], [1], [4]] == clusters([(2, 3), (0, 3)], 5)
