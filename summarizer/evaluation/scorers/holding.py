"""Verified items → those that hold, by the words that they rest on; and the sentences that these words stand in."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.article import Article, Sentence
from summarizer.briefing import Citation
from summarizer.evaluation.scorers.placing import Sources
from summarizer.language.quantities import Quantity, quantities
from summarizer.verdicts import (
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
    VerifiedSummary,
)


class Held:
    """The items that hold, by the article that they are of."""

    def __init__(self, verified: Sequence[VerifiedSummary], sources: Sources) -> None:
        self._items = {each.article.id: [item for item in each.items if item.holds] for each in verified}
        self._headlines = [each.headline for each in verified if each.headline_holds]
        self._sources = sources

    def titles(self, title: str) -> bool:
        """True for a headline that holds, with what a paper puts before it or without."""
        return any(headline.endswith(title) for headline in self._headlines if title)

    def of(self, citation: Citation) -> list[VerifiedItem]:
        """Those of the cited article."""
        return self._items.get(self._sources.node(citation)[0], [])

    def all(self) -> Iterator[VerifiedItem]:
        """Those of every article."""
        return (item for items in self._items.values() for item in items)

    def facts(self, citation: Citation) -> list[VerifiedFact]:
        """The facts that rest on the cited words."""
        return [
            item
            for item in self.of(citation)
            if isinstance(item, VerifiedFact) and any(map(citation.span.within, item.spans))
        ]

    def numbers(self, citation: Citation) -> list[VerifiedNumber]:
        """The figures that stand in the cited words, or derive from them."""
        return [
            item
            for item in self.of(citation)
            if isinstance(item, VerifiedNumber) and any(map(citation.span.within, (*item.spans, *item.operands)))
        ]

    def quotes(self, citation: Citation) -> list[VerifiedQuote]:
        """The quotes that have a part in the cited words."""
        return [item for item in self.of(citation) if isinstance(item, VerifiedQuote) and citation.span in item.spans]

    def sentence(self, citation: Citation) -> str:
        """The sentence that is cited; empty if there is none."""
        article, sentence = self._place(citation)
        return article.text_of(sentence) if article and sentence else ""

    def quantities(self, citation: Citation) -> list[Quantity]:
        """The figures that the cited words have in their sentence."""
        article, sentence = self._place(citation)
        if article is None or sentence is None:
            return []
        start, end = citation.span.start - sentence.span.start, citation.span.end - sentence.span.start
        found = quantities(article.text_of(sentence), article.reads_as)
        return [each for each in found if each.start < end and start < each.end]

    def _place(self, citation: Citation) -> tuple[Article | None, Sentence | None]:
        article = self._sources.article(citation.source)
        return article, article.sentence(citation.sentence) if article else None

    def groups(self, citations: Iterable[Citation]) -> int:
        """How many independent sources are cited."""
        return len({self._sources.group(citation) for citation in citations})


def text_of(item: VerifiedItem) -> str:
    """What it says."""
    match item:
        case VerifiedFact():
            return item.item.statement
        case VerifiedNumber():
            return item.item.as_written
        case VerifiedQuote():
            return item.item.text
        case VerifiedQuestion():
            return item.item.question
