"""VerifiedSummaries → Briefing: each thing once, with all who say it. Pure: any order of articles, the same bytes."""

from summarizer.merging.accounts import further
from summarizer.merging.changes import changes
from summarizer.merging.grey import Adjudicated, Decision, OpenPair
from summarizer.merging.grouping import Grouping
from summarizer.merging.joining import join
from summarizer.merging.stories import merge, open_pairs, split

__all__ = [
    "Adjudicated",
    "Decision",
    "Grouping",
    "OpenPair",
    "changes",
    "further",
    "join",
    "merge",
    "open_pairs",
    "split",
]
