"""Verified items → entries: each with the source it comes from, as the merging modules compare them."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from summarizer.article import Article, Span
from summarizer.briefing import Citation, Source
from summarizer.language.dates import Grain, Mention, dates
from summarizer.language.names import names
from summarizer.language.quantities import Quantity, quantities
from summarizer.language.similarity import Bag, bag, joined
from summarizer.language.words import stem
from summarizer.verdicts import VerifiedFact, VerifiedItem


@dataclass(frozen=True)
class Origin:
    """An article and its number as a source."""

    article: Article
    source: Source

    @property
    def language(self) -> str:
        """Language of its figures and dates."""
        return self.article.reads_as

    def cite(self, span: Span) -> Citation:
        """The citation of a span of its text."""
        sentence = self.article.sentence_at(span.start)
        return Citation(
            source=self.source.number,
            sentence=sentence.number if sentence else 0,
            span=span,
            words=span.of(self.article.text),
        )

    def cite_item(self, item: VerifiedItem) -> tuple[Citation, ...]:
        """A citation a span of a verified item; a fact's carry its certainty and its source in the text."""
        cited = tuple(self.cite(span) for span in item.spans)
        if not isinstance(item, VerifiedFact):
            return cited
        update = {"certainty": item.item.certainty, "attributed_to": item.item.attributed_to}
        return tuple(citation.model_copy(update=update) for citation in cited)


@dataclass(frozen=True)
class Claim:
    """A fact that holds, as claims are compared."""

    fact: VerifiedFact
    origin: Origin

    @property
    def key(self) -> tuple[int, str, int]:
        """Its place in the briefing's canonical order."""
        return self.origin.source.number, self.fact.list, self.fact.position

    @cached_property
    def bag(self) -> Bag:
        """The stems of its statement."""
        return bag(self.fact.item.statement)

    @cached_property
    def evidence(self) -> Bag:
        """The stems of the sentences that it cites."""
        return joined(bag(span.of(self.origin.article.text)) for span in self.fact.spans)

    @cached_property
    def cited_figures(self) -> tuple[Quantity, ...]:
        """The quantities of the sentences that it cites."""
        return tuple(
            quantity
            for span in self.fact.spans
            for quantity in quantities(span.of(self.origin.article.text), self.origin.language)
        )

    @cached_property
    def deeds(self) -> Bag:
        """The stems of its statement without its names: what happened, not to whom or where."""
        named = frozenset(stem(part) for part in self.names)
        return {key: value for key, value in self.bag.items() if key not in named}

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """The quantities of its statement."""
        return quantities(self.fact.item.statement, self.origin.language)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the names in its statement."""
        return frozenset(part for name in names(self.fact.item.statement) if name.sure for part in name.parts)

    @cached_property
    def when(self) -> tuple[Mention, str] | None:
        """The date of what it reports, resolved against the article's own day, and its words; None if it gives none."""
        said = self.fact.item.when
        sentences = (span.of(self.origin.article.text) for span in self.fact.spans)
        for text in (self.fact.item.statement, *sentences):
            for mention in self._dates(text):  # in its sentence a date shows whether it lies ahead
                words = text[mention.start : mention.end]
                if said is None and mention.grain is not Grain.DAY:
                    continue  # nobody said that the year or month named is when it happened
                if said is None or said.casefold() in words.casefold() or words.casefold() in said.casefold():
                    return mention, said or words
            if said is None:
                return None
        alone = self._dates(said or "")
        return (alone[0], said or "") if alone else None

    def _dates(self, text: str) -> tuple[Mention, ...]:
        return dates(text, self.origin.language, self.origin.article.published)

    @property
    def day(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of what it reports, if it is dated to the day."""
        when = self.when
        if when is None or when[0].first is None or when[0].grain is not Grain.DAY:
            return None
        return when[0].first, when[0].last or when[0].first
