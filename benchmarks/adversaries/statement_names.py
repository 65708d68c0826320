"""A sentence → statements about somebody else, somewhere else, or by somebody else."""

import re
from collections.abc import Iterator
from random import Random

from adversaries.clauses import CUE, NEAR, OPEN, claim_of, denies, fact, false
from adversaries.kinds import Draft, Family, corruption
from adversaries.material import Line, Source
from adversaries.names import FOREIGN, GROUP, PERSON, PLACE, names_in

from summarizer.summary import Certainty

_corruption = corruption(Family.STATEMENTS)


def _apart(name: str, line: Line, source: Source, *, like: str) -> bool:
    return name not in line.text and not source.together(name, like) and not set(name.split()) & set(like.split())


@_corruption
@false
def name(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another name of the article and of the same sort, which no sentence has together with the right one."""
    for start, old in names_in(line.text):
        sort = source.sorts.get(old, GROUP)
        others = [
            other for other in source.names if source.sorts[other] == sort and _apart(other, line, source, like=old)
        ]
        for other in rng.sample(others, min(2, len(others))):
            yield line.text[:start] + other + line.text[start + len(old) :]


@_corruption
@false
def name_not_in_the_article(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """A name of the same sort of which the article knows nothing."""
    for start, old in names_in(line.text):
        yield line.text[:start] + rng.choice(FOREIGN[source.sorts.get(old, GROUP)]) + line.text[start + len(old) :]


@_corruption
@false
def place_moved(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another place of the article behind in, at or near."""
    for start, old in names_in(line.text):
        if (
            not re.search(r"\b(?:in|at|near|from|across|to)(?: the)? \Z", line.text[:start])
            or source.sorts.get(old) != PLACE
        ):
            continue
        places = [other for other in source.names if source.sorts[other] == PLACE]
        others = [other for other in places if _apart(other, line, source, like=old)] or list(FOREIGN[PLACE])
        yield line.text[:start] + rng.choice(others) + line.text[start + len(old) :]


@_corruption
@false
def names_exchanged(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Two people or two places of the sentence in each other's place."""
    found = list(names_in(line.text))
    pairs = [(one, other) for at, one in enumerate(found) for other in found[at + 1 :]]
    for (first, one), (second, other) in rng.sample(pairs, len(pairs)):
        between = line.text[first + len(one) : second]
        sorts = {source.sorts.get(one), source.sorts.get(other)}
        if (
            one == other
            or sorts not in ({PERSON}, {PLACE})
            or re.search(r"\b(?:and|or|with|between)\b", between)
            or not re.search(r"[a-z]{2}", between)
            or set(one.split()) & set(other.split())
            or re.search(r"\b(?:between|met|married|both|compar\w+|against|versus)\b", line.text)
        ):
            continue
        yield line.text[:first] + other + between + one + line.text[second + len(other) :]


# ── who says it ──────────────────────────────────────────────────────────────────────────────────────────────────────


@_corruption
def source_left_out(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """What somebody claims, as the article's own word."""
    del source, rng
    claim = claim_of(line.text)
    if claim:
        yield fact(claim.text, line.number)


@_corruption
def source_changed(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """What somebody claims, as the claim of another person of the article."""
    claim = claim_of(line.text)
    if claim:
        speakers = [said.speaker for said in source.sayings if said.speaker]
        near = " ".join(other.text for other in source.lines if abs(other.index - line.index) <= NEAR)
        others = [who for who in dict.fromkeys(speakers) if not any(part in near for part in who.split())]
        for who in rng.sample(others, min(2, len(others))):
            yield fact(claim.text, line.number, attributed_to=who, certainty=Certainty.CLAIMED)


@_corruption
def source_invented(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """What the article says or somebody claims, as the claim of somebody it does not know."""
    claim = claim_of(line.text)
    if claim or not CUE.search(line.text):
        who = rng.choice(["Halvard Quistgaard", "Vesna Karrowitz", "the fire brigade's union", "a retired admiral"])
        if who.split()[-1].lower() not in source.article.text.lower():
            yield fact(claim.text if claim else line.text, line.number, attributed_to=who, certainty=Certainty.CLAIMED)


@_corruption
def called_a_denial(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """What the article says plainly, marked as what somebody denies."""
    del source, rng
    if not (denies(line.text) or CUE.search(line.text) or OPEN.search(line.text)):
        yield fact(line.text, line.number, certainty=Certainty.DENIED)
