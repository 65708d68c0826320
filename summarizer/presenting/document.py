"""Briefing, or any record → JSON with the full provenance, which is safe to print as well."""

import json
import re
from typing import Any, Final

from summarizer.article import Record
from summarizer.briefing import Briefing
from summarizer.text import INVISIBLE

# What a terminal obeys or nobody sees, and JSON leaves unescaped: written as `\\uXXXX`, which means the same.
_UNSEEN: Final = re.compile(rf"[\x7f-\x9f\u2028\u2029{INVISIBLE}]")
_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")


def to_json(briefing: Briefing) -> str:
    """A briefing as `schemas/briefing.json` describes it; `Briefing.model_validate_json` reads it back."""
    return dumped(briefing)


def dumped(record: Record) -> str:
    """A record as JSON, in the order of its fields; `model_validate_json` of its class reads it back.

    Half a surrogate pair, which no UTF-8 file can hold, becomes U+FFFD: one character, so that offsets stay.
    """
    document = _storable(record.model_dump(mode="json"))
    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
    return _UNSEEN.sub(_as_escape, text) + "\n"


def _as_escape(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def _storable(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    match value:
        case str():
            return _SURROGATES.sub("\ufffd", value)
        case dict():
            return {_storable(name): _storable(each) for name, each in value.items()}
        case list():
            return [_storable(each) for each in value]
        case _:
            return value
