"""Briefing → Markdown, HTML, JSON, terminal; the verified summary of one article → a report of what holds."""

from summarizer.presenting.document import to_json
from summarizer.presenting.evidence import batch_page, batch_row, to_html
from summarizer.presenting.lengths import Length
from summarizer.presenting.markdown import to_markdown
from summarizer.presenting.report import check_report
from summarizer.presenting.terminal import to_terminal

__all__ = ["Length", "batch_page", "batch_row", "check_report", "to_html", "to_json", "to_markdown", "to_terminal"]
