"""A sentence → statements with another figure, scale, unit or bound, or with a figure of something else."""

import re
from collections.abc import Iterator
from random import Random

from adversaries import tables
from adversaries.clauses import AMOUNT, Written, capital, false, swapped, swaps, written_in
from adversaries.figure_corruptions import other_values
from adversaries.kinds import Family, corruption
from adversaries.material import Line, Source

_corruption = corruption(Family.STATEMENTS)


def _written(value: float, like: Written) -> str:
    if like.text.isalpha():
        word = next((word for word, number in tables.NUMBER_VALUES.items() if number == value), f"{value:g}")
        return capital(word) if like.text[0].isupper() else word
    sign = like.text[0] if like.text[0] in "$\u20ac\u00a3" else ""
    decimals = len(like.text.partition(".")[2])
    return f"{sign}{value:,.{decimals}f}"


_FAR = 0.2  # relative: what "about" may stretch to


@_corruption
@false
def figure(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another digit or number word; the article has no such value, and no two of its values make it."""
    found = written_in(line.text)
    for one in rng.sample(found, len(found)):
        values = (
            [float(value) for value in tables.NUMBER_VALUES.values()] if one.text.isalpha() else other_values(one.value)
        )
        for value in rng.sample(values, len(values)):
            implied = (value - one.value) * one.bound < 0
            near = abs(value - one.value) < _FAR * one.value and (one.loose or one.bound)
            if value > 1 and not (implied or near or source.may_have(value)):
                yield line.text[: one.start] + _written(value, one) + line.text[one.end :]
                break


_UP = {
    "dozens": "hundreds",
    "hundred": "thousand",
    "hundreds": "thousands",
    "thousand": "million",
    "thousands": "millions",
    "million": "billion",
    "billion": "trillion",
}


@_corruption
@false
def scale(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Billion for million, thousands for hundreds, a thousand times the count."""
    del source
    yield from swapped(line.text, _UP, rng)
    for one in written_in(line.text):
        following = line.text[one.end :].split()
        known = following and following[0].strip(".,") in {*tables.SCALES, "percent", "percentage", "per", "to"}
        if not known and one.bound >= 0 and one.value >= 10:  # noqa: PLR2004 - two thousand buses are told from two at once
            yield f"{line.text[: one.end]} {rng.choice(['thousand', 'million'])}{line.text[one.end :]}"


_MEASURED = re.compile(rf"(?:\d|\b(?:a|an|one|{'|'.join(tables.NUMBERS)}))\s(?:\w+\s)?\Z", re.IGNORECASE)


@_corruption
@false
def unit(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Feet for metres, percentage points for percent, months for weeks, behind a figure."""
    del source
    for swap in swaps(line.text, tables.UNIT_CHANGES, rng):
        if _MEASURED.search(swap.before):
            yield swap.text
    if re.search(r"\$\d", line.text):
        yield re.sub(r"\$(?=\d)", "\u20ac", line.text, count=1)


@_corruption
@false
def bound(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """At most for at least, exactly for about, more than for nearly."""
    del source
    for swap in swaps(line.text, tables.BOUNDS, rng):
        if AMOUNT.match(swap.behind):
            yield swap.text
    if re.search(r"[Bb]etween \d+ and \d+", line.text):
        yield re.sub(
            r"([Bb])etween \d+ and (\d+)",
            lambda match: ("M" if match[1] == "B" else "m") + f"ore than {match[2]}",
            line.text,
        )


@_corruption
@false
def figures_exchanged(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Two figures of the sentence in each other's place."""
    del source
    found = written_in(line.text)
    pairs = [(one, other) for at, one in enumerate(found) for other in found[at + 1 :]]
    for one, other in rng.sample(pairs, len(pairs)):
        between = line.text[one.end : other.start].strip()
        if (
            one.value == other.value
            or between in {"and", "or", "to", "-", "\u2013"}
            or re.match(r"votes? to\Z", between)
        ):
            continue
        first = capital(other.text) if one.start == 0 else other.text
        second = one.text[:1].lower() + one.text[1:] if one.start == 0 else one.text
        yield line.text[: one.start] + first + line.text[one.end : other.start] + second + line.text[other.end :]


@_corruption
@false
def counted_noun(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another noun behind the figure: 36 buses for 36 trucks."""
    for one in (figure for figure in source.figures if figure.line == line.text and figure.quantity.what):
        what = one.quantity.what.split()[-1]
        for other in rng.sample(source.figures, len(source.figures)):
            new = other.quantity.what.split()[-1] if other.quantity.what else ""
            both_people = {new.lower(), what.lower()} <= tables.PEOPLE
            if new.endswith("s") and what.endswith("s") and not both_people and new.lower() not in line.text.lower():
                at = line.text.find(what, one.quantity.end)
                if at >= 0:
                    yield line.text[:at] + new + line.text[at + len(what) :]
