"""Two facts about one event → whether they give it different causes, or lay it to different people."""

import re

from summarizer.briefing import ConflictKind
from summarizer.language.dates import dates
from summarizer.language.deeds import deeds
from summarizer.language.similarity import Bag, bag, resemblance
from summarizer.language.words import stem
from summarizer.merging.entries import Claim

_SAME_EVENT = 0.6  # resemblance of what was done, without who did it or why
_APART = 0.1  # resemblance of the two causes or actors below which they are not one in other words
_LONGEST = 90  # characters of a cause or an actor
_CAUSE = re.compile(
    r"\b(?:because of|because|due to|caused by|blamed on|as a result of|triggered by|owing to)\s", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:was|were|been|being|is|are)\s(?:\w+ly\s)?\w{3,}(?:ed|en|wn|lt|ot|ung|uck|id|ut|ld|nt)\s(?:\w+\s)?by\s",
    re.IGNORECASE,
)
# Deeds that are done to one thing or person once, and so by one party.
_ONCE = frozenset(
    map(
        stem,
        "blew shot killed murdered assassinated stabbed destroyed demolished sank torched won founded".split(),
    )
)
# Parties that are called in many words, of which those of two lines are never one.
_CAMPS = tuple(
    frozenset(map(stem, camp.split()))
    for camp in (
        "army soldiers soldier troops military marines",
        "rebels rebel insurgents guerrillas militants gunmen militia",
        "police policeman policemen officers",
        "protesters demonstrators marchers",
    )
)
_ENDS = re.compile(r"[,;:.\u2014]|\s(?:on|at|in|after|before|when|while|who|which|that)\s")


def other_version(one: Claim, other: Claim) -> ConflictKind | None:
    """CAUSE or ACTOR if two statements of one event differ in that alone; None if they do not."""
    for cue, kind in ((_CAUSE, ConflictKind.CAUSE), (_BY, ConflictKind.ACTOR)):
        if (first := _split(one.statement, cue)) and (second := _split(other.statement, cue)):
            same = resemblance(first[0], second[0]) >= _SAME_EVENT
            if same and first[1] and second[1] and resemblance(first[1], second[1]) < _APART:
                return kind
    return ConflictKind.ACTOR if _other_actor(one, other) else None


def _other_actor(one: Claim, other: Claim) -> bool:
    """True if one deed that is done once is said to be done by two parties: Osk shot him, Reeve shot him."""
    mine, theirs = deeds(one.statement), deeds(other.statement)
    return any(
        _two_parties(first.doer, second.doer, one, other)
        and not first.done_to.isdisjoint(second.done_to)
        and resemblance(_without(one.bag, first.doer), _without(other.bag, second.doer)) >= _SAME_EVENT
        for key in mine.stems & theirs.stems & _ONCE
        for first in mine.of(key)
        for second in theirs.of(key)
        if first.is_verb and second.is_verb
    )


def _two_parties(mine: frozenset[str], theirs: frozenset[str], one: Claim, other: Claim) -> bool:
    """True if both are named and not by one name, or of two camps; "the army" and "the troops" may be one."""
    if not mine or not theirs or mine & theirs:
        return False
    if mine & one.named and theirs & other.named:
        return mine.isdisjoint(other.evidence) and theirs.isdisjoint(one.evidence)
    first, second = (
        {at for at, camp in enumerate(_CAMPS) if party & camp} if not party & named else set()
        for party, named in ((mine, one.named), (theirs, other.named))
    )
    return bool(first and second) and first.isdisjoint(second)


def _without(words: Bag, party: frozenset[str]) -> Bag:
    return {key: value for key, value in words.items() if key not in party}


def _split(text: str, cue: re.Pattern[str]) -> tuple[Bag, Bag] | None:
    """What happened, and what the words behind the cue lay it to; None without a cause or somebody who did it."""
    match = cue.search(text)
    if match is None:
        return None
    behind = _ENDS.split(text[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
    if not behind or behind[0].isdigit() or dates(behind):
        return None
    return bag(text[: match.end()]), bag(behind)
