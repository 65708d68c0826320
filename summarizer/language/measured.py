"""Tokens → one number with its sign, currency or unit, its rate, and whether it is an age."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.language import counted, numerals, units
from summarizer.language.number_words import Numeral
from summarizer.language.tokens import Tokens

_AGES = frozenset({"old", "olds"})
_SIGNS = frozenset("-+\u2212")
_LINKS = frozenset({"de", "di"})  # between a scale and its unit: "3 millones de euros"
NEGATIVE = frozenset({"minus", "negative"})
_PERSONS = frozenset(
    "man woman boy girl son daughter teenager baby child toddler brother sister father mother husband wife "
    "grandson granddaughter grandfather grandmother nephew niece cousin pensioner student".split()
)
_MOST_YEARS = 115  # of a person; a larger number between commas is no age


@dataclass(slots=True)
class Figure:
    """A number with its unit, while its sentence is read."""

    first: int
    """The token it starts at, currency sign included."""
    value: Numeral
    unit: str | None
    after: int
    """The token after number and unit."""
    glued: bool = False
    """True if a hyphen ties number and unit: 4-mile."""
    per: str | None = None
    age: bool = False
    sign: int = 1
    signed: bool = False
    """True if the unit is a sign before the number."""


class Figures:
    """Reads the figure that starts at a token of a line; the characters of dates count nothing."""

    def __init__(self, line: Tokens, language: str, taken: Sequence[tuple[int, int]]) -> None:
        self.line = line
        self.language = language
        self.taken = taken
        self.taken_starts = [start for start, _ in taken]
        self.has_rates = "per" in line.words or not _PERIODS.isdisjoint(line.words)

    def is_taken(self, offset: int) -> bool:
        """True for a character of a date."""
        if not self.taken:
            return False
        index = bisect_right(self.taken_starts, offset) - 1
        return index >= 0 and offset < self.taken[index][1]

    def at(self, first: int) -> Figure | None:
        """The figure that starts at token `first`; None if none does."""
        line = self.line
        at, sign = first, 1
        if line.kinds[at] == "other":
            if line.texts[at] not in _SIGNS or not line.glued(at + 1) or line.glued(at):
                return None
            sign, at = (1 if line.texts[at] == "+" else -1), at + 1
        elif line.words[at] in NEGATIVE:
            sign, at = -1, at + 1 + line.hyphen(at + 1)
        currency, kind = None, line.kinds[at]
        if kind == "symbol" or (kind == "word" and (line.kinds[at + 1] == "number" or line.words[at] == "rs")):
            currency = units.sign(line.texts[at])
        if currency is not None:
            at += 1
            if line.texts[at] == "." and line.kinds[at + 1] == "number":  # Rs. 500
                at += 1
        if self.is_taken(line.starts[at]):
            return None
        read = numerals.numeral(line, at, self.language, money=currency is not None)
        if read is None or (read.value == 0 and line.kinds[read.first] != "number"):
            return None
        if sign < 0:
            read = read._replace(value=-read.value)
        figure = Figure(first, read, currency, read.last, sign=sign, signed=currency is not None)
        self._measure(figure)
        return figure

    def _measure(self, figure: Figure) -> None:
        """Give a figure its unit, its age and its rate."""
        line, after = self.line, figure.after
        if figure.unit:
            if line.words[after] in {"dollars", "euros"} or line.texts[after] in {"US", "USD", "CAD", "AUD"}:
                figure.after += 1
        elif figure.value.fold:
            figure.unit = "times"
        else:
            self._unit_behind(figure)
        self._age(figure)
        self._rate(figure)

    def _unit_behind(self, figure: Figure) -> None:
        line, after = self.line, figure.after
        hyphen = line.hyphen(after) and line.glued(after + 1)
        at = after + hyphen
        if line.words[at] in _LINKS and self.language != "en" and figure.value.scaled:
            at += 1
        if line.texts[at] == "m" and self._is_million(at):
            figure.value = figure.value._replace(
                value=figure.value.value * 1e6, last=at + 1, scaled=True, unscaled=figure.value.value
            )
            figure.after = at + 1
            self._unit_behind(figure)
            return
        if line.words[at] == "fold":
            figure.unit, figure.after = "times", at + 1
            return
        said = line.texts[at]
        found = units.unit(said, line.texts[at + 1]) if at < line.size and said else None
        if (
            found is None
            or (said in units.SHORT and not line.glued(at))
            or (len(said) == 1 and said.isalpha() and line.kinds[after - 1] != "number")
        ):
            return
        if said in {"C", "F", "c", "p", "s"} and line.texts[at + 1] in {"-", "'", "\u2019"}:
            return
        name, taken = found
        if name == "pound" and figure.value.scaled and line.words[at + 1] != "of" and abs(figure.value.value) >= 1e6:  # noqa: PLR2004 - a million
            name = "GBP"
        if (
            name in {"second", "minute"}
            and line.words[at] in {"second", "minute"}
            and not hyphen
            and figure.value.value > 1
        ):
            return  # two second chances
        figure.unit, figure.after, figure.glued = name, at + taken, hyphen

    def _is_million(self, at: int) -> bool:
        """True for the m of `2.7m sales` and `12.3m tonnes`; that of `a 100m sprint` is metres."""
        line = self.line
        if not line.glued(at) or line.kinds[at - 1] != "number":
            return False
        start, end = counted.phrase_after(line, at + 1)
        head = line.words[end - 1] if start < end else ""
        return counted.is_plural(head) or (units.unit(line.texts[at + 1], "") or ("",))[0] in {
            "tonne",
            "ton",
            "barrel",
            "litre",
            "EUR",
            "USD",
        }

    def _age(self, figure: Figure) -> None:
        line, after = self.line, figure.after
        if figure.unit in units.DURATIONS:
            at = after + line.hyphen(after)
            if line.words[at] in _AGES:
                figure.age, figure.after = True, at + 1
            elif line.words[after] == "of" and line.words[after + 1] == "age":
                figure.age, figure.after = True, after + 2
        elif figure.unit is None and figure.value.value <= _MOST_YEARS and self._says_age(figure):
            figure.age, figure.unit = True, "year"

    def _says_age(self, figure: Figure) -> bool:
        """True for `aged 25`, `the age of 21`, `Ina Brun, 65, said`."""
        line, first, after = self.line, figure.first, figure.after
        before = line.words[first - 1]
        if before in {"turns", "turned", "turning"} or (
            before in {"is", "was", "be"} and line.words[first - 2 - (before == "be")] in {"he", "she"}
        ):
            start, end = counted.phrase_after(line, after)
            return start == end and line.texts[after] not in {"%", "-"}
        if (
            before in {"aged", "age"}
            or (before == "of" and line.words[first - 2] == "age")
            or (before in {"to", "and"} and line.words[first - 3] in {"aged", "ages"})
        ):
            return True
        apposed = (
            line.texts[first - 1] == ","
            and line.kinds[first - 2] == "word"
            and (line.texts[first - 2][0].isupper() or line.words[first - 2] in _PERSONS)
            and line.texts[after] in {",", "."}
        )
        return (
            apposed
            and line.kinds[first] == "number"
            and figure.value.value.is_integer()
            and line.texts[first].isdecimal()
            and figure.value.value > 1
        )

    def _rate(self, figure: Figure) -> None:
        """`per barrel`, `a day`, `/cm`: behind a unit, behind what it is of, or behind the noun that is counted."""
        line, at = self.line, figure.after
        of = figure.unit is not None and line.words[at] == "of"  # 5 tonnes of lime per day
        if figure.unit is None or of:
            start, end = counted.phrase_after(line, at + of) if self.has_rates else (at, at)
            if start < end and line.words[end] in {"per", "a", "an"} and not self._says_when(end + 1):
                per = self._denominator(end + 1)[0]
                figure.per = per if line.words[end] == "per" or per in _PERIODS else None
            return
        at += line.hyphen(at) and line.words[at + 1] in {"a", "an", "per"}
        if line.words[at] == "per" or (line.texts[at] == "/" and line.glued(at) and line.glued(at + 1)):
            figure.per, after = self._denominator(at + 1)
            figure.after = after if figure.per else figure.after
            speed = _SPEEDS.get((figure.unit, figure.per or ""))
            if speed:
                figure.unit, figure.per = speed, None
        elif line.words[at] in {"a", "an"} and not figure.glued and not self._says_when(at + 1):
            per, after = self._denominator(at + 1 + line.hyphen(at + 1))
            if per in units.DURATIONS or (
                per and units.is_currency(figure.unit) and (per in _PRICED or units.unit(per, ""))
            ):
                figure.per, figure.after = per, after

    def _says_when(self, at: int) -> bool:
        """True if "a year" at token `at` is part of "a year earlier": a time, not what the figure is counted by."""
        return self.line.words[at + 1] in _WHEN

    def _denominator(self, at: int) -> tuple[str | None, int]:
        line = self.line
        found = units.unit(line.texts[at], line.texts[at + 1]) if line.texts[at] else None
        if found:
            return found[0], at + found[1]
        return (
            (line.words[at], at + 1) if line.kinds[at] == "word" and line.words[at] not in counted.STOP else (None, at)
        )


_WHEN = frozenset("earlier later ago".split())
_PERIODS = frozenset("minute hour day week month year".split())  # of "300 passengers a day"
_SPEEDS = {("kilometre", "hour"): "km/h", ("mile", "hour"): "mph", ("mile", "gallon"): "mpg"}
# Things that prices are given for with "a": $70 a barrel, 40 cents a share.
_PRICED = frozenset(
    "share head person piece pop unit ticket bottle seat child student worker plate game night passenger "
    "household family vote mile".split()
)
