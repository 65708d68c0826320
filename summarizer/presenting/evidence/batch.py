"""Verified summaries of a batch, one at a time → its page: what held of each article, and what failed.

Rows are made as records come and joined at the end, so that no batch is too large to be listed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from summarizer.briefing import BATCH_PAGE, Losses, Lost, inputs
from summarizer.presenting.citing import file_name
from summarizer.presenting.evidence.lines import toned
from summarizer.presenting.evidence.markup import Content, Html, joined, tag
from summarizer.presenting.evidence.shell import HERE, asset, document
from summarizer.presenting.page import Tone, clean, exactly, shortened
from summarizer.presenting.words import count, day, kind, verdict
from summarizer.verdicts import VerifiedItem, VerifiedQuote, VerifiedSummary

KINDS: Final = ("fact", "number", "quote", "question")
LONGEST_REASON = 300  # characters of a reason that are shown
_RECORD: Final = re.compile(r"[a-z0-9-]+\.json")  # the names that records have; nothing else is linked


def batch_row(summary: VerifiedSummary, file: str) -> str:
    """The row of a record, which lies in `file` beside the page."""
    article = summary.article
    title = clean(article.title or "") or file_name(article.source).text
    about = ", ".join(filter(None, (clean(article.publisher or ""), day(article.published))))
    name = tag("a", title, href=file) if _RECORD.fullmatch(file) else title
    cells = [_held([item for item in summary.items if item.kind == each]) for each in KINDS]
    lost = Counter(_verdict(item) for item in summary.items if not item.holds)
    words = [toned(f"{number:,} {verdict(key)}", Tone.BAD) for key, number in sorted(lost.items())]
    check = summary.provenance.check
    if check and check.failure:
        words.append(toned("check by a model failed", Tone.DOUBTFUL))
    outcome = joined(tag("div", each) for each in words) if words else toned("all held", Tone.GOOD)
    path = tag("div", exactly(article.source).text, class_="path")
    return tag("tr", tag("th", name, " ", tag("div", about), " ", path, scope="row"), tag("td", outcome), *cells) + "\n"


def _held(items: Sequence[VerifiedItem]) -> Html:
    """How many of a kind hold, of how many."""
    held = sum(item.holds for item in items)
    return tag("td", f"{held:,} of {len(items):,}" if items else "–", class_="count")


def _verdict(item: VerifiedItem) -> str:
    """The verdict that decided: of words that are verbatim, the speaker's."""
    return item.speaker if isinstance(item, VerifiedQuote) and item.verbatim else item.verdict


def batch_page(rows: Iterable[str], written: int, losses: Losses, *, partial: bool) -> Iterator[str]:
    """The text of the page; `rows` are those of `batch_row`, `written` in number."""
    failed = (*losses.unreadable, *losses.failed)
    said = [
        count(written, "record"),
        f"{inputs(failed):,} failed",
        f"{count(inputs(losses.duplicates), 'duplicate')} left out",
    ]
    head: list[Content] = [tag("h1", "Batch"), tag("p", f"{', '.join(said)}.", class_="extent")]
    if partial:
        words = "Some inputs have no record." if failed else "The run was stopped before it had read everything."
        head.insert(0, tag("p", toned("PARTIAL.", Tone.BAD), f" {words}", class_="notice", role="note"))
    columns = [tag("th", f"{kind(each)}s", scope="col") for each in KINDS]
    top = tag("tr", tag("th", "Article", scope="col"), tag("th", "What does not hold", scope="col"), *columns)
    lists = (
        _lost("Could not be read", losses.unreadable),
        _lost("Read, but without a summary", losses.failed),
        _lost("Left out, as an equal article was already there", losses.duplicates),
    )
    table = tag("table", tag("thead", top), tag("tbody", HERE), class_="batch")
    before, after = document(
        "Batch",
        tag("main", *head, *lists, tag("div", table, class_="wide")),
        generator=BATCH_PAGE,
        style=asset("page.css"),
    ).split(HERE)
    yield before
    yield from rows
    yield after


def _lost(title: str, lost: Sequence[Lost]) -> Html | None:
    """Inputs that have no record, with the reason."""
    if not lost:
        return None
    entries = [
        tag("li", tag("code", exactly(each.path).text), ": ", shortened(each.reason, LONGEST_REASON)) for each in lost
    ]
    return tag("section", tag("h2", f"{title} ({inputs(lost):,})"), tag("ul", *entries), class_="part lost")
