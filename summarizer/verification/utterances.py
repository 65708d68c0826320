"""Speeches of an article → its utterances as one wording, every word of it traceable to the article.

An utterance is what somebody said in one go: a quotation, with those that take it up behind "he said" or in the next
paragraph. The words of the reporter between its parts are left out; what follows them stands behind a sign of its own.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.cached import cached_property
from summarizer.language.attribution import Speech
from summarizer.text import View, view
from summarizer.verification.page import Page
from summarizer.verification.wording import INTERRUPTED, UTTERED, Wording

_LONGEST_INTERRUPTION = 240  # characters of "said Kim Ode, a spokeswoman for the ministry, on Friday"
_SIGNS = str.maketrans(dict.fromkeys((INTERRUPTED, UTTERED), "\ufffd"))
_ENDS = frozenset(
    ",.?!;\u2026\u2014\u2013-\u060c\uff0c\u3002\uff01\uff1f"
)  # what stands before an interruption, and ends it


@dataclass(frozen=True, slots=True)
class Part:
    """One quotation of an utterance."""

    offset: int
    """Where it begins in the joined text."""
    start: int
    """Half-open span in the article."""
    end: int
    speech: Speech
    utterance: int
    """Number of the utterance that it belongs to, from 0."""


class Utterances:
    """The utterances of an article, joined."""

    def __init__(self, page: Page) -> None:
        self._page = page
        parts: list[Part] = []
        pieces: list[str] = []
        length = 0
        for utterance, chain in enumerate(_chains(page)):
            for index, speech in enumerate(chain):
                start, end = speech.quotation.start, speech.quotation.end
                if index:
                    before = chain[index - 1].quotation
                    blank = page.text[before.outer_end : speech.quotation.outer_start] or " "
                    sign = INTERRUPTED if before.closed else blank
                    pieces.append(sign)
                    length += len(sign)
                parts.append(Part(length, start, end, speech, utterance))
                pieces.append(page.text[start:end].translate(_SIGNS))
                length += end - start
            pieces.append(UTTERED)
            length += len(UTTERED)
        self.text = "".join(pieces)
        """The quotations as the article has them, and the signs between."""
        self.parts: Sequence[Part] = parts

    @cached_property
    def view(self) -> View:
        """The joined text as it is compared."""
        return view(self.text)

    @cached_property
    def wording(self) -> Wording:
        """The words of all utterances."""
        return Wording(self.view.text)

    @cached_property
    def ends(self) -> Sequence[int]:
        """Where each utterance with words ends, as an offset of the wording's `cased`."""
        wording = self.wording
        inner = [wording.offsets[at + 1] for at, between in enumerate(wording.between) if UTTERED in between]
        return [*inner, len(wording.cased)]

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return [part.offset for part in self.parts]

    def part_at(self, place: int) -> Part:
        """The part that the character at `place` of the view belongs to."""
        return self.parts[bisect_right(self._offsets, self.view.original(place, place + 1)[0]) - 1]

    def spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans of the article that [start, end) of the view came from, one a part."""
        first, last = self.view.original(start, end)
        for part in self.parts[bisect_right(self._offsets, first) - 1 : bisect_right(self._offsets, last - 1)]:
            low, high = max(first - part.offset, 0), min(last - part.offset, part.end - part.start)
            if low < high:
                yield part.start + low, part.start + high


@lru_cache(maxsize=1)
def utterances(page: Page) -> Utterances:
    """The utterances of a page, joined once for all its quotes: they are verified one after the other."""
    return Utterances(page)


def _chains(page: Page) -> Iterator[Sequence[Speech]]:
    """Speeches that make one utterance; one that the article opens and never closes makes none."""
    chain: list[Speech] = []
    for speech in page.speeches:
        if chain and not _goes_on(page, chain[-1], speech):
            if chain[-1].quotation.closed:
                yield chain
            chain = []
        chain.append(speech)
    if chain and chain[-1].quotation.closed:
        yield chain


def _goes_on(page: Page, one: Speech, other: Speech) -> bool:
    """True if nothing but the reporter's attribution stands between two quotations of one speaker."""
    start, end = one.quotation.outer_end, other.quotation.outer_start
    gap = page.text[start : min(end, start + _LONGEST_INTERRUPTION)]
    between = gap.strip()
    if not one.quotation.closed:
        return not between
    if one.speaker is None or one.speaker != other.speaker or end - start > _LONGEST_INTERRUPTION:
        return False
    if (
        not between
        or between[-1] not in _ENDS
        or not (page.text[one.quotation.end - 1] in _ENDS or between[0] in _ENDS)
    ):
        return False
    return "\n" not in gap and not _tells(page, one, other)


def _tells(page: Page, one: Speech, other: Speech) -> bool:
    """True if a sentence of the reporter's stands between, beside the one that names the speaker."""
    first = page.article.sentence_at(one.quotation.outer_end - 1)
    last = page.article.sentence_at(other.quotation.outer_start)
    if first is None or last is None:
        return True
    return any(
        not any(sentence.span.start <= speech.source_start < sentence.span.end for speech in (one, other))
        for sentence in page.article.sentences[first.number : last.number - 1]
    )
