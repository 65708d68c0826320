"""A style sheet, or the style of one element → declarations, and the selectors that they are for.

What a browser leaves out is left out: comments, escapes around letters, rules of other media than a screen. What is
nested is unfolded. Each pass is linear in the sheet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.reading.media import container_holds, media_hold

_MOST_SELECTORS = 200  # of one rule; nesting multiplies them, and beyond that a sheet is made to burst something
_DEEPEST = 30  # blocks within each other, of which a sheet written by hand has four

_PIECE = re.compile(
    r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?"  # a comment
    r"|\"(?:[^\"\\\n]++|\\[\s\S])*+\"?|'(?:[^'\\\n]++|\\[\s\S])*+'?"  # a string
    r"|\\(?P<code>[0-9a-fA-F]{1,6})\s?|\\(?P<sign>[\s\S])"  # an escape
    r"|<!--|-->"
)
_STRUCTURE = re.compile(r"[{}();,:\[\]]")
_HELD = 0xDC00  # added to the code of a sign of the syntax that was in a string or behind a backslash; no text has such
_ADDRESS = re.compile(r"url\([^)]*+\)?", re.IGNORECASE)
_LACKING = re.compile(r"\s*+not\s*+\(\s*+display\s*+:\s*+(?:flex|grid)\s*+\)\s*+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One property in lower case with its value in lower case."""

    name: str
    value: str
    important: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations for what any of the selectors picks."""

    selectors: tuple[str, ...]
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """An open brace: the selectors that hold within it, and whether they do on a screen."""

    selectors: tuple[str, ...]
    live: bool
    said: list[Declaration]


_DEAD = _Block((), live=False, said=[])


def declarations(style: str) -> list[Declaration]:
    """What the style of one element says, in its order."""
    return [said for part in _plain(style).split(";") for said in _declared(part)]


def rules(sheet: str) -> Iterator[Rule]:
    """The rules of a sheet that hold on a screen, in their order."""
    text = _plain(sheet)
    text += "}" * text.count("{")  # at the end of a sheet, what is open is closed
    stack = [_Block((), live=True, said=[])]
    start = 0
    for match in re.finditer(r"[{};]", text):
        piece, start = text[start : match.start()].strip(), match.end()
        block = stack[-1]
        if match.group() == "{":
            stack.append(_opened(block, piece) if len(stack) < _DEEPEST else _DEAD)
            continue
        if block.selectors and not piece.startswith("@"):
            block.said.extend(_declared(piece))
        if match.group() == "}" and len(stack) > 1:
            stack.pop()
            if block.live and block.said:
                yield Rule(block.selectors, tuple(block.said))


def _opened(outer: _Block, head: str) -> _Block:
    if not head.startswith("@"):
        return _Block(_nested(outer.selectors, split(head)), outer.live, [])
    name = head[1:].partition(" ")[0].partition("(")[0].lower()
    condition = head[1 + len(name) :]
    # What a browser supports is not known here, so that any of it counts, but that it lacks what all of them have.
    holds = {"media": media_hold, "container": container_holds}.get(name)
    live = holds(condition) if holds else name in {"supports", "layer", "scope"} and not _LACKING.match(condition)
    return _Block(outer.selectors, outer.live and live, [])


def _nested(outer: tuple[str, ...], inner: list[str]) -> tuple[str, ...]:
    """The selectors of a rule within another one."""
    if not outer:
        return tuple(inner[:_MOST_SELECTORS])
    found = (
        each.replace("&", above) if "&" in each else f"{above} {each}"
        for above in outer
        for each in inner[:_MOST_SELECTORS]
    )
    return tuple(selector for selector, _ in zip(found, range(_MOST_SELECTORS), strict=False))


def split(selectors: str) -> list[str]:
    """The selectors of a list, cut at the commas that stand in no parentheses."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"[(),]", selectors):
        sign = match.group()
        if sign == "," and not depth:
            parts.append(selectors[start : match.start()].strip())
            start = match.end()
        else:
            depth += (sign == "(") - (sign == ")")
    parts.append(selectors[start:].strip())
    return [part for part in parts if part]


def _declared(part: str) -> Iterator[Declaration]:
    name, colon, value = part.partition(":")
    name, value = name.strip().lower(), value.strip().lower()
    if colon and name and value:
        before, _, behind = value.rpartition("!")
        bare = before.strip() if behind.strip() == "important" else value
        yield Declaration(name, " ".join(bare.split()), important=bare != value)


def _plain(text: str) -> str:
    """The text without comments and addresses, its escapes as characters, nothing in a string looking like syntax."""
    return _ADDRESS.sub("url()", _PIECE.sub(_piece, text))


def _piece(match: re.Match[str]) -> str:
    piece = match.group()
    if piece[0] in "\"'":
        return _STRUCTURE.sub(lambda sign: _held(sign.group()), piece)
    if piece[0] != "\\":
        return ""
    code = int(match["code"], 16) if match["code"] else None
    # Half of a pair is no character, and Unicode ends.
    known = code is None or 0 < code < 0xD800 or 0xDFFF < code < 0x110000  # noqa: PLR2004
    sign = match["sign"] if code is None else chr(code) if known else "\ufffd"
    return sign if sign.isalnum() or sign in "-_" else "" if sign == "\n" else _held(sign)


def _held(sign: str) -> str:
    return chr(_HELD + ord(sign)) if sign.isascii() else sign


def as_written(name: str) -> str:
    """A name or a string of a selector, the signs in it being signs again."""
    return name if name.isascii() else re.sub("[\udc00-\udc7f]", lambda sign: chr(ord(sign.group()) - _HELD), name)
