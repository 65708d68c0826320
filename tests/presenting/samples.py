"""Small builders of briefings: each makes a part with nothing in it but what a test is about."""

import datetime as dt

from summarizer.article import Span
from summarizer.briefing import (
    Briefing,
    Change,
    Changed,
    Citation,
    Figure,
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

TUESDAY, THURSDAY = dt.date(2031, 3, 11), dt.date(2031, 3, 13)
NOTHING_LOST = Losses()
BUILT_IN = Ledger(
    engines=("builtin",),
    prompts=(),
    calls=0,
    failed_calls=0,
    prompt_tokens=0,
    completion_tokens=0,
    uncounted_calls=0,
)


def cite(
    source: int,
    sentence: int,
    words: str = "words of the article",
    certainty: Certainty | None = None,
    who: str | None = None,
) -> Citation:
    """A citation at a place of its own: each sentence of these samples is a thousand characters long."""
    start = sentence * 1000
    span = Span(start=start, end=start + len(words))
    return Citation(source=source, sentence=sentence, span=span, words=words, certainty=certainty, attributed_to=who)


def stated(source: int, sentence: int) -> Citation:
    """A citation that says it in the article's own voice."""
    return cite(source, sentence, certainty=Certainty.STATED)


def said(source: int, sentence: int, certainty: Certainty, who: str | None = None) -> Citation:
    """A citation that leaves it to somebody."""
    return cite(source, sentence, certainty=certainty, who=who)


def point(name: str, statement: str, *citations: Citation, independent: int = 1, field: str = "key_facts") -> Point:
    """A point."""
    return Point(
        id=name,
        statement=statement,
        list=field,
        importance=Importance.VITAL,
        when=None,
        citations=citations,
        independent=independent,
    )


def side(citation: Citation, value: float | None, day: dt.date | None, **changes: object) -> Side:
    """One source's figure: a plain count, unless changed."""
    usual = Side(
        citation=citation,
        value=value,
        low=None,
        high=None,
        unit=None,
        bound=Bound.EXACT,
        direction=Direction.NONE,
        scope=None,
        day=day,
        independence=citation.source,
        latest=False,
        verdict=NumberVerdict.FOUND,
    )
    return usual.model_copy(update=changes)


def figure(what: str, relation: Relation, *sides: Side, field: str = "numbers") -> Figure:
    """A figure with its sides; where they contradict each other, every one is disputed."""
    if relation is Relation.CONTRADICTED:
        sides = tuple(each.model_copy(update={"disputed": True}) for each in sides)
    return Figure(id=f"figure of {what}", what=what, relation=relation, sides=sides, list=field)


def event(worded: str, statement: str, citation: Citation, start: dt.date | None = None) -> TimelineEntry:
    """An event of one day, or of none that is known."""
    precision = Precision.DAY if start else Precision.AS_WORDED
    return TimelineEntry(
        start=start,
        end=start,
        precision=precision,
        worded=worded,
        statement=statement,
        points=("p1",),
        citations=(citation,),
    )


def quotation(
    text: str,
    *citations: Citation,
    speaker: str = "Anna Holt",
    verdict: QuoteVerdict = QuoteVerdict.EXACT,
    speaker_verdict: SpeakerVerdict = SpeakerVerdict.NAMED_HERE,
) -> Quotation:
    """A quotation by the mayor of Vellmar, unless changed."""
    return Quotation(
        id=text,
        text=text,
        speaker=speaker,
        role="mayor of Vellmar" if speaker == "Anna Holt" else None,
        verdict=verdict,
        speaker_verdict=speaker_verdict,
        citations=citations,
        list="quotes",
    )


def question(text: str, why: str, raised: Citation, *answered: Citation) -> Question:
    """An open question, answered by the citations given."""
    return Question(id=text, question=text, why=why, raised_by=(raised,), answered_by=answered, list="open_questions")


def source(number: int, publisher: str | None, published: dt.date | None, **changes: object) -> Source:
    """An article of 30 sentences that stands alone, unless changed."""
    usual = Source(
        number=number,
        article=f"{number:016x}",
        title=f"Report number {number}",
        publisher=publisher,
        published=published,
        url=None,
        path=f"articles/{number}.txt",
        language="en",
        independence=number,
        independence_reason="",
        sentences=30,
        withheld_sentences=0,
        notes=(),
    )
    return usual.model_copy(update=changes)


def story(title: str, *sources: int, **parts: object) -> Story:
    """A story with nothing but what is given."""
    empty = Story(
        title=title,
        sources=sources,
        lead=(),
        points=(),
        conflicts=(),
        figures=(),
        timeline=(),
        quotations=(),
        questions=(),
    )
    return empty.model_copy(update=parts)


def change(change: Change, kind: str, name: str | None, *, story: int | None = None, **parts: object) -> Changed:
    """A story or an item that is new or changed, by its id, or gone, by its words."""
    gone = change is Change.GONE
    fields = {
        "change": change,
        "kind": kind,
        "story": story,
        "id": None if gone else name,
        "earlier_story": None if change is Change.NEW else 1,
        "earlier_id": None if change is Change.NEW or kind == "story" else "x1",
        "text": name if gone else f"words of {name}",
    }
    return Changed.model_validate(fields | parts)


def briefing(*stories: Story, sources: tuple[Source, ...] = (), **parts: object) -> Briefing:
    """A whole briefing with nothing but what is given; sources of the stories that are not given are made up."""
    known = {each.number for each in sources}
    numbers = sorted({number for each in stories for number in each.sources} - known)
    made_up = tuple(source(number, f"Paper {number}", TUESDAY) for number in numbers)
    plain = Briefing(
        partial=False,
        stories=stories,
        sources=tuple(sorted((*sources, *made_up), key=lambda each: each.number)),
        withheld=(),
        losses=NOTHING_LOST,
        checked=(),
        ledger=BUILT_IN,
    )
    return plain.model_copy(update=parts)
