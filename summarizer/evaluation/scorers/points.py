"""Labelled facts + briefing → the points that each fact is found in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.article import Article
from summarizer.briefing import Briefing, Point
from summarizer.evaluation.labels import Fact, StoryLabels
from summarizer.evaluation.matching import shares
from summarizer.evaluation.scorers.facts import wordings
from summarizer.evaluation.scorers.placing import Node, Sources, labelled
from summarizer.language.similarity import TOUCHED


class Known(NamedTuple):
    """A labelled fact of an article that is here."""

    name: str
    """`ARTICLE.FACT`, as claims name it."""
    article: str
    """`Article.id`."""
    fact: Fact
    nodes: frozenset[Node]
    """The sentences that say it."""


def known(expected: StoryLabels, articles: Mapping[str, Article]) -> dict[str, Known]:
    """The labelled facts of the articles that are here, by name, in the order of the labels."""
    found = {}
    for each in expected.articles:
        article = articles.get(each.name)
        if article is None:
            continue
        for fact in each.facts:
            nodes = frozenset((article.id, number) for number in labelled(fact.words, article))
            name = f"{each.name}.{fact.id}"
            found[name] = Known(name, article.id, fact, nodes)
    return found


def points(briefing: Briefing) -> list[Point]:
    """The points of all stories."""
    return [point for story in briefing.stories for point in story.points]


class Found:
    """Which facts are found in which points.

    A fact is found in a point that cites one of its sentences and touches what it says: two reports word it otherwise,
    and the citation is half of the evidence.
    """

    def __init__(self, facts: Mapping[str, Known], told: Sequence[Point], sources: Sources) -> None:
        by_article: dict[str, list[Known]] = {}
        for fact in facts.values():
            by_article.setdefault(fact.article, []).append(fact)
        self.nodes = [sources.nodes(point.citations) for point in told]
        statements = [point.statement for point in told]
        self._points: dict[str, frozenset[int]] = {}
        for some in by_article.values():
            table = shares([wordings(each.fact) for each in some], statements)
            for fact, row in zip(some, table, strict=True):
                self._points[fact.name] = frozenset(
                    at for at, share in enumerate(row) if share >= TOUCHED and fact.nodes & self.nodes[at]
                )

    def of(self, fact: Known) -> frozenset[int]:
        """The places of the points that it is found in."""
        return self._points[fact.name]
