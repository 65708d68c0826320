"""Facts of many articles → points: one claim once, in the best wording among its sources, with every citation."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.briefing import Point
from summarizer.language.dates import Mention
from summarizer.language.polarity import opposed
from summarizer.language.quantities import Quantity
from summarizer.language.similarity import cover, joined, resemblance
from summarizer.merging.entries import Claim
from summarizer.merging.exchanged import exchanged
from summarizer.merging.incidents import Group, echoes, same_count
from summarizer.merging.neighbours import Neighbours, rarest
from summarizer.merging.values import compatible, is_vague, telling, thing
from summarizer.merging.versions import other_version
from summarizer.summary import Certainty, Importance

Rank = Callable[[Claim, Sequence[Claim]], tuple[float, tuple[int, str, int]]]
"""A point's wording and its claims → its place among the points, as a key to sort by."""
_SAME = 0.45  # weighted resemblance from which two statements say the same
_INSIDE, _INSIDE_RESEMBLANCE = 0.72, 0.38  # or one lies within the other and they still resemble each other
_FEWEST = 3  # stems that two wordings share at least: fewer are a fragment of anything
_SAME_DEED = 0.2  # resemblance that must remain without the names
_SAME_FIGURE = 0.34  # resemblance that suffices where both have the same telling figure
_RARE = 1_000.0  # a figure that two reports of one story hardly give of two things, so that fewer words tell the rest
_SAME_TALLY = 2  # telling stems beside a vote's tally that suffice: a council and its budget
_TELLS = 2.0  # weight of a stem that tells something: one document in seven has it
_WORDINGS = 24  # different wordings of a cluster that a newcomer must fit, and that may become the point's
_CARRIED = 0.45  # of a wording's weight that is in a sentence cited for it; from less, it is carried in part
_BEYOND_NAMES = 0.05  # and so much more of it without its names, which are in all sentences of a story
_SEVERAL = 2  # wordings that tell between them what a third tells in one sentence,
_TOLD = 0.3  # and so much of its weight: the hour and the breaking are told in other words, and do not count
_SPENT = 0.35  # of a member's weight that the wording's own sentence has: what is left is no claim of its own


@dataclass
class _Cluster:
    """Claims that say the same, and their different wordings."""

    members: list[Claim] = field(default_factory=list)
    wordings: dict[tuple[object, ...], Claim] = field(default_factory=dict)

    def add(self, claim: Claim) -> None:
        self.members.append(claim)
        if len(self.wordings) < _WORDINGS:
            self.wordings.setdefault(claim.says, claim)

    def fits(self, claim: Claim) -> bool:
        """True if the claim says the same as every wording: nothing joins through a third."""
        return claim.says in self.wordings or all(same_claim(claim, wording) for wording in self.wordings.values())


def clusters(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that say the same, in canonical order; a newcomer joins the nearest whose every wording it fits."""
    ordered = sorted(claims, key=lambda claim: claim.key)
    keys = rarest([claim.bag for claim in ordered], [claim.bag for claim in ordered])
    found: list[_Cluster] = []
    known = Neighbours()
    alike_said: dict[tuple[object, ...], int] = {}
    for claim, own in zip(ordered, keys, strict=True):
        home = alike_said.get(claim.says)
        if home is None:
            home = next((at for at in known.near(own) if found[at].fits(claim)), len(found))
            if home == len(found):
                found.append(_Cluster())
            alike_said[claim.says] = home
            known.add(own, home)
        found[home].add(claim)
    return [cluster.members for cluster in found]


def same_claim(one: Claim, other: Claim) -> bool:
    """True if two facts say the same: alike in words, and nowhere apart in figures, dates, names and sense."""
    if other_names(one, other) or other_day(one, other):  # what is soonest told comes first
        return False
    if not alike(one, other) or other_figures(one, other) or other_sense(one, other):
        return False
    return not (exchanged(one, other) or other_version(one, other))


def alike(one: Claim, other: Claim) -> bool:
    """True if the words of two statements are close enough to speak of the same thing."""
    if len(one.bag.keys() & other.bag.keys()) < _FEWEST:
        return one.statement == other.statement
    likeness = resemblance(one.bag, other.bag)
    if likeness < _SAME_FIGURE or resemblance(one.deeds, other.deeds) < _SAME_DEED:
        # Two statements about one place need not be about one event.
        return _same_tally(one, other) or same_count(one, other)
    if likeness >= _SAME or _same_tally(one, other) or same_count(one, other):
        return True
    if likeness >= _INSIDE_RESEMBLANCE and max(cover(one.bag, other.bag), cover(other.bag, one.bag)) >= _INSIDE:
        return True
    return any(telling(mine, theirs) for mine in one.figures for theirs in other.figures)


def _same_tally(one: Claim, other: Claim) -> bool:
    """True if both report one outcome of one vote: the same tally, and words beside it that they share."""
    if one.tally is None or one.tally != other.tally:
        return False
    return sum(value >= _TELLS for key, value in one.deeds.items() if key in other.deeds and key[0].isalpha()) > (
        _SAME_TALLY - 1
    )


def other_figures(one: Claim, other: Claim) -> bool:
    """True if both have figures and share none; a vague one cannot stand in for one that says a number."""
    for mine, theirs in ((_exact(one), _exact(other)), (one.figures, other.figures)):
        if mine and theirs and not any(compatible(first, second) for first in mine for second in theirs):
            return True
    return any(
        first.fates and first.fates == second.fates and thing(first.quantity, second.quantity)
        for first in one.counts
        for second in other.counts
        if not compatible(first.quantity, second.quantity)
    ) and not same_count(one, other)


def _exact(claim: Claim) -> tuple[Quantity, ...]:
    return tuple(figure for figure in claim.figures if not is_vague(figure))


def other_day(one: Claim, other: Claim) -> bool:
    """True if both are dated to the day, and not to the same."""
    return one.day is not None and other.day is not None and (one.day[1] < other.day[0] or other.day[1] < one.day[0])


def other_names(one: Claim, other: Claim) -> bool:
    """True if both name somebody or some place, and none that is the other's."""
    if not one.names or not other.names or one.names & other.names:
        return False
    return not (one.named & other.bag.keys() or other.named & one.bag.keys())  # the City Council, and the city council


def other_sense(one: Claim, other: Claim) -> bool:
    """True if one denies what the other states, or they point opposite ways."""
    if one.denials % 2 != other.denials % 2:
        return True
    return opposed(one.statement, other.statement) is not None


Agreed = Callable[[Claim, Claim], bool]


def points(found: Iterable[list[Claim]], rank: Rank, agreed: Agreed) -> list[tuple[Point, list[Claim]]]:
    """A point for all members of a cluster that its wording is true of, most important first.

    `agreed` says of a member and a wording whether it was decided, beyond their words, that the one says the other.
    """
    groups = _echoed([group for members in found for group in _carried(members, agreed)])
    ranked = sorted(groups, key=lambda group: rank(*group))
    return [(_point(wording, members, f"p{number}"), members) for number, (wording, members) in enumerate(ranked, 1)]


def _carried(members: list[Claim], agreed: Agreed) -> Iterable[tuple[Claim, list[Claim]]]:
    """The cluster in groups, each led by the wording that most independent sources carry.

    A member that has more to say than the wording is cited for it, and stays to lead a point of its own.
    """
    while members:
        best = _best_wording(members, agreed)
        group = [member for member in members if member is best or _carries(member, best) or agreed(member, best)]
        yield best, sorted(group, key=lambda claim: claim.key)
        spent = {id(member) for member in group if member is best or _is_spent(member, best) or agreed(best, member)}
        members = [member for member in members if id(member) not in spent]


def _echoed(groups: list[Group]) -> list[Group]:
    """The groups, each with those claims of others that tell of its incident beside something else.

    Who tells of two and hardly more has no point of its own left.
    """
    told: dict[int, list[int]] = defaultdict(list)
    found = {leads: list(groups[leads][1]) for leads in range(len(groups))}
    for leads, others in echoes(groups).items():
        for other in others:
            told[other].append(leads)
            found[leads] += groups[other][1]
    kept = [at for at in found if not _is_told([groups[leads][0] for leads in told[at]], groups[at])]
    return [(groups[at][0], sorted(found[at], key=lambda claim: claim.key)) for at in kept]


def _is_told(wordings: Sequence[Claim], group: Group) -> bool:
    """True if several wordings together give all figures of the group's own, and most of the rest."""
    wording, _ = group
    if len(wordings) < _SEVERAL or not all(
        any(compatible(figure, there) for each in wordings for there in each.cited_figures)
        for figure in wording.figures
    ):
        return False
    return cover(wording.bag, joined(each.evidence for each in wordings)) >= _TOLD


def _gives(claim: Claim, date: Mention) -> bool:
    """True if the sentences behind a claim give this date, on whatever day they were written."""
    return any((date.first, date.last) == (there.first, there.last) for there in claim.cited_dates)


def _is_spent(member: Claim, wording: Claim) -> bool:
    """True if the sentence behind the wording gives every figure and day of the member, and most of the rest."""
    if member.says == wording.says:
        return True
    if member.dated and not wording.dated and not _is_of_that_day(wording, member):
        return False
    if not _figures_in(member, wording):
        return False
    return _rare_figure(member, wording) or cover(member.bag, wording.evidence) >= _SPENT


def _is_of_that_day(wording: Claim, member: Claim) -> bool:
    """True if the wording's report is of the day that the member gives: it need not say "on Thursday"."""
    day, published = member.day, wording.origin.article.published
    return day is not None and published is not None and day[0] <= published <= day[1]


def _carries(member: Claim, wording: Claim) -> bool:
    """True if what the member cites says the wording as well: enough of its words, and all of its figures."""
    if member.says == wording.says:
        return True
    if wording.fact.item.certainty is Certainty.PLANNED and member.fact.item.certainty is not Certainty.PLANNED:
        return False  # what is to come is not what was decided
    if not _figures_in(wording, member):
        return False
    if _same_tally(wording, member) or same_count(wording, member):
        return True
    return _covers(wording, member, _SAME_FIGURE if _rare_figure(wording, member) else _CARRIED)


def _covers(wording: Claim, member: Claim, enough: float = _CARRIED) -> bool:
    """True if so much of the wording's weight is in what the member cites, with its names and without."""
    without = cover(wording.deeds, member.evidence) >= enough + _BEYOND_NAMES
    return without and cover(wording.bag, member.evidence) >= enough


def _rare_figure(claim: Claim, other: Claim) -> bool:
    """True if the sentences of another claim have a figure of this one that they hardly have by chance."""
    return any(telling(mine, there, _RARE) for mine in claim.figures for there in other.cited_figures)


def _figures_in(claim: Claim, other: Claim) -> bool:
    """True if the sentences of another claim have every figure of this one."""
    return all(any(compatible(figure, there) for there in other.cited_figures) for figure in claim.figures)


def _point(wording: Claim, members: list[Claim], identity: str) -> Point:
    cited = [
        citation.model_copy(update={"in_part": not (member.says == wording.says or _covers(wording, member))})
        for member in members
        for citation in member.origin.cite_item(member.fact)
    ]
    unique = {(citation.source, citation.sentence): citation for citation in reversed(cited)}
    vital = any(member.fact.item.importance is Importance.VITAL for member in members)
    return Point(
        id=identity,
        statement=wording.statement,
        list=wording.fact.list,
        importance=Importance.VITAL if vital else Importance.OKAY,
        when=wording.fact.item.when,
        citations=tuple(unique[key] for key in sorted(unique)),
        independent=len({member.origin.source.independence for member in members}),
    )


def _best_wording(members: list[Claim], agreed: Agreed) -> Claim:
    """The statement that most independent sources carry and the others cover best; of equals the shorter.

    One with a date that others of its sources do not give ("last week") comes after those without.
    """
    distinct = list({claim.says: claim for claim in reversed(members)}.values())[::-1]
    wordings = distinct[:_WORDINGS]
    if len(wordings) == 1:
        return wordings[0]

    def rank(claim: Claim) -> tuple[int, int, float, int, tuple[int, str, int]]:
        carried = [other for other in members if other is claim or _carries(other, claim) or agreed(other, claim)]
        groups = {other.origin.source.independence for other in carried}
        alone = sum(not _gives(other, date) for date in claim.dates for other in carried[:_WORDINGS])
        central = sum(cover(claim.bag, other.bag) for other in wordings)
        return -len(groups), alone, -round(central, 6), len(claim.statement), claim.key

    return min(wordings, key=rank)
