"""The engine that asks a model; the only importer of openai, instructor and tenacity, once there is a question."""

from summarizer.extraction.client.model import ModelEngine

__all__ = ["ModelEngine"]
