"""A text in Markdown → the same text without what nobody sees of it once it is rendered.

HTML is read as a browser reads what Markdown makes of it: comments, elements that are never shown, and those that their
attributes or their style hide, to the end of what they stand in if nothing closes them. What stands in a fence is shown
letter for letter, and stays. What the syntax of Markdown hides is told by `asides`.
"""

import html
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from summarizer.reading.asides import Range, asides
from summarizer.reading.styles import attributed
from summarizer.reading.unrendered import NEVER_SHOWN, is_marked_hidden
from summarizer.reading.unseen import Setting, is_taken_away

_ATTRIBUTES = r"(?:[\s/](?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+)?"
_EVENT = re.compile(
    r"(?P<comment><!--)|(?P<bogus><\?|<!\[CDATA\[|<![a-zA-Z])"
    rf"|(?P<tag><(?P<closes>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]{{0,60}}+)(?P<attributes>{_ATTRIBUTES})>)"
    r"|^(?P<lead>[ \t]*+(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*+)*+)(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)(?P<info>[^\n]*)$"
    r"|\\[<`\\]|(?P<code>`++)"
    r"|(?P<gap>\n(?=[ \t>]*+(?:\n|\Z)| {0,3}(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3})))",
    re.MULTILINE,
)
_COMMENT_END = re.compile(r"--!?>")
_BLANK_LINE = re.compile(r"\n[ \t>]*+\n")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?")
_LEAD = re.compile(r"[ \t]*+(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]++)*+")
_LONGEST_LEAD = 100  # characters of quotes and lists within each other
_LONGEST_INFO = 30  # characters: the name of a language behind a fence
_FEWEST_WORDS = 3  # of an attribute that says something
_INDENTED = 4  # blanks before code
_RAW = frozenset("script style title textarea iframe noframes noembed xmp".split())  # there are no tags in it
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())  # open beyond their paragraph
_BLOCKS = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead "
    "title tr track ul pre script style textarea".split()
)


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that nothing has closed yet."""

    name: str
    start: int
    hides: bool
    block: bool
    """True if it stands in no paragraph, whose end would close it."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """As much of an element as its tag says."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """The attribute, or None."""
        return self.attributes.get(name)


def shown(markdown: str) -> tuple[str, int]:
    """The text as shown, and how many characters of it are not."""
    scan = _Scan(markdown)
    scan.run()
    hidden = _Ranges(scan.cuts)
    literal = _Ranges(scan.literal)
    cuts = [*scan.cuts, *asides(markdown, lambda at: not (at in hidden or at in literal))]
    parts: list[str] = []
    done = 0
    for start, end in sorted(cuts):
        parts.append(markdown[done : max(done, start)])
        done = max(done, end)
    text = "".join([*parts, markdown[done:]])
    return text, len(markdown) - len(text)


class _Ranges:
    """Ranges of a text, to ask whether a place is in one of them."""

    def __init__(self, ranges: list[Range]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def __contains__(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]


class _Scan:
    """One pass through a text, and what it finds: ranges that are not shown, and those shown letter for letter."""

    def __init__(self, text: str) -> None:
        self.cuts: list[Range] = []
        self.literal: list[Range] = []
        self._text = text
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._raw_until = 0  # up to there Markdown has no say
        self._doubtful = False  # which fences are open can no longer be told
        self._endless: set[str] = set()  # names that nothing closes any more
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._codes: dict[int, list[int]] = {}
        for match in re.finditer("`++", text):
            self._codes.setdefault(len(match.group()), []).append(match.start())

    def run(self) -> None:
        """Read the text to its end."""
        at = 0
        while match := _EVENT.search(self._text, at):
            if match["comment"]:
                found = _COMMENT_END.search(self._text, match.start() + 2)  # `<!-->` is a whole comment
                at = self._cut(match.start(), found.end() if found else len(self._text))
            elif match["bogus"]:
                end = self._text.find(">", match.end())
                at = self._cut(match.start(), end + 1) if end >= 0 else match.end()
            elif match["tag"]:
                at = self._closed(match) if match["closes"] else self._opened(match)
            elif match["fence"]:
                at = self._fenced(match)
            elif match["code"]:
                at = self._code(match)
            else:
                if match["gap"] and match.start() >= self._raw_until:
                    self._end_paragraph(match.start())
                at = match.start() + 1 if match.start() < self._raw_until else match.end()
        self._close(0, len(self._text))

    def _cut(self, start: int, end: int) -> int:
        self.cuts.append((start, end))
        return end

    def _line(self, at: int) -> int:
        """The number of the line."""
        return bisect_right(self._lines, at) - 1

    def _opened(self, match: re.Match[str]) -> int:
        name, start, end = match["name"].lower(), match.start(), match.end()
        block = self._is_block(match, name)
        tag = _Tag(name, _attributes(match["attributes"]))
        if any(len(value.split()) >= _FEWEST_WORDS for value in tag.attributes.values()):
            self._cut(*match.span("attributes"))
        if name in _VOID:
            return end
        hides = name in NEVER_SHOWN or name == "title" or _is_hidden(tag)
        if name in _RAW and name not in self._endless:
            closing = re.compile(rf"</{name}(?![\w-])[^>]*+>?", re.IGNORECASE).search(self._text, end)
            if closing:
                return self._cut(start, closing.end()) if hides else closing.end()
            self._endless.add(name)
        self._open.append(_Open(name, start, hides, block))
        self._names[name] += 1
        return end

    def _closed(self, match: re.Match[str]) -> int:
        name = match["name"].lower()
        self._is_block(match, name)
        if self._names[name]:
            index = next(at for at in range(len(self._open) - 1, -1, -1) if self._open[at].name == name)
            if self._open[index].hides:
                self._close(index + 1, match.start())
                self._close(index, match.end())
            else:
                self._close(index, match.start())
        return match.end()

    def _close(self, index: int, end: int) -> None:
        """Close the elements from that one on; the hidden ones among them end there."""
        for each in self._open[index:]:
            self._names[each.name] -= 1
            if each.hides:
                self._cut(each.start, end)
        del self._open[index:]

    def _end_paragraph(self, end: int) -> None:
        index = len(self._open)
        while index and not self._open[index - 1].block:
            index -= 1
        kept = next((each for each in self._open[index:] if each.hides and each.name in _FORMATTING), None)
        self._close(index, end)
        if kept:
            self._open.append(kept)
            self._names[kept.name] += 1

    def _is_block(self, match: re.Match[str], name: str) -> bool:
        """True if the tag stands in a block of HTML, or begins one, which goes on to the next empty line."""
        if match.start() < self._raw_until:
            return True
        number = self._line(match.start())
        begin = self._lines[number]
        if match.start() - begin > _LONGEST_LEAD or not _LEAD.fullmatch(self._text, begin, match.start()):
            return False
        if name not in _BLOCKS:
            end = self._lines[number + 1] if number + 1 < len(self._lines) else len(self._text)
            above = self._text[self._lines[number - 1] : begin] if number else ""
            if above.strip(" \t\n>") or self._text[match.end() : end].strip():
                return False
        found = (
            re.compile("</pre", re.IGNORECASE).search(self._text, match.end())
            if name == "pre" and not match["closes"]
            else _BLANK_LINE.search(self._text, match.end())
        )
        self._raw_until = found.start() if found else len(self._text)
        return True

    def _fenced(self, match: re.Match[str]) -> int:
        lead, fence = match["lead"], match["fence"]
        bare = not lead.strip()
        if match.start() < self._raw_until or self._doubtful or (bare and len(lead.expandtabs()) >= _INDENTED):
            return match.end("fence")
        self._end_paragraph(match.start())
        before = " {0,3}" if bare else r"[ \t>]*+"
        closing = re.compile(rf"^{before}{fence}{fence[0]}*[ \t]*$", re.MULTILINE).search(self._text, match.end())
        end = closing.end() if closing else len(self._text)
        if len(match["info"].split()) > 1 or len(match["info"]) > _LONGEST_INFO:
            self._cut(*match.span("info"))
        if lead and not self._is_within(lead, match.end(), end):
            self._doubtful = True
            return match.end()
        self.literal.append((match.start(), end))
        return end

    def _is_within(self, lead: str, start: int, end: int) -> bool:
        """True if every line there stands in what the lead opened, so that nothing but its own end closes a fence."""
        lines = [line for line in self._text[start:end].split("\n")[1:] if line.strip()]
        if ">" in lead:
            return all(line.lstrip().startswith(">") for line in lines)
        return all(len(line) - len(line.lstrip()) >= len(lead) for line in lines)

    def _code(self, match: re.Match[str]) -> int:
        """Code within a line; where it holds a comment, it is rather taken for none."""
        places = self._codes.get(len(match["code"]), []) if match.start() >= self._raw_until else []
        index = bisect_right(places, match.start())
        if index == len(places) or self._line(places[index]) != self._line(match.start()):
            return match.end()
        end = places[index] + len(match["code"])
        if "<!--" in self._text[match.start() : end]:
            return match.end()
        self.literal.append((match.start(), end))
        return end


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape("".join(values)))
    return found


def _is_hidden(tag: _Tag) -> bool:
    if not tag.attributes and tag.tag != "dialog":
        return False
    style = attributed(tag)
    setting = Setting().within(style)
    return is_marked_hidden(tag, style) or setting.unseen or is_taken_away(style, setting.font)
