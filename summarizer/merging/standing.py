"""Two counts → how they stand to each other: agree, rounded, updated, another scope, contradicted; or not at all."""

import re

from summarizer.briefing import Relation
from summarizer.language.similarity import bag, cover
from summarizer.merging.counts import CHANGES, LOOSE_ABOVE, LOOSE_BELOW, Count
from summarizer.merging.values import compatible, is_vague
from summarizer.summary import Direction

_SAME_THING = 0.6  # of the words that name what one counts must stand in the other's
_SAME_SUM = 0.7  # of the words that lead up to a sum, either way, where the sums differ: nothing else says what it is
_SHARED_SUM, _SHARED_WEIGHT = 2, 3.5  # words around two like sums, and their weight, that make them one
_SHARED_COUNT = 2  # telling words beside the noun that two counts share before they can contradict each other
# A count from which two reports of one story hardly give it for two things of one name, and for one of two names.
_TELLING_COUNT, _TELLING_ODD = 100.0, 20.0
_ROUND = 5.0  # what a round count is a multiple of
_TELLING = 2.0  # weight of such a word: one document in seven has it
_REVISED = re.compile(r"\b(?:up|down|revised|raised|lowered|corrected|risen|fallen) from\b", re.IGNORECASE)


def stand(one: Count, other: Count) -> Relation | None:
    """How two counts stand to each other; None if they do not count the same thing."""
    if not _of_one_kind(one, other) or (one.quantity.unit is None and _elsewhere(one, other)):
        return None
    alike = compatible(one.quantity, other.quantity)
    if not (_same_sum(one, other, alike=alike) if one.quantity.unit else _same_thing(one, other, alike=alike)):
        return None
    relation = _relation(one, other, alike=alike)
    if relation is Relation.CONTRADICTED and (not _surely_one(one, other) or _told_apart(one, other)):
        return None
    return relation


def unsure(one: Count, other: Count) -> bool:
    """True if the same befell people or homes in both, or "dozens" may be the other's 36 of the same noun.

    That no other word is shared does not tell them apart then.
    """
    if _elsewhere(one, other):
        return False
    if (is_vague(one.quantity) or is_vague(other.quantity)) and one.kind == other.kind and not one.generic:
        return _of_one_kind(one, other) and compatible(one.quantity, other.quantity)
    return _of_one_kind(one, other) and one.kind == other.kind and one.generic and bool(one.fates & other.fates)


def _elsewhere(one: Count, other: Count) -> bool:
    """True if both name somebody or some place, and none that is the other's: the like happens in two places.

    Where both say for where they hold, they may still be a part and its whole.
    """
    mine, theirs = one.where, other.where
    if not mine or not theirs or mine & theirs or (one.scope and other.scope) or one.sentence == other.sentence:
        return False
    return mine.isdisjoint(other.stems) and theirs.isdisjoint(one.stems)


def same_figure(one: Count, other: Count) -> bool:
    """True if both say the same value or range."""
    mine, theirs = one.quantity, other.quantity
    return (mine.value, mine.low, mine.high) == (theirs.value, theirs.low, theirs.high)


def other_place(one: Count, other: Count) -> bool:
    """True if their scopes are two places; a name and "the village" may well be one, but the whole is not a part."""
    if one.wide != other.wide:
        return True
    if one.places and other.places:
        return not one.places & other.places
    return one.region is not None and other.region is not None and one.region != other.region


def _of_one_kind(one: Count, other: Count) -> bool:
    """True unless unit, direction, fate or mood say that they cannot be figures of one thing."""
    mine, theirs = one.quantity, other.quantity
    if mine.unit != theirs.unit or one.supposed != other.supposed or one.side != other.side:
        return False
    # "lifts the levy by 4.5 percent" may go unnoticed as a change: the same figure is not told apart by that.
    unnoticed = Direction.NONE in {mine.direction, theirs.direction} and same_figure(one, other)
    if mine.direction is not theirs.direction and {mine.direction, theirs.direction} & CHANGES and not unnoticed:
        return False
    if mine.unit is None and (mine.least < 1) != (theirs.least < 1):
        return False  # a third of the town, and nineteen in it
    return not (one.fates and other.fates and not one.fates & other.fates)


def _same_thing(one: Count, other: Count, *, alike: bool) -> bool:
    """True if two counts are of one noun, befallen alike, in one matter."""
    if one.kind != other.kind or not one.head or not other.head:
        return False
    if not alike and (one.years != other.years or 1 in {one.quantity.least, other.quantity.least}):
        return False  # "one" is mostly one of them
    shared = one.matter.keys() & other.matter.keys() or one.names_near & other.names_near
    if one.generic:
        if unsure(one, other):
            same_scope = one.scope is not None and one.scope == other.scope
            return bool(shared) or same_scope or not (one.named and other.named)
        if one.fates or other.fates:
            return False
        if not alike and not other_place(one, other) and not _surely_one(one, other):
            return False
    within = max(cover(one.thing, {**other.subject, **other.thing}), cover(other.thing, {**one.subject, **one.thing}))
    is_share = alike and 0 < one.quantity.least < 1
    tells = same_figure(one, other) and _is_telling(one.quantity.least, exchanged=one.head != other.head)
    named = _same_name(one, other)
    return within >= _SAME_THING and bool(shared or one.fates & other.fates or is_share or tells or named)


def _same_name(one: Count, other: Count) -> bool:
    """True if both are called by the same words, and by more than a noun: library hours a week."""
    same = one.subject.keys() == other.subject.keys() and len(one.subject) >= _SHARED_COUNT
    return same and sum(one.subject.values()) >= _SHARED_WEIGHT


def _is_telling(value: float, *, exchanged: bool) -> bool:
    """True for a number that is hardly one by chance; of two nouns for one thing, jobs and posts, a lower one tells."""
    return value >= _TELLING_COUNT or (exchanged and value >= _TELLING_ODD and value % _ROUND != 0)


def _same_sum(one: Count, other: Count, *, alike: bool) -> bool:
    """True if two sums, shares or measures are of one thing, as far as the words that lead up to them tell."""
    mine, theirs = one.subject, other.subject
    if not alike:
        least = min(cover(mine, theirs), cover(theirs, mine)) if mine and theirs else 0.0
        return least >= _SAME_SUM and one.years == other.years
    shared = one.context.keys() & other.context.keys() - one.named
    if len(shared) >= _SHARED_SUM and sum(one.context[key] for key in shared) >= _SHARED_WEIGHT:
        return True
    return any(
        first.noun and cover(bag(first.noun), second.context) >= _SAME_THING
        for first, second in ((one, other), (other, one))
    )


def _surely_one(one: Count, other: Count) -> bool:
    """True if enough words say that two figures apart are of one thing: a false alarm is worse than a row more."""
    if one.fates & other.fates or one.quantity.unit is not None:
        return True
    telling = [key for key in one.matter.keys() & other.matter.keys() if one.matter[key] >= _TELLING]
    return len(telling) >= _SHARED_COUNT


def _told_apart(one: Count, other: Count) -> bool:
    """True if words beside two figures say that they count two things, though neither names a place.

    Another spot (the depot, the harbour), another harm (destroyed, damaged), a part of a whole ("of those killed"), or
    a sum over time beside one day's count.
    """
    if one.spots and other.spots and one.spots.isdisjoint(other.spots):
        return True
    if one.harms and other.harms and one.harms.isdisjoint(other.harms):
        return True
    return one.is_part != other.is_part or one.is_sum != other.is_sum


def _relation(one: Count, other: Count, *, alike: bool) -> Relation:
    mine, theirs = one.quantity, other.quantity
    if one.rate and other.rate and one.rate != other.rate:
        return Relation.DIFFERENT_SCOPE  # a month, and a year
    if same_figure(one, other):
        return Relation.AGREE if mine.bound == theirs.bound else Relation.ROUNDED
    if one.fates and other.fates and one.fates != other.fates:
        return Relation.DIFFERENT_SCOPE  # killed, and killed or injured
    if alike:
        return Relation.AGREE if is_vague(mine) or is_vague(theirs) else Relation.ROUNDED
    if other_place(one, other):
        return Relation.DIFFERENT_SCOPE
    if one.origin.source.number == other.origin.source.number:
        if one.earlier or other.earlier or _REVISED.search(one.sentence) or _REVISED.search(other.sentence):
            return Relation.UPDATED  # "up from 3,180": the report itself tells the earlier figure
        return Relation.DIFFERENT_SCOPE  # one report that gives two figures of a kind counts two things
    if one.moment is None or other.moment is None or one.moment != other.moment:
        return Relation.UPDATED  # a later report, or of a later day; of an undated one nobody knows
    return Relation.ROUNDED if _bounded(one, other) else Relation.CONTRADICTED


def _bounded(one: Count, other: Count) -> bool:
    """`up to 60` and `48`: a bound leaves room for the figure, so that nothing contradicts."""
    for loose, value in ((one.quantity, other.quantity.least), (other.quantity, one.quantity.least)):
        if loose.bound in LOOSE_BELOW and value <= loose.least:
            return True
        if loose.bound in LOOSE_ABOVE and value >= loose.least:
            return True
    return False
