"""Figures are the labelled ones by value, then by unit, then by what they count; and they stand in the text."""

import pytest
from evaluation.scorers.making import PROPERTY, by_name, labelled, number, only, report, summary
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.labels import Figure
from summarizer.evaluation.scorers.numbers import equal, score
from summarizer.summary import Bound, Number

# What is written, its value, its unit, what it counts: no two with one value.
FIGURES = {
    "14 warehouses": (14.0, None, "warehouses"),
    "230 gannets": (230.0, None, "gannets"),
    "12 million euros": (12_000_000.0, "EUR", "insurance claims"),
    "40 percent": (40.0, "percent", "drinking water"),
    "three divers": (3.0, None, "divers"),
}
ARTICLE = report(*(f"Somebody counted {written}." for written in FIGURES))
PICKED = st.lists(st.sampled_from(sorted(FIGURES)), unique=True)


def gold(written: str, **changes: object) -> Figure:
    """The labelled figure."""
    value, unit, what = FIGURES[written]
    fields = {"id": "n", "words": written, "value": value, "unit": unit, "what": (what,)}
    return Figure.model_validate(fields | changes)


def returned(written: str, **changes: object) -> Number:
    """The returned figure, with the sentence that it stands in."""
    value, unit, what = FIGURES[written]
    usual = number(value, what, written, unit=unit, sentence=[*FIGURES].index(written) + 1)
    return usual.model_copy(update=changes)


def scores(labels: list[str], answer: list[str]) -> dict[str, float | None]:
    """The values where these figures are labelled and those returned."""
    expected = labelled(numbers=[gold(written, id=f"n{at}") for at, written in enumerate(labels)])
    return by_name(score(expected, summary(*map(returned, answer)), ARTICLE))


@PROPERTY
@given(PICKED, PICKED)
def test_what_is_found_is_what_both_have(labels: list[str], answer: list[str]) -> None:
    """At each level the pairs are the figures that both lists have; all that is returned stands in the text."""
    both, found = len(set(labels) & set(answer)), scores(labels, answer)
    total = len(labels) + len(answer)
    for level in ("value", "unit", "what"):
        assert (both / len(labels) if labels else None) == found[f"numbers.{level}.recall"]
        assert (both / len(answer) if answer else None) == found[f"numbers.{level}.precision"]
        assert (pytest.approx(2 * both / total) if total else None) == found[f"numbers.{level}.f1"]
    assert (1 if answer else None) == found["numbers.grounded"]


@PROPERTY
@given(PICKED, PICKED)
def test_precision_and_recall_change_places_with_the_lists(labels: list[str], answer: list[str]) -> None:
    """Who is scored against whom decides which is which."""
    there, back = scores(labels, answer), scores(answer, labels)
    for level in ("value", "unit", "what"):
        assert there[f"numbers.{level}.recall"] == back[f"numbers.{level}.precision"]
        assert there[f"numbers.{level}.f1"] == back[f"numbers.{level}.f1"]


def test_the_levels_are_nested() -> None:
    """Three figures of three values, two of them with the right unit, one of those with the right thing."""
    expected = labelled(numbers=[gold("14 warehouses"), gold("40 percent"), gold("12 million euros")])
    answer = summary(
        returned("14 warehouses"),
        returned("40 percent", what="the harbour fund"),
        returned("12 million euros", unit="USD"),
    )
    found = by_name(score(expected, answer, ARTICLE))
    assert [1, 2 / 3, 1 / 3] == [found[f"numbers.{level}.recall"] for level in ("value", "unit", "what")]


def test_a_figure_is_taken_for_one_other_only() -> None:
    """The same figure returned twice is right once, and the pair with the right thing is the one that counts."""
    expected = labelled(numbers=[gold("14 warehouses")])
    answer = summary(returned("14 warehouses", what="gannets"), returned("14 warehouses"))
    found = by_name(score(expected, answer, ARTICLE))
    assert (0.5, 1.0) == (found["numbers.value.precision"], found["numbers.what.recall"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("percent", "percentage point"), ("USD", "EUR"), ("km", "mile"), (None, "percent")],
)
def test_other_units(one: str | None, other: str | None) -> None:
    """A share is no difference of shares, a dollar no euro."""
    expected = labelled(numbers=[gold("40 percent", unit=one)])
    found = by_name(score(expected, summary(returned("40 percent", unit=other)), ARTICLE))
    assert (1, 0) == (found["numbers.value.recall"], found["numbers.unit.recall"])


@pytest.mark.parametrize(("one", "other"), [("percent", "%"), ("USD", "$"), ("kilometer", "km"), (None, None)])
def test_the_same_unit_in_other_words(one: str | None, other: str | None) -> None:
    """Units are compared by what they are, not by how they are written."""
    expected = labelled(numbers=[gold("40 percent", unit=one)])
    assert 1 == by_name(score(expected, summary(returned("40 percent", unit=other)), ARTICLE))["numbers.unit.recall"]


def test_a_range_is_a_pair() -> None:
    """Both ends must be the same, and an end is no value."""
    expected = labelled(numbers=[gold("14 warehouses", value=None, low=14.0, high=20.0)])

    def recall(**ends: float | None) -> float | None:
        answer = summary(returned("14 warehouses", **ends))
        return by_name(score(expected, answer, ARTICLE))["numbers.value.recall"]

    assert [1, 0, 0, 0] == [
        recall(value=None, low=14.0, high=20.0),
        recall(value=None, low=14.0, high=21.0),
        recall(value=None, low=14.0),
        recall(value=14.0),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (48_600_000, 49_000_000, True),
        (19_800, 20_000, True),
        (45, 50, True),
        (44, 50, False),
        (0.34, 0.3, True),
        (0.36, 0.3, False),
        (None, None, True),
        (None, 3.0, False),
    ],
)
def test_about(one: float | None, other: float | None, same: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """An `about` is the other value as far as the coarser of the two is exact; without it, only the value itself is."""
    assert same is equal(one, other, about=True) is equal(other, one, about=True)
    assert (one == other) is equal(one, other, about=False)


def test_about_is_said_by_either() -> None:
    """It is enough that the label or the answer says so."""
    for label, answer in ((Bound.ABOUT, Bound.EXACT), (Bound.EXACT, Bound.ABOUT)):
        expected = labelled(numbers=[gold("230 gannets", value=234.0, bound=label)])
        found = by_name(score(expected, summary(returned("230 gannets", bound=answer)), ARTICLE))
        assert 1 == found["numbers.value.recall"]


@pytest.mark.parametrize(
    ("changes", "grounded"),
    [
        ({"value": 3.0}, True),
        ({"value": 12_000_000.0}, True),
        ({"value": 15.0}, False),
        ({"value": None, "low": 14.0, "high": 230.0}, True),
        ({"value": None, "low": 14.0, "high": 231.0}, False),
        ({"value": 1987.0}, True),
    ],
)
def test_grounded(changes: dict[str, float | None], grounded: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A value must stand in the text in digits or in words; of a range, both ends."""
    article = report(*(article_sentence for article_sentence in ARTICLE.text.split("\n\n")), "The quay is of 1987.")
    found = only(score(labelled(), summary(returned("14 warehouses", **changes)), article), "numbers.grounded")
    assert float(grounded) == found.value
    assert grounded is ("stands in the text" == found.matches[0].reason)


@PROPERTY
@given(PICKED, PICKED)
def test_every_item_is_shown(labels: list[str], answer: list[str]) -> None:
    """Each labelled figure stands in the pairs once, and so does each returned one."""
    expected = labelled(numbers=[gold(written, id=f"n{at}") for at, written in enumerate(labels)])
    matches = only(score(expected, summary(*map(returned, answer)), ARTICLE), "numbers.what.f1").matches
    assert len(labels) == sum(match.expected is not None for match in matches)
    assert len(answer) == sum(match.actual is not None for match in matches)
    assert len(set(labels) | set(answer)) == len(matches)
