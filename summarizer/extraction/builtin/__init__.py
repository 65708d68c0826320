"""Article → ArticleSummary without a model: sentences are selected and trimmed, never written."""

from summarizer.extraction.builtin.engine import BuiltinEngine

__all__ = ["BuiltinEngine"]
