"""Verified figures of many articles → figures side by side, with how they stand to each other."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.briefing import Figure, Relation, Side
from summarizer.language import units
from summarizer.language.dates import Grain, dates
from summarizer.language.fates import fates
from summarizer.language.names import names
from summarizer.language.quantities import Quantity, quantities
from summarizer.language.similarity import bag, cover
from summarizer.language.words import PEOPLE, stem, words
from summarizer.merging.claims import compatible
from summarizer.merging.entries import Origin
from summarizer.summary import Bound, Direction
from summarizer.verdicts import VerifiedNumber

_SAME_THING = 0.6  # of the words that name what one counts must stand in the other's
_GENERIC = PEOPLE | frozenset(map(stem, "children households number total".split()))
# Where the noun ends in a longer wording: trucks | seen carrying civilians, people | who left.
_NOUN_ENDS = re.compile(
    r"\s(?:who|that|which|with|of|in|at|on|from|to|under|by|for|had|have|were|was|are|is|left|headed|seen|held|hit|[a-z]+(?:ed|ing))\b"
)
_NEAR = 60  # characters around a figure in which the words stand that say what befell those it counts
_CLAUSE_ENDS = re.compile(r"[,;:.\u2014]|\b(?:because|after|when|while|although|whose)\b")
_SHORT = 2  # words of a label that says too little
_EARLIER = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
_REVISED = re.compile(r"\b(?:up|down|revised|raised|lowered|corrected|risen|fallen) from\b", re.IGNORECASE)
_WORST = (Relation.CONTRADICTED, Relation.UPDATED, Relation.DIFFERENT_SCOPE, Relation.ROUNDED, Relation.AGREE)


@dataclass(frozen=True)
class Count:
    """A figure that holds, as figures are compared."""

    number: VerifiedNumber
    origin: Origin

    @property
    def key(self) -> tuple[int, str, int]:
        """Its place in the briefing's canonical order."""
        return self.origin.source.number, self.number.list, self.number.position

    @cached_property
    def quantity(self) -> Quantity:
        """Its value, unit and bound."""
        item = self.number.item
        return Quantity(
            start=0,
            end=0,
            value=item.value,
            low=item.low,
            high=item.high,
            unit=units.canonical(item.unit) if self._measured else None,
            bound=item.bound,
            direction=item.direction,
            what=self.what,
        )

    @property
    def _measured(self) -> bool:
        """False where the noun that is counted was given as the unit."""
        name = units.canonical(self.number.item.unit)
        return name is not None and (
            name != (self.number.item.unit or "").strip().lower()
            or units.unit(*_two(name)) is not None
            or units.is_currency(name)
        )

    @cached_property
    def clause(self) -> str:
        """The words around the figure, from its own sentence."""
        span = self.number.spans[0]
        sentence = self.origin.article.sentence_at(span.start)
        low, high = (sentence.span.start, sentence.span.end) if sentence else (span.start, span.end)
        return self.origin.article.text[max(low, span.start - _NEAR) : min(high, span.end + _NEAR)]

    @cached_property
    def fates(self) -> frozenset[str]:
        """What befell those that are counted, as the words nearest to the figure say."""
        own = fates(self.what)
        if own:
            return own
        behind = _CLAUSE_ENDS.split(self.clause[self._offset :])[0]
        before = re.split(r"[,;.\u2014]", self.clause[: self._offset])[-1]
        return fates(behind) or fates(before)

    @property
    def _offset(self) -> int:
        written = self.number.spans[0].of(self.origin.article.text)
        return max(0, self.clause.find(written)) + len(written)

    @cached_property
    def _noun(self) -> str:
        """What is counted, as the text has it right at the figure; empty if it does not say."""
        span = self.number.spans[0]
        sentence = self.origin.article.sentence_at(span.start)
        if sentence is None:
            return ""
        start = span.start - sentence.span.start
        there = quantities(self.origin.article.text_of(sentence), self.origin.language)
        return next((quantity.what for quantity in there if quantity.start == start), "")

    @cached_property
    def head(self) -> str:
        """The stem of the noun that is counted; empty if there is none."""
        noun = self._noun or _NOUN_ENDS.split(self.what, maxsplit=1)[0]
        return next((stem(word.text) for word in reversed(list(words(noun)))), "")

    @cached_property
    def what(self) -> str:
        """What is counted, in the article's words: as returned if it is made of them, else as the text has it."""
        if "what" not in self.number.ungrounded:
            return self.number.item.what
        return self._noun or self.number.spans[0].of(self.origin.article.text)

    @property
    def label(self) -> str:
        """What is counted, as a table names it: people by what befell them, fractions as shares."""
        if self.quantity.unit is None and self.quantity.least < 1:
            return self.what if self.what.startswith("share") else f"share of {self.what}"
        befell = " or ".join(sorted(self.fates))
        named = any(fate in self.what for fate in self.fates)
        short = self.head in _GENERIC and len(self.what.split()) <= _SHORT
        return f"{self.what} {befell}" if befell and short and not named else self.what

    @property
    def scope(self) -> str | None:
        """Where or among whom, if the sentence says so."""
        return None if "scope" in self.number.ungrounded else self.number.item.scope

    @cached_property
    def day(self) -> dt.date | None:
        """The day the figure holds for: as said, else the report's own; None if neither is known.

        "Up from 3,180" is of an earlier day that the report does not say.
        """
        if _EARLIER.search(self.clause[: self._offset - len(self.number.spans[0].of(self.origin.article.text))]):
            return None
        said = None if "as_of" in self.number.ungrounded else self.number.item.as_of
        if said:
            for mention in dates(said, self.origin.language, self.origin.article.published):
                if mention.first and mention.grain is Grain.DAY:
                    return mention.first
            return None if self.origin.article.published is None else self.origin.article.published
        return self.origin.article.published

    @cached_property
    def named_place(self) -> frozenset[str]:
        """The words of the names in its scope."""
        return frozenset(part for name in names(self.scope or "") for part in name.parts)

    @cached_property
    def place(self) -> frozenset[str]:
        """The stems of its scope."""
        return frozenset(bag(self.scope or ""))


def _two(name: str) -> tuple[str, str]:
    first, _, rest = name.partition(" ")
    return first, rest


def side_by_side(counts: Sequence[Count]) -> list[Figure]:
    """One figure for everything counted: those several sources give first, then in the order of the sources."""
    groups: list[list[Count]] = []
    for count in sorted(counts, key=lambda count: count.key):
        fitting = [group for group in groups if all(_comparable(count, member) for member in group)]
        home = next((group for group in fitting if any(_equal(count, member) for member in group)), None)
        if home is None:
            home = next((group for group in fitting if not any(_clash(count, member) for member in group)), None)
        if home is None:
            groups.append([count])
        else:
            home.append(count)
    ranked = sorted(groups, key=lambda group: (-len({count.origin.source.number for count in group}), group[0].key))
    return [_figure(group, f"n{number}") for number, group in enumerate(ranked, 1)]


def _comparable(one: Count, other: Count) -> bool:
    """True if two figures count the same thing, whatever their values."""
    if one.quantity.unit != other.quantity.unit or not _same_direction(one, other):
        return False
    if one.quantity.unit is None and (one.quantity.least < 1) != (other.quantity.least < 1):
        return False  # a third of the town, and nineteen in it
    if one.fates and other.fates and not one.fates & other.fates:
        return False
    generic = one.head in _GENERIC and other.head in _GENERIC
    if generic and one.fates & other.fates:
        return True
    mine, theirs = bag(one.what), bag(other.what)
    if max(cover(mine, theirs), cover(theirs, mine)) >= _SAME_THING and (not generic or not (one.fates or other.fates)):
        return True
    return bool(one.head) and one.head == other.head and not generic and one.quantity.unit is None


def _equal(one: Count, other: Count) -> bool:
    mine, theirs = one.quantity, other.quantity
    return (mine.value, mine.low, mine.high) == (theirs.value, theirs.low, theirs.high)


def _clash(one: Count, other: Count) -> bool:
    """True if one source gives both: two figures of one report count two things, like the sides of a vote."""
    same_day = one.day == other.day and one.place == other.place
    return (
        one.origin.source.number == other.origin.source.number
        and same_day
        and not compatible(one.quantity, other.quantity)
    )


def _same_direction(one: Count, other: Count) -> bool:
    changes = {Direction.ROSE_BY, Direction.FELL_BY}
    mine, theirs = one.number.item.direction, other.number.item.direction
    return (mine in changes) == (theirs in changes) and (mine == theirs or mine not in changes)


def _figure(group: list[Count], identity: str) -> Figure:
    days = {count.day for count in group if count.day}
    latest = max(days) if len(days) > 1 else None
    central = min(
        group,
        key=lambda count: (
            -sum(cover(bag(count.what), bag(other.what)) for other in group),
            count.key,
        ),
    )
    return Figure(
        id=identity,
        what=central.label,
        relation=_relation(group),
        sides=tuple(_side(count, latest) for count in group),
        list=central.number.list,
    )


def _side(count: Count, latest: dt.date | None) -> Side:
    item = count.number.item
    return Side(
        citation=count.origin.cite(count.number.spans[0]),
        value=item.value,
        low=item.low,
        high=item.high,
        unit=count.quantity.unit,
        bound=item.bound,
        direction=item.direction,
        scope=count.scope,
        day=count.day,
        independence=count.origin.source.independence,
        latest=latest is not None and count.day == latest,
        verdict=count.number.verdict,
    )


def _relation(group: list[Count]) -> Relation:
    """The relation of a group is that of its worst pair."""
    found = {_pair(one, other) for index, one in enumerate(group) for other in group[index + 1 :]}
    return next((relation for relation in _WORST if relation in found), Relation.SINGLE)


def _pair(one: Count, other: Count) -> Relation:
    mine, theirs = one.quantity, other.quantity
    if one.fates and other.fates and one.fates != other.fates:
        return Relation.DIFFERENT_SCOPE  # killed, and killed or injured
    if _equal(one, other):
        return Relation.AGREE if mine.bound == theirs.bound else Relation.ROUNDED
    if compatible(mine, theirs):
        return Relation.AGREE if mine.value is None or theirs.value is None else Relation.ROUNDED
    if _other_place(one, other):
        return Relation.DIFFERENT_SCOPE
    apart = _apart(one, other)
    return Relation.ROUNDED if apart is Relation.CONTRADICTED and _bounded(mine, theirs) else apart


def _bounded(mine: Quantity, theirs: Quantity) -> bool:
    """`up to 60` and `48`: a bound leaves room for the figure, so that nothing contradicts."""
    for loose, value in ((mine, theirs.least), (theirs, mine.least)):
        if loose.bound in {Bound.AT_MOST, Bound.LESS_THAN} and value <= loose.least:
            return True
        if loose.bound in {Bound.AT_LEAST, Bound.MORE_THAN} and value >= loose.least:
            return True
    return False


def _apart(one: Count, other: Count) -> Relation:
    """Two values that cannot both be right of one day are of two days, or contradict each other."""
    if one.origin.source.number == other.origin.source.number:
        if _REVISED.search(one.clause) or _REVISED.search(other.clause):
            return Relation.UPDATED  # "up from 3,180": the report itself tells the earlier figure
        return Relation.DIFFERENT_SCOPE  # one report that gives two figures of a kind counts two things
    if one.day is None or other.day is None or one.day != other.day:
        return Relation.UPDATED
    return Relation.CONTRADICTED


def _other_place(one: Count, other: Count) -> bool:
    """True if their scopes are two places; a name and "the village" may well be one."""
    if one.named_place or other.named_place:
        return bool(one.named_place and other.named_place) and not one.named_place & other.named_place
    return bool(one.place and other.place) and not one.place & other.place
