"""Words and marks → lines, blocks and one page, which every view lays out in its own way.

A view escapes every part that it writes, our own words included: nothing on a page is trusted to be harmless.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from summarizer.printing import one_line
from summarizer.text import printable, visible


class Tone(Enum):
    """How words are set. Colour is never the only difference: `GOOD` and `BAD` also have words or a sign."""

    PLAIN = auto()
    STRONG = auto()
    LIGHT = auto()
    """An aside: an attribution, a count."""
    CODE = auto()
    """Letter for letter: a path, a fingerprint."""
    GOOD = auto()
    DOUBTFUL = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation: a source, and a sentence of it; None for the source as a whole."""

    source: int | None
    sentence: int | None = None

    @property
    def text(self) -> str:
        """`[2:14]`; `[2]` for a whole source; `[14]` where there is only one article to cite."""
        return "[" + ":".join(str(part) for part in (self.source, self.sentence) if part is not None) + "]"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a heading of the page (`#…`), or to the address of an article."""

    text: str
    target: str


Part = Run | Mark | Link
Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must see before everything else."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's words, set apart."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullet:
    """One entry of a list, with lines that belong to it; the tone gives its sign where signs are shown."""

    line: Line
    under: tuple[Line, ...] = ()
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a cell holds one line or several, side by side."""

    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; every row has a cell for each word of the head."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


Block = Heading | Paragraph | Notice | Quoted | Bullets | Table


def cited_on(blocks: Iterable[Block]) -> frozenset[int]:
    """The numbers of the sources that the blocks have marks of."""
    return frozenset(
        part.source
        for block in blocks
        for line in _lines(block)
        for part in line
        if isinstance(part, Mark) and part.source is not None
    )


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Bullets(items):
            for item in items:
                yield from (item.line, *item.under)
        case Table(_, rows):
            yield from (line for row in rows for cell in row.cells for line in cell)
        case _:
            yield block.line


def clean(text: str) -> str:
    """A string of unknown origin on one line: white space levelled, nothing unseen, controls spelled out."""
    return printable(" ".join(visible(text).split()))


def given(text: str, tone: Tone = Tone.PLAIN) -> Run:
    """Words of an article, a model or a file name."""
    return Run(clean(text), tone)


def exactly(name: str) -> Run:
    r"""A path, a fingerprint: every character kept; the unseen and the line breaks spelled out.

    >>> exactly("a\nb.txt").text
    'a\\nb.txt'
    """
    return Run(one_line(name), Tone.CODE)


def own(text: str, tone: Tone = Tone.PLAIN) -> Run:
    """Connecting words of ours."""
    return Run(text, tone)


def in_quotes(text: str) -> Run:
    """An article's words between quotation marks."""
    return Run(f"“{clean(text)}”")


def joined(lines: Iterable[Line], separator: str) -> Line:
    """Lines in a row, with a separator of ours between them."""
    parts: list[Part] = []
    for line in lines:
        if parts:
            parts.append(own(separator))
        parts += line
    return tuple(parts)


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters of a text, with an ellipsis where cut; for what must not fill a page."""
    text = clean(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
