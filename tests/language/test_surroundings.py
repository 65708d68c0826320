"""Which figure of a sentence a wording belongs to."""

import pytest

from summarizer.language.surroundings import surroundings

TOLL = "At least 14 people were killed and 25 injured in the flood."
PUMPS = "The town spent $2.1 million on pumps and $3 million on walls."
POWER = "In the province, 1,240 households lost power and 300 lost water."


@pytest.mark.parametrize(
    ("text", "value", "wording"),
    [
        (TOLL, 14, "people killed"),
        (TOLL, 25, "people injured in the flood"),
        ("The flood killed at least 14 people and injured 25.", 25, "people injured in the flood"),
        ("14 men and 6 women were injured.", 14, "men injured"),
        ("25 people were killed or injured.", 25, "people killed or injured"),
        (PUMPS, 3_000_000, "spending on walls"),
        (POWER, 300, "households that lost water in the province"),
        (POWER, 300, "households"),
        ("The toll rose to 13 dead from 11.", 11, "dead"),
    ],
)
def test_what_is_said_of_a_figure_belongs_to_it(text: str, value: float, wording: str) -> None:
    """The words beside a figure, shared openings, and nouns that are left out the second time."""
    [one] = [each for each in surroundings(text) if each.quantity.value == value]
    assert one.belongs(wording)


@pytest.mark.parametrize(
    ("text", "value", "wording"),
    [
        (TOLL, 14, "people injured"),
        (TOLL, 25, "people killed"),
        ("The flood killed at least 14 people and injured 25.", 25, "people killed in the flood"),
        ("25 people were killed or injured.", 25, "people killed"),
        ("57 residents were moved in two buses.", 57, "buses"),
        (PUMPS, 2_100_000, "spending on walls"),
        (POWER, 300, "households without power in the province"),
    ],
)
def test_what_is_said_of_another_figure_does_not(text: str, value: float, wording: str) -> None:
    """Another fate, another thing bought, another want; a part of "killed or injured"."""
    [one] = [each for each in surroundings(text) if each.quantity.value == value]
    assert not one.belongs(wording)


def test_the_start_of_a_change_is_told_apart() -> None:
    """The figure behind "from" is where the change began."""
    assert [False, True] == [one.is_start for one in surroundings("The toll was revised to 13 from 11.")]


@pytest.mark.parametrize(("unit", "values"), [("3 men, ", [3]), ("3 men killed 4 ", [3, 4]), ("from 5 ", [5])])
def test_each_of_many_figures_has_its_own_surroundings(unit: str, values: list[float]) -> None:
    """Two hundred times the same figure in one sentence: each is found, and what is said of one is said of each."""
    found = surroundings(unit * 200)
    assert values * 200 == [one.quantity.value for one in found]
    assert all(one.belongs("people killed in the flood") for one in found)
