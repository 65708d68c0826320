"""A sentence of two figures, put behind one of the article → what is true of each, and what is true of the other alone.

Articles seldom have two figures that can be exchanged for each other, and what ties a figure to its words is learnt
from such sentences: whatever is tied too loosely takes the words of its neighbour.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from adversaries.kinds import Draft, Family, corruption, variant
from adversaries.material import Figure, Source

from summarizer.summary import Bound, Direction

_corruption = corruption(Family.FIGURES)
_variant = variant(Family.FIGURES)

_VALUES = range(13, 99)
_MEASURES = frozenset(
    "seconds minutes hours days weeks months years metres meters miles percents times points degrees pounds dollars "
    "euros tons tonnes acres hectares barrels gallons litres hundreds thousands millions billions dozens".split()
)  # no things
_FELL_TO, _ROSE_TO, _FELL_BY, _ROSE_BY = Direction.FELL_TO, Direction.ROSE_TO, Direction.FELL_BY, Direction.ROSE_BY


@dataclass(frozen=True)
class _Is:
    """What a number says of one of the figures: `of` is its letter."""

    of: str
    what: str
    unit: str | None = None
    bound: Bound = Bound.EXACT
    direction: Direction = Direction.NONE
    written: str = ""
    """As the number says that it is written, with {value}; empty for the value alone."""


@dataclass(frozen=True)
class _Pair:
    """A sentence with the figures a < b < c, and {things} that the article counts; what is true of it, and what not."""

    says: str
    true: tuple[_Is, ...]
    false: tuple[_Is, ...]


_OWNED = (
    _Pair(
        "Officials said {a} of the harbour's {b} {things} burned.",
        (_Is("a", "{things} burned"), _Is("b", "the harbour's {things}")),
        (_Is("b", "{things} burned"), _Is("a", "harbours"), _Is("b", "harbours")),
    ),
    _Pair(
        "Inspectors counted {b} {things} in Skarnvik, {a} of them damaged.",
        (_Is("a", "{things} damaged"), _Is("b", "{things} in Skarnvik")),
        (_Is("b", "{things} damaged"), _Is("a", "inspectors")),
    ),
    _Pair(
        "Some {b} {things} were inspected in Skarnvik, of which {a} were painted.",
        (_Is("a", "{things} painted"), _Is("a", "{things} inspected")),
        (_Is("b", "{things} painted", bound=Bound.ABOUT), _Is("b", "{things} not painted", bound=Bound.ABOUT)),
    ),
)
_CHANGED = (
    _Pair(
        "A sack of salt fetched ${c} in Skarnvik, by the count of the guild, up {a} percent since May.",
        (_Is("a", "rise in the price of a sack of salt", "percent", direction=_ROSE_BY),),
        (_Is("a", "fall in the price of a sack of salt", "percent", direction=_FELL_BY), _Is("a", "guilds", "USD")),
    ),
    _Pair(
        "A sack of salt fetched ${c} and a bale of wool ${b}, up {a} percent since May.",
        (_Is("a", "rise in the price of a bale of wool", "percent", direction=_ROSE_BY),),
        (
            _Is("a", "rise in the price of a sack of salt", "percent", direction=_ROSE_BY),
            _Is("c", "bale of wool", "USD"),
        ),
    ),
)
_TURNED = (
    _Pair(
        "The rent of the hall was revised to ${b} a week from ${a}.",
        (_Is("b", "rent of the hall", "USD", direction=_ROSE_TO),),
        tuple(_Is("b", "rent of the hall", "USD", direction=way) for way in (_FELL_TO, _ROSE_BY, _FELL_BY)),
    ),
    _Pair(
        "The hall opens for {a} hours a week instead of {b}.",
        (_Is("a", "opening of the hall", "hour", direction=_FELL_TO),),
        (
            _Is("a", "opening of the hall", "hour", direction=_ROSE_TO),
            _Is("b", "opening of the hall", "hour", direction=_ROSE_TO),
            _Is("b", "opening of the hall", "hour", direction=_FELL_TO),
        ),
    ),
    _Pair(
        "The guild expects its fees to grow by {b} percent this year, instead of {a} percent.",
        (_Is("a", "growth of fees", "percent", direction=_ROSE_BY),),
        tuple(_Is("a", "fees", "percent", direction=way) for way in (_FELL_BY, _FELL_TO, _ROSE_TO)),
    ),
)
_LEADS_ON = (
    _Pair(
        "The rent of the hall climbed by {a} percent, to ${c}.",
        (_Is("c", "rent of the hall", "USD", direction=_ROSE_TO),),
        (_Is("c", "rent of the hall", "USD", direction=_FELL_TO), _Is("c", "rent", "USD", direction=_ROSE_BY)),
    ),
    _Pair(
        "The rent of the hall climbed by {a} percent, and the guild paid ${c} to the mayor.",
        (_Is("c", "sum paid to the mayor", "USD"),),
        (
            _Is("c", "sum paid to the mayor", "USD", direction=_ROSE_TO),
            _Is("c", "rent of the hall", "USD", direction=_ROSE_TO),
        ),
    ),
    _Pair(
        "She raised the forecast of fees to {a} percent growth.",
        (_Is("a", "growth of fees", "percent", direction=_ROSE_BY),),
        (
            _Is("a", "growth of fees", "percent", direction=_FELL_BY),
            _Is("a", "growth of fees", "percent", direction=_FELL_TO),
        ),
    ),
)
_OPENED = (
    _Pair(
        "Losses of every sort were small: {a} {things} burned down, compared with {b} tents blown away.",
        (_Is("a", "{things} burned down"), _Is("b", "losses of tents of every sort")),
        (_Is("a", "{things} blown away"), _Is("b", "tents burned down"), _Is("a", "tents")),
    ),
    _Pair(
        "The roof of the hall has {b} beams and is larger than the roof of the mill, which is {a} metres long.",
        (_Is("a", "roof of the mill", "metre"),),
        (_Is("a", "roof of the hall", "metre"),),
    ),
    _Pair(
        "The roof of the hall, some {b} metres long, was {a} metres longer than the jetty.",
        (),
        (_Is("b", "jetty", "metre", bound=Bound.ABOUT), _Is("a", "length of the roof", "metre", direction=_FELL_BY)),
    ),
)
_COMPARED = (
    _Pair(
        "In Skarnvik {a} percent of the divers fell ill, against {b} percent elsewhere.",
        (_Is("b", "divers who fell ill elsewhere", "percent"), _Is("b", "divers who fell ill", "percent")),
        (_Is("b", "divers who fell ill in Skarnvik", "percent"), _Is("a", "divers who fell ill elsewhere", "percent")),
    ),
    _Pair(
        "In the towns with lifts, {a} percent of the divers fell ill, against {b} percent elsewhere.",
        (_Is("b", "divers who fell ill", "percent"),),
        (_Is("b", "divers in the towns with lifts who fell ill", "percent"),),
    ),
    _Pair(
        "There were {a} in the {b} towns that got lifts and {c} in the 12 control towns.",
        (_Is("a", "people in the towns that got lifts"),),
        (_Is("c", "people in the towns that got lifts"), _Is("a", "people in the control towns")),
    ),
    _Pair(
        "The yard sold {a} {things} in spring, against {b} in autumn.",
        (_Is("b", "{things} sold in autumn"),),
        (_Is("b", "{things} sold in spring"), _Is("a", "{things} sold in autumn")),
    ),
)
_MEASURED = (
    _Pair(
        "Repairs cost {a} groats a cabin, and {b} {things} were repainted.",
        (_Is("a", "cost of repairs", "groats"), _Is("b", "{things} repainted")),
        (
            _Is("a", "{things} repainted", "groats"),
            _Is("b", "cost of repairs", "{things}"),
            _Is("a", "{things}", "groats"),
        ),
    ),
    _Pair(
        "The porters waited {a} hours for the barge, and {b} percent of the grant was kept.",
        (_Is("a", "hours of waiting for the barge"), _Is("b", "grant that was kept", "percent")),
        (_Is("a", "waiting for the barge"), _Is("b", "grant that was kept"), _Is("b", "hours", "hour")),
    ),
)
_RATED = (
    _Pair(
        "The lock lets {a} tonnes a day through, and the guild pays ${b} a month for it.",
        (_Is("a", "what the lock lets through", "tonne", written="{value} tonnes a day"),),
        (
            _Is("a", "what the lock lets through", "tonne", written="{value} tonnes a month"),
            _Is("b", "what the guild pays", "USD", written="${value} a day"),
        ),
    ),
)
_BOUNDED = (
    _Pair(
        "The grant must reach the porters within {a} days, and the guild took {b} days to answer.",
        (_Is("a", "time to reach the porters", "day", Bound.AT_MOST),),
        (
            _Is("b", "time that the guild took to answer", "day", Bound.AT_MOST),
            _Is("a", "time to reach the porters", "day", Bound.AT_LEAST),
            _Is("a", "time to reach the porters", "day", Bound.MORE_THAN),
        ),
    ),
    _Pair(
        "Just under {a} percent of the porters came, and almost {b} percent of the divers.",
        (_Is("a", "porters who came", "percent", Bound.LESS_THAN),),
        (_Is("a", "porters who came", "percent", Bound.MORE_THAN), _Is("a", "porters", "percent", Bound.AT_MOST)),
    ),
)
_BEFALLEN = (
    _Pair(
        "The storm brought {a} deaths and {b} arrests.",
        (_Is("a", "people killed"), _Is("b", "people arrested")),
        (_Is("a", "people arrested"), _Is("b", "people killed"), _Is("b", "deaths")),
    ),
    _Pair(
        "The storm tore {a} {things} loose and killed {b} people.",
        (_Is("b", "killed"), _Is("b", "people killed")),
        (_Is("a", "killed"), _Is("a", "people killed"), _Is("b", "{things} torn loose")),
    ),
    _Pair(
        "The storm injured {a} people, which brought the number of killed or injured to {b}.",
        (_Is("b", "number of killed or injured"),),
        (_Is("b", "killed"), _Is("a", "killed or injured"), _Is("b", "people missing")),
    ),
)
_CARRIED = (
    _Pair(
        "At noon {a} barges took the {b} {things} of the yard to Skarnvik.",
        (_Is("a", "barges that took the {things} of the yard to Skarnvik"), _Is("b", "{things} of the yard")),
        (
            _Is("a", "barges of the yard"),
            _Is("b", "barges"),
            _Is("a", "{things} of the yard"),
            _Is("b", "{things} of the barges"),
        ),
    ),
    _Pair(
        "The guild voted {b} to {a} to buy a ${c} barge that carries salt.",
        (_Is("c", "barge that the guild voted to buy", "USD"),),
        (_Is("c", "salt", "percent"), _Is("b", "barges"), _Is("a", "salt")),
    ),
)
_ALL = (
    *_OWNED,
    *_CHANGED,
    *_TURNED,
    *_LEADS_ON,
    *_OPENED,
    *_COMPARED,
    *_MEASURED,
    *_RATED,
    *_BOUNDED,
    *_BEFALLEN,
    *_CARRIED,
)


def _drafts(
    pairs: tuple[_Pair, ...], figure: Figure, source: Source, rng: random.Random, *, true: bool
) -> Iterator[Draft]:
    """The numbers about the sentences, one of each in turn, each in an article with its sentence."""
    things = figure.quantity.what.split()[-1] if figure.quantity.what else ""
    sentence = source.article.sentence(figure.number.sentence)
    free = [value for value in _VALUES if value not in source.values]
    plain = figure.sure and figure.number.unit is None and things.islower() and things.endswith("s")
    if not (plain and sentence and things not in _MEASURES):
        return
    for pair in rng.sample(pairs, len(pairs)):
        told = pair.true if true else pair.false
        if not told or len(free) < 3:  # noqa: PLR2004 - a, b and c
            continue
        values = dict(zip("abc", sorted(rng.sample(free, 3)), strict=True))
        end = sentence.span.end
        article = source.changed(end, end, f" {pair.says.format(**values, things=things)}")
        added = article.sentence_at(end + 2)
        if added is None:
            continue
        one = rng.choice(told)
        fields: dict[str, object] = {
            **dict.fromkeys(("low", "high", "scope", "period", "as_of")),
            "value": float(values[one.of]),
            "unit": one.unit and one.unit.format(things=things),
            "what": one.what.format(things=things),
            "bound": one.bound,
            "direction": one.direction,
            "as_written": (one.written or "{value}").format(value=values[one.of]),
            "sentence": added.number,
        }
        yield Draft(figure.number.model_copy(update=fields), article)


@_variant
def one_of_two(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """What a further sentence of two figures says of one of them, in words of its own."""
    yield from _drafts(_ALL, figure, source, rng, true=True)


@_corruption
def whole_for_its_part(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Of all what is said of some of them: 40 boats burned, of three of the harbour's 40 boats; its owners counted."""
    yield from _drafts(_OWNED, figure, source, rng, true=False)


@_corruption
def change_of_another_price(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Of one price how another one changed, or a fall for a rise."""
    yield from _drafts(_CHANGED, figure, source, rng, true=False)


@_corruption
def change_turned(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A fall from the smaller figure to the larger one, and a change to where it began."""
    yield from _drafts(_TURNED, figure, source, rng, true=False)


@_corruption
def end_of_another_change(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The other way for a figure that a change leads to, and a change for a figure beside it."""
    yield from _drafts(_LEADS_ON, figure, source, rng, true=False)


@_corruption
def opening_of_another(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """What befell the other thing, and a measure of the thing before the one that it is of."""
    yield from _drafts(_OPENED, figure, source, rng, true=False)


@_corruption
def side_of_a_comparison(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The figure of one side with the place or the time of the other."""
    yield from _drafts(_COMPARED, figure, source, rng, true=False)


@_corruption
def unit_of_another(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """The thing of one figure in the unit of the other, and a measure without its unit."""
    yield from _drafts(_MEASURED, figure, source, rng, true=False)


@_corruption
def rate_of_another(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """As written by the month, where the text has it by the day."""
    yield from _drafts(_RATED, figure, source, rng, true=False)


@_corruption
def bound_of_another(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """A limit for a figure that has none, and the other side of one."""
    yield from _drafts(_BOUNDED, figure, source, rng, true=False)


@_corruption
def fate_of_another(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """Those killed for those arrested, and one fate for two."""
    yield from _drafts(_BEFALLEN, figure, source, rng, true=False)


@_corruption
def carrier_for_what_it_carries(figure: Figure, source: Source, rng: random.Random) -> Iterator[Draft]:
    """What carries with what belongs to the load, and the load counted as the carriers."""
    yield from _drafts(_CARRIED, figure, source, rng, true=False)
