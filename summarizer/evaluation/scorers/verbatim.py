"""Quotation + text → where the text has its words, letter for letter.

A check of its own: it shares nothing with what verifies quotations, so that each can show the other's errors.
"""

import re

from summarizer.article import Span
from summarizer.text import visible

_DASHES = dict.fromkeys(map(ord, "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_MARKS = dict.fromkeys(
    map(ord, "\"'`\u00ab\u00b4\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a"), "'"
)
_LEVELLED = str.maketrans({**_DASHES, **_MARKS})
_CUTS = re.compile(r"\[?(?:\u2026|\.\.\.|\. \. \.)\]?|\[[^\]]*\]")  # an ellipsis, or an insertion in brackets
_EDGES = " .,;:'-"


def verbatim(quotation: str, text: str) -> tuple[Span, ...] | None:
    """A span of `text` a fragment of the quotation, in order; None if the words do not stand there.

    White space, dashes and quotation marks are levelled, and what nobody sees is left out; a fragment begins and ends
    where a word does. First the quotation is looked for as it stands, as brackets and dots may be the text's own; then
    without them. The mark at its end is the reporter's: a comma inside quotation marks may be a full stop elsewhere.
    """
    level, places = _levelled(text)
    for fragments in ([quotation], _CUTS.split(quotation)):
        spans = _in_order(fragments, level, places)
        if spans:
            return spans
    return None


def _in_order(fragments: list[str], level: str, places: list[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for fragment in fragments:
        wanted = _levelled(fragment)[0].strip(_EDGES)
        if not wanted:
            continue
        found = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)").search(level, at)
        if found is None:
            return ()
        at = found.end()
        spans.append(Span(start=places[found.start()], end=places[at - 1] + 1))
    return tuple(spans)


def _levelled(text: str) -> tuple[str, list[int]]:
    """The text with one kind of dash and quotation mark and single spaces, none at a dash; where each comes from."""
    level: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text.translate(_LEVELLED)):
        if not visible(character):
            continue
        sign = " " if character.isspace() else character
        if level and sign in " -" and level[-1] in " -":
            level[-1] = max(sign, level[-1])  # a dash takes the spaces and dashes beside it
        else:
            level.append(sign)
            places.append(place)
    return "".join(level), places
