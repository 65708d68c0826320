"""A text in Markdown → the same text without what nobody sees of it once it is rendered.

Comments, scripts and styles, elements that an attribute or their style hides, and definitions of references, which
hold a comment as well as an address (`[//]: # (words)`). What stands in a fence is shown letter for letter, and stays.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from summarizer.reading.styles import inline
from summarizer.reading.unseen import Setting, is_taken_away

_OPENING = re.compile(r"<!--|^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_NEVER_SHOWN = ("script", "style", "template", "noscript", "iframe", "object", "head")
_NAME = r"[a-zA-Z][a-zA-Z0-9-]{0,30}"
_TAG = re.compile(rf"<({_NAME})((?:\s[^<>]*+)?+)/?>")
_EDGE = re.compile(rf"</?({_NAME})(?=[\s>/])[^<>]*+>")
_HIDING = re.compile(r"(?<![\w-])(?:hidden(?![\w-])|aria-hidden\s*=\s*[\"']?true|popover(?![\w-]))", re.IGNORECASE)
_STYLE = re.compile(r"(?<![\w-])style\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)[^\]\n]{1,300}\]:[ \t]*\n?[ \t]*\S{1,2000}"
    r"(?:[ \t]*\n?[ \t]+(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'|\([^()]{0,2000}\)))?[ \t]*$",
    re.MULTILINE,
)


Range = tuple[int, int]


def shown(markdown: str) -> tuple[str, int]:
    """The text as shown, and how many characters of it are not."""
    if "<" not in markdown and "]:" not in markdown:
        return markdown, 0
    fences, cuts = _fences_and_comments(markdown)
    cuts += _hidden(markdown, fences)
    cuts += _outside(fences, (match.span() for match in _DEFINITION.finditer(markdown)))
    parts: list[str] = []
    done = 0
    for start, end in sorted(cuts):
        parts.append(markdown[done : max(done, start)])
        done = max(done, end)
    text = "".join([*parts, markdown[done:]])
    return text, len(markdown) - len(text)


def _fences_and_comments(text: str) -> tuple[list[Range], list[Range]]:
    """Both kinds of blocks, neither of which opens within the other."""
    fences: list[Range] = []
    comments: list[Range] = []
    at = 0
    while match := _OPENING.search(text, at):
        if fence := match["fence"]:
            closing = re.compile(rf"^ {{0,3}}{fence}{fence[0]}*[ \t]*$", re.MULTILINE).search(text, match.end())
            at = closing.end() if closing else len(text)
            fences.append((match.start(), at))
        else:
            end = text.find("-->", match.start() + 2)  # `<!-->` is a whole comment
            at = end + 3 if end >= 0 else len(text)
            comments.append((match.start(), at))
    return fences, comments


def _outside(fences: list[Range], ranges: Iterable[Range]) -> list[Range]:
    starts = [start for start, _ in fences]
    return [each for each in ranges if not _is_within(fences, starts, each[0])]


def _is_within(fences: list[Range], starts: list[int], at: int) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < fences[index][1]


def _hidden(text: str, fences: list[Range]) -> Iterator[Range]:
    """The elements that are not seen, with what is in them."""
    starts = [start for start, _ in fences]
    done = 0
    unclosed: set[str] = set()
    edges: dict[str, list[int]] = {}
    for match in _TAG.finditer(text):
        name = match[1].lower()
        if match.start() < done or name in unclosed or not _hides(name, match[2]):
            continue
        if _is_within(fences, starts, match.start()):
            continue
        edges = edges or _edges(text)
        end = _end(text, edges.get(name, []), match.end())
        if end is None:
            unclosed.add(name)
        else:
            done = end
            yield match.start(), end


def _hides(name: str, attributes: str) -> bool:
    if name in _NEVER_SHOWN or _HIDING.search(attributes):
        return True
    style = _STYLE.search(attributes)
    said = inline(style[1] or style[2] or "") if style else {}
    if not said:
        return False
    setting = Setting().within(said)
    return setting.unseen or is_taken_away(said, setting.font)


def _edges(text: str) -> dict[str, list[int]]:
    """Where the tags of each name begin, whether they open or end an element."""
    edges: dict[str, list[int]] = {}
    for edge in _EDGE.finditer(text):
        edges.setdefault(edge[1].lower(), []).append(edge.start())
    return edges


def _end(text: str, edges: list[int], start: int) -> int | None:
    """Where the element that is open at `start` ends, by the tags of its name; None if it does not."""
    depth = 1
    for index in range(bisect_left(edges, start), len(edges)):
        depth += -1 if text.startswith("</", edges[index]) else 1
        if not depth:
            return text.index(">", edges[index]) + 1
    return None
