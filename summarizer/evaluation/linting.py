"""A case → what is wrong with its labels: words that are not in the text, and names that name nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from summarizer.article import Article
from summarizer.evaluation.cases import Case
from summarizer.evaluation.labels import Figure, LabelledArticle, PlantedQuote, Quotation
from summarizer.evaluation.places import SPLIT, find, fragments
from summarizer.language.quantities import quantities

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CLOSE = 1e-4  # relative: a third is 0.3333 in labels, as in what a model is asked for


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong."""

    path: Path
    where: str
    """The article and the item in it, or the part of the story."""
    what: str

    def __str__(self) -> str:
        """`file: where: what`, on one line."""
        return f"{self.path}: {self.where}: {self.what}"


def lint(case: Case) -> list[Finding]:
    """Everything that is wrong with the labels of the articles that are here, in the order of the file."""
    by_article = chain.from_iterable(_of_article(*pair) for pair in case.labelled)
    return [Finding(case.path, where, what) for where, what in chain(by_article, _of_story(case))]


def _of_article(labels: LabelledArticle, article: Article) -> Iterator[tuple[str, str]]:
    name = labels.name
    yield from _twice(f"{name}.facts", (fact.id for fact in labels.facts))
    yield from _twice(f"{name}.numbers", (figure.id for figure in labels.numbers))
    yield from _twice(f"{name}.quotes", (quote.words for quote in labels.quotes))
    for fact in labels.facts:
        yield from _once(f"{name}.{fact.id}", article, fact.words)
    for figure in labels.numbers:
        yield from _once(f"{name}.{figure.id}", article, (figure.words,))
        if not _worth(figure, article):
            yield f"{name}.{figure.id}", f"the value is not that of '{figure.words}'"
    for quote in labels.quotes:
        yield from _quoted(f"{name}.quotes", article, quote)
    for question in labels.questions:
        yield from _once(f"{name}.questions", article, question.words)
        if not question.question.endswith("?"):
            yield f"{name}.questions", f"'{question.question}' is no question"
    for position, planted in enumerate(labels.planted):
        words = (planted.words,) if isinstance(planted.words, str) else planted.words
        yield from _once(f"{name}.planted[{position}]", article, words)
        if (
            isinstance(planted, PlantedQuote)
            and planted.verdict.value == "exact"
            and not find(article.text, planted.text)
        ):
            yield f"{name}.planted[{position}]", f"'{planted.text}' is called exact, and is not in the text"


def _once(where: str, article: Article, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for each in words:
        count = len(find(article.text, each))
        if count != 1:
            yield where, f"'{each}' occurs {count} times in {article.source}, and should once"


def _quoted(where: str, article: Article, quote: Quotation) -> Iterator[tuple[str, str]]:
    if fragments(article.text, quote.words) is None:
        yield where, f"'{quote.words}' is not in {article.source}"
    names = [name for name in (quote.speaker, *quote.aliases) if find(article.text, name)]
    if not names:
        yield where, f"neither '{quote.speaker}' nor an alias is in {article.source}"
    if SPLIT.strip() in quote.words and SPLIT not in quote.words:
        yield where, f"'{quote.words}': a split is written ' … ', with spaces"


def _worth(figure: Figure, article: Article) -> bool:
    """True if one of the figures in the words has the label's value, or the ends of its range.

    Where the program reads no figure at all, as in a score of 3-2, the digits count: a label may say what it misses.
    """
    wanted = [value for value in (figure.value, figure.low, figure.high) if value is not None]
    found = [
        value
        for quantity in quantities(figure.words, article.reads_as)
        for value in (quantity.value, quantity.low, quantity.high)
        if value is not None
    ] or [float(digits.replace(",", "")) for digits in _NUMERAL.findall(figure.words)]
    return all(any(abs(value - other) <= _CLOSE * max(abs(value), 1) for other in found) for value in wanted)


def _of_story(case: Case) -> Iterator[tuple[str, str]]:
    labels = case.labels
    facts = {f"{article.name}.{fact.id}" for article in labels.articles for fact in article.facts}
    yield from _twice("articles", (article.name for article in labels.articles))
    yield from _twice("claims", chain.from_iterable(labels.claims))
    for claim in labels.claims:
        for fact in claim:
            if fact not in facts:
                yield "claims", f"there is no fact '{fact}'"
        if len({fact.split(".")[0] for fact in claim}) < 2:  # noqa: PLR2004  # same claim, different articles
            yield "claims", f"{', '.join(claim)}: a claim that is the same needs facts of two articles"
    names = [article.name for article in labels.articles]
    grouped = list(chain.from_iterable(labels.independence))
    if sorted(grouped) != sorted(names):
        yield "independence", "every article must stand in exactly one group"
    parts = (
        *(("disagreements", each.about, chain.from_iterable(each.sides)) for each in labels.disagreements),
        *(("updates", each.about, each.sides) for each in labels.updates),
        *(("timeline", each.event, each.places) for each in labels.timeline),
    )
    for part, about, places in parts:
        for place in places:
            if place.article not in names:
                yield f"{part}: {about}", f"there is no article '{place.article}'"
            elif place.article in case.articles:
                yield from _once(f"{part}: {about}", case.articles[place.article], (place.words,))


def _twice(where: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name, count in Counter(names).items():
        if count > 1:
            yield where, f"'{name}' stands {count} times"
