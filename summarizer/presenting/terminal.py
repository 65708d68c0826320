"""Page → text for a terminal of any width: headings, hanging indents, signs; colour only on top of words."""

from collections.abc import Iterable, Iterator
from typing import Final

from summarizer.briefing import Briefing
from summarizer.presenting.layout import page
from summarizer.presenting.lengths import Length
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Notice,
    Paragraph,
    Quoted,
    Row,
    Run,
    Table,
    Tone,
    joined,
    own,
)
from summarizer.presenting.wrapping import Piece, length, painted, rows, sign

WIDEST = 100  # columns of running text: from the end of a longer row the eye does not find the next
NARROWEST = 20  # columns: below that no layout is readable, so rows may be wider than asked
GAP = 2  # columns between the columns of a table
_RULES: Final = {1: "═", 2: "─"}


def to_terminal(briefing: Briefing, *, width: int, colour: bool, length: Length = Length.FULL) -> str:
    """A briefing of that length for a terminal of `width` columns."""
    return Screen(width=width, colour=colour).shown(page(briefing, length))


class Screen:
    """A terminal: its width and whether it has colours."""

    def __init__(self, *, width: int, colour: bool) -> None:
        self._width = max(NARROWEST, min(width, WIDEST))
        self._colour = colour

    def shown(self, blocks: Iterable[Block]) -> str:
        """The blocks as text that ends with a line break."""
        return "\n\n".join("\n".join(self._block(block)) for block in blocks) + "\n"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level, line):
                yield from self._heading(level, line)
            case Paragraph(line) | Notice(line):
                yield from self._hanging(line, ("", ""))
            case Quoted(line):
                yield from self._hanging(line, ("│ ", ""), "│ ")
            case Bullets(items):
                for item in items:
                    yield from self._bullet(item)
            case Table():
                yield from self._aligned(block) if self._fits(block) else self._stacked(block)

    def _hanging(self, line: Line, first: Piece, rest: str | None = None) -> Iterator[str]:
        """The line in rows after `first`; the following ones after `rest`, by default as many spaces."""
        lead = painted([first], colour=self._colour)
        for row in rows(line, self._width - len(first[0])):
            yield lead + painted(row, colour=self._colour)
            lead = " " * len(first[0]) if rest is None else rest

    def _heading(self, level: int, line: Line) -> Iterator[str]:
        strong = tuple(Run(part.text, Tone.STRONG) for part in line)
        yield from self._hanging(strong, ("" if level in _RULES else "── ", ""))
        if level in _RULES:
            yield _RULES[level] * min(length(strong), self._width)

    def _bullet(self, item: Bullet) -> Iterator[str]:
        mark, paint = sign(item.tone, "•")
        yield from self._hanging(item.line, (f"{mark} ", paint))
        for line in item.under:
            yield from self._hanging(line, ("    ", ""))

    def _first_columns(self, table: Table) -> list[int]:
        """Widths of all columns but the last, which takes what is left."""
        table_rows = [tuple(length(joined(cell, "; ")) for cell in row.cells) for row in table.rows]
        widths = zip(*(tuple(map(len, table.head)), *table_rows), strict=True)
        return [max(column) + GAP for column in widths][:-1]

    def _fits(self, table: Table) -> bool:
        """True if every cell is one line and half the width is left for the last column."""
        single = all(len(cell) <= 1 for row in table.rows for cell in row.cells)
        return single and sum(self._first_columns(table)) * 2 <= self._width

    def _aligned(self, table: Table) -> Iterator[str]:
        widths = self._first_columns(table)
        head = Row(tuple(((own(word, Tone.LIGHT),),) for word in table.head))
        for row in (head, *table.rows):
            cells = [joined(cell, "; ") for cell in row.cells]
            lead = "".join(
                self._rows(cell, width)[0] + " " * (width - length(cell))
                for cell, width in zip(cells[:-1], widths, strict=True)
            )
            first, *more = self._rows(cells[-1], self._width - sum(widths))
            yield (lead + first).rstrip()
            yield from (" " * sum(widths) + each for each in more)

    def _rows(self, line: Line, width: int) -> list[str]:
        return [painted(row, colour=self._colour) for row in rows(line, width)] or [""]

    def _stacked(self, table: Table) -> Iterator[str]:
        """The first cell of a row as its title, the others below it."""
        for row in table.rows:
            first, *others = row.cells
            if [len(cell) for cell in others] == [1]:
                yield from self._hanging((*joined(first, "; "), own(": "), *others[0][0]), ("• ", ""))
                continue
            title = tuple(Run(part.text, Tone.STRONG) for part in joined(first, "; "))
            yield from self._hanging(title, ("• ", ""))
            for name, cell in zip(table.head[1:], others, strict=True):
                label = (own(f"{name.lower()}: ", Tone.LIGHT),) if len(cell) == 1 else ()
                for line in cell:
                    yield from self._hanging((*label, *line), ("    ", ""))
