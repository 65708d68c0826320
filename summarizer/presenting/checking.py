"""Counts, withheld items, losses and costs → the last section, which says how much of the page to believe."""

from collections.abc import Iterator

from summarizer.briefing import VOUCHED, Briefing, CheckByModel, Ledger, Lost, Withheld
from summarizer.presenting.lengths import Caps, more
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Mark,
    Paragraph,
    Part,
    Row,
    Table,
    Tone,
    exactly,
    given,
    in_quotes,
    joined,
    own,
    shortened,
)
from summarizer.presenting.words import count, ended, kind, verdict
from summarizer.verdicts import Purpose

LONGEST_WITHHELD = 300  # characters shown of what does not hold: enough to recognise it


def checked(briefing: Briefing, caps: Caps) -> Iterator[Block]:
    """How the lines above came about, what was withheld and why, and what was lost."""
    yield Heading(2, (own("How this was checked"),))
    if briefing.ledger.engines:
        yield Paragraph((own(_engine(briefing.ledger)),))
    if briefing.check:
        yield from _check(briefing.check)
    yield from _counts(briefing)
    yield from _withheld(briefing, caps)
    yield from _losses(briefing, caps)
    yield from _cost(briefing.ledger)


def _engine(ledger: Ledger) -> str:
    models = [given(name).text for name in ledger.engines if name not in {"builtin", "given"}]
    said = []
    if models:
        said.append(f"The articles were read by a language model: {', '.join(models)}.")
    if "builtin" in ledger.engines:
        also = "For some articles no" if len(ledger.engines) > 1 else "No"
        used = "used to read" if Purpose.CHECK in ledger.by_purpose else "used"
        said.append(f"{also} language model was {used}: the built-in engine selected and trimmed sentences.")
    if "given" in ledger.engines:
        some = "Some summaries" if len(ledger.engines) > 1 else "The summaries"
        said.append(f"{some} came from files; who or what wrote them is not known here.")
    said.append(VOUCHED)
    return " ".join(said)


def _check(check: CheckByModel) -> Iterator[Block]:
    models = ", ".join(given(name).text for name in check.models)
    asked = f"{count(check.asked, 'statement')} that plain code left open {'was' if check.asked == 1 else 'were'}"
    held = (
        f"{check.confirmed:,} {'is' if check.confirmed == 1 else 'are'} in the sentences that it named, as plain code"
    )
    if check.asked:
        yield Paragraph((own(f"{asked} put to a language model ({models}): {held} found, and so shown above."),))
    if check.failed:
        articles = count(len(check.failed), "article")
        words = f"The check of {articles} failed; what plain code left open there stays withheld:"
        yield Paragraph((own(words, Tone.STRONG),))
        yield Bullets(tuple(Bullet(_lost(each)) for each in check.failed))


def _counts(briefing: Briefing) -> Iterator[Block]:
    rows = [
        Row(
            (
                ((own(f"{kind(row.kind)}s"),),),
                ((own(f"{row.returned:,}"),),),
                ((own(f"{row.held:,}"),),),
                ((own(", ".join(f"{number:,} {verdict(name)}" for name, number in row.verdicts.items())),),),
            )
        )
        for row in briefing.checked
    ]
    if rows:
        yield Table(("Kind", "Returned", "Held", "Verdicts"), tuple(rows))


def _withheld(briefing: Briefing, caps: Caps) -> Iterator[Block]:
    if not briefing.withheld:
        return
    withheld = count(len(briefing.withheld), "item")
    yield Paragraph((own(f"{withheld} withheld, with the reason:", Tone.STRONG),))
    shown = briefing.withheld[: caps.withheld]
    yield Bullets(tuple(Bullet(_item(item), tone=Tone.BAD) for item in shown))
    yield from more(briefing.withheld, shown, "item")


def _item(item: Withheld) -> Line:
    """The verdict stands before the words: nobody reads them as established."""
    parts: list[Part] = [own(f"{kind(item.kind)} from "), Mark(item.source), own(", ")]
    text = ended(shortened(item.text, LONGEST_WITHHELD))
    parts += [own(verdict(item.verdict), Tone.STRONG), own(": "), given(text)]
    if item.reasons:
        reasons = "; ".join(shortened(reason, LONGEST_WITHHELD) for reason in item.reasons)
        parts += [own(" Reason: "), given(ended(reasons))]
    if item.citation:
        words = in_quotes(shortened(item.citation.words, LONGEST_WITHHELD))
        mark = Mark(item.citation.source, item.citation.sentence)
        who = " The article has " if item.citation.source == item.source else " Another article has "
        parts += [own(who), words, own(" "), mark, own(".")]
    return tuple(parts)


def _losses(briefing: Briefing, caps: Caps) -> Iterator[Block]:
    losses = briefing.losses
    for what, lost in (
        ("could not be read", losses.unreadable),
        ("read, but without a summary", losses.failed),
        ("left out, as an equal article was already there", losses.duplicates),
    ):
        if lost:
            yield Paragraph((own(f"{count(len(lost), 'article')} {what}:", Tone.STRONG),))
            shown = lost[: caps.lost]
            yield Bullets(tuple(Bullet(_lost(each)) for each in shown))
            yield from more(lost, shown, "article")


def _lost(lost: Lost) -> Line:
    return joined([(exactly(lost.path),), (given(shortened(lost.reason, LONGEST_WITHHELD)),)], ": ")


def _cost(ledger: Ledger) -> Iterator[Block]:
    if not ledger.calls:
        return
    failed = f", {ledger.failed_calls:,} of them failed" if ledger.failed_calls else ""
    blind = ledger.uncounted_calls
    uncounted = f"; {count(blind, 'call')} not counted by the endpoint" if blind else ""
    tokens = f"{ledger.prompt_tokens:,} tokens in, {ledger.completion_tokens:,} out"
    parts: list[Part] = [own(f"{count(ledger.calls, 'call')}{failed}; {tokens}{uncounted}.")]
    check = ledger.by_purpose.get(Purpose.CHECK)
    if check:
        of_check = f"{count(check.calls, 'call')}, {check.prompt_tokens:,} tokens in, {check.completion_tokens:,} out"
        parts.append(own(f" Of these for the check: {of_check}."))
    for position, prompt in enumerate(ledger.prompts):
        parts += [own(", " if position else " Prompts used: "), exactly(prompt)]
    yield Paragraph((*parts, own(".")) if ledger.prompts else tuple(parts))
