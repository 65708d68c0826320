"""Many articles → their verified summaries, their failures, and the briefing of them all."""

from summarizer.running.articles import DEFAULT_CONCURRENCY, Event, Progress, run, summarize
from summarizer.running.askers import NOBODY, Askers
from summarizer.running.collecting import Collected, Input, Outcome, collect
from summarizer.running.composing import brief, compose
from summarizer.running.index import BatchIndex, IndexEntry, entry
from summarizer.running.one import Failure, summarize_one

__all__ = [
    "DEFAULT_CONCURRENCY",
    "NOBODY",
    "Askers",
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
    "compose",
    "entry",
    "run",
    "summarize",
    "summarize_one",
]
