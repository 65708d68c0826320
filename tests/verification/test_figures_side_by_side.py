"""Figures of one sentence: what goes with each, how one changed into the other, and what only the other one says."""

import pytest
from verification.harbour import number

from summarizer.reading import from_text
from summarizer.summary import Bound, Direction
from summarizer.verdicts import VerifiedNumber
from summarizer.verification.numbers import verify_number
from summarizer.verification.page import Page

FELL_TO, ROSE_TO, FELL_BY, ROSE_BY = Direction.FELL_TO, Direction.ROSE_TO, Direction.FELL_BY, Direction.ROSE_BY
CABINS = "Seven of the ferry's 11 cabins burned."
HOMES = "In all, 3,900 homes were cleared in Orrland, 1,240 of them in Eel Hook."
PORTERS = "Fees came to $930 million, of which about $480 million fell in the spring."
SALT = "A sack of salt fetched $31 on the quay, by our own count, and a bale of wool $47, up 7 percent since May."
HOURS = "The hall opens for 40 hours a week instead of 60."
FEES = "The guild expects fees to grow by 6 percent, instead of 4 percent."
RENT = "The rent climbed by 18 percent, to $950."
ODDS = "Losses of every sort were small: 12 boats burned, compared with 40 tents blown away."
DIVERS = "In towns with lifts, 42 percent of the divers fell ill, against 46 percent elsewhere."
TOWNS = "There were 300 in the 24 towns that got lifts and 280 in the 20 control towns."
BARGES = "Two barges took the 57 crates of the yard to Skarnvik."
VOTE = "The guild voted 9 to 6 to buy a $48 million dredger."
GROATS = "Repairs cost 210 groats a cabin, and 12 sheds were painted."
LOCK = "The lock lets 40 tonnes a day through."
LIMIT = "The grant must arrive within 12 days, and the guild took 30 days to answer."
UNDER = "Just under 12 percent of the porters came."
STORM = "The storm brought 31 deaths and 47 arrests."
TOLL = "The storm injured 14 people, which brought the number of killed or injured to 25."
FORECAST = "She raised the forecast of fees to 6 percent growth."
WEAVERS = "The weavers have a mean age of 76."


def _verified(text: str, value: float, what: str, **parts: object) -> VerifiedNumber:
    item = number(value, what, "At least 36", **parts)
    page = Page(from_text(text, language="en", source="pairs.txt"))
    return verify_number(item.model_copy(update={"sentence": 1}), page, "numbers", 0)


@pytest.mark.parametrize(
    ("text", "value", "what", "parts"),
    [
        (CABINS, 7, "cabins burned", {}),
        (CABINS, 11, "the ferry's cabins", {}),
        (HOMES, 1_240, "homes cleared", {}),
        (PORTERS, 480e6, "fees", {"unit": "USD", "bound": Bound.ABOUT}),
        (SALT, 7, "rise in the price of a bale of wool", {"unit": "percent", "direction": ROSE_BY}),
        (HOURS, 40, "opening of the hall", {"unit": "hour", "direction": FELL_TO}),
        (FEES, 4, "growth of fees", {"unit": "percent", "direction": ROSE_BY}),
        (RENT, 950, "rent", {"unit": "USD", "direction": ROSE_TO}),
        (FORECAST, 6, "growth of fees", {"unit": "percent", "direction": ROSE_BY}),
        (ODDS, 40, "losses of tents of every sort", {}),
        (DIVERS, 46, "divers who fell ill", {"unit": "percent"}),
        (TOWNS, 300, "people in the towns that got lifts", {}),
        (BARGES, 2, "barges that took the crates of the yard to Skarnvik", {}),
        (VOTE, 48e6, "dredger that the guild voted to buy", {"unit": "USD"}),
        (GROATS, 210, "cost of repairs", {"unit": "groats"}),
        (LOCK, 40, "what the lock lets through", {"unit": "tonne", "as_written": "40 tonnes a day"}),
        (LIMIT, 12, "time in which the grant must arrive", {"unit": "day", "bound": Bound.AT_MOST}),
        (UNDER, 12, "porters who came", {"unit": "percent", "bound": Bound.LESS_THAN}),
        (STORM, 31, "people killed", {}),
        (TOLL, 25, "number of killed or injured", {}),
        (WEAVERS, 76, "mean age of the weavers", {}),
    ],
)
def test_a_figure_has_the_words_that_its_sentence_ties_to_it(
    text: str, value: float, what: str, parts: dict[str, object]
) -> None:
    """Parts of a whole, replaced and compared figures, openings, clauses of its noun, units that no table has."""
    found = _verified(text, value, what, **parts)
    assert found.holds, found.reasons


@pytest.mark.parametrize(
    ("text", "value", "what", "parts"),
    [
        (CABINS, 11, "cabins burned", {}),
        (HOMES, 3_900, "homes cleared in Eel Hook", {}),
        (SALT, 7, "rise in the price of a sack of salt", {"unit": "percent", "direction": ROSE_BY}),
        (HOURS, 40, "opening of the hall", {"unit": "hour", "direction": ROSE_TO}),
        (HOURS, 60, "opening of the hall", {"unit": "hour", "direction": FELL_TO}),
        (FEES, 4, "growth of fees", {"unit": "percent", "direction": FELL_BY}),
        (RENT, 950, "rent", {"unit": "USD", "direction": FELL_TO}),
        (FORECAST, 6, "growth of fees", {"unit": "percent", "direction": FELL_BY}),
        (ODDS, 12, "boats blown away", {}),
        (DIVERS, 46, "divers in towns with lifts who fell ill", {"unit": "percent"}),
        (DIVERS, 42, "divers who fell ill elsewhere", {"unit": "percent"}),
        (TOWNS, 280, "people in the towns that got lifts", {}),
        (BARGES, 2, "barges of the yard", {}),
        (VOTE, 9, "dredgers", {}),
        (GROATS, 210, "sheds painted", {"unit": "groats"}),
        (GROATS, 12, "cost of repairs", {"unit": "sheds"}),
        (LOCK, 40, "what the lock lets through", {"unit": "tonne", "as_written": "40 tonnes a week"}),
        (LIMIT, 30, "time that the guild took to answer", {"unit": "day", "bound": Bound.AT_MOST}),
        (UNDER, 12, "porters who came", {"unit": "percent", "bound": Bound.MORE_THAN}),
        (STORM, 31, "people arrested", {}),
        (TOLL, 25, "killed", {}),
        (WEAVERS, 76, "weavers", {}),
    ],
)
def test_a_figure_has_no_words_of_the_one_beside_it(
    text: str, value: float, what: str, parts: dict[str, object]
) -> None:
    """The whole for its part, the other side of a comparison, another price, a change the other way, another rate."""
    assert not _verified(text, value, what, **parts).holds


def test_a_place_in_the_words_says_no_sum() -> None:
    """The sum of two counts is none of the article's because its words say where."""
    text = "The surge drowned 44 sheep in Orrland. It drowned 12 sheep in Eel Hook."
    assert not _verified(text, 56, "sheep in Orrland").holds
    assert _verified(text, 56, "sheep drowned in all").holds
