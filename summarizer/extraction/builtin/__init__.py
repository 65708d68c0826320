"""Article → ArticleSummary without a model: sentences are selected and trimmed, never written.

The name comes from its module when it is first used: where a model reads, nothing of it is.
"""

from typing import TYPE_CHECKING

from summarizer.door import lazy

if TYPE_CHECKING:
    from summarizer.extraction.builtin.engine import BuiltinEngine

__all__ = ["BuiltinEngine"]

__getattr__ = lazy(__name__, {"BuiltinEngine": "summarizer.extraction.builtin.engine"})
