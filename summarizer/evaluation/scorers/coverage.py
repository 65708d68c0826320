"""The briefing as a whole: which of the things worth knowing its points say, and whether they cite who says them.

The definitions are SummHay's: the best point for each thing, in three levels; the documents that this point cites
against those that say the thing; and the product of both over all things.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from summarizer.article import Article
from summarizer.briefing import Briefing
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.matching import NONE, degrees, shares
from summarizer.evaluation.scorers.facts import wordings
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.points import Known, known, points
from summarizer.evaluation.scorers.scoring import share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.summary import Certainty, Importance

COVERAGE = Metric("briefing.coverage", "Things told", Level.STORY, rate=False)
PRECISION = Metric("briefing.citation_precision", "Citations, precision", Level.STORY, rate=False, pairs=COVERAGE.name)
RECALL = Metric("briefing.citation_recall", "Citations, recall", Level.STORY, rate=False, pairs=COVERAGE.name)
F1 = Metric("briefing.citation_f1", "Citations, F1", Level.STORY, rate=False, pairs=COVERAGE.name)
JOINT = Metric("briefing.joint", "Things told and cited", Level.STORY, rate=False, pairs=COVERAGE.name)
METRICS = (COVERAGE, PRECISION, RECALL, F1, JOINT)


class Thing(NamedTuple):
    """Something that the briefing should tell: a claim, or a vital fact of no claim."""

    wordings: tuple[str, ...]
    documents: frozenset[str]
    """`Article.id` of those that say it."""


class Told(NamedTuple):
    """How a point tells a thing; of two, the greater is the better one."""

    degree: float
    share: float
    """Of the thing's weight; it decides among points of one degree."""
    f1: float
    precision: float
    recall: float
    """Of the citations, as the two before."""
    point: int

    @property
    def reason(self) -> str:
        """In words."""
        if self.degree == NONE:
            return "not told"
        return f"citations: precision {self.precision:.2f}, recall {self.recall:.2f}"


UNTOLD = Told(NONE, 0.0, 0.0, 0.0, 0.0, -1)


def score(expected: StoryLabels, actual: Briefing, articles: Mapping[str, Article]) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order; those of citations over the things that are told, `JOINT` over all."""
    things, told = _things(expected, articles), points(actual)
    sources = Sources(actual, articles)
    cited = [frozenset(article for article, _ in sources.nodes(point.citations)) for point in told]
    statements, wanted = [point.statement for point in told], [thing.wordings for thing in things]
    denied = [
        at for at, point in enumerate(told) if any(each.certainty is Certainty.DENIED for each in point.citations)
    ]
    table = degrees(wanted, statements, denied=denied)
    best = [
        max((_told(thing, *each) for each in zip(count(), levels, weights, cited)), default=UNTOLD)
        for thing, levels, weights in zip(things, table, shares(wanted, statements), strict=True)
    ]
    covered = [each for each in best if each.degree > NONE]
    matches = tuple(
        Match(
            expected=shown(thing.wordings[0]),
            actual=shown(statements[each.point]) if each.degree > NONE else None,
            degree=each.degree,
            reason=each.reason,
        )
        for thing, each in zip(things, best, strict=True)
    )
    nothing, untold = "no claim and no vital fact is labelled", "nothing that is labelled is told"
    return (
        share(COVERAGE, sum(each.degree for each in best), len(best), nothing, matches),
        share(PRECISION, sum(each.precision for each in covered), len(covered), untold),
        share(RECALL, sum(each.recall for each in covered), len(covered), untold),
        share(F1, sum(each.f1 for each in covered), len(covered), untold),
        share(JOINT, sum(each.degree * each.f1 for each in best), len(best), nothing),
    )


def _things(expected: StoryLabels, articles: Mapping[str, Article]) -> list[Thing]:
    facts = known(expected, articles)
    claims = [[facts[name] for name in claim if name in facts] for claim in expected.claims]
    claimed = {fact.name for claim in claims for fact in claim}
    single = [
        [fact] for fact in facts.values() if fact.fact.importance is Importance.VITAL and fact.name not in claimed
    ]
    return [_thing(some) for some in (*claims, *single) if some]


def _thing(some: Sequence[Known]) -> Thing:
    worded = dict.fromkeys(words for fact in some for words in wordings(fact.fact))
    return Thing(tuple(worded), frozenset(fact.article for fact in some))


def _told(thing: Thing, point: int, degree: float, weight: float, cited: frozenset[str]) -> Told:
    right = len(thing.documents & cited)
    precision, recall = right / len(cited) if cited else 0.0, right / len(thing.documents)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Told(degree, weight, f1, precision, recall, point)
