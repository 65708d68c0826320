"""VerifiedSummaries → Briefing: each thing once, with all who say it. Pure: any order of articles, the same bytes.

Each name comes from its module when it is first used: a batch merges nothing.
"""

from typing import TYPE_CHECKING

from summarizer.door import lazy

if TYPE_CHECKING:
    from summarizer.merging.accounts import further
    from summarizer.merging.comparing import changes
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

_HOMES = {
    "Adjudicated": "summarizer.merging.grey",
    "Decision": "summarizer.merging.grey",
    "Grouping": "summarizer.merging.grouping",
    "OpenPair": "summarizer.merging.grey",
    "changes": "summarizer.merging.comparing",
    "further": "summarizer.merging.accounts",
    "join": "summarizer.merging.joining",
    "merge": "summarizer.merging.stories",
    "open_pairs": "summarizer.merging.stories",
    "split": "summarizer.merging.stories",
}

__getattr__ = lazy(__name__, _HOMES)
