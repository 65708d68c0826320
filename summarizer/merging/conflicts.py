"""Figures and claims → disagreements, each with all its sides."""

from collections.abc import Sequence
from itertools import combinations

from summarizer.briefing import Citation, Conflict, ConflictKind, Figure, Relation
from summarizer.language.similarity import cover, resemblance
from summarizer.merging.claims import alike, other_sense
from summarizer.merging.entries import Claim
from summarizer.summary import Certainty

_LIKE = 0.45  # resemblance from which a statement and a denial speak of the same thing
_DENIED_LIKE = 0.3  # where one side is marked as a denial, fewer shared words suffice
_MOST_CLAIMS = 2_000  # of a story that are compared all with all


def disagreements(figures: Sequence[Figure], claims: Sequence[Claim]) -> list[Conflict]:
    """Contradicted figures first, then denials, in the order of the sources."""
    found = [
        (ConflictKind.FIGURE, figure.what, tuple(side.citation for side in figure.sides))
        for figure in figures
        if figure.relation is Relation.CONTRADICTED
    ]
    for one, other in combinations(sorted(claims, key=lambda claim: claim.key)[:_MOST_CLAIMS], 2):
        if _denies(one, other):
            stated = other if _is_denial(one) else one
            sides = (*one.origin.cite_item(one.fact), *other.origin.cite_item(other.fact))
            found.append((ConflictKind.DENIAL, stated.fact.item.statement, _unique(sides)))
    return [
        Conflict(id=f"c{number}", kind=kind, about=about, sides=sides)
        for number, (kind, about, sides) in enumerate(found, 1)
    ]


def _unique(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple({(citation.source, citation.sentence): citation for citation in citations}.values())


def _is_denial(claim: Claim) -> bool:
    return claim.fact.item.certainty is Certainty.DENIED


def _denies(one: Claim, other: Claim) -> bool:
    """True if the two speak of the same thing on the same day, and one denies it."""
    if one.key == other.key or (_is_denial(one) and _is_denial(other)):
        return False
    if one.day and other.day and one.day != other.day:
        return False  # halted on the 12th and resumed on the 22nd is a sequence
    likeness = resemblance(one.bag, other.bag)
    if _is_denial(one) or _is_denial(other):
        within = max(cover(one.bag, other.bag), cover(other.bag, one.bag))
        return likeness >= _DENIED_LIKE and within >= _LIKE and other_sense(one, other)
    return likeness >= _LIKE and alike(one, other) and other_sense(one, other) and bool(one.names & other.names)
