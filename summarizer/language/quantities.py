"""Text → quantities: value or range, unit, rate, bound, direction, and what is counted, each with its characters.

Not quantities: dates and years, times of day, ordinals, phone numbers, numbers of flights, rooms and sections, digits
inside names. English is read whole; other languages of `numerals.SEPARATORS` by their digits, signs and units.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from summarizer.language import bounds, counted, dates, labels, numerals, units
from summarizer.language.currencies import sign
from summarizer.language.measured import NEGATIVE, Figure, Figures
from summarizer.language.number_words import FRACTIONS, SCALES, STARTS
from summarizer.language.remembered import SENTENCES
from summarizer.language.tokens import DASHES, Tokens, glance, vocabulary
from summarizer.summary import Bound, Direction


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as read. `value` is None for a range (`low`, `high`) and for a vague count (`low` alone)."""

    start: int
    """Half-open span of the whole wording, bound words and unit included."""
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    bound: Bound
    direction: Direction
    what: str
    """The words that name what is counted, as written; empty if the text does not say it right there."""
    per: str | None = None
    """What a rate is counted by: the unit or noun behind "per", "a" or a slash; None for no rate."""
    age: bool = False
    """True for the age of somebody or something, in `unit`."""

    @property
    def least(self) -> float:
        """The smallest value the words allow, bounds aside."""
        return self.value if self.value is not None else self.low or 0.0


# A text without digits, fractions and number words is not cut into tokens at all: most sentences are done here.
_DIGIT = re.compile(r"[\d\u00bc-\u00be\u2150-\u215e]")
_TELLING = STARTS - {"a", "an", "several"} | {*SCALES, *FRACTIONS, "single"}
# An article counts one only where a bound stands before it: "more than a week", but not "a week later".
_BOUND_ONE = {
    "more than": Bound.MORE_THAN, "over": Bound.MORE_THAN, "at least": Bound.AT_LEAST, "up to": Bound.AT_MOST,
    "less than": Bound.LESS_THAN, "under": Bound.LESS_THAN, "nearly": Bound.NEARLY, "almost": Bound.NEARLY,
    "about": Bound.ABOUT, "around": Bound.ABOUT, "roughly": Bound.ABOUT,
}  # fmt: skip
_SINGLE = re.compile(rf"\b(?P<bound>{'|'.join(_BOUND_ONE)})\san?\s(?P<unit>[a-z]+)\b", re.IGNORECASE)
_BEFORE_ONE = frozenset((bound.split()[-1], article) for bound in _BOUND_ONE for article in ("a", "an"))


def quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The quantities of a text, in order, disjoint. Offsets are into `text`; `language` is an ISO 639-1 code."""
    return _quantities(text, language)


@lru_cache(maxsize=SENTENCES)  # told both arguments always: a default left out would be another entry
def _quantities(text: str, language: str) -> tuple[Quantity, ...]:
    if language != "en":
        return tuple(_Reader(text, language).read())
    has_digits, words = glance(text)
    found: list[Quantity] = []
    if not _TELLING.isdisjoint(vocabulary(text)) or ((has_digits or not text.isascii()) and _counts(text)):
        found = _Reader(text, language).read()
    if ("a" in words or "an" in words) and not _BEFORE_ONE.isdisjoint(pairwise(words)):
        found = sorted([*found, *_single_units(text, found)], key=lambda quantity: quantity.start)
    return tuple(found)


def _counts(text: str) -> bool:
    """True if it has a digit outside its dates."""
    at = 0
    for start, end in dates.figures(text):
        if _DIGIT.search(text, at, start):
            return True
        at = end
    return _DIGIT.search(text, at) is not None


def _single_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Quantities of one unit that no number word names."""
    singles = []
    ends = [one.end for one in found]
    for match in _SINGLE.finditer(text):
        unit = units.unit(match["unit"], "")
        index = bisect_right(ends, match.start())
        if unit is None or (index < len(found) and found[index].start < match.end()):
            continue
        singles.append(
            Quantity(
                start=match.start(),
                end=match.end(),
                value=1.0,
                low=None,
                high=None,
                unit=unit[0],
                bound=_BOUND_ONE[match["bound"].lower()],
                direction=Direction.NONE,
                what="",
            )
        )
    return singles


def covered(language: str) -> bool:
    """True if figures of that language are read, so that a missing one can be called missing."""
    return language in numerals.SEPARATORS


_NEW_CLAUSE = re.compile(r"[;!?\n]|\.\s")
_VOTES = frozenset(
    "vote votes voted voting passed failed adopted approved rejected won lost beat defeated tied".split()
)
# Nouns of which a million is a million of money.
_MONEY = frozenset("profit loss sales revenue revenues turnover earnings income costs cost debt debts cash".split())
_SIGNS = frozenset("-+\u2212")
_LEADING = STARTS | NEGATIVE | {"rs"}
_MOST_WHOLES = 8  # figures looked back through for the whole that "six of them" are of
_LEAD = 20  # characters before a figure that hold the word before it
# Between a part and its whole, which may have an owner: six of the 40 cabins, six of the ferry's 40 cabins.
_OF_WHOLE = re.compile(r"\s*of\s(?:(?:the|its|their)\s)?(?:(?:[\w-]+\s){0,2}[\w-]+(?:['\u2019]s|s['\u2019])\s)?\s*")
# Words before a bare figure that tie it to the one before.
_TIES = frozenset("to at from by is was and or were than of with reached hit".split())


class _Reader:
    """One pass over the tokens of one text, from left to right."""

    def __init__(self, text: str, language: str) -> None:
        self.line = Tokens(text, language)
        self.language = language
        self.figures = Figures(self.line, language, dates.figures(text, language))

    def read(self) -> list[Quantity]:
        found: list[Quantity] = []
        starts = self.line.starts
        done = 0
        for at in self._candidates():
            if at >= done and not self.figures.is_taken(starts[at]):
                done = self._at(at, found)
        if len(found) == 1:
            return found
        return [self._shared(found, index) for index in range(len(found))]

    def _candidates(self) -> list[int]:
        """Where a figure may start: digits, signs, number words, and a currency code before digits."""
        line, english = self.line, self.language == "en"
        words, kinds, texts = line.words, line.kinds, line.texts
        return [
            at for at in range(line.size)
            if (
                (not english or words[at] in _LEADING or (kinds[at + 1] == "number" and sign(texts[at]) is not None))
                if words[at] else kinds[at] != "other" or texts[at] in _SIGNS
            )
        ]  # fmt: skip

    def _shared(self, found: list[Quantity], index: int) -> Quantity:
        """A bare figure counts what the one before it counts (`to 4,577 points from 4,513`)."""
        one = found[index]
        if one.unit is None and one.what.lower() in _MONEY:
            return self._in_the_money(one, found[index - 1] if index else None)
        if one.unit is not None or one.what or not self.line.text[one.start : one.end].strip()[-1:].isalnum():
            return one
        if self.line.text.startswith(" of them", one.end):
            whole = next(
                (
                    other
                    for other in found[max(0, index - _MOST_WHOLES) : index][::-1]
                    if other.unit is None and other.what
                ),
                None,
            )
            return replace(one, what=whole.what) if whole else one
        following = found[index + 1] if index + 1 < len(found) else None
        if following and _OF_WHOLE.fullmatch(self.line.text, one.end, following.start):
            part = one.value is not None and 0 < one.value < 1  # a third of the $6 million is no money
            return (
                replace(one, what=following.what)
                if part
                else replace(one, unit=following.unit, per=following.per, what=following.what)
            )
        lead = self.line.text[max(0, one.start - _LEAD) : one.start].split()
        before = lead[-1].lower() if lead else ""
        if before not in _TIES or (one.value is not None and 0 < one.value < 1):
            return one
        for other in found[max(0, index - 3) : index][::-1]:
            if _NEW_CLAUSE.search(self.line.text, other.end, one.start):
                break
            share = other.unit in units.SHARES
            if other.age or other.unit in units.DURATIONS or share != (before == "by"):
                continue
            return replace(one, unit=other.unit, per=other.per, what=other.what)
        return one

    def _in_the_money(self, one: Quantity, before: Quantity | None) -> Quantity:
        """A profit of 90 million behind sales of 800 million euros is in euros."""
        text = self.line.text
        scaled = not SCALES.keys().isdisjoint(text[one.start : one.end].lower().split())
        if before is None or not (scaled and units.is_currency(before.unit)):
            return one
        return one if _NEW_CLAUSE.search(text, before.end, one.start) else replace(one, unit=before.unit)

    def _at(self, at: int, found: list[Quantity]) -> int:
        """Read what starts at token `at` into `found`; the token to go on from."""
        figure = self.figures.at(at)
        if figure is None:
            return at + 1
        skipped = (
            None if figure.signed else labels.names_a_thing(self.line, figure.value, measured=figure.unit is not None)
        )
        if skipped is not None:
            return max(skipped, at + 1)
        high = None if figure.value.vague else self._other_end(figure)
        if high is None:
            found.append(self._quantity(figure, None))
            return max(figure.after, at + 1)
        joined, other = high
        if joined:
            low = self._low(figure, other)
            if low < other.value.value:
                figure.unit, figure.per = other.unit or figure.unit, other.per or figure.per
                figure.after, figure.age = other.after, other.age
                found.append(self._quantity(figure, (low, other.value.value)))
                return other.after
        if figure.unit is None:
            figure.unit, figure.per, figure.age = other.unit, other.per, other.age
        elif other.unit is None and not counted.counted(
            self.line, first=other.first, after=other.after, unit=None, glued=False
        ):
            other.unit, other.per, other.age = figure.unit, figure.per, figure.age
        what = self._what(figure) or self._what(other)
        found.append(self._quantity(figure, None, what))
        found.append(self._quantity(other, None, what))
        return other.after

    # ── two numbers side by side ─────────────────────────────────────────────────────────────────────────────────────

    def _other_end(  # noqa: C901 - each joiner has its own rule
        self, figure: Figure
    ) -> tuple[bool, Figure] | None:
        """The number tied to this one, and whether both are the ends of one range."""
        line, at = self.line, figure.after
        joiner = line.lower(at)
        dash = (
            line.hyphen(at)
            or joiner in {"\u2013", "\u2212"}
            or (joiner in DASHES and not figure.glued and line.kinds[at + 1] == "number")
        )
        at += dash and line.words[at + 1] in {"to", "or", "and"}  # a 7- or 8-inch screen
        joiner = line.lower(at)
        if not dash and joiner not in {"to", "or", "and"}:
            return None
        start = at + 1 + (joiner == "to" and line.hyphen(at + 1))
        start += line.words[start] in {"nearly", "about", "almost", "around", "even", "possibly"}
        other = self.figures.at(start) if start < line.size else None
        if (
            other is None
            or other.value.vague
            or self.figures.is_taken(line.starts[start])
            or other.sign < 0 < figure.sign
        ):
            return None
        before = line.words[figure.first - 1]
        agree = figure.unit is None or other.unit is None or figure.unit == other.unit
        if not agree or (dash and joiner in DASHES and not (line.glued(at + 1) or joiner == "\u2013")):
            return None
        if joiner == "and":
            if before == "between":
                return True, other
            bare = figure.unit is None and other.unit is not None and not figure.value.scaled
            return (False, other) if bare and labels.names_a_thing(line, other.value, measured=True) is None else None
        if joiner == "to" and self._votes(figure.first):
            return False, other
        if joiner == "to" and before == "from" and self._changes(figure.first):
            return False, other
        by = before == "by" and figure.unit in units.SHARES and other.unit is None  # fell by 1 percent to 318 boats
        if joiner == "to" and (by or (bounds.is_change(before) and before != "up")):
            return None
        if joiner == "or":
            return (False, other) if figure.unit is None or other.unit is not None else None
        if not figure.value.value < max(other.value.value, self._low(figure, other)):
            return (False, other) if before == "from" else None
        return True, other

    def _low(self, figure: Figure, other: Figure) -> float:
        """The lower end; it shares the scale of the upper one where that keeps it the lower one: 1 to 2 thousand."""
        low, high = figure.value.value, other.value
        if high.scaled and high.unscaled and not figure.value.scaled and low < high.unscaled:
            return low * high.value / high.unscaled
        return low

    def _votes(self, first: int) -> bool:
        """True for `voted 9 to 6`: two counts, not a range."""
        line = self.line
        return any(line.words[at] in _VOTES for at in range(max(0, first - 3), first))

    def _changes(self, first: int) -> bool:
        """True for `rose from 12 to 14`: two figures, not a range."""
        line = self.line
        return any(bounds.is_change(line.words[at]) for at in range(max(0, first - 6), first))

    # ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _what(self, figure: Figure) -> str:
        line, after = self.line, figure.after
        if figure.unit is None:
            after = bounds.bound_after(line, after)[1]  # 30 or more cats
        if figure.value.noun >= 0 and line.words[after] != "of":
            return line.texts[figure.value.noun]
        if figure.age and line.texts[after] in {",", "."}:
            return ""
        if figure.unit is None and figure.value.scaled and line.kinds[after] == "number":  # eight million 250ml bottles
            inner = self.figures.at(after)
            after = inner.after if inner and inner.unit else after
        one = figure.value.value == 1 and line.words[figure.value.last] != "of"
        return counted.counted(
            line, first=figure.first, after=after, unit=figure.unit, glued=figure.glued or figure.age, one=one
        )

    def _quantity(self, figure: Figure, ends: tuple[float, float] | None, what: str | None = None) -> Quantity:
        line, read = self.line, figure.value
        before, bound = bounds.bound_before(line, figure.first, self.language)
        after = figure.after
        if line.words[figure.first - 1] == "between" and ends:
            before = figure.first - 1
        if bound is None:
            bound, after = bounds.bound_after(line, after)
        single = ends is None and not read.vague
        return Quantity(
            start=line.starts[before],
            end=line.ends[after - 1],
            value=read.value if single else None,
            low=ends[0] if ends else None if single else read.value,
            high=ends[1] if ends else None,
            unit=figure.unit,
            bound=bound or Bound.EXACT,
            direction=bounds.direction(line, before, figure.first, figure.after, share=figure.unit in units.SHARES),
            what=self._what(figure) if what is None else what,
            per=figure.per,
            age=figure.age,
        )
