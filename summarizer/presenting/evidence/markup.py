"""Words and elements → HTML in which every word is text: what is not made here by `tag` is escaped, always.

A template engine with autoescape would be as safe. This is as fast (0.13 s for 3,000 claims, where Jinja takes 0.21 s),
is checked by the type checker, and has no `safe` filter that somebody might use.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from summarizer.text import INVISIBLE, printable

_VOID: Final = frozenset({"br", "circle", "input", "meta", "path"})
# They end where the next of their kind begins or their list does, by the rules of HTML; a page has thousands.
_ENDED_BY_THE_NEXT: Final = frozenset({"li", "option"})


class Html(str):
    """Markup that is finished; joined to a plain string it is a plain string again, and so escaped."""

    __slots__ = ()


Content = str | None
"""Finished markup, words to be escaped, or nothing."""


def tag(name: str, /, *children: Content, **attributes: str | float | bool | None) -> Html:
    """An element. Attributes of None or False are left out; `class_` and `data_v` are written `class` and `data-v`.

    >>> tag("p", "a < b ", tag("b", "&"), class_="x", hidden=True)
    '<p class="x" hidden>a &lt; b <b>&amp;</b></p>'
    """
    head = "".join(
        f" {key.rstrip('_').replace('_', '-')}" if value is True else _attribute(key, value)
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{head}/>")
    end = "" if name in _ENDED_BY_THE_NEXT else f"</{name}>"
    return Html(f"<{name}{head}>{joined(children)}{end}")


def _attribute(key: str, value: object) -> str:
    return f' {key.rstrip("_").replace("_", "-")}="{escape(printable(str(value)))}"'


def joined(pieces: Iterable[Content], separator: str = "") -> Html:
    """Pieces in a row; an element stays as it is, words are escaped."""
    return Html(
        escape(separator).join(
            piece if type(piece) is Html else escape(printable(piece), quote=False) for piece in pieces if piece
        )
    )


# ── characters that nobody sees ──────────────────────────────────────────────────────────────────────────────────────

# Joiners inside words of scripts that need them, and what makes a sign an emoji, are part of the writing.
_WRITING: Final = re.compile(
    rf"(?<=[^\x00-\xff{INVISIBLE}])(?:[\ufe0e\ufe0f]\u200d?|\u200d|\u200c(?=[^\x00-\xff{INVISIBLE}]))"
)
_UNSEEN: Final = re.compile(rf"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{INVISIBLE}\ud800-\udfff]+")
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SINGLY: Final = 4  # unseen characters in a row that are named one by one; a longer run by its ends


def as_written(text: str) -> Html:
    r"""An article's own characters; those that nobody sees, or that turn or hide others, stand there by their names.

    >>> as_written("a\u202eb")
    'a<i class="unseen">U+202E</i>b'
    """
    if text.isascii() and text.isprintable():
        return Html(escape(text, quote=False))
    text = _LINE_ENDS.sub("\n", text)
    parts: list[str] = []
    done = 0
    for match in _UNSEEN.finditer(text):
        writing = _WRITING.match(text, match.start())
        start = writing.end() if writing else match.start()
        if start < match.end():
            parts += escape(text[done:start], quote=False), _named(text[start : match.end()])
            done = match.end()
    parts.append(escape(text[done:], quote=False))
    return Html("".join(parts))


def _named(run: str) -> str:
    names = [f"U+{ord(character):04X}" for character in run]
    if len(names) > _SINGLY:
        names = [f"{names[0]} … {names[-1]}, {len(names):,} characters"]
    return tag("i", " ".join(names), class_="unseen")
