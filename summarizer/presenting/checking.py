"""Counts, withheld items, losses and costs → the last section, which says how much of the page to believe."""

from collections.abc import Iterator, Sequence
from typing import Final

from summarizer.briefing import (
    VOUCHED,
    Adjudication,
    Briefing,
    CheckByModel,
    DroppedSentence,
    LeadByModel,
    Ledger,
    Lost,
    Unanswered,
    Withheld,
    inputs,
)
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

_PURPOSES: Final = {Purpose.CHECK: "the check", Purpose.ADJUDICATE: "the pairs", Purpose.LEAD: "the lead"}
TITLE = "How this was checked"
MOST_INSTRUCTIONS = 20  # sentences that are named; an article may be made of nothing else
LONGEST_WITHHELD = 300  # characters shown of what does not hold: enough to recognise it


def checked(briefing: Briefing, caps: Caps) -> Iterator[Block]:
    """How the lines above came about, what was withheld and why, and what was lost."""
    yield Heading(2, (own(TITLE),))
    yield from how_checked(briefing, caps)
    yield from _withheld(briefing, caps)
    yield from losses_and_cost(briefing, caps)


def how_checked(briefing: Briefing, caps: Caps) -> Iterator[Block]:
    """Who read, what a model was asked, and how many items of each kind held."""
    if briefing.ledger.engines:
        yield Paragraph((own(_engine(briefing.ledger)),))
    if briefing.check:
        yield from _check(briefing.check)
    if briefing.adjudication:
        yield from _adjudication(briefing.adjudication, caps)
    if briefing.lead_by_model:
        yield from _lead(briefing.lead_by_model, caps)
    yield from _counts(briefing)
    yield from _instructions(briefing)


def _engine(ledger: Ledger) -> str:
    models = [given(name).text for name in ledger.engines if name not in {"builtin", "given"}]
    said = []
    if models:
        said.append(f"The articles were read by a language model: {', '.join(models)}.")
    if "builtin" in ledger.engines:
        also = "For some articles no" if len(ledger.engines) > 1 else "No"
        used = "used to read" if ledger.by_purpose.keys() - {Purpose.EXTRACT} else "used"
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


def _adjudication(adjudication: Adjudication, caps: Caps) -> Iterator[Block]:
    models = ", ".join(given(name).text for name in adjudication.models)
    if adjudication.asked:
        pairs = count(adjudication.asked, "pair")
        asked = f"{pairs} of statements that plain code could neither join nor keep apart"
        joined = f"{adjudication.joined:,} {'stands' if adjudication.joined == 1 else 'stand'} as one above"
        said = f"{asked} {'was' if adjudication.asked == 1 else 'were'} put to a language model ({models}): {joined}."
        yield Paragraph((own(said),))
    if adjudication.failed:
        yield from _unanswered("Undecided, so that the statements stay apart:", adjudication.failed, caps)


def _lead(lead: LeadByModel, caps: Caps) -> Iterator[Block]:
    models = ", ".join(given(name).text for name in lead.models)
    if lead.written:
        sentences = f"{count(lead.written, 'sentence')} of the lead {'was' if lead.written == 1 else 'were'} written"
        verified = "plain code compared each with the points that it cites"
        kept = f"{lead.written - len(lead.dropped):,} held" if lead.dropped else "all held"
        yield Paragraph((own(f"{sentences} by a language model ({models}); {verified}, and {kept}."),))
    if lead.dropped:
        words = f"{count(len(lead.dropped), 'sentence')} of the lead dropped, with the reason:"
        yield Paragraph((own(words, Tone.STRONG),))
        shown = lead.dropped[: caps.withheld]
        yield Bullets(tuple(Bullet(_dropped(each), tone=Tone.BAD) for each in shown))
        yield from more(lead.dropped, shown, "sentence")
    if lead.replaced:
        titles = joined([(given(title),) for title in lead.replaced], "; ")
        yield Paragraph((own("No sentence of the lead held, so that the top points stand in its place: "), *titles))
    if lead.failed:
        yield from _unanswered("No lead was written, so that the top points stand in its place:", lead.failed, caps)


def _dropped(sentence: DroppedSentence) -> Line:
    """The verdict stands before the words, as with everything that is withheld."""
    reasons = "; ".join(shortened(reason, LONGEST_WITHHELD) for reason in sentence.reasons)
    words = given(ended(shortened(sentence.text, LONGEST_WITHHELD)))
    return (own("not carried by its points", Tone.STRONG), own(": "), words, own(" Reason: "), given(ended(reasons)))


def _unanswered(words: str, failed: Sequence[Unanswered], caps: Caps) -> Iterator[Block]:
    yield Paragraph((own(words, Tone.STRONG),))
    yield Bullets(
        tuple(
            Bullet(joined([(given(each.about),), (given(shortened(each.reason, LONGEST_WITHHELD)),)], ": "))
            for each in failed[: caps.lost]
        )
    )
    yield from more(failed, failed[: caps.lost], "question")


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


def _instructions(briefing: Briefing) -> Iterator[Block]:
    """A warning, at every length: such sentences may have led a model astray, and what cites them may be their work."""
    marks = [Mark(source.number, number) for source in briefing.sources for number in source.instructions]
    if not marks:
        return
    articles = count(sum(bool(source.instructions) for source in briefing.sources), "article")
    one = len(marks) == 1
    said = (
        f" {'looks like an instruction' if one else 'look like instructions'} to a language model, and not like news: "
    )
    heeded = f". A model may have heeded {'it' if one else 'them'}; what it answered was compared with the article."
    rest = f" and {len(marks) - MOST_INSTRUCTIONS:,} more" if len(marks) > MOST_INSTRUCTIONS else ""
    yield Paragraph(
        (
            own(f"{count(len(marks), 'sentence')} of {articles}", Tone.DOUBTFUL),
            own(said),
            *joined([(mark,) for mark in marks[:MOST_INSTRUCTIONS]], " "),
            own(rest + heeded),
        )
    )


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
    # Quotation marks are for words that an article has.
    returned = "; returned: " if item.kind == "quote" else ": "
    parts += [own(verdict(item.verdict), Tone.STRONG), own(returned), given(text)]
    if item.reasons:
        reasons = "; ".join(shortened(reason, LONGEST_WITHHELD) for reason in item.reasons)
        parts += [own(" Reason: "), given(ended(reasons))]
    if item.citation:
        words = in_quotes(shortened(item.citation.words, LONGEST_WITHHELD))
        mark = Mark(item.citation.source, item.citation.sentence)
        who = " The article has " if item.citation.source == item.source else " Another article has "
        parts += [own(who), words, own(" "), mark, own(".")]
    return tuple(parts)


def losses_and_cost(briefing: Briefing, caps: Caps) -> Iterator[Block]:
    """What went in and did not come out, and what the rest took."""
    losses = briefing.losses
    for what, lost in (
        ("could not be read", losses.unreadable),
        ("read, but without a summary", losses.failed),
        ("left out, as an equal article was already there", losses.duplicates),
    ):
        if lost:
            yield Paragraph((own(f"{count(inputs(lost), 'article')} {what}:", Tone.STRONG),))
            shown = lost[: caps.lost]
            yield Bullets(tuple(Bullet(_lost(each)) for each in shown))
            yield from more(lost, shown, "article")
    yield from _cost(briefing.ledger)


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
    for purpose, name in _PURPOSES.items():
        cost = ledger.by_purpose.get(purpose)
        if cost:
            of_it = f"{count(cost.calls, 'call')}, {cost.prompt_tokens:,} tokens in, {cost.completion_tokens:,} out"
            parts.append(own(f" Of these for {name}: {of_it}."))
    for position, prompt in enumerate(ledger.prompts):
        parts += [own(", " if position else " Prompts used: "), exactly(prompt)]
    yield Paragraph((*parts, own(".")) if ledger.prompts else tuple(parts))
