"""What every item of the page has: an anchor, what it is filtered by, its verdict in words, its citations as links."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from summarizer.briefing import Briefing, Citation, Relation
from summarizer.presenting.citing import Register, by_vouching
from summarizer.presenting.evidence.markup import Content, Html, joined, tag
from summarizer.presenting.evidence.places import Places
from summarizer.presenting.page import clean
from summarizer.verdicts import QuoteVerdict

FIRST_LINKS = 12  # citations of one way of vouching that are shown at once; the others wait to be opened
# What an item can be filtered by, beside the relations of figures and the verdicts of quotations.
SEVERAL, ONE, DISPUTED, EVENT, OPEN, ANSWERED, WITHHELD = "several one disputed event open answered withheld".split()
USUAL: Final[dict[str, str]] = {
    "p": ONE, "d": DISPUTED, "f": Relation.SINGLE, "t": EVENT, "q": QuoteVerdict.EXACT, "u": OPEN,
}  # fmt: skip
"""What an item is filtered by if it does not say, by the first letter of its anchor: on large pages most need not."""


@dataclass(frozen=True)
class Page:
    """What the parts of a page share."""

    register: Register
    places: Places
    speakers: Mapping[str, tuple[int, str]]
    """Everybody whom an item is laid to: a number and the name as first written, by the name without case."""
    kinds: Counter[str] = field(default_factory=Counter)
    """How many items of each verdict there are, as far as they are written."""

    @property
    def briefing(self) -> Briefing:
        """What the page shows."""
        return self.register.briefing

    def voices(self, names: Iterable[str | None]) -> str | None:
        """The numbers of the speakers, for the filter."""
        found = {self.speakers[clean(name).casefold()][0] for name in names if name and clean(name)}
        return " ".join(map(str, sorted(found))) or None

    def links(self, citations: Sequence[Citation], item: str) -> Html:
        """Citations in a row, each place once; of very many the last can be opened."""
        seen = dict.fromkeys(self.places.link(citation, item) for citation in citations)
        links = [part for link in seen for part in (link, " ")]
        first, rest = links[: 2 * FIRST_LINKS], links[2 * FIRST_LINKS :]
        if not rest:
            return joined(first[:-1])
        return joined((*first, tag("details", tag("summary", f"and {len(rest) // 2:,} more"), *rest, class_="more")))

    def item(
        self, anchor: str, kinds: Iterable[str], *content: Content, voices: str | None = None, look: str = ""
    ) -> Html:
        """An entry of a list of class `items`: it can be found, filtered and gone to; `look` is its class."""
        kinds = tuple(kinds)
        self.kinds.update(kinds)
        said = None if kinds == (USUAL.get(anchor[0]),) else " ".join(kinds)
        return tag("li", *content, class_=look or None, id=anchor, data_v=said, data_w=voices)

    def vouched(self, citations: Sequence[Citation], item: str, *, told: bool = False) -> Html:
        """Citations by how their sources vouch; `told` if the statement itself begins with that already."""
        parts: list[Content] = []
        for way, some in by_vouching(citations).items():
            parts += ["; " if parts else None, self.links(some, item)]
            if way and not told:
                parts += [" ", tag("small", f"({way})")]
        return joined(parts)


def speakers(briefing: Briefing) -> dict[str, tuple[int, str]]:
    """The `Page.speakers` of a briefing."""
    names: dict[str, str] = {}
    for name in _voices(briefing):
        names.setdefault(clean(name).casefold(), clean(name))
    names.pop("", None)
    return {key: (number, names[key]) for number, key in enumerate(sorted(names), 1)}


def _voices(briefing: Briefing) -> Iterable[str]:
    for story in briefing.stories:
        for point in story.points:
            yield from (citation.attributed_to or "" for citation in point.citations)
        for conflict in story.conflicts:
            yield from (side.attributed_to or "" for side in conflict.sides)
        for entry in story.timeline:
            yield from (citation.attributed_to or "" for citation in entry.citations)
        yield from (quotation.speaker for quotation in story.quotations)


def statement(text: str, citations: Sequence[Citation]) -> tuple[Content, ...]:
    """The words of a claim; what nobody says in a plain voice never starts as a plain statement."""
    ways = by_vouching(citations)
    if len(ways) == 1 and "" not in ways:
        (way,) = ways
        return (tag("small", f"{way[:1].upper()}{way[1:]}:"), " ", text)
    return (text,)


def in_one_voice(citations: Sequence[Citation]) -> bool:
    """True if `statement` says how the sources vouch."""
    ways = by_vouching(citations)
    return len(ways) == 1 and "" not in ways


def part(anchor: str, level: int, title: str, *content: Content) -> Html:
    """A section of a story or of the page under its heading."""
    return tag("section", tag(f"h{level}", title), *content, class_="part", id=anchor)
