"""A line of the page and a width → rows of words that fit, with or without colour."""

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len, chop_cells

from summarizer.presenting.page import Line, Link, Mark, Part, Run, Tone
from summarizer.text import printable

# The only escape sequences that any view writes: bold, italic, and four colours that show on dark and on light.
# Not dim: it would play down who says something.
_COLOURS: Final = {
    Tone.STRONG: "1",
    Tone.LIGHT: "3",
    Tone.GOOD: "32",
    Tone.DOUBTFUL: "33",
    Tone.BAD: "1;31",
}
_MARK_COLOUR: Final = "36"
_RESET: Final = "\x1b[0m"

_UNBROKEN: Final = "\xa0"  # between a sign and its word, so that they stay in one row
SIGNS: Final = {Tone.GOOD: "✓", Tone.DOUBTFUL: "!", Tone.BAD: "✗"}

Piece = tuple[str, str]
"""Characters, and the colour they have: empty for none."""


def rows(line: Line, width: int) -> Iterator[list[Piece]]:
    """Rows of at most `width` columns, broken between words; only what is longer than a row is cut."""
    width = max(width, 2)  # a wide character fills two columns
    row: list[Piece] = []
    used = 0
    for word in _words(line):
        length = sum(cell_len(text) for text, _ in word)
        if row and used + 1 + length <= width:
            row += [(" ", ""), *word]
            used += 1 + length
            continue
        if row:
            yield row
        *full, row = _cut(word, width) if length > width else [word]
        yield from full
        used = sum(cell_len(text) for text, _ in row)
    if row:
        yield row


def painted(row: list[Piece], *, colour: bool) -> str:
    """A row as characters for a terminal."""
    text = "".join(f"\x1b[{paint}m{text}{_RESET}" if colour and paint else text for text, paint in row)
    return text.replace(_UNBROKEN, " ")


def sign(tone: Tone, otherwise: str) -> Piece:
    """The sign of a tone in its colour, for the head of a list entry."""
    return SIGNS.get(tone, otherwise), _COLOURS[tone] if tone in SIGNS else ""


def length(line: Line) -> int:
    """Columns that the line takes in one row."""
    return sum(cell_len(text) for text, _ in map(_piece, line))


def _words(line: Line) -> Iterator[list[Piece]]:
    """Words between spaces, each in the pieces that make it: bold letters and a comma may be one word."""
    word: list[Piece] = []
    for part in line:
        text, paint = _piece(part)
        for position, chunk in enumerate(text.split(" ")):
            if position and word:
                yield word
                word = []
            if chunk:
                word.append((chunk, paint))
    if word:
        yield word


def _piece(part: Part) -> Piece:
    match part:
        case Mark():
            return part.text, _MARK_COLOUR
        case Link(text, target):
            return printable(text if target.startswith("#") else target), ""
        case Run(text, tone):
            mark = f"{SIGNS[tone]}{_UNBROKEN}" if tone in SIGNS else ""
            return mark + printable(text).replace("\n", " ").replace("\t", " "), _COLOURS.get(tone, "")


def _cut(word: list[Piece], width: int) -> list[list[Piece]]:
    """A word that is longer than a row, in rows that are full but for the last."""
    found: list[list[Piece]] = [[]]
    room = width
    for text, paint in word:
        rest = text
        while cell_len(rest) > room:
            head = next(iter(chop_cells(rest, room)), "") if room > 1 else ""
            if head:
                found[-1].append((head, paint))
            rest = rest[len(head) :]
            found.append([])
            room = width
        found[-1].append((rest, paint))
        room -= cell_len(rest)
    return found
