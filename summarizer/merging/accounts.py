"""Verified summaries → what was withheld and why, how items fared, and what it cost."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from summarizer.briefing import CheckByModel, Checked, Citation, Cost, Ledger, Lost, Withheld
from summarizer.language.words import spelled
from summarizer.merging.entries import Origin
from summarizer.text import view
from summarizer.verdicts import (
    Attempt,
    Purpose,
    QuoteVerdict,
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
    VerifiedSummary,
)

Kind = Literal["fact", "number", "quote", "question"]
_MOST_PAGES = 200  # articles in which a missing quotation is looked for, once its rarest word has chosen them
KINDS: tuple[Kind, ...] = ("fact", "number", "quote", "question")


def withheld(summaries: Sequence[tuple[VerifiedSummary, Origin]]) -> list[Withheld]:
    """Every item that does not hold, in the order of the sources."""
    pages = _Pages([origin for _, origin in summaries])
    return [_withheld(item, origin, pages) for summary, origin in summaries for item in summary.items if not item.holds]


def _withheld(item: VerifiedItem, origin: Origin, pages: "_Pages") -> Withheld:
    verdict, reasons = _deciding(item), list(item.reasons)
    citation = origin.cite(item.spans[0]) if item.spans else None
    if isinstance(item, VerifiedQuote):
        elsewhere = _elsewhere(item, origin, pages) if item.verdict is QuoteVerdict.MISSING else None
        if elsewhere:
            verdict, citation = str(QuoteVerdict.ELSEWHERE), elsewhere
            reasons = [f"these words are not in this article, but in [{elsewhere.source}]"]
    return Withheld(
        source=origin.source.number,
        kind=item.kind,
        text=_text(item),
        verdict=verdict,
        reasons=tuple(reasons),
        citation=citation,
    )


def _deciding(item: VerifiedItem) -> str:
    """The verdict that decides whether the item is shown: of true words in a wrong mouth, the speaker's."""
    if isinstance(item, VerifiedQuote) and item.verbatim and not item.holds:
        return str(item.speaker)
    return str(item.verdict)


def _text(item: VerifiedItem) -> str:
    match item:
        case VerifiedFact():
            return item.item.statement
        case VerifiedNumber():
            return f"{item.item.as_written} ({item.item.what})"
        case VerifiedQuote():
            return f"{item.item.text} ({item.item.speaker})"
        case VerifiedQuestion():
            return item.item.question


class _Pages:
    """The articles of the batch by their words; read when the first missing quotation is looked for."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        self._origins = origins

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, origin in enumerate(self._origins):
            for word in set(spelled(view(origin.article.text).text)):
                found.setdefault(word, []).append(index)
        return found

    def with_words(self, wanted: str) -> list[Origin]:
        """The articles that have the rarest inner word of the passage, in order: only they can have it whole."""
        # The first and the last may be cut out of longer words by a quotation that begins or ends inside one.
        inner = spelled(wanted)[1:-1]
        if not inner:
            return []
        rarest = min((self._holders.get(word, []) for word in inner), key=len)
        return [self._origins[index] for index in rarest[:_MOST_PAGES]]


def _elsewhere(quote: VerifiedQuote, origin: Origin, pages: _Pages) -> Citation | None:
    """The words in another article of the batch; None if no other has them."""
    wanted = view(quote.item.text).text.strip(" .,;:!?\"'")
    for other in pages.with_words(wanted):
        if other.source.number != origin.source.number:
            page = view(other.article.text)
            at = page.text.find(wanted)
            if at >= 0:
                start, end = page.original(at, at + len(wanted))
                sentence = other.article.sentence_at(start)
                if sentence and sentence.told:
                    return other.cite(sentence.span.model_copy(update={"start": start, "end": end}))
    return None


def checked(summaries: Sequence[VerifiedSummary]) -> list[Checked]:
    """A row a kind of item: how many were returned, how many hold, and with which verdicts."""
    items = [item for summary in summaries for item in summary.items]
    rows = []
    for kind in KINDS:
        own = [item for item in items if item.kind == kind]
        verdicts = Counter(_deciding(item) for item in own)
        rows.append(
            Checked(
                kind=kind,
                returned=len(own),
                held=sum(item.holds for item in own),
                verdicts=dict(sorted(verdicts.items())),
            )
        )
    return rows


def check_by_model(summaries: Sequence[VerifiedSummary]) -> CheckByModel | None:
    """What a model was asked about facts that plain code left open, and what came of it; None if nothing was asked."""
    made = [(summary, summary.provenance.check) for summary in summaries if summary.provenance.check]
    asked = [fact.check for summary in summaries for fact in summary.facts() if fact.check]
    if not made:
        return None
    return CheckByModel(
        models=tuple(sorted({check.model for _, check in made})),
        asked=len(asked),
        confirmed=sum(check.confirmed for check in asked),
        failed=tuple(
            Lost(path=summary.article.source, reason=check.failure) for summary, check in made if check.failure
        ),
    )


def ledger(summaries: Sequence[VerifiedSummary], wasted: Sequence[Attempt]) -> Ledger:
    """Calls and tokens of every attempt, also of those that failed, and of articles that gave no summary."""
    made = [summary.provenance for summary in summaries]
    prompts = {each.prompt for each in made} | {each.check.prompt for each in made if each.check}
    attempts = [*(attempt for provenance in made for attempt in provenance.attempts), *wasted]
    by_purpose = {purpose: [each for each in attempts if each.purpose is purpose] for purpose in Purpose}
    return Ledger(
        engines=tuple(sorted({provenance.model or provenance.engine for provenance in made})),
        prompts=tuple(sorted(filter(None, prompts))),
        by_purpose={purpose: _cost(some) for purpose, some in by_purpose.items() if some},
        **dict(_cost(attempts)),
    )


def further(before: Ledger, attempts: Sequence[Attempt], prompt: str) -> Ledger:
    """The ledger with what was asked about the batch; `prompt` is the fingerprint of the templates."""
    if not attempts:
        return before
    costs = {purpose: _cost([each for each in attempts if each.purpose is purpose]) for purpose in Purpose}
    by_purpose = {purpose: _sum(before.by_purpose.get(purpose), cost) for purpose, cost in costs.items()}
    return before.model_copy(
        update={
            **dict(_sum(before, _cost(attempts))),
            "prompts": tuple(sorted({*before.prompts, prompt})),
            "by_purpose": {purpose: cost for purpose, cost in by_purpose.items() if cost.calls},
        }
    )


def _sum(one: Cost | None, other: Cost) -> Cost:
    if one is None:
        return other
    return Cost(**{name: getattr(one, name) + getattr(other, name) for name in Cost.model_fields})


def _cost(attempts: Sequence[Attempt]) -> Cost:
    return Cost(
        calls=len(attempts),
        failed_calls=sum(attempt.outcome != "ok" for attempt in attempts),
        prompt_tokens=sum(attempt.prompt_tokens or 0 for attempt in attempts),
        completion_tokens=sum(attempt.completion_tokens or 0 for attempt in attempts),
        uncounted_calls=sum(attempt.prompt_tokens is None or attempt.completion_tokens is None for attempt in attempts),
    )
