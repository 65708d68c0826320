"""A case → what is wrong with its labels: words that are not in the text, and names that name nothing."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from summarizer.article import Article
from summarizer.evaluation.cases import Case
from summarizer.evaluation.labels import Figure, LabelledArticle, Planted, PlantedNumber, PlantedQuote, Quotation
from summarizer.evaluation.matching import has_figures
from summarizer.evaluation.places import SPLIT, find, fragments
from summarizer.evaluation.scorers.grounding import unnamed
from summarizer.language import units
from summarizer.language.quantities import quantities
from summarizer.language.similarity import bag
from summarizer.summary import Bound
from summarizer.verdicts import NumberVerdict, QuoteVerdict

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NEAR = dt.timedelta(days=400)  # from a report to what it tells without naming the year
_CLOSE = 1e-4  # relative
_SHARE = 5e-4


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
    return [Finding(case.path, where, what) for where, what in chain(by_article, _of_story(case), _of_timeline(case))]


def _of_article(labels: LabelledArticle, article: Article) -> Iterator[tuple[str, str]]:
    name = labels.name
    yield from _twice(f"{name}.facts", (fact.id for fact in labels.facts))
    yield from _twice(f"{name}.numbers", (figure.id for figure in labels.numbers))
    yield from _twice(f"{name}.quotes", (quote.words for quote in labels.quotes))
    for fact in labels.facts:
        yield from _once(f"{name}.{fact.id}", article, fact.words)
        for wording in (fact.statement, *fact.also):
            yield from _told(f"{name}.{fact.id}", article, wording)
    for figure in labels.numbers:
        yield from _once(f"{name}.{figure.id}", article, (figure.words,))
        yield from _read(f"{name}.{figure.id}", article, figure, figure.words)
        if figure.unit and not (_is_unit(figure.unit) or bag(figure.unit).keys() <= bag(figure.words).keys()):
            yield f"{name}.{figure.id}", f"'{figure.unit}' is no known unit, and not in '{figure.words}'"
    for quote in labels.quotes:
        yield from _quoted(f"{name}.quotes", article, quote)
    for question in labels.questions:
        yield from _once(f"{name}.questions", article, question.words)
        if not question.question.endswith("?"):
            yield f"{name}.questions", f"'{question.question}' is no question"
    for position, planted in enumerate(labels.planted):
        words = (planted.words,) if isinstance(planted.words, str) else planted.words
        yield from _once(f"{name}.planted[{position}]", article, words)
        yield from _planted(f"{name}.planted[{position}]", article, planted)


def _planted(where: str, article: Article, planted: Planted) -> Iterator[tuple[str, str]]:
    """What is called right must stand there."""
    if isinstance(planted, PlantedQuote) and planted.verdict is QuoteVerdict.EXACT:
        if not find(article.text, planted.text):
            yield where, f"'{planted.text}' is called exact, and is not in the text"
    elif isinstance(planted, PlantedNumber) and planted.verdict is NumberVerdict.FOUND:
        if not find(article.text.casefold(), planted.as_written.casefold()):
            yield where, f"'{planted.as_written}' is called found, and is not in the text"
        yield from _read(where, article, planted, planted.as_written)


def _told(where: str, article: Article, statement: str) -> Iterator[tuple[str, str]]:
    """A statement has no figure and no name that its article does not have."""
    if not has_figures(article.text, statement, article.reads_as):
        yield where, f"'{statement}' has a figure that is not in {article.source}"
    strange = unnamed(
        statement, " ".join(filter(None, (article.title, article.dateline, article.publisher, article.text)))
    )
    if strange:
        yield where, f"'{statement}' names '{strange}', which is not in {article.source}"


def _once(where: str, article: Article, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for each in words:
        count = len(find(article.text, each))
        if count != 1:
            yield where, f"'{each}' occurs {count} times in {article.source}, and should once"


def _quoted(where: str, article: Article, quote: Quotation) -> Iterator[tuple[str, str]]:
    if fragments(article.text, quote.words) is None:
        yield where, f"'{quote.words}' is not in {article.source}"
    for name in (quote.speaker, *quote.aliases):
        if not find(article.text, name):
            yield where, f"the speaker '{name}' is not in {article.source}"
    if SPLIT.strip() in quote.words and SPLIT not in quote.words:
        yield where, f"'{quote.words}': a split is written ' … ', with spaces"


def _read(where: str, article: Article, figure: Figure | PlantedNumber, words: str) -> Iterator[tuple[str, str]]:
    """The figures in the words have the label's value, or the ends of its range, and one of them its bound.

    A label may say what the program misses. Where it reads no figure at all, as in a score of 3-2, the digits count;
    where it reads no bound, words before the figure may be one.
    """
    wanted = [value for value in (figure.value, figure.low, figure.high) if value is not None]
    read = quantities(words, article.reads_as)
    found = [value for one in read for value in (one.value, one.low, one.high) if value is not None] or [
        float(digits.replace(",", "")) for digits in _NUMERAL.findall(words)
    ]
    if not all(any(_close(value, other) for other in found) for value in wanted):
        yield where, f"the value is not that of '{words}'"
    elif read and not any(one.bound is figure.bound or (one.bound is Bound.EXACT and one.start) for one in read):
        yield where, f"the bound is not that of '{words}'"


def _close(one: float, other: float) -> bool:
    """True if two values are one; a share may be cut to three decimals: a third is 0.333."""
    return abs(one - other) <= (_SHARE if abs(one) < 1 else _CLOSE * abs(one))


def _is_unit(name: str) -> bool:
    canonical = units.canonical(name) or ""
    first, _, rest = canonical.partition(" ")
    return units.is_currency(canonical) or units.unit(first, rest) is not None


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


def _of_timeline(case: Case) -> Iterator[tuple[str, str]]:
    for event in case.labels.timeline:
        articles = [case.articles.get(place.article) for place in event.places]
        if event.start and not _within_reach(event.start, articles):
            yield f"timeline: {event.event}", f"{event.start} is far from its reports, and they do not name the year"


def _within_reach(day: dt.date, articles: Iterable[Article | None]) -> bool:
    """True if a report is of that time, or names the year; of an article that is not here nobody knows."""
    return any(
        article is None
        or str(day.year) in article.text
        or article.published is None
        or abs(article.published - day) <= _NEAR
        for article in articles
    )


def _twice(where: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name, count in Counter(names).items():
        if count > 1:
            yield where, f"'{name}' stands {count} times"
