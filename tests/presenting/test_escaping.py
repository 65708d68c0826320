"""Any string becomes Markdown that shows it and does nothing."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from presenting.hostile import PAYLOADS, TEXT
from presenting.rendering import rendered

from summarizer.presenting.escaping import code, escaped, line_start
from summarizer.presenting.markdown import written
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Link,
    Mark,
    Notice,
    Paragraph,
    Quoted,
    Row,
    Run,
    Table,
    Tone,
    clean,
    own,
)

PROSE = (
    "The U.S.-led force said it wasn't there (or so Anna Holt, 41, claims).",
    "“For this to work – and it must – we need 3.5 million,” she said; it's 40% of US$7.2 billion.",
    "Dr. O'Neill's well-known A&E ward took $5 and €6 a day, i.e. 10/12 of it: no more!",
    "At 5 p.m. on Feb. 22, 2031, nearly 20,000 people left; 36 trucks returned.",
)


def shown(*blocks: Block) -> list[str]:
    """The words of each block, after checking that there is nothing active in them."""
    found = rendered(written(blocks))
    assert found.active == []
    assert found.links == []
    return found.texts


def every_block(line: Line) -> tuple[Block, ...]:
    """The line in every block that holds one; no two of them run together."""
    return (Paragraph(line), Quoted(line), Notice(line), Bullets((Bullet(line),)), Heading(2, line))


EVERY_BLOCK = "p blockquote p blockquote p ul li p h2".split()


@pytest.mark.parametrize("prose", PROSE)
def test_ordinary_prose_stays_as_it_is(prose: str) -> None:
    """No character of a news sentence is escaped, so that the raw file reads like a letter."""
    assert line_start(escaped(prose)) == prose


@settings(deadline=None, max_examples=150)
@given(text=TEXT.map(clean), tone=st.sampled_from(Tone))
def test_every_string_is_shown_and_does_nothing(text: str, tone: Tone) -> None:
    """In every block and every tone, the parsed words are the string, and the blocks are those that were meant."""
    assume(text)
    blocks = every_block((own("a "), Run(text, tone), own(" z")))
    assert shown(*blocks) == [f"a {text} z"] * len(blocks)
    assert rendered(written(blocks)).blocks == EVERY_BLOCK


@settings(deadline=None, max_examples=100)
@given(text=TEXT.map(clean), other=TEXT.map(clean))
def test_a_string_may_start_and_end_a_line(text: str, other: str) -> None:
    """A string at the start of a line makes no list, heading or rule of it; strings that touch make no link."""
    assume(text or other)
    blocks = every_block((Run(text), Run(other)))
    assert shown(*blocks) == [text + other] * len(blocks)
    assert rendered(written(blocks)).blocks == EVERY_BLOCK


@settings(deadline=None, max_examples=100)
@example(":0")
@example("(0)")
@given(text=TEXT.map(clean))
def test_a_citation_beside_any_string_stays_plain(text: str) -> None:
    """`[2:14]` before or after any words is neither an image nor a link nor a definition."""
    blocks = (Paragraph((Run(text), Mark(2, 14))), Paragraph((Mark(2, 14), Run(text))))
    assert shown(*blocks) == [f"{text}[2:14]", f"[2:14]{text}"]


def test_a_link_after_an_exclamation_is_no_image() -> None:
    """`!` before the brackets of a link of ours would make an image of it."""
    found = rendered(written([Paragraph((Run("Stop!"), Link("paper.example", "https://paper.example/")))]))
    assert found.active == []
    assert found.links == ["https://paper.example/"]


@settings(deadline=None, max_examples=60)
@given(text=TEXT.map(clean))
def test_a_cell_keeps_its_row(text: str) -> None:
    """A string in a table opens no further cell and ends no row."""
    row = Row((((own("before"),),), ((Run(text),),), ((own("after"),),)))
    table = Table(("one", "two", "three"), (row, row))
    assert shown(table) == ["one", "two", "three", *["before", text, "after"] * 2]


@settings(deadline=None, max_examples=60)
@given(text=TEXT.map(clean))
def test_code_is_shown_and_does_nothing(text: str) -> None:
    """A path with any characters is shown with each of them."""
    assume(text)
    assert shown(Paragraph((Run(text, Tone.CODE),))) == [text]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_known_attacks_are_shown_and_do_nothing(payload: str) -> None:
    """Each known attack comes out as the characters that it is made of."""
    assert shown(Paragraph((Run(clean(payload)), own(" z")))) == [f"{clean(payload)} z".strip()]


@pytest.mark.parametrize(
    "address", ["http://evil.example/x", "www.evil.example", "me@evil.example", "@everyone", "ftp://evil.example"]
)
def test_an_address_becomes_code(address: str) -> None:
    """Addresses are set as code, as some programs link them in spite of a backslash; what stands around is prose."""
    assert f"See (`{address}`), please." == escaped(f"See ({address}), please.")


def test_code_that_cannot_hold_a_string_gives_way() -> None:
    """A backtick or a pipe would end the code or the cell, so that the string is escaped instead."""
    assert code("a`b|c") == r"a\`b\|c"
    assert code("a_b*c") == "`a_b*c`"


@pytest.mark.parametrize("unit", ["a.", "@", "a@", "&a", "[x]("])
def test_a_string_that_repeats_itself_is_shown_whole(unit: str) -> None:
    """Beginnings of links, addresses and references, two hundred in a row, are shown and do nothing."""
    assert [unit * 200] == shown(Paragraph((Run(unit * 200),)))
