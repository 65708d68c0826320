"""A figure → numbers that the article does not give: another value, unit, bound, direction or noun."""

import random
import re
from collections.abc import Iterator

from adversaries import tables
from adversaries.figuring import number_in, number_with, with_another
from adversaries.kinds import Draft, Family, corruption
from adversaries.material import Figure, Source

from summarizer.summary import Bound, Direction

_corruption = corruption(Family.FIGURES)

_UPWARD = {Bound.AT_LEAST, Bound.MORE_THAN}  # a larger value is not implied by the words; a smaller one would be
_DOWNWARD = {Bound.AT_MOST, Bound.LESS_THAN}
_NEGLIGIBLE = 1e-4  # relative: twelve more than 1.6 billion is 1.6 billion to any reader
_FAR = 0.2  # relative: "about 300" is not "about 310" made false


def _is_false(value: float, was: float, bound: Bound, source: Source) -> bool:
    if value <= 0 or source.may_have(value) or abs(value - was) < _FAR * was * (bound is not Bound.EXACT):
        return False
    return not (bound in _UPWARD and value < was) and not (bound in _DOWNWARD and value > was)


def other_values(value: float) -> list[float]:
    """The value with one digit changed, at every place."""
    written = f"{value:.10g}"
    if "e" in written:
        return []
    values = [
        float(written[:at] + digit + written[at + 1 :])
        for at, was in enumerate(written) if was.isdigit()
        for digit in "0123456789" if digit != was and not (digit == "0" and at == 0)
    ]  # fmt: skip
    return [other for other in values if abs(other - value) >= _NEGLIGIBLE * value]


@_corruption
def digit(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Another digit; the article has no such value, and no two of its values make it."""
    value = figure.number.value
    if value is None:
        return
    values = other_values(value)
    for other in rng.sample(values, len(values)):
        if _is_false(other, value, figure.number.bound, source):
            yield number_with(figure, value=other, as_written=f"{other:,.10g} {figure.number.what}")


@_corruption
def scale(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A thousand times more or less, or ten times."""
    number = figure.number
    for factor in rng.sample([1e3, 1e-3, 10.0, 1e6], 4):
        if number.value is not None:
            other = number.value * factor
            if _is_false(other, number.value, number.bound, source) and (factor > 1 or number.value >= 1 / factor):
                yield number_with(figure, value=other, as_written=f"{other:,.10g} {number.what}")
        elif number.low is not None and number.high is None and factor >= 10:  # noqa: PLR2004 - hundreds are not thousands
            yield number_with(figure, low=number.low * factor, as_written=f"{number.low * factor:,.10g} {number.what}")


_OTHER_UNITS = {
    "metre": ("foot", "kilometre", "yard"), "kilometre": ("mile", "metre"), "hour": ("minute", "day"),
    "minute": ("hour", "second"),
    "year": ("month", "day"), "week": ("day", "month", "year"), "day": ("week", "hour"), "month": ("year", "week"),
    "mile": ("kilometre",),
    "foot": ("metre", "inch"), "percent": ("USD", "times"), "times": ("percent",), "kilogram": ("pound", "tonne"),
    "tonne": ("kilogram",),
    "acre": ("hectare",), "hectare": ("acre",), "decade": ("year",), "inch": ("centimetre",), "USD": ("percent",),
    "pound": ("kilogram",),
}  # fmt: skip


@_corruption
def unit(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Another unit of measure for the one that stands there."""
    del source
    others = _OTHER_UNITS.get(figure.number.unit or "", ())
    yield from (number_with(figure, unit=other) for other in rng.sample(others, len(others)))


@_corruption
def unit_put_in(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A unit for a plain count."""
    del source
    if figure.number.unit is None and figure.quantity.what and not 0 < (figure.number.value or 1.0) < 1:
        yield from (number_with(figure, unit=other) for other in rng.sample(["percent", "USD", "kilometre", "hour"], 3))


@_corruption
def currency(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Another currency."""
    del source
    codes = ["USD", "EUR", "GBP", "JPY", "CAD", "AUD"]
    if figure.number.unit in codes:
        yield from (number_with(figure, unit=code) for code in rng.sample(codes, 4) if code != figure.number.unit)


# Only what the wording rules out or cannot carry: "exactly 36" implies "at least 36", which is not here.
_OTHER_BOUNDS = {
    Bound.EXACT: (Bound.MORE_THAN, Bound.LESS_THAN, Bound.NEARLY),
    Bound.ABOUT: (Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST),
    Bound.AT_LEAST: (Bound.AT_MOST, Bound.EXACT, Bound.LESS_THAN),
    Bound.AT_MOST: (Bound.AT_LEAST, Bound.EXACT, Bound.MORE_THAN),
    Bound.MORE_THAN: (Bound.LESS_THAN, Bound.EXACT, Bound.AT_MOST),
    Bound.LESS_THAN: (Bound.MORE_THAN, Bound.EXACT, Bound.AT_LEAST),
    Bound.NEARLY: (Bound.MORE_THAN, Bound.EXACT, Bound.AT_LEAST),
}


@_corruption
def bound(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """At most for at least, exact for about, more than for exact."""
    del source
    number = figure.number
    if number.value is not None and not 0 < number.value < 1:
        others = _OTHER_BOUNDS[number.bound]
        yield from (number_with(figure, bound=other) for other in rng.sample(others, len(others)))


_OPPOSITE = {
    Direction.ROSE_BY: (Direction.FELL_BY, Direction.ROSE_TO),
    Direction.FELL_BY: (Direction.ROSE_BY, Direction.FELL_TO),
    Direction.ROSE_TO: (Direction.FELL_TO, Direction.ROSE_BY),
    Direction.FELL_TO: (Direction.ROSE_TO, Direction.FELL_BY),
}
_CHANGE = re.compile(
    r"\b(?:r[io]se[ns]?|rising|fall\w*|fell|grow\w*|grew|up|down|increas\w*|decreas\w*|climb\w*|drop\w*|more|less|fewer|from|rais\w*"
    r"|cut\w*|lower\w*|lift\w*|add\w*|reach\w*|larger|smaller|higher|jump\w*|gain\w*|los[te]\w*|shr[aiu]nk\w*|hit|top\w*|peak\w*"
    r"|revis\w*|doubl\w*|halv\w*|sav\w*|extra|further|another|swell\w*|expand\w*|slump\w*|surg\w*|climb\w*|exceed\w*|out|over"
    r"|under|won|strip\w*|break\w*|broke\w*|spik\w*|declin\w*|improv\w*|ris\w*|kill\w*|end\w*|go|close\w*|turn\w*|took|dwindl\w*)\b",
    re.IGNORECASE,
)


@_corruption
def direction(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Fell for rose, to for by."""
    del source, rng
    if figure.sure:
        yield from (number_with(figure, direction=other) for other in _OPPOSITE.get(figure.number.direction, ()))


@_corruption
def direction_put_in(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A change, where the sentence tells of none."""
    del source
    if figure.number.direction is Direction.NONE and not _CHANGE.search(figure.line):
        others = [Direction.ROSE_BY, Direction.ROSE_TO, Direction.FELL_BY, Direction.FELL_TO]
        yield from (number_with(figure, direction=other) for other in rng.sample(others, 2))


@_corruption
def range_moved(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The ends of a range exchanged, shifted, widened."""
    del source, rng
    low, high = figure.number.low, figure.number.high
    if low is not None and high is not None:
        step = high - low
        for ends in ((high, low), (low + step, high + step), (low, high + step), (low - step / 2, high)):
            yield number_with(figure, low=ends[0], high=ends[1], as_written=f"between {ends[0]:g} and {ends[1]:g}")


@_corruption
def range_as_one_value(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """An end of a range, or its middle, as the value."""
    del source, rng
    low, high = figure.number.low, figure.number.high
    if low is not None and high is not None:
        for value in (low, high, (low + high) / 2):
            yield number_with(figure, value=value, low=None, high=None, bound=Bound.EXACT, as_written=f"{value:,.10g}")


@_corruption
def value_as_range(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A plain value as one end of a range that the article does not give."""
    del source, rng
    value = figure.number.value
    if value is not None and value >= 10 and figure.number.bound is Bound.EXACT:  # noqa: PLR2004 - room for an end
        yield number_with(
            figure, value=None, low=value, high=value * 1.5, as_written=f"{value:,.10g} to {value * 1.5:g}"
        )
        yield number_with(figure, value=None, low=value / 2, high=value, as_written=f"{value / 2:g} to {value:,.10g}")


@_corruption
def number_for_a_vague_word(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Exactly 50, or more than 60, where the article has dozens."""
    number, what = figure.number, figure.number.what
    if number.value is not None or number.low is None or number.high is not None:
        return
    for many in (number.low, *(factor * number.low for factor in rng.sample([1.5, 2.5, 3.0, 4.0], 2))):
        if many not in source.values:
            yield number_with(figure, value=many, low=None, bound=Bound.EXACT, as_written=f"{many:,.10g} {what}")
    yield number_with(figure, low=3 * number.low, as_written=f"more than {3 * number.low:,.10g} {what}")


def _stem(word: str) -> str:
    return word.lower().removesuffix("s").removesuffix("e")


@_corruption
def what_is_counted(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A noun that the article counts elsewhere, and that neither this sentence nor those beside it have."""
    here = {_stem(word) for word in re.findall(r"[\w-]+", _around(figure, source))}
    mine = figure.number.what.split()[-1].lower()
    for other in rng.sample(source.figures, len(source.figures)):
        what = other.quantity.what
        counts = other.number.unit is None and not 0 < other.quantity.least < 1
        if not what or not counts or any(_stem(word) in here for word in what.split()):
            continue
        if what.split()[-1].lower() in tables.PEOPLE and mine in tables.PEOPLE:
            continue
        if figure.quantity.what and figure.number.unit is None:
            yield number_with(
                figure, what=what, as_written=figure.number.as_written.replace(figure.quantity.what, what)
            )


def _around(figure: Figure, source: Source) -> str:
    number = figure.number.sentence
    return " ".join(
        source.article.text_of(sentence)
        for sentence in source.told
        if abs(sentence.number - number) <= 2  # noqa: PLR2004
    )


@_corruption
def noun_of_its_neighbour(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The noun of another figure of the sentence: 57 buses, where it has two buses and 57 residents."""
    del rng
    for other in source.figures:
        what, mine = other.quantity.what, figure.quantity.what
        if other.line != figure.line or other.number.unit != figure.number.unit or not (what and mine):
            continue
        if {what.split()[-1].lower(), mine.split()[-1].lower()} <= tables.PEOPLE or set(what.split()) & set(
            mine.split()
        ):
            continue
        if other.number.value != figure.number.value:
            yield number_with(figure, what=what, as_written=figure.number.as_written.replace(mine, what))


@_corruption
def sum_not_said_to_be_one(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The sum of two figures of the article, given as a plain count of one of them."""
    more = with_another(figure, source, rng)
    if more:
        total = (figure.number.value or 0.0) + more[1]
        yield number_in(figure, more[0], value=total, as_written=f"{total:,.10g} {figure.number.what}")
    told = [other for other in source.figures if other is not figure and other.number.unit == figure.number.unit]
    for other in rng.sample(told, len(told)):
        if not (other.number.value and figure.number.value):
            continue
        value = (figure.number.value or 0.0) + (other.number.value or 0.0)
        if value - max(figure.number.value, other.number.value) < _NEGLIGIBLE * value:
            continue
        if not any(abs(value - known) < _EQUAL for known in source.values):
            yield number_with(
                figure,
                value=value,
                bound=Bound.EXACT,
                direction=Direction.NONE,
                as_written=f"{value:,.10g} {figure.number.what}",
            )


_EQUAL = 1e-9  # what floating point may differ by
_YEAR = re.compile(r"(?<![\d,.$])\b(?:19|20)\d\d\b(?![,.]\d)")
_DAY = re.compile(rf"\b(?:{'|'.join(tables.MONTHS)}|Feb\.|Jan\.|Sept\.|Oct\.|Nov\.|Dec\.) (\d{{1,2}})\b")


@_corruption
def year_or_day_as_a_count(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A year or a day of the month as a count of what the figure counts."""
    del rng
    for sentence in source.told:
        line = source.article.text_of(sentence)
        found = [match.group() for match in _YEAR.finditer(line)] + [match[1] for match in _DAY.finditer(line)]
        for written in found:
            if float(written) != figure.number.value:
                yield number_with(
                    figure,
                    value=float(written),
                    low=None,
                    high=None,
                    unit=None,
                    bound=Bound.EXACT,
                    direction=Direction.NONE,
                    as_written=written,
                    sentence=sentence.number,
                )


@_corruption
def percent_for_points(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Percent for percentage points, and the other way round."""
    del source, rng
    other = {"percent": "percentage points", "percentage points": "percent"}.get(figure.number.unit or "")
    if other:
        yield number_with(figure, unit=other)
        yield number_with(figure, unit=other, direction=Direction.NONE)


@_corruption
def of_another_sentence(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The figure cites a sentence that does not have its value."""
    numbers = [sentence.number for sentence in source.told if abs(sentence.number - figure.number.sentence) > 1]
    written = re.search(r"\d[\d,.]*\d|\d", figure.number.as_written)
    for number in rng.sample(numbers, min(4, len(numbers))):
        sentence = source.article.sentence(number)
        if sentence and written and written.group() not in source.article.text_of(sentence):
            yield number_with(figure, sentence=number)
