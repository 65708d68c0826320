"""VerifiedSummaries → Briefing: each thing once, with all who say it. Pure: any order of articles, the same bytes."""

from summarizer.merging.joining import join
from summarizer.merging.stories import merge

__all__ = ["join", "merge"]
