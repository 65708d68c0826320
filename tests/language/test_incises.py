"""The reporter's words inside quotation marks, and speech that a dash opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.incises import spoken
from summarizer.language.quotations import quotations


def pieces(text: str) -> list[str]:
    """The spoken words of what stands between marks."""
    return [text[start:end] for start, end in spoken(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nous partons, dit-il, et nous reviendrons.", ["Nous partons,", "et nous reviendrons."]),
        ("Nous partons, a-t-elle ajouté.", ["Nous partons,"]),
        ("Nous partons, a déclaré Luc Perrin, le maire, et vous restez.", ["Nous partons,", "et vous restez."]),
        ("Nous partons ! lance Luc Perrin. Demain.", ["Nous partons !", "Demain."]),
        ("Мы уходим, — сказал он. — Завтра.", ["Мы уходим,", "Завтра."]),
        ("Nos vamos —dijo Marta Olmedo—. Mañana.", ["Nos vamos", "Mañana."]),
        ("Nous partons, disait-on en ville, demain.", ["Nous partons,", "demain."]),
        ("Nous partons, et nous reviendrons.", ["Nous partons, et nous reviendrons."]),
        ("We go, said so, and stay — said so — home.", ["We go, said so, and stay — said so — home."]),
        ("Мы уходим — и вернёмся.", ["Мы уходим — и вернёмся."]),
        ("", []),
    ],
)  # fmt: skip
def test_incises(text: str, expected: list[str]) -> None:
    """A verb of saying behind a comma or a dash begins one, and a comma, a full stop or a dash ends it."""
    assert expected == pieces(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("— Мы уходим, — сказал он. — Завтра.\n\n— Куда?", ["Мы уходим,", "Завтра.", "Куда?"]),
        ("—Nos vamos —dijo Marta—. Mañana.", ["Nos vamos", "Mañana."]),
        ("— Nous partons, dit-il.", ["Nous partons,"]),
        ("- Мы уходим, - сказал он.", ["Мы уходим,"]),
        ("— Ferries held.\n\n— Schools shut.", []),
        ("— Канал закрыт.\n\n— Школы закрыты.", []),
        ("Он ушёл — и вернулся.", []),
        ("«Канал закрыт, — сказал он. — Ждите».", ["Канал закрыт,", "Ждите"]),
    ],
)
def test_speech_behind_a_dash(text: str, expected: list[str]) -> None:
    """Paragraphs that a dash opens are speech where one of them has "he said", and else the items of a list."""
    assert expected == [text[one.start : one.end] for one in quotations(text)]


_SIGNS = st.lists(
    st.sampled_from(["— ", "—", ", ", "dit-il", "сказал он", "Oui", "«", "»", ".", "\n\n", " "]), max_size=20
)


@given(_SIGNS.map("".join))
def test_pieces_are_ordered_and_inside(text: str) -> None:
    """Whatever the text, its quotations come in order, disjoint and inside it."""
    last = 0
    for one in quotations(text):
        assert last <= one.outer_start <= one.start <= one.end <= one.outer_end <= len(text)
        last = one.outer_end


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("— ", []),
        (", dit-il", []),
        ("— a, — сказал он. ", ["a,"] * 500),
        ("\n— a —dijo", ["a"] * 500),
        ("« a, dit-il, b » ", ["a,", "b"] * 500),
    ],
)
def test_speech_in_any_number_is_cut_as_one_is(unit: str, expected: list[str]) -> None:
    """Five hundred dashes, guillemets or verbs of saying: the spoken words each time, and no other."""
    text = unit * 500
    assert expected == [text[one.start : one.end] for one in quotations(text)]
