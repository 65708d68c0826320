"""Briefing + verified items → what is shown as established although no item that holds carries it."""

import re
from collections.abc import Iterator, Sequence

from summarizer.briefing import (
    Briefing,
    Citation,
    Figure,
    Point,
    Question,
    Quotation,
    Relation,
    Side,
    Story,
    TimelineEntry,
)
from summarizer.evaluation.matching import has_figures, same_value
from summarizer.evaluation.scorers.facts import SAID_BY
from summarizer.evaluation.scorers.grounding import unnamed
from summarizer.evaluation.scorers.holding import Held, text_of
from summarizer.evaluation.scorers.page import Page
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.verbatim import verbatim
from summarizer.language.fates import fates
from summarizer.language.quantities import Quantity
from summarizer.language.similarity import bag, cover, keys
from summarizer.language.units import canonical, is_currency
from summarizer.language.units import unit as known_unit
from summarizer.summary import Number
from summarizer.verdicts import (
    VerifiedItem,
    VerifiedQuestion,
    VerifiedSummary,
)

_WORD = re.compile(r"\w+")
FEWEST_WORDS = 4  # of a withheld text that is looked for on the page: fewer stand anywhere

Fault = tuple[str, str]
"""What is shown, and why it should not be."""


def unverified(
    briefing: Briefing, markdown: str, verified: Sequence[VerifiedSummary], sources: Sources
) -> Iterator[Fault]:
    """What is shown without an item that says just this of it; then what leaked onto the page."""
    held = Held(verified, sources)
    for story in briefing.stories:
        yield from _of_story(story, held)
    yield from leaked(markdown, verified, held)


def _of_story(story: Story, held: Held) -> Iterator[Fault]:
    """What a story shows and no item that holds carries."""
    opening = story.title.removesuffix(" …")
    if story.points and not (held.titles(story.title) or story.points[0].statement.startswith(opening)):
        yield story.title, "no headline that holds, and not the first point"
    for point in story.points:
        yield from _of_point(point, held)
    for figure in story.figures:
        yield from _of_figure(figure, held)
    yield from (
        (entry.statement, "no point tells of this event") for entry in story.timeline if not _told(entry, story)
    )
    for conflict in story.conflicts:
        told = {fact.item.statement for side in conflict.sides for fact in held.facts(side)}
        if conflict.about not in told.union(map(held.sentence, conflict.sides), (each.what for each in story.figures)):
            yield conflict.about, "no fact, sentence or figure of its sides says what it is about"
    for quotation in story.quotations:
        yield from _of_quotation(quotation, held)
    for question in story.questions:
        if not any(_asks(item, question) for each in question.raised_by for item in held.of(each)):
            yield question.question, "no question that holds asks this"
    yield from _uncarried(story)


def _of_point(point: Point, held: Held) -> Iterator[Fault]:
    if not _carried(point, held):
        yield point.statement, "no fact that holds has this wording and these places"
    elif not all(_vouched(citation, held) for citation in point.citations):
        yield point.statement, "no fact that holds is said by these sources in this way"
    elif point.independent > held.groups(point.citations):
        yield point.statement, "it cites fewer independent sources than it says"


def _carried(point: Point, held: Held) -> bool:
    """True if a fact that holds has the wording, and each citation lies in what a fact that holds rests on."""
    facts = [held.facts(each) for each in point.citations]
    return all(facts) and any(fact.item.statement == point.statement for some in facts for fact in some)


def _vouched(citation: Citation, held: Held) -> bool:
    """True if a fact says so who says it there, and how surely."""
    return any(
        (fact.item.certainty, fact.item.attributed_to) == (citation.certainty, citation.attributed_to)
        for fact in held.facts(citation)
    )


def _told(entry: TimelineEntry, story: Story) -> bool:
    """True if the event is one of its first point, and cites what its points cite."""
    points = [point for point in story.points if point.id in entry.points]
    cited = [citation for point in points for citation in point.citations]
    first = next((point.statement for point in points if point.id == entry.points[0]), None)
    return entry.statement == first and all(each in cited for each in (*entry.citations, *entry.also))


def _of_figure(figure: Figure, held: Held) -> Iterator[Fault]:
    for side in figure.sides:
        if not _given(side, held):
            yield f"{side.citation.words} ({figure.what})", "no figure or fact that holds gives it"
    if figure.relation in {Relation.UPDATED, Relation.CONTRADICTED} and not _changes(figure):
        yield figure.what, f"called {figure.relation}, and no two of its figures for one scope differ"
    if not any(_counts(side, figure.what, held) for side in figure.sides):
        words = " / ".join(side.citation.words for side in figure.sides)
        yield f"{words} ({figure.what})", "no figure or fact that holds says that this is counted"


def _changes(figure: Figure) -> bool:
    """True if two sides of one scope differ, as where a figure is updated or contradicted."""
    given = {(side.other_scope, side.value, side.low, side.high) for side in figure.sides}
    return len(given) > len({scope for scope, *_ in given})


def _given(side: Side, held: Held) -> bool:
    """True if it is a figure that holds, or stands in the sentence of a fact that does."""
    if any(_same_figure(number.item, side) for number in held.numbers(side.citation)):
        return True
    return bool(held.facts(side.citation)) and any(_same_figure(one, side) for one in held.quantities(side.citation))


def _same_figure(one: Number | Quantity, side: Side) -> bool:
    mine, theirs = (one.value, one.low, one.high), (side.value, side.low, side.high)
    same = all(map(_equal, mine, theirs)) and (one.bound, one.direction) == (side.bound, side.direction)
    return same and _measure(one.unit) == _measure(side.unit)


def _equal(one: float | None, other: float | None) -> bool:
    return one is other is None or (one is not None and other is not None and same_value(one, other))


def _measure(unit: str | None) -> str | None:
    """The one name of a unit; None for a noun that was given as one: "trucks"."""
    name = canonical(unit)
    first, _, rest = (name or "").partition(" ")
    return name if name and (is_currency(name) or known_unit(first, rest) is not None) else None


def _counts(side: Side, what: str, held: Held) -> bool:
    """True if the figure, its sentence, or what befell those it counts has every word of what is counted."""
    told = [held.sentence(side.citation), *(number.item.what for number in held.numbers(side.citation))]
    befell = [*fates(" ".join(told)), "share of"]
    return bag(what).keys() <= keys(map(bag, [*told, *befell]))


def _of_quotation(quotation: Quotation, held: Held) -> Iterator[Fault]:
    quotes = [quote for citation in quotation.citations for quote in held.quotes(citation)]
    if not any(_WORD.findall(quote.item.text) == _WORD.findall(quotation.text) for quote in quotes):
        yield quotation.text, "no quote that holds has these words"
    elif not any(quotation.speaker in {quote.item.speaker, quote.speaker_found} for quote in quotes):
        yield f"{quotation.text} ({quotation.speaker})", "no quote that holds is of this speaker"
    elif quotation.role not in {None, *(quote.item.role for quote in quotes if "role" not in quote.ungrounded)}:
        yield f"{quotation.speaker}, {quotation.role}", "no quote that holds has this role"


def _asks(item: VerifiedItem, question: Question) -> bool:
    """True for the question with this wording, and with its reason if that is shown."""
    if not isinstance(item, VerifiedQuestion) or item.item.question != question.question:
        return False
    return not question.why or ("why" not in item.ungrounded and question.why == item.item.why)


def _uncarried(story: Story) -> Iterator[Fault]:
    known = {point.id: point for point in story.points}
    for sentence in story.lead:
        carrying = [known[name] for name in sentence.points if name in known]
        if not carrying or len(carrying) < len(sentence.points) or not _says(carrying, sentence.text):
            yield sentence.text, "a sentence of the lead that no point carries"


def _says(points: Sequence[Point], text: str) -> bool:
    """True if the points and what they cite have every name and figure of a text, and most of its words."""
    if any(text == point.statement for point in points):
        return True
    cited = (f"{each.words} {each.attributed_to or ''}" for point in points for each in point.citations)
    told = " ".join([*(point.statement for point in points), *cited])
    return has_figures(told, text) and not unnamed(text, told) and cover(bag(text), bag(told)) >= SAID_BY


def leaked(markdown: str, verified: Sequence[VerifiedSummary], held: Held) -> Iterator[Fault]:
    """Texts that do not hold and stand on the page all the same, where it tells what is established.

    Another article may say truly what one says without ground: what holds somewhere is taken from the page first. So is
    what is quoted from an article, word for word: what the article says is no statement of the page.
    """
    page = Page(markdown)
    quoted = {each.words for each in page.quoted()}
    own = [words for words in quoted if any(verbatim(words, each.article.text) is not None for each in verified)]
    for texts in (map(text_of, held.all()), own):
        for text in sorted(texts, key=len, reverse=True):
            page.without(text)
    unheld = [text_of(item) for each in verified for item in each.items if not item.holds]
    told = {text for text in unheld if len(text.split()) >= FEWEST_WORDS}
    yield from ((text, "withheld, and yet on the page") for text in sorted(told) if page.lines_with(text))
