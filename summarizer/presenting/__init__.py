"""Briefing → Markdown, HTML, JSON, terminal; the verified summary of one article → a report of what holds.

Each name comes from its module when it is first used: most commands show one form of several.
"""

from typing import TYPE_CHECKING

from summarizer.door import lazy

if TYPE_CHECKING:
    from summarizer.presenting.document import to_json
    from summarizer.presenting.evidence import batch_page, batch_row, to_html
    from summarizer.presenting.lengths import Length
    from summarizer.presenting.markdown import to_markdown
    from summarizer.presenting.report import check_report
    from summarizer.presenting.terminal import to_terminal

__all__ = ["Length", "batch_page", "batch_row", "check_report", "to_html", "to_json", "to_markdown", "to_terminal"]

_HOMES = {
    "Length": "summarizer.presenting.lengths",
    "batch_page": "summarizer.presenting.evidence",
    "batch_row": "summarizer.presenting.evidence",
    "check_report": "summarizer.presenting.report",
    "to_html": "summarizer.presenting.evidence",
    "to_json": "summarizer.presenting.document",
    "to_markdown": "summarizer.presenting.markdown",
    "to_terminal": "summarizer.presenting.terminal",
}

__getattr__ = lazy(__name__, _HOMES)
