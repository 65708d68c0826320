"""Many articles → their verified summaries, their failures, and the briefing of them all."""

from summarizer.running.articles import DEFAULT_CONCURRENCY, Event, Progress, run, summarize
from summarizer.running.collecting import Collected, Input, Outcome, brief, collect
from summarizer.running.index import BatchIndex, IndexEntry, entry
from summarizer.running.one import Failure, summarize_one

__all__ = [
    "DEFAULT_CONCURRENCY",
    "BatchIndex",
    "Collected",
    "Event",
    "Failure",
    "IndexEntry",
    "Input",
    "Outcome",
    "Progress",
    "brief",
    "collect",
    "entry",
    "run",
    "summarize",
    "summarize_one",
]
