"""Files, folders, pages and streams of records → articles, with their sentences classed.

Each name comes from its module when it is first used: the process that takes pages apart needs none of them.
"""

from typing import TYPE_CHECKING

from summarizer.door import lazy

if TYPE_CHECKING:
    from summarizer.reading.parts import from_text
    from summarizer.reading.reader import read
    from summarizer.reading.records import Fields
    from summarizer.reading.results import head_of, is_batch_failure, is_batch_index, is_batch_page

__all__ = ["Fields", "from_text", "head_of", "is_batch_failure", "is_batch_index", "is_batch_page", "read"]

_HOMES = {
    "Fields": "summarizer.reading.records",
    "from_text": "summarizer.reading.parts",
    "head_of": "summarizer.reading.results",
    "is_batch_failure": "summarizer.reading.results",
    "is_batch_index": "summarizer.reading.results",
    "is_batch_page": "summarizer.reading.results",
    "read": "summarizer.reading.reader",
}

__getattr__ = lazy(__name__, _HOMES)
