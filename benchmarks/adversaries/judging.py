"""Cases + the public `verify` → which of them are accepted; an item's verdict alone decides."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adversaries.kinds import Draft, Family, Item, Kind, Thing, drafts
from adversaries.material import Figure, Source

from summarizer.article import Article
from summarizer.summary import ArticleSummary, KeyFact, Number, Quote, SentencesRead
from summarizer.verdicts import (
    FactVerdict,
    NumberVerdict,
    Provenance,
    SpeakerVerdict,
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuote,
)
from summarizer.verification import verify

_GIVEN = Provenance(engine="given", schema_fingerprint="")
_MAIN = {KeyFact: "statement", Number: "as_written", Quote: "text"}


@dataclass(frozen=True)
class Judged:
    """A case and what became of it."""

    kind: Kind
    source: str
    """Path of the article that it was made from."""
    article: str
    """Identity of the article that it was checked against: another one where the kind changes the article."""
    was: str
    """The honest words that it was made from."""
    item: Item
    accepted: bool
    verdict: str
    reasons: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        """True for a corruption that was accepted and a legitimate variant that was not."""
        return self.accepted is not self.kind.honest


def judge(kinds: Sequence[Kind], source: Source, seed: str, limit: int | None = None) -> Iterator[Judged]:
    """All cases of one article, in the order of the kinds; `limit` is the most of one kind, drawn by the seed."""
    cases = [(kind, thing, draft) for kind in kinds for thing, draft in _drawn(kind, source, seed, limit)]
    by_article: dict[str, tuple[Article, list[int]]] = {}
    for index, (_, _, draft) in enumerate(cases):
        article = draft.article or source.article
        by_article.setdefault(article.id, (article, []))[1].append(index)
    verdicts: dict[int, VerifiedItem] = {}
    for article, indexes in by_article.values():
        verdicts |= _verified(article, {index: cases[index][2].item for index in indexes})
    for index, (kind, thing, draft) in enumerate(cases):
        accepted, verdict = _accepted(verdicts[index], kind.family)
        was = thing.line if isinstance(thing, Figure) else thing.text
        reasons = verdicts[index].reasons
        checked = (draft.article or source.article).id
        yield Judged(kind, source.article.source, checked, was, draft.item, accepted, verdict, reasons)


def _drawn(kind: Kind, source: Source, seed: str, limit: int | None) -> list[tuple[Thing, Draft]]:
    found = list(drafts(kind, source, seed))
    if limit is None or len(found) <= limit:
        return found
    rng = random.Random(f"{seed} {kind.name} {source.article.id}")
    return [found[index] for index in sorted(rng.sample(range(len(found)), limit))]


def _verified(article: Article, items: dict[int, Item]) -> Iterator[tuple[int, VerifiedItem]]:
    """The verdict of each item by its key; they share one call, which judges each as if it were alone."""
    facts = {index: item for index, item in items.items() if isinstance(item, KeyFact)}
    numbers = {index: item for index, item in items.items() if isinstance(item, Number)}
    quotes = {index: item for index, item in items.items() if isinstance(item, Quote)}
    summary = ArticleSummary(
        headline=article.title or "Untitled",
        key_facts=list(facts.values()),
        numbers=list(numbers.values()),
        quotes=list(quotes.values()),
        open_questions=[],
        sentences_read=SentencesRead(first=1, last=len(article.sentences)),
    )
    record = verify(summary, article, _GIVEN)
    yield from zip(facts, record.facts(), strict=True)
    yield from zip(numbers, record.numbers(), strict=True)
    yield from zip(quotes, record.quotes(), strict=True)


def _accepted(item: VerifiedItem, family: Family) -> tuple[bool, str]:
    """Whether the verdict counts as accepted in the item's family, and the verdict itself."""
    match item:
        case VerifiedQuote() if family is Family.SPEAKERS:
            return item.speaker is SpeakerVerdict.NAMED_HERE, item.speaker.value
        case VerifiedQuote():
            return item.verbatim, item.verdict.value
        case VerifiedNumber():
            return item.verdict in {NumberVerdict.FOUND, NumberVerdict.DERIVED}, item.verdict.value
        case VerifiedFact():
            return item.verdict is FactVerdict.SUPPORTED, item.verdict.value
        case _:
            message = f"no family of the suite holds a {item.kind}"
            raise TypeError(message)


def main_field(item: Item) -> str:
    """The words of an item that a reader would see first."""
    return str(getattr(item, _MAIN[type(item)]))
