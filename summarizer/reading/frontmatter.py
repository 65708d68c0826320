"""The block between two `---` at the top of a text → what it says about the article, and where the text begins.

Only lines of the form `key: value` are read; this is no YAML, so that nothing in an article is ever evaluated.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_FENCE = re.compile(r"-{3}[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:-{3}|\.{3})[ \t]*\r?$", re.MULTILINE)
_PAIR = re.compile(r"^([A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(.*?)[ \t]*\r?$", re.MULTILINE)
_LONGEST = 20_000  # characters; between two rules that stand farther apart lies a text


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Keys in lower case with their values; `end`, the offset of what follows the block, is 0 if there is none."""

    values: Mapping[str, str] = field(default_factory=dict)
    end: int = 0


def front_matter(text: str) -> FrontMatter:
    """The block at the very top; no block unless each of its lines is a pair, a comment, a list item or blank."""
    start = len(text) - len(text.lstrip("\ufeff\r\n"))
    opening = _FENCE.match(text, start)
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST) if opening else None
    if not opening or not closing:
        return FrontMatter()
    block = text[opening.end() : closing.start()]
    pairs = {key.strip().lower(): _bare(value) for key, value in _PAIR.findall(block)}
    others = [line for line in block.splitlines() if line.strip() and not _PAIR.match(line + "\n")]
    if not pairs or any(
        not line.startswith(("#", " ", "\t", "-")) and not line.rstrip().endswith(":") for line in others
    ):
        return FrontMatter()
    return FrontMatter(pairs, closing.end())


def _bare(value: str) -> str:
    """The value without the quotation marks around it."""
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
