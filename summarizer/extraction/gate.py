"""An exact request → the raw reply, through a gate that may hold, record or answer it.

Everything that must see each single request stands here: a limit on requests in flight, a journal that writes
the intent before the call and the raw answer after it, a budget. Such gates come from above; this room has
the plain one.
"""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Protocol

from summarizer.extraction.payload import payload_of
from summarizer.verdicts import Purpose


@dataclass(frozen=True)
class Query:
    """One request, before it is sent."""

    subject: str
    """Identity of what it is about: an `Article.id`, or that of a question about several articles."""
    where: str
    """What it is about, as errors name it: the file of an article, the title of a story."""
    purpose: Purpose
    mode: str
    """The way of answering that it asks for."""
    endpoint: str
    """Base address, without credentials."""
    output: int
    """Tokens that the answer may have, as the body says."""
    body: Mapping[str, Any]
    """The JSON body, whole."""

    @cached_property
    def raw(self) -> bytes:
        """The body as it goes out; equal bodies are built in one order, so they are equal here as well."""
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

    @cached_property
    def key(self) -> str:
        """SHA-256 over subject, endpoint and body, in hexadecimal: equal for equal requests, in any process."""
        about = json.dumps([self.subject, self.endpoint])
        return hashlib.sha256(about.encode() + self.raw).hexdigest()


@dataclass(frozen=True)
class Reply:
    """What came back, untouched, whatever its status."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    judged: str | None = None
    """What was made of it the last time, where it is played again, as `Gate.judge` was told; None for a new one."""

    @cached_property
    def payload(self) -> Any:  # noqa: ANN401  # JSON
        """The JSON that the body holds; None if it holds none."""
        return payload_of(self.body)


HABITS = "habits"
"""About what a gate remembers how an endpoint likes to be asked."""

Wire = Callable[[Query], Awaitable[Reply]]


class Gate(Protocol):
    """Stands between the engine and the wire; every request passes it, also each retry.

    What the wire raises (`TransientError`, `EndpointError`, a cancellation) must be let through. A gate may raise any
    `RunEndedError` instead of sending.
    """

    async def send(self, query: Query, wire: Wire) -> Reply:
        """Pass the query on to the wire, now or later, or answer it from what is known."""

    def judge(self, query: Query, outcome: str) -> None:
        """Hear what the engine made of the reply: `ok`, or the class of the error that it stands for."""

    async def rest(self, seconds: float) -> None:
        """Wait between two tries of one question; whoever waits holds no place among the requests in flight."""

    def recall(self, endpoint: str, model: str, about: str) -> str | None:
        """What was last remembered of this endpoint and model about that; None if nothing was."""

    def remember(self, endpoint: str, model: str, about: str, line: str) -> None:
        """Keep what was found out about this endpoint and model, so that no article asks in vain again."""


class OpenGate:
    """Lets every request through at once; what it remembers, it remembers for the life of the process."""

    _known: ClassVar[dict[tuple[str, str, str], str]] = {}

    async def send(self, query: Query, wire: Wire) -> Reply:
        """Pass the query on at once."""
        return await wire(query)

    def judge(self, query: Query, outcome: str) -> None:
        """Nothing to note."""

    async def rest(self, seconds: float) -> None:
        """Just wait."""
        await asyncio.sleep(seconds)

    def recall(self, endpoint: str, model: str, about: str) -> str | None:
        """What this process remembers."""
        return self._known.get((endpoint, model, about))

    def remember(self, endpoint: str, model: str, about: str, line: str) -> None:
        """Remember it for all gates of this process."""
        self._known[endpoint, model, about] = line
