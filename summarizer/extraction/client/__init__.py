"""The engine that asks a model; the only importer of openai, instructor and tenacity, and slow for it."""

from summarizer.extraction.client.model import ModelEngine

__all__ = ["ModelEngine"]
