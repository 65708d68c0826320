"""View of a text → its wording: the words in a row and what joins them, found in another one letter by letter.

Quote marks, white space, the kind of a dash and the hyphen at the end of a line differ between prints of one speech;
words, digits, apostrophes inside words, commas and signs do not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from summarizer.cached import cached_property
from summarizer.text import BROKEN

INTERRUPTED = "\ue000"
"""Stands in a view where the reporter's own words interrupt an utterance; a private character, of no script."""
UTTERED = "\ue001"
"""Stands in a view where an utterance ends."""

_BETWEEN = re.compile(r"(\W+)")
# The apostrophe of "can't" is the word's own: a letter that no view has stands for it while a text is cut into words.
_INNER = re.compile(r"'(?=\w)(?<=\w')")
_LETTER = "\u02bc"
_DROPPED = str.maketrans("", "", " \t\n\"'")
_BREAKS = BROKEN, "", "-"  # what may stand where a line was broken inside a word
_FREE = frozenset([" ", ",", ".", ";", "-", ",-"])  # what may stand where "he said" was, after a comma
_TRIES = 100  # places where words of a wording may be compared, however long they are,
_WORK = 20  # and times the length of the text that may be compared in all
_FEWEST_CAPITALS = 8  # letters of a line in capitals; a shorter one may be an acronym
# Thai, Lao, Burmese, Khmer, kana and Chinese characters: no space divides their words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def is_unspaced(character: str) -> bool:
    """True for a character of a script that writes words without spaces."""
    return _UNSPACED.match(character) is not None


def has_unspaced(text: str) -> bool:
    """True if any of the text is in such a script."""
    return not text.isascii() and _UNSPACED.search(text) is not None


class Wording:
    """The words of a view, and what stands between each two of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        cut, inner = _INNER.subn(_LETTER, text)
        parts = _BETWEEN.split(cut)
        self.lead = self.trail = ""
        if not parts[0]:  # the text begins with a mark, or is empty
            self.lead = "".join(parts[1:2])
            parts = parts[2:]
        if parts and not parts[-1]:
            self.trail = "".join(parts[-2:-1])
            parts = parts[:-2]
        if inner:
            parts = [part.replace(_LETTER, "'") if _LETTER in part else part for part in parts]
        self.words: Sequence[str] = parts[0::2]
        self.between: Sequence[str] = parts[1::2]
        self.starts: Sequence[int] = list(accumulate(map(len, parts), initial=len(self.lead)))[:-1:2]

    def joint(self, at: int) -> str:
        """What joins the word at this index to the next, as far as it is more than typography."""
        return (
            " " if self.between[at] == " " else _joint_of(self.between[at], self.words[at][-1], self.words[at + 1][0])
        )

    @cached_property
    def cased(self) -> str:
        """The words without anything between them."""
        return "".join(self.words)

    @cached_property
    def folded(self) -> str:
        """The same in small letters, as long as before."""
        lower = self.cased.lower()
        return lower if len(lower) == len(self.cased) else "".join(map(_small, self.cased))

    @cached_property
    def offsets(self) -> Sequence[int]:
        """Where each word begins in `cased`."""
        return list(accumulate(map(len, self.words), initial=0))[:-1]

    def word_at(self, offset: int) -> int:
        """Index of the word that holds this offset of `cased`."""
        return bisect_right(self.offsets, offset) - 1

    def place(self, offset: int) -> int:
        """Where the character at this offset of `cased` stands in the text."""
        index = self.word_at(offset)
        return self.starts[index] + offset - self.offsets[index]

    def find(
        self, wanted: "Wording", begin: int = 0, end: int | None = None, *, cut: bool = False
    ) -> Iterator[tuple[int, int]]:
        """Half-open ranges of `cased`, inside [begin, end), that have the wanted wording; whole words only.

        `cut`: the last word may be longer than wanted. The search ends where text that repeats itself would make it
        cost more than a multiple of the text's length.
        """
        length = len(wanted.cased)
        end = len(self.cased) if end is None else end
        left = max(_TRIES, _WORK * len(self.cased) // max(length, 1))
        at = self.folded.find(wanted.folded, begin, end) if length else -1
        while at >= 0 and left:
            if self._may_divide(at) and (cut or self._may_divide(at + length)) and self._agrees(at, wanted):
                yield at, at + length
            left -= 1
            at = self.folded.find(wanted.folded, at + 1, end)

    def _may_divide(self, offset: int) -> bool:
        if offset in {0, len(self.cased)}:
            return True
        if self.offsets[self.word_at(offset)] == offset:
            return True
        before, after = self.cased[offset - 1], self.cased[offset]
        return (is_unspaced(before) and not after.isdigit()) or (is_unspaced(after) and not before.isdigit())

    def _agrees(self, start: int, wanted: "Wording") -> bool:
        """True if what is wanted stands at `start` also in its case and in what joins its words."""
        end = start + len(wanted.cased)
        first, last = self.word_at(start), self.word_at(end - 1)
        cased = self.cased[start:end]
        if cased != wanted.cased and not _same_case(cased, wanted.cased):
            return False
        if last - first == len(wanted.between) and self._aligned(first, start, wanted):
            return all(
                one == other or _joins_alike(self.joint(first + at), wanted.joint(at))
                for at, (one, other) in enumerate(zip(self.between[first:last], wanted.between, strict=True))
            )
        if not (self._divides or wanted._divides):  # noqa: SLF001 - another of this class
            return False
        mine = {self.offsets[at + 1] - start: self.joint(at) for at in range(first, last)}
        theirs = {wanted.offsets[at + 1]: wanted.joint(at) for at in range(len(wanted.between))}
        return all(
            _joins_alike(mine.get(offset, ""), theirs.get(offset, ""))
            or _is_blank_unspaced(offset, cased, mine, theirs)
            for offset in mine.keys() | theirs.keys()
        )

    def _aligned(self, first: int, start: int, wanted: "Wording") -> bool:
        """True if the wanted words end where the words from `first` on do."""
        return all(self.offsets[first + at] - start == offset for at, offset in enumerate(wanted.offsets[1:], start=1))

    @cached_property
    def _divides(self) -> bool:
        """True for a text in which one word may be written as two: broken at a line's end, or without spaces."""
        return BROKEN in self.text or has_unspaced(self.text)


def _small(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _joint_of(between: str, before: str, after: str) -> str:
    joint = between.translate(_DROPPED)
    if not joint:
        return " "
    if after.isdigit() and before.isdigit() and between[-1].isspace() and joint[-1] in ".,:/":
        return f"{joint} "  # "3, 4" is not "3,4"
    return joint


def _same_case(one: str, other: str) -> bool:
    """True if only the first letter's case differs, or all of one side is in capitals, as captions are."""
    return one[1:] == other[1:] or (
        len(one) >= _FEWEST_CAPITALS and (one.isupper() or other.isupper()) and one.lower() == other.lower()
    )


def _joins_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if BROKEN in {one, other}:
        return one in _BREAKS and other in _BREAKS
    if INTERRUPTED in one:
        said = one.partition(INTERRUPTED)[0]
        return other == said or (other in _FREE and said in {"", ","}) or (said == "." and other == " ")
    return False


def _is_blank_unspaced(offset: int, cased: str, mine: Mapping[int, str], theirs: Mapping[int, str]) -> bool:
    blank = {mine.get(offset, ""), theirs.get(offset, "")} == {"", " "}
    return blank and is_unspaced(cased[offset - 1]) and is_unspaced(cased[offset])
