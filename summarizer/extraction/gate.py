"""An exact request → the raw reply, through a gate that may hold, record or answer it.

Everything that must see each single request stands here: a limit on requests in flight, a journal that writes
the intent before the call and the raw answer after it, a budget. Such gates come from above; this room has
the plain one.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol


@dataclass(frozen=True)
class Query:
    """One request, before it is sent."""

    subject: str
    """Identity of what it is about: an `Article.id`, or that of a question about several articles."""
    mode: str
    """The way of answering that it asks for."""
    endpoint: str
    """Base address, without credentials."""
    body: Mapping[str, Any]
    """The JSON body, whole."""

    @cached_property
    def key(self) -> str:
        """SHA-256 over endpoint and body, in hexadecimal: equal for equal requests, in any process."""
        text = json.dumps([self.endpoint, self.body], sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Reply:
    """What came back, untouched, whatever its status."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


Wire = Callable[[Query], Awaitable[Reply]]


class Gate(Protocol):
    """Stands between the engine and the wire; every request passes it, also each retry.

    Waiting for a later try happens outside, so that whoever waits holds no place. What the wire raises
    (`TransientError`, `EndpointError`, a cancellation) must be let through.
    """

    async def send(self, query: Query, wire: Wire) -> Reply:
        """Pass the query on to the wire, now or later, or answer it from what is known."""


class OpenGate:
    """Lets every request through at once."""

    async def send(self, query: Query, wire: Wire) -> Reply:
        """Pass the query on at once."""
        return await wire(query)
