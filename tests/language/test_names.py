"""Proper names as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.names import names, same_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Roe and Nora Pell left.", ["Roe", "Nora Pell"]),
        ("They met Secretary of State Nora Pell.", ["Nora Pell"]),
        ("They met Ode Council Chairman Tom Roe.", ["Ode Council", "Tom Roe"]),
        ("He saw J. R. Roe and Jean-Luc O'Dell.", ["J. R. Roe", "Jean-Luc O'Dell"]),
        ("It flew to the Bank of the West on Friday.", ["Bank of the West"]),
        ("The U.S.-backed force of the FDP left.", ["U.S.", "FDP"]),
        ("Hundreds of Odians fled.", ["Odians"]),
        ("It was Pell's boat, not the Roes’ one.", ["Pell", "Roes"]),
        ("Here Šárka Nováková met Łucja and Їжак.", ["Šárka Nováková", "Łucja", "Їжак"]),
        ("On Friday he said I may.", []),
        ("", []),
    ],
)
def test_names_of_a_text(text: str, expected: list[str]) -> None:
    """Names come without titles before and possessives behind; days and pronouns are none."""
    assert expected == [name.text for name in names(text)]


@pytest.mark.parametrize(
    ("text", "sure"),
    [("Trucks left Ode.", [False, True]), ("Varnmoor fell. Trucks left.", [True, False]), ("FDP won.", [True])],
)
def test_a_word_that_opens_a_sentence(text: str, sure: list[bool]) -> None:
    """A common word with a sentence's capital is not sure to be a name; a rare word and an acronym are."""
    assert sure == [name.sure for name in names(text)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("pell",), ("nora", "pell"), True),
        (("fdp",), ("free", "dock", "party"), True),
        (("nora", "roe"), ("nora", "pell"), False),
        ((), ("pell",), False),
    ],
)
def test_same_name(one: tuple[str, ...], other: tuple[str, ...], *, same: bool) -> None:
    """A name is the same as its part and its initials, and nothing is the same as no name."""
    assert same is same_name(one, other)
    assert same is same_name(other, one)


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from("Pell of the Mr. A. U.S. Ode's , . Roe-Pell".split())).map(" ".join),
    )
)
def test_spans_are_ordered_and_inside(text: str) -> None:
    """For any text the names come in order, disjoint, and are what stands at their spans."""
    last = 0
    for name in names(text):
        assert last <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        assert name.parts
        last = name.end
