"""A verified figure with its article → a count: what is counted, where, of when, and the words said of it alone."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.article import Span
from summarizer.cached import cached_property
from summarizer.language import units
from summarizer.language.currencies import is_currency
from summarizer.language.dates import Grain, dates
from summarizer.language.fates import fates
from summarizer.language.names import names
from summarizer.language.quantities import Quantity
from summarizer.language.similarity import Bag, bag, joined, weight
from summarizer.language.surroundings import Surroundings
from summarizer.language.words import PEOPLE, stem, words
from summarizer.merging.entries import OUTCOME, TALLY, Origin
from summarizer.summary import Bound, Direction
from summarizer.verdicts import NumberVerdict, VerifiedFact, VerifiedNumber, VerifiedSummary

# Nouns that reports exchange freely where what befell them is the same.
_HOMES = frozenset(map(stem, "households families homes houses dwellings".split()))
_FIGHTERS = frozenset(map(stem, "fighters militants combatants gunmen insurgents rebels jihadists extremists".split()))
_COMMA = re.compile(r",(?!\d)")
_SOMEBODY = re.compile(
    rf"\b(?:{'|'.join('people civilians residents men women villagers fighters militants troops soldiers'.split())})\b"
)
_CIVILIANS = re.compile(r"\bnon-?(?:combatants?|fighters?|militants?)\b", re.IGNORECASE)
_JOBS = frozenset(map(stem, "jobs posts positions".split()))
_KINDS = {"people": PEOPLE, "homes": _HOMES, "fighters": _FIGHTERS, "jobs": _JOBS}
_SUMS = frozenset(map(stem, "number total toll".split()))
# Where the noun ends in a longer wording: trucks | seen carrying civilians, people | who left.
_NOUN_ENDS = re.compile(
    r"\s(?:who|that|which|with|of|in|at|on|from|to|under|by|for|had|have|were|was|are|is|left|headed|seen|held|hit|[a-z]+(?:ed|ing))\b"
)
_OF_THEM = re.compile(r"\s*of (?:them|whom|those|these)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*of (?:them|whom|those|these|the)\b", re.IGNORECASE)
_SPOT = re.compile(r"\b(?:at|inside|outside|near|along) (?:the|a) (?!(?:end|time|same|start)\b)([a-z]+)\b")
_HARM = re.compile(r"\b(destroy|damag|flood|burn|level)\w*", re.IGNORECASE)
_OVER_TIME = re.compile(r"\b(?:since|so far|to date|in total|altogether|over the (?:past|last))\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:the|it|its|this|that|these|those|they|their)\b", re.IGNORECASE)
# What is wished, expected or foreseen is no count of what is.
_NOT_SO = re.compile(
    r"\b(?:would|could|might|may|forecast|expected|predict\w+|draft|proposed|target|goal)\b", re.IGNORECASE
)
_RATE = re.compile(
    r"\b(?:a|an|per|each|every)\s(?P<per>year|month|week|day|hour|household|person|head)\b", re.IGNORECASE
)
_WIDE = re.compile(r"\b(?:whole|entire|nationwide|statewide|countrywide|overall|throughout)\b", re.IGNORECASE)
_REGIONS = tuple("village town city district county province state region country nation world".split())
_REGION = re.compile(rf"\b(?:{'|'.join(_REGIONS)})\b")
_SAME_REGION = {"nation": "country"}
_SAYS = 1.0  # weight of a word that is no mere grammar: fewer than four documents in ten have it
_TELLING = 1.4  # weight of a word that tells one matter from another: one document in four has it
_SCALES = "million billion thousand thousands hundred hundreds dozen dozens"
_NO_MATTER = frozenset(map(stem, f"{_SCALES} percent percentage points about nearly".split()))
_MOST_LEAD = 7  # words before a sum that may say what it is
_FEWEST = 2  # telling words of a part; with fewer its whole sentence is its context
_VOTED = re.compile(r"\bvot(?:ed|es?|ing)\s(?:\d+ (?:to|against) )?\Z", re.IGNORECASE)
_NEAR = 20  # characters before a figure that say whether it is the outcome of a vote
_SHORT = 2  # words of a label that says too little


@dataclass(frozen=True)
class Count:
    """A figure that holds, as figures are compared."""

    origin: Origin
    span: Span
    said: Quantity
    """Its value, unit, bound and direction, as returned."""
    told: str
    """What is counted, as returned."""
    scope_said: str | None
    as_of: str | None
    field: str
    """The summary's list that it came from."""
    position: int
    verdict: NumberVerdict
    listed: bool
    """False for a figure that only a fact gives: it is shown beside others, not alone."""

    @property
    def key(self) -> tuple[int, str, int, int]:
        """Its place in the briefing's canonical order."""
        return self.origin.source.number, self.field, self.position, self.span.start

    @cached_property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        sentence = self.origin.article.sentence_at(self.span.start)
        return self.origin.article.text_of(sentence) if sentence else self.span.of(self.origin.article.text)

    @cached_property
    def _parts(self) -> tuple[tuple[Surroundings, ...], int | None]:
        sentence = self.origin.article.sentence_at(self.span.start)
        if sentence is None:
            return (), None
        found = self.origin.figures(self.sentence)
        low, high = self.span.start - sentence.span.start, self.span.end - sentence.span.start
        return found, next(
            (at for at, each in enumerate(found) if each.quantity.start < high and low < each.quantity.end), None
        )

    @cached_property
    def part(self) -> str:
        """The words that go with this figure, rather than with the others of its sentence."""
        found, at = self._parts
        return self.sentence if at is None else found[at].text

    @cached_property
    def clause(self) -> str:
        """Those words up to the first break behind the figure."""
        found, at = self._parts
        return self.sentence if at is None else found[at].clause

    @cached_property
    def noun(self) -> str:
        """What is counted, as the text has it right at the figure; empty if it does not say."""
        found, at = self._parts
        return "" if at is None else found[at].quantity.what

    @property
    def earlier(self) -> bool:
        """True for the figure that a change starts from: "revised from 11"."""
        found, at = self._parts
        return at is not None and found[at].is_start

    @cached_property
    def what(self) -> str:
        """What is counted, in the article's words."""
        return self.told or self.noun or self._lead or self.span.of(self.origin.article.text)

    @property
    def _lead(self) -> str:
        """The words of its part that lead up to it."""
        before = self.part.split(self.span.of(self.origin.article.text))[0]
        return " ".join(re.split(r"[,;:\u2014]", before)[-1].split()[-_MOST_LEAD:])

    @cached_property
    def quantity(self) -> Quantity:
        """Its value, unit and bound; a noun that was given as the unit is none."""
        return replace(self.said, unit=_measure(self.said.unit), what=self.what)

    @property
    def _named_noun(self) -> str:
        """The noun alone, of a longer wording as well."""
        return _CIVILIANS.sub("civilians", self.noun or _NOUN_ENDS.split(self.what, maxsplit=1)[0])

    @cached_property
    def head(self) -> str:
        """The stem of the noun that is counted; empty if there is none."""
        return next((stem(word.text) for word in reversed(list(words(self._named_noun)))), "")

    @cached_property
    def kind(self) -> str:
        """The noun, or the group of nouns that it is exchanged with."""
        if self.head in _SUMS:
            return "people"
        return next((kind for kind, nouns in _KINDS.items() if self.head in nouns), self.head)

    @property
    def generic(self) -> bool:
        """True for a noun that tells less than what befell those it names."""
        return self.kind in {"people", "homes"}

    @cached_property
    def fates(self) -> frozenset[str]:
        """What befell those that are counted, as the words nearest to the figure say."""
        own = fates(self.what)
        found, at = self._parts
        if own or at is None:
            return own
        each = found[at]
        written = each.quantity.end - each.quantity.start
        begins = each.text.find(self.sentence[each.quantity.start : each.quantity.end])
        behind, before = each.clause[begins + written :], each.text[: max(0, begins)]
        others = list(_SOMEBODY.finditer(before)) if self.noun else []
        if others and not fates(before[others[-1].end() :]):
            before = ""  # it befell somebody else: "evacuating civilians from the militants, some 300 combatants"
        inherits = at > 0 and (each.is_start or _OF_THEM.match(behind) is not None)
        return fates(behind) or fates(before) or (fates(found[at - 1].text) if inherits else frozenset())

    @cached_property
    def scope(self) -> str | None:
        """Where or among whom; None where its sentence says so of something else."""
        said = self.scope_said
        if said and said in self.sentence and said not in self.clause:
            return None
        return said

    @cached_property
    def places(self) -> frozenset[str]:
        """The stems of the names of its scope, or else of the places named right behind it."""
        said = self.scope
        if said is None and self.quantity.unit is None:
            behind = self.clause.split(self.span.of(self.origin.article.text))[-1]
            match = re.search(r"\b(?:in|at|across)\s(?:the\s)?(?=[A-Z])", behind)
            said = behind[match.end() :] if match else None
        return frozenset(stem(part) for name in names(f"\u2026 {said}") for part in name.parts) if said else frozenset()

    @cached_property
    def wide(self) -> bool:
        """True if it is said to hold for the whole of something."""
        return bool(self.scope and _WIDE.search(f"{self.clause if self.scope in self.clause else self.scope}"))

    @cached_property
    def region(self) -> str | None:
        """The kind of its scope: town, province, country."""
        low = (self.scope or "").lower()
        found = min(_REGION.findall(low), key=_REGIONS.index, default=None)
        return _SAME_REGION.get(found or "", found)

    @cached_property
    def rate(self) -> str | None:
        """What it is counted by: a year, a month; None for no rate."""
        behind = self.sentence[self._offset :][: len(self.clause)]
        match = _RATE.search(re.split(r"[,;.]", behind)[0])
        return match["per"].lower() if match else None

    @property
    def _offset(self) -> int:
        found, at = self._parts
        return len(self.sentence) if at is None else found[at].quantity.end

    @cached_property
    def spots(self) -> frozenset[str]:
        """The stems of where it was, as the words behind it say without a name: at the depot, in the harbour."""
        return frozenset(map(stem, _SPOT.findall(self._words_behind)))

    @cached_property
    def harms(self) -> frozenset[str]:
        """What was done to the things that are counted: destroyed is not damaged."""
        return frozenset(match.lower() for match in _HARM.findall(self.clause))

    @cached_property
    def is_part(self) -> bool:
        """True for a part of others that are counted: "twelve of those killed"."""
        return _OF_ALL.match(self.sentence[self._offset :]) is not None

    @cached_property
    def is_sum(self) -> bool:
        """True for what was counted over some time: "since Monday", "so far"."""
        return _OVER_TIME.search(self.clause) is not None

    @cached_property
    def supposed(self) -> bool:
        """True for what was forecast, proposed or expected, as the words up to the next comma say."""
        before, figure, behind = self.clause.partition(self.span.of(self.origin.article.text))
        return _NOT_SO.search(f"{_COMMA.split(before)[-1]}{figure}{behind}") is not None

    @cached_property
    def years(self) -> frozenset[str]:
        """The years and months that its words give: another year's count is another count."""
        return frozenset(
            self.part[mention.start : mention.end].lower()
            for mention in dates(self.part, self.origin.language)
            if mention.grain in {Grain.YEAR, Grain.MONTH}
        )

    @cached_property
    def day(self) -> dt.date | None:
        """The day the figure holds for: as said, else the report's own; None if neither is known.

        "Up from 3,180" is of an earlier day, which only the words right behind it can tell.
        """
        published = self.origin.article.published
        said = self._words_behind if self.earlier else self.as_of
        for mention in dates(said or "", self.origin.language, published):
            if mention.first and mention.grain is Grain.DAY:
                return mention.first
        return None if self.earlier else published

    @property
    def moment(self) -> tuple[dt.date, dt.date] | None:
        """The day it holds for and the day of the report; None if either is unknown."""
        published = self.origin.article.published
        return (self.day, published) if self.day and published else None

    @property
    def _words_behind(self) -> str:
        return self.clause[self.clause.rfind(self.span.of(self.origin.article.text)) :]

    @cached_property
    def context(self) -> Bag:
        """The telling stems said with it; those of the sentence before as well, where its own goes on from there."""
        texts = [self.part]
        if self.earlier or not self.noun or sum(value >= _TELLING for value in bag(self.part).values()) < _FEWEST:
            texts.append(self.sentence)
        sentence = self.origin.article.sentence_at(self.span.start)
        if sentence and _GOES_ON.match(self.sentence):
            before = self.origin.article.sentence(sentence.number - 1)
            texts += [self.origin.article.text_of(before)] if before and before.told else []
        return {key: value for key, value in joined(map(bag, texts)).items() if value >= _SAYS and _is_matter(key)}

    @cached_property
    def matter(self) -> Bag:
        """The context that tells one matter from another, without what is counted."""
        noun = bag(self.what).keys() if self.quantity.unit is None else frozenset()
        return {
            key: value
            for key, value in self.context.items()
            if value >= _TELLING and key not in noun and key != self.head
        }

    @cached_property
    def subject(self) -> Bag:
        """The stems that name what is counted, without figures."""
        return {key: value for key, value in bag(self.what).items() if _is_matter(key)}

    @cached_property
    def thing(self) -> Bag:
        """The stems of the noun right at the figure, whatever else was returned; nouns that are exchanged are one."""
        kept = {key: value for key, value in bag(self._named_noun).items() if _is_matter(key) and key != self.head}
        return kept | {f"~{self.kind}": weight(self.head)} if self.head else kept

    @cached_property
    def names_near(self) -> frozenset[str]:
        """The stems of the names in its sentence: what it may share with another."""
        return frozenset(map(stem, self.origin.names(self.sentence)))

    @cached_property
    def side(self) -> int:
        """1 or 2 for the sides of a vote or a score, "nine votes to six"; 0 for any other figure."""
        found, at = self._parts
        if at is None or self.quantity.unit is not None or OUTCOME.search(self.sentence) is None:
            return 0
        for side, one, other in ((1, at, at + 1), (2, at - 1, at)):
            if one >= 0 and other < len(found):
                between = self.sentence[found[one].quantity.end : found[other].quantity.start]
                if TALLY.fullmatch(between) and not found[one].is_start:
                    return side
        return 0

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of the names said with it, up to the first break behind it: what may tell it from another."""
        return frozenset(map(stem, self.origin.names(self.clause.lstrip(" ,"))))

    @property
    def near_words(self) -> list[str]:
        """The words of its part, in order."""
        return [word.text for word in words(self.part)]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its sentence, in which another's name may stand in small letters: the city council."""
        return frozenset(bag(self.sentence))

    @cached_property
    def where(self) -> frozenset[str]:
        """The stems of all names said with it."""
        return self.named | self.places

    @cached_property
    def signature(self) -> tuple[object, ...]:
        """What decides how it stands to another, so that copies are compared once."""
        value = self.quantity
        figure = (value.value, value.low, value.high, value.unit, value.bound, value.direction)
        return *figure, self.what, self.sentence, self.span.of(self.origin.article.text), self.scope, self.day

    @property
    def given(self) -> tuple[object, ...]:
        """The figure that it gives: value, bound, day, place and fate, in whatever words."""
        value = self.quantity
        figure = (value.value, value.low, value.high, value.bound, self.moment, self.rate, self.earlier)
        return *figure, self.places, self.wide, self.region, self.fates, self.origin.source.number * self.earlier

    @property
    def label(self) -> str:
        """What is counted, as a table names it: people by what befell them, fractions as shares."""
        if self.quantity.unit is None and 0 < self.quantity.least < 1:
            return self.what if self.what.startswith("share") else f"share of {self.what}"
        befell = " or ".join(sorted(self.fates, key=lambda fate: (fate != "killed", fate)))
        named = any(fate in self.what for fate in self.fates)
        short = self.generic and len(self.what.split()) <= _SHORT
        return f"{self.what} {befell}" if befell and short and not named else self.what


def names_matter(word: str) -> bool:
    """True for a word that is neither a figure nor a scale, a share or a bound."""
    return _is_matter(stem(word))


def _is_matter(key: str) -> bool:
    return key[:1].isalpha() and key not in _NO_MATTER


@lru_cache(maxsize=1 << 10)
def _measure(unit: str | None) -> str | None:
    """The unit in the form that units are compared in; None where it is the noun that is counted."""
    name = units.canonical(unit)
    if name is None:
        return None
    first, _, rest = name.partition(" ")
    known = name != (unit or "").strip().lower() or units.unit(first, rest) is not None or is_currency(name)
    return name if known else None


def counted(told: Iterable[tuple[VerifiedSummary, Origin]]) -> list[Count]:
    """The counts of all articles: their figures that hold, and those that only their facts give."""
    found = []
    for summary, origin in told:
        listed = [_listed(number, origin) for number in summary.numbers() if number.holds]
        found += [*listed, *_stated_by([fact for fact in summary.facts() if fact.holds], origin, listed)]
    return found


def _listed(number: VerifiedNumber, origin: Origin) -> Count:
    item = number.item
    return Count(
        origin=origin,
        span=number.spans[0],
        said=Quantity(0, 0, item.value, item.low, item.high, item.unit, item.bound, item.direction, item.what),
        told="" if "what" in number.ungrounded else item.what,
        scope_said=None if "scope" in number.ungrounded else item.scope,
        as_of=None if "as_of" in number.ungrounded else item.as_of,
        field=number.list,
        position=number.position,
        verdict=number.verdict,
        listed=True,
    )


def _stated_by(facts: Sequence[VerifiedFact], origin: Origin, listed: Iterable[Count]) -> list[Count]:
    """The figures that facts give and no count of the article stands for: they may match another article's."""
    taken = [(count.span.start, count.span.end) for count in listed]
    found: dict[int, Count] = {}
    for fact in facts:
        said = {(each.value, each.low, each.high, each.unit) for each in _figures(fact, origin)}
        for span in fact.spans if said else ():
            for each in origin.figures(span.of(origin.article.text)):
                own = each.quantity
                place = Span(start=span.start + own.start, end=span.start + own.end)
                if (own.value, own.low, own.high, own.unit) not in said or own.unit in units.DURATIONS:
                    continue
                if own.unit is None and not own.what and not _is_tally(origin.article.text, place):
                    continue  # nobody could say what it counts
                if place.start in found or any(low < place.end and place.start < high for low, high in taken):
                    continue
                found[place.start] = _stated(own, place, fact, origin)
    return list(found.values())


def _figures(fact: VerifiedFact, origin: Origin) -> list[Quantity]:
    return [each.quantity for each in origin.figures(fact.item.statement)]


def _is_tally(text: str, place: Span) -> bool:
    """True for a side of a vote: "voted 9 to 6"."""
    before = text[max(0, place.start - _NEAR) : place.start]
    return _VOTED.search(before) is not None


def _stated(own: Quantity, place: Span, fact: VerifiedFact, origin: Origin) -> Count:
    return Count(
        origin=origin,
        span=place,
        said=own,
        told=own.what or ("" if own.unit else "votes"),
        scope_said=None,
        as_of=fact.item.when,
        field="numbers",
        position=fact.position,
        verdict=NumberVerdict.FOUND,
        listed=False,
    )


CHANGES = frozenset({Direction.ROSE_BY, Direction.FELL_BY})
LOOSE_BELOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
LOOSE_ABOVE = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
