"""Citations and articles → the anchors of the page: which pieces of a text a citation marks, and what rests on them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from summarizer.article import Article, Span
from summarizer.briefing import Briefing, Citation
from summarizer.errors import UsageError
from summarizer.presenting.evidence.markup import Html, tag

Cited = tuple[int, int]
"""A source and one of its sentences, by their numbers."""


@dataclass(frozen=True)
class SourceText:
    """The text of a source, and the pieces that its text is cut into so that every cited span begins and ends one."""

    number: int
    article: Article
    cuts: tuple[Span, ...]
    """In order, without overlap; whole sentences are cited by their own anchors and cut nothing."""

    def cut_between(self, start: int, end: int) -> bool:
        """True if a piece begins there."""
        at = bisect_left(self.cuts, start, key=lambda cut: cut.start)
        return at < len(self.cuts) and self.cuts[at].start < end

    def anchor(self, span: Span) -> tuple[str, int]:
        """The anchor where the characters of `span` begin, and how many pieces in a row are its.

        The article itself where the span lies outside its text.
        """
        sentence = self.article.sentence_at(span.start)
        if sentence and sentence.span == span:
            return f"s{self.number}-{sentence.number}", 1
        first = bisect_left(self.cuts, span.start, key=lambda cut: cut.start)
        last = bisect_left(self.cuts, span.end, key=lambda cut: cut.start)
        return (f"w{self.number}-{first}", last - first) if first < last else (f"a{self.number}", 1)


@dataclass(frozen=True)
class Places:
    """Every place that a citation of the briefing leads to."""

    sources: Mapping[int, SourceText]
    claims: dict[Cited, str] = field(default_factory=dict)
    """By source and sentence: the anchor of the first item that rests on it, as far as items are written."""

    def link(self, citation: Citation, item: str) -> Html:
        """`2:14`, which leads to the cited characters; `item` is the anchor of what rests on them."""
        self.claims.setdefault((citation.source, citation.sentence), item)
        anchor, pieces = self.sources[citation.source].anchor(citation.span)
        words = f"{citation.source}:{citation.sentence}"
        return tag("a", words, href=f"#{anchor}", data_n=pieces if pieces > 1 else None)


def places(briefing: Briefing, articles: Mapping[str, Article]) -> Places:
    """The places of a briefing; `articles` are its sources by `Article.id`. Raises `UsageError` if one is missing."""
    spans: dict[int, set[Span]] = {source.number: set() for source in briefing.sources}
    for citation in cited(briefing):
        spans.setdefault(citation.source, set()).add(citation.span)
    found = {}
    for source in briefing.sources:
        article = articles.get(source.article)
        if article is None:
            raise UsageError("the text of a source is not at hand", where=source.path, hint="Give all its articles.")
        found[source.number] = SourceText(source.number, article, _cuts(article, spans.pop(source.number)))
    if spans:
        raise UsageError(f"the briefing cites a source {min(spans)}, which it does not list")
    return Places(found)


def cited(briefing: Briefing) -> Iterator[Citation]:
    """Every citation that an item of the page has."""
    for story in briefing.stories:
        for point in story.points:
            yield from point.citations
        for conflict in story.conflicts:
            yield from conflict.sides
        for figure in story.figures:
            yield from (side.citation for side in figure.sides)
        for entry in story.timeline:
            yield from (*entry.citations, *entry.also)
        for quotation in story.quotations:
            yield from quotation.citations
        for question in story.questions:
            yield from (*question.raised_by, *question.answered_by)
    yield from (item.citation for item in briefing.withheld if item.citation)


def _cuts(article: Article, spans: set[Span]) -> tuple[Span, ...]:
    """The least pieces that the spans are made of; none crosses the end of a sentence."""
    whole = {sentence.span for sentence in article.sentences}
    steps: dict[int, int] = {}
    for span in spans - whole:
        end = min(span.end, len(article.text))
        if span.start < end:
            steps[span.start] = steps.get(span.start, 0) + 1
            steps[end] = steps.get(end, 0) - 1
    if not steps:
        return ()
    for sentence in article.sentences:
        steps.setdefault(sentence.span.start, 0)
        steps.setdefault(sentence.span.end, 0)
    edges = sorted(steps)
    depths = accumulate(steps[edge] for edge in edges)
    return tuple(
        Span(start=start, end=end) for (start, end), depth in zip(pairwise(edges), depths, strict=False) if depth
    )
