"""Statement + evidence → why the statement says the opposite of it, if it does."""

import re
from collections.abc import Sequence

from summarizer.language.polarity import denied, lifted, negations, opposed
from summarizer.language.similarity import bag, cover
from summarizer.summary import Certainty, KeyFact
from summarizer.verification.page import Evidence, clauses


def turned_sense(fact: KeyFact, evidence: Evidence) -> str | None:
    """Why the statement says the opposite of its evidence; None if it does not."""
    stated = bag(fact.statement)
    restated = evidence.restated(stated)
    there = " ; ".join(restated)
    turn = opposed(fact.statement, there)
    if turn and not _turned_round(fact.statement, there, turn) and not lifted(there, turn[1]):
        return f"says \u201c{turn[0]}\u201d; {evidence.label} {evidence.verb('say')} \u201c{turn[1]}\u201d"
    parts = clauses(fact.statement)
    denies = any(not _is_denied(part, evidence) for part in parts if negations(part) % 2)
    if denies or (fact.certainty is Certainty.DENIED and not any(map(negations, restated))):
        return f"denies what {evidence.label} {evidence.verb('say')}"
    if fact.certainty is not Certainty.DENIED and any(
        _leaves_out(clause, parts) for clause in evidence.nearest(stated)
    ):
        return f"leaves out that {evidence.label} {evidence.verb('deny')} it"
    return None


def _is_denied(part: str, evidence: Evidence) -> bool:
    """True if the cited sentence that says most of a clause denies in what it restates, or one denies the same word."""
    if any(map(negations, evidence.nearest(bag(part)))):
        return True
    fallen_on = frozenset().union(*denied(part))
    return any(fallen_on & other for text in evidence.texts for other in denied(text))


def _leaves_out(clause: str, parts: Sequence[str]) -> bool:
    """True if a word that the clause denies stands in the statement, and in no clause of it that denies."""
    for fallen_on in denied(clause):
        saying = [part for part in parts if fallen_on & bag(part).keys()]
        if saying and not any(map(negations, saying)):
            return True
    return False


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
