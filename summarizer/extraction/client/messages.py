"""The message of a completion → the part of it that holds the answer, wherever the server put that."""

from collections.abc import Mapping
from typing import Any

# vLLM and others put the answer beside an empty content when a parser for thoughts takes all of it.
_TEXTS = ("content", "reasoning_content", "reasoning")
_THOUGHTS = {
    "thinking",
    "reasoning",
    "redacted_thinking",
}  # kinds of parts, as Mistral and gateways to Claude have them
_NOTHING = {"", "{}", "null"}


def answer_in(message: Mapping[str, Any]) -> tuple[str, str | dict[str, Any]]:
    """The name of the part that holds the answer, and its text, or the object itself where a server sends that.

    The part is a tool's arguments, else the content, else the thoughts: the first that is not empty.
    """
    arguments = _arguments(message)
    if isinstance(arguments, dict) and arguments:  # llama.cpp and TGI have sent the object itself
        return "tool_calls", arguments
    if isinstance(arguments, str) and arguments.strip() not in _NOTHING:
        return "tool_calls", arguments
    for name in _TEXTS:
        content = message.get(name)
        if isinstance(content, dict) and content and "text" not in content:
            return name, content
        text = _text(content)
        if text.strip():
            return name, text
    return "content", ""


def _arguments(message: Mapping[str, Any]) -> object:
    """What the tool was called with; of several calls the last one counts, as of several objects."""
    calls = message.get("tool_calls")
    call = calls[-1] if isinstance(calls, list) and calls else {"function": message.get("function_call")}
    function = call.get("function") if isinstance(call, dict) else None
    return function.get("arguments") if isinstance(function, dict) else None


def _text(content: object) -> str:
    match content:
        case str():
            return content
        case {"text": str(text)}:
            return text
        case list():  # parts, as some gateways send them; the thoughts among them are none of the answer
            parts = [part for part in content if not (isinstance(part, dict) and part.get("type") in _THOUGHTS)]
            return "".join(_text(part) for part in parts)
        case _:
            return ""
