"""Disagreements: which of the labelled ones the briefing shows, and of which kind; and which it shows that are none."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from summarizer.article import Article
from summarizer.briefing import Briefing, Citation
from summarizer.evaluation import labels
from summarizer.evaluation.assignment import assigned
from summarizer.evaluation.labels import Disagreement, StoryLabels, Update
from summarizer.evaluation.scorers.disputes import Dispute, Place, between, disputes
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.scoring import Counts, compared, count, rates, share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score

PAIRS = rates("disagreements", "Disagreements", Level.STORY)
KIND = Metric("disagreements.kind", "Kinds of disagreements found", Level.STORY, pairs=PAIRS.f1.name)
BOTH_SIDES = Metric("disagreements.both_sides", "Disagreements with both sides", Level.STORY, pairs=PAIRS.f1.name)
METRICS = (*PAIRS.all, KIND, BOTH_SIDES)


class Labelled(NamedTuple):
    """A labelled disagreement or update, with its sides: the sentences of each in articles that are here."""

    label: Disagreement | Update
    sides: tuple[Place, ...]

    def pairs(self) -> list[tuple[Place, Place]]:
        """Every two of its sides."""
        return list(combinations(self.sides, 2))


def score(expected: StoryLabels, actual: Briefing, articles: Mapping[str, Article]) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order."""
    sources = Sources(actual, articles)
    gold, shown_ones = present(expected.disagreements, sources), disputes(actual)
    table = [[_common(one, other, sources) for other in shown_ones] for one in gold]
    paired = dict(assigned(table))
    kinds = [shown_ones[at].kind is gold[one].label.kind for one, at in paired.items()]
    whole = [any(row) for row in table]
    return (
        *compared(PAIRS, _counts(gold, shown_ones, sources), _matches(gold, shown_ones, table, paired)),
        share(KIND, sum(kinds), len(kinds), "no labelled disagreement is shown"),
        share(BOTH_SIDES, sum(whole), len(gold), "no disagreement is labelled"),
    )


def false(metric: Metric, expected: StoryLabels, actual: Briefing, articles: Mapping[str, Article]) -> Score:
    """How many disagreements the briefing shows that are not labelled ones; updates are none."""
    sources = Sources(actual, articles)
    gold, updates = present(expected.disagreements, sources), present(expected.updates, sources)
    wrong = [each for each in disputes(actual) if not any(shows(one, each, sources) for one in gold)]
    matches = tuple(
        Match(expected=None, actual=shown(each.line), degree=0.0, reason=_why_false(each, updates, sources))
        for each in wrong
    )
    return count(metric, len(wrong), matches=matches)


def present(labelled: Sequence[Disagreement | Update], sources: Sources) -> list[Labelled]:
    """Those of which at least two sides are in articles that are here."""
    found = [Labelled(label, tuple(_sides(label, sources))) for label in labelled]
    return [each for each in found if len(each.sides) > 1]


def _sides(label: Disagreement | Update, sources: Sources) -> Iterator[Place]:
    """What each side says, wherever it says it; of an update each place is a side."""
    for side in label.sides:
        places = (side,) if isinstance(side, labels.Place) else side
        said = frozenset(node for nodes in sources.places(places) for node in nodes)
        if said:
            yield said


def shows(labelled: Labelled, dispute: Dispute, sources: Sources) -> bool:
    """True if the disagreement sets two of the labelled sides against each other."""
    return _common(labelled, dispute, sources) > 0


def _common(labelled: Labelled, dispute: Dispute, sources: Sources) -> int:
    """How many pairs of the labelled sides the disagreement sets against each other."""
    return sum(between(one, other, dispute, sources) for one, other in labelled.pairs())


def _why_false(dispute: Dispute, updates: Sequence[Labelled], sources: Sources) -> str:
    for each in updates:
        if shows(each, dispute, sources):
            return f"false alarm: labelled as {each.label.kind.replace('_', ' ')}, {each.label.about}"
    return "no labelled disagreement"


def _counts(gold: Sequence[Labelled], shown_ones: Sequence[Dispute], sources: Sources) -> Counts:
    """The pairs of places shown that are of labelled sides, and the pairs of labelled sides that are shown; each once.

    Two places of one side, shown together, are no pair.
    """
    labelled = {frozenset(pair): pair for each in gold for pair in each.pairs()}
    found = [any(between(*pair, dispute, sources) for dispute in shown_ones) for pair in labelled.values()]
    pairs = {frozenset(map(_place, pair)): pair for dispute in shown_ones for pair in dispute.pairs()}
    apart = [pair for pair in pairs.values() if not any(_of_one_side(pair, each, sources) for each in gold)]
    right = [any(_is_labelled(pair, each, sources) for each in gold) for pair in apart]
    return Counts(sum(right), len(right), sum(found), len(found))


def _of_one_side(pair: tuple[Citation, Citation], labelled: Labelled, sources: Sources) -> bool:
    """True if both say what one side says; a sentence that tells both sides may also be set against itself."""
    one, other = map(sources.node, pair)
    return any(one in side and other in side for side in labelled.sides) and not _is_labelled(pair, labelled, sources)


def _is_labelled(pair: tuple[Citation, Citation], labelled: Labelled, sources: Sources) -> bool:
    one, other = map(sources.node, pair)
    return any((one in left and other in right) or (one in right and other in left) for left, right in labelled.pairs())


def _place(citation: Citation) -> tuple[int, int, int]:
    return citation.source, citation.span.start, citation.span.end


def _matches(
    gold: Sequence[Labelled],
    shown_ones: Sequence[Dispute],
    table: Sequence[Sequence[int]],
    paired: Mapping[int, int],
) -> tuple[Match, ...]:
    """Every labelled disagreement with the shown one that has most of it, then the shown ones that are left."""
    found = []
    for one, each in enumerate(gold):
        at = paired.get(one)
        dispute = None if at is None else shown_ones[at]
        of = len(each.pairs())
        hits = 0 if at is None else table[one][at]
        reason = f"{hits} of {of} pairs of sides" if dispute else "not shown"
        if dispute and dispute.kind is not each.label.kind:
            reason += f"; shown as {dispute.kind}, labelled {each.label.kind}"
        found.append(
            Match(
                expected=shown(each.label.about),
                actual=shown(dispute.line) if dispute else None,
                degree=hits / of,
                reason=reason,
            )
        )
    for at, dispute in enumerate(shown_ones):
        if at not in paired.values():
            known = any(row[at] for row in table)
            reason = "shown again" if known else "no labelled disagreement"
            found.append(Match(expected=None, actual=shown(dispute.line), degree=float(known), reason=reason))
    return tuple(found)
