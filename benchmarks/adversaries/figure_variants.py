"""A figure → numbers that say the same of it in other words."""

import random
import re
from collections.abc import Iterator

from adversaries import tables
from adversaries.figuring import number_in, number_with, with_another
from adversaries.kinds import Draft, Family, variant
from adversaries.material import Figure, Source

from summarizer.summary import Bound

_variant = variant(Family.FIGURES)


@_variant
def as_written(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """As it stands, all fields filled."""
    del source, rng
    if figure.sure:
        yield number_with(figure)


_SCALED = (("billion", 1e9), ("million", 1e6))


@_variant
def in_other_digits(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Words for digits, digits for words, the scale written out: the same value, written otherwise."""
    del source, rng
    value = figure.number.value
    if not figure.sure or value is None:
        return
    word = next((word for word, number in tables.NUMBER_VALUES.items() if number == value), None)
    if word:
        yield number_with(figure, as_written=f"{word} {figure.number.what}")
    if value.is_integer():
        yield number_with(figure, as_written=f"{value:,.0f} {figure.number.what}")
        yield number_with(figure, as_written=f"{value:.0f} {figure.number.what}")
    for name, factor in _SCALED:
        if value >= factor:
            yield number_with(figure, as_written=f"{value / factor:.10g} {name}")


_BOUND_WORDS = {
    Bound.ABOUT: ("around", "roughly", "some"), Bound.AT_LEAST: ("at least", "no fewer than"),
    Bound.AT_MOST: ("up to", "at most"), Bound.MORE_THAN: ("more than", "over"),
    Bound.LESS_THAN: ("less than", "under"), Bound.NEARLY: ("nearly", "almost", "close to"), Bound.EXACT: (),
}  # fmt: skip


@_variant
def bound_in_other_words(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Over for more than, almost for nearly."""
    del source, rng
    if figure.sure and figure.number.value:
        for word in _BOUND_WORDS[figure.number.bound]:
            yield number_with(figure, as_written=f"{word} {figure.number.value:,.10g} {figure.number.what}")


_UNIT_SYNONYMS = {
    "percent": ("%", "per cent", "pct"), "metre": ("metres", "meters", "m"),
    "kilometre": ("kilometres", "kilometers", "km"),
    "hour": ("hours",), "minute": ("minutes", "min"), "year": ("years",), "week": ("weeks",), "day": ("days",),
    "month": ("months",),
    "percentage points": ("percentage point", "pp", "points"), "mile": ("miles",), "foot": ("feet", "ft"),
    "USD": ("$", "US dollars", "dollars"),
    "EUR": ("\u20ac", "euros"), "GBP": ("\u00a3", "pounds"), "kilogram": ("kg", "kilograms"),
    "hectare": ("hectares", "ha"),
}  # fmt: skip


@_variant
def unit_in_other_words(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Per cent, %, kilometers for kilometres, dollars for USD."""
    del source, rng
    names = _UNIT_SYNONYMS.get(figure.number.unit or "", ()) if figure.sure else ()
    for name in names:
        if name not in {"pp", "points"}:
            yield number_with(figure, unit=name)


@_variant
def noun_alone(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """What is counted without its adjectives."""
    del source, rng
    parts = figure.quantity.what.split()
    if figure.sure and len(parts) > 1:
        yield number_with(figure, what=parts[-1])


_COMPLEMENT = re.compile(
    r"\s(?:of|in|from|on|at|aboard)(?:\sthe|\sits|\stheir)?\s(?:[a-z-]+|[A-Z][a-z][\w'\u2019-]*(?:\s[A-Z][a-z][\w'\u2019-]*)?)"
    r"(?=[,.;]|\s(?:was|were|is|are|had|has|have|will|would|and|who|that|to|at|on|by|said)\b)"
)


@_variant
def noun_with_its_complement(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """What is counted with the words that the sentence has behind it."""
    del source, rng
    what = figure.quantity.what
    at = figure.line.find(what, figure.quantity.end) if what else -1
    if figure.sure and 0 <= at <= figure.quantity.end + 1:
        match = _COMPLEMENT.match(figure.line, at + len(what))
        if match:
            yield number_with(figure, what=what + match.group())


@_variant
def fraction_rounded(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A third as 0.33 with more or fewer digits."""
    del source, rng
    value = figure.number.value
    if figure.sure and value is not None and 0 < value < 1 and round(value, 2) != value:
        yield from (number_with(figure, value=round(value, digits)) for digits in (3, 4, 6))


@_variant
def vague_word_as_its_low_end(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Dozens as at least 24, in the article's words."""
    del source, rng
    number = figure.number
    if figure.sure and number.value is None and number.low is not None and number.high is None:
        yield from (
            number_with(figure, value=number.low, low=None, bound=each) for each in (Bound.AT_LEAST, Bound.ABOUT)
        )


@_variant
def sum_said_to_be_one(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The sum of two counts of one noun, in words that say so; the article has one sentence more for it."""
    more = with_another(figure, source, rng)
    if more:
        total = (figure.number.value or 0.0) + more[1]
        yield number_in(figure, more[0], value=total, as_written=f"{total:,.10g} {figure.number.what} in all")
        yield number_in(
            figure, more[0], value=total, what=f"total number of {figure.number.what}", as_written=f"{total:,.10g}"
        )


@_variant
def difference_said_to_be_one(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The difference of two counts of one noun, in words that say so; the article has one sentence more for it."""
    more = with_another(figure, source, rng)
    if more:
        gap = abs((figure.number.value or 0.0) - more[1])
        yield number_in(
            figure,
            more[0],
            value=gap,
            what=f"difference in {figure.number.what}",
            as_written=f"a difference of {gap:,.10g}",
        )
