"""A briefing → its points, figures and disagreements with what tells them from others whatever their numbers are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from summarizer.article import Article, Span
from summarizer.briefing import Briefing, Citation, Conflict, Figure, Point, Source
from summarizer.cached import cached_property
from summarizer.language.similarity import Bag, bag
from summarizer.merging.entries import Claim, Origin
from summarizer.summary import Certainty, KeyFact
from summarizer.verdicts import FactVerdict, VerifiedFact

Place = tuple[str, int, int]
"""`Article.id`, and start and end of a citation in its text."""
Item = TypeVar("Item", bound=Point | Figure | Conflict)


@dataclass(frozen=True)
class Entry(Generic[Item]):
    """An item of a briefing."""

    item: Item
    story: int
    """Place of its story, from 1."""
    position: int
    """Its place in that story, from 0."""
    words: str
    cited: tuple[Citation, ...]
    places: frozenset[Place]
    key: tuple[str, ...]
    """Its content without ids and source numbers."""

    @property
    def bag(self) -> Bag:
        """The stems of its words."""
        return bag(self.words)

    @property
    def articles(self) -> frozenset[str]:
        """Ids of the articles that it cites."""
        return frozenset(article for article, _, _ in self.places)

    def overlap(self, other: "Entry[Item]") -> float:
        """The share of the places of both that are places of each, from 0 to 1."""
        both = self.places | other.places
        return len(self.places & other.places) / len(both) if both else 0.0


@dataclass(frozen=True)
class Edition:
    """One of two briefings that are compared; its entries stand in an order that their contents alone decide."""

    briefing: Briefing
    _claims: dict[tuple[str, ...], Claim] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def sources(self) -> dict[int, Source]:
        """Its sources by their numbers."""
        return {source.number: source for source in self.briefing.sources}

    @cached_property
    def by_article(self) -> dict[str, Source]:
        """Its sources by the ids of their articles."""
        return {source.article: source for source in self.briefing.sources}

    @cached_property
    def stories(self) -> list[frozenset[str]]:
        """The ids of the articles of each story."""
        return [frozenset(map(self.article, story.sources)) for story in self.briefing.stories]

    @cached_property
    def points(self) -> list[Entry[Point]]:
        """Every point."""
        return _sorted(
            self._entry(point, place, (point.list, point.statement), point.citations)
            for point, place in self._placed([story.points for story in self.briefing.stories])
        )

    @cached_property
    def figures(self) -> list[Entry[Figure]]:
        """Every row of figures."""
        return _sorted(
            self._entry(figure, place, (figure.list, figure.what), [side.citation for side in figure.sides])
            for figure, place in self._placed([story.figures for story in self.briefing.stories])
        )

    @cached_property
    def conflicts(self) -> list[Entry[Conflict]]:
        """Every disagreement."""
        return _sorted(
            self._entry(conflict, place, (conflict.kind.value, conflict.about), conflict.sides)
            for conflict, place in self._placed([story.conflicts for story in self.briefing.stories])
        )

    def article(self, number: int) -> str:
        """The id of the article of that source; for a number that no source has, as in an edited file, the number."""
        source = self.sources.get(number)
        return source.article if source else f"source {number}"

    def place(self, citation: Citation) -> Place:
        """Where the citation stands, whatever the number of its source."""
        return self.article(citation.source), citation.span.start, citation.span.end

    def _placed(self, items: Iterable[Iterable[Item]]) -> Iterator[tuple[Item, tuple[int, int]]]:
        for story, some in enumerate(items, 1):
            for position, item in enumerate(some):
                yield item, (story, position)

    def _entry(
        self, item: Item, place: tuple[int, int], key: tuple[str, str], citations: Iterable[Citation]
    ) -> Entry[Item]:
        cited = tuple(sorted(citations, key=self.place))
        places = tuple(map(self.place, cited))
        content = (*key, *(f"{article} {start:09} {end:09}" for article, start, end in places))
        return Entry(item, *place, key[1], cited, frozenset(places), content)

    def claim(self, entry: Entry[Point]) -> Claim:
        """The point as claims are compared, with the article's day, and the sentences that it cites as its text."""
        if entry.key not in self._claims:
            self._claims[entry.key] = self._read_back(entry)
        return self._claims[entry.key]

    def _read_back(self, entry: Entry[Point]) -> Claim:
        point = entry.item
        source = min(
            (self.sources[each.source] for each in entry.cited if each.source in self.sources),
            key=lambda source: (source.published is None, source.published, source.article),
            default=_NO_SOURCE,
        )
        text, spans = "", []
        for citation in entry.cited:
            spans.append(Span(start=len(text), end=len(text) + len(citation.words)))
            text += f"{citation.words}\n"
        item = KeyFact(
            statement=point.statement,
            sentences=[citation.sentence for citation in entry.cited],
            importance=point.importance,
            when=point.when,
            attributed_to=None,
            certainty=next((each.certainty for each in entry.cited if each.certainty), Certainty.STATED),
        )
        fact = VerifiedFact(list=point.list, position=0, spans=tuple(spans), item=item, verdict=FactVerdict.SUPPORTED)
        article = Article(
            id=source.article,
            text=text,
            published=source.published,
            language=source.language,
            source=source.path,
            sentences=(),
        )
        return Claim(fact, Origin(article, source))


def _sorted(entries: Iterable[Entry[Item]]) -> list[Entry[Item]]:
    return sorted(entries, key=lambda entry: (entry.key, entry.item.model_dump_json(exclude={"id"})))


_NO_SOURCE = Source(
    number=0,
    article="",
    title=None,
    publisher=None,
    published=None,
    url=None,
    path="",
    language="und",
    independence=0,
    independence_reason="",
    sentences=0,
    withheld_sentences=0,
    notes=(),
)


def by_key(entries: Sequence[Entry[Item]]) -> list[tuple[str, ...]]:
    """The keys of entries."""
    return [entry.key for entry in entries]
