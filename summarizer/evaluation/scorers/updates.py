"""Updates, roundings and other scopes: whether the figures stand side by side as such, and not as a dispute."""

from collections.abc import Mapping, Sequence

from summarizer.article import Article
from summarizer.briefing import Briefing, Figure, Relation
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.scorers.disagreements import Labelled, present, shows
from summarizer.evaluation.scorers.disputes import Dispute, disputes
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.scoring import share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score

RELATION = Metric("updates.relation", "Updates shown as what they are", Level.STORY)
METRICS = (RELATION,)

_RELATIONS = {
    "updated": Relation.UPDATED,
    "rounded": Relation.ROUNDED,
    "different_scope": Relation.DIFFERENT_SCOPE,
}
"""The relation of a row for each kind of update that has one."""


def score(expected: StoryLabels, actual: Briefing, articles: Mapping[str, Article]) -> tuple[Score, ...]:
    """The scores of `METRICS`: 1 for a row with all sides and the right relation, a half if only no dispute is made."""
    sources = Sources(actual, articles)
    updates = present([each for each in expected.updates if each.kind in _RELATIONS], sources)
    figures = [figure for story in actual.stories for figure in story.figures]
    disputed = disputes(actual)
    matches = tuple(_match(update, figures, disputed, sources) for update in updates)
    whole = sum(match.degree for match in matches)
    return (share(RELATION, whole, len(matches), "no such update is labelled", matches),)


def _match(update: Labelled, figures: Sequence[Figure], disputed: Sequence[Dispute], sources: Sources) -> Match:
    about = shown(update.label.about)
    dispute = next((each for each in disputed if shows(update, each, sources)), None)
    if dispute:
        return Match(expected=about, actual=shown(dispute.line), degree=0.0, reason="shown as a disagreement")
    relation = _RELATIONS[update.label.kind]
    rows = [figure for figure in figures if _holds(figure, update, sources)]
    row = next((figure for figure in rows if _is(figure, relation)), rows[0] if rows else None)
    if row is None:
        return Match(expected=about, actual=None, degree=0.5, reason="not side by side, and not as a disagreement")
    right = _is(row, relation)
    line = f"{row.what}: {' / '.join(side.citation.words for side in row.sides)}"
    reason = f"{row.relation}, labelled {update.label.kind}"
    return Match(expected=about, actual=shown(line), degree=1.0 if right else 0.5, reason="" if right else reason)


def _holds(figure: Figure, update: Labelled, sources: Sources) -> bool:
    """True if the row has a side in every labelled place."""
    nodes = sources.nodes(side.citation for side in figure.sides)
    return all(not place.isdisjoint(nodes) for place in update.places)


def _is(figure: Figure, relation: Relation) -> bool:
    """True if the row says so, or one of its sides does, for another scope."""
    scoped = relation is Relation.DIFFERENT_SCOPE and any(side.other_scope for side in figure.sides)
    return figure.relation is relation or scoped
