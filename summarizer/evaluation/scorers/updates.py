"""Updates, roundings and other scopes: whether the figures stand side by side as such, and not as a dispute."""

from collections.abc import Mapping

from summarizer.article import Article
from summarizer.briefing import Briefing, Figure, Relation
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.scorers.disagreements import Labelled, present, shows
from summarizer.evaluation.scorers.disputes import disputes
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.scoring import share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score

RELATION = Metric("updates.relation", "Updates shown as what they are", Level.STORY, rate=False)
METRICS = (RELATION,)

_RELATIONS = {
    "updated": Relation.UPDATED,
    "rounded": Relation.ROUNDED,
    "different_scope": Relation.DIFFERENT_SCOPE,
}
"""The relation of a row for each kind of update that has one."""


def score(expected: StoryLabels, actual: Briefing, articles: Mapping[str, Article]) -> tuple[Score, ...]:
    """The scores of `METRICS`, over the labelled updates that are no mere sequence.

    1 for a row of figures with all sides and the right relation, or for a question that one side raises and a later one
    answers; a half if they are not side by side, but not shown as a disagreement either; 0 if they are.
    """
    sources = Sources(actual, articles)
    updates = present([each for each in expected.updates if each.kind in _RELATIONS], sources)
    matches = tuple(_match(update, actual, sources) for update in updates)
    whole = sum(match.degree for match in matches)
    return (share(RELATION, whole, len(matches), "no such update is labelled", matches),)


def _match(update: Labelled, briefing: Briefing, sources: Sources) -> Match:
    about, relation = shown(update.label.about), _RELATIONS[update.label.kind]
    dispute = next((each for each in disputes(briefing) if shows(update, each, sources)), None)
    if dispute:
        return Match(expected=about, actual=shown(dispute.line), degree=0.0, reason="shown as a disagreement")
    figures = [figure for story in briefing.stories for figure in story.figures if _holds(figure, update, sources)]
    row = next((figure for figure in figures if _is(figure, relation)), None)
    question = None if relation is not Relation.UPDATED else _answered(update, briefing, sources)
    if row or question:
        line = _line(row) if row else question
        return Match(expected=about, actual=shown(line or ""), degree=1.0, reason="shown as what it is")
    if figures:
        reason = f"shown as {figures[0].relation}, labelled {update.label.kind}"
        return Match(expected=about, actual=shown(_line(figures[0])), degree=0.5, reason=reason)
    return Match(expected=about, actual=None, degree=0.5, reason="not side by side, and not as a disagreement")


def _holds(figure: Figure, update: Labelled, sources: Sources) -> bool:
    """True if the row has a side in every labelled place."""
    nodes = sources.nodes(side.citation for side in figure.sides)
    return all(not place.isdisjoint(nodes) for place in update.sides)


def _answered(update: Labelled, briefing: Briefing, sources: Sources) -> str | None:
    """The question that some of the labelled sides raise and the others answer; None if there is none."""
    for story in briefing.stories:
        for question in story.questions:
            raised, answered = sources.nodes(question.raised_by), sources.nodes(question.answered_by)
            asking = [not place.isdisjoint(raised) for place in update.sides]
            telling = [not place.isdisjoint(answered) for place in update.sides]
            if any(asking) and any(telling) and all(map(max, asking, telling)):
                return question.question
    return None


def _line(figure: Figure) -> str:
    return f"{figure.what}: {' / '.join(side.citation.words for side in figure.sides)}"


def _is(figure: Figure, relation: Relation) -> bool:
    """True if the row says so, or one of its sides does, for another scope."""
    scoped = relation is Relation.DIFFERENT_SCOPE and any(side.other_scope for side in figure.sides)
    return figure.relation is relation or scoped
