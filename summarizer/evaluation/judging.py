"""Labelled facts that plain code is not sure of + what was returned → what a model says of them; it gates nothing."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from summarizer.errors import AnswerError, ExtractionError
from summarizer.evaluation.calibrating import PEOPLE, Ratings, by_person, rated_by_all
from summarizer.evaluation.matching import degree, shares
from summarizer.evaluation.observing import Observed
from summarizer.evaluation.result import JudgedFact
from summarizer.extraction import Asker, Question, subject_of
from summarizer.summary import Item
from summarizer.verdicts import Purpose

TEMPLATE = "judge.j2"
GREY = (0.20, 0.60)
"""Shares of a fact's weight between which a model is asked. On the summaries of SummHay that people judged, 95 of 100
facts below are not said in full, and 84 of 100 above are; between, 35 of 100."""


class Coverage(StrEnum):
    """How far a list of statements says a fact."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


_RATED = "rated"  # in the place of an article's name
DEGREES = {Coverage.FULL: 1.0, Coverage.PARTIAL: 0.5, Coverage.NONE: 0.0}


class Judgement(Item):
    """The answer for one fact."""

    fact: Annotated[int, Field(description="Number of the fact.")]
    level: Annotated[Coverage, Field(description="full, partial or none.")]
    statement: Annotated[int | None, Field(description="Number of the statement that says most of it; null for none.")]


class JudgeAnswer(Item):
    """How far the statements say each fact."""

    judgements: Annotated[list[Judgement], Field(description="Every fact once, in the order given.")]


@dataclass(frozen=True)
class Grey:
    """The facts of one article that a model is asked about."""

    story: str
    article: str
    facts: tuple[str, ...]
    shares: tuple[float, ...]
    """By plain code, of each fact."""
    statements: tuple[str, ...]


def grey(observed: Observed) -> list[Grey]:
    """The open facts of each article that has an answer; an article without any is left out."""
    found: list[Grey] = []
    by_name = {each.name: each.verified for each in observed.told}
    for labels, _ in observed.case.labelled:
        verified = by_name.get(labels.name)
        statements = tuple(fact.item.statement for fact in verified.facts()) if verified else ()
        if not statements:
            continue
        rows = shares([(fact.statement, *fact.also) for fact in labels.facts], statements)
        best = [(fact.statement, max(row)) for fact, row in zip(labels.facts, rows, strict=True)]
        unsure = [(fact, share) for fact, share in best if GREY[0] <= share < GREY[1]]
        if unsure:
            facts, known = zip(*unsure, strict=True)
            found.append(Grey(observed.case.labels.story, labels.name, facts, known, statements))
    return found


def rated(ratings: Sequence[Ratings]) -> list[Grey]:
    """The pairs that every person has rated, each as a question of its own; none while too few people have."""
    people = by_person(ratings)
    if len(people) < PEOPLE:
        return []
    stories = {pair: story for pair, (story, _) in people[0].items()}
    return [Grey(stories[fact, text], _RATED, (fact,), (0.0,), (text,)) for fact, text in rated_by_all(people)]


def judge(greys: Iterable[Grey], asker: Asker, concurrency: int) -> list[JudgedFact]:
    """What the model says of each open fact, in their order; a question without an answer says why.

    Raises `RunEndedError` if the endpoint can answer no more.
    """
    asker.prepare(TEMPLATE, JudgeAnswer)
    return asyncio.run(_judged(list(greys), asker, concurrency))


async def _judged(greys: Sequence[Grey], asker: Asker, concurrency: int) -> list[JudgedFact]:
    places = asyncio.Semaphore(concurrency)

    async def one(asked: Grey) -> list[JudgedFact]:
        async with places:
            try:
                answered = await asker.ask(_question(asked))
            except ExtractionError as error:
                return [_row(asked, at, None, str(error)) for at in range(len(asked.facts))]
        levels = {each.fact: each.level for each in answered.answer.judgements}
        return [_row(asked, at, levels[at + 1]) for at in range(len(asked.facts))]

    try:
        return [row for rows in await asyncio.gather(*map(one, greys)) for row in rows]
    finally:
        await asker.close()


def _question(asked: Grey) -> Question[JudgeAnswer]:
    def vet(answer: JudgeAnswer) -> None:
        numbers = [each.fact for each in answer.judgements]
        if sorted(numbers) != list(range(1, len(asked.facts) + 1)):
            raise AnswerError(
                "the answer does not fit the facts", fault="judgements: answer each fact exactly once, by its number"
            )

    fields = {"facts": _numbered(asked.facts), "statements": _numbered(asked.statements)}
    where = f"{asked.story}/{asked.article}"
    return Question(TEMPLATE, fields, JudgeAnswer, subject_of(fields), where, Purpose.JUDGE, vet)


def _numbered(texts: Sequence[str]) -> list[dict[str, object]]:
    return [{"number": number, "text": text} for number, text in enumerate(texts, 1)]


def _row(asked: Grey, at: int, level: Coverage | None, failure: str | None = None) -> JudgedFact:
    return JudgedFact(
        story=asked.story,
        article=asked.article,
        fact=asked.facts[at],
        share=asked.shares[at],
        by_code=degree(asked.shares[at]),
        by_model=DEGREES[level] if level else None,
        failure=failure,
    )
