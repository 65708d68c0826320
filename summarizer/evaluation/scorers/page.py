"""Markdown of a briefing → its words as a reader sees them, up to where it says what was withheld."""

import re
import unicodedata
from typing import NamedTuple

CHECKED = "## How this was checked"
"""The heading of the last section: what stands behind it is not shown as established."""
_ESCAPED = re.compile(r"\\(.)|[*`]")
_QUOTED = re.compile(r"“([^“\n]+?)” \[(\d+):\d+\]")
_END = " .!?…"


class Quoted(NamedTuple):
    """Words between quotation marks right before a citation."""

    words: str
    source: int


class Page:
    """What a page tells as established; a page without the last section is so as a whole."""

    def __init__(self, markdown: str) -> None:
        self._text = plain(_ESCAPED.sub(r"\1", f"\n{markdown}".partition(f"\n{CHECKED}")[0]))

    def lines_with(self, words: str) -> list[str]:
        """The lines that have the words; the mark at their end does not count."""
        wanted = _wanted(words)
        return [line for line in self._text.split("\n") if wanted.search(line)]

    def without(self, words: str) -> None:
        """Take away the words, wherever they stand."""
        self._text = _wanted(words).sub(" ", self._text)

    def quoted(self) -> list[Quoted]:
        """Every passage between quotation marks with the source that is cited for it, in order."""
        return [Quoted(match[1], int(match[2])) for match in _QUOTED.finditer(self._text)]


def plain(text: str) -> str:
    """Words as a page has them: single spaces, nothing unseen, without the signs that set them in bold or as code."""
    seen = "".join(sign for sign in text if sign not in "*`" and unicodedata.category(sign) != "Cf")
    return "\n".join(" ".join(line.split()) for line in seen.split("\n"))


def _wanted(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(' '.join(plain(words).split()).rstrip(_END))}(?!\w)")
