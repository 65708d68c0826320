"""What the format of a text says about its lines: headings of a page or of Markdown, images, bare links.

The text itself stays as it is, signs of Markdown included, because offsets count its characters.
"""

import re
from dataclasses import dataclass

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>\S[^\n]{0,300}?)[ \t#]*\Z")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*\Z")
_FIRST_HEADING = re.compile(
    r"^(?:#{1,6}[ \t]+(\S[^\n]{0,300}?)[ \t#]*\r?$|(\S[^\n]{0,300})\r?\n(?:={3,}|-{3,})[ \t]*\r?$)", re.MULTILINE
)
_HEADING_WITHIN = 2000  # characters; a first heading farther down is one of a section
_URL = r"<?(?:https?://|www\.)[^\s<>)\]]{1,500}>?"
_LINK = r"!?\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)"
_BARE_LINKS = re.compile(
    rf"[\s>*+|-]{{0,8}}"
    rf"(?:\[{_LINK}\]\([^)\n]{{0,500}}\)|{_LINK}|{_URL}|\[[^\]\n]{{1,100}}\]:\s{_URL}[^\n]{{0,200}})"
    rf"[\s.|*]{{0,8}}\Z"
)
_EMPHASIS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True)
class Markup:
    """The headings of a page, levelled, or the syntax of Markdown; a title that they give."""

    headings: frozenset[str] = frozenset()
    markdown: bool = False
    title: str | None = None

    def is_apart(self, line: str, following: str) -> bool:
        """True for a heading, an image, or a line that is nothing but a link; `following` is the next line, if any."""
        if _BARE_LINKS.match(line):
            return True
        if self.markdown and (_HEADING.match(line) or (_UNDERLINE.match(following) and "\n" not in line)):
            return True
        return bool(self.headings) and levelled(line) in self.headings and not line.endswith((".", "。"))


def markdown(text: str, begin: int = 0) -> Markup:
    """The markup of a Markdown text whose own words begin at `begin`."""
    first = _FIRST_HEADING.search(text, begin, begin + _HEADING_WITHIN)
    title = _EMPHASIS.sub("", first[1] or first[2]).strip() if first else None
    return Markup(markdown=True, title=title or None)


def of_page(headings: frozenset[str]) -> Markup:
    """The markup of a page that had these headings."""
    return Markup(headings=frozenset(filter(None, map(levelled, headings))))


def levelled(line: str) -> str:
    """The words of a line, as compared with a heading or a title: one blank, no case, no signs around it."""
    return " ".join(line.split()).strip("#*_ \"'“”‘’.").casefold()
