"""NewsQuant's rows (CQE, EMNLP 2023) → precision, recall and F1 of our figures: value, value with unit, with change.

A gold quantity counts as found when one of ours is numerically equal (relative 1e-5; a range by both ends); with unit,
the names must be equal as well. What we read is first written in the set's own conventions, by rule:

- its texts were squeezed into ASCII: `PS5.1m` stands for £5.1m and `Y=100` for ¥100;
- `from 4 to 5` and `between 4 and 5` are one range, `8 or 9` are two quantities;
- `dozens` is the range from one of that scale to ten of it, or the scale itself;
- a count has the noun phrase that it counts as its unit, lemmatised and without function words; a share has "% " and
  what it is a share of;
- "the past two years", which we read as a date, is a quantity as well.
"""

import json
import math
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.language import currencies
from summarizer.language.dates import dates
from summarizer.language.quantities import Quantity, quantities
from summarizer.summary import Direction

_TOLERANCE = 1e-5


@dataclass(frozen=True)
class Reading:
    """A quantity in the set's conventions; several ends or values mean any of them."""

    ends: tuple[tuple[float, ...], ...]
    unit: str
    change: str = "="


def measure(paths: Sequence[Path]) -> dict[str, object]:
    """The figures of one file of the set or more, each row with `text` and `quantities`."""
    rows = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    began = time.perf_counter()
    ours = [readings(row["text"]) for row in rows]
    seconds = time.perf_counter() - began
    gold = [[_gold(quantity) for quantity in row["quantities"]] for row in rows]
    changes = any("change" in quantity for row in rows for quantity in row["quantities"])
    return {
        "value": score(zip(gold, ours, strict=True), _same_value),
        "value_unit": score(zip(gold, ours, strict=True), _same_unit),
        **({"value_change": score(zip(gold, ours, strict=True), _same_change)} if changes else {}),
        "n": sum(map(len, gold)),
        "seconds": round(seconds, 4),
    }  # fmt: skip


def score(
    pairs: Iterable[tuple[list[Reading], list[Reading]]], same: Callable[[Reading, Reading], bool]
) -> dict[str, float | None]:
    """Micro precision, recall and F1; None where there is nothing to divide by."""
    hits = said = wanted = 0
    for gold, ours in pairs:
        left = list(ours)
        for one in gold:
            match = next((other for other in left if same(one, other)), None)
            if match is not None:
                left.remove(match)
                hits += 1
        said, wanted = said + len(ours), wanted + len(gold)
    return {
        "f1": round(2 * hits / (said + wanted), 4) if said + wanted else None,
        "precision": round(hits / said, 4) if said else None,
        "recall": round(hits / wanted, 4) if wanted else None,
    }


def _same_value(gold: Reading, ours: Reading) -> bool:
    return any(
        len(one) == len(other) and all(math.isclose(a, b, rel_tol=_TOLERANCE, abs_tol=1e-12) for a, b in zip(one,
            other, strict=True))
        for one in gold.ends for other in ours.ends
    )  # fmt: skip


def _same_unit(gold: Reading, ours: Reading) -> bool:
    return _same_value(gold, ours) and gold.unit == ours.unit


def _same_change(gold: Reading, ours: Reading) -> bool:
    return _same_value(gold, ours) and gold.change == ours.change


_RANGE = re.compile(r"\s*(-?[\d.]+(?:[eE]-?\d+)?)\s*-\s*(-?[\d.]+(?:[eE]-?\d+)?)\s*\Z")


def _gold(quantity: dict[str, str]) -> Reading:
    found = _RANGE.match(quantity["value"])
    ends = tuple(map(float, found.groups())) if found else (float(quantity["value"]),)
    return Reading((ends,), quantity["normalized_unit"].lower().strip(), quantity.get("change", "="))


# ── ours, in the set's conventions ───────────────────────────────────────────────────────────────────────────────────

_ASCII_SIGNS = ((re.compile(r"\bPS(?=\d+(?:[.,]\d|[mb]n?\b|k\b))"), "\u00a3"), (re.compile(r"\bY=(?=\d)"), "\u00a5"))
_TEN = 10.0


def readings(text: str) -> list[Reading]:
    """What our reader finds in a text, in the set's conventions."""
    for pattern, sign in _ASCII_SIGNS:
        text = pattern.sub(sign, text)
    found = list(quantities(text))
    result: list[Reading] = []
    behind = {one.what for one in found if one.what and 0 <= text.find(one.what, one.end) <= one.end + _GAP}
    while found:
        one = found.pop(0)
        if found and one.value is not None and found[0].value is not None and _are_ends(text, one, found[0]):
            other = found.pop(0)
            result.append(
                Reading(
                    ((one.value, other.value or 0.0),),
                    _unit(other, text[other.start : other.end]),
                    _change(other),
                )
            )
        elif one.low is not None and one.high is not None:
            pair = (one.low, one.high)
            result += (
                [Reading(((end,),), _unit(one, text[one.start : one.end]), _change(one)) for end in pair]
                if re.search(r"\sor\s", text[one.start : one.end])
                else [Reading((pair,), _unit(one, text[one.start : one.end]), _change(one))]
            )
        elif one.value is None:
            scale = one.least / 2
            result.append(
                Reading(((scale, scale * _TEN), (scale,)), _unit(one, text[one.start : one.end]), _change(one))
            )
        else:
            result.append(
                Reading(((one.value,),), _unit(_behind(text, one, behind), text[one.start : one.end]), _change(one))
            )
    for mention in dates(text):  # the set counts "the past two years" as well
        if mention.count is not None and not text[: mention.end].endswith("ago"):
            result.append(Reading(((float(mention.count),),), mention.unit or "-"))
    return result


_GAP = 12  # characters between a figure and the noun that it counts: "of the other"
_NEAR = 60  # characters behind a figure in which the noun that it counts may end
_OF_ONE = re.compile(r"(?: (?:in|of|for) (?:(?!that|which|who|where|when|and|is|was)[\w-]+ ?){1,3}(?=[.,;]|\Z))")


def _behind(text: str, one: Quantity, behind: set[str]) -> Quantity:
    """The set takes units from behind the figure only, a share from its own words; `one of the` keeps its attribute."""
    if not one.what or one.unit is not None:
        return one
    at = text.find(one.what, one.end, one.end + _NEAR)
    if at < 0 and one.what not in behind:
        return replace(one, what="")
    if text[one.start : one.end].lower().endswith("one") and text[one.end :].startswith(" of "):
        more = _OF_ONE.match(text, at + len(one.what))
        return replace(one, what=one.what + (more.group() if more else ""))
    return one


def _are_ends(text: str, one: Quantity, other: Quantity) -> bool:
    """True for `from 4 to 5`, which we read as two figures and the set as one range."""
    return text[one.end : other.start].strip() == "to" and text[: one.start].lower().rstrip().endswith("from")


_BOUNDS = {
    "about": "~",
    "nearly": "~",
    "at_least": ">",
    "more_than": ">",
    "at_most": "<",
    "less_than": "<",
    "exact": "=",
}


def _change(quantity: Quantity) -> str:
    if quantity.direction in {Direction.ROSE_BY, Direction.ROSE_TO}:
        return "up"
    if quantity.direction in {Direction.FELL_BY, Direction.FELL_TO}:
        return "down"
    return _BOUNDS[quantity.bound.value]


# Names of the vocabulary that CQE took from quantulum3, where they differ from ours.
_NAMES = {
    "percent": "percentage", "percentage points": "percentage point", "basis points": "basis point", "tonne": "metric "
    "ton", "pound": "pound-mass",
    "mph": "mile per hour", "km/h": "kilometre per hour", "mpg": "mile per gallon", "rpm": "revolutions per minute",
        "psi": "pound per square inch",
    "ksi": "kilopound per square inch", "times": "count", "degree Celsius": "celsius", "degree "
    "Fahrenheit": "fahrenheit", "gigatonne": "gigaton",
    "megatonne": "megaton", "kilowatt-hour": "kilowatt hour", "megawatt-hour": "megawatt hour",
        "gigawatt-hour": "gigawatt hour",
    "watt-hour": "watt hour", "terawatt-hour": "terawatt hour",
}  # fmt: skip
# The set calls a currency by its country and its noun, two of them by the noun alone.
_BARE = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "ILS": "shekel",
    "BTC": "bitcoin",
    "HKD": "hong kong dollar",
    "NZD": "new zealand dollar",
}
_CURRENCIES = {
    code: f"{country} {noun}" for noun, (_, countries) in reversed(currencies.NOUNS.items()) for country,
        code in reversed(countries.items())
} | {"SGD": "singapore dollar", "CHF": "swiss franc", "ZAR": "south african rand", "KRW": "south korean won",
    "TWD": "new taiwan dollar"} | _BARE  # fmt: skip
_PARTS = {"USD cents": "cent", "GBP pence": "penny", "MYR sen": "sen"}


def _unit(quantity: Quantity, written: str) -> str:
    name = _name(quantity, written)
    return (
        f"{name} per {_singular(quantity.per)}"
        if quantity.per and not (quantity.per in {"mile", "hour"} and "per" in name)
        else name
    )


def _name(quantity: Quantity, written: str) -> str:
    unit = quantity.unit
    if quantity.age:
        return f"{unit} of age"
    if unit is not None:
        if unit == "barrel" and quantity.what.lower() == "oil":
            return "barrel of oil"
        return (_CURRENCIES.get(unit) or _PARTS.get(unit) or _NAMES.get(unit, unit)).lower()
    noun = lemmas(quantity.what)
    share = quantity.value is not None and 0 < quantity.value < 1 and not written[-1:].isdigit()
    return f"% {noun}" if share and noun else noun or "-"


_FUNCTION = frozenset(
    "the a an of in for to and or on at by with from its their his her those this that these other own very most "
    "more".split()
)
_PEOPLE = frozenset("people police".split())


def lemmas(words: str) -> str:
    """A noun phrase as the set writes it: lemmas without function words, in lower case."""
    words = re.sub(r"['\u2019]s?\b", "", words)
    return " ".join(_singular(word) for word in re.split(r"\s+", words.lower()) if word and word not in _FUNCTION)


def _singular(word: str | None) -> str:
    if not word:
        return ""
    irregular = {
        "men": "man",
        "women": "woman",
        "children": "child",
        "feet": "foot",
        "mice": "mouse",
        "wives": "wife",
        "lives": "life",
        "knives": "knife",
    }
    for end, singular in irregular.items():
        if word.endswith(end) and (word == end or end in {"men", "women", "children"}):
            return word[: -len(end)] + singular
    if word in _PEOPLE or word.endswith(("ss", "us", "is", "ics", "series", "species")):
        return word
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - ties
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "uses")) and not word.endswith(
        ("houses", "axes", "causes", "clauses")
    ):
        return word[:-2]
    if word.endswith("s"):
        return word[:-1]
    return _positive(word)


_ADJECTIVES = (
    "small large big old young new high low great strong weak fast slow long short rich poor proud early late real"
)


def _stem(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}i"
    return f"{word}g" if word == "big" else word.removesuffix("e")


_COMPARATIVES = {_stem(word) + end: word for word in _ADJECTIVES.split() for end in ("er", "est")}


def _positive(word: str) -> str:
    """An adjective without its comparative or superlative ending."""
    if word in _COMPARATIVES:
        return _COMPARATIVES[word]
    if word.endswith("iest"):
        return word[:-4] + "y"
    return word[:-3] if word.endswith("est") and len(word) > 6 else word  # noqa: PLR2004 - west, forest


def errors(paths: list[Path]) -> Counter[str]:
    """Each row's misses and inventions, one line each, for a look at what is wrong."""
    found: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            left = readings(row["text"])
            for one in map(_gold, row["quantities"]):
                match = next((other for other in left if _same_unit(one, other)), None) or next(
                    (other for other in left if _same_value(one, other)), None
                )
                if match is None:
                    found[f"{row['id']} MISSED {one.ends} {one.unit} | {row['text']}"] += 1
                    continue
                left.remove(match)
                if not _same_unit(one, match):
                    found[f"{row['id']} UNIT {one.ends} {one.unit} != {match.unit} | {row['text'][:150]}"] += 1
            for other in left:
                found[f"{row['id']} INVENTED {other.ends} {other.unit} | {row['text']}"] += 1
    return found
