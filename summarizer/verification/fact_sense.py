"""Statement + evidence → why the statement says the opposite of it, if it does."""

import re
from collections.abc import Sequence

from summarizer.language.denials import heads
from summarizer.language.fates import fates
from summarizer.language.polarity import denied, lifted, may_deny, negations, opposed
from summarizer.language.similarity import Bag, bag, cover
from summarizer.summary import Certainty, KeyFact
from summarizer.verification.fact_names import is_denied_whole
from summarizer.verification.page import Evidence, clauses

_REPEATED = 0.8  # of the weight of two clauses, either way, from which one repeats the other but for its negation
_DEAD_OR_HURT = ("killed", "injured")


def turned_sense(fact: KeyFact, evidence: Evidence) -> str | None:
    """Why the statement says the opposite of its evidence; None if it does not."""
    is_denied = fact.certainty is Certainty.DENIED
    if evidence.texts == (fact.statement,) and not (is_denied or may_deny(fact.statement)):
        return None  # word for word, and no word of it denies
    restated = evidence.restated(bag(fact.statement))
    there = " ; ".join(restated)
    turn = opposed(fact.statement, there)
    if turn and not _turned_round(fact.statement, there, turn) and not lifted(there, turn[1]):
        return f"says \u201c{turn[0]}\u201d; {evidence.label} {evidence.verb('say')} \u201c{turn[1]}\u201d"
    befell = _other_fate(fact.statement, there, evidence)
    if befell:
        return befell
    parts = clauses(fact.statement)
    odd = [part for part in parts if negations(part) % 2] if may_deny(fact.statement) else []
    told_as_denied = is_denied is not bool(odd)
    if (fact.attributed_to or is_denied) and is_denied_whole(fact, evidence):
        return None if told_as_denied else f"leaves out that {evidence.label} {evidence.verb('deny')} it"
    if any(not _is_denied(part, evidence) for part in odd) or (is_denied and not any(map(negations, restated))):
        return f"denies what {evidence.label} {evidence.verb('say')}"
    if is_denied or not any(map(negations, evidence.texts)):
        return None
    if (
        any(_leaves_out(clause, parts) for clause in evidence.told_by(fact.statement))
        or _takes_from_denial(parts, evidence)
        or any(_drops_negation(part, evidence) for part in parts)
    ):
        return f"leaves out that {evidence.label} {evidence.verb('deny')} it"
    return None


def _other_fate(statement: str, restated: str, evidence: Evidence) -> str | None:
    """Why the statement calls killed whom its evidence calls injured, or the other way; None if it does not."""
    said = fates(statement)
    for mine, theirs in (_DEAD_OR_HURT, _DEAD_OR_HURT[::-1]):
        if mine not in said or theirs in said or theirs not in fates(restated):
            continue
        if mine not in fates(" ".join((*evidence.texts, *evidence.context))):
            return f"speaks of {mine}; {evidence.label} {evidence.verb('speak')} of {theirs}"
    return None


def _is_denied(part: str, evidence: Evidence) -> bool:
    """True if the cited sentence that says most of a clause denies in what it restates, or one denies the same word."""
    if any(map(negations, evidence.nearest(bag(part)))):
        return True
    fallen_on = frozenset().union(*denied(part))
    return any(fallen_on & other for text in evidence.texts for other in denied(text))


def _leaves_out(clause: str, parts: Sequence[str]) -> bool:
    """True if a word that the clause denies stands in the statement, and in no clause of it that denies."""
    return any(_says(fallen_on, parts) for fallen_on in denied(clause))


def _drops_negation(part: str, evidence: Evidence) -> bool:
    """True if a clause of the statement says the words of a clause that denies, and does not deny itself."""
    if negations(part):
        return False
    said = bag(part)
    alike = [clause for clause in evidence.nearest(said) if _is_repeated(said, bag(clause))]
    return bool(alike) and all(negations(clause) % 2 for clause in alike)


def _is_repeated(said: Bag, there: Bag) -> bool:
    return min(cover(said, there), cover(there, said)) >= _REPEATED


def _takes_from_denial(parts: Sequence[str], evidence: Evidence) -> bool:
    """True if a word of the statement stands in the cited sentences only where they take it back.

    The sentence that says most of the statement is not the one to look at: "The tug turned back. No one was hurt."
    """
    there = [(bag(clause).keys(), heads(clause)) for text in evidence.texts for clause in clauses(text)]
    taken_back = frozenset().union(*(back for _, back in there))
    if not taken_back:
        return False
    plain = frozenset().union(*(keys - back for keys, back in there))
    return any(_says(frozenset({key}), parts) for key in taken_back - plain)


def _says(words: frozenset[str], parts: Sequence[str]) -> bool:
    """True if one of the words stands in the clauses of a statement, and in none of them that denies."""
    saying = [part for part in parts if words & bag(part).keys()]
    return bool(saying) and not any(map(negations, saying))


def _turned_round(statement: str, evidence: str, turn: tuple[str, str]) -> bool:
    """True where "A before B" restates "B after A": the order of the two is the same."""
    if {word.lower() for word in turn} != {"before", "after"}:
        return False
    mine, theirs = (
        re.split(rf"\b{word}\b", text, maxsplit=1) for word, text in zip(turn, (statement, evidence), strict=True)
    )
    crossed = cover(bag(mine[0]), bag(theirs[1])) + cover(bag(mine[1]), bag(theirs[0]))
    straight = cover(bag(mine[0]), bag(theirs[0])) + cover(bag(mine[1]), bag(theirs[1]))
    return crossed > straight
