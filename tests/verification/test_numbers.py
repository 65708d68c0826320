"""What a figure's verdict says: found, derived, or which part of it differs."""

import pytest
from verification.harbour import harbour, number

from summarizer.language.surroundings import MOST_FIGURES
from summarizer.reading import from_text
from summarizer.summary import Bound, Direction, Number
from summarizer.verdicts import NumberVerdict, VerifiedNumber
from summarizer.verification.numbers import verify_number
from summarizer.verification.page import Page


def verified(item: Number) -> VerifiedNumber:
    return verify_number(item, Page(harbour()), "numbers", 0)


FERRIES, PASSENGERS, ROSE, TUGS, COST = "At least 36", "About 2,400", "rose by 300", "Two tugs", "$1.5 million"
FOUND = [
    number(36, "ferries held in port", FERRIES, bound=Bound.AT_LEAST),
    number(2400, "passengers", PASSENGERS, bound=Bound.ABOUT),
    number(300, "passengers", ROSE, direction=Direction.ROSE_BY),
    number(2, "tugs", TUGS),
    number(14, "men aboard", TUGS),
    number(1_500_000, "cost of the repair", COST, unit="USD"),
    number(1_500_000, "cost of the repair", COST, unit="US dollars"),
    number(0.3333, "share of the port's budget", COST, bound=Bound.NEARLY),
]


@pytest.mark.parametrize("item", FOUND, ids=lambda item: f"{item.as_written} {item.unit} {item.what}")
def test_a_figure_of_the_sentence_is_found(item: Number) -> None:
    """Value, unit, bound and direction agree with the cited sentence, in digits or in words."""
    found = verified(item)
    assert (NumberVerdict.FOUND, ()) == (found.verdict, found.reasons)
    assert any(char.isalnum() for char in found.spans[0].of(harbour().text))


@pytest.mark.parametrize(
    ("item", "part"),
    [
        (number(46, "ferries held in port", FERRIES, bound=Bound.AT_LEAST), "value"),
        (number(36, "ferries held in port", FERRIES), "bound"),
        (number(36, "ferries held in port", FERRIES, bound=Bound.AT_MOST), "bound"),
        (number(300, "passengers", ROSE, direction=Direction.FELL_BY), "direction"),
        (number(1_500_000, "cost of the repair", COST, unit="EUR"), "unit"),
        (number(1_500, "cost of the repair", COST, unit="USD"), "value"),
        (number(36, "ferries", PASSENGERS, bound=Bound.AT_LEAST), "sentence"),
    ],
    ids=["digit", "bound dropped", "bound turned", "direction", "currency", "scale", "another sentence"],
)
def test_a_changed_figure_differs_and_says_in_what(item: Number, part: str) -> None:
    """A figure that is not the sentence's does not hold, and the reason names what differs."""
    found = verified(item)
    assert NumberVerdict.DIFFERS is found.verdict
    assert part in found.differs
    assert found.reasons
    assert not found.holds


def test_a_sentence_that_is_not_there_holds_nothing() -> None:
    """A sentence number out of range is said, not repaired."""
    found = verified(number(36, "ferries", FERRIES, bound=Bound.AT_LEAST).model_copy(update={"sentence": 99}))
    assert NumberVerdict.MISSING is found.verdict
    assert "there is no sentence 99" in found.reasons[0]


def test_a_sum_is_derived_only_where_words_say_so() -> None:
    """A figure that happens to be a sum is none of the article's; one that is called a total is derived."""
    text = "The fire killed 11 people on the coast. It killed 6 people inland."
    page = Page(from_text(text, source="fire.txt"))
    total = Number(
        value=17,
        low=None,
        high=None,
        unit=None,
        what="people killed in all",
        bound=Bound.EXACT,
        direction=Direction.NONE,
        scope=None,
        period=None,
        as_of=None,
        as_written="17 people in all",
        sentence=1,
    )
    found = verify_number(total, page, "numbers", 0)
    assert NumberVerdict.DERIVED is found.verdict
    assert {"11", "6"} == {span.of(text) for span in found.operands}
    plain = total.model_copy(update={"what": "people killed", "as_written": "17 people"})
    assert not verify_number(plain, page, "numbers", 0).holds


def test_a_language_that_is_not_read_is_not_guessed_at() -> None:
    """Where digits of a language are not covered, the verdict says so instead of accusing the summary."""
    page = Page(from_text("Ferries: 36 were held in the port.", language="sw", source="kivuko.txt"))
    item = number(36, "ferries", FERRIES).model_copy(update={"sentence": 1})
    assert NumberVerdict.NOT_CHECKED is verify_number(item, page, "numbers", 0).verdict


TRIP = """\
The ferry ran 12 kilometres up the bay with 20 pilots. Of them, 14 pilots wore a jacket; a third of the fuel is gone.
"""


def trip(value: float, unit: str, what: str, sentence: int) -> VerifiedNumber:
    """The verdict on a figure of the trip."""
    item = number(value, what, COST, unit=unit, as_written=f"{value:g} {unit}", sentence=sentence)
    return verify_number(item, Page(from_text(TRIP, source="trip.txt")), "numbers", 0)


@pytest.mark.parametrize(
    ("value", "unit", "what", "sentence", "operands"),
    [
        (7.46, "miles", "way of the ferry up the bay", 1, ["12 kilometres"]),
        (12_000, "m", "way of the ferry up the bay", 1, ["12 kilometres"]),
        (33.3, "percent", "fuel", 2, ["a third"]),
        (70, "percent", "share of pilots in a jacket", 2, ["20", "14"]),
    ],
)
def test_a_share_and_another_unit_are_derived(
    value: float, unit: str, what: str, sentence: int, operands: list[str]
) -> None:
    """What a figure was reckoned from is shown with it."""
    found = trip(value, unit, what, sentence)
    assert NumberVerdict.DERIVED is found.verdict, found.reasons
    assert operands == [span.of(TRIP) for span in found.operands]


@pytest.mark.parametrize(
    ("value", "unit", "what", "sentence"),
    [
        (12, "miles", "way of the ferry up the bay", 1),
        (12.1, "kilometres", "way of the ferry up the bay", 1),
        (8.1, "miles", "way of the ferry up the bay", 1),
        (12, "hours", "way of the ferry up the bay", 1),
        (60, "percent", "share of pilots in a jacket", 2),
        (70, "percent", "pilots in a jacket", 2),
        (40, "percent", "fuel", 2),
    ],
)
def test_a_wrong_share_or_unit_is_not(value: float, unit: str, what: str, sentence: int) -> None:
    """The same value in another unit, a wrong conversion, and a share that nobody called one."""
    assert not trip(value, unit, what, sentence).holds


MARCH = "Dozens of dogs barked, hundreds of people came and thousands of bricks fell."


def figure(text: str, value: float | None, what: str, **fields: object) -> VerifiedNumber:
    """The verdict on a figure of the last sentence of a text."""
    page = Page(from_text(text, published="2026-05-20", source="text.txt"))
    sentence = page.told[-1].number
    item = number(value or 1, what, COST).model_copy(
        update={"value": value, "as_written": f"{value:g}" if value else "", **fields, "sentence": sentence}
    )
    return verify_number(item, page, "numbers", 0)


@pytest.mark.parametrize(
    ("value", "what", "fields"),
    [
        (70, "dogs", {}),
        (50, "dogs", {}),
        (24, "dogs", {}),
        (24, "dogs", {"bound": Bound.AT_LEAST, "as_written": "at least 24 dogs"}),
        (500, "people", {}),
        (None, "people", {"low": 600.0, "bound": Bound.AT_LEAST, "as_written": "more than 600 people"}),
        (5000, "bricks", {}),
    ],
)
def test_a_vague_word_is_no_number(value: float | None, what: str, fields: dict[str, object]) -> None:
    """Dozens are not 50, and not exactly 24 either."""
    assert not figure(MARCH, value, what, **fields).holds


@pytest.mark.parametrize(
    ("value", "what", "fields"),
    [
        (None, "dogs", {"low": 24.0, "as_written": "Dozens of dogs"}),
        (None, "dogs", {"low": 24.0, "bound": Bound.AT_LEAST, "as_written": "Dozens of dogs"}),
        (24, "dogs", {"bound": Bound.ABOUT, "as_written": "Dozens"}),
        (None, "people", {"low": 200.0, "as_written": "hundreds of people"}),
        (None, "people", {"low": 100.0, "bound": Bound.AT_LEAST, "as_written": "hundreds of people"}),
    ],
)
def test_a_vague_word_holds_as_vague(value: float | None, what: str, fields: dict[str, object]) -> None:
    """Without a value, or as its low end with a bound, in the article's words."""
    found = figure(MARCH, value, what, **fields)
    assert NumberVerdict.FOUND is found.verdict, found.reasons


GERMAN = (
    "Der Stadtrat hat am Montag über die alte Ziegelei am Fluss gesprochen, und viele Leute sind gekommen. "
    "Mindestens 40 Ziegel fielen. Zwei Drittel der Ziegel fielen. Die Zahl der Ziegel stieg auf 55. "
    "Dreizehn Ziegel fielen. Die Ziegelei kostet 2,5 Mrd. Euro."
)


@pytest.mark.parametrize(
    ("value", "what", "sentence", "fields", "verdict"),
    [
        (40, "Ziegel", 2, {"bound": Bound.AT_LEAST}, NumberVerdict.FOUND),
        (40, "Ziegel", 2, {}, NumberVerdict.DIFFERS),
        (41, "Ziegel", 2, {"bound": Bound.AT_LEAST}, NumberVerdict.DIFFERS),
        (2, "Ziegel", 3, {}, NumberVerdict.DIFFERS),
        (55, "Ziegel", 4, {}, NumberVerdict.FOUND),
        (55, "Ziegel", 4, {"direction": Direction.ROSE_TO}, NumberVerdict.NOT_CHECKED),
        (13, "Ziegel", 5, {}, NumberVerdict.NOT_CHECKED),
        (2.5e9, "Ziegelei", 6, {"unit": "EUR"}, NumberVerdict.FOUND),
        (2.5e6, "Ziegelei", 6, {"unit": "EUR"}, NumberVerdict.DIFFERS),
    ],
)
def test_of_another_language_what_is_not_read_is_not_judged(
    value: float, what: str, sentence: int, fields: dict[str, object], verdict: NumberVerdict
) -> None:
    """Value, unit and bound are read; of directions and of words for numbers the verdict says that they are not."""
    page = Page(from_text(GERMAN.replace("Mrd. Euro", "Mrd Euro"), language="de", source="ziegelei.txt"))
    item = number(value, what, COST, as_written=f"{value:g}").model_copy(update={"sentence": sentence, **fields})
    found = verify_number(item, page, "numbers", 0)
    assert verdict is found.verdict, found.reasons


MILL = "The mill lost 40 workers in 2023 and 30 workers in 2024. It hired 12 workers."
FIRE = "The town has 1,200 houses. Fire took 300 houses, and 150 houses were saved."


@pytest.mark.parametrize(
    ("text", "value", "what", "fields"),
    [
        (MILL, 52, "workers lost in all", {}),
        (MILL, 18, "fewer workers lost in 2024", {}),
        (MILL, 28, "the rest of the workers", {}),
        (FIRE, 450, "houses burned in total", {}),
        (FIRE, 450, "houses that fire took in total", {}),
        (FIRE, 12.5, "share of houses that fire took", {"unit": "percent"}),
        (FIRE, 50, "share of houses that fire took", {"unit": "percent"}),
    ],
)
def test_what_is_said_of_one_figure_derives_from_no_other(
    text: str, value: float, what: str, fields: dict[str, object]
) -> None:
    """Workers who were hired are not lost, and houses that were saved did not burn."""
    assert not figure(text, value, what, **fields).holds


@pytest.mark.parametrize(
    ("text", "value", "what", "fields"),
    [
        (MILL, 70, "workers lost in all", {}),
        (MILL, 10, "fewer workers lost in 2024", {}),
        (MILL, 28, "more workers lost than hired", {}),
        (FIRE, 450, "houses in all", {}),
        (FIRE, 900, "houses remaining", {}),
        (FIRE, 25, "share of houses that fire took", {"unit": "percent"}),
        (FIRE, 12.5, "share of houses that were saved", {"unit": "percent"}),
    ],
)
def test_what_is_said_of_both_is_derived(text: str, value: float, what: str, fields: dict[str, object]) -> None:
    """A sum of like things, a difference of two, and the share that the words are about."""
    found = figure(text, value, what, **fields)
    assert NumberVerdict.DERIVED is found.verdict, found.reasons


DIED = "At least 36 sheep and nearly 20 goats died, and up to 9 cows are missing."
HURT = "Of 120 workers, 45 were injured and 12 killed."
SPENT = "The council spent $1.5 million on the lime kiln in Tarrowmere."
AGES = "Hedda Marl, 45, and a 12-year-old boy walked 3 miles."
SALES = "Sales rose to $4.5 billion from $4.0 billion a year earlier."
RATES = "The rate rose 0.5 percentage points, for 84 cents a brick, within 2 hours."


@pytest.mark.parametrize(
    ("text", "value", "what", "fields"),
    [
        ("The mill lost 12 boats and 30 or more cats drowned.", 30, "boats", {"bound": Bound.AT_LEAST}),
        (DIED, 36, "sheep missing", {"bound": Bound.AT_LEAST}),
        (DIED, 9, "cows died", {"bound": Bound.AT_MOST}),
        (HURT, 120, "workers injured", {}),
        (SPENT, 1.5e6, "spent on schools", {"unit": "USD"}),
        (SPENT, 1.5e6, "spent on the copper kiln", {"unit": "USD"}),
        (AGES, 12, "age of Hedda Marl", {"unit": "years"}),
        (AGES, 45, "age of the boy", {"unit": "years"}),
        (SALES, 4.0e9, "sales", {"unit": "USD per year"}),
        (SALES, 4.0e9, "sales", {"unit": "USD", "direction": Direction.ROSE_TO}),
        (RATES, 0.85, "brick", {"unit": "USD"}),
        ("Hosts paid a budget of $48.6 million.", 48.8e6, "budget", {"unit": "USD"}),
    ],
)
def test_a_figure_counts_what_its_own_words_say(text: str, value: float, what: str, fields: dict[str, object]) -> None:
    """Not the noun, the fate or the age of another one, nothing that nobody names, and no value that is only near."""
    assert not figure(text, value, what, **fields).holds


@pytest.mark.parametrize(
    ("text", "value", "what", "fields"),
    [
        ("The mill lost 12 boats and 30 or more cats drowned.", 30, "cats", {"bound": Bound.AT_LEAST}),
        (DIED, 36, "sheep died", {"bound": Bound.AT_LEAST}),
        (HURT, 120, "workers", {}),
        (HURT, 45, "workers injured", {}),
        (SPENT, 1.5e6, "spent on the lime kiln", {"unit": "USD"}),
        (AGES, 12, "age of the boy", {"unit": "years"}),
        (SALES, 4.0e9, "sales", {"unit": "USD"}),
        (RATES, 0.84, "brick", {"unit": "USD"}),
        (RATES, 50, "rate", {"unit": "basis points", "direction": Direction.ROSE_BY}),
        (RATES, 120, "brick", {"unit": "minutes"}),
    ],
)
def test_the_honest_ones_beside_them_hold(text: str, value: float, what: str, fields: dict[str, object]) -> None:
    """What those figures count, and the same in cents, basis points and minutes."""
    found = figure(text, value, what, **fields)
    assert found.holds, found.reasons


def test_a_wrong_value_for_right_words_is_told_as_the_value() -> None:
    """Words that stand in the sentence are no reason; what was made of them is."""
    item = number(46, "ferries", FERRIES, as_written="At least 36 ferries", bound=Bound.AT_LEAST)
    (reason,) = verified(item).reasons
    assert reason.startswith("says 46 for \u201cAt least 36 ferries\u201d")


def test_in_a_sentence_of_too_many_figures_none_is_told_apart() -> None:
    """It is a table, or made to take time: the figure is withheld, and the reason says so."""
    many = ", ".join(f"{count} boats" for count in range(2, 2 + MOST_FIGURES + 1))
    article = from_text(f"The storm took {many}.")
    item = number(5, "boats", FERRIES).model_copy(update={"sentence": 1, "as_written": "5 boats"})
    found = verify_number(item, Page(article), "numbers", 0)
    assert NumberVerdict.NOT_CHECKED is found.verdict
    assert "more than 100 figures" in found.reasons[0]
