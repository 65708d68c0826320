"""A text in Markdown → the ranges that its own syntax gives to no reader.

Images, whose words stand for a picture that is there; titles of links; definitions of references, which hold a comment
as well as an address (`[//]: # (words)`); notes that nothing refers to; the cells of a row beyond its table.
"""

import re
from collections.abc import Callable, Iterable, Iterator

Range = tuple[int, int]
Seen = Callable[[int], bool]
"""False for a place that is hidden, or shown letter for letter."""

_LEAD = r"^[ \t]*+(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]++)*+"  # quotes and lists that a line stands in
_WORDS = r"(?:[^\[\]\\\n]++|\n(?![ \t]*\n)|\\.)"
_ADDRESS = r"(?:<[^<>\n]*+>|[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
_TITLE = r"(?:\"(?:[^\"\\]++|\\.)*+\"|'(?:[^'\\]++|\\.)*+'|\((?:[^()\\]++|\\.)*+\))"
_IMAGE = re.compile(
    rf"!\[(?P<label>(?:{_WORDS}|\[{_WORDS}*+\])*+)\]"
    rf"(?P<to>\(\s*+{_ADDRESS}(?:\s++{_TITLE})?\s*+\)|\[(?P<other>{_WORDS}*+)\])?",
    re.DOTALL,
)
_LINK = re.compile(rf"\]\(\s*+{_ADDRESS}(?P<title>\s++{_TITLE})\s*+\)", re.DOTALL)
_DEFINITION = re.compile(
    rf"{_LEAD}(?P<all>\[(?!\^)(?P<label>{_WORDS}++)\]:[ \t]*+\n?[ \t>]*+(?:<[^<>\n]*+>|[^\s<]\S*+)"
    rf"(?:[ \t]*+(?:(?<=[ \t])|\n[ \t>]*+){_TITLE})?[ \t]*)$",
    re.MULTILINE | re.DOTALL,
)
_NOTE = re.compile(
    rf"{_LEAD}(?P<all>\[\^(?P<label>[^\]\s]{{1,100}})\]:[^\n]*+(?:\n(?![ \t>]*\[\^)(?=[ \t]*[^\s])[^\n]++)*+"
    r"(?:\n(?:[ \t]*\n)++(?:[ ]{4}|\t)[^\n]++(?:\n(?=[ \t]*[^\s])[^\n]++)*+)*+)",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,100})\]")
_RULE = re.compile(r"^[ \t>]*+(?P<row>\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?)[ \t]*$", re.MULTILINE)
_CELL = re.compile(r"(?:[^|\\\n]++|\\.)*+")


def asides(text: str, seen: Seen) -> Iterator[Range]:
    """The ranges, in no order."""
    definitions = [match for match in _DEFINITION.finditer(text) if seen(match.start("all"))]
    defined = {_key(match["label"]) for match in definitions}
    yield from (match.span("all") for match in definitions)
    for image in _IMAGE.finditer(text):
        named = image["to"] is None or image["to"].startswith("[")
        if not named or _key(image["other"] or image["label"]) in defined:
            yield from _if_seen([image.span()], seen)
    yield from _if_seen((match.span("title") for match in _LINK.finditer(text)), seen)
    notes = [match for match in _NOTE.finditer(text) if seen(match.start("all"))]
    begun = {note.start("all") for note in notes}
    used = {_key(each[1]) for each in _REFERENCE.finditer(text) if each.start() not in begun and seen(each.start())}
    yield from (note.span("all") for note in notes if _key(note["label"]) not in used)
    at = 0
    while rule := _RULE.search(text, at):
        at = rule.end()
        if "|" in rule["row"] and seen(rule.start()):
            found, at = _surplus(text, rule)
            yield from found


def _if_seen(ranges: Iterable[Range], seen: Seen) -> Iterator[Range]:
    return (each for each in ranges if seen(each[0]))


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _surplus(text: str, rule: re.Match[str]) -> tuple[list[Range], int]:
    """What stands in the rows under the rule of a table, beyond as many cells as it has, and where the table ends."""
    columns = rule["row"].strip().strip("|").count("|") + 1
    found = []
    start = rule.end() + 1
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        row = text[start:end].lstrip(" \t>|")
        if not row:
            break
        at = end - len(row)
        for _ in range(columns):
            cell = _CELL.match(text, at, end)
            at = min(end, cell.end() + 1) if cell else end
            if at == end:
                break
        else:
            found.append((at, end))
        start = end + 1
    return found, min(start, len(text))
