"""Verified summaries → what was withheld and why, how items fared, and what it cost."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from summarizer.briefing import Checked, Citation, Ledger, Withheld
from summarizer.merging.entries import Origin
from summarizer.text import view
from summarizer.verdicts import (
    Attempt,
    QuoteVerdict,
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
    VerifiedSummary,
)

Kind = Literal["fact", "number", "quote", "question"]
KINDS: tuple[Kind, ...] = ("fact", "number", "quote", "question")


def withheld(summaries: Sequence[tuple[VerifiedSummary, Origin]]) -> list[Withheld]:
    """Every item that does not hold, in the order of the sources."""
    origins = [origin for _, origin in summaries]
    return [
        _withheld(item, origin, origins) for summary, origin in summaries for item in summary.items if not item.holds
    ]


def _withheld(item: VerifiedItem, origin: Origin, origins: Sequence[Origin]) -> Withheld:
    verdict, reasons = _deciding(item), list(item.reasons)
    citation = origin.cite(item.spans[0]) if item.spans else None
    if isinstance(item, VerifiedQuote):
        elsewhere = _elsewhere(item, origin, origins) if item.verdict is QuoteVerdict.MISSING else None
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
            return f"\u201c{item.item.text}\u201d ({item.item.speaker})"
        case VerifiedQuestion():
            return item.item.question


def _elsewhere(quote: VerifiedQuote, origin: Origin, origins: Sequence[Origin]) -> Citation | None:
    """The words in another article of the batch; None if no other has them."""
    wanted = view(quote.item.text).text.strip(" .,;:!?\"'")
    for other in origins:
        if wanted and other.source.number != origin.source.number:
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


def ledger(summaries: Sequence[VerifiedSummary], wasted: Sequence[Attempt]) -> Ledger:
    """Calls and tokens of every attempt, also of those that failed, and of articles that gave no summary."""
    made = [summary.provenance for summary in summaries]
    attempts = [*(attempt for provenance in made for attempt in provenance.attempts), *wasted]
    return Ledger(
        engines=tuple(sorted({provenance.model or provenance.engine for provenance in made})),
        prompts=tuple(sorted({provenance.prompt for provenance in made if provenance.prompt})),
        calls=len(attempts),
        failed_calls=sum(attempt.outcome != "ok" for attempt in attempts),
        prompt_tokens=sum(attempt.prompt_tokens or 0 for attempt in attempts),
        completion_tokens=sum(attempt.completion_tokens or 0 for attempt in attempts),
        uncounted_calls=sum(attempt.prompt_tokens is None or attempt.completion_tokens is None for attempt in attempts),
    )
