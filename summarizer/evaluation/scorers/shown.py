"""What a reader is shown, against the articles, the verified items and the labels: what must hold whoever read.

Each check is of its own: nothing here asks what wrote the verdicts, the briefing or the page.
"""

from collections.abc import Iterator, Mapping, Sequence

from summarizer.article import Article
from summarizer.briefing import Briefing, Citation, Point, Question, Quotation, Side, Story
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.matching import same_value
from summarizer.evaluation.scorers.disagreements import false
from summarizer.evaluation.scorers.page import Page, plain
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.scoring import count, share, shown
from summarizer.evaluation.scorers.traps import Saying, sprung
from summarizer.evaluation.scorers.verbatim import verbatim
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.summary import Certainty
from summarizer.verdicts import (
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
    VerifiedSummary,
)

VERBATIM = Metric("shown.verbatim", "Shown quotations that are word for word", Level.STORY)
UNVERIFIED = Metric(
    "shown.unverified", "Shown as established, but not verified", Level.STORY, lower_is_better=True, worst=1.0
)
TRAPS = Metric("shown.traps", "Traps shown", Level.STORY, lower_is_better=True, worst=1.0)
FALSE = Metric("shown.false_disagreements", "False disagreements shown", Level.STORY, lower_is_better=True, worst=1.0)
METRICS = (VERBATIM, UNVERIFIED, TRAPS, FALSE)

FEWEST_WORDS = 4  # of a withheld text that is looked for on the page: fewer stand anywhere


def score(
    expected: StoryLabels,
    actual: Briefing,
    markdown: str,
    verified: Sequence[VerifiedSummary],
    articles: Mapping[str, Article],
) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order; `markdown` is the briefing's page in full length."""
    sources, page = Sources(actual, articles), Page(markdown)
    return (
        _verbatim(actual, page, sources),
        _unverified(actual, Page(markdown), verified, sources),
        _traps(expected, actual, articles),
        false(FALSE, expected, actual, articles),
    )


# ── word for word ────────────────────────────────────────────────────────────────────────────────────────────────────


def _verbatim(briefing: Briefing, page: Page, sources: Sources) -> Score:
    """Quotations as data, and all that the page has between quotation marks before a citation."""
    told = [(each.text, {citation.source for citation in each.citations}) for each in _quotations(briefing)]
    told += [(each.words, {each.source}) for each in page.quoted()]
    missing = [text for text, numbers in told if not any(_has(sources.article(number), text) for number in numbers)]
    matches = tuple(
        Match(expected=None, actual=shown(text), degree=0.0, reason="the cited article does not have these words")
        for text in missing
    )
    return share(VERBATIM, len(told) - len(missing), len(told), "nothing is quoted", matches)


def _quotations(briefing: Briefing) -> Iterator[Quotation]:
    return (each for story in briefing.stories for each in story.quotations)


def _has(article: Article | None, text: str) -> bool:
    """True if the article has the words; the first letter may be a small one, as a sentence made it a capital."""
    if article is None:
        return False
    return (
        verbatim(text, article.text) is not None or verbatim(text[:1].swapcase() + text[1:], article.text) is not None
    )


# ── verified ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Held:
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


def _unverified(briefing: Briefing, page: Page, verified: Sequence[VerifiedSummary], sources: Sources) -> Score:
    held = _Held(verified, sources)
    faults = [fault for story in briefing.stories for fault in _faults(story, held)]
    faults += [(text, "withheld, and yet on the page") for text in _leaked(page, verified, held)]
    matches = tuple(Match(expected=None, actual=shown(text), degree=0.0, reason=reason) for text, reason in faults)
    return count(UNVERIFIED, len(faults), matches=matches)


Fault = tuple[str, str]
"""What is shown, and why it should not be."""


def _faults(story: Story, held: _Held) -> Iterator[Fault]:
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


def _carried(point: Point, held: _Held) -> bool:
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
    """True for the quote with these words; the comma at the end is the reporter's."""
    return isinstance(item, VerifiedQuote) and item.item.text.rstrip(",") == quotation.text.rstrip(",")


def _asks(item: VerifiedItem, question: Question) -> bool:
    return isinstance(item, VerifiedQuestion) and item.item.question == question.question


def _leaked(page: Page, verified: Sequence[VerifiedSummary], held: _Held) -> list[str]:
    """Texts that do not hold and stand on the page all the same, where it tells what is established.

    Another article may say truly what one says without ground: what holds somewhere is taken from the page first.
    """
    for text in sorted(map(_text, held.all()), key=len, reverse=True):
        page.without(text)
    texts = [_text(item) for each in verified for item in each.items if not item.holds]
    told = {plain(text) for text in texts if len(text.split()) >= FEWEST_WORDS}
    return sorted(text for text in told if page.has(text))


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


# ── traps ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _traps(expected: StoryLabels, briefing: Briefing, articles: Mapping[str, Article]) -> Score:
    sayings = [saying for story in briefing.stories for saying in _sayings(story)]
    found = [
        (trap, sprung(trap, sayings, articles[labelled.name]))
        for labelled in expected.articles
        if labelled.name in articles
        for trap in labelled.traps
    ]
    if not found:
        return Score(metric=TRAPS.name, value=None, reason="no trap is labelled")
    matches = tuple(
        Match(expected=shown(trap.statement), actual=shown(sayings[at].text), degree=1.0, reason=trap.why)
        for trap, at in found
        if at is not None
    )
    return count(TRAPS, len(matches), len(found), matches)


def _sayings(story: Story) -> Iterator[Saying]:
    """The points and the sentences of the lead."""
    points = {point.id: _saying(point.statement, point.citations) for point in story.points}
    yield from points.values()
    for sentence in story.lead:
        carried = [points[name] for name in sentence.points if name in points]
        plain_voice = any(saying.plain for saying in carried) or not carried
        yield Saying(sentence.text, plain=plain_voice, denied=any(saying.denied for saying in carried))


def _saying(text: str, citations: Sequence[Citation]) -> Saying:
    plain_voice = any(each.certainty in {None, Certainty.STATED} and not each.attributed_to for each in citations)
    denied = bool(citations) and all(each.certainty is Certainty.DENIED for each in citations)
    who = " ".join(dict.fromkeys(each.attributed_to for each in citations if each.attributed_to))
    return Saying(f"{text} {who}".strip(), plain=plain_voice or not citations, denied=denied)
