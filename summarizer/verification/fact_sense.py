"""Statement + evidence → why the statement says the opposite of it, if it does."""

import re

from summarizer.language.polarity import negations, opposed
from summarizer.language.similarity import bag, cover
from summarizer.summary import Certainty, KeyFact
from summarizer.verification.page import Evidence

_RESTATED = 0.33  # of a clause's weight that the statement must have to restate it


def turned_sense(fact: KeyFact, evidence: Evidence) -> str | None:
    """Why the statement says the opposite of its evidence; None if it does not."""
    turn = opposed(fact.statement, evidence.text)
    if turn and not _turned_round(fact.statement, evidence.text, turn):
        return f"says \u201c{turn[0]}\u201d; {evidence.label} {evidence.verb('say')} \u201c{turn[1]}\u201d"
    mine = negations(fact.statement)
    denied = any(negations(text) for text in evidence.texts)
    if (mine % 2 or fact.certainty is Certainty.DENIED) and not denied:
        return f"denies what {evidence.label} {evidence.verb('say')}"
    if not mine and fact.certainty is not Certainty.DENIED and _nearest_negations(fact.statement, evidence):
        return f"leaves out that {evidence.label} {evidence.verb('deny')} it"
    return None


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


def _nearest_negations(statement: str, evidence: Evidence) -> int:
    """Negations in the clauses that the statement restates, of the one cited sentence that says most of it."""
    stated = bag(statement)
    nearest = max(evidence.texts, key=lambda text: cover(stated, bag(text)))
    count = 0
    for clause in re.split(r"[,;:\u2014]\s|\s-{1,2}\s|\s(?:but|because|although|while|and)\s", nearest):
        if negations(clause) and cover(bag(clause), stated) >= _RESTATED:
            count += negations(clause)
    return count
