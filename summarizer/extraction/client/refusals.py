"""A refusal → the error it stands for, in our words, without the key."""

import re
from http import HTTPStatus

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
from summarizer.extraction.refusal import Refusal
from summarizer.printing import without_keys
from summarizer.text import printable

_SHOWN = 160  # characters of an endpoint's own words; enough for its point, too little for an echoed article
_TRANSIENT = {408, 409, 425, 429}
_ENDPOINT = {401, 402, 403, 404, 405, 407, 410}
_DECLINED = re.compile(r"content[_ ](?:filter|policy|management)|moderation|flagged|safety", re.IGNORECASE)
_TOO_LONG = re.compile(
    r"context[_ ](?:length|size|window)|maximum context|exceed_context|prompt is too long|input is too long"
    r"|too many (?:input )?tokens|string_above_max_length",
    re.IGNORECASE,
)
# What Groq answers with, instead of a completion, when the model broke the schema.
_BROKEN_ANSWERS = ("json_validate_failed", "tool_use_failed", "output_parse_failed")
# A 400 that is about the model's name; litellm's proxy says it so.
_NO_MODEL = re.compile(
    r"invalid model name|unknown model|no such model|\bmodel\b.{0,20}(?:not found|does not exist)", re.IGNORECASE
)
# A 400 that is about the key: litellm's proxy, of a key that is not its own where it keeps no others; Google's
# endpoint; xAI. In the first words alone: what follows them may be the article.
_NO_KEY = re.compile(
    r"no_db_connection|api_key_invalid|invalid_api_key|api key (?:not valid|expired)|(?:incorrect|invalid) api key",
    re.IGNORECASE,
)
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
    changeable = status in {400, 404, 415, 422, 500, 501} and not refusal.limited
    instead = adapted(habits, refusal.parameter, words, output=output) if changeable else None
    about_length = status in {400, 413, 422, 500} and not refusal.limited and bool(_TOO_LONG.search(words))
    if about_length and (instead is None or instead.most_output == habits.most_output):
        return TooLongError(f"the article is longer than the model can read at once{said}")
    if instead is not None:
        return LackingError(f"the endpoint refused the way of asking{said}", instead=instead, lasting=not about_length)
    if status in _ENDPOINT or status < HTTPStatus.BAD_REQUEST:
        return _endpoint_error(status, said)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return TooLongError(f"the endpoint takes no request of this size{said}")
    if status in _TRANSIENT or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        what = "the endpoint asks for fewer requests" if refusal.limited else "the endpoint has a fault"
        return TransientError(f"{what}{said}", retry_after=refusal.retry_after, rate_limited=refusal.limited)
    return ExtractionError(f"the endpoint refused the request{said}")


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
    if refusal.status == HTTPStatus.BAD_REQUEST and _NO_KEY.search(f"{refusal.code} {refusal.message}"[:_SHOWN]):
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
