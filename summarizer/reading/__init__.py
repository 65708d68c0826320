"""Files, folders, pages and streams of records → articles, with their sentences classed."""

from summarizer.reading.parts import from_text
from summarizer.reading.reader import read
from summarizer.reading.records import Fields

__all__ = ["Fields", "from_text", "read"]
