"""Text → what stands between quotation marks, whichever marks its language uses, and speech that a dash opens."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.language.incises import dialogue, spoken
from summarizer.language.marks import MARK, Quotation, Reader
from summarizer.language.single_quotes import single_quotations
from summarizer.text import paragraphs

__all__ = ["Quotation", "quotations"]

_SINGLE_OPENING = re.compile(r"['\u2018\u201a\u201b](?<!\w.)(?!\s)")
_MOST_LINES = 30  # of a quotation whose line breaks end no sentence

Block = tuple[int, int]
"""Half-open span of a paragraph."""


@lru_cache(maxsize=1 << 10)
def quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order, disjoint; one never crosses the end of its paragraph."""
    found: list[Quotation] = []
    blocks = paragraphs(text)
    marks = [list(MARK.finditer(text, start, end)) for start, end in blocks]
    may_be_single = _SINGLE_OPENING.search(text) is not None  # seldom, and the apostrophes need not be looked at
    was_open = False
    for index, (start, end) in enumerate(blocks):
        if not marks[index] and was_open and _lies_inside(text, blocks, marks, index):
            found.append(Quotation(start, end, start, end, closed=False))
            continue
        goes_on = index + 1 < len(blocks) and _begins_with_mark(text, blocks[index + 1][0])
        double: list[Quotation] = []
        if marks[index]:
            double += Reader(text, start, end, goes_on=goes_on).read(marks[index], was_open=was_open)
        was_open = bool(double) and not double[-1].closed
        found += _with_single(text, (start, end), double, goes_on=goes_on) if may_be_single else double
    if "\u00ab" in text or "\u201e" in text or any(text[start] in _DASHES for start, _ in blocks):
        found = list(_said(text, found, blocks))
    return tuple(found)


def _lies_inside(text: str, blocks: Sequence[Block], marks: Sequence[list[re.Match[str]]], index: int) -> bool:
    """True for a line without marks between one that leaves a quotation open and one that closes it."""
    for at in range(index, min(index + _MOST_LINES, len(blocks))):
        if text.count("\n", blocks[at - 1][1], blocks[at][0]) != 1:
            return False
        if marks[at]:
            return not Reader(text, *blocks[at], goes_on=False).opens(marks[at][0])
    return False


_DASHES = "\u2014\u2013\u2015-"  # a paragraph that one opens may be speech
_WITH_INCISES = frozenset("\u00ab\u00bb\u201e\u201c")  # marks of the newsrooms that put "he said" inside them


def _said(text: str, found: Sequence[Quotation], blocks: list[tuple[int, int]]) -> Iterator[Quotation]:
    """The quotations without the reporter's words inside them, and turns of a dialogue that a dash opens."""
    turns = [Quotation(start, end, start, end, closed=True) for turn in dialogue(text, blocks) for start, end in turn]
    inside = [quotation for quotation in found if not _overlaps(quotation, turns)]
    apart = (part for quotation in inside for part in _without_incises(text, quotation))
    yield from sorted([*apart, *turns], key=lambda quotation: quotation.start)


def _overlaps(quotation: Quotation, turns: Sequence[Quotation]) -> bool:
    place = bisect_right(turns, quotation.outer_end - 1, key=lambda turn: turn.start) - 1
    return place >= 0 and quotation.outer_start < turns[place].end


def _without_incises(text: str, quotation: Quotation) -> Iterator[Quotation]:
    if text[quotation.outer_start] not in _WITH_INCISES:
        yield quotation
        return
    pieces = spoken(text, quotation.start, quotation.end)
    if pieces == [(quotation.start, quotation.end)] or not pieces:
        yield quotation
        return
    for start, end in pieces:
        first, last = start == pieces[0][0], end == quotation.end
        yield Quotation(
            start,
            end,
            quotation.outer_start if first else start,
            quotation.outer_end if last else end,
            closed=quotation.closed if last else True,
        )


def _begins_with_mark(text: str, at: int) -> bool:
    return MARK.match(text, at) is not None or text[at] in "'\u2018"


def _with_single(text: str, block: tuple[int, int], double: list[Quotation], *, goes_on: bool) -> list[Quotation]:
    """British style: single marks quote where a paragraph has no double ones, or has them inside single ones only."""
    singles = [Quotation(*span) for span in single_quotations(text, *block, goes_on=goes_on)]
    if not double or not singles:
        return double or singles
    outer = [single for single in singles if any(_holds(single, inner) for inner in double[:1] + double[-1:])]
    if outer and all(any(_holds(single, inner) for single in outer) for inner in double):
        return singles
    return double


def _holds(single: Quotation, double: Quotation) -> bool:
    return single.start <= double.outer_start and double.outer_end <= single.end
