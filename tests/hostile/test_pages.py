"""The pages beside the briefing's, of a batch and of an eval run, are made of what a page may be made of."""

import itertools
from collections.abc import Callable, Sequence

from evaluation.samples import filled, whole
from hostile.attacks import every
from hostile.conftest import Tried
from hostile.html_allowlist import faults
from hostile.inert import UNSEEN
from presenting.evidence.pier import page, summary

from summarizer.briefing import Losses, Lost
from summarizer.evaluation.reports import to_html
from summarizer.presenting import batch_row

RECORDS = ("pier-0123abcd.json", "index.json")  # what a record may be called; the second is one of the attacks


def test_a_batch_of_hostile_articles(tried: Tried) -> None:
    """Titles, statements, names of articles and of records, and reasons of failures: one page full of them all."""
    tried("the page of a batch", len(every()), 6)
    rows = [
        batch_row(summary("The pier burned.", payload, title=payload, source=payload), payload) for payload in every()
    ]
    lost = tuple(Lost(path=payload, reason=payload) for payload in every())
    html = page(
        batch_row(summary("The pier burned down on Friday."), RECORDS[0]),
        *rows,
        losses=Losses(failed=lost, unreadable=lost, duplicates=lost),
        partial=True,
    )
    assert [] == faults(html, addresses=RECORDS)
    assert [] == UNSEEN.findall(html.replace("\n", ""))


def in_turn(texts: Sequence[str]) -> Callable[[str], str]:
    """Puts the texts in the place of others, one after the other, and again."""
    turn = itertools.cycle(texts)
    return lambda _: next(turn)


def test_an_eval_report_full_of_hostile_words(tried: Tried) -> None:
    """Every free text of a report in turn is another attack: names of stories, engines and files, items, reasons."""
    tried("the report of an eval run", len(every()), 1)
    for start in range(0, len(every()), 100):
        assert [] == faults(to_html(filled(whole(), in_turn(every()[start:])), show_held=True)), start
