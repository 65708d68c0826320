"""Claims in different words → whether they tell of one incident, by what only one incident of a day has.

The same thing broke on the same day, and either the time of day or the number of those it befell is the same. That
says more than any share of common words: "the wall gave way shortly before 4 a.m." and, in a sentence that goes on
elsewhere, "a little before four o'clock a stretch of the harbour wall collapsed".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summarizer.language.wrecks import place_of, wrecks
from summarizer.merging.entries import Claim
from summarizer.merging.values import telling

Group = tuple[Claim, list[Claim]]
"""A wording and the claims that carry it."""
_MOST = 200  # wordings of one broken thing that are held against each other: a story of more is about nothing else
_BESIDE = re.compile(r"\b(?:when|while|because|which|who|that|where)\b", re.IGNORECASE)


def same_count(one: Claim, other: Claim) -> bool:
    """True if both say what befell one telling number of one thing, in a place that both name.

    A share of one whole tells by itself: a third of the town, without power.
    """
    places = bool(one.names & other.names)
    return any(
        mine.fates & theirs.fates
        and (
            (places and telling(mine.quantity, theirs.quantity))
            or (0 < mine.quantity.least < 1 and telling(mine.quantity, theirs.quantity, 0))
        )
        for mine in one.counts
        for theirs in other.counts
    )


def same_wreck(one: Claim, other: Claim) -> bool:
    """True if both say of one thing that it broke, and not in two places that they name beside it."""
    return any(
        not (mine and theirs) or mine & theirs
        for thing in one.wrecks & other.wrecks
        for mine, theirs in [(place_of(thing, one.statement), place_of(thing, other.statement))]
    )


def same_hour(one: Claim, other: Claim) -> bool:
    """True if both say so of one time of day."""
    return same_wreck(one, other) and any(mine.fits(theirs) for mine in one.clocks for theirs in other.clocks)


def same_toll(one: Claim, other: Claim) -> bool:
    """True if both say so, and what befell one telling number of people."""
    return same_wreck(one, other) and any(
        mine.fates & theirs.fates and telling(mine.quantity, theirs.quantity)
        for mine in one.counts
        for theirs in other.counts
    )


def echoes(groups: Sequence[Group]) -> Mapping[int, list[int]]:
    """For each group those whose sentences tell of its incident as well, and of something else.

    Of two groups that tell of one hour the one stands for it that tells of the breaking and not of what went on then;
    else the one that more articles carry, and the shorter.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, (wording, _) in enumerate(groups):
        for thing in wording.wrecks:
            holders[thing].append(at)
    led: defaultdict[int, set[int]] = defaultdict(set)
    for held in holders.values():
        for one, other in _pairs(held):
            leads = _leads(groups, one, other)
            if leads is not None:
                led[one if leads == other else other].add(leads)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for other in sorted(led):
        for leads in sorted(led[other]):
            if leads not in led:  # what stands in another's place leads nothing itself
                found[leads].append(other)
    return found


def _leads(groups: Sequence[Group], one: int, other: int) -> int | None:
    """Which of two groups stands for the incident that both tell of; None if they do not."""
    first, second = groups[one][0], groups[other][0]
    if _other_day(first, second) or first.denials % 2 != second.denials % 2:
        return None
    if same_hour(first, second):
        return min(one, other, key=lambda at: (_tells_else(groups[at][0]), *_rank(groups[at])))
    return min(one, other, key=lambda at: _rank(groups[at])) if same_toll(first, second) else None


def _pairs(held: Sequence[int]) -> Iterable[tuple[int, int]]:
    few = held[:_MOST]
    return ((one, other) for at, one in enumerate(few) for other in few[at + 1 :])


def _rank(group: Group) -> tuple[int, int, tuple[int, str, int]]:
    wording, members = group
    return -len({member.origin.source.number for member in members}), len(wording.statement), wording.key


def _tells_else(claim: Claim) -> bool:
    """True if its main clause, as far as the first "when" or "which", says nothing of what broke."""
    return wrecks(_BESIDE.split(claim.statement, maxsplit=1)[0]).isdisjoint(claim.wrecks)


def _other_day(one: Claim, other: Claim) -> bool:
    return one.day is not None and other.day is not None and (one.day[1] < other.day[0] or other.day[1] < one.day[0])
