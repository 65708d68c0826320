"""Clusters of claims → the pairs that plain code can neither join nor keep apart, and the clusters as decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.briefing import AdjudicatedPair, Adjudication, Unanswered
from summarizer.cached import cached_property
from summarizer.language.similarity import resemblance
from summarizer.merging.claims import alike, other_day, other_figures, other_names, other_sense
from summarizer.merging.entries import Claim, FactKey
from summarizer.merging.neighbours import Neighbours, rarest
from summarizer.merging.values import compatible
from summarizer.summary import Certainty
from summarizer.verdicts import Attempt

# Weighted resemblance below which two statements share hardly more than their topic. In the sample stories the pairs
# that do say the same in other words lie between 0.30 and 0.35, and below 0.25 there is none.
_FLOOR = 0.25
_DEEDS = 0.1  # of the same without the names: one place and nothing else in common is no one event
MOST_PAIRS = 60  # of a story, the most alike: three requests
_WORDINGS = 24  # different wordings of a cluster that are held against another's
# What these say differs from what happened, however alike the words are.
_OWN_KIND = (Certainty.PLANNED, Certainty.DENIED)


@dataclass(frozen=True)
class OpenPair:
    """Two claims of different sources, each for its cluster, whose words alone do not tell whether they agree."""

    one: Claim
    other: Claim

    @property
    def place(self) -> tuple[object, ...]:
        """Its place in the briefing's canonical order."""
        return self.one.key, self.other.key


@dataclass(frozen=True)
class Decision:
    """What a model said of an open pair."""

    one: FactKey
    other: FactKey
    same: bool


@dataclass(frozen=True)
class Adjudicated:
    """What a model said of the open pairs of a batch, what it gave no answer to, and what it took."""

    model: str
    """The model's name as asked for."""
    prompt: str
    """Fingerprint of the templates."""
    decisions: tuple[Decision, ...] = ()
    failed: tuple[Unanswered, ...] = ()
    attempts: tuple[Attempt, ...] = ()


def pairs_between(found: Sequence[list[Claim]]) -> list[OpenPair]:
    """The open pairs of a story in canonical order: one for two clusters, and of too many the most alike."""
    wordings = [_wordings(members) for members in found]
    owners = [(claim, at) for at, own in enumerate(wordings) for claim in own]
    bags = [claim.bag for claim, _ in owners]
    known = Neighbours()
    best: dict[tuple[int, int], tuple[float, OpenPair]] = {}
    for (claim, at), keys in zip(owners, rarest(bags, bags), strict=True):
        for near in known.near(keys):
            if near == at or not _may_join(wordings[near], wordings[at]):
                continue
            for earlier in wordings[near]:
                likeness = round(resemblance(earlier.bag, claim.bag), 6)
                pair = OpenPair(*sorted((earlier, claim), key=lambda each: each.key))
                rank = (-likeness, pair.place)
                clusters = (min(near, at), max(near, at))
                known_best = best.get(clusters)
                if (known_best is None or rank < (-known_best[0], known_best[1].place)) and _is_open(earlier, claim):
                    best[clusters] = likeness, pair
        known.add(keys, at)
    chosen = sorted(best.values(), key=lambda each: (-each[0], each[1].place))[:MOST_PAIRS]
    return sorted((pair for _, pair in chosen), key=lambda pair: pair.place)


def _is_open(one: Claim, other: Claim) -> bool:
    """True if two claims of different sources, between which no gate stands, are not alike, and one bears the other."""
    return (
        one.origin.source.number != other.origin.source.number
        and resemblance(one.bag, other.bag) >= _FLOOR
        and resemblance(one.deeds, other.deeds) >= _DEEDS
        and not alike(one, other)
        and (_bears(one, other) or _bears(other, one))
    )


class Decided:
    """Clusters, joined where a model said that they say the same and no gate is against it."""

    def __init__(self, found: Sequence[list[Claim]], decisions: Iterable[Decision] = ()) -> None:
        self._found = found
        self._home = {claim.identity: at for at, members in enumerate(found) for claim in members}
        self._claims = {claim.identity: claim for members in found for claim in members}
        self._decisions = [each for each in decisions if each.one in self._claims and each.other in self._claims]

    @cached_property
    def _same(self) -> frozenset[tuple[int, int]]:
        """The clusters that were decided to be the same, the earlier first; the model's word opens no gate."""
        return frozenset(
            (min(one, other), max(one, other))
            for each in self._decisions
            if each.same and _is_open(self._claims[each.one], self._claims[each.other])
            for one, other in [(self._home[each.one], self._home[each.other])]
            if one != other and _may_join(_wordings(self._found[one]), _wordings(self._found[other]))
        )

    @cached_property
    def _group(self) -> list[int]:
        """For each cluster the first that it stands with: one joins only those that it was decided with, every one."""
        groups: dict[int, list[int]] = {}  # of the few clusters that a decision is about
        for at in sorted({at for pair in self._same for at in pair}):
            home = next(
                (first for first, others in groups.items() if all((other, at) in self._same for other in others)), at
            )
            groups.setdefault(home, []).append(at)
        first_of = {at: first for first, members in groups.items() for at in members}
        return [first_of.get(at, at) for at in range(len(self._found))]

    def clusters(self) -> list[list[Claim]]:
        """The clusters, those that were joined as one."""
        if not self._same:
            return list(self._found)
        joined: dict[int, list[Claim]] = {}
        for members, first in zip(self._found, self._group, strict=True):
            joined.setdefault(first, []).extend(members)
        return [sorted(members, key=lambda claim: claim.key) for members in joined.values()]

    def agreed(self, member: Claim, wording: Claim) -> bool:
        """True if the two were joined by decision, and the member can be cited for the wording."""
        one, other = self._home[member.identity], self._home[wording.identity]
        return one != other and self._group[one] == self._group[other] and _bears(member, wording)

    def pairs(self) -> list[AdjudicatedPair]:
        """Every decision about these clusters, with what came of it."""
        return [self._told(each, self._claims[each.one], self._claims[each.other]) for each in self._decisions]

    def _told(self, decision: Decision, one: Claim, other: Claim) -> AdjudicatedPair:
        homes = self._home[decision.one], self._home[decision.other]
        return AdjudicatedPair(
            statements=(one.statement, other.statement),
            citations=(one.origin.cite_item(one.fact)[0], other.origin.cite_item(other.fact)[0]),
            same=decision.same,
            joined=bool(self._same) and self._group[homes[0]] == self._group[homes[1]],
        )


def adjudication(adjudicated: Adjudicated | None, pairs: Sequence[AdjudicatedPair]) -> Adjudication | None:
    """The record of what was decided; None if nobody was asked, as there was nothing to decide."""
    if adjudicated is None or not (pairs or adjudicated.failed):
        return None
    return Adjudication(
        models=(adjudicated.model,),
        asked=len(pairs),
        joined=sum(pair.joined for pair in pairs),
        pairs=tuple(pairs),
        failed=adjudicated.failed,
    )


def _wordings(members: Sequence[Claim]) -> list[Claim]:
    """The different wordings of a cluster, each once."""
    return list({claim.says: claim for claim in reversed(members)}.values())[::-1][:_WORDINGS]


def _may_join(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    """True if no gate stands between any two wordings of two clusters."""
    return not any(_apart(mine, theirs) for mine in one for theirs in other)


def _apart(one: Claim, other: Claim) -> bool:
    """True if two claims differ in names, days, figures, sense, or what is planned or denied: no model joins them."""
    if other_names(one, other) or other_day(one, other) or other_figures(one, other) or other_sense(one, other):
        return True
    mine, theirs = one.fact.item.certainty, other.fact.item.certainty
    return mine is not theirs and (mine in _OWN_KIND or theirs in _OWN_KIND)


def _bears(member: Claim, wording: Claim) -> bool:
    """True if the member's source gives every name, figure and day of the wording for it: only words differ then.

    A name may stand elsewhere in its article, as "the pool" is the Alder Street Baths, if its statement names nobody
    whom the wording's sentences do not.
    """
    if wording.dated and not member.dated:
        return False
    unnamed = _stated_names(wording) - member.evidence.keys()
    if unnamed and not (unnamed <= member.origin.story.keys() and _stated_names(member) <= wording.evidence.keys()):
        return False
    return all(any(compatible(figure, there) for there in member.cited_figures) for figure in wording.figures)


def _stated_names(claim: Claim) -> frozenset[str]:
    """The stems of its names that stand in its statement, without initials made of them."""
    return claim.named & claim.bag.keys()
