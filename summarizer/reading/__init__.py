"""Files, folders, pages and streams of records → articles, with their sentences classed.

Each name comes from its module when it is first used: the process that takes pages apart needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.reading.parts import from_text
    from summarizer.reading.reader import read
    from summarizer.reading.records import Fields
    from summarizer.reading.results import is_batch_page

__all__ = ["Fields", "from_text", "is_batch_page", "read"]

_HOMES = {"Fields": "records", "from_text": "parts", "is_batch_page": "results", "read": "reader"}


def __getattr__(name: str) -> object:
    """The public name, from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer.reading' has no attribute '{name}'")
    value = getattr(import_module(f"summarizer.reading.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
