"""Text + its quantities → the part of the text that goes with each, and whether a wording is that of another one.

A sentence that gives several figures says something else of each: "14 were killed and 25 injured". The words between
two figures belong to the first up to the last break between them, and from there on to the second.
"""

import itertools
import re
from functools import cached_property, lru_cache

from summarizer.language.cues import BE
from summarizer.language.deeds import is_past
from summarizer.language.divided import COMPARES, LEADS_TO, LONGEST_LEAD, Whole, places, telling, word_before
from summarizer.language.fates import fates
from summarizer.language.names import names
from summarizer.language.quantities import Quantity, quantities
from summarizer.language.remembered import SENTENCES
from summarizer.language.shares import are_one_change, leads_to_whole
from summarizer.language.words import spelled, stem
from summarizer.summary import Direction

MOST_FIGURES = 100  # of one sentence that are told apart; what has more is a table, or made to take time

# Where what is said of one figure ends and what is said of the next begins.
_BREAK = re.compile(
    r"[;:\u2014()]|,(?!\d)|\bor\b(?!\s(?:injured|wounded|hurt|missing|killed|dead))|\b(?:and|but|while|whereas|plus|compared|from|against|versus|after|before)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\b\w+\s(?:or|and|and/or)\s(?:were\s)?\w+\b")
_WHOLE = re.compile(r"\s*(?:out of|of)\s(?:the\s|its\s|their\s)?\Z", re.IGNORECASE)
_LONGEST_ANTECEDENT = 60  # characters
_BEFORE_DEED = BE | {"has", "have", "had", "not"}
_ANTECEDENT = re.compile(r"((?:[\w'\u2019-]+\s){0,3}[\w'\u2019-]+)\Z")  # of a relative clause
_RELATIVE = re.compile(r",\s(?:which|who)\s")
# "The guards, estimated to be about 300 men": what stands before it is counted by the figure as well.
_EQUATED = re.compile(
    r"([A-Za-z'\u2019-]+),?\s(?:(?:who|which)\s)?(?:(?:are|were|is|was)\s)?"
    r"(?:(?:estimated|believed|thought|reckoned|said|put)\s(?:to be|to number|at)|numbering|numbered)\s*\Z",
    re.IGNORECASE,
)
# Between two figures of one thing, of which only the first is said to be of it.
_BESIDE = re.compile(
    r"[^,;:.]{0,60}?,?\s(?:and|or|against|compared (?:with|to)|versus|instead of|rather than|of which|of whom|up|down)"
    r"\s(?:about\s|from\s)?|,\s",
    re.IGNORECASE,
)
# "930 passengers, of whom 480"; "3,900 households, 1,240 of them": what is said of all is said of these.
_OF_ALL = re.compile(r"\bof\s(?:which|whom|these|those)\s\Z")
_ALL_OF = re.compile(r"\sof\s(?:them|these|those)\b")
# "It fetched $31, by our own survey, up 7 percent": how the figure before has changed.
_CHANGE_OF = re.compile(r"(?:(?!\b(?:and|but|while|as)\b)[^;:.])*,\s(?:up|down)\s(?:by\s|about\s)?")
_REPLACES = re.compile(r"[^;:.]{0,60}\b(?:instead\sof|rather\sthan)\s")
_TO = {Direction.ROSE_BY: Direction.ROSE_TO, Direction.FELL_BY: Direction.FELL_TO}
_OPENING = re.compile(r"(?:In|At|On|Among|During|For|With)\s[^,;:.]*,\s")
_ADJUNCT = re.compile(
    r",|\s(?:in|on|at(?!\s(?:least|most))|by|for|with|from|to|under|over|during|since|before|after|against|compared|versus"
    r"|instead|rather)\s"
)
_WHERE = re.compile(r"\s(?:in|at|aboard|on|from)\s(?:(?:the|its|their|every|each|all)\s)?")
_LEAD = 14  # characters before a figure that hold the words before it
_STARTS_CHANGE = re.compile(r"\b(?:from|instead of|rather than)\s*\Z", re.IGNORECASE)


class Surroundings:
    """A quantity and the words that are said of it rather than of the others in its text."""

    def __init__(self, quantity: Quantity, whole: Whole, part: tuple[int, int], *, is_start: bool) -> None:
        """`part`: the half-open span of the text that goes with the quantity; see `is_start`."""
        self.quantity = quantity
        self.whole = whole
        self.is_start = is_start
        """True for the figure that a change starts from: "revised from 11", "up from 3,180", "40 instead of 60"."""
        self._start, self._end = part

    @cached_property
    def joined(self) -> str:
        """The text with that of the figure before it, if no break parts them: credited $3 million to 40 firms."""
        unbroken = self._start == self.quantity.start
        return self.whole.text[self.whole.before(self._start) if unbroken else self._start : self._end]

    @cached_property
    def text(self) -> str:
        """The part of the text that goes with it; of a figure that a change starts from with what has changed."""
        return self.whole.text[self._first : self._end]

    @property
    def _first(self) -> int:
        return self.whole.before(self._start) if self.is_start else self._start

    @property
    def wording(self) -> str:
        """The quantity as written."""
        return self.whole.text[self.quantity.start : self.quantity.end]

    @cached_property
    def clause(self) -> str:
        """That part up to the first break behind the quantity."""
        found = _BREAK.search(self.whole.text, self.quantity.end, self._end)
        return self.text[: found.start() - self._end] if found else self.text

    @property
    def is_part(self) -> bool:
        """True for three of the 40 boats, and for $2 million, a third of the $6 million."""
        return self.quantity.start in self.whole.parts

    @property
    def has_parts(self) -> bool:
        """True for the 40 of three of the 40 boats."""
        return self.quantity.start in self.whole.with_parts

    @property
    def is_whole(self) -> bool:
        """True for the figure that the next ones are parts of: "Of 120 workers, 45 were injured"."""
        return _WHOLE.match(self._lead) is not None

    @property
    def equated(self) -> str:
        """The noun that the text sets equal to what is counted: *guards*, estimated to be 300 men; empty if none."""
        found = _EQUATED.search(self._lead)
        return found[1] if found else ""

    @cached_property
    def lead(self) -> str:
        """The stem of the word right before it in that part, if that says something: arrested three, *released* one."""
        return word_before(self._lead)

    @property
    def _lead(self) -> str:
        return self.whole.text[self._start : self.quantity.start]

    @property
    def beside(self) -> str:
        """What goes with the figure before it, if it stands beside that without a noun of its own: 11, against *10*."""
        before, text = self.whole.figure_before(self.quantity), self.whole.text
        if before is None:
            return ""
        first = self.whole.before(self._start)
        if _OF_ALL.search(text, before.end, self.quantity.start) or _ALL_OF.match(text, self.quantity.end):
            return text[self.whole.unbroken(first) : self.quantity.start]
        if self.quantity.what:
            return ""
        if _CHANGE_OF.fullmatch(text, before.end, self.quantity.start):
            return text[first : before.end]
        if LEADS_TO.fullmatch(text, before.end, self.quantity.start):
            return text[self.whole.unbroken(first) : before.end]
        if self.is_target:
            return self.whole.text[self.whole.before(first) : before.end]
        between = _BESIDE.fullmatch(text, before.end, self.quantity.start)
        if between is None:
            return ""
        if not COMPARES.search(between[0]):
            return text[first : before.end]
        opening = _OPENING.match(text, first, before.start)
        adjunct = _ADJUNCT.search(text, before.end, self.quantity.start)
        return text[opening.end() if opening else first : adjunct.start() if adjunct else before.end]

    @property
    def is_target(self) -> bool:
        """True for the figure that a change goes to, if where it starts from stands before: from 60 *to 40*."""
        before, text = self.whole.figure_before(self.quantity), self.whole.text
        return (
            before is not None
            and text[before.end : self.quantity.start].strip() == "to"
            and _starts_change(text, before)
        )

    @cached_property
    def turn(self) -> Direction:
        """The way of a change that the figures beside it tell: from 60 *to 40* and *40* instead of 60 fell to it.

        A figure that another one replaces is of the same change: grow by 6 percent, instead of *4*.
        """
        mine, text = self.quantity, self.whole.text
        before, behind = self.whole.figure_before(mine), self.whole.figure_behind(mine)
        if self.is_start:
            replaced = before is not None and _REPLACES.fullmatch(text, before.end, mine.start) is not None
            return before.direction if before and replaced else Direction.NONE
        if before and LEADS_TO.fullmatch(text, before.end, mine.start):
            return _TO.get(before.direction, Direction.NONE)
        start = before if self.is_target else None
        if behind and (_REPLACES.fullmatch(text, mine.end, behind.start) or are_one_change(text, mine, behind)):
            start = behind
        if start is None or start.value is None or mine.value is None or start.value == mine.value:
            return Direction.NONE
        if None not in (start.unit, mine.unit) and start.unit != mine.unit:
            return Direction.NONE
        return Direction.ROSE_TO if mine.value > start.value else Direction.FELL_TO

    @cached_property
    def _aside(self) -> str:
        """Words outside of its part that go with it: the owner of a whole, the antecedent of its relative clause."""
        text = self.whole.text
        before = self.whole.figure_before(self.quantity)
        if self.has_parts and before:  # seven of the ferry's 11 cabins
            return text[before.end : self.quantity.start]
        if _RELATIVE.match(text, self._start):
            found = _ANTECEDENT.search(text, max(0, self._start - _LONGEST_ANTECEDENT), self._start)
            return found[1] if found else ""
        return ""

    def is_of_part(self, wording: str) -> bool:
        """True if the words say of the 40 boats what befell three of them alone: three of the 40 boats *sank*."""
        if not self.has_parts or not self.quantity.what:
            return False
        behind = self.whole.text[self.quantity.end : self._end].partition(self.quantity.what)[2]
        deed = next((word for word in spelled(behind[:LONGEST_LEAD].lower()) if word not in _BEFORE_DEED), "")
        return is_past(deed) and (stem(deed) in telling(wording) or bool(fates(deed) & fates(wording)))

    def belongs(self, wording: str, also: str = "") -> bool:
        """False if the wording says of this figure what the text says of another one; `also` is said of both.

        It does so if it names another fate (killed, injured), another place, or if words of it stand with another
        figure alone, while it has none of those that stand with this one.
        """
        named = fates(wording)
        if named and self._has_other_fates(named):
            return False
        elsewhere = self._elsewhere(wording, also)
        if not elsewhere:
            return True
        stated = telling(wording)
        if places(wording) & elsewhere and places(self.text) - stated:
            return False
        if elsewhere & self.whole.adverbs:  # five of them seriously
            return False
        contrasted = elsewhere & self.whole.contrasted(self.quantity)
        if contrasted and contrasted - telling(self.whole.text[: self._end]):
            return False
        own = telling(self.clause.replace(self.wording, " ")) - telling(self.quantity.what)
        if not own:
            return elsewhere <= self.whole.near(self.quantity)
        return bool(stated & own - self.whole.without(self._first, self._end))

    def _has_other_fates(self, named: frozenset[str]) -> bool:
        """True if the fates that a wording names befell those whom other figures count."""
        here = fates(self.text)
        if not here and named.isdisjoint(self.whole.nearest_fates(self.quantity) or named):
            return True
        if here and (named.isdisjoint(here) or (named - here) & self.whole.fates):
            return True
        either = _either(self.text)
        return bool(named & either) and not either <= named

    def _elsewhere(self, wording: str, also: str) -> frozenset[str]:
        """The telling stems of the wording that stand with other figures alone; `also` is said of this one too."""
        stated, noun = telling(wording), telling(self.quantity.what)
        elsewhere = stated - telling(self.text) - noun
        if elsewhere:
            elsewhere &= self.whole.words
        if not elsewhere:
            return elsewhere
        if also:
            placed = {stem(part) for name in names(also) if name.sure for part in name.parts}
            elsewhere -= telling(also) - placed  # a place is of one figure alone
        elsewhere -= telling(self._aside) | self.whole.opening
        if noun & stated and self._start == self.quantity.start:  # voted 9 to 6 to adopt *a $48 million budget*
            run = telling(self.whole.text[self.whole.unbroken(self._start) : self._start])
            if any(is_past(word) and stem(word) in run for word in spelled(wording.lower())):
                elsewhere -= run
        elsewhere -= frozenset().union(*(keys for end, keys in self.whole.subjects if end <= self.quantity.start))
        if not (self.quantity.what or self.quantity.age):
            # A noun that is left out is the one before: 1,240 households lost power, 300 water.
            elsewhere -= self.whole.nouns_before(self.quantity)
        return elsewhere


def are_tied(one: Surroundings, other: Surroundings) -> bool:
    """True if a text sets two figures side by side as of one thing: from 60 to 40; of the 60, 40; 2, half the 4."""
    first, last = sorted((one, other), key=lambda around: around.quantity.start)
    if first.whole.are_neighbours(first.quantity, last.quantity):
        return first.is_whole or are_one_change(first.whole.text, first.quantity, last.quantity)
    return first.whole.parts.get(first.quantity.start) is last.quantity


def _either(text: str) -> frozenset[str]:
    """The fates that the text gives as one: "killed or injured"."""
    return frozenset().union(*(fates(match.group()) for match in _EITHER.finditer(text)))


@lru_cache(maxsize=SENTENCES)
def surroundings(text: str, language: str = "en") -> tuple[Surroundings, ...]:
    """Each quantity of the text, in order, with what goes with it."""
    found = quantities(text, language)
    if not found:
        return ()
    borders = [0]
    for one, other in itertools.pairwise(found):
        borders.append(_last_break(text, one.end, other.start) or other.start)
    borders.append(len(text))
    whole = Whole(text, found, borders)
    parts = []
    for index, (quantity, following) in enumerate(itertools.zip_longest(found, found[1:])):
        # What is said of three of the 40 boats, and of 300 in the 24 towns, follows behind both figures.
        bound = following is not None and _WHERE.fullmatch(text, quantity.end, following.start)
        after = index + (2 if bound or leads_to_whole(text, quantity, following) else 1)
        parts.append((borders[index], borders[after]))
    return tuple(
        Surroundings(quantity, whole, part, is_start=_starts_change(text, quantity))
        for quantity, part in zip(found, parts, strict=True)
    )


def _starts_change(text: str, quantity: Quantity) -> bool:
    """True for "from 60" and "instead of 60"."""
    return _STARTS_CHANGE.search(text, max(0, quantity.start - _LEAD), quantity.start) is not None


def _last_break(text: str, start: int, end: int) -> int | None:
    """Where the last break in text[start:end) stands."""
    last = None
    for match in _BREAK.finditer(text, start, end):
        last = match.start()
    return last
