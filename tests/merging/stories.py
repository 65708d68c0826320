"""Invented articles as verified summaries, read by the built-in engine or with items made by hand."""

import asyncio
from collections.abc import Sequence

from summarizer.article import Article
from summarizer.extraction.builtin import BuiltinEngine
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
from summarizer.verdicts import Provenance, VerifiedSummary
from summarizer.verification import verify

GIVEN = Provenance(engine="given", schema_fingerprint="0" * 16)


def report(text: str, publisher: str | None = None, published: str | None = None, story: str = "harbour") -> Article:
    """An article with this text."""
    return from_text(
        text,
        publisher=publisher,
        published=published,
        story=story,
        source=f"{publisher or 'unknown'}.txt",
        language="en",
    )


def summary(page: Article, *items: Item) -> VerifiedSummary:
    """The verified summary with these items, in the lists where they belong."""
    lists: dict[type[Item], str] = {
        KeyFact: "key_facts",
        Number: "numbers",
        Quote: "quotes",
        OpenQuestion: "open_questions",
    }
    fields: dict[str, object] = {name: [item for item in items if lists[type(item)] == name] for name in lists.values()}
    made = ArticleSummary.model_validate(
        {"headline": "Harbour", "sentences_read": SentencesRead(first=1, last=1), **fields}
    )
    return verify(made, page, GIVEN)


def read_by_rules(articles: Sequence[Article]) -> list[VerifiedSummary]:
    """What the built-in engine makes of articles, verified."""

    async def read() -> list[VerifiedSummary]:
        engine = BuiltinEngine()
        found = [(page, await engine.summarize(page)) for page in articles]
        return [verify(each.summary, page, each.provenance) for page, each in found]

    return asyncio.run(read())


def fact(
    statement: str, sentence: int = 1, certainty: Certainty = Certainty.STATED, when: str | None = None
) -> KeyFact:
    """A fact that cites one sentence."""
    return KeyFact(
        statement=statement,
        sentences=[sentence],
        importance=Importance.VITAL,
        when=when,
        attributed_to=None,
        certainty=certainty,
    )


def number(
    value: float, what: str, written: str, sentence: int = 1, bound: Bound = Bound.EXACT, **more: object
) -> Number:
    """A figure that cites one sentence."""
    fields: dict[str, object] = {
        "value": value,
        "low": None,
        "high": None,
        "unit": None,
        "what": what,
        "bound": bound,
        "direction": Direction.NONE,
        "scope": None,
        "period": None,
        "as_of": None,
        "as_written": written,
        "sentence": sentence,
    }
    return Number.model_validate(fields | more)
