"""Figures over time are drawn where there is a time, with how each is bounded."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presenting.evidence.parsed import parsed
from presenting.samples import THURSDAY, TUESDAY, cite, figure, side

from summarizer.briefing import Relation, Side
from summarizer.presenting.evidence.plot import HEIGHT, WIDTH, plot
from summarizer.summary import Bound


def drawn(*sides: Side, relation: Relation = Relation.UPDATED) -> str:
    """The drawing of a row; it must be there."""
    found = plot(figure("people", relation, *sides))
    assert found is not None
    return found


def given_(value: float, day: object = TUESDAY, **changes: object) -> Side:
    return side(cite(1, 1, "words"), value, day, **changes)  # type: ignore[arg-type]


def test_a_drawing_says_what_it_shows() -> None:
    """Who does not see it hears the extent in values and days."""
    html = drawn(given_(11), given_(13, THURSDAY))
    assert 'role="img" aria-label="Plot of people: from 11 to 13, 11 to 13 March 2031"' in html


def test_a_larger_value_stands_higher_and_a_later_day_to_the_right() -> None:
    """The axes are those that a reader expects."""
    html = drawn(given_(11), given_(13, THURSDAY))
    (x1, y1), (x2, y2) = ((float(x), float(y)) for x, y in re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', html))
    assert x1 < x2
    assert y1 > y2


@pytest.mark.parametrize(
    ("bound", "shape", "arrow"),
    [
        (Bound.EXACT, "solid", None),
        (Bound.ABOUT, "hollow", None),
        (Bound.AT_LEAST, "solid", "v-"),
        (Bound.MORE_THAN, "hollow", "v-"),
        (Bound.AT_MOST, "solid", "v1"),
        (Bound.LESS_THAN, "hollow", "v1"),
        (Bound.NEARLY, "hollow", "v1"),
    ],
)
def test_a_bound_has_its_own_look(bound: Bound, shape: str, arrow: str | None) -> None:
    """Filled where the value itself may be meant; an arrow towards what it may be beyond."""
    html = drawn(given_(11, bound=bound), given_(13, THURSDAY), given_(9, THURSDAY))
    first = html.split("<circle")[1]
    assert (shape == "hollow") == ('class="hollow"' in first.split(">")[0])
    assert (arrow is not None) == ("v-13" in html or "v13" in html)
    assert arrow is None or arrow in html


def test_a_range_is_a_bar_and_a_contradicted_figure_a_diamond() -> None:
    """Neither is told by its colour alone."""
    html = drawn(given_(0, low=5, high=9), given_(7, THURSDAY), relation=Relation.CONTRADICTED)
    assert "<circle" not in html
    assert 2 == html.count('class="disputed"')


def test_nothing_is_drawn_without_time_or_difference() -> None:
    """Figures of one day are read beside each other, and equal ones need no drawing."""
    assert plot(figure("people", Relation.CONTRADICTED, given_(1), given_(2))) is None
    assert plot(figure("people", Relation.AGREE, given_(1), given_(1, THURSDAY))) is None
    assert plot(figure("people", Relation.SINGLE, given_(1), given_(2, None))) is None
    assert plot(figure("people", Relation.SINGLE, side(cite(1, 1), None, TUESDAY))) is None


def test_undated_figures_have_a_place_of_their_own() -> None:
    """They stand apart, and are called undated."""
    assert ">undated</text>" in drawn(given_(1), given_(2, THURSDAY), given_(3, None))


@given(
    st.lists(
        st.tuples(
            st.floats(allow_nan=False, allow_infinity=False),
            st.one_of(st.none(), st.dates()),
            st.sampled_from(Bound),
        ),
        max_size=12,
    )
)
def test_any_figures_stay_inside_the_drawing(values: list[tuple[float, object, Bound]]) -> None:
    """No value, however large, is drawn outside, and no number of the drawing is none."""
    found = plot(figure("people", Relation.UPDATED, *(given_(value, day, bound=bound) for value, day, bound in values)))
    if found is None:
        return
    assert "nan" not in found
    assert "inf" not in found
    for element in parsed(found).walk():
        if element.name == "circle":
            assert 0 <= float(element["cx"]) <= WIDTH
            assert 0 <= float(element["cy"]) <= HEIGHT
