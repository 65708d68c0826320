"""A case and an engine → what came of it: answers, verdicts, and the briefing as it is shown."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.briefing import Briefing, Losses, Lost
from summarizer.evaluation.cases import Case
from summarizer.evaluation.labels import LabelledArticle, Planted, PlantedFact, PlantedNumber, PlantedQuestion
from summarizer.evaluation.places import cited
from summarizer.extraction import Engine, ends, fingerprint
from summarizer.merging import Grouping, merge
from summarizer.presenting import Length, to_markdown
from summarizer.running import Failure, summarize_one
from summarizer.summary import (
    ArticleSummary,
    Importance,
    KeyFact,
    Number,
    OpenQuestion,
    Quote,
    SentencesRead,
)
from summarizer.verdicts import Attempt, Provenance, VerifiedItem, VerifiedSummary
from summarizer.verification import verify

Clock = Callable[[], float]


@dataclass(frozen=True)
class Told:
    """One article and what the engine told of it."""

    name: str
    """`LabelledArticle.name`."""
    article: Article
    outcome: VerifiedSummary | Failure
    seconds: float | None
    """From asking to the verified answer; None without a clock."""

    @property
    def verified(self) -> VerifiedSummary | None:
        """What the engine said, with its verdicts; None if it gave no answer."""
        return None if isinstance(self.outcome, Failure) else self.outcome

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every request that was made for it."""
        return self.outcome.attempts if isinstance(self.outcome, Failure) else self.outcome.provenance.attempts


@dataclass(frozen=True)
class Observed:
    """What came of one case."""

    case: Case
    told: tuple[Told, ...]
    """In the order of the labels."""
    planted: Mapping[str, tuple[VerifiedItem, ...]]
    """The planted items of each article with the verdicts that they were given, in the order of the labels."""
    briefing: Briefing
    markdown: str
    """The briefing as it is shown, whole."""

    @property
    def verified(self) -> list[VerifiedSummary]:
        """The summaries of the articles that have one."""
        return [told.verified for told in self.told if told.verified]


@dataclass(frozen=True)
class Reader:
    """How articles are read."""

    engine: Engine
    places: asyncio.Semaphore
    """Articles in flight at once, over all cases."""
    clock: Clock | None = None
    """Gives seconds, and is read around each article."""

    async def told(self, name: str, article: Article) -> Told:
        """What the engine tells of it; raises `RunEndedError` if no article can be had."""
        async with self.places:
            begun = self.clock() if self.clock else 0.0
            outcome = await summarize_one(article, self.engine)
            return Told(name, article, outcome, self.clock() - begun if self.clock else None)


async def observe(case: Case, reader: Reader) -> Observed:
    """Let the engine read every article of the case, and make the briefing of what holds.

    Raises `RunEndedError` if no article can be had.
    """
    told = await asyncio.gather(*(reader.told(name, article) for name, article in case.articles.items()))
    failed = [
        Lost(path=each.article.source, reason=str(each.outcome.error))
        for each in told
        if isinstance(each.outcome, Failure)
    ]
    summaries = [each.verified for each in told if each.verified]
    briefing = merge(summaries, Losses(failed=tuple(failed)), stories=Grouping.ONE)
    return Observed(
        case=case,
        told=tuple(told),
        planted={labels.name: verdicts(labels, article) for labels, article in case.labelled},
        briefing=briefing,
        markdown=to_markdown(briefing, Length.FULL),
    )


def returned(verified: VerifiedSummary) -> ArticleSummary:
    """What the engine returned, before any verdict."""
    first, last = ends(verified.article)
    return ArticleSummary(
        headline=verified.headline,
        key_facts=[each.item for each in verified.facts()],
        numbers=[each.item for each in verified.numbers()],
        quotes=[each.item for each in verified.quotes()],
        open_questions=[each.item for each in verified.questions()],
        sentences_read=SentencesRead(first=first, last=last),
    )


def verdicts(labels: LabelledArticle, article: Article) -> tuple[VerifiedItem, ...]:
    """The verdicts that the planted items of an article are given, in the order of the labels."""
    items = [_item(planted, article) for planted in labels.planted]
    first, last = ends(article)
    summary = ArticleSummary(
        headline="",
        key_facts=[item for item in items if isinstance(item, KeyFact)],
        numbers=[item for item in items if isinstance(item, Number)],
        quotes=[item for item in items if isinstance(item, Quote)],
        open_questions=[item for item in items if isinstance(item, OpenQuestion)],
        sentences_read=SentencesRead(first=first, last=last),
    )
    verified = verify(summary, article, Provenance(engine="given", schema_fingerprint=fingerprint(ArticleSummary)))
    waiting: dict[type, Iterator[VerifiedItem]] = {
        KeyFact: iter(verified.facts()),
        Number: iter(verified.numbers()),
        Quote: iter(verified.quotes()),
        OpenQuestion: iter(verified.questions()),
    }
    return tuple(next(waiting[type(item)]) for item in items)


def _item(planted: Planted, article: Article) -> KeyFact | Number | Quote | OpenQuestion:
    """The item as a model would return it, its sentences found by their words."""
    words = (planted.words,) if isinstance(planted.words, str) else planted.words
    sentences = cited(article, words)
    match planted:
        case PlantedFact():
            return KeyFact(
                statement=planted.statement,
                sentences=sentences,
                importance=Importance.OKAY,
                when=planted.when,
                attributed_to=planted.attributed_to,
                certainty=planted.certainty,
            )
        case PlantedNumber():
            return Number(
                value=planted.value,
                low=planted.low,
                high=planted.high,
                unit=planted.unit,
                what=planted.what,
                bound=planted.bound,
                direction=planted.direction,
                scope=None,
                period=None,
                as_of=None,
                as_written=planted.as_written,
                sentence=sentences[0],
            )
        case PlantedQuestion():
            return OpenQuestion(question=planted.question, why=words[0], sentences=sentences)
        case _:
            return Quote(text=planted.text, speaker=planted.speaker, role=None, sentence=sentences[0])
