"""The terminal view says what the Markdown says, in as many columns as there are."""

import re

import pytest
from hypothesis import given, settings
from presenting.bridge import FULL, ONE_STORY
from presenting.hostile import TEXT, filled
from presenting.samples import briefing, point, stated, story
from rich.cells import cell_len

from summarizer.briefing import Briefing
from summarizer.presenting import to_markdown, to_terminal
from summarizer.presenting.layout import page
from summarizer.presenting.page import Block, Bullets, Line, Link, Run, Table
from summarizer.presenting.wrapping import painted, rows

WIDTHS = (20, 40, 80, 100, 120)


def squeezed(text: str) -> str:
    """The letters and figures alone: what is left of a page when its layout is gone."""
    return re.sub(r"[\W_]+", "", text)


def lines(block: Block) -> list[Line]:
    """Every line of a block."""
    match block:
        case Bullets(items):
            return [line for item in items for line in (item.line, *item.under)]
        case Table():
            return [line for row in block.rows for cell in row.cells for line in cell]
        case _:
            return [block.line]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("example", [FULL, ONE_STORY, briefing()])
def test_no_row_is_wider_than_the_terminal(example: Briefing, width: int) -> None:
    """Every row fits, and none ends in white space, so that nothing wraps twice."""
    shown = to_terminal(example, width=width, colour=False)
    assert max(map(cell_len, shown.splitlines())) <= width
    assert all(line == line.rstrip() for line in shown.splitlines())


@settings(deadline=None, max_examples=30)
@given(text=TEXT)
def test_any_text_fits(text: str) -> None:
    """Wide characters, long words and empty strings fit as well."""
    shown = to_terminal(filled(FULL, lambda _: text), width=40, colour=False)
    assert max(map(cell_len, shown.split("\n"))) <= 40


@pytest.mark.parametrize(
    "shown", [to_markdown(FULL), to_terminal(FULL, width=20, colour=False), to_terminal(FULL, width=80, colour=False)]
)
def test_every_view_says_the_same(shown: str) -> None:
    """Every line of every block stands in the Markdown and in the terminal view, word for word and in order."""
    rest = squeezed(shown)
    for line in (line for block in page(FULL) for line in lines(block)):
        words = squeezed("".join(part.text for part in line if not isinstance(part, Link)))
        assert words in rest
        rest = rest[rest.index(words) :]


def test_colour_only_adds_colour() -> None:
    """Without its own escape sequences the coloured view is the plain one: nothing is said by colour alone."""
    coloured = to_terminal(FULL, width=80, colour=True)
    assert "\x1b[1;31m✗" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == to_terminal(FULL, width=80, colour=False)


def test_colour_never_runs_over_the_end_of_a_row() -> None:
    """A pager that shows some rows shows them in their colours."""
    for line in to_terminal(FULL, width=40, colour=True).splitlines():
        assert len(re.findall(r"\x1b\[(?!0m)", line)) == line.count("\x1b[0m")


def test_what_is_wrong_has_a_sign() -> None:
    """Contradictions, withheld items and gaps are marked by a sign as well as by words."""
    shown = to_terminal(FULL, width=80, colour=False)
    assert shown.startswith("✗ PARTIAL. 2 articles")
    assert "comparison: ✗ CONTRADICTED" in shown
    assert "✗ Statement from [3], contradicted by the article:" in shown
    assert "comparison: ✓ agree (2 independent sources)" in shown
    assert "(! disputed)" in shown


def test_addresses_are_shown_in_full() -> None:
    """A terminal has no links: the address stands there to be copied."""
    assert "https://www.courier.example/bridge?page=2" in to_terminal(ONE_STORY, width=100, colour=False)


def test_citations_are_not_torn() -> None:
    """`[1:3]` never breaks over two rows."""
    for width in WIDTHS[1:]:
        shown = to_terminal(FULL, width=width, colour=False)
        assert shown.count("[1:3]") == to_terminal(FULL, width=120, colour=False).count("[1:3]")


def test_a_word_that_is_longer_than_a_row_is_cut() -> None:
    """A word without end fills rows, and loses no letter."""
    found = [painted(row, colour=False) for row in rows((Run("ab" * 25), Run("日本語" * 4)), 20)]
    assert all(cell_len(row) <= 20 for row in found)
    assert "".join(found) == "ab" * 25 + "日本語" * 4


def test_three_hundred_points_stay_in_the_terminal() -> None:
    """A long story is long, not wide."""
    points = tuple(point(f"p{n}", f"Statement number {n} says so.", stated(n % 5 + 1, n)) for n in range(300))
    shown = to_terminal(briefing(story("Long", *range(1, 6), points=points)), width=80, colour=False)
    assert all(f"number {n} says" in " ".join(shown.split()) for n in range(300))


def test_a_sign_stays_with_its_word() -> None:
    """No row ends with a sign whose word stands in the next one."""
    for width in range(20, 60):
        shown = to_terminal(ONE_STORY, width=width, colour=False)
        assert not re.search(r"[✓✗!]$|\xa0", shown, re.MULTILINE)
