"""A raw reply → the object that the model answered with, wherever in the reply it put it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.errors import AnswerError, OutputCutError, RefusedError, TransientError
from summarizer.extraction.answer import read_object
from summarizer.extraction.gate import Reply
from summarizer.extraction.usage import json_of, usage_of


class NoCompletionError(TransientError):
    """A page or other text where a completion should be: of a portal, a proxy, or a wrong address."""


@dataclass(frozen=True)
class Completion:
    """The object that a model answered with."""

    fields: Mapping[str, Any]
    model: str | None
    """The model's name as the endpoint gives it."""
    channel: str
    """The part of the message that held the object."""


def completion_of(reply: Reply, names: Collection[str], *, output: int) -> Completion:
    """The object that the reply answers with; `names` are its fields, `output` the output limit in tokens.

    Raises `NoCompletionError` for a reply that is no completion, `RefusedError`, `OutputCutError`, and
    `AnswerError` for an answer without a usable object.
    """
    payload = json_of(reply.body)
    if not isinstance(payload, dict):
        raise NoCompletionError("the endpoint answered with something that is no completion, such as a web page")
    choices = payload.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if not isinstance(choice, dict) or not isinstance(choice.get("message"), dict):
        raise AnswerError("the answer is empty")
    message: dict[str, Any] = choice["message"]
    _check_finished(str(choice.get("finish_reason")), message)
    model = payload.get("model")
    channel, answer = _answer(message)
    try:
        fields = answer if isinstance(answer, dict) else read_object(answer, names)
    except AnswerError as error:
        # Servers that stop inside a tool's arguments call it `tool_calls`, not `length`; the count tells.
        if (usage_of(reply).completion or 0) >= output:
            raise _output_cut() from None
        raise error from None
    return Completion(fields, model if isinstance(model, str) else None, channel)


def _check_finished(reason: str, message: Mapping[str, Any]) -> None:
    if message.get("refusal"):
        raise RefusedError("the model declined to answer")
    if reason == "content_filter":
        raise RefusedError("a content filter of the endpoint stopped the answer")
    if reason == "length":
        raise _output_cut()


def _output_cut() -> OutputCutError:
    return OutputCutError("the answer reached the output limit before it was whole")


def _answer(message: Mapping[str, Any]) -> tuple[str, str | dict[str, Any]]:
    """The part that holds the answer: a tool's arguments, else the content, else the thoughts."""
    calls = message.get("tool_calls")
    call = calls[0] if isinstance(calls, list) and calls else {"function": message.get("function_call")}
    function = call.get("function") if isinstance(call, dict) else None
    arguments = function.get("arguments") if isinstance(function, dict) else None
    if isinstance(arguments, dict):  # llama.cpp and TGI have sent the object itself
        return "tool_calls", read_object(json.dumps(arguments), arguments) if arguments else {}
    if isinstance(arguments, str) and arguments.strip():
        return "tool_calls", arguments
    # vLLM and others put the answer beside an empty content when a parser for thoughts takes all of it.
    for channel in ("content", "reasoning_content", "reasoning"):
        text = _text(message.get(channel))
        if text.strip():
            return channel, text
    return "content", ""


def _text(content: object) -> str:
    if isinstance(content, list):  # parts, as some gateways send them
        return "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""
