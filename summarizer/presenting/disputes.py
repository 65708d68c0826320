"""Story → its disagreements, and the points that stand on one side of one."""

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from summarizer.briefing import Citation, ConflictKind, Point, Relation, Story
from summarizer.presenting.page import clean

_NUMERAL: Final = re.compile(r"\d[\d.,]*")


class Disagreement(NamedTuple):
    """What sources disagree about, with every side."""

    about: str
    sides: tuple[Citation, ...]
    kind: Literal["conflict", "figure"]
    id: str
    """Of the conflict or the figure."""

    @property
    def is_quoted(self) -> bool:
        """True if a side has the very words that say what it is about."""
        about = clean(self.about).casefold()
        return any(about in clean(side.words).casefold() for side in self.sides)


def disagreements(story: Story) -> list[Disagreement]:
    """What the sources disagree about; also a contradicted figure that no conflict names."""
    found = [Disagreement(each.about, each.sides, "conflict", each.id) for each in story.conflicts]
    known = {_places(each.sides) for each in found}
    return found + [each for each in _contradicted(story) if _places(each.sides) not in known]


def _contradicted(story: Story) -> list[Disagreement]:
    return [
        Disagreement(figure.what, tuple(side.citation for side in figure.sides if side.disputed), "figure", figure.id)
        for figure in story.figures
        if figure.relation is Relation.CONTRADICTED
    ]


def _places(citations: Iterable[Citation]) -> frozenset[tuple[int, int, int]]:
    return frozenset((citation.source, citation.span.start, citation.span.end) for citation in citations)


def disputed(story: Story) -> frozenset[str]:
    """Ids of the points that a source disagrees with: nobody should read one without knowing.

    A point is on a side of a disagreement if it cites that side's sentence; where only a figure is disputed,
    if it gives the figure as well, as the rest of the sentence may be beyond dispute.
    """
    sentences = set()
    figures = [side for each in _contradicted(story) for side in each.sides]
    for conflict in story.conflicts:
        if conflict.kind is ConflictKind.FIGURE:
            figures += conflict.sides
        else:
            sentences |= {(side.source, side.sentence) for side in conflict.sides}
    return frozenset(
        point.id
        for point in story.points
        if any((each.source, each.sentence) in sentences for each in point.citations)
        or any(_gives(point, figure) for figure in figures)
    )


def _gives(point: Point, figure: Citation) -> bool:
    if all((each.source, each.sentence) != (figure.source, figure.sentence) for each in point.citations):
        return False
    numerals = set(_NUMERAL.findall(figure.words))
    words = clean(figure.words).casefold()
    return bool(numerals & set(_NUMERAL.findall(point.statement))) or words in point.statement.casefold()
