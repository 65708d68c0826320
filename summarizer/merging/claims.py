"""Facts of many articles → points: one claim once, in the best wording among its sources, with every citation."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarizer.briefing import Point
from summarizer.language.polarity import negations, opposed
from summarizer.language.quantities import Quantity
from summarizer.language.similarity import bag, cover, resemblance
from summarizer.language.words import PEOPLE
from summarizer.merging.entries import Claim
from summarizer.summary import Bound, Certainty, Importance

_KEYS = 8  # rarest stems of a claim that make another one with any of them a candidate
_LONGEST_POSTING = 400  # claims behind one stem; a more common one pairs nothing, and keeps the growth linear
_SAME = 0.45  # weighted resemblance from which two statements say the same
_INSIDE, _INSIDE_RESEMBLANCE = 0.72, 0.38  # or one lies within the other and they still resemble each other
_SAME_DEED = 0.2  # resemblance that must remain without the names
_SAME_FIGURE = 0.34  # resemblance that suffices where both have the same telling figure
_CARRIED = 0.4  # of a wording's weight that each sentence cited for it must have
_TELLING = 10.0  # a count below this is too common to tell


def clusters(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that say the same, in canonical order; a newcomer joins only where it fits every member."""
    ordered = sorted(claims, key=lambda claim: claim.key)
    position = {claim.key: index for index, claim in enumerate(ordered)}
    found: list[list[Claim]] = []
    home: dict[int, int] = {}
    neighbours = _neighbours(ordered)
    for index, claim in enumerate(ordered):
        best: tuple[float, int] | None = None
        for candidate in sorted({home[other] for other in neighbours[index] if other < index}):
            members = found[candidate]
            if all(same_claim(claim, member) for member in members):
                likeness = sum(resemblance(claim.bag, member.bag) for member in members) / len(members)
                if best is None or likeness > best[0]:
                    best = (likeness, candidate)
        if best is None:
            home[position[claim.key]] = len(found)
            found.append([claim])
        else:
            home[position[claim.key]] = best[1]
            found[best[1]].append(claim)
    return found


def _neighbours(claims: Sequence[Claim]) -> list[set[int]]:
    """For each claim, the claims that share one of its rarest stems."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for key in sorted(claim.bag, key=lambda key: (-claim.bag[key], key))[:_KEYS]:
            postings[key].append(index)
    found: list[set[int]] = [set() for _ in claims]
    for holders in postings.values():
        if len(holders) <= _LONGEST_POSTING:
            for index in holders:
                found[index].update(holders)
    return found


def same_claim(one: Claim, other: Claim) -> bool:
    """True if two facts say the same: alike in words, and nowhere apart in figures, dates, names and sense."""
    return alike(one, other) and not (
        _other_figures(one, other) or _other_day(one, other) or _other_names(one, other) or other_sense(one, other)
    )


def alike(one: Claim, other: Claim) -> bool:
    """True if the words of two statements are close enough to speak of the same thing."""
    likeness = resemblance(one.bag, other.bag)
    if resemblance(one.deeds, other.deeds) < _SAME_DEED:
        return False  # two statements about one place need not be about one event
    if likeness >= _SAME:
        return True
    within = max(cover(one.bag, other.bag), cover(other.bag, one.bag))
    if within >= _INSIDE and likeness >= _INSIDE_RESEMBLANCE:
        return True
    return likeness >= _SAME_FIGURE and any(_telling(mine, theirs) for mine in one.figures for theirs in other.figures)


def _telling(mine: Quantity, theirs: Quantity) -> bool:
    """True for one exact figure, not a common one, of one thing: hardly ever by chance."""
    if mine.value is None or mine.least < _TELLING or not _same(mine, theirs):
        return False
    return same_thing(mine.what, theirs.what)


def _same(mine: Quantity, theirs: Quantity) -> bool:
    return (mine.value, mine.low, mine.high, mine.unit) == (
        theirs.value,
        theirs.low,
        theirs.high,
        theirs.unit,
    )


def same_thing(one: str, other: str) -> bool:
    """True if two wordings of what is counted share a telling word, or both mean people."""
    mine, theirs = bag(one), bag(other)
    return bool(mine.keys() & theirs.keys()) or bool(mine.keys() & PEOPLE and theirs.keys() & PEOPLE)


def compatible(mine: Quantity, theirs: Quantity) -> bool:
    """True if one figure may be the other, worded more loosely: `36` and `more than 30`, `48.6` and `nearly 49`."""
    if mine.unit != theirs.unit:
        return False
    if _same(mine, theirs):
        return True
    return _admits(mine, theirs.least) or _admits(theirs, mine.least)


_ROUNDING = 0.05  # relative: as far as "about", "nearly" and "more than" stray from the figure they round
_LOOSE = 0.1  # and no further for a bound: "at least 36" is not a rounder word for 200
_MOST_VAGUE = 20.0  # "hundreds" are not thousands


def _admits(loose: Quantity, value: float) -> bool:
    least = loose.least
    if loose.high is not None:
        return least <= value <= loose.high
    if loose.value is None:  # vague
        return least / 2 <= value <= least * _MOST_VAGUE
    off = (value - least) / least if least else float("inf")
    match loose.bound:
        case Bound.EXACT:
            return False
        case Bound.ABOUT:
            return abs(off) <= _ROUNDING
        case Bound.NEARLY | Bound.LESS_THAN | Bound.AT_MOST:
            return -_LOOSE <= off <= 0
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return 0 <= off <= _LOOSE


def _other_figures(one: Claim, other: Claim) -> bool:
    """True if both have figures and share none; a vague one cannot stand in for one that says a number."""
    for mine, theirs in ((_exact(one), _exact(other)), (one.figures, other.figures)):
        if mine and theirs and not any(compatible(first, second) for first in mine for second in theirs):
            return True
    return False


def _exact(claim: Claim) -> tuple[Quantity, ...]:
    return tuple(figure for figure in claim.figures if figure.value is not None or figure.high is not None)


def _other_day(one: Claim, other: Claim) -> bool:
    return one.day is not None and other.day is not None and (one.day[1] < other.day[0] or other.day[1] < one.day[0])


def _other_names(one: Claim, other: Claim) -> bool:
    return bool(one.names and other.names) and not one.names & other.names


def other_sense(one: Claim, other: Claim) -> bool:
    """True if one denies what the other states, or they point opposite ways."""
    if _denials(one) % 2 != _denials(other) % 2:
        return True
    return opposed(one.fact.item.statement, other.fact.item.statement) is not None


def _denials(claim: Claim) -> int:
    return negations(claim.fact.item.statement) + (claim.fact.item.certainty is Certainty.DENIED)


def points(found: Iterable[list[Claim]]) -> list[tuple[Point, list[Claim]]]:
    """A point for all members of a cluster that its wording is true of, most important first."""
    ranked = sorted((group for members in found for group in _carried(members)), key=_rank)
    return [(_point(members, f"p{number}"), members) for number, members in enumerate(ranked, 1)]


def _carried(members: list[Claim]) -> Iterable[list[Claim]]:
    """The cluster in groups, each led by the wording that most independent sources carry."""
    while members:
        best = _best_wording(members)
        group = [best, *(member for member in members if member is not best and _carries(member, best))]
        yield sorted(group, key=lambda claim: claim.key)
        members = [member for member in members if member not in group]


def _carries(member: Claim, wording: Claim) -> bool:
    """True if what the member cites says the wording as well: enough of its words, and all of its figures."""
    if cover(wording.bag, member.evidence) < _CARRIED:
        return False
    return all(any(compatible(figure, there) for there in member.cited_figures) for figure in wording.figures)


# What a point's rank is made of: each further independent source lifts it like two places nearer to the top of its own
# article, and so does being vital.
_GROUP, _VITAL, _PLACE = 0.5, 0.5, 0.25


def _rank(members: list[Claim]) -> tuple[float, tuple[int, str, int]]:
    groups = len({member.origin.source.independence for member in members})
    vital = any(member.fact.item.importance is Importance.VITAL for member in members)
    place = min(member.fact.position for member in members)
    return -(_GROUP * groups + _VITAL * vital - _PLACE * place), members[0].key


def _point(members: list[Claim], identity: str) -> Point:
    best = _best_wording(members)
    cited = [citation for member in members for citation in member.origin.cite_item(member.fact)]
    unique = {(citation.source, citation.sentence): citation for citation in reversed(cited)}
    vital = any(member.fact.item.importance is Importance.VITAL for member in members)
    return Point(
        id=identity,
        statement=best.fact.item.statement,
        list=best.fact.list,
        importance=Importance.VITAL if vital else Importance.OKAY,
        when=best.fact.item.when,
        citations=tuple(unique[key] for key in sorted(unique)),
        independent=len({member.origin.source.independence for member in members}),
    )


def _best_wording(members: list[Claim]) -> Claim:
    """The statement that most independent sources carry and the others cover best; of equals the shorter."""

    def rank(claim: Claim) -> tuple[int, float, int, tuple[int, str, int]]:
        groups = {other.origin.source.independence for other in members if other is claim or _carries(other, claim)}
        central = sum(cover(claim.bag, other.bag) for other in members)
        return -len(groups), -round(central, 6), len(claim.fact.item.statement), claim.key

    return min(members, key=rank)
