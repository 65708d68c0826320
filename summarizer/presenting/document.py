"""Briefing, or any record → JSON with the full provenance, which is safe to print as well."""

import json
import re
from typing import Any, Final

from summarizer.article import Record
from summarizer.briefing import Briefing
from summarizer.printing import printable_json

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
    return printable_json(text) + "\n"


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
