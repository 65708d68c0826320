"""An OpenAI-compatible endpoint of fixed latency on the loopback address, in a process of its own, with a ledger.

It answers what an able model would: facts, figures and quotations taken from the article that it was sent. Raw asyncio,
so that one core serves some thousand requests a second and the other is left to what is measured.
"""

import asyncio
import json
import multiprocessing
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

PROMPT_TOKENS_A_BYTE = 0.25
_LINE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
_FIGURE = re.compile(r"\b(\d{1,3}) (homes|people|boats|trees)\b")
_QUOTE = re.compile(r"[\"“]([^\"“”]+)[\"”],? said ([A-Z]\w+ [A-Z]\w+)")


@dataclass(frozen=True)
class Behaviour:
    """How the endpoint answers."""

    latency: float
    """Seconds from request to reply."""
    faults: tuple[str, ...] = ()
    """The first answer to the n-th new article is this fault; `` for none. Names of `FAULTS`."""
    a_second: int | None = None
    """Requests that are let through in each second; the others get 429."""


@dataclass
class Seen:
    """What the endpoint noted."""

    requests: int = 0
    articles: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    first: float = 0.0
    """`time.time()` of the first request."""
    last: float = 0.0
    """Of the last reply."""
    most: int = 0
    """Requests in flight at once."""
    by_second: Counter[int] = field(default_factory=Counter)
    """Requests let through, by whole second since the first."""
    refused_by_second: Counter[int] = field(default_factory=Counter)
    """Requests answered with 429, likewise."""


def answer(user: str) -> dict[str, Any]:
    """What an able model says of the article in this message."""
    lines = [(int(number), text) for number, text in _LINE.findall(user)]
    told = [(number, text) for number, text in lines if '"' not in text]
    figures = [(number, found) for number, text in told if (found := _FIGURE.search(text))]
    quotes = [(number, found) for number, text in lines if (found := _QUOTE.search(text))]
    return {
        "headline": lines[0][1],
        "key_facts": [
            {
                "statement": text,
                "sentences": [number],
                "importance": "vital",
                "when": None,
                "attributed_to": None,
                "certainty": "stated",
            }
            for number, text in told[1:5]
        ],
        "numbers": [
            {
                "value": int(found[1]),
                "low": None,
                "high": None,
                "unit": None,
                "what": found[2],
                "bound": "exact",
                "direction": "none",
                "scope": None,
                "period": None,
                "as_of": None,
                "as_written": found[0],
                "sentence": number,
            }
            for number, found in figures[:3]
        ],
        "quotes": [
            {"text": found[1], "speaker": found[2], "role": None, "sentence": number} for number, found in quotes[:2]
        ],
        "open_questions": [],
        "sentences_read": {"first": lines[0][0], "last": lines[-1][0]},
    }


def _completion(content: str, size: int, *, finish: str = "stop", refusal: str | None = None) -> bytes:
    prompt = int(size * PROMPT_TOKENS_A_BYTE)
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "stub-1",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": {"prompt_tokens": prompt, "completion_tokens": 300, "total_tokens": prompt + 300},
        }
    ).encode()


def _fault(name: str, good: str, size: int) -> tuple[int, bytes, str]:
    """Status, body and further headers of a fault."""
    match name:
        case "429":
            return 429, b'{"error":{"message":"slow down","code":"rate_limit_exceeded"}}', "Retry-After: 1\r\n"
        case "500":
            return 500, b'{"error":{"message":"oops"}}', ""
        case "off-schema":
            return 200, _completion('{"summary": "no such field"}', size), ""
        case "fenced":
            return 200, _completion(f"Here it is:\n```json\n{good}\n```", size), ""
        case "refusal":
            return 200, _completion("", size, refusal="I cannot help with that."), ""
        case "truncated":
            return 200, _completion(good[: len(good) // 2], size), ""
        case "length":
            return 200, _completion(good[: len(good) // 2], size, finish="length"), ""
        case "empty":
            return 200, _completion("", size), ""
        case _:
            raise ValueError(name)


class _Server:
    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.seen = Seen()
        self._articles: dict[str, int] = {}
        self._running = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
                body = await reader.readexactly(int(length[1])) if length else b""
                if not await self._reply(body, writer):
                    writer.transport.abort()
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _reply(self, body: bytes, writer: asyncio.StreamWriter) -> bool:
        begun = time.time()
        seen = self.seen
        seen.requests += 1
        seen.first = seen.first or begun
        self._running += 1
        seen.most = max(seen.most, self._running)
        second = int(begun - seen.first)
        limit = self.behaviour.a_second
        if limit is not None and seen.by_second[second] >= limit:
            seen.refused_by_second[second] += 1
            status, content, headers = _fault("429", "", 0)
            headers = ""
        else:
            seen.by_second[second] += 1
            user = json.loads(body)["messages"][1]["content"]
            first = user not in self._articles
            place = self._articles.setdefault(user, len(self._articles))
            fault = self.behaviour.faults[place] if first and place < len(self.behaviour.faults) else ""
            good = json.dumps(answer(user))
            if fault == "reset":
                status, content, headers = 0, b"", ""
            elif fault:
                status, content, headers = _fault(fault, good, len(body))
            else:
                status, content, headers = 200, _completion(good, len(body)), ""
            await asyncio.sleep(self.behaviour.latency - (time.time() - begun))
        self._running -= 1
        seen.last = time.time()
        seen.statuses[status] += 1
        seen.articles = len(self._articles)
        if not status:
            return False
        head = (
            f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{headers}Content-Length: {len(content)}\r\n\r\n"
        )
        writer.write(head.encode() + content)
        return True


def _run(behaviour: Behaviour, pipe: Connection) -> None:
    async def main() -> None:
        server = _Server(behaviour)
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, backlog=1024, limit=1 << 24)
        pipe.send(listening.sockets[0].getsockname()[1])
        loop = asyncio.get_running_loop()
        asked = asyncio.Event()
        loop.add_reader(pipe.fileno(), asked.set)
        while True:
            await asked.wait()
            asked.clear()
            while (
                pipe.poll()
            ):  # the loop may have told of one message twice, and receiving none would hold up everything
                if pipe.recv() == "end":
                    return
                pipe.send(server.seen)

    asyncio.run(main())


@dataclass
class Running:
    """An endpoint that runs."""

    url: str
    _pipe: Connection

    def seen(self) -> Seen:
        """What it noted so far."""
        self._pipe.send("seen")
        found: Seen = self._pipe.recv()
        return found


@contextmanager
def endpoint(behaviour: Behaviour) -> Iterator[Running]:
    """An endpoint of this behaviour, for as long as the block lasts."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(behaviour, theirs), daemon=True)
    process.start()
    try:
        yield Running(f"http://127.0.0.1:{ours.recv()}/v1", ours)
        ours.send("end")
    finally:
        process.join(5)
        process.kill()
