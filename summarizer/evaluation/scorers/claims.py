"""Same claims: which facts of different articles the briefing tells as one, and which of them are one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from summarizer.article import Article
from summarizer.briefing import Briefing
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.points import Found, Known, known, points
from summarizer.evaluation.scorers.scoring import Counts, compared, rates, shown
from summarizer.evaluation.scores import Level, Match, Score

PAIRS = rates("claims", "Facts of several articles told as one", Level.STORY)
METRICS = PAIRS.all

Pair = tuple[str, str]
"""The names of two labelled facts, in order."""


def score(expected: StoryLabels, actual: Briefing, articles: Mapping[str, Article]) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order, over pairs of labelled facts of different articles."""
    facts = known(expected, articles)
    told = points(actual)
    found = Found(facts, told, Sources(actual, articles))
    same = _same(expected, facts)
    joined: dict[Pair, int] = {}
    for at in range(len(told)):
        for pair in _joined([fact for fact in facts.values() if at in found.of(fact)], same):
            joined.setdefault(pair, at)
    matches = [
        Match(
            expected=_line(pair, facts),
            actual=shown(told[joined[pair]].statement) if pair in joined else None,
            degree=float(pair in joined),
            reason="told as one" if pair in joined else "told apart, or not told",
        )
        for pair in same
    ]
    matches += [
        Match(
            expected=None,
            actual=f"{_line(pair, facts)} (as: {shown(told[at].statement)})",
            degree=0.0,
            reason="told as one, and not labelled as the same",
        )
        for pair, at in joined.items()
        if pair not in same
    ]
    right = sum(pair in joined for pair in same)
    return compared(PAIRS, Counts(right, len(joined), right, len(same)), tuple(matches))


def _same(expected: StoryLabels, facts: Mapping[str, Known]) -> list[Pair]:
    """The pairs that are labelled as one, of articles that are here."""
    pairs = {
        _pair(one, other): None
        for claim in expected.claims
        for one, other in combinations([facts[name] for name in claim if name in facts], 2)
        if one.article != other.article
    }
    return list(pairs)


def _pair(one: Known, other: Known) -> Pair:
    first, second = sorted((one.name, other.name))
    return first, second


def _joined(some: Sequence[Known], same: Collection[Pair]) -> Iterator[Pair]:
    """The pairs of facts of different articles among those that one point tells.

    A sentence may say several facts. Where it stands in the point for one of them, rightly, nobody joined the others.
    """
    for one, other in combinations(some, 2):
        if one.article != other.article:
            beside = _stands_beside(one, other, some, same) or _stands_beside(other, one, some, same)
            if _pair(one, other) in same or not beside:
                yield _pair(one, other)


def _stands_beside(one: Known, other: Known, some: Sequence[Known], same: Collection[Pair]) -> bool:
    """True if `other` shares its sentence with a fact that is the same as `one`."""
    return any(
        _pair(one, third) in same and third.article == other.article and third.nodes & other.nodes for third in some
    )


def _line(pair: Pair, facts: Mapping[str, Known]) -> str:
    return " = ".join(shown(facts[name].fact.statement) for name in pair)
