"""A chat-completions server on the loopback address that plays scripted scenes and keeps a ledger of what it saw.

Real sockets, because the openai SDK 3 speaks through httpx2 and aiohttp, which no mocking library sees.
"""

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PROMPT_TOKENS = 700
COMPLETION_TOKENS = 90

Scene = Callable[["Stage"], None]
"""Plays one reply."""


@dataclass
class Exchange:
    """One request as it arrived."""

    raw: bytes
    headers: Mapping[str, str]
    path: str
    at: float = 0.0
    """When it arrived, by the monotonic clock."""
    status: int | None = None
    """Of the reply; None before one is begun."""
    billed: int = 0
    """Tokens that the reply is billed with."""
    told: bool = False
    """Whether the reply says so."""
    refused: bool = False
    """Whether the reply holds a refusal, whatever its status: it is billed only if it says so."""
    lost: bool = False
    """Whether the client cannot have had the whole of the reply, so that it cannot know the bill."""

    @property
    def body(self) -> dict[str, Any]:
        """The request's JSON."""
        loaded: dict[str, Any] = json.loads(self.raw)
        return loaded

    @property
    def mode(self) -> str:
        """The way of answering that the request asks for."""
        form = self.body.get("response_format")
        if form and form["type"] == "json_schema":
            return "json_schema_strict" if form["json_schema"].get("strict") else "json_schema"
        return form["type"] if form else "tools" if self.body.get("tools") else "prompt"

    @property
    def system(self) -> str:
        """The instructions."""
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        """The article's message."""
        return str(self.body["messages"][1]["content"])


@dataclass
class Stage:
    """What a scene has to work with: the request, and the handler to reply through."""

    exchange: Exchange
    handler: BaseHTTPRequestHandler

    def reply(self, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
        """Send a whole reply."""
        self.exchange.status = status
        self.handler.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.handler.send_header(name, value)
        self.handler.send_header("Content-Length", str(len(body)))
        self.handler.end_headers()
        self.handler.wfile.write(body)


class Server:
    """Plays the scenes in order, the last one for ever; `ledger` holds every request to the model that arrived.

    `pages` are what stands at other paths, such as /v1/models; `looked_up` are the paths that were asked for.
    """

    def __init__(self, scenes: Iterable[Scene], pages: Mapping[str, Scene] | None = None) -> None:
        self.ledger: list[Exchange] = []
        self.looked_up: list[str] = []
        self._pages = pages or {}
        self.connections: set[socket.socket] = set()
        self.running = 0
        self.most_running = 0
        self._scenes = list(scenes)
        self._played = 0
        self._lock = threading.Lock()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # each reply after the first would wait 40 ms for an acknowledgement

            def setup(self) -> None:
                super().setup()
                owner.connections.add(self.connection)

            def finish(self) -> None:
                owner.connections.discard(self.connection)
                super().finish()

            def do_POST(self) -> None:
                owner.play(self)

            def do_GET(self) -> None:
                owner.play(self)

            def log_message(self, *_: object) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 512

            def handle_error(self, *_: object) -> None:
                pass  # a client that hangs up in the middle is what some scenes are about

        self._http = Quiet(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        """Base address of the endpoint."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @property
    def billed(self) -> int:
        """Tokens of all replies that were whole."""
        return sum(exchange.billed for exchange in self.ledger if not exchange.lost)

    @property
    def modes(self) -> list[str]:
        """The way of answering of each request, in order."""
        return [exchange.mode for exchange in self.ledger]

    def become(self, *scenes: Scene) -> None:
        """Play these from now on, beginning with the first."""
        with self._lock:
            self._scenes, self._played = list(scenes), 0

    def play(self, handler: BaseHTTPRequestHandler) -> None:
        """Note the request and play its scene."""
        raw = handler.rfile.read(int(handler.headers["Content-Length"] or 0))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        exchange = Exchange(raw, headers, handler.path, at=time.monotonic())
        if handler.path != "/v1/chat/completions":
            self.looked_up.append(handler.path)
            self._pages.get(handler.path, refuses(404, "no such page"))(Stage(exchange, handler))
            return
        with self._lock:
            self.ledger.append(exchange)
            scene = self._scenes[min(self._played, len(self._scenes) - 1)]
            self._played += 1
            self.running += 1
            self.most_running = max(self.most_running, self.running)
        try:
            scene(Stage(exchange, handler))
        finally:
            with self._lock:
                self.running -= 1

    def close(self) -> None:
        """Stop listening, and hang up on whoever is still connected."""
        self._http.shutdown()
        self._http.server_close()
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serving(*scenes: Scene, pages: Mapping[str, Scene] | None = None) -> Iterator[Server]:
    """A running server."""
    server = Server(scenes, pages)
    try:
        yield server
    finally:
        server.close()


def closed_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


# ── what a model would say
# ───────────────────────────────────────────────────────────────────────────────────────────

Answer = Callable[[Exchange], Any]
"""Request → the object to answer with."""


def echo(exchange: Exchange) -> dict[str, int]:
    """The numbers of the first and the last line of the article, as an honest model reads them."""
    numbers = [int(number) for number in re.findall(r"^\[(\d+)\] ", exchange.user, re.MULTILINE)]
    return {"first": numbers[0], "last": numbers[-1]}


def honest(exchange: Exchange) -> dict[str, Any]:
    """A small answer that fits the schema and any article."""
    return {
        "headline": "Something happened",
        "key_facts": [],
        "numbers": [],
        "quotes": [],
        "open_questions": [],
        "sentences_read": echo(exchange),
    }


def completion(message: Mapping[str, Any], *, finish: str = "stop", model: str = "tiny-1") -> dict[str, Any]:
    """A completion around a message."""
    total = PROMPT_TOKENS + COMPLETION_TOKENS
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": model,
        "choices": [{"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}],
        "usage": {"prompt_tokens": PROMPT_TOKENS, "completion_tokens": COMPLETION_TOKENS, "total_tokens": total},
    }


# ── scenes
# ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def sends(payload: object, *, status: int = 200, **headers: str) -> Scene:
    """Reply with this JSON, or these bytes; header names with `_` for `-`."""

    def scene(stage: Stage) -> None:
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        stage.exchange.refused = isinstance(payload, dict) and "error" in payload and "choices" not in payload
        if isinstance(payload, dict) and isinstance(payload.get("usage"), dict):
            stage.exchange.billed = payload["usage"]["total_tokens"]
            stage.exchange.told = stage.exchange.billed > 0
        elif isinstance(payload, dict) and "choices" in payload:
            stage.exchange.billed = PROMPT_TOKENS + COMPLETION_TOKENS
        stage.reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})

    return scene


def says(
    answer: Answer | str, *, wrap: Callable[[str], Mapping[str, Any]] | None = None, finish: str = "stop"
) -> Scene:
    """Reply with a completion; `wrap` turns the answer's text into the message, by default its content."""

    def scene(stage: Stage) -> None:
        text = answer if isinstance(answer, str) else json.dumps(answer(stage.exchange))
        message = wrap(text) if wrap else {"content": text}
        sends(completion(message, finish=finish))(stage)

    return scene


def calls_tool(text: str) -> dict[str, Any]:
    """A message that hands the answer to a tool."""
    call = {"id": "call_0", "type": "function", "function": {"name": "ArticleSummary", "arguments": text}}
    return {"content": None, "tool_calls": [call]}


def answers(stage: Stage) -> None:
    """Reply honestly, in the way that was asked for."""
    says(honest, wrap=calls_tool if stage.exchange.mode == "tools" else None)(stage)


def refuses(status: int, message: str, *, code: str | None = None, kind: str | None = None, **headers: str) -> Scene:
    """Reply with an error as OpenAI words it."""
    error = {"message": message, "type": kind, "param": None, "code": code}
    return sends({"error": error}, status=status, **headers)


def knows_only(*modes: str, status: int = 400, message: str = "response_format is not supported") -> Scene:
    """Answer in these modes; refuse the others."""

    def scene(stage: Stage) -> None:
        play = answers if stage.exchange.mode in modes else refuses(status, message)
        play(stage)

    return scene


def drips(stage: Stage) -> None:
    """Send a byte every hundredth of a second: each read succeeds, the answer never ends."""
    stage.exchange.lost = True
    stage.handler.send_response(200)
    stage.handler.send_header("Content-Type", "application/json")
    stage.handler.send_header("Content-Length", "100000")
    stage.handler.end_headers()
    for _ in range(3000):
        stage.handler.wfile.write(b" ")
        stage.handler.wfile.flush()
        time.sleep(0.01)


def stalls(seconds: float) -> Scene:
    """Answer honestly after a while."""

    def scene(stage: Stage) -> None:
        time.sleep(seconds)
        answers(stage)

    return scene


def comes_too_late(seconds: float) -> Scene:
    """Answer honestly after more time than the client has."""

    def scene(stage: Stage) -> None:
        stage.exchange.lost = True
        stalls(seconds)(stage)

    return scene


def breaks(stage: Stage) -> None:
    """Reset the connection in the middle of a good answer, which is billed all the same."""
    body = json.dumps(completion({"content": json.dumps(honest(stage.exchange))})).encode()
    stage.exchange.lost, stage.exchange.billed = True, PROMPT_TOKENS + COMPLETION_TOKENS
    stage.handler.send_response(200)
    stage.handler.send_header("Content-Type", "application/json")
    stage.handler.send_header("Content-Length", str(len(body)))
    stage.handler.end_headers()
    stage.handler.wfile.write(body[: len(body) // 2])
    stage.handler.wfile.flush()
    # Linger for no time: closing sends a reset instead of an end.
    stage.handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    stage.handler.close_connection = True


def floods(size: int) -> Scene:
    """Send a body of this many bytes, more than any client should take."""

    def scene(stage: Stage) -> None:
        stage.exchange.lost = True
        stage.handler.send_response(200)
        stage.handler.send_header("Content-Type", "application/json")
        stage.handler.send_header("Content-Length", str(size))
        stage.handler.end_headers()
        for _ in range(size >> 16):
            stage.handler.wfile.write(b" " * (1 << 16))

    return scene
