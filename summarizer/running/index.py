"""Verified summaries of a batch → its index: a row a record, and everything that was lost."""

from collections import Counter
from typing import Literal

from summarizer.article import Record
from summarizer.briefing import Losses
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
