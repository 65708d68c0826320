"""A reply's body → the JSON it holds, also where it came as a stream of events although none was asked for."""

import json
import re
from collections.abc import Iterator
from typing import Any

BROKEN_OFF = "abort"  # the reason that vLLM gives for a stream that somebody ended
_DONE = re.compile(rb"^data: *\[DONE\]\s*$", re.MULTILINE)
_JOINED = ("content", "reasoning_content", "reasoning", "refusal")


def payload_of(body: bytes) -> Any:  # noqa: ANN401  # JSON
    """The JSON that the body holds; None if it holds none.

    A stream of chunks is put together to the completion that it would have been; one that stops without an end has the
    finish reason `abort`. An error that stands in a list (Google) comes without the list.
    """
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError):
        return _completion(body)
    return payload[0] if isinstance(payload, list) and len(payload) == 1 else payload


def _completion(body: bytes) -> dict[str, Any] | None:
    """The completion that a stream of chunks makes up; None if it is no such stream."""
    whole: dict[str, Any] = {}
    message: dict[str, Any] = {}
    finish = None
    for chunk in _chunks(body):
        for name in ("error", "model", "usage"):
            if chunk.get(name):
                whole[name] = chunk[name]
        choices = chunk.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        if isinstance(choice, dict):
            whole.setdefault("choices", [choice])
            finish = choice.get("finish_reason") or finish
            delta = choice.get("delta")
            if isinstance(delta, dict):
                _join(message, delta)
    if not whole:
        return None
    if "choices" in whole:
        message["tool_calls"] = [call for _, call in sorted(message.get("tool_calls", {}).items())]
        ended = _DONE.search(body) is not None
        whole["choices"] = [{"message": message, "finish_reason": finish or (None if ended else BROKEN_OFF)}]
    return whole


def _chunks(body: bytes) -> Iterator[dict[str, Any]]:
    """The objects of a stream of server-sent events."""
    for line in body.split(b"\n"):
        name, _, data = line.partition(b":")
        if name == b"data":
            try:
                chunk = json.loads(data)
            except (ValueError, RecursionError):  # the end, or a cut chunk, after which no end can follow
                continue
            if isinstance(chunk, dict):
                yield chunk


def _join(message: dict[str, Any], delta: dict[str, Any]) -> None:
    """Add to the message what a chunk brings."""
    for name in _JOINED:
        match message.get(name), delta.get(name):
            case (None | "" | [], (str() | list()) as part):
                message[name] = part
            case (str(known), str(part)):
                message[name] = known + part
            case (list(known), list(part)):
                message[name] = known + part
    calls = delta.get("tool_calls")
    for call in calls if isinstance(calls, list) else ():
        if isinstance(call, dict):
            _join_call(message.setdefault("tool_calls", {}), call)


def _join_call(calls: dict[int, dict[str, Any]], call: dict[str, Any]) -> None:
    index, function = call.get("index"), call.get("function")
    part = function.get("arguments") if isinstance(function, dict) else None
    known = calls.setdefault(index if isinstance(index, int) else 0, {"function": {"arguments": ""}})["function"]
    if isinstance(part, str) and isinstance(known["arguments"], str):
        known["arguments"] += part
    elif isinstance(part, dict):
        known["arguments"] = part
