"""An evaluation → what people and programs read of it: terminal, Markdown, JSON, JUnit XML, one HTML page."""

from summarizer.evaluation.reports.document import from_json, to_json
from summarizer.evaluation.reports.junit import to_junit
from summarizer.evaluation.reports.markdown import to_markdown
from summarizer.evaluation.reports.moved import moved
from summarizer.evaluation.reports.page import to_html
from summarizer.evaluation.reports.terminal import compared_to_terminal, to_terminal

__all__ = ["compared_to_terminal", "from_json", "moved", "to_html", "to_json", "to_junit", "to_markdown", "to_terminal"]
