"""A reply → the refusal that it holds, however an endpoint says no; whatever else comes back may be an answer.

Limits, bills, the journal and the engine all go by this, and by nothing else: a gateway that says 429 inside of a 200
asks for fewer requests, and has answered nothing.
"""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from summarizer.extraction.gate import Reply
from summarizer.extraction.headers import retry_after
from summarizer.extraction.usage import usage_of

OVERLOADED = 529  # how Anthropic, and gateways to it, say 503
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
    "overloaded_error": OVERLOADED,
}
# The slots of a llama.cpp server share one context: when all of it is full, whoever is being answered is thrown out,
# however short the article. Ollama and others: a queue that is full.
_CAPACITY = re.compile(
    r"context size has been exceeded|server (?:is )?busy|queue (?:is )?full|full queue|request queue|pending requests"
    r"|over capacity|no (?:free |available |idle )?slots?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Refusal:
    """What a reply without an answer says."""

    status: int
    """What it amounts to: of the reply, or of what stands in it where that says more."""
    sent: int
    """The status of the reply itself."""
    code: str = ""
    parameter: str = ""
    message: str = ""
    """Empty if the endpoint gave no reason in JSON; never shown as it is."""
    retry_after: float | None = None
    limited: bool = False
    """True if it asks for fewer requests, or for later ones, which is no fault of the one that met it."""
    billed: bool = False
    """True if an answer had begun before the endpoint thought better of it, or if its tokens are counted."""


def refusal_of(reply: Reply) -> Refusal | None:
    """The refusal that a reply holds, also one that comes with status 200; None if it may be an answer."""
    refused = not HTTPStatus.OK <= reply.status < HTTPStatus.MULTIPLE_CHOICES
    payload: Mapping[str, Any] = reply.payload if isinstance(reply.payload, dict) else {}
    told_in = payload.get("error")
    if isinstance(told_in, dict) and not any(told_in.values()):
        told_in = None  # some clients of databases put an empty one beside every answer
    error = told_in or (payload if refused else _of_choice(payload))
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
    told = fields.get("message") or fields.get("detail") or ""
    message = told if isinstance(told, str) else json.dumps(told)
    full = status >= HTTPStatus.INTERNAL_SERVER_ERROR and bool(_CAPACITY.search(f"{code} {kind} {message}"))
    status = int(HTTPStatus.SERVICE_UNAVAILABLE) if full else status
    asked = retry_after(reply.headers, dt.datetime.now(dt.UTC))
    later = status in {HTTPStatus.SERVICE_UNAVAILABLE, OVERLOADED} and asked is not None
    return Refusal(
        status=status,
        sent=reply.status,
        code=" ".join(filter(None, (code, kind))),
        parameter=str(fields.get("param") or ""),
        message=message,
        retry_after=asked,
        limited=status == HTTPStatus.TOO_MANY_REQUESTS or full or later,
        billed=not refused and (bool(payload.get("choices")) or usage_of(reply).prompt is not None),
    )


def _of_choice(payload: Mapping[str, Any]) -> object:
    """The error that stands in the choice: of a gateway whose provider failed after the answer had begun."""
    choices = payload.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    return choice.get("error") if isinstance(choice, dict) else None
