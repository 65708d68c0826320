"""A reply that is no answer → the error it stands for, in our words, without the key."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from summarizer.errors import (
    AnswerError,
    CapabilityError,
    EndpointError,
    ExtractionError,
    OutputCutError,
    RefusedError,
    SummarizerError,
    TooLongError,
    TransientError,
)
from summarizer.extraction.client.habits import Habits, adapted
from summarizer.extraction.gate import Reply
from summarizer.extraction.headers import retry_after
from summarizer.printing import without_keys
from summarizer.text import printable

_SHOWN = 160  # characters of an endpoint's own words; enough for its point, too little for an echoed article
_TRANSIENT = {408, 409, 425, 429}
_ENDPOINT = {401, 402, 403, 404, 405, 407, 410}
# Codes that say more than the status that comes with them (429 for an empty account, 200 for anything).
_STATUS_OF_CODE = {
    "insufficient_quota": 402,
    "insufficient_user_quota": 402,
    "insufficient_balance": 402,
    "billing_hard_limit_reached": 402,
    "billing_not_active": 402,
    "invalid_api_key": 401,
    "authentication_error": 401,
    "permission_error": 403,
    "model_not_found": 404,
    "rate_limit_exceeded": 429,
    "rate_limit_error": 429,
    "invalid_request_error": 400,
    "server_error": 500,
    "overloaded_error": 529,
}
_DECLINED = re.compile(r"content[_ ](?:filter|policy|management)|moderation|flagged|safety", re.IGNORECASE)
_TOO_LONG = re.compile(
    r"context[_ ](?:length|size|window)|maximum context|exceed_context|prompt is too long|input is too long"
    r"|too many (?:input )?tokens|string_above_max_length",
    re.IGNORECASE,
)
# The slots of a llama.cpp server share one context: when all of it is full, whoever is being answered is thrown out,
# however short the article. Ollama and others: a queue that is full.
_CAPACITY = re.compile(
    r"context size has been exceeded|server (?:is )?busy|queue|pending requests|over capacity"
    r"|no (?:free |available |idle )?slots?",
    re.IGNORECASE,
)
# What Groq answers with, instead of a completion, when the model broke the schema.
_BROKEN_ANSWERS = ("json_validate_failed", "tool_use_failed", "output_parse_failed")
# A 400 that is about the model's name; litellm's proxy says it so.
_NO_MODEL = re.compile(
    r"invalid model name|unknown model|no such model|\bmodel\b.{0,20}(?:not found|does not exist)", re.IGNORECASE
)
_NO_KEY = "no_db_connection"  # litellm's proxy, of a key that is not its own where it keeps no others
# llama.cpp, status 500: it could not read what the model wrote. Its grammar allows nothing else, so the answer was cut.
_UNREADABLE = re.compile(r"model produced output that does not match|failed to parse (?:model )?output", re.IGNORECASE)


class LackingError(CapabilityError):
    """The endpoint refused something that can be asked for in another way."""

    def __init__(self, what: str, *, instead: Habits, lasting: bool) -> None:
        super().__init__(what)
        self.instead = instead
        """How to ask next."""
        self.lasting = lasting
        """True if every other article would be refused the same."""


@dataclass(frozen=True)
class Refusal:
    """What a reply without an answer says."""

    status: int
    """What it amounts to: of the reply, or of the code in it where that says more."""
    sent: int
    """The status of the reply itself."""
    code: str = ""
    parameter: str = ""
    message: str = ""
    """Empty if the endpoint gave no reason in JSON; never shown as it is."""
    retry_after: float | None = None


def refusal_of(reply: Reply) -> Refusal | None:
    """The refusal that a reply holds, also one that comes with status 200; None if it may be an answer."""
    refused = not HTTPStatus.OK <= reply.status < HTTPStatus.MULTIPLE_CHOICES
    payload = reply.payload
    error = (
        (payload.get("error") or (payload if refused else _of_choice(payload))) if isinstance(payload, dict) else None
    )
    if not refused and not error:
        return None
    fields: Mapping[str, Any] = error if isinstance(error, dict) else {"message": error or ""}
    kind, code = str(fields.get("type") or ""), str(fields.get("code") or "")
    status = reply.status
    if not refused:
        number = int(code) if re.fullmatch(r"[45]\d\d", code) else None
        status = number or int(HTTPStatus.BAD_GATEWAY)
    # The code before the type: the one is about this request, the other about its sort.
    for name in (kind, code):
        if not refused or name.startswith(("insufficient", "billing")):
            status = _STATUS_OF_CODE.get(name, status)
    message = fields.get("message") or fields.get("detail") or ""
    return Refusal(
        status=status,
        sent=reply.status,
        code=" ".join(filter(None, (code, kind))),
        parameter=str(fields.get("param") or ""),
        message=message if isinstance(message, str) else json.dumps(message),
        retry_after=retry_after(reply.headers, dt.datetime.now(dt.UTC)),
    )


def error_of(refusal: Refusal, habits: Habits, *, model: str, key: str, output: int) -> SummarizerError:
    """The error that a refusal stands for, with the endpoint's own words shortened and without the key.

    `output` is the output limit that was asked for.
    """
    words = f"{refusal.code} {refusal.message}".replace(model, "")  # a model's name may hold any word
    status = _amounts_to(refusal, words)
    reason = _shown(refusal.message, key)
    said = f" ({refusal.sent}: {reason})" if reason else f" ({refusal.sent})"
    if status in {401, 402, 407}:
        return _endpoint_error(status, said)
    if status in {400, 403} and _DECLINED.search(words):
        return RefusedError(f"a content filter of the endpoint declined the article{said}")
    spoilt = _of_the_answer(status, words, habits, said)
    if spoilt is not None:
        return spoilt
    capacity = status >= HTTPStatus.INTERNAL_SERVER_ERROR and bool(_CAPACITY.search(words))
    changeable = status in {400, 404, 415, 422, 500, 501} and not capacity
    instead = adapted(habits, refusal.parameter, words, output=output) if changeable else None
    about_length = status in {400, 413, 422, 500} and not capacity and bool(_TOO_LONG.search(words))
    if about_length and (instead is None or instead.most_output == habits.most_output):
        return TooLongError(f"the article is longer than the model can read at once{said}")
    if instead is not None:
        return LackingError(f"the endpoint refused the way of asking{said}", instead=instead, lasting=not about_length)
    if status in _ENDPOINT or status < HTTPStatus.BAD_REQUEST:
        return _endpoint_error(status, said)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TooLongError(f"the endpoint takes no request of this size{said}")
    if status in _TRANSIENT or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        limited = status == HTTPStatus.TOO_MANY_REQUESTS or capacity
        what = "the endpoint asks for fewer requests" if limited else "the endpoint has a fault"
        return TransientError(f"{what}{said}", retry_after=refusal.retry_after, rate_limited=limited)
    return ExtractionError(f"the endpoint refused the request{said}")


def _of_choice(payload: Mapping[str, Any]) -> object:
    """The error that stands in the choice: of a gateway whose provider failed after the answer had begun."""
    choices = payload.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    return choice.get("error") if isinstance(choice, dict) else None


def _of_the_answer(status: int, words: str, habits: Habits, said: str) -> SummarizerError | None:
    """The error of an answer that the endpoint itself found to be no use; None if the refusal is about the request."""
    if status in {400, 422} and any(name in words for name in _BROKEN_ANSWERS):
        return AnswerError(f"the answer breaks the schema{said}", fault="the answer breaks the schema")
    if status == HTTPStatus.INTERNAL_SERVER_ERROR and _UNREADABLE.search(words):
        if habits.mode.carries_schema:
            return OutputCutError(f"the answer ended before it was whole{said}")
        return AnswerError(f"the endpoint cannot read what the model wrote{said}", fault="the answer is no JSON object")
    return None


def _amounts_to(refusal: Refusal, words: str) -> int:
    """The status that the refusal should have had."""
    if refusal.status == HTTPStatus.BAD_REQUEST and _NO_KEY in refusal.code:
        return int(HTTPStatus.UNAUTHORIZED)
    if refusal.status == HTTPStatus.BAD_REQUEST and _NO_MODEL.search(words):
        return int(HTTPStatus.NOT_FOUND)
    return refusal.status


def _endpoint_error(status: int, said: str) -> EndpointError:
    if status in {401, 407}:
        return EndpointError(f"the endpoint refused the key{said}", hint="Check OPENAI_API_KEY and the address.")
    if status == HTTPStatus.PAYMENT_REQUIRED:
        return EndpointError(f"the account has no quota left{said}", hint="Top it up, or use another key.")
    if status == HTTPStatus.FORBIDDEN:
        return EndpointError(f"the key may not use this model or address{said}", hint="Check its permissions.")
    if status < HTTPStatus.BAD_REQUEST:
        return EndpointError(
            f"the endpoint sends us elsewhere{said}, and the key goes to no other address",
            hint="Give the final one.",
        )
    return EndpointError(
        f"the endpoint does not know the model or the address{said}",
        hint="Check --model and --base-url (…/v1).",
    )


def _shown(message: str, key: str) -> str:
    """An endpoint's own words, fit to be shown: some echo the key, the article, or what drives a terminal."""
    line = printable(" ".join(without_keys(message, key).split()))
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
