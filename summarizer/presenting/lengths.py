"""How long a briefing is to be → how much of each section is shown; what is not is counted where it would stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from summarizer.presenting.page import Line, Paragraph, exactly, own
from summarizer.presenting.words import count

Item = TypeVar("Item")
_ALL: Final = 10**9


class Length(StrEnum):
    """How long a page is. Disagreements and counts are in each; JSON has everything whatever the length."""

    SHORT = "short"
    """A screen a story: the lead, what several sources report, disagreements, the first figures; the rest counted."""
    STANDARD = "standard"
    """What a colleague would send on: every section, of a large batch the first of each."""
    FULL = "full"


@dataclass(frozen=True)
class Caps:
    """Most entries that a section shows; a section of none is counted at the end of its story."""

    shared: int = _ALL
    """Points of several independent sources."""
    single: int = _ALL
    """Points of one source, over all sources of a story."""
    compared: int = _ALL
    """Rows of figures that several sources give; contradicted ones are shown beyond it."""
    sides: int = _ALL
    """Different figures in a row of them; a disagreement shows all its sides in its own section."""
    uncompared: int = _ALL
    events: int = _ALL
    quotations: int = _ALL
    questions: int = _ALL
    marks: int = 12
    """Citations that one claim shows, in any length: more is a wall that nobody reads, and the JSON has them all."""
    changes: int = _ALL
    """Of each of new, changed and gone; disagreements are shown beyond it."""
    stories: int = _ALL
    """Stories that are told at this length; the others are told short."""
    sources: int = _ALL
    """Sources that are listed; those that the page cites are listed beyond it."""
    withheld: int = _ALL
    lost: int = _ALL


# A screen is some forty lines. The standard holds the sample stories, of four articles each, whole; of one story of a
# hundred articles it makes 4,200 words where the full length has 31,000, and the short one 1,000.
CAPS: Final = {
    Length.SHORT: Caps(
        shared=5,
        single=0,
        compared=5,
        sides=5,
        marks=4,
        uncompared=0,
        events=0,
        quotations=0,
        questions=0,
        changes=3,
        sources=0,
        withheld=3,
        lost=10,
    ),
    Length.STANDARD: Caps(
        shared=20,
        single=40,
        compared=15,
        sides=8,
        marks=6,
        uncompared=20,
        events=15,
        quotations=12,
        questions=10,
        changes=10,
        stories=20,
        sources=60,
        withheld=20,
        lost=50,
    ),
    Length.FULL: Caps(),
}


def more(all_of: Sequence[object], shown: Sequence[object], noun: str) -> Iterator[Paragraph]:
    """The line that says how many more there are and how to see them; nothing if all are shown."""
    left = len(all_of) - len(shown)
    if left:
        yield Paragraph((own(f"And {count(left, f'more {noun}')}"), *elsewhere(left)))


def elsewhere(number: int) -> Line:
    """Where so many things are, that are not shown here."""
    they = "it" if number == 1 else "them"
    return (own(": "), exactly("--length full"), own(f" shows {they}, and the JSON has everything."))


def kept(items: Sequence[Item], most: int, first: Sequence[Item]) -> list[Item]:
    """At most so many items, in their own order: those that come first in `first`, which are the same items."""
    chosen = {id(item) for item in first[:most]}
    return [item for item in items if id(item) in chosen]
