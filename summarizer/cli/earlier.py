"""The file of an earlier briefing → the briefing, to compare a new one with."""

import json
from pathlib import Path

from pydantic import ValidationError

from summarizer.briefing import Briefing
from summarizer.errors import InputError, UsageError
from summarizer.reading.decoding import decode

_MOST_BYTES = 500_000_000  # a briefing of ten thousand articles takes about half of it
_FORMAT: str = Briefing.model_fields["format"].default
_HINT = "Give a briefing that `summarizer brief --format json` wrote."
_AGAIN = "Write it anew from its articles: summarizer brief PATHS --format json"


def earlier_briefing(path: Path) -> Briefing:
    """The briefing of a JSON file. Raises `UsageError` if it cannot be read, or is none of this version's format."""
    where = str(path)
    text = _text(path)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = f": {error}" if isinstance(error, json.JSONDecodeError) else ""
        raise UsageError(f"is not JSON{place[:1]}{place[1:].lower()}", where=where, hint=_HINT) from None
    form = document.get("format") if isinstance(document, dict) else None
    if form != _FORMAT:
        if isinstance(form, str) and form.startswith("briefing/"):
            what = f"is a briefing of the format '{form}', and this version reads '{_FORMAT}'"
            raise UsageError(what, where=where, hint=_AGAIN)
        raise UsageError(f"is no briefing but '{form}'" if form else "is no briefing", where=where, hint=_HINT)
    try:
        return Briefing.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"]))
        what = f"is a briefing that this version cannot read: {field}: {first['msg'].lower()}"
        raise UsageError(what, where=where, hint=_AGAIN) from None


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
