"""Wording of a quote + wording of an article → the words of the article most like it, and the difference word by word.

Each word of the quote that the article has votes for where the quote would begin; the place with most votes is
compared. Nothing is compared letter by letter, so the cost stays in proportion to both texts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from summarizer.verification.wording import Wording, has_unspaced, is_unspaced

_LIKE = 0.5  # from half of its letters on a quote is an altered one
_MOST_OF_A_WORD = 50  # places at which a word may vote; "the" tells little
_TELLING = 4  # letters of a word that is seldom anywhere,
_FEWEST_TELLING = 3  # if a quote has that many of them
_LONGEST = 400  # words that are compared; a longer quote is shown by its beginning


class Units:
    """The words of a wording; of a script without spaces its characters."""

    def __init__(self, wording: Wording) -> None:
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
    difference = tuple(_difference(article.words[low + first : low + last], quote.words[: len(mine)]))
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


def _difference(theirs: Sequence[str], mine: Sequence[str]) -> Iterator[str]:
    added: list[str] = []
    for code in LCSseq.opcodes([word.lower() for word in theirs], [word.lower() for word in mine]):
        if code.tag == "equal":
            yield from added  # what replaces words comes behind them
            added = []
        else:
            yield from (f"-{word}" for word in theirs[code.src_start : code.src_end])
            added += [f"+{word}" for word in mine[code.dest_start : code.dest_end]]
    yield from added
