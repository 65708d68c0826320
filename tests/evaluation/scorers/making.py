"""Small builders of labels and answers about one invented harbour."""

import datetime as dt
from collections.abc import Iterable, Sequence

from hypothesis import settings

from summarizer.article import Article
from summarizer.briefing import ConflictKind, Precision
from summarizer.evaluation.labels import (
    Annotation,
    Canary,
    Disagreement,
    Event,
    Fact,
    LabelledArticle,
    Place,
    Planted,
    Question,
    Quotation,
    Split,
    StoryLabels,
    Trap,
    Update,
)
from summarizer.evaluation.labels import Figure as LabelledFigure
from summarizer.evaluation.scores import Score
from summarizer.reading import from_text
from summarizer.summary import (
    ArticleSummary,
    Bound,
    Certainty,
    Direction,
    Importance,
    Item,
    KeyFact,
    Number,
    OpenQuestion,
    Quote,
    SentencesRead,
)

CANARY: Canary = "structured-summarizer evaluation labels, keep out of training data: 6f0c3c1e-58b2-4b6a-9d55-2f7d1b8e"

PROPERTY = settings(deadline=None, max_examples=60)
"""How a property is tried: the first example reads tables, and takes as long as it takes."""

# Sentences that share no word that tells anything.
SENTENCES = (
    "A dredger sank in the northern channel of Vellmoor.",
    "Inspectors sealed 14 warehouses behind the fish market.",
    "Lia Orsetti resigned as mayor after the audit.",
    "The lighthouse keeper found 230 dead gannets on the rocks.",
    "Engineers blame a corroded valve for the explosion.",
    "Insurers expect claims worth 12 million euros.",
    "Schools reopen once the drinking water is clean.",
    "A court in Harnfeld fined the pilot for drunkenness.",
)


def report(*sentences: str, publisher: str = "The Vellmoor Post", published: str | None = "2031-03-14") -> Article:
    """An article of these sentences, a paragraph each, so that their numbers are their places, from 1."""
    return from_text(
        "\n\n".join(sentences), publisher=publisher, published=published, source=f"{publisher}.txt", language="en"
    )


# ── labels ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def gold(
    words: str,
    *,
    statement: str = "",
    importance: Importance = Importance.VITAL,
    also: Sequence[str] = (),
    name: str = "f",
) -> Fact:
    """A labelled fact that these words of the article say."""
    return Fact(id=name, statement=statement or words, importance=importance, also=tuple(also), words=(words,))


def labelled(  # noqa: PLR0913 - a label file has as many lists
    name: str = "post",
    *,
    facts: Iterable[Fact] = (),
    numbers: Iterable[LabelledFigure] = (),
    quotes: Iterable[Quotation] = (),
    questions: Iterable[Question] = (),
    traps: Iterable[Trap] = (),
    planted: Iterable[Planted] = (),
) -> LabelledArticle:
    """The labels of one article."""
    return LabelledArticle(
        name=name,
        file=f"{name}.txt",
        facts=tuple(facts),
        numbers=tuple(numbers),
        quotes=tuple(quotes),
        questions=tuple(questions),
        traps=tuple(traps),
        planted=tuple(planted),
    )


def story(
    *articles: LabelledArticle,
    claims: Iterable[Sequence[str]] = (),
    disagreements: Iterable[Disagreement] = (),
    updates: Iterable[Update] = (),
    timeline: Iterable[Event] = (),
    independence: Iterable[Sequence[str]] | None = None,
) -> StoryLabels:
    """The labels of one story; articles are sources of their own unless told otherwise."""
    groups = [(article.name,) for article in articles] if independence is None else independence
    return StoryLabels(
        canary=CANARY,
        story="harbour",
        about="What happened at Vellmoor harbour",
        split=Split.OPEN,
        annotations=(Annotation(by="a test", kind="model", independent=False, date=dt.date(2031, 3, 20)),),
        articles=articles,
        claims=tuple(map(tuple, claims)),
        disagreements=tuple(disagreements),
        updates=tuple(updates),
        timeline=tuple(timeline),
        independence=tuple(map(tuple, groups)),
    )


def dispute(
    *places: tuple[str, str], kind: ConflictKind = ConflictKind.FIGURE, about: str = "the dead"
) -> Disagreement:
    """A labelled disagreement between words of articles."""
    return Disagreement(kind=kind, about=about, sides=tuple((place,) for place in _places(places)))


def _places(places: Iterable[tuple[str, str]]) -> tuple[Place, ...]:
    return tuple(Place(article=article, words=words) for article, words in places)


def update(kind: str, *places: tuple[str, str], about: str = "the dead") -> Update:
    """A labelled update, rounding, other scope or sequence."""
    return Update.model_validate({"kind": kind, "about": about, "sides": _places(places)})


def event(
    what: str,
    *places: tuple[str, str],
    start: dt.date | None = dt.date(2031, 3, 12),
    end: dt.date | None = None,
    precision: Precision | None = None,
) -> Event:
    """A labelled event."""
    exact = precision or (Precision.DAY if start else Precision.AS_WORDED)
    return Event(event=what, start=start, end=end, precision=exact, places=_places(places))


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def summary(*items: Item) -> ArticleSummary:
    """An answer with these items, each in the list where it belongs."""

    def some(kind: type[Item]) -> list[Item]:
        return [item for item in items if isinstance(item, kind)]

    return ArticleSummary.model_validate(
        {
            "headline": "Harbour",
            "key_facts": some(KeyFact),
            "numbers": some(Number),
            "quotes": some(Quote),
            "open_questions": some(OpenQuestion),
            "sentences_read": SentencesRead(first=1, last=1),
        }
    )


def fact(
    statement: str,
    *sentences: int,
    certainty: Certainty = Certainty.STATED,
    who: str | None = None,
    when: str | None = None,
) -> KeyFact:
    """A returned fact."""
    return KeyFact(
        statement=statement,
        sentences=list(sentences) or [1],
        importance=Importance.VITAL,
        when=when,
        attributed_to=who,
        certainty=certainty,
    )


def number(value: float | None, what: str, written: str, **more: object) -> Number:
    """A returned figure: a plain exact count of sentence 1, unless told otherwise."""
    fields: dict[str, object] = {
        "value": value, "low": None, "high": None, "unit": None, "what": what, "bound": Bound.EXACT,
        "direction": Direction.NONE, "scope": None, "period": None, "as_of": None, "as_written": written, "sentence": 1,
    }  # fmt: skip
    return Number.model_validate(fields | more)


def quote(text: str, speaker: str, sentence: int = 1) -> Quote:
    """A returned quote."""
    return Quote(text=text, speaker=speaker, role=None, sentence=sentence)


def question(text: str, *sentences: int) -> OpenQuestion:
    """A returned question."""
    return OpenQuestion(question=text, why="it is not known", sentences=list(sentences) or [1])


# ── scores ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def by_name(scores: Iterable[Score]) -> dict[str, float | None]:
    """The values by metric."""
    return {score.metric: score.value for score in scores}


def only(scores: Iterable[Score], metric: str) -> Score:
    """The score of that metric."""
    return next(score for score in scores if score.metric == metric)
