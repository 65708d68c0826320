"""VerifiedSummaries → Briefing: each thing once, with all who say it. Pure: any order of articles, the same bytes."""

from summarizer.merging.changes import changes
from summarizer.merging.grouping import Grouping
from summarizer.merging.joining import join
from summarizer.merging.stories import merge, split

__all__ = ["Grouping", "changes", "join", "merge", "split"]
