"""Article → summary, by a model or without one; unverified, and with what it took to get it."""

from summarizer.extraction.attempts import attempts_of, carry
from summarizer.extraction.engine import OPENAI, Endpoint, Engine, Extraction, Patience, model_engine
from summarizer.extraction.gate import Gate, OpenGate, Query, Reply, Wire
from summarizer.extraction.own_schema import load_schema
from summarizer.extraction.pieces import Piece, pieces, told_length
from summarizer.extraction.prompt import Prompt, Request, request
from summarizer.extraction.schema import fingerprint, guide, sent_schema

__all__ = [
    "OPENAI",
    "Endpoint",
    "Engine",
    "Extraction",
    "Gate",
    "OpenGate",
    "Patience",
    "Piece",
    "Prompt",
    "Query",
    "Reply",
    "Request",
    "Wire",
    "attempts_of",
    "carry",
    "fingerprint",
    "guide",
    "load_schema",
    "model_engine",
    "pieces",
    "request",
    "sent_schema",
    "told_length",
]
