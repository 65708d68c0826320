"""Any string → Markdown that shows these characters and does nothing else.

CommonMark and GFM are covered, as cmark-gfm, markdown-it and remark read them, which differ most. Ordinary
prose stays as it is: apostrophes, commas, full stops, hyphens and parentheses need no escape.
"""

import re
from typing import Final

from summarizer.text import printable

# What can open or close emphasis, code, a link, an image, a tag, a table cell, strikethrough, an attribute.
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~#{}]")
_ENTITY: Final = re.compile(r"&(?=\w{1,40};)")  # `&#…` is none once its `#` is escaped
# GitHub and others set `$x$` as a formula; before a digit the sign opens none that could close.
_FORMULA: Final = re.compile(r"\$(?!\d)")
# linkify-it makes a link of every `word.tld`; a top-level domain has two letters or more: `U.S.` stays clean.
_BARE_HOST: Final = re.compile(r"(?<=\S)\.(?=[^\W\d_]{2})")

# An address becomes code, whole. A backslash does not stop remark and cmark-gfm from linking it: they look
# for addresses when the escapes are gone (tried: `http\://a.example`, `a\@b.example`), but never in code.
_UNBROKEN: Final = re.compile(r"[^\s`|]+")
_ADDRESS: Final = re.compile(r"//|@\S|www\.", re.IGNORECASE)
_AROUND: Final = re.compile(r"[\"'“”‘’«»(),.:;!?…]*")

# A number that starts a line and would make a list of it.
_LIST_NUMBER: Final = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_LINE_STARTS: Final = "-+=:"  # list, rule, heading, table; the other starts are escaped wherever they stand


def escaped(text: str, *, in_link: bool = False) -> str:
    r"""The text as Markdown, on one line and in any place of it but its start; see `line_start`.

    No link opens inside the words of another, so that the dot of a host needs no escape there.

    >>> escaped("*Bold* [move](javascript:x), U.S.-led: see http://evil.example.")
    '\\*Bold\\* \\[move\\](javascript:x), U.S.-led: see `http://evil.example`.'
    """
    text = printable(re.sub(r"\s+", " ", text))
    parts: list[str] = []
    done = 0
    for match in _UNBROKEN.finditer(text):
        if not _ADDRESS.search(match.group()):
            continue
        start, end = _core(match)
        if not _ADDRESS.search(text, start, end):  # `www.` alone, which remark links all the same
            start, end = match.span()
        parts += [_marked(text[done:start], in_link=in_link), f"`{text[start:end]}`"]
        done = end
    parts.append(_marked(text[done:], in_link=in_link))
    return "".join(parts)


def _core(match: re.Match[str]) -> tuple[int, int]:
    """The run without the punctuation around it, which belongs to the sentence."""
    run = match.group()
    leading = _AROUND.match(run)
    trailing = _AROUND.match(run[::-1])
    start = match.start() + (leading.end() if leading else 0)
    return start, max(start, match.end() - (trailing.end() if trailing else 0))


def _marked(text: str, *, in_link: bool) -> str:
    text = _MARKUP.sub(r"\\\g<0>", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _FORMULA.sub(r"\\$", text)
    return text if in_link else _BARE_HOST.sub(r"\\.", text)


def code(text: str) -> str:
    """The text as code, letter for letter; escaped where code cannot hold it."""
    text = printable(re.sub(r"\s", " ", text))
    if not text or "`" in text or "|" in text or text != text.strip():
        return escaped(text)
    return f"`{text}`"


def line_start(line: str) -> str:
    r"""An escaped line whose first characters start no list, heading, rule or table.

    >>> line_start("1. May was quiet."), line_start("- 5 degrees"), line_start("36 trucks left.")
    ('1\\. May was quiet.', '\\- 5 degrees', '36 trucks left.')
    """
    line = _LIST_NUMBER.sub(r"\1\\", line)
    return f"\\{line}" if line.startswith(tuple(_LINE_STARTS)) else line
