"""Figures and claims → disagreements, each with all its sides."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from summarizer.briefing import Citation, Conflict, ConflictKind, Figure, Relation
from summarizer.language import polarity
from summarizer.language.polarity import opposed
from summarizer.language.similarity import cover, resemblance
from summarizer.merging.accused import denied
from summarizer.merging.claims import alike, clusters, other_day, other_figures, other_names, other_sense
from summarizer.merging.entries import Claim, Origin
from summarizer.merging.exchanged import exchanged
from summarizer.merging.neighbours import Neighbours, rarest
from summarizer.merging.versions import other_version
from summarizer.summary import Certainty

_LIKE = 0.45  # resemblance from which a statement and a denial speak of the same thing
_DENIED_LIKE = 0.3  # where one side is marked as a denial, fewer shared words suffice
_TURNED = 0.65  # resemblance from which a "not" or an opposite turns the whole statement, and not a part of it
_SAME_EVENT = 0.7  # resemblance, dates aside, from which two statements of other days are of one event
_COMPARED = 6  # claims that one is held against: those that share its rarest words
_MOST_DAYS = 1  # days between two undated reports that may be of one state of things

# What ends may begin again on the same day, and what was done on one day is done again on the next.
_CHANGES = re.compile(
    r"(?:re)?open(?:ed|s)|clos(?:ed|es)|shut|arrest\w+|detain\w+|releas\w+|freed|beg[au]n|start\w*|end(?:ed|s)|halt\w*|"
    r"stopp?\w*|resum\w+|suspend\w+|lift\w+|impos\w+|left|arriv\w+|return\w+|"
    r"deploy\w*|withdr\w+|tighten\w*|eas(?:ed|es)|loosen\w*|relax\w*|escap\w+|(?:re)?captur\w+|caught|appoint\w*|"
    r"reinstat\w+|dismiss\w*|sack\w*|oust\w*|enact\w*|repeal\w*|revok\w+|rescind\w*|expel\w*|evict\w*|readmit\w*",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:shell|struck|strike|attack|bomb|raid|clash|fir(?:ed|ing)|protest|march|demonstrat|met\b|meet|aftershock|tremor|"
    r"talks?\b|patrol|search|rain)",
    re.IGNORECASE,
)

# What says that nobody knows claims nothing that could be denied.
_OPEN = re.compile(
    r"\Awhether\b"
    r"|\b(?:unclear|unknown|undecided|not (?:yet )?(?:known|clear|decided)) (?:whether|if|who|how|why|when)\b",
    re.IGNORECASE,
)

Pair = tuple[ConflictKind, Claim, Claim]


def disagreements(figures: Sequence[Figure], claims: Sequence[Claim], origins: Sequence[Origin]) -> list[Conflict]:
    """Contradicted figures first, then what is denied or told otherwise, in the order of the sources.

    `origins` are the story's articles, in whose sentences accusations and denials are looked for.
    """
    found = [
        (ConflictKind.FIGURE, figure.what, tuple(side.citation for side in figure.sides if side.disputed))
        for figure in figures
        if figure.relation is Relation.CONTRADICTED
    ]
    ordered = sorted(claims, key=lambda claim: claim.key)
    found += _told_apart(ordered)
    known = {(side.source, side.sentence) for _, _, sides in found for side in sides}
    for about, sides in denied(ordered, origins):
        if any((side.source, side.sentence) not in known for side in sides):
            found.append((ConflictKind.DENIAL, about, sides))
    return [
        Conflict(id=f"c{number}", kind=kind, about=about, sides=sides)
        for number, (kind, about, sides) in enumerate(found, 1)
    ]


def _told_apart(ordered: Sequence[Claim]) -> Iterable[tuple[ConflictKind, str, tuple[Citation, ...]]]:
    """Pairs of facts of which not both can be right; copies of a side stand on that side."""
    pairs = list(_pairs(ordered))
    involved = {claim.key: claim for _, *both in pairs for claim in both}
    cluster = {claim.says: at for at, members in enumerate(clusters(list(involved.values()))) for claim in members}
    grouped: dict[tuple[ConflictKind, int, int], list[Pair]] = {}
    for kind, one, other in pairs:
        stated, denying = (other, one) if _is_denial(one) else (one, other)
        first, second = cluster[stated.says], cluster[denying.says]
        if (kind, second, first) in grouped:
            first, second, stated, denying = second, first, denying, stated
        grouped.setdefault((kind, first, second), []).append((kind, stated, denying))
    copies: dict[tuple[object, ...], list[Claim]] = {}
    for claim in ordered:
        copies.setdefault(claim.says, []).append(claim)
    for (kind, _, _), same in grouped.items():
        wordings = dict.fromkeys([*(stated.says for _, stated, _ in same), *(denying.says for _, _, denying in same)])
        sides = [each.origin.cite_item(each.fact) for wording in wordings for each in copies[wording]]
        yield kind, same[0][1].statement, tuple(_unique(chain(*sides)))


def _unique(citations: Iterable[Citation]) -> Iterable[Citation]:
    return {(citation.source, citation.sentence): citation for citation in citations}.values()


def _pairs(ordered: Sequence[Claim]) -> Iterable[Pair]:
    """Pairs that disagree, the earlier first; each wording is compared once, whoever has copied it."""
    distinct = list({claim.says: claim for claim in reversed(ordered)}.values())[::-1]
    known = Neighbours(most=_COMPARED)
    bags = [claim.bag for claim in distinct]
    for index, (claim, keys) in enumerate(zip(distinct, rarest(bags, bags), strict=True)):
        for at in known.near(keys):
            kind = _disagreement(distinct[at], claim)
            if kind:
                yield kind, distinct[at], claim
        known.add(keys, index)


def _is_denial(claim: Claim) -> bool:
    return claim.fact.item.certainty is Certainty.DENIED


def _disagreement(one: Claim, other: Claim) -> ConflictKind | None:
    """In what two facts disagree; None if both can be right."""
    if _OPEN.search(one.statement) or _OPEN.search(other.statement):
        return None
    if (_is_denial(one) and _is_denial(other)) or (
        not (_is_denial(one) or _is_denial(other)) and other_names(one, other)
    ):
        return None
    likeness = resemblance(one.bag, other.bag)
    if likeness < _DENIED_LIKE:
        return None
    if _is_denial(one) or _is_denial(other):
        within = max(cover(one.bag, other.bag), cover(other.bag, one.bag))
        deeds = resemblance(one.deeds, other.deeds) >= _DENIED_LIKE  # beyond who speaks of whom
        apart = deeds and within >= _LIKE and not other_day(one, other) and other_sense(one, other)
        return ConflictKind.DENIAL if apart else None
    if likeness < _LIKE or one.origin.source.number == other.origin.source.number:
        return None
    if not alike(one, other) or other_figures(one, other):
        return None
    if other_sense(one, other):
        at_once = likeness >= _TURNED and _at_once(one, other) and bool(one.names & other.names) and _turns(one, other)
        return ConflictKind.DENIAL if at_once and not (_in_turn(one, other) or exchanged(one, other)) else None
    if other_day(one, other):
        again = _AGAIN.search(one.statement) and _AGAIN.search(other.statement)
        return ConflictKind.DATE if _one_event(one, other) and not again else None
    return other_version(one, other)


def _at_once(one: Claim, other: Claim) -> bool:
    """True if both hold for one day: halted on the 12th and resumed on the 22nd is a sequence."""
    if one.day or other.day:
        return one.day is not None and other.day is not None and not other_day(one, other)
    first, second = one.origin.article.published, other.origin.article.published
    return first is not None and second is not None and abs((first - second).days) <= _MOST_DAYS


def _turns(one: Claim, other: Claim) -> bool:
    """True if a word of one is the opposite of the other's, or a "not" falls on what the other says as well.

    "No damage was reported after the quake struck" denies nothing of "the quake struck".
    """
    return opposed(one.statement, other.statement) is not None or any(
        not negated.isdisjoint(second.bag)
        for first, second in ((one, other), (other, one))
        for negated in polarity.denied(first.statement)
    )


def _in_turn(one: Claim, other: Claim) -> bool:
    """True if the opposites are two changes, of which one may follow the other within a day: closed, and reopened."""
    turned = opposed(one.statement, other.statement)
    return turned is not None and all(_CHANGES.match(word) for word in turned)


def _one_event(one: Claim, other: Claim) -> bool:
    """True if two days are given for one event, both before either report: a later event, no earlier one could tell."""
    first, second = one.origin.article.published, other.origin.article.published
    if first is None or second is None or one.day is None or other.day is None:
        return False
    if max(one.day[0], other.day[0]) > min(first, second):
        return False
    return resemblance(one.undated, other.undated) >= _SAME_EVENT
