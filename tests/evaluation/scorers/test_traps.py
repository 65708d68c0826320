"""A trap is sprung by whoever says it, and not by the true statement that it is made from."""

import pytest
from evaluation.scorers.making import fact, labelled, number, quote, report, summary

from summarizer.evaluation.labels import Trap
from summarizer.evaluation.scorers.traps import score
from summarizer.summary import Certainty, Item

ARTICLE = report(
    "The council of Vellmoor approved a budget of 48 million euros on Tuesday.",
    "Odo Brandt claimed that the site of the baths had been promised to a hotel developer.",
    "Mira Kesh, the treasurer, denied it.",
    "The dredger had not been inspected since 2028.",
    "Eleven people were killed and 14 injured in the explosion.",
    "The valve burst shortly before four in the morning.",
    "Workers of the port went on strike on Monday.",
    "Of those who break a hip in Velmark, about seven in ten are women.",
    "Three hikers climbed the rocks of the northern lighthouse.",
)
DENIED, CLAIMED = Certainty.DENIED, Certainty.CLAIMED
HIPS = "Of those who break a hip in Velmark, about seven in ten are women."
PROMISED = "The site of the baths had been promised to a hotel developer."


def sprung(trap: str, *items: Item) -> float | None:
    """How many traps are sprung, of this one."""
    (found,) = score(labelled(traps=[Trap(statement=trap, why="it is not so")]), summary(*items), ARTICLE)
    return found.value


@pytest.mark.parametrize(
    ("trap", "said"),
    [
        ("The council rejected the budget.", fact("The Vellmoor council rejected the budget on Tuesday.")),
        ("Fourteen people were killed in the explosion.", fact("14 people were killed in the explosion.", 5)),
        (
            "The site of the baths has been promised to a hotel developer.",
            fact(PROMISED, 2),
        ),
        ("The dredger had been inspected.", fact("The dredger had been inspected in 2028.", 4)),
        (
            "Mira Kesh claimed that the site had been promised to a developer.",
            fact("The site of the baths had been promised to a developer.", 2, certainty=CLAIMED, who="Mira Kesh"),
        ),
        ("Sabotage made the valve burst.", fact("The valve burst because of sabotage.", 6)),
        (
            "Fourteen people were killed in the explosion.",
            number(14, "people killed in the explosion", "14", sentence=5),
        ),
        ("The council rejected the budget.", quote("The council rejected the budget", "Mira Kesh", 3)),
    ],
)
def test_who_says_it_springs_it(trap: str, said: Item) -> None:
    """A statement that says the trap, in its own words or almost, is one."""
    assert 1 == sprung(trap, said)


@pytest.mark.parametrize(
    ("trap", "said"),
    [
        ("The council rejected the budget.", fact("The council approved a budget of 48 million euros.")),
        ("Fourteen people were killed in the explosion.", fact("Eleven people were killed in the explosion.", 5)),
        (
            "The site of the baths has been promised to a hotel developer.",
            fact(
                "The site of the baths had been promised to a hotel developer.", 2, certainty=CLAIMED, who="Odo Brandt"
            ),
        ),
        (
            "The site of the baths has been promised to a hotel developer.",
            fact("The site of the baths was promised to a hotel developer.", 2, certainty=DENIED, who="Mira Kesh"),
        ),
        ("The dredger had been inspected.", fact("The dredger had not been inspected since 2028.", 4)),
        (
            "Mira Kesh claimed that the site had been promised to a developer.",
            fact("The site of the baths had been promised to a developer.", 2, certainty=CLAIMED, who="Odo Brandt"),
        ),
        ("Sabotage made the valve burst.", fact("The valve burst shortly before four in the morning.", 6)),
        ("Fourteen people were killed in the explosion.", fact("In the explosion eleven people were killed.", 5)),
        ("The dredger had been inspected.", fact("The dredger has never been inspected.", 4)),
        ("All workers of the port are on strike.", fact("Port workers are on strike.", 7)),
        ("About seven in ten women in Velmark break a hip.", fact(HIPS, 8)),
        (
            "About seven in ten women in Velmark break a hip.",
            number(0.7, "women among those who break a hip in Velmark", "about seven in ten", sentence=8),
        ),
        (
            "Three people climbed the rocks of the northern lighthouse.",
            fact("The rocks of the northern lighthouse were climbed by three hikers.", 9),
        ),
        (
            "The site of the baths has been promised to a hotel developer.",
            fact("A hotel developer was promised the site of the baths.", 2, certainty=CLAIMED, who="Odo Brandt"),
        ),
        ("Mira Kesh approved a budget on Tuesday.", fact("On Tuesday a budget was approved by the council.")),
        (
            "The valve burst.",
            fact("The valve burst, and the whole harbour front of Vellmoor stood under water by dawn.", 6),
        ),
    ],
)
def test_the_truth_does_not(trap: str, said: Item) -> None:
    """What the article does say shares most words with the trap, and springs nothing."""
    assert 0 == sprung(trap, said)


def test_traps_are_counted() -> None:
    """Two of three traps are sprung, one of them twice; without traps there is nothing to count."""
    traps = [
        Trap(statement=text, why="it is not so")
        for text in ("The council rejected the budget.", "Sabotage made the valve burst.", "All divers drowned.")
    ]
    facts = [
        fact("The council rejected the budget."),
        fact("Sabotage made the valve burst."),
        fact("The valve burst through sabotage."),
    ]
    (found,) = score(labelled(traps=traps), summary(*facts), ARTICLE)
    assert (2.0, 2.0, 3.0) == (found.value, found.hits, found.of)
    assert [1, 1, 0] == [match.degree for match in found.matches]
    assert score(labelled(), summary(*facts), ARTICLE)[0].value is None
