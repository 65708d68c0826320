"""Figures: which of the labelled ones were returned, at three levels, and whether the text has the returned ones.

The levels are nested: the value; the value with its unit; both, with what it counts. One pairing serves all three: it
has as many equal values as there can be, among those as many equal units, among those as many right things.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from summarizer.article import Article
from summarizer.evaluation.assignment import assigned
from summarizer.evaluation.labels import Figure, LabelledArticle
from summarizer.evaluation.matching import same_value, values
from summarizer.evaluation.scorers.placing import cited, labelled, placed
from summarizer.evaluation.scorers.scoring import Counts, Rates, compared, rates, share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.language.similarity import COVERED, bag, cover
from summarizer.language.units import canonical
from summarizer.summary import ArticleSummary, Bound, Number

WHAT = rates("numbers.what", "Figures with unit and thing")
VALUE = rates("numbers.value", "Figures by value", pairs=WHAT.f1.name)
UNIT = rates("numbers.unit", "Figures with unit", pairs=WHAT.f1.name)
GROUNDED = Metric("numbers.grounded", "Figures that stand in the text", Level.ARTICLE)
LEVELS = (VALUE, UNIT, WHAT)
METRICS = (*VALUE.all, *UNIT.all, *WHAT.all, GROUNDED)


class Likeness(NamedTuple):
    """What a labelled and a returned figure have in common; without the value, nothing else counts."""

    value: bool
    unit: bool
    what: bool
    sentence: bool

    def gain(self, most: int) -> float:
        """A number in which one pair of a level outweighs all that `most` pairs have below it."""
        base = float(most + 1)
        return base**3 + base**2 * self.unit + base * (self.unit and self.what) + self.sentence if self.value else 0.0

    @property
    def reason(self) -> str:
        """Which of them are the same, in words."""
        if self.unit and self.what:
            return "value, unit and thing"
        return "value and unit, another thing" if self.unit else "value, another unit"


def score(expected: LabelledArticle, actual: ArticleSummary, article: Article) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order."""
    gold, returned = expected.numbers, actual.numbers
    places = [labelled([figure.words], article) for figure in gold]
    table = [
        [likeness(figure, number, place) for number in returned] for figure, place in zip(gold, places, strict=True)
    ]
    most = min(len(gold), len(returned))
    pairs = assigned([[each.gain(most) for each in row] for row in table])
    found = [table[one][other] for one, other in pairs]
    with_unit = [each for each in found if each.unit]
    with_both = [each for each in with_unit if each.what]

    def level(metrics: Rates, hits: int, matches: tuple[Match, ...] = ()) -> tuple[Score, ...]:
        return compared(metrics, Counts(hits, len(returned), hits, len(gold)), matches)

    return (
        *level(VALUE, len(found)),
        *level(UNIT, len(with_unit)),
        *level(WHAT, len(with_both), _matches(gold, returned, dict(pairs), table, article)),
        _grounded(returned, article),
    )


def likeness(figure: Figure, number: Number, place: frozenset[int]) -> Likeness:
    """What they have in common; `place` are the sentences that the labelled figure stands in."""
    about = Bound.ABOUT in {figure.bound, number.bound}
    ends = zip((figure.value, figure.low, figure.high), (number.value, number.low, number.high), strict=True)
    counted = bag(" ".join(filter(None, (number.what, number.scope))))
    return Likeness(
        value=all(equal(one, other, about=about) for one, other in ends),
        unit=canonical(figure.unit) == canonical(number.unit),
        what=any(cover(bag(what), counted) >= COVERED for what in figure.what),
        sentence=number.sentence in place,
    )


def equal(one: float | None, other: float | None, *, about: bool) -> bool:
    """True if both are missing or have one value; of an `about`, once the finer is rounded as the coarser one is.

    >>> equal(48_600_000, 49_000_000, about=True), equal(48_600_000, 49_000_000, about=False)
    (True, False)
    """
    if one is None or other is None:
        return one is other
    if same_value(one, other) or not about:
        return same_value(one, other)
    left, right = Decimal(repr(one)).normalize(), Decimal(repr(other)).normalize()
    step = max(_step(left), _step(right))
    return _rounded(left, step) == _rounded(right, step)


def _step(value: Decimal) -> Decimal:
    """The unit of its last digit that is no nought: 100,000 for 48.6 million."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_HALF_UP)


# ── in the text ──────────────────────────────────────────────────────────────────────────────────────────────────────

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


def _grounded(returned: Sequence[Number], article: Article) -> Score:
    told = [article.text_of(sentence) for sentence in article.sentences]
    there = {value for text in told for value in values(text, article.language)}
    numerals = set(_NUMERAL.findall(article.text))
    absent = [_absent(number, there, numerals) for number in returned]
    matches = tuple(
        Match(
            expected=None,
            actual=_line(number.as_written, number.what),
            degree=float(value is None),
            reason="stands in the text" if value is None else f"the text has no {value:,.15g}",
            spans=cited([number.sentence], article) or (),
        )
        for number, value in zip(returned, absent, strict=True)
    )
    return share(GROUNDED, absent.count(None), len(returned), "nothing was returned", matches)


def _absent(number: Number, there: AbstractSet[float], numerals: AbstractSet[str]) -> float | None:
    """The first of its values that the text has neither in digits nor in words; None if it has all."""
    for value in (number.value, number.low, number.high):
        written = {f"{value:.15g}", f"{value:,.15g}"} if value is not None else set()
        if value is not None and not written & numerals and not any(same_value(value, each) for each in there):
            return value
    return None


# ── for people ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _matches(
    gold: Sequence[Figure],
    returned: Sequence[Number],
    pairs: dict[int, int],
    table: Sequence[Sequence[Likeness]],
    article: Article,
) -> tuple[Match, ...]:
    found = []
    for at, figure in enumerate(gold):
        number = returned[pairs[at]] if at in pairs else None
        alike = table[at][pairs[at]] if at in pairs else None
        found.append(
            Match(
                expected=_line(figure.words, figure.what[0]),
                actual=_line(number.as_written, number.what) if number else None,
                degree=(1 + alike.unit + (alike.unit and alike.what)) / len(LEVELS) if alike else 0.0,
                reason=alike.reason if alike else "not returned",
                spans=placed(figure.words, article),
            )
        )
    taken = set(pairs.values())
    found += [
        Match(
            expected=None,
            actual=_line(number.as_written, number.what),
            degree=0.0,
            reason="not labelled",
            spans=cited([number.sentence], article) or (),
        )
        for at, number in enumerate(returned)
        if at not in taken
    ]
    return tuple(found)


def _line(written: str, what: str) -> str:
    return f"“{shown(written)}”, {shown(what)}"
