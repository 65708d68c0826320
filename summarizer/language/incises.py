"""Quotations with the reporter's words inside the marks, and speech behind a dash → what was said alone.

French, Russian, Spanish and Italian newsrooms put "he said" inside the marks, between commas or dashes («Oui, dit-il,
bien sûr»), and set dialogue without marks, each turn a paragraph that a dash opens (— Да, — сказал он. — Конечно).
"""

import re
from collections.abc import Iterator

from summarizer.language.cues import FOREIGN, PERFECT

Piece = tuple[int, int]
"""Half-open span of spoken words."""

_DASHES = "\u2014\u2013\u2015"
_CLITIC = re.compile(r"[^\W\d_]+-(?:t-)?(?:il|elle|ils|elles|on)\b(?:\s[^\W\d_]+\u00e9e?s?\b)?")
_WORD = re.compile(r"[^\W\d_]+")
# Where an incise may begin: a dash behind speech, or a comma.
_BEGINS = re.compile(rf"\s?(?:[{_DASHES}]|(?<=\s)--?(?=\s))\s?(?=[^\W\d_])|[,!?]\s(?=[^\W\d_])")
_DASH = re.compile(rf"[{_DASHES}]|(?<=\s)--?(?=\s)")
_MARK = re.compile(r"[.,!?](?=\s|\Z)")
_LONGEST = 120  # characters of an incise
_APPOSITION = re.compile(
    r",\s(?:le|la|les|l['\u2019]|un|une|des|directeur|directrice|maire|ministre|pr\u00e9sident|pr\u00e9sidente)"
)
_OPENS = re.compile(rf"[ \t]*(?:[{_DASHES}]\s?|--?\s)(?=[\w\u00ab\"\u201c\u00bf\u00a1])")
_END = " \t\u00a0\u202f"


def _is_cue(text: str, at: int, end: int) -> bool:
    """True if the word at `at` gives the words before it to somebody: dit-il, a déclaré, сказал."""
    word = _WORD.match(text, at, end)
    if word is None or not word[0].islower():
        return False
    if _CLITIC.match(text, at, end):
        return True
    if word[0] in PERFECT:
        following = _WORD.match(text, word.end() + 1, end)
        return following is not None and following[0] in FOREIGN
    return word[0] in FOREIGN


def spoken(text: str, start: int, end: int) -> list[Piece]:
    """The spoken pieces of [start, end), without the incises between them; the whole where it has none."""
    pieces: list[Piece] = []
    at = start
    while True:
        found = _incise(text, at, end)
        if found is None:
            break
        low, high = found
        pieces.append((at, low))
        at = high
    if at < end:
        pieces.append((at, end))
    return [piece for piece in (_trimmed(text, *piece) for piece in pieces) if piece[0] < piece[1]]


def _trimmed(text: str, start: int, end: int) -> Piece:
    while start < end and text[start] in _END:
        start += 1
    while end > start and text[end - 1] in _END:
        end -= 1
    return start, end


def _incise(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the next incise, with the dashes around it; the comma before it stays with the speech."""
    for match in _BEGINS.finditer(text, start, end):
        if match.start() == start or not _is_cue(text, match.end(), end):
            continue
        dashed = any(character in _DASHES + "-" for character in match[0])
        low = match.start() + (0 if dashed else 1)
        return low, _ended(text, match.end(), end, dashed=dashed)
    return None


def _ended(text: str, start: int, end: int, *, dashed: bool) -> int:
    """Where speech goes on behind the incise that begins at `start`; `end` if it does not."""
    limit = min(end, start + _LONGEST)
    if dashed:
        dash = _DASH.search(text, start, limit)
        if dash is None:
            return end
        at = dash.end()
        while at < end and text[at] in ".,;: \t\u00a0":  # Spanish sets the speech's own mark behind the dash
            at += 1
        return at
    clitic = _CLITIC.match(text, start, end)
    mark = _MARK.search(text, clitic.end() if clitic else start, limit)
    if mark and not clitic and _APPOSITION.match(text, mark.start(), end):
        mark = _MARK.search(text, mark.end(), limit)
    return mark.end() if mark else end


def dialogue(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[list[Piece]]:
    """The spoken pieces of each paragraph that a dash opens, where some of them has an incise.

    A paragraph that opens with a dash may as well be an item of a list: one without "he said" counts only beside one
    that has it.
    """
    opened = [(match.end(), end) for start, end in paragraphs if (match := _OPENS.match(text, start, end))]
    turns = [(spoken(text, start, end), end) for start, end in opened]
    if any(pieces[-1][1] < end or len(pieces) > 1 for pieces, end in turns if pieces):
        yield from (pieces for pieces, _ in turns if pieces)
