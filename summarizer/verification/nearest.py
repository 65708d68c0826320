"""Wording of a quote + wording of an article → the words of the article most like it, and the difference word by word.

Each word of the quote that the article has votes for where the quote would begin; the place with most votes is
compared. Nothing is compared letter by letter, so the cost stays in proportion to both texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from summarizer.cached import cached_property
from summarizer.verification.wording import Wording, has_unspaced, is_unspaced

_LIKE = 0.5  # from half of its letters on a quote is an altered one
_MOST_OF_A_WORD = 50  # places at which a word may vote; "the" tells little
_TELLING = 4  # letters of a word that is seldom anywhere,
_FEWEST_TELLING = 3  # if a quote has that many of them
_SIGNS = frozenset("$\u20ac\u00a3\u00a5\u20b9\u20bd#-+")
_PERCENT = frozenset("%\u2030\u00b0\u066a")
_LONGEST = 400  # words that are compared; a longer quote is shown by its beginning


class Units:
    """The words of a wording; of a script without spaces its characters."""

    def __init__(self, wording: Wording) -> None:
        self.text = wording.text
        self.words, self.starts = wording.words, wording.starts
        if has_unspaced(wording.text):
            pieces = [
                piece for word, start in zip(self.words, self.starts, strict=True) for piece in _apart(word, start)
            ]
            self.words, self.starts = [word for word, _ in pieces], [start for _, start in pieces]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands, in small letters."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            key = word.lower()
            if key in places:
                places[key].append(at)
            else:
                places[key] = [at]
        return places

    def shown(self, low: int, high: int) -> list[str]:
        """The words of a range as they stand, with the signs that belong to them: $14, -5, 40%."""
        return [self._signed(at) for at in range(low, high)]

    def _signed(self, at: int) -> str:
        start, end = self.starts[at], self.starts[at] + len(self.words[at])
        before, behind = self.text[max(0, start - 1) : start], self.text[end : end + 1]
        if before not in _SIGNS or (before == "-" and self.text[max(0, start - 2) : start - 1].isalnum()):
            before = ""
        return f"{before}{self.words[at]}{behind if behind in _PERCENT else ''}"


def _apart(word: str, start: int) -> list[tuple[str, int]]:
    if not is_unspaced(word[0]):
        return [(word, start)]
    return [(character, start + at) for at, character in enumerate(word)]


@dataclass(frozen=True, slots=True)
class Nearest:
    """Half-open range of the view that is most like a quote, and the words that differ."""

    start: int
    end: int
    difference: tuple[str, ...]
    """`-word` for the article's words that the quote lacks, `+word` for the quote's own."""


def nearest(quote: Units, article: Units, like: float = _LIKE) -> Nearest | None:
    """The words most like the quote; None if nothing is so like it.

    `like`: the share of the quote's letters whose words the article must have there, in order.
    """
    mine = [word.lower() for word in quote.words[:_LONGEST]]
    begin = _begin(mine, article.places)
    if begin is None:
        return None
    room = len(mine) // 4 + 2
    low, high = max(0, begin - room), min(len(article.words), begin + len(mine) + room)
    theirs = [word.lower() for word in article.words[low:high]]
    codes = LCSseq.opcodes(theirs, mine)
    same = [code for code in codes if code.tag == "equal"]
    letters = sum(len(word) for code in same for word in mine[code.dest_start : code.dest_end])
    if not same or letters < like * sum(map(len, mine)):
        return None
    first, last = _edges(
        same[0].src_start, same[-1].src_end, same[0].dest_start, len(mine) - same[-1].dest_end, len(theirs)
    )
    final = low + last - 1
    difference = tuple(_difference(article, (low + first, low + last), quote, (0, len(mine))))
    return Nearest(article.starts[low + first], article.starts[final] + len(article.words[final]), difference)


def _begin(mine: Sequence[str], places: Mapping[str, Sequence[int]]) -> int | None:
    """The word of the article at which the quote would begin, by most votes; of two the earlier."""
    votes: dict[int, int] = {}
    telling = [(at, word) for at, word in enumerate(mine) if len(word) >= _TELLING]
    for at, word in telling if len(telling) >= _FEWEST_TELLING else enumerate(mine):
        for place in places.get(word, ())[:_MOST_OF_A_WORD]:
            votes[place - at] = votes.get(place - at, 0) + len(word)
    return max(votes, key=lambda begin: (votes[begin], -begin), default=None)


def _edges(first: int, last: int, missing_before: int, missing_behind: int, length: int) -> tuple[int, int]:
    """The range of the article's words, with as many at each edge as the quote has others there."""
    return max(0, first - missing_before), min(length, last + missing_behind)


def _difference(article: Units, there: tuple[int, int], quote: Units, here: tuple[int, int]) -> Iterator[str]:
    theirs, mine = article.shown(*there), quote.shown(*here)
    small, little = (
        [word.lower() for word in units.words[low:high]] for units, (low, high) in ((article, there), (quote, here))
    )
    added: list[str] = []
    for code in LCSseq.opcodes(small, little):
        gone, new = theirs[code.src_start : code.src_end], mine[code.dest_start : code.dest_end]
        if code.tag == "equal":
            yield from added  # what replaces words comes behind them
            added = []
            for at, (one, other) in enumerate(zip(gone, new, strict=True), start=code.dest_start):
                if not _reads_alike(one, other, first=at == 0):
                    yield from (f"-{one}", f"+{other}")
        else:
            yield from (f"-{word}" for word in gone)
            added += [f"+{word}" for word in new]
    yield from added


def _reads_alike(one: str, other: str, *, first: bool) -> bool:
    """True for a word in the same case with the same signs; the first letter of a quote and captions are free."""
    if one == other:
        return True
    return one.lower() == other.lower() and ((first and one[1:] == other[1:]) or (len(one) > 1 and one.isupper()))
