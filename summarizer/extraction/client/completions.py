"""A raw reply → the object that the model answered with, wherever in the reply it put it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from summarizer.errors import AnswerError, OutputCutError, RefusedError, TransientError
from summarizer.extraction.answer import ReadObject, read_object
from summarizer.extraction.client.messages import answer_in
from summarizer.extraction.gate import Reply
from summarizer.extraction.usage import usage_of
from summarizer.printing import SHORTEST_SECRET

# Why an answer ended, as servers call it, in lower case: OpenAI, Mistral, Anthropic, Cohere, Google; Azure, Google,
# Bedrock, Zhipu; vLLM, OpenRouter, DeepSeek, Zhipu. Every other reason, and none, is an end; the object tells the rest.
_CUT = {"length", "model_length", "max_length", "max_tokens", "max_output_tokens", "model_context_window_exceeded"}
_DECLINED = {
    *("content_filter", "content_filtered", "refusal", "guardrail_intervened", "sensitive"),
    *("safety", "recitation", "blocklist", "prohibited_content", "spii"),
}
_BROKEN_OFF = {"abort", "aborted", "cancelled", "error", "insufficient_system_resource", "network_error"}


class NoCompletionError(TransientError):
    """A page or other text where a completion should be: of a portal, a proxy, or a wrong address."""


@dataclass(frozen=True)
class Completion:
    """The object that a model answered with."""

    fields: Mapping[str, Any]
    model: str | None
    """The model's name as the endpoint gives it."""
    system_fingerprint: str | None
    """What the endpoint calls the system that answered."""
    channel: str
    """The part of the message that held the object."""
    repairs: tuple[str, ...]
    """What was misspelt in it."""


def completion_of(reply: Reply, names: Collection[str], *, output: int) -> Completion:
    """The object that the reply answers with; `names` are its fields, `output` the output limit in tokens.

    Raises `NoCompletionError` for a reply that is no completion, `RefusedError`, `OutputCutError`, `TransientError`
    for an answer that the endpoint broke off, and `AnswerError` for one without a usable object.
    """
    payload = reply.payload
    if not isinstance(payload, dict):
        raise NoCompletionError("the endpoint answered with something that is no completion, such as a web page")
    message = _finished(payload)
    channel, answer = answer_in(message)
    try:
        if isinstance(answer, dict):
            answer = json.dumps(_strictly_read(reply))
        read = read_object(answer, names)
    except AnswerError as error:
        # Servers that stop inside a tool's arguments call it `tool_calls`, not `length`; the count tells.
        if (usage_of(reply).completion or 0) >= output:
            raise _output_cut() from None
        raise error from None
    model, system = (
        each if isinstance(each, str) else None for each in map(payload.get, ("model", "system_fingerprint"))
    )
    return Completion(read.fields, model, system, channel, read.repairs)


def without_key(completion: Completion, key: str) -> Completion:
    """The completion with the key hidden wherever it repeats it: what a model answers goes into records and pages."""
    if len(key) < SHORTEST_SECRET:
        return completion
    fields: dict[str, Any] = _hidden(completion.fields, key)
    model, system = _hidden(completion.model, key), _hidden(completion.system_fingerprint, key)
    return replace(completion, fields=fields, model=model, system_fingerprint=system)


def _hidden(value: Any, key: str) -> Any:  # noqa: ANN401 - JSON
    match value:
        case str():
            return value.replace(key, "[key]")
        case Mapping():
            return {_hidden(name, key): _hidden(each, key) for name, each in value.items()}
        case list():
            return [_hidden(each, key) for each in value]
        case _:
            return value


def _finished(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """The message of the first choice, if it came to an end of its own."""
    choices = payload.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise AnswerError("the answer is empty")
    # Google's own names come as they are, or as `FinishReason.MAX_TOKENS`.
    reason = str(choice.get("finish_reason")).rpartition(".")[2].lower()
    if message.get("refusal"):
        raise RefusedError("the model declined to answer")
    if reason in _DECLINED:
        raise RefusedError("a content filter of the endpoint stopped the answer")
    if reason in _CUT:
        raise _output_cut()
    if reason in _BROKEN_OFF:
        raise TransientError("the endpoint broke the answer off")
    return message


def _output_cut() -> OutputCutError:
    return OutputCutError("the answer reached the output limit before it was whole")


def _strictly_read(reply: Reply) -> dict[str, Any]:
    """The answer where it is an object of the reply itself, read again by the rules for answers."""
    whole: ReadObject = read_object(reply.body.decode("utf-8", "replace"), ["choices"])
    _, answer = answer_in(_finished(whole.fields))
    return answer if isinstance(answer, dict) else {}
