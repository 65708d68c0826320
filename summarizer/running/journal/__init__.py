"""What was asked, what came back and what it cost → on disk before it counts, and found again by the next run."""

from summarizer.running.journal.database import default_path
from summarizer.running.journal.journal import HEADROOM, Call, Journal, Reuse
from summarizer.running.journal.reading import ArticleRow, CallRow, History, RunList, RunRecord, RunRow
from summarizer.running.journal.runs import Billing, Command, RunState, clock, new_id
from summarizer.running.journal.sealing import Seal
from summarizer.running.journal.upkeep import Removed, Stats, clear, prune, stats

__all__ = [
    "HEADROOM",
    "ArticleRow",
    "Billing",
    "Call",
    "CallRow",
    "Command",
    "History",
    "Journal",
    "Removed",
    "Reuse",
    "RunList",
    "RunRecord",
    "RunRow",
    "RunState",
    "Seal",
    "Stats",
    "clear",
    "clock",
    "default_path",
    "new_id",
    "prune",
    "stats",
]
