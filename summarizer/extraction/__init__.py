"""Article → summary, by a model or without one; unverified, and with what it took to get it."""

from summarizer.extraction.asking import Answered, Asker, Question, check_echo, subject_of
from summarizer.extraction.attempts import attempts_of, carry
from summarizer.extraction.capabilities import AnswerMode, Capabilities, Context, Support, probe
from summarizer.extraction.engine import (
    MAX_WAIT,
    OPENAI,
    Endpoint,
    Engine,
    Extraction,
    ModelReader,
    Patience,
    model_engine,
)
from summarizer.extraction.gate import HABITS, Gate, OpenGate, Query, Reply, Wire
from summarizer.extraction.own_schema import load_schema
from summarizer.extraction.pieces import Piece, ends, pieces, told, told_length
from summarizer.extraction.prompt import Prompt, Request, article_fields, request
from summarizer.extraction.refusal import Refusal, refusal_of
from summarizer.extraction.schema import fingerprint, guide, sent_schema
from summarizer.extraction.usage import Usage, usage_of

__all__ = [
    "HABITS",
    "MAX_WAIT",
    "OPENAI",
    "AnswerMode",
    "Answered",
    "Asker",
    "Capabilities",
    "Context",
    "Endpoint",
    "Engine",
    "Extraction",
    "Gate",
    "ModelReader",
    "OpenGate",
    "Patience",
    "Piece",
    "Prompt",
    "Query",
    "Question",
    "Refusal",
    "Reply",
    "Request",
    "Support",
    "Usage",
    "Wire",
    "article_fields",
    "attempts_of",
    "carry",
    "check_echo",
    "ends",
    "fingerprint",
    "guide",
    "load_schema",
    "model_engine",
    "pieces",
    "probe",
    "refusal_of",
    "request",
    "sent_schema",
    "subject_of",
    "told",
    "told_length",
    "usage_of",
]
