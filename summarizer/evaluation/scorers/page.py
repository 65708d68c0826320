"""Markdown of a briefing → its words as a reader sees them, up to where it says what was withheld."""

import re
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
        self.text = plain(_ESCAPED.sub(r"\1", f"\n{markdown}".partition(f"\n{CHECKED}")[0]))

    def has(self, words: str) -> bool:
        """True if the words stand there; the mark at their end does not count."""
        wanted = plain(words).rstrip(_END)
        return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", self.text) is not None

    def without(self, words: str) -> None:
        """Take away the words, wherever they stand."""
        self.text = self.text.replace(plain(words).rstrip(_END), " ")

    def quoted(self) -> list[Quoted]:
        """Every passage between quotation marks with the source that is cited for it, in order."""
        return [Quoted(match[1], int(match[2])) for match in _QUOTED.finditer(self.text)]


def plain(text: str) -> str:
    """Words on lines as the page has them, without the signs that set them in bold or as code."""
    lines = (" ".join(line.replace("*", "").replace("`", "").split()) for line in text.split("\n"))
    return "\n".join(lines)
