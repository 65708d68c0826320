"""Markdown → what a reader's program makes of it, and what stands under a heading; for tests."""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.briefing import Briefing
from summarizer.presenting import to_markdown

# Addresses that remark and cmark-gfm look for in the text that is left when escapes are gone; see `escaping.py`.
_LINKED_BY_OTHERS = re.compile(r"https?://|www\.|[\w.+-]@[\w-]", re.IGNORECASE)


_PARSER = MarkdownIt("gfm-like")


@dataclass
class Rendered:
    """A document as parsed."""

    texts: list[str] = field(default_factory=list)
    """The words of each paragraph, heading, entry and cell, in order."""
    links: list[str] = field(default_factory=list)
    """Where its links lead."""
    active: list[str] = field(default_factory=list)
    """What no briefing may hold: images, HTML, code blocks, strikethrough, addresses that some program links."""
    blocks: list[str] = field(default_factory=list)
    """The block elements, in order."""

    @property
    def text(self) -> str:
        """All words."""
        return "\n".join(self.texts)


def rendered(markdown: str) -> Rendered:
    """Parse as GFM with HTML allowed and addresses turned into links."""
    found = Rendered()
    for token in _PARSER.parse(markdown):
        if token.type == "inline":
            found.texts.append(_words(token.children or [], found))
        elif token.type in {"html_block", "code_block", "fence"}:
            found.active.append(token.content)
        elif token.nesting >= 0:
            found.blocks.append(token.tag)
    return found


def _words(children: list[Token], found: Rendered) -> str:
    words = ""
    plain = ""
    for child in children:
        if child.type in {"image", "html_inline", "s_open", "hardbreak"}:
            found.active.append(child.content or child.type)
        if child.type == "link_open":
            found.links.append(str(child.attrs["href"]))
        content = " " if child.type == "softbreak" else child.content
        words += content
        if child.type == "code_inline":
            plain += " "
        else:
            plain += content
    found.active += _LINKED_BY_OTHERS.findall(plain)
    return words


def section(page: Briefing, title: str) -> str:
    """What stands under the first heading of that title in the Markdown of a briefing; empty if there is none."""
    found = re.search(rf"^#+ {title}\n(.*?)(?=^#+ |\Z)", to_markdown(page), re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""
