"""Many articles → their verified summaries, their failures, and the briefing of them all."""

from summarizer.running.articles import DEFAULT_CONCURRENCY, Event, Pace, Progress, Run, Steady, run, summarize
from summarizer.running.askers import NOBODY, Askers
from summarizer.running.collecting import Collected, Input, Outcome, collect
from summarizer.running.composing import brief, compose
from summarizer.running.index import BatchIndex, FailedEntry, IndexEntry, entry, failed_entry
from summarizer.running.one import Failure, summarize_one
from summarizer.running.stopping import Stop, run_until_stopped
from summarizer.running.verifying import OtherCores, verify_here

__all__ = [
    "DEFAULT_CONCURRENCY",
    "NOBODY",
    "Askers",
    "BatchIndex",
    "Collected",
    "Event",
    "FailedEntry",
    "Failure",
    "IndexEntry",
    "Input",
    "OtherCores",
    "Outcome",
    "Pace",
    "Progress",
    "Run",
    "Steady",
    "Stop",
    "brief",
    "collect",
    "compose",
    "entry",
    "failed_entry",
    "run",
    "run_until_stopped",
    "summarize",
    "summarize_one",
    "verify_here",
]
