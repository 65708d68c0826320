"""Labelled words, cited sentences and citations → spans of an article, and the sentences that they lie in."""

from collections.abc import Iterable, Iterator, Mapping

from summarizer.article import Article, Span
from summarizer.briefing import Briefing, Citation
from summarizer.errors import UsageError
from summarizer.evaluation.labels import Place
from summarizer.evaluation.places import find, fragments, sentences

Node = tuple[str, int]
"""A sentence: `Article.id` and its number."""


def placed(words: str, article: Article) -> tuple[Span, ...]:
    """Where labelled words stand, a span each part of a quotation that is split by ` … `.

    Raises UsageError if they do not: labels that do not fit their text score nothing.
    """
    found = find(article.text, words)[:1] or fragments(article.text, words)
    if not found:
        raise UsageError(
            f"the article does not have the labelled words '{words}'",
            where=article.source,
            hint="Correct the labels; `summarizer eval lint` names every such place",
        )
    return tuple(found)


def labelled(words: Iterable[str], article: Article) -> frozenset[int]:
    """Numbers of the sentences that labelled words name."""
    return frozenset(number for each in words for span in placed(each, article) for number in sentences(article, span))


def cited(numbers: Iterable[int], article: Article) -> tuple[Span, ...] | None:
    """The sentences of these numbers; None if there are no numbers, or one that the article does not have."""
    found = [article.sentence(number) for number in dict.fromkeys(numbers)]
    spans = tuple(sentence.span for sentence in found if sentence)
    return spans if spans and len(spans) == len(found) else None


LOOKED_BACK = 2
"""Sentences before a cited one that say whom its pronouns mean."""


def before(spans: Iterable[Span], article: Article) -> list[str]:
    """The sentences right before those of the spans, as far as one looks back for what a pronoun means."""
    numbers = {number for span in spans for number in sentences(article, span)}
    wanted = {number - back for number in numbers for back in range(1, LOOKED_BACK + 1)} - numbers
    return [article.text_of(sentence) for sentence in article.sentences if sentence.number in wanted]


class Sources:
    """A briefing's sources and the labelled articles, each by its id: copies under two names are one."""

    def __init__(self, briefing: Briefing, articles: Mapping[str, Article]) -> None:
        self.articles = articles
        """By `LabelledArticle.name`; those whose text is not here are missing."""
        self._ids = {source.number: source.article for source in briefing.sources}
        self._groups = {source.number: source.independence for source in briefing.sources}
        self._texts = {article.id: article for article in articles.values()}
        self._names = {article.id: name for name, article in reversed(list(articles.items()))}

    def article(self, number: int) -> Article | None:
        """The article behind a source's number; None if it is not one of the labelled."""
        return self._texts.get(self._ids.get(number, ""))

    def name(self, citation: Citation) -> str | None:
        """`LabelledArticle.name` of the cited article, the first if it has several."""
        return self._names.get(self._ids.get(citation.source, ""))

    def node(self, citation: Citation) -> Node:
        """The sentence that a citation lies in."""
        return self._ids.get(citation.source, f"source {citation.source}"), citation.sentence

    def group(self, citation: Citation) -> int | None:
        """The number of the independent group that the cited source stands in."""
        return self._groups.get(citation.source)

    def nodes(self, citations: Iterable[Citation]) -> frozenset[Node]:
        """The sentences that citations lie in."""
        return frozenset(map(self.node, citations))

    def place(self, place: Place) -> frozenset[Node]:
        """The sentences that a labelled place names; none if its article is not here."""
        article = self.articles.get(place.article)
        if article is None:
            return frozenset()
        return frozenset((article.id, number) for number in labelled([place.words], article))

    def places(self, places: Iterable[Place]) -> Iterator[frozenset[Node]]:
        """Those of the places whose articles are here."""
        return (nodes for place in places if (nodes := self.place(place)))
