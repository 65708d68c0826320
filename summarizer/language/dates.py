"""Text → dates: absolute, relative to the report's own day, ranges; what cannot be resolved stays as worded.

A weekday alone is the one nearest to the report that its tense allows: news names the days of the past week, and of the
coming one behind "next", "will" or "until". Without a report's day, only absolute dates resolve.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from summarizer.language import days
from summarizer.language.days import YEAR, Days, Grain
from summarizer.language.remembered import SENTENCES
from summarizer.language.tokens import glance, vocabulary

__all__ = ["Grain", "Mention", "dates"]

# Patterns are in lower case and tried on the text in lower case: a tenth of the cost of ignoring case.
_MONTH = (
    "(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?!\\w)"
    "|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\b\\.?)"
)
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred"
    r"|seventeen|eighteen|several|a few|few|a couple of|couple of)"
)
_UNIT = "(?:day|week|month|year|decade|centur(?:y|ie))s?"
_SPACE = r"\s{1,3}"
_PART = "(?:(?:early|mid|late)[ -])?"
_LEAD = "(?:in|since|until|till|by|before|after|from|through|during|of|to|for|and|between|around|fiscal|year)"


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as worded. `first` and `last` (inclusive) are None where words and report's day do not say."""

    start: int
    end: int
    grain: Grain
    first: dt.date | None
    last: dt.date | None
    relative: bool
    """True if it hangs on the day of the report."""
    has_figure: bool
    """True if digits or number words are part of it, so that they count nothing."""
    count: int | None = None
    """How many units of time its words count: 2 in "two weeks ago"; None if they count none."""
    unit: str | None = None
    """The unit that `count` counts."""
    about: bool = False
    """True if its words say that it is only near that: around 1990."""


# Every date has one of these words in it, or a year; only from there back is the whole pattern tried.
_HINTS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow "
    "tonight overnight night evening morning afternoon day days week weeks month months year years weekend weekends "
    "decade decades century centuries centurys quarter spring springs summer summers autumn autumns fall falls winter "
    "winters twenties thirties forties fifties sixties seventies eighties nineties".split()
)
# What may stand in a date before the first of them; of other words none is looked at.
_LEADS = frozenset(
    "in since until till by before after from through during of to for and between around fiscal year early earlier "
    "late later mid last next this past the previous coming recent st nd rd th a an one two three four five six seven "
    "eight nine ten eleven twelve fifteen seventeen eighteen twenty thirty forty fifty sixty hundred several few "
    "couple first second third fourth".split()
)
_MOST_LEADS = 48  # characters of them before a hint
_NUMBER_OR_WORD = re.compile(r"\d+|[a-z]+")
_YEAR_LONG = re.compile(r"[12]\d{3}")
_PATTERN = re.compile(
    r"\b(?:" + "|".join((
        rf"(?P<iso>{YEAR}-\d\d-\d\d)\b(?!-)",
        rf"(?P<slash>\d{{1,2}}(?:/\d{{1,2}}/|\.\d{{1,2}}\.){YEAR})\b",
        (rf"(?P<mdy>(?:{_WEEKDAY},?{_SPACE})?{_MONTH}{_SPACE}{_DAY}"
         rf"(?:(?:\s?[-\u2013]\s?|{_SPACE}(?:to|and|through){_SPACE}){_DAY}(?![\w,]\d))?"
         rf"(?:,?{_SPACE}(?:of{_SPACE})?{YEAR})?)\b(?!\s?(?:percent|%|million|billion)|[,.:]\d)"),
        (rf"(?P<dmy>(?:{_WEEKDAY},?{_SPACE})?(?:{_DAY}(?:\s?[-\u2013]\s?|{_SPACE}(?:to|and){_SPACE}))?"
         rf"(?:the{_SPACE})?{_DAY}(?:{_SPACE}of)?{_SPACE}{_MONTH}(?:,?{_SPACE}{YEAR})?)(?!\w)"),
        rf"(?P<my>(?:{_LEAD}{_SPACE})?{_PART}{_MONTH},?{_SPACE}(?:of{_SPACE}|in{_SPACE})?{YEAR})\b(?!%|,\d)",
        rf"(?P<distance>{_COUNT}{_SPACE}{_UNIT}{_SPACE}(?:ago|back|earlier|later|from{_SPACE}(?:now|today)))\b",
        (rf"(?P<weekday>(?:(?:last|next|this(?:{_SPACE}past)?|the{_SPACE}previous|earlier|late|early){_SPACE})?"
         rf"{_WEEKDAY})\b"),
        (rf"(?P<unit>(?:(?:late|early|earlier|later){_SPACE})?(?:last|next|this(?:{_SPACE}past)?"
         rf"|the{_SPACE}(?:past|last|previous|next|coming)|past|recent|coming){_SPACE}(?:{_COUNT}{_SPACE})?"
         r"(?:day|week|month|year|weekend|decade|century|summer|winter|spring|fall|autumn)s?)\b(?!-)"),
        (r"(?P<today>(?:today|yesterday|tomorrow|tonight|overnight|last\s(?:night|evening)"
         r"|this\s(?:morning|afternoon|evening)))\b"),
        rf"(?P<quarter>(?:the{_SPACE})?(?:first|second|third|fourth){_SPACE}quarter(?:{_SPACE}of{_SPACE}{YEAR})?)\b",
        (rf"(?P<month>(?:{_LEAD}|late|early|last|next|this){_SPACE}(?:(?:early|late){_SPACE}|mid-)?{_MONTH})"
         r"(?!\w|\.?\s{1,3}\d)"),
        rf"(?P<century>(?:the{_SPACE})?(?:1\d|2[01])(?:st|th){_SPACE}century)\b",
        (rf"(?P<decade>(?:(?:the|in|since){_SPACE}){{0,2}}(?:(?:early|mid|late)[ -])?{YEAR[:-2]}0['\u2019]?s"
         rf"|the{_SPACE}(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"),
        (rf"(?P<year>(?:(?:{_LEAD}){_SPACE})(?:early{_SPACE}|late{_SPACE}|mid-)?{YEAR}(?:[-\u2013](?:{YEAR}|\d\d))?"
         rf"|(?:early|late|mid)[ -]{YEAR})\b(?!\s?%|[,.]\d|-)"),
        rf"(?P<bare>{YEAR}(?:[-\u2013](?:{YEAR}|\d\d))?)(?![\w%])",
    )) + ")"
)  # fmt: skip
# Verbs in lower case that are months otherwise; with a year beside them they are months after all.
_VERBS = re.compile(r"\b(?:may|march|mar)\b")
_AFTER_BARE = re.compile(
    rf"[,;:.)\]](?!\d)|\s(?:[A-Z]|season|to\s|and\s{YEAR})|['\u2019]s\b|\s?\Z|\s?[-\u2013]\s?{YEAR}"
)
_DETERMINED = re.compile(r"(?:\b(?:the|a|its|their|his|her|last)|['\u2019]s|\d\s?[-\u2013])\s\Z")
_DETERMINER = 8  # characters before a year that hold the word that determines it
_BEFORE_BARE = re.compile(r"[$\u20ac\u00a3\u00a5#.,:/\w-]\Z")
_ABSOLUTE = frozenset({"iso", "slash", "my", "decade", "year", "bare", "century"})
_TENSED = frozenset({"mdy", "dmy", "weekday", "month"})
_JOINED = re.compile(r"(?:and|of|to|for|between)\s+")
_WORDS_ONLY = frozenset({"weekday", "today", "month", "quarter"})


class _Worded(NamedTuple):
    """A date as its words alone give it."""

    start: int
    end: int
    kind: str
    words: str
    """In lower case, without a word that joins it to what stands before."""
    ahead: bool
    """True if the clause before it looks to the future."""
    relative: bool
    has_figure: bool
    counted: int | None
    unit: str | None
    about: bool


@lru_cache(maxsize=SENTENCES)
def dates(text: str, language: str = "en", today: dt.date | None = None) -> tuple[Mention, ...]:
    """The dates of a text, in order, disjoint. `today` is the report's own day; without it relative dates stay open.

    English and ISO dates only: other languages yield their ISO dates.
    """
    found = []
    for one in _worded(text, language):
        first, last, grain = _resolve(one.kind, one.words, today, ahead=one.ahead)
        days_of = (one.start, one.end, grain, first, last, one.relative, one.has_figure)
        found.append(Mention(*days_of, count=one.counted, unit=one.unit, about=one.about))
    return tuple(found)


def figures(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The spans of the dates whose digits or number words count nothing."""
    return [(one.start, one.end) for one in _worded(text, language) if one.has_figure]


@lru_cache(maxsize=SENTENCES)
def _worded(text: str, language: str) -> tuple[_Worded, ...]:
    """The dates of a text before they are resolved: read once, for whatever day."""
    english = language in {"en", "und"}
    hints = _HINTS & vocabulary(text) if english else ()
    if not hints and not (glance(text)[0] and _YEAR_LONG.search(text)):
        return ()
    found = []
    low = lowered(text)
    for match in _matches(low, hints):
        kind, start, end = match.lastgroup or "", match.start(), match.end()
        if (not english and kind != "iso") or not _is_date(text, start, end, kind):
            continue
        lower = match[0]
        ahead = kind in _TENSED and _looks_ahead(low, start)
        joined = _JOINED.match(lower)
        if joined and kind != "distance":
            start, lower = start + joined.end(), lower[joined.end() :]
        counts = kind in {"distance", "unit"} and bool(_COUNTED.search(lower))
        found.append(
            _Worded(
                start, end, kind, lower, ahead,
                relative=kind not in _ABSOLUTE and days.year_of(lower) is None,
                has_figure=kind not in _WORDS_ONLY and (kind != "unit" or counts),
                counted=days.count_in(lower) if counts else None, unit=days.unit_in(lower) if counts else None,
                about=lower.startswith("around") or _ABOUT.search(low, max(0, start - _ABOUT_REACH), start) is not None,
            )
        )  # fmt: skip
    return tuple(found)


_ABOUT = re.compile(r"\b(?:about|around|circa|roughly|approximately|c\.|or about|or around)\s\Z")
_ABOUT_REACH = 16  # characters before a date that hold such a word


def _matches(text: str, hints: Iterable[str]) -> Iterator[re.Match[str]]:
    """The matches of the whole pattern, tried only from the words that lead to a hint."""
    done = 0
    for hint in _places(text, hints):
        for start in _starts(text, max(done, hint - _MOST_LEADS), hint) if hint >= done else ():
            match = _PATTERN.match(text, start)
            if match:
                yield match
                done = match.end()
                break


def _places(text: str, hints: Iterable[str]) -> list[int]:
    """Where the hints and the years stand, in order."""
    found = [match.start() for match in _YEAR_LONG.finditer(text)]
    for hint in hints:
        at = text.find(hint)
        while at >= 0:
            found.append(at)
            at = text.find(hint, at + len(hint))
    return sorted(found)


def _starts(text: str, low: int, hint: int) -> list[int]:
    """Where the date of a hint may start: the words and numbers without a break before it, the first of them first."""
    words = _NUMBER_OR_WORD.findall(text, low, hint)
    leads = 0
    for word in reversed(words):
        if word not in _LEADS and word not in _HINTS and not word.isdecimal():
            break
        leads += 1
    if not leads:
        return [hint]
    found = itertools.islice(_NUMBER_OR_WORD.finditer(text, low, hint), len(words) - leads, None)
    return [*(match.start() for match in found), hint]


def lowered(text: str) -> str:
    """The text in lower case, character by character: offsets stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


_COUNTED = re.compile(rf"\b(?!an?\b){_COUNT}\s")


def _is_date(text: str, start: int, end: int, kind: str) -> bool:
    if kind in {"month", "mdy", "dmy"}:
        return not _VERBS.search(text, start, end)
    if kind == "bare":
        named = bool(_AFTER_BARE.match(text, end)) or bool(_DETERMINED.search(text, max(0, start - _DETERMINER), start))
        return named and not (start and _BEFORE_BARE.match(text[start - 1]))
    return True


_AHEAD = re.compile(
    r"\b(?:will|would|plans? to|planned|due|scheduled|expected|set|vowed|promised|upcoming|(?:is|are|was|were) "
    r"to|going to)\b[^.;]{0,60}\Z|['\u2019]ll\b[^.;]{0,60}\Z|\b(?:next|until|by|through)\s\Z"
)
# One of its words is in every clause that looks ahead.
_AHEAD_WORDS = frozenset(
    "will would plan plans planned due scheduled expected set vowed promised upcoming to ll next until by "
    "through".split()
)
_CLAUSE = 80  # characters that a verb of the future reaches


def _looks_ahead(text: str, at: int) -> bool:
    before = text[max(0, at - _CLAUSE) : at]
    return not _AHEAD_WORDS.isdisjoint(glance(before)[1]) and bool(_AHEAD.search(before))


def _resolve(kind: str, lower: str, today: dt.date | None, *, ahead: bool) -> Days:  # noqa: C901 - one line a kind
    match kind:
        case "iso":
            day = days.one_day(*map(int, lower.split("-")))
            return day, day, Grain.DAY
        case "slash":
            return days.of_slashes(lower)
        case "mdy" | "dmy":
            return days.of_month_day(lower, today, ahead=ahead)
        case "my":
            return days.of_month(lower, today, ahead=ahead)
        case "month":
            return days.of_month(lower, today, ahead=ahead or lower.startswith(("until", "till", "by", "next")))
        case "year" | "bare" | "decade":
            return days.of_year(lower)
        case "century":
            return days.of_century(lower)
        case "quarter":
            return days.of_quarter(lower)
        case "weekday":
            return days.of_weekday(lower, today, ahead=ahead)
        case "today":
            return days.of_today(lower, today)
        case "distance":
            return days.of_distance(lower, today)
        case _:
            return days.of_unit(lower, today)
