"""A sentence of several figures → its parts, one a figure, and what they have in common or apart."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from summarizer.language.fates import fates
from summarizer.language.function_words import says_nothing
from summarizer.language.names import names
from summarizer.language.number_words import SCALES, STARTS
from summarizer.language.quantities import Quantity
from summarizer.language.remembered import SENTENCES
from summarizer.language.shares import wholes
from summarizer.language.similarity import bag
from summarizer.language.tokens import vocabulary
from summarizer.language.words import PEOPLE, stem

_LAST_WORD = re.compile(r"([a-z]+)\s\Z")
_MOST_UNBROKEN = 2  # parts looked back through
_MOST_BEFORE = 4  # figures looked back to
_ONE_OF = re.compile(r"\bone of\b")
_ADVERB = re.compile(r"\b[a-z]{3,}ly\b")
# What stands before a relative clause is the subject of what follows it as well.
_RELATIVE_CLAUSE = re.compile(
    r"((?:[\w'\u2019-]+\s){0,3}[\w'\u2019-]+),\s(?:which|who|whose)\s[^,;:.]*(?:[,.]\d[^,;:.]*)*,\s"
)
# So is what stands before a figure between commas: the margin, just under 12 percent, was 2 points better.
_APPOSED = re.compile(
    r"((?:[\w'\u2019-]+\s){0,5}[\w'\u2019-]+),\s[^,;:.]*\d[^,;:]*,\s(?=(?:was|were|is|are|has|had|will|would)\b)"
)
_RELATIVES = frozenset({"which", "who", "whose"})
# "It lost 2 percent and closed at 40", "it rose by 2 percent, to 40": where such a change leads.
LEADS_TO = re.compile(r"[^,;:.]{0,60},\sto\s|[^,;:.]{0,40}\sand\s(?:closed|ended|finished|settled)\sat\s")
# "42 percent fell ill in May, against 46 elsewhere": both fell ill, each at its own place and time.
COMPARES = re.compile(r"\b(?:against|compared|versus|instead of|rather than)\b", re.IGNORECASE)
_NUMBER_WORDS = frozenset(map(stem, (*STARTS, *SCALES)))
_CONTENT = 1.4  # weight of a word that tells one figure from another: one document in four has it
LONGEST_LEAD = 24  # characters


class Whole:
    """What a text says of all its quantities together; worked out when it is first asked for."""

    def __init__(self, text: str, found: Sequence[Quantity], borders: Sequence[int]) -> None:
        """`borders`: where the part of each quantity begins, and where the last one ends."""
        self.text = text
        self._found = found
        self._borders = borders

    def before(self, start: int) -> int:
        """Where the part before the one that starts here starts; here if there is none."""
        return self._borders[max(0, bisect_left(self._borders, start) - 1)]

    def unbroken(self, start: int) -> int:
        """Where the parts start that run up to the part that starts here without a break between them; two at most."""
        at = bisect_left(self._borders, start)
        least = max(0, at - _MOST_UNBROKEN)
        while at > least and self._borders[at] == self._found[at].start:
            at -= 1
        return self._borders[at]

    def figure_before(self, quantity: Quantity) -> Quantity | None:
        """The quantity before this one."""
        at = bisect_left(self._starts, quantity.start)
        return self._found[at - 1] if at else None

    def figure_behind(self, quantity: Quantity) -> Quantity | None:
        """The quantity behind this one."""
        at = bisect_right(self._starts, quantity.start)
        return self._found[at] if at < len(self._found) else None

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [quantity.start for quantity in self._found]

    @cached_property
    def opening(self) -> frozenset[str]:
        """The telling stems before a colon that all figures stand behind: *losses of every kind* were few: 8 boats."""
        found, colon, _ = self.text[: self._found[0].start].rpartition(": ")
        return telling(found) if colon else frozenset()

    def are_neighbours(self, first: Quantity, last: Quantity) -> bool:
        """True if no quantity stands between the two."""
        return not any(first.start < one.start < last.start for one in self._found)

    @cached_property
    def parts(self) -> Mapping[int, Quantity]:
        """What each quantity is a part of, by its start."""
        return wholes(self.text, self._found)

    @cached_property
    def with_parts(self) -> frozenset[int]:
        """Where the quantities start that another one is a part of."""
        return frozenset(whole.start for whole in self.parts.values())

    @cached_property
    def _parts(self) -> Sequence[str]:
        return [self.text[start:end] for start, end in itertools.pairwise(self._borders)]

    def without(self, start: int, end: int) -> frozenset[str]:
        """The telling stems of the parts outside of text[start:end)."""
        first, last = bisect_left(self._borders, start), bisect_left(self._borders, end)
        return frozenset().union(*map(telling, (*self._parts[:first], *self._parts[last:])))

    @cached_property
    def words(self) -> frozenset[str]:
        """The telling stems of every part."""
        return frozenset().union(*map(telling, self._parts))

    def nouns_before(self, quantity: Quantity) -> frozenset[str]:
        """The telling stems of what the figures before this one count in its unit; none where they are many."""
        at = bisect_left(self._starts, quantity.start)
        before = self._found[max(0, at - _MOST_BEFORE) : at]
        return frozenset().union(*(telling(one.what) for one in before if one.unit == quantity.unit))

    def near(self, quantity: Quantity) -> frozenset[str]:
        """The telling stems of the nearest part before that has any, and of those behind that a break parts from it.

        Parts that no break parts from the next one are one.
        """
        at, found = bisect_left(self._starts, quantity.start), frozenset[str]()
        for index in range(at - 1, max(-1, at - 1 - _MOST_BEFORE), -1):
            found |= telling(self._parts[index])
            end = self._found[index + 1].start
            if (
                found
                and self._borders[index + 1] != end
                and not LEADS_TO.fullmatch(self.text, self._found[index].end, end)
            ):
                break
        if at + 1 == len(self._found) or self._borders[at + 1] == self._found[at + 1].start:
            return found
        return found.union(*map(telling, self._parts[at + 1 : at + 1 + _MOST_BEFORE]))

    def contrasted(self, quantity: Quantity) -> frozenset[str]:
        """The telling stems of the next part if it is compared with that of this figure: 42, against 46 *elsewhere*."""
        at = bisect_right(self._starts, quantity.start)
        if at >= len(self._found) or not COMPARES.search(self.text, self._borders[at], self._found[at].start):
            return frozenset()
        return telling(self._parts[at])

    @cached_property
    def subjects(self) -> Sequence[tuple[int, frozenset[str]]]:
        """Where each relative clause ends, and the telling stems before it: the *fund*, which fell to 4, has 5."""
        relative = [] if _RELATIVES.isdisjoint(vocabulary(self.text)) else _RELATIVE_CLAUSE.finditer(self.text)
        matches = itertools.chain(relative, _APPOSED.finditer(self.text))
        return [(match.end(), telling(match[1])) for match in matches]

    def nearest_fates(self, quantity: Quantity) -> frozenset[str]:
        """The fates of the next part that names any, else of the last one before: 36 sheep and 20 goats *died*."""
        return self._nearest[quantity.start]

    @cached_property
    def _nearest(self) -> dict[int, frozenset[str]]:
        found = [fates(part) for part in self._parts]
        nearest: dict[int, frozenset[str]] = {}
        for order in (range(len(found)), range(len(found) - 1, -1, -1)):  # what stands behind wins
            last: frozenset[str] = frozenset()
            for index in order:
                last = found[index] or last
                start = self._found[index].start
                nearest[start] = last or nearest.get(start, last)
        return nearest

    @cached_property
    def leads(self) -> frozenset[str]:
        """The words that stand right before a figure, or before the "one" of "one of them", by their stems."""
        before = (word_before(self.text[: match.start()]) for match in _ONE_OF.finditer(self.text))
        return frozenset((*before, *(word_before(self.text[: quantity.start]) for quantity in self._found)))

    @cached_property
    def adverbs(self) -> frozenset[str]:
        """The stems of the adverbs of manner, each of which goes with the figure beside it alone."""
        return frozenset(stem(match.group()) for part in self._parts for match in _ADVERB.finditer(part))

    @cached_property
    def fates(self) -> frozenset[str]:
        """Every fate that a part names."""
        return frozenset().union(*map(fates, self._parts))


def places(text: str) -> frozenset[str]:
    """The stems of the names in a text: what a figure holds for."""
    return frozenset(stem(part) for name in names(f"\u2026 {text}") for part in name.parts) - _NUMBER_WORDS


def word_before(before: str) -> str:
    """The stem of the last word of the text; empty for one that says nothing, and behind a mark."""
    found = _LAST_WORD.search(before[-LONGEST_LEAD:])
    key = stem(found.group(1)) if found else ""
    return "" if says_nothing(key) else key


@lru_cache(maxsize=SENTENCES)
def telling(text: str) -> frozenset[str]:
    """The stems of a text that tell what is said of one figure from what is said of another."""
    return frozenset(
        key
        for key, value in bag(text).items()
        if value >= _CONTENT
        and not says_nothing(key)
        and key not in PEOPLE
        and key not in _NUMBER_WORDS
        and not key[0].isdigit()
    )
