"""Statement + evidence → the figures of the statement that the evidence does not have."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import gt, lt

from summarizer.language.divided import telling
from summarizer.language.fates import fates
from summarizer.language.in_digits import may_have
from summarizer.language.quantities import Quantity
from summarizer.language.similarity import bag, cover
from summarizer.language.surroundings import MOST_FIGURES, Surroundings, surroundings
from summarizer.language.words import are_people
from summarizer.summary import Bound, Direction
from summarizer.verification.page import Evidence, Page

_ONE = re.compile(r"\bone\b", re.IGNORECASE)
_NEAR = 0.05  # of a figure, by which a rounded one may miss it
_SIDES: dict[Bound, Callable[[float, float], bool]] = {
    Bound.ABOUT: lambda _rounded, _exact: True,
    Bound.NEARLY: gt, Bound.LESS_THAN: gt, Bound.AT_MOST: gt, Bound.MORE_THAN: lt, Bound.AT_LEAST: lt,
}  # fmt: skip  # on which side of the exact value a rounded one must lie
_PLACE = 0.8  # of the telling words of a figure that stand with the one that takes its place
_SHARED = 2  # telling words that two figures without a noun share if they are of one thing
_ROUNDED = frozenset({Bound.EXACT, Bound.ABOUT})


@dataclass(frozen=True)
class ForeignFigures:
    """Reasons for the figures of a statement that its evidence does not have."""

    wrong: list[str]
    """Those of which a cited sentence has another one of the same thing."""
    lacking: list[str]
    """Those of a thing that no cited sentence counts."""
    hedged: list[str]
    """Those that one has without the "about" of the statement, or with one that the statement leaves out."""


def foreign_figures(statement: str, evidence: Evidence, page: Page) -> ForeignFigures:
    """Compare each figure of the statement with those of the cited sentences."""
    language = page.article.reads_as
    stated = surroundings(statement, language)
    found = ForeignFigures([], [], [])
    if len(stated) > MOST_FIGURES:
        found.lacking.append(f"it has more than {MOST_FIGURES} figures, too many to compare")
        return found
    for one in stated:
        quantity = one.quantity
        likely = (text for text in evidence.texts if _may_have(text, quantity, language))
        if any(
            _same_figure(quantity, other.quantity)
            and _goes_with(one, other)
            and not _other_thing(quantity, other.quantity)
            for text in likely
            for other in surroundings(text, language)
        ):
            continue
        there = [(other, text) for text in evidence.texts for other in surroundings(text, language)]
        same = [other for other, _ in there if _same_figure(quantity, other.quantity) and _goes_with(one, other)]
        others = [(other, text) for other, text in there if other not in same and _is_rival(one, other)]
        rivals = [(other.quantity, text) for other, text in others]
        if same and not rivals:
            continue
        hedged = next(
            (
                (other.quantity, text)
                for other, text in there
                if _is_hedged(quantity, other.quantity) and _goes_with(one, other)
            ),
            None,
        )
        said = statement[quantity.start : quantity.end]
        if _ONE.fullmatch(said) and statement.startswith(" of ", quantity.end):
            ones = sum(len(_ONE.findall(text)) for text in evidence.texts)
            if ones > sum(other.quantity.value == 1 for other, _ in there):
                continue  # "released one of them": a word of the text that is no figure there
        nearest = hedged or next(iter(sorted(rivals, key=lambda rival: rival[0].value != quantity.value)), None)
        # 22 posts go, 61 of them here, where 61 go and 22 of them here: another figure stands where this one is put.
        spoken = [(other.quantity, text) for other, text in others if _takes_its_place(one, other)]
        nearest = next(iter(spoken), nearest)
        if not (hedged or spoken) and any(
            _same_figure(quantity, other.quantity) and not _goes_with(one, other) for other, _ in there
        ):
            found.lacking.append(f"{evidence.label} {evidence.verb('do')} not say \u201c{said}\u201d of this")
            continue
        if nearest:
            other, text = nearest
            theirs = text[other.start : other.end]
            if theirs == said:
                said, theirs = _with_direction(said, quantity), _with_direction(theirs, other)
            reason = f"says \u201c{said}\u201d; {evidence.label} {evidence.verb('say')} \u201c{theirs}\u201d"
        else:
            reason = f"{evidence.label} {evidence.verb('do')} not have the figure \u201c{said}\u201d"
        (found.hedged if hedged else found.wrong if nearest else found.lacking).append(reason)
    return found


def _may_have(text: str, quantity: Quantity, language: str) -> bool:
    """False for most texts without a figure of that value: a headline is compared with a whole story."""
    return language != "en" or quantity.value is None or may_have(text, quantity.value)


def _with_direction(written: str, quantity: Quantity) -> str:
    """The figure with what its clause says of its change: rose to 4 percent."""
    if quantity.direction is Direction.NONE:
        return written
    return f"{quantity.direction.value.replace('_', ' ')} {written}"


def _goes_with(one: Surroundings, other: Surroundings) -> bool:
    """True if the statement says of its figure what the evidence says of this one, not of a figure beside it."""
    if one.lead and other.lead and one.lead != other.lead and one.lead in other.whole.leads:
        return False  # released three, where three were arrested and one was released
    if (one.has_parts and other.is_part) or (one.is_part and other.has_parts):
        return False  # 22 of the nine, where nine of the 22 were
    return one.is_start is other.is_start and (other.belongs(one.text) or other.belongs(one.joined))


def _is_hedged(one: Quantity, other: Quantity) -> bool:
    """True if the two are one figure but for "about", or the first rounds the second: nearly 4,000 for 3,900."""
    if {one.bound, other.bound} == _ROUNDED and _same_figure(replace(one, bound=other.bound), other):
        return True
    if one.bound is Bound.EXACT or one.unit != other.unit or not (one.value and other.value):
        return False
    near = abs(one.value - other.value) <= _NEAR * other.value and _figures(one.value) < _figures(other.value)
    return near and _SIDES[one.bound](one.value, other.value)


def _figures(value: float) -> int:
    """How many digits of a value tell something: one of 4,000, two of 3,900."""
    return len(f"{value:.6g}".replace(".", "").strip("0"))


def _other_thing(one: Quantity, other: Quantity) -> bool:
    """True if two equal figures count other nouns: 57 buses, where the sentence has 57 residents and two buses."""
    named = one.what and other.what and not (fates(one.what) or fates(other.what))
    return bool(named) and not _same_thing(one, other)


def _same_figure(one: Quantity, other: Quantity) -> bool:
    """Same value, unit and bound; a statement may leave a direction out, but not turn it."""
    one, other = _as_percent(one), _as_percent(other)
    values = (one.value, one.low, one.high) == (other.value, other.low, other.high)
    turned = one.direction != other.direction and "none" not in {one.direction.value, other.direction.value}
    rates = one.per is None or other.per is None or one.per == other.per
    return values and one.unit == other.unit and rates and one.bound == other.bound and not turned


def _as_percent(quantity: Quantity) -> Quantity:
    """Half as 50 percent."""
    if quantity.unit is not None or quantity.value is None or not 0 < quantity.value < 1:
        return quantity
    return replace(quantity, value=round(100 * quantity.value, 4), unit="percent")


def _is_rival(one: Surroundings, other: Surroundings) -> bool:
    """True if the text gives another figure of what the statement gives one of."""
    mine, theirs = one.quantity, other.quantity
    if mine.what or theirs.what or mine.unit or theirs.unit:
        return _same_thing(mine, theirs)
    return len(telling(one.text) & telling(other.text)) >= _SHARED and _goes_with(one, other)


def _takes_its_place(one: Surroundings, other: Surroundings) -> bool:
    """True if the text says of another figure of the same noun nearly all that the statement says of its own."""
    if not (one.quantity.what and other.quantity.what):
        return False
    said = telling(one.text)
    return len(said & telling(other.text)) >= _PLACE * len(said) and _goes_with(one, other)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    if one.what and other.what:
        mine, theirs = bag(one.what), bag(other.what)
        return cover(mine, theirs) > 0 or are_people(mine.keys(), theirs.keys())
    return one.unit == other.unit and one.unit is not None
