"""The text of an article → its numbered sentences, each of one kind, and what the text says about itself.

Every character that is not blank lies in exactly one sentence. A paragraph is taken apart where a dateline or a photo
credit begins or ends, so that a sentence of the story begins with its own first word. What goes on for pages without a
stop is cut into pieces, as whatever compares the words of a sentence with each other would take minutes over it.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from pydantic import TypeAdapter

from summarizer.article import Sentence, SentenceKind
from summarizer.reading import lines, teasers
from summarizer.reading.credits import Range, find_captions, find_credits, is_caption
from summarizer.reading.datelines import find_dateline
from summarizer.reading.markup import Markup, levelled
from summarizer.reading.notices import is_notice
from summarizer.text import paragraphs, sentences_within

_HEAD = 8  # paragraphs from the top in which title, byline, date and dateline may stand, also if the story has begun
_LONGEST_LINE = 1000  # characters; the rules for whole lines are for lines, not for a story without breaks
_FEWEST_TITLE_WORDS = 3
LONGEST_SENTENCE = 2_000  # characters; of 1,200 articles of seven public sets none has one of more than 504
# Where a longer one is cut: best where a clause ends, else between two words.
_CUTS = tuple(re.compile(rf".*(?:{place})", re.DOTALL) for place in (r"[;,]\s|[\uff0c\uff1b\u3001]", r"\s"))
_NO_MARKUP = Markup()
_SENTENCES = TypeAdapter(tuple[Sentence, ...])  # all at once, which takes half as long as one by one


class Piece(NamedTuple):
    """A range of the text and what it is; None for the story, unless its sentence is a notice."""

    start: int
    end: int
    kind: SentenceKind | None = None


@dataclass(slots=True)
class Classed:
    """The sentences, and what the text says about itself: each None if it does not say."""

    sentences: tuple[Sentence, ...] = ()
    title: str | None = None
    dateline: str | None = None
    published: dt.date | None = None
    notes: list[str] = field(default_factory=list)
    cut: int = 0
    """Sentences that were too long to be one, and are several."""


def classed(text: str, *, title: str | None = None, begin: int = 0, markup: Markup = _NO_MARKUP) -> Classed:
    """The sentences of `text`, whose own words begin at `begin`; a given `title` is looked for at the top."""
    reader = _Reader(text, title, markup)
    pieces = list(_trimmed(text, Piece(0, min(begin, len(text)), SentenceKind.BOILERPLATE)))
    blocks = list(_blocks(text, begin))
    reader.result.cut = sum(end - start > LONGEST_SENTENCE for block in blocks for start, end in block)
    if reader.result.cut:
        blocks = [[piece for span in block for piece in _short_enough(text, *span)] for block in blocks]
    nothing: list[Range] = []
    for block, following in zip_longest(blocks, blocks[1:], fillvalue=nothing):
        pieces += reader.paragraph(block, following)
    reader.finish()
    result = reader.result
    result.sentences = _SENTENCES.validate_python(
        [
            {"number": number, "span": {"start": start, "end": end}, "kind": kind or SentenceKind.BODY}
            for number, (start, end, kind) in enumerate(pieces, start=1)
        ]
    )
    return result


def _blocks(text: str, begin: int) -> Iterator[list[Range]]:
    """The sentences from `begin` on, a list for each paragraph."""
    for start, end in paragraphs(text):
        block = list(sentences_within(text, start, end))
        if start < begin:
            block = [(_blanks(text, max(at, begin), to), to) for at, to in block if to > begin]
        if block:
            yield block


def _short_enough(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentence, or the pieces of one that is too long, without the blanks between them."""
    while end - start > LONGEST_SENTENCE:
        longest = start + LONGEST_SENTENCE
        found = (cut.match(text, start + LONGEST_SENTENCE // 2, longest) for cut in _CUTS)
        at = next((match.end() for match in found if match), longest)
        last = at
        while text[last - 1].isspace():
            last -= 1
        yield start, last
        start = _blanks(text, at, end)
    yield start, end


def _blanks(text: str, start: int, end: int) -> int:
    """The first place from `start` on that is not blank; `end` if there is none."""
    while start < end and text[start].isspace():
        start += 1
    return start


class _Reader:
    """Goes through the paragraphs once, from the top, and remembers what it has learnt."""

    def __init__(self, text: str, title: str | None, markup: Markup) -> None:
        self.text = text
        self.markup = markup
        self.result = Classed()
        self._entitle(title or markup.title)
        self.seen = 0
        self.told = False  # the story has begun, and not only its headline
        self.placed = False  # a dateline has been found
        self.teasing = False  # below a label such as "More on this story"
        self.footer: dt.date | None = None

    def paragraph(self, block: list[Range], following: list[Range]) -> Iterator[Piece]:
        """The pieces of one paragraph, given by its sentences."""
        self.seen += 1
        at, end = block[0][0], block[-1][1]
        regions = []
        if self.seen == 1 and (leading := lines.leading_date(self.text, at)):
            self.result.published = leading.day
            regions.append(Piece(at, leading.end, SentenceKind.BOILERPLATE))
            at = _blanks(self.text, leading.end, end)
        if at < end:
            rest = [(max(at, start), stop) for start, stop in block if stop > at]
            kind = self._whole(rest, following) if end - at <= _LONGEST_LINE else None
            regions += [Piece(at, end, kind)] if kind else self._inside(rest)
        for piece in _cut(self.text, block, regions) if regions else (Piece(*span) for span in block):
            yield piece if piece.kind else self._told(piece)

    def _told(self, piece: Piece) -> Piece:
        """The piece, as a notice if it is one."""
        sentence = self.text[piece.start : piece.end]
        if is_notice(sentence):
            return Piece(piece.start, piece.end, SentenceKind.BOILERPLATE)
        self.told = self.told or not teasers.is_headline(sentence)
        return piece

    def finish(self) -> None:
        """A print footer names the day after, or the paper's: it counts if nothing else does."""
        if self.footer and not self.result.published:
            self.result.published = self.footer
            self.result.notes.append("date taken from the print footer")

    def _whole(self, block: list[Range], following: list[Range]) -> SentenceKind | None:
        """What a line is as a whole; None if it is told sentence by sentence."""
        line = self.text[block[0][0] : block[-1][1]]
        if self.teasing and teasers.is_headline(line):
            return SentenceKind.TEASER
        self.teasing = teasers.opens_teasers(line)
        if teasers.is_teaser(line):
            return SentenceKind.TEASER
        below = self.text[slice(*following[0])] if following and self._gap(block, following) == 1 else ""
        if self._is_apart(line, below) or self._gives_date(line):
            return SentenceKind.BOILERPLATE
        if (
            below
            and len(block) == 1
            and find_credits(self.text, following)[:1] == [(following[0][0], following[-1][1])]
        ):
            return SentenceKind.CAPTION
        if self._is_byline(line):
            return SentenceKind.BOILERPLATE
        if self.seen == 1 and not self.result.title and self._is_title(block, following):
            self._entitle(line)
            return SentenceKind.BOILERPLATE
        if self.told and following and teasers.is_shouted(line) and not self.text[slice(*following[0])].isupper():
            return SentenceKind.TEASER
        return None

    def _entitle(self, title: str | None) -> None:
        self.result.title = title
        self.heading = None if title is None else levelled(title)

    def _is_head(self) -> bool:
        """True near the top, and as long as pictures, names and dates keep the story from beginning."""
        return self.seen <= _HEAD or not self.told

    def _is_apart(self, line: str, below: str) -> bool:
        if not any(map(str.isalnum, line)) or self.markup.is_apart(line, below):
            return True
        return self.heading is not None and self._is_head() and levelled(line) == self.heading

    def _gives_date(self, line: str) -> bool:
        if footer := lines.print_footer(line):
            self.footer = footer.day
            return True
        dated = lines.date_line(line)
        if dated and self._is_head():
            self._dated(dated)
        return dated is not None

    def _is_byline(self, line: str) -> bool:
        bare = self.result.title is not None and not self.told
        found = lines.byline(line, bare=bare) if self._is_head() else None
        if found:
            self._dated(found)
        return found is not None

    def _dated(self, written: lines.DateLine) -> None:
        if not self.result.published:
            self.result.published = written.day
            if written.doubt:
                self.result.notes.append(written.doubt)

    def _gap(self, block: list[Range], following: list[Range]) -> int:
        """The line ends between two paragraphs: two for an empty line."""
        return self.text.count("\n", block[-1][1], following[0][0])

    def _is_title(self, block: list[Range], following: list[Range]) -> bool:
        """True for a first line that can hardly be a sentence: short, unfinished, above a byline, a date or a story."""
        line = self.text[slice(*block[0])]
        if len(block) > 1 or not following or line[0].islower() or not teasers.is_headline(line):
            return False
        if len(line.split()) < _FEWEST_TITLE_WORDS or find_credits(self.text, block):
            return False
        below = self.text[following[0][0] : following[-1][1]]
        if lines.byline(below, bare=True) or lines.date_line(below) or is_notice(below):
            return True
        if find_credits(self.text, following):
            return True
        finished = below.rstrip("\"'”’»)」』").endswith((".", "!", "?", "。", "！", "？"))
        return finished and self._gap(block, following) > 1 and len(below) > len(line)

    def _inside(self, block: list[Range]) -> list[Piece]:
        """The dateline, the photo credits and their captions within a paragraph of the story."""
        at, end = block[0][0], block[-1][1]
        credits_ = find_credits(self.text, block)
        if not credits_ and is_caption(self.text[at:end]):
            return [Piece(at, end, SentenceKind.CAPTION)]
        regions = [Piece(*span, SentenceKind.BOILERPLATE) for span in credits_]
        regions += [Piece(*span, SentenceKind.CAPTION) for span in find_captions(block, credits_)]
        start = _blanks(self.text, credits_[-1][1] if credits_ else at, end)
        if start < end and self._is_head() and not self.placed:
            dateline = find_dateline(self.text, start, end, plain=not self.told)
            if dateline:
                self.placed = True
                self.result.dateline = dateline.place
                regions.append(Piece(start, dateline.end, SentenceKind.BOILERPLATE))
                self._dated_by_dateline(dateline.day)
        return sorted(regions, key=lambda region: region.start)

    def _dated_by_dateline(self, day: dt.date | None) -> None:
        if day and not self.result.published:
            self.result.published = day
            self.result.notes.append("date taken from the dateline")


def _cut(text: str, block: Sequence[Range], regions: Sequence[Piece]) -> Iterator[Piece]:
    """The sentences, cut where a region begins or ends, without blanks around them; regions are in order and disjoint.

    A region is one sentence, whatever stops it holds, `MONTGOMERY, Ala. --`; but a caption is told in its sentences.
    """
    at, ends = block[0][0], [end for _, end in block]
    for region in (*regions, Piece(ends[-1], ends[-1])):
        for piece in _sentences_within(block, ends, Piece(at, region.start)):
            yield from _trimmed(text, piece)
        parts = _sentences_within(block, ends, region) if region.kind is SentenceKind.CAPTION else [region]
        for piece in parts:
            yield from _trimmed(text, piece)
        at = region.end


def _sentences_within(block: Sequence[Range], ends: Sequence[int], region: Piece) -> Iterator[Piece]:
    for index in range(bisect_right(ends, region.start), len(block)):
        start, end = block[index]
        if start >= region.end:
            break
        yield Piece(max(start, region.start), min(end, region.end), region.kind)


def _trimmed(text: str, piece: Piece) -> Iterator[Piece]:
    start, end = _blanks(text, piece.start, piece.end), piece.end
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Piece(start, end, piece.kind)
