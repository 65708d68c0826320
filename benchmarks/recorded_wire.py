"""Recorded exchanges with chat-completions endpoints → how the client reads each reply.

Every reply is what the whole client is answered with, from behind its gate, as often as it asks: modes, retries, second
questions and validation are those of a run. The schema of the question has the fields of the object that the recorded
reply plainly holds (a tool's arguments or a content that `json` reads), and none where it holds no object; so a reply
is `parsed`, or ends in an error of ours. `as_wanted` counts the replies whose end is the one that follows from
status, finish reason, refusal and object; a stream, which nobody asked for, may end in either way.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from summarizer.errors import SummarizerError
from summarizer.extraction import Endpoint, OpenGate, Patience, Query, Question, Reply, Wire, model_engine
from summarizer.verdicts import Purpose

_FIELDS = {
    "title": None,
    "publisher": None,
    "published": None,
    "before": None,
    "sentences": [{"number": 1, "text": "The ferry stayed in port."}],
}
_STATUSES = {404: "EndpointError", 429: "TransientError"}
_CRASH = "crash"
_PARSED = "parsed"

Row = dict[str, Any]


class _Recorded(OpenGate):
    """Answers every request with the one reply."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply

    async def send(self, query: Query, wire: Wire) -> Reply:  # noqa: ARG002  # nothing is sent
        return self._reply

    async def rest(self, seconds: float) -> None:
        """Lose no time."""

    def recall(self, endpoint: str, model: str, about: str) -> str | None:  # noqa: ARG002  # each reply stands for itself
        return None


def measure(paths: Sequence[Path]) -> Mapping[str, object]:
    """Counts by end, and how many ends are the wanted ones."""
    rows = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    began = time.perf_counter()
    ends = asyncio.run(_replay(rows))
    seconds = time.perf_counter() - began
    wanted = 0
    for row, end in zip(rows, ends, strict=True):
        as_wanted = end in _wanted(row)
        wanted += as_wanted
        if not as_wanted:
            print(f"{row['id']}: {end}, and not {' or '.join(_wanted(row))}")
    counts = Counter(ends)
    return {
        "n": len(rows),
        "crashes": counts.pop(_CRASH, 0),
        "as_wanted": wanted,
        **dict(sorted(counts.items())),
        "seconds": round(seconds, 2),
    }


async def _replay(rows: Sequence[Row]) -> list[str]:
    return [await _end(row) for row in rows]


async def _end(row: Row) -> str:
    """`parsed`, the class of the error, or `crash`."""
    text = row.get("response_text")
    body = text if text is not None else json.dumps(row["response"])
    held = _held(row)
    schema: type[BaseModel] = create_model(
        "Answer",
        __config__=ConfigDict(extra="allow", protected_namespaces=()),
        **dict.fromkeys(held or (), (Any, ...)),  # type: ignore[call-overload]  # names of a recorded object
    )
    question = Question("extract.j2", _FIELDS, schema, str(row["id"]), str(row["id"]), Purpose.EXTRACT, lambda _: None)
    reply = Reply(row["status"], {name.lower(): value for name, value in row["headers"].items()}, body.encode())
    engine = model_engine(
        Endpoint(model="recorded", base_url="http://127.0.0.1/v1", patience=Patience(tries=1)), gate=_Recorded(reply)
    )
    try:
        answered = await engine.ask(question)
    except SummarizerError as error:
        return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == SummarizerError.__module__)
    except Exception as error:  # noqa: BLE001  # what this looks for
        print(f"{row['id']}: {error!r}")
        return _CRASH
    same = answered.answer.model_dump() == held
    if not same and held:
        print(f"{row['id']}: another value than the recorded one")
    return _PARSED if same or not held else "another value"


def _message(row: Row) -> tuple[dict[str, Any], str]:
    """The message and its finish reason; nothing where there is none."""
    if row.get("response_text") is not None:
        return _streamed(row["response_text"])
    response = row.get("response")
    choices = response.get("choices") if isinstance(response, dict) else None
    choice = choices[0] if choices else {}
    return choice.get("message") or {}, choice.get("finish_reason") or ""


def _streamed(text: str) -> tuple[dict[str, Any], str]:
    """The same of a stream: its content, the arguments of the last tool, and why it ended."""
    chunks = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
    choices = [chunk["choices"][0] for chunk in chunks if chunk.get("choices")]
    deltas = [choice.get("delta") or {} for choice in choices]
    calls = [call for delta in deltas for call in delta.get("tool_calls") or []]
    of_last = [call for call in calls if call.get("index") == max(each.get("index") or 0 for each in calls)]
    arguments = "".join((call.get("function") or {}).get("arguments") or "" for call in of_last)
    content = "".join(delta["content"] for delta in deltas if isinstance(delta.get("content"), str))
    finish = next((choice["finish_reason"] for choice in choices if choice.get("finish_reason")), "")
    return {"content": content, "tool_calls": [{"function": {"arguments": arguments}}]}, finish


def _held(row: Row) -> dict[str, Any] | None:
    """The object that the reply plainly holds; None if it holds none."""
    message, _ = _message(row)
    calls = message.get("tool_calls") or [{"function": message.get("function_call")}]
    arguments = (calls[-1].get("function") or {}).get("arguments")
    for text in (arguments, message.get("content")):
        try:
            value = json.loads(str(text))
        except ValueError:
            continue
        if isinstance(value, dict) and value:
            return value
    return None


def _wanted(row: Row) -> set[str]:
    """The ends that are right for a row."""
    if row["status"] in _STATUSES:
        return {_STATUSES[row["status"]]}
    if row["status"] != 200:  # noqa: PLR2004  # HTTP's own number
        return {"ExtractionError", "AnswerError"}
    message, finish = _message(row)
    if message.get("refusal"):
        return {"RefusedError"}
    if finish == "length":
        return {"OutputCutError"}
    return {_PARSED if _held(row) else "AnswerError"}
