"""Many articles → their verified summaries, their failures, and the briefing of them all.

Each name comes from its module when it is first used: a process that only verifies needs one of them.
"""

from typing import TYPE_CHECKING

from summarizer.door import lazy

if TYPE_CHECKING:
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

_HOMES = {
    "Askers": "summarizer.running.askers",
    "BatchIndex": "summarizer.running.index",
    "Collected": "summarizer.running.collecting",
    "DEFAULT_CONCURRENCY": "summarizer.running.articles",
    "Event": "summarizer.running.articles",
    "FailedEntry": "summarizer.running.index",
    "Failure": "summarizer.running.one",
    "IndexEntry": "summarizer.running.index",
    "Input": "summarizer.running.collecting",
    "NOBODY": "summarizer.running.askers",
    "OtherCores": "summarizer.running.verifying",
    "Outcome": "summarizer.running.collecting",
    "Pace": "summarizer.running.articles",
    "Progress": "summarizer.running.articles",
    "Run": "summarizer.running.articles",
    "Steady": "summarizer.running.articles",
    "Stop": "summarizer.running.stopping",
    "brief": "summarizer.running.composing",
    "collect": "summarizer.running.collecting",
    "compose": "summarizer.running.composing",
    "entry": "summarizer.running.index",
    "failed_entry": "summarizer.running.index",
    "run": "summarizer.running.articles",
    "run_until_stopped": "summarizer.running.stopping",
    "summarize": "summarizer.running.articles",
    "summarize_one": "summarizer.running.one",
    "verify_here": "summarizer.running.verifying",
}

__getattr__ = lazy(__name__, _HOMES)
