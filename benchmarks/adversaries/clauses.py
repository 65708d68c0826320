"""A sentence → its claim and who makes it, its figures as written, and facts of statements about it."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from random import Random

from adversaries import tables
from adversaries.kinds import Draft, Maker
from adversaries.material import Line, Source, plain

from summarizer.summary import Certainty, Importance, KeyFact

Statements = Callable[[Line, Source, Random], Iterator[str]]


def fact(statement: str, *numbers: int, **fields: object) -> Draft:
    """A draft of a statement that cites these sentences."""
    base = KeyFact(
        statement=statement, sentences=list(numbers), importance=Importance.OKAY, when=None, attributed_to=None,
        certainty=Certainty.STATED,
    )  # fmt: skip
    return Draft(base.model_copy(update=fields))


def reworded(make: Statements) -> Maker:
    """A maker of facts from one of statements, which cite the sentence that they were made from."""

    @wraps(make)
    def maker(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
        for statement in make(line, source, rng):
            if plain(statement) != plain(line.text) or statement != line.text:
                yield fact(statement, line.number)

    return maker


def false(make: Statements) -> Maker:
    """As `reworded`, without statements whose words the article has somewhere."""

    @wraps(make)
    def maker(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
        for statement in make(line, source, rng):
            if not source.has(statement):
                yield fact(statement, line.number)

    return maker


def capital(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Swap:
    """A sentence with one word or phrase replaced."""

    before: str
    new: str
    behind: str

    @property
    def text(self) -> str:
        """The sentence that comes of it."""
        return self.before + self.new + self.behind


def swaps(text: str, table: dict[str, str], rng: Random) -> Iterator[Swap]:
    """The text with one entry of a table replaced, place by place; longer entries win over shorter ones."""
    found: list[tuple[int, int, str]] = []
    for old in sorted(table, key=lambda entry: (-len(entry), entry)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", text, re.IGNORECASE):
            if any(start < match.end() and match.start() < end for start, end, _ in found):
                continue
            new = capital(table[old]) if match.group()[0].isupper() else table[old]
            found.append((match.start(), match.end(), new))
    found.sort()
    for start, end, new in rng.sample(found, len(found)):
        yield Swap(text[:start], new, text[end:])


def swapped(text: str, table: dict[str, str], rng: Random) -> Iterator[str]:
    """As `swaps`, the sentences alone."""
    yield from (swap.text for swap in swaps(text, table, rng))


# ── attribution ──────────────────────────────────────────────────────────────────────────────────────────────────────

_SAID = r"(?:said|says|told reporters|added|stated|announced|reported)"
_BEHIND = (
    re.compile(rf"\A(?P<claim>.+), (?P<who>[^,]{{3,60}}) {_SAID}\.\Z"),
    re.compile(rf"\A(?P<claim>.+), {_SAID} (?P<who>(?!that |it |on )[^,]{{3,60}}(?:, [^,]{{3,60}})?)\.\Z"),
    re.compile(r"\A(?P<claim>.+), according to (?P<who>[^,]{3,60})\.\Z"),
)
_BEFORE = re.compile(
    rf"\A(?P<who>[A-Z][^,]{{2,60}}(?:, [^,]{{3,60}},)?) (?:{_SAID}|claimed|warned) that (?P<claim>.+)\.\Z"
)
_FINITE = re.compile(r"\b(?:is|was|are|were|has|had|have|will|would|could)\b")
_PRONOUN = re.compile(r"\A(?:he|she|they|it|who|which|one)\b", re.IGNORECASE)
CUE = re.compile(
    r"\b(?:said|says|say|told|tells|claim\w*|according|denied|deny|denies|accus\w*|suggest\w*|warn\w*|add(?:ed|s)|stat(?:ed|es)"
    r"|announc\w*|report(?:ed|s)|believ\w*|thought|alleg\w*|insist\w*|argu\w*|call\w*|declar\w*|promis\w*|describ\w*|estimat\w*"
    r"|expect\w*|reckon\w*|predict\w*|forecast\w*|blam\w*|vow\w*|indicat\w*|acknowledg\w*|conced\w*|testif\w*|wrote|urg\w*|ask\w*)\b"
)


@dataclass(frozen=True)
class Claim:
    """What somebody says, as a sentence of its own, and who."""

    text: str
    who: str


def claim_of(text: str) -> Claim | None:
    """The claim of a sentence whose attribution stands whole before or behind it, by a name or a noun."""
    for pattern in (*_BEHIND, _BEFORE):
        match = pattern.match(text)
        if match:
            who = match["who"].strip(" ,")
            claim = match["claim"].strip()
            one_sided = claim.count("(") == claim.count(")") and not re.search(r"\b(?:but|and) (?:said|that)\b", claim)
            if (
                _PRONOUN.match(who)
                or _FINITE.search(who)
                or _PRONOUN.match(claim)
                or CUE.search(claim)
                or not one_sided
                or re.search(r",\s*(?:he|she|they|it) ", claim)
            ):
                return None
            return Claim(f"{capital(claim)}.", who)
    return None


# ── figures as written ───────────────────────────────────────────────────────────────────────────────────────────────

AMOUNT = re.compile(
    r"\s(?:\$?\d|an? (?:third|quarter|half|dozen|week|year|month|day|hour)|half|hundreds|thousands|dozens"
    rf"|{'|'.join(tables.NUMBERS)})\b",
    re.IGNORECASE,
)
"""What stands behind a bound: a figure, a fraction, a vague count, one of a unit."""
_MONTH = rf"(?:{'|'.join(tables.MONTHS)}|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_FIGURE = re.compile(
    rf"(?<![\w.,:/-])(?P<sign>[$\u20ac\u00a3])?(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<part>\.\d+)?(?![\w:/]|[.,]\d)"
    rf"|(?<![\w-])(?P<word>{'|'.join(tables.NUMBERS)})(?![\w-])",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s?(?:a\.?m|p\.?m|o['\u2019]clock|GMT)", re.IGNORECASE)
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Written:
    """A figure of a sentence as written, with its half-open span."""

    start: int
    end: int
    text: str
    value: float
    bound: int
    """1 where a lower bound stands before it, -1 where an upper one does, 0 for neither."""
    loose: bool
    """True behind about, nearly and the like."""


_LOWER = re.compile(r"\b(?:more than|over|at least|no fewer than|no less than|not less than)\s\Z", re.IGNORECASE)
_UPPER = re.compile(r"\b(?:up to|at most|fewer than|less than|under|below|no more than|as many as)\s\Z", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:about|around|roughly|some|nearly|almost|close to|approximately)\s\Z", re.IGNORECASE)


def written_in(text: str) -> list[Written]:
    """The figures of a sentence that are no dates, years, times, ordinals or parts of words."""
    found = []
    for match in _FIGURE.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        if match["word"]:
            value = float(tables.NUMBER_VALUES[match["word"].lower()])
        else:
            value = float(match["number"].replace(",", "") + (match["part"] or ""))
            plain_year = value in _YEARS and not match["sign"] and "," not in match["number"] and not match["part"]
            if plain_year or re.search(rf"{_MONTH}\s\Z", before) or re.match(rf"\s{_MONTH}\b", behind):
                continue
        if _CLOCK.match(behind) or re.search(r"\b(?:No\.|level|section|page|article|aged)\s\Z", before, re.IGNORECASE):
            continue
        bound = 1 if _LOWER.search(before) else -1 if _UPPER.search(before) else 0
        if re.match(r"(?:\s\w+)? or more\b", behind):
            bound = 1
        found.append(Written(match.start(), match.end(), match.group(), value, bound, bool(_LOOSE.search(before))))
    return found


# ── what a sentence leaves open ──────────────────────────────────────────────────────────────────────────────────────

NEAR = 2  # sentences around one that may belong to its evidence
OPEN = re.compile(
    r"\b(?:whether|if|unclear|unknown|how many|how much|doubt\w*|until|unless|only|nor|hardly|few)\b", re.IGNORECASE
)
_DENIALS = frozenset("denied denies deny refuse refuses refused failed untrue false rejected disputed instead".split())


def denies(text: str) -> bool:
    """True if a word of the text denies, as a negation or as a verb."""
    return any(
        word in tables.NEGATIONS or word.replace("\u2019", "'").endswith("n't") or word in _DENIALS
        for word in re.findall(r"[\w'\u2019]+", text.lower())
    )


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

_AHEAD = re.compile(
    r"\b(?:will|would|until|before|by|next|due|set|expected|plan\w*|is to|are to|every|each|since|last)\b"
)


def weekdays_of(text: str, published: dt.date | None) -> Iterator[tuple[dt.date, re.Match[str]]]:
    """`on Thursday` of something past, with the day that it is; the last one up to the day of publication."""
    if published is None or _AHEAD.search(text):
        return
    for match in re.finditer(rf"\bon ({'|'.join(tables.WEEKDAYS)})\b(?!,| (?:night|morning|evening|afternoon))", text):
        back = (published.weekday() - tables.WEEKDAYS.index(match[1])) % 7
        yield published - dt.timedelta(days=back), match
