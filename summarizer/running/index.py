"""Verified summaries of a batch → its index: a row a record, and everything that was lost."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from summarizer.article import Record
from summarizer.briefing import Losses
from summarizer.errors import InputError
from summarizer.printing import printable_json
from summarizer.running.one import Failure
from summarizer.verdicts import VerifiedSummary


class IndexEntry(Record):
    """One record of a batch."""

    file: str
    """Name of the record, in the index's own folder."""
    article: str
    """`Article.id`."""
    title: str | None
    publisher: str | None
    published: str | None
    """ISO date."""
    source: str
    story: str | None
    held: dict[str, int]
    """Items that hold, by kind."""
    verdicts: dict[str, int]
    """Items by `kind: verdict`."""


class BatchIndex(Record):
    """What a batch wrote and what it lost."""

    format: Literal["batch-index/1"] = "batch-index/1"
    partial: bool
    """True if the run was stopped before its inputs ended."""
    articles: tuple[IndexEntry, ...]
    losses: Losses


class FailedEntry(Record):
    """One line of the list of what failed: an article without a summary, or a file that could not be read."""

    format: Literal["batch-failure/1"] = "batch-failure/1"
    source: str
    article: str | None
    """`Article.id`; None for what could not be read as an article."""
    error: str
    """The class of the failure."""
    reason: str
    calls: int
    """Requests that were made for it."""


def entry(summary: VerifiedSummary, file: str) -> IndexEntry:
    """The row of a record."""
    article = summary.article
    held = Counter(item.kind for item in summary.items if item.holds)
    verdicts = Counter(f"{item.kind}: {item.verdict}" for item in summary.items)
    return IndexEntry(
        file=file,
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published.isoformat() if article.published else None,
        source=article.source,
        story=article.story,
        held=dict(sorted(held.items())),
        verdicts=dict(sorted(verdicts.items())),
    )


def failed_entry(loss: Failure | InputError) -> FailedEntry:
    """The line of a loss."""
    if isinstance(loss, Failure):
        error, article, calls = loss.error, loss.article.id, len(loss.attempts)
        return FailedEntry(
            source=loss.article.source, article=article, error=type(error).__name__, reason=error.advice, calls=calls
        )
    return FailedEntry(source=loss.where, article=None, error=type(loss).__name__, reason=loss.advice, calls=0)


def index_parts(*, partial: bool, rows: Iterable[str], losses: Losses) -> Iterator[str]:
    """The text of a `BatchIndex`, of rows that are written already; so that no batch is too large to be listed."""
    yield f'{{\n  "format": "batch-index/1",\n  "partial": {json.dumps(partial)},\n  "articles": ['
    between = "\n    "
    for row in rows:
        yield between + row.strip()
        between = ",\n    "
    yield f'\n  ],\n  "losses": {printable_json(losses.model_dump_json())}\n}}\n'
