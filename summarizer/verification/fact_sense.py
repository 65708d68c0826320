"""Statement + evidence → why the statement says the opposite of it, if it does."""

import re

from summarizer.language.polarity import lifted, negations, opposed
from summarizer.language.similarity import bag, cover
from summarizer.summary import Certainty, KeyFact
from summarizer.verification.page import Evidence, clauses, restating


def turned_sense(fact: KeyFact, evidence: Evidence) -> str | None:
    """Why the statement says the opposite of its evidence; None if it does not."""
    stated = bag(fact.statement)
    restated = evidence.restated(stated)
    there = " ; ".join(restated)
    turn = opposed(fact.statement, there)
    if turn and not _turned_round(fact.statement, there, turn) and not lifted(there, turn[1]):
        return f"says \u201c{turn[0]}\u201d; {evidence.label} {evidence.verb('say')} \u201c{turn[1]}\u201d"
    denies = any(not _denied(clause, evidence) for clause in clauses(fact.statement) if negations(clause) % 2)
    if denies or (fact.certainty is Certainty.DENIED and not any(map(negations, restated))):
        return f"denies what {evidence.label} {evidence.verb('say')}"
    if fact.certainty is not Certainty.DENIED and any(
        negations(clause) and not negations(part)
        for clause, part in restating(fact.statement, evidence.nearest(stated))
    ):
        return f"leaves out that {evidence.label} {evidence.verb('deny')} it"
    return None


def _denied(clause: str, evidence: Evidence) -> bool:
    """True if the cited sentence that says most of a clause denies as well, in a clause that it restates."""
    return any(map(negations, evidence.nearest(bag(clause))))


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
