"""Files, folders, pages and streams of records → articles, with their sentences classed."""

from summarizer.reading.parts import from_text
from summarizer.reading.reader import read
from summarizer.reading.records import Fields
from summarizer.reading.results import is_batch_page

__all__ = ["Fields", "from_text", "is_batch_page", "read"]
