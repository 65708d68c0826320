"""Briefing → every disagreement that it shows, once, whether as a conflict or as a row of contradicted figures."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from summarizer.briefing import Briefing, Citation, ConflictKind, Relation, Story
from summarizer.evaluation.scorers.placing import Node, Sources


class Dispute(NamedTuple):
    """A disagreement as shown."""

    kind: ConflictKind
    about: str
    sides: tuple[Citation, ...]
    """Each place once."""

    def pairs(self) -> Iterator[tuple[Citation, Citation]]:
        """Every two of its sides."""
        return combinations(self.sides, 2)

    @property
    def line(self) -> str:
        """It in one line, with its sides' words."""
        return f"{self.about}: {' / '.join(side.words for side in self.sides)}"


Place = frozenset[Node]
"""The sentences that a labelled side names."""


def disputes(briefing: Briefing) -> list[Dispute]:
    """The disagreements of all stories; a contradicted figure whose places a conflict has is that conflict."""
    return [each for story in briefing.stories for each in of_story(story)]


def of_story(story: Story) -> list[Dispute]:
    """Those of one story."""
    found = [Dispute(each.kind, each.about, _distinct(each.sides)) for each in story.conflicts]
    known = [{(side.source, side.sentence) for side in each.sides} for each in found]
    for figure in story.figures:
        if figure.relation is Relation.CONTRADICTED:
            sides = _distinct([side.citation for side in figure.sides if side.disputed])
            places = {(side.source, side.sentence) for side in sides}
            if not any(places <= others for others in known):
                found.append(Dispute(ConflictKind.FIGURE, figure.what, sides))
    return found


def _distinct(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    return tuple({(each.source, each.span.start, each.span.end): each for each in citations}.values())


def between(one: Place, other: Place, dispute: Dispute, sources: Sources) -> bool:
    """True if the disagreement sets words of one labelled place against other words of the other."""
    nodes = [sources.node(side) for side in dispute.sides]
    return any(
        (left in one and right in other) or (left in other and right in one) for left, right in combinations(nodes, 2)
    )
