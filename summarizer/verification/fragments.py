"""Words of a quote, as compared → its fragments, with the ellipses and the editor's brackets between them."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from summarizer.verification.wording import Wording

MOST_GAPS = 12  # no editor cuts a quotation more often; what a quote of many more costs stays bounded

# A bracket that holds dots and words is the article's own, with an ellipsis inside; only its dots are a gap.
_GAP = re.compile(r"\[\s?(?P<all>\.\.\.)\s?\]|\(\s?\.\.\.\s?\)|\.\.\.|\[(?P<inside>[^\[\].]{0,120})\]")


class Sign(Enum):
    """What stands between two fragments."""

    ELLIPSIS = auto()
    BRACKET = auto()
    """An editor's words."""
    CAPITAL = auto()
    """[T]he: the letter is the speaker's, its case the editor's."""
    ENDING = auto()
    """walk[ed]: an ending in place of the speaker's."""
    PREFIX = auto()
    """[un]safe: a word that the speaker did not say."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A sign between fragments, and the editor's words in it."""

    sign: Sign
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words in a row, and the gaps before them."""

    gaps: tuple[Gap, ...]
    wording: Wording


@dataclass(frozen=True, slots=True)
class Fragments:
    """A quote taken apart."""

    fragments: Sequence[Fragment]
    """At least one gap stands before each but the first."""
    behind: tuple[Gap, ...]
    """The gaps behind the last."""

    @property
    def gaps(self) -> list[Gap]:
        """Every gap, in order."""
        return [gap for fragment in self.fragments for gap in fragment.gaps] + list(self.behind)


def fragments(text: str, signs: Container[str] = "[.") -> Fragments:
    """The fragments of a view of a quote that have words.

    `signs`: `[` to take brackets for an editor's, `.` to take dots for an ellipsis; the others stay words and marks.
    """
    found: list[Fragment] = []
    gaps: list[Gap] = []
    done, letter = 0, ""
    for match in _GAP.finditer(text):
        gap = _gap(text, match)
        if ("." if gap.sign is Sign.ELLIPSIS else "[") not in signs:
            continue
        wording = Wording(letter + text[done : match.start()])
        letter = gap.words if gap.sign is Sign.CAPITAL else ""
        done = match.end()
        if wording.words:
            found.append(Fragment(tuple(gaps), wording))
            gaps = []
        gaps.append(gap)
    last = Wording(letter + text[done:])
    if last.words:
        found.append(Fragment(tuple(gaps), last))
        gaps = []
    return Fragments(found, tuple(gaps))


def _gap(text: str, match: re.Match[str]) -> Gap:
    inside = match["inside"]
    if inside is None:
        return Gap(Sign.ELLIPSIS)
    before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    words = inside.strip()
    if before.isalnum():
        return Gap(Sign.ENDING, words)
    if after.isalnum() and words:
        return Gap(Sign.CAPITAL if len(words) == 1 and words.isalpha() else Sign.PREFIX, words)
    return Gap(Sign.BRACKET, words)
