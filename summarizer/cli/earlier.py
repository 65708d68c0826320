"""The file of an earlier briefing → the briefing, to compare a new one with."""

import json
from pathlib import Path

from pydantic import ValidationError

from summarizer.briefing import Briefing
from summarizer.errors import InputError, UsageError
from summarizer.reading.decoding import decode

_MOST_BYTES = 200_000_000  # some twelve thousand articles: 16 kB of briefing an article were measured
_FORMAT: str = Briefing.model_fields["format"].default
_HINT = "Give a briefing that `summarizer brief --format json` wrote."
_AGAIN = "Write it anew from its articles: summarizer brief PATHS --format json"


def earlier_briefing(path: Path) -> Briefing:
    """The briefing of a JSON file. Raises `UsageError` if it cannot be read, or is none of this version's format."""
    text = _text(path)
    try:
        return Briefing.model_validate_json(text)
    except ValidationError as error:
        raise _fault(text, error, str(path)) from None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path), hint=_HINT) from error
    if len(data) > _MOST_BYTES:
        raise UsageError(f"has more than {_MOST_BYTES // 10**6} MB", where=str(path), hint=_HINT)
    try:
        return decode(data).text
    except InputError as error:
        raise UsageError(error.what, where=str(path), hint=_HINT) from None


def _fault(text: str, error: ValidationError, where: str) -> UsageError:
    """What the document is instead, as far as it says so itself."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as fault:
        what = f"is not JSON: {fault.msg.lower()} at line {fault.lineno}, column {fault.colno}"
        return UsageError(what, where=where, hint=_HINT)
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists
        return UsageError("is not JSON that could be a briefing", where=where, hint=_HINT)
    form = document.get("format") if isinstance(document, dict) else None
    if not isinstance(form, str):
        return UsageError("is no briefing", where=where, hint=_HINT)
    if form == _FORMAT:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        what = f"is a briefing that this version cannot read: {field}: {first['msg'].lower()}"
        return UsageError(what, where=where, hint=_AGAIN)
    if form.startswith("briefing/"):
        what = f"is a briefing of the format '{form}', and this version reads '{_FORMAT}'"
        return UsageError(what, where=where, hint=_AGAIN)
    return UsageError(f"is no briefing but '{form}'", where=where, hint=_HINT)
