"""Page → Markdown that reads well as it stands and rendered, and in which only our own links are links."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from summarizer.briefing import Briefing
from summarizer.presenting.escaping import code, escaped, line_start
from summarizer.presenting.layout import page
from summarizer.presenting.lengths import Length
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
    Run,
    Table,
    Tone,
)

_FIRST_MARK: Final = re.compile(r"\[[\d:]+\]\Z")

_SETTINGS: dict[Tone, Callable[[str], str]] = {
    Tone.STRONG: lambda text: _around("**", text),
    Tone.DOUBTFUL: lambda text: _around("**", text),
    Tone.BAD: lambda text: _around("**", text),
    Tone.LIGHT: lambda text: _around("*", text),
    Tone.CODE: code,
}


def to_markdown(briefing: Briefing, length: Length = Length.FULL) -> str:
    """A briefing of that length as CommonMark with GFM tables; one paragraph, entry or row a line.

    Citations such as `[2:14]` are plain text: no string of a source can define a reference that makes links
    of them, as each of its brackets is escaped.
    """
    return written(page(briefing, length))


def written(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown that ends with a line break."""
    return "\n\n".join(map(_block, blocks)) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, line):
            return f"{'#' * level} {_line(line)}"
        case Paragraph(line):
            return line_start(_line(line))
        case Notice(line) | Quoted(line):
            return f"> {line_start(_line(line))}"
        case Bullets(items):
            return "\n".join(row for item in items for row in _bullet(item))
        case Table():
            return "\n".join(_table(block))


def _bullet(item: Bullet) -> Iterator[str]:
    yield f"- {line_start(_line(item.line))}"
    for line in item.under:
        yield f"  - {line_start(_line(line))}"


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(map(escaped, table.head))} |"
    yield f"|{'|'.join(' --- ' for _ in table.head)}|"
    for row in table.rows:
        yield f"| {' | '.join('; '.join(map(_line, cell)) for cell in row.cells)} |"


def _line(line: Line) -> str:
    """The parts in a row; plain words that meet are escaped together: no address hides in the seam."""
    written = ""
    for part in _merged(line):
        piece = _part(part)
        if written.endswith("!") and piece.startswith("["):
            written = f"{written[:-1]}\\!"  # `![` would open an image
        if (written.endswith("]") and piece.startswith("(")) or (_FIRST_MARK.match(written) and piece.startswith(":")):
            piece = f"\\{piece}"  # `[2:14](` would open a link, `[2:14]:` at the start define a reference
        written += piece
    return written.strip()


def _merged(line: Line) -> Iterator[Part]:
    plain = ""
    for part in line:
        if isinstance(part, Run) and part.tone not in _SETTINGS:
            plain += part.text
            continue
        if plain:
            yield Run(plain)
            plain = ""
        yield part
    if plain:
        yield Run(plain)


def _part(part: Part) -> str:
    match part:
        case Mark():
            return part.text
        case Link(text, target):
            return f"[{escaped(text, in_link=True)}]({target})"
        case Run(text, tone):
            return _SETTINGS.get(tone, escaped)(text)


def _around(sign: str, text: str) -> str:
    return f"{sign}{escaped(text)}{sign}" if text else ""
