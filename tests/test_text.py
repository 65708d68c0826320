"""The view in which texts are compared, and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import BROKEN, paragraphs, view


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go” ‘now’ «now» „now“ 「now」", "\"Go\" 'now' \"now\" \"now\" \"now\""),
        ("``Go'' `now´", "\"Go\" 'now'"),
        ("a—b a – b a -- b a--b a―b", "a - b a - b a - b a - b a - b"),
        ("a–b a‑b a−5", "a-b a-b a-5"),
        ("a\u00a0b  c\td\r\n\r\ne\u2029f", "a b c d e f"),
        ("a\u200bb c\u00ad\u200bd \u202ee\u202c f\U000e0041", "ab cd e f"),
        ("a… b... c.... d…… e. . . f. . . . g", "a... b... c... d... e... f... g"),
        ("\ufb01\ufb02 ＡＢ１２，", "fifl AB12,"),
        ("e\u0301 か\u3099 \u1112\u1161\u11ab \u212b", "é が 한 Å"),
        ("evacu-\nation evacu\u00ad\nation we-\r\n  ll", f"evacu{BROKEN}ation evacu{BROKEN}ation we{BROKEN}ll"),
        ("in 2010-\n11 a -\nb", "in 2010- 11 a - b"),
        ("it's 6'2\" 3,400 10² ½", "it's 6'2\" 3,400 10² ½"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_a_view_levels(text: str, expected: str) -> None:
    """Typography is levelled; words, digits, case and apostrophes are not."""
    assert expected == view(text).text


_SIGNS = st.sampled_from("a 5'\"’“”«–—-.…`\n\r\t\u00a0\u200b\u00ad\u0301\ufb01é走")


@given(st.one_of(st.text(max_size=40), st.text(_SIGNS, max_size=40)))
def test_every_character_can_be_traced(text: str) -> None:
    """The characters of a view come from spans of the text, in order; what is not typography is the same there."""
    seen = view(text)
    last = 0
    for at, character in enumerate(seen.text):
        start, end = seen.original(at, at + 1)
        assert last <= start < end <= len(text)
        last = start
        if character.isascii() and character.isalnum() and end - start == 1 and text[start].isascii():
            assert character == text[start]
    if seen.text:
        assert seen.original(0, len(seen.text))[1] <= len(text)


@given(st.text(_SIGNS, max_size=30))
def test_plain_and_rich_text_are_levelled_alike(text: str) -> None:
    """A sign that needs the long way changes nothing of the text before it."""
    assert view(f"{text} x").text == view(f"{text} x \u2e3a").text.removesuffix(" - ")


_LINE = "the harbour watch of Ode has kept the old lamp burning for a very long"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{_LINE} {_LINE}.\n\n{_LINE}\ntime and {_LINE}\ntime and {_LINE}\ntime.\n\nOne line.\nAnother line.", 4),
        (f"Ode\n\n{_LINE.capitalize()}\nAnd {_LINE} time\nand {_LINE}\ntime.\n\nOde has {_LINE}\ntime.", 3),
        ("\n".join([_LINE.capitalize()] * 3) + "\nRelated Topics\nNorvale\nWeather\nStorm Elin", 7),
        (f"{_LINE.capitalize()}.\n\n" * 3 + "Published\n4 hours ago\n\nBy Ann Example\nin Ode\n\nhide caption", 8),
        ("One line.\nAnother line.\n\nA third.", 3),
        ("Ferries held in port while the dredger is lifted from there\nSchools open\n\nRain on Friday", 3),
        ("", 0),
    ],
)
def test_a_block_of_wrapped_lines_is_a_paragraph(text: str, expected: int) -> None:
    """Lines that end at a column make one paragraph, other lines one each, in the same text too."""
    assert expected == len(paragraphs(text))


@pytest.mark.parametrize(
    ("unit", "levelled", "count"),
    [
        ("“", '"', 1),
        ("— ", " - ", 1),
        ("-\n", "- ", 1000),
        ("e\u0301", "é", 1),
        ("\u200b", "", 1),
        ("''", '"', 1),
        ("a-\nb", f"a{BROKEN}b", 1001),
        ("x", "x", 1),
    ],
)
def test_what_is_repeated_is_levelled_each_time(unit: str, levelled: str, count: int) -> None:
    """A thousand of any sign in a row are a thousand of what one is; lines of it are paragraphs of their own."""
    assert (levelled * 1000, count) == (view(unit * 1000).text, len(paragraphs(unit * 1000)))
