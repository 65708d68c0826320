"""Briefing and articles → one HTML file: the briefing on one side, the articles that carry it on the other."""

from summarizer.presenting.evidence.assembly import to_html

__all__ = ["to_html"]
