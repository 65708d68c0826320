"""Small builders of briefings, each part with nothing in it but what a test is about."""

import datetime as dt
from collections.abc import Mapping, Sequence

from summarizer.article import Article, Span
from summarizer.briefing import (
    Briefing,
    Citation,
    Conflict,
    ConflictKind,
    Figure,
    LeadSentence,
    Ledger,
    Losses,
    Point,
    Precision,
    Question,
    Quotation,
    Relation,
    Side,
    Source,
    Story,
    TimelineEntry,
)
from summarizer.summary import Bound, Certainty, Direction, Importance
from summarizer.verdicts import NumberVerdict, QuoteVerdict, SpeakerVerdict


def cite(
    source: int, article: Article, words: str, certainty: Certainty | None = None, who: str | None = None
) -> Citation:
    """A citation of these words of an article."""
    start = article.text.index(words)
    sentence = article.sentence_at(start)
    assert sentence is not None
    span = Span(start=start, end=start + len(words))
    return Citation(
        source=source, sentence=sentence.number, span=span, words=words, certainty=certainty, attributed_to=who
    )


def point(statement: str, *citations: Citation, name: str = "p1") -> Point:
    """A point."""
    return Point(
        id=name,
        statement=statement,
        list="key_facts",
        importance=Importance.VITAL,
        when=None,
        citations=citations,
        independent=len({citation.source for citation in citations}),
    )


def side(citation: Citation, value: float | None, **changes: object) -> Side:
    """A source's figure: a plain count, unless changed."""
    usual = Side(
        citation=citation, value=value, low=None, high=None, unit=None, bound=Bound.EXACT, direction=Direction.NONE,
        scope=None, day=None, independence=citation.source, latest=False, verdict=NumberVerdict.FOUND,
    )  # fmt: skip
    return usual.model_copy(update=changes)


def row(relation: Relation, *sides: Side, what: str = "the dead") -> Figure:
    """Figures side by side; contradicted ones are all disputed."""
    if relation is Relation.CONTRADICTED:
        sides = tuple(each.model_copy(update={"disputed": True}) for each in sides)
    return Figure(id=what, what=what, relation=relation, sides=sides, list="numbers")


def conflict(*sides: Citation, kind: ConflictKind = ConflictKind.DENIAL, about: str = "the valve") -> Conflict:
    """A disagreement as shown."""
    return Conflict(id=about, kind=kind, about=about, sides=sides)


def entry(
    statement: str, *citations: Citation, start: dt.date | None = dt.date(2031, 3, 12), **changes: object
) -> TimelineEntry:
    """An event of one day in the timeline."""
    usual = TimelineEntry(
        start=start,
        end=start,
        precision=Precision.DAY if start else Precision.AS_WORDED,
        worded="Wednesday",
        statement=statement,
        points=("p1",),
        citations=citations,
    )
    return usual.model_copy(update=changes)


def quotation(text: str, *citations: Citation, speaker: str = "Lia Orsetti") -> Quotation:
    """A quotation as shown."""
    return Quotation(
        id=text,
        text=text,
        speaker=speaker,
        role=None,
        verdict=QuoteVerdict.EXACT,
        speaker_verdict=SpeakerVerdict.NAMED_HERE,
        citations=citations,
        list="quotes",
    )


def asked(text: str, *citations: Citation) -> Question:
    """A question as shown."""
    return Question(id=text, question=text, why="", raised_by=citations, answered_by=(), list="open_questions")


def lead(text: str, *points: str) -> LeadSentence:
    """A sentence of the lead."""
    return LeadSentence(text=text, points=points)


def briefing(articles: Mapping[str, Article], *parts: object, groups: Sequence[int] | None = None) -> Briefing:
    """A briefing of one story with these parts; the sources are the articles in their order."""

    def some(kind: type) -> tuple[object, ...]:
        return tuple(part for part in parts if isinstance(part, kind))

    sources = [
        Source(
            number=at, article=article.id, title=article.title, publisher=article.publisher,
            published=article.published, url=None, path=article.source, language="en",
            independence=groups[at - 1] if groups else at, independence_reason="", sentences=len(article.sentences),
            withheld_sentences=0, notes=(),
        )
        for at, article in enumerate(articles.values(), 1)
    ]  # fmt: skip
    told = Story.model_validate(
        {
            "title": "Harbour",
            "sources": tuple(source.number for source in sources),
            "lead": some(LeadSentence),
            "points": some(Point),
            "conflicts": some(Conflict),
            "figures": some(Figure),
            "timeline": some(TimelineEntry),
            "quotations": some(Quotation),
            "questions": some(Question),
        }
    )
    ledger = Ledger(
        engines=("builtin",), prompts=(), calls=0, failed_calls=0, prompt_tokens=0, completion_tokens=0,
        uncounted_calls=0,
    )  # fmt: skip
    return Briefing(
        partial=False,
        stories=(told,),
        sources=tuple(sources),
        withheld=(),
        losses=Losses(),
        checked=(),
        ledger=ledger,
    )
