"""Briefing and articles → one HTML file that has both beside each other; a batch → the page of its records."""

from summarizer.presenting.evidence.assembly import to_html
from summarizer.presenting.evidence.batch import batch_page, batch_row

__all__ = ["batch_page", "batch_row", "to_html"]
