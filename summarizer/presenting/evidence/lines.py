"""Lines and blocks that every view shares → HTML; a mark becomes a link to its sentence on the same page."""

from collections.abc import Iterable, Iterator

from summarizer.presenting.evidence.markup import Html, joined, tag
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
    Part,
    Quoted,
    Row,
    Run,
    Table,
    Tone,
)
from summarizer.presenting.wrapping import SIGNS

_ELEMENTS = {Tone.STRONG: "strong", Tone.LIGHT: "small", Tone.CODE: "code"}
CLASSES = {Tone.GOOD: "good", Tone.DOUBTFUL: "doubtful", Tone.BAD: "bad"}


def written(line: Line) -> Html:
    """A line of words and marks."""
    return joined(map(_part, line))


def _part(part: Part) -> Html | str:
    match part:
        case Mark(source, None):
            return tag("a", str(source), href=f"#a{source}")
        case Mark(source, sentence):
            return tag("a", f"{source}:{sentence}", href=f"#s{source}-{sentence}")
        case Link(text, target):  # no link leads out of the page
            return text if target.startswith("#") else target
        case Run(text, tone):
            return toned(text, tone)


def toned(text: str, tone: Tone) -> Html | str:
    """Words in a tone: a verdict has its sign and its colour beside the words that say it."""
    if tone in CLASSES:
        return tag("b", f"{SIGNS[tone]} {text}", class_=CLASSES[tone])
    if tone in _ELEMENTS:
        return tag(_ELEMENTS[tone], text)
    return text


def laid_out(blocks: Iterable[Block]) -> Html:
    """Blocks in a row."""
    return joined(piece for block in blocks for piece in _block(block))


def _block(block: Block) -> Iterator[Html]:
    match block:
        case Heading(level, line):
            yield tag(f"h{level}", written(line))
        case Paragraph(line):
            yield tag("p", written(line))
        case Notice(line):
            yield tag("p", written(line), class_="notice", role="note")
        case Quoted(line):
            yield tag("blockquote", written(line))
        case Bullets(items):
            yield tag("ul", *map(_bullet, items))
        case Table(head, rows):
            cells = [tag("th", words, scope="col") for words in head]
            table = tag("table", tag("thead", tag("tr", *cells)), tag("tbody", *map(_row, rows)))
            yield tag("div", table, class_="wide")


def _bullet(item: Bullet) -> Html:
    under = tag("ul", *(tag("li", written(line)) for line in item.under)) if item.under else None
    return tag("li", written(item.line), under)


def _row(row: Row) -> Html:
    return tag("tr", *(tag("td", *(tag("div", written(line)) for line in cell)) for cell in row.cells))
