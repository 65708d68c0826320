"""Briefing + verified items → what is shown as established although no item that holds carries it."""

import re
from collections.abc import Iterator, Sequence

from summarizer.briefing import Briefing, Citation, Point, Question, Quotation, Side, Story
from summarizer.evaluation.matching import same_value
from summarizer.evaluation.scorers.page import Page
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.verbatim import verbatim
from summarizer.verdicts import (
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
    VerifiedSummary,
)

_WORD = re.compile(r"\w+")
FEWEST_WORDS = 4  # of a withheld text that is looked for on the page: fewer stand anywhere

Fault = tuple[str, str]
"""What is shown, and why it should not be."""


def unverified(
    briefing: Briefing, markdown: str, verified: Sequence[VerifiedSummary], sources: Sources
) -> Iterator[Fault]:
    """Points, figures, quotations, questions and lead sentences without an item; then what leaked onto the page."""
    held = Held(verified, sources)
    for story in briefing.stories:
        yield from _of_story(story, held)
    yield from leaked(markdown, verified, held)


class Held:
    """The items that hold, by the article that they are of."""

    def __init__(self, verified: Sequence[VerifiedSummary], sources: Sources) -> None:
        self._items = {each.article.id: [item for item in each.items if item.holds] for each in verified}
        self._sources = sources

    def of(self, citation: Citation) -> list[VerifiedItem]:
        """Those of the cited article."""
        return self._items.get(self._sources.node(citation)[0], [])

    def all(self) -> Iterator[VerifiedItem]:
        """Those of every article."""
        return (item for items in self._items.values() for item in items)


def _of_story(story: Story, held: Held) -> Iterator[Fault]:
    """What a story shows and no item that holds carries."""
    for point in story.points:
        if not _carried(point, held):
            yield point.statement, "no fact that holds has this wording and these places"
    for figure in story.figures:
        for side in figure.sides:
            if not any(_gives(item, side) for item in held.of(side.citation)):
                yield f"{side.citation.words} ({figure.what})", "no figure or fact that holds gives it"
    for quotation in story.quotations:
        if not any(_is_quote(item, quotation) for each in quotation.citations for item in held.of(each)):
            yield quotation.text, "no quote that holds has these words"
    for question in story.questions:
        if not any(_asks(item, question) for each in question.raised_by for item in held.of(each)):
            yield question.question, "no question that holds asks this"
    yield from _uncarried(story)


def _uncarried(story: Story) -> Iterator[Fault]:
    known = {point.id for point in story.points}
    for sentence in story.lead:
        if not sentence.points or not known.issuperset(sentence.points):
            yield sentence.text, "a sentence of the lead that no point carries"


def _carried(point: Point, held: Held) -> bool:
    """True if a fact that holds has the wording, and each citation lies in what a fact that holds rests on."""
    facts = [[item for item in held.of(each) if isinstance(item, VerifiedFact)] for each in point.citations]
    worded = any(fact.item.statement == point.statement for some in facts for fact in some)
    placed = all(
        any(citation.span.within(span) for fact in some for span in fact.spans)
        for citation, some in zip(point.citations, facts, strict=True)
    )
    return worded and placed


def _gives(item: VerifiedItem, side: Side) -> bool:
    """True for the figure itself, and for a fact whose sentences it stands in."""
    if isinstance(item, VerifiedNumber):
        places = (*item.spans, *item.operands)
        mine, theirs = (item.item.value, item.item.low, item.item.high), (side.value, side.low, side.high)
        return all(map(_equal, mine, theirs)) and any(side.citation.span.within(span) for span in places)
    return isinstance(item, VerifiedFact) and any(side.citation.span.within(span) for span in item.spans)


def _equal(one: float | None, other: float | None) -> bool:
    return one is other is None or (one is not None and other is not None and same_value(one, other))


def _is_quote(item: VerifiedItem, quotation: Quotation) -> bool:
    """True for the quote with these words, wherever the text breaks off to say who speaks."""
    return isinstance(item, VerifiedQuote) and _WORD.findall(item.item.text) == _WORD.findall(quotation.text)


def _asks(item: VerifiedItem, question: Question) -> bool:
    return isinstance(item, VerifiedQuestion) and item.item.question == question.question


def leaked(markdown: str, verified: Sequence[VerifiedSummary], held: Held) -> Iterator[Fault]:
    """Texts that do not hold and stand on the page all the same, where it tells what is established.

    Another article may say truly what one says without ground: what holds somewhere is taken from the page first. So is
    what is quoted from an article, word for word: what the article says is no statement of the page.
    """
    page = Page(markdown)
    quoted = {each.words for each in page.quoted()}
    own = [words for words in quoted if any(verbatim(words, each.article.text) is not None for each in verified)]
    for texts in (map(_text, held.all()), own):
        for text in sorted(texts, key=len, reverse=True):
            page.without(text)
    unheld = [_text(item) for each in verified for item in each.items if not item.holds]
    told = {text for text in unheld if len(text.split()) >= FEWEST_WORDS}
    yield from ((text, "withheld, and yet on the page") for text in sorted(told) if page.lines_with(text))


def _text(item: VerifiedItem) -> str:
    match item:
        case VerifiedFact():
            return item.item.statement
        case VerifiedNumber():
            return item.item.as_written
        case VerifiedQuote():
            return item.item.text
        case VerifiedQuestion():
            return item.item.question
