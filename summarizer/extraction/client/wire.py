"""A query → the raw reply, through the openai SDK: one request, one deadline, no retry, no redirect."""

import asyncio
import errno
import json
import socket
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

import httpx2
from openai import APIStatusError, AsyncOpenAI, DefaultAioHttpClient, DefaultAsyncHttpxClient, OpenAIError

from summarizer.errors import EndpointError, ExtractionError, SummarizerError, TransientError
from summarizer.extraction.engine import Endpoint
from summarizer.extraction.gate import Query, Reply

LARGEST_REPLY = 16 << 20  # bytes; a long summary with all its thoughts has some 200 000
LARGEST_PACKED_REPLY = (
    256 << 10
)  # bytes of a reply that came compressed unasked: a bomb unpacks to a thousand times that
MOST_CONNECTIONS = 1_000_000  # no bound: a machine opens some ten thousand, and for none, aiohttp takes a hundred
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_NO_KEY = "none"  # the SDK wants a key, and would look for one in the environment if it got none


class OpenAIWire:
    """The connections to one endpoint, a client an event loop; made when first used."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._address = f"{endpoint.address}/chat/completions"  # whole: the SDK puts the two together at every call
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncOpenAI] = WeakKeyDictionary()
        self._reached = False

    async def send(self, query: Query) -> Reply:
        """Send one request and read its reply, whatever its status.

        Raises `EndpointError` if nobody can be reached at that address, and `TransientError` if the way there
        broke or the reply was not whole in time. What the SDK says is never passed on: it may hold the key,
        and it holds the request.
        """
        return await self._exchange(self._address, query.raw)

    async def fetch(self, address: str, body: Mapping[str, Any] | None = None) -> Reply:
        """What stands at an address of the endpoint, or what it answers to a body; raises as `send` does.

        `address` is a path below the base address, or a whole address on the same host: the key goes along.
        """
        return await self._exchange(address, None if body is None else json.dumps(body).encode())

    async def _exchange(self, address: str, raw: bytes | None) -> Reply:
        fault: SummarizerError
        client = self._client()  # before the clock runs: making the first one takes a while
        try:
            async with asyncio.timeout(self._endpoint.timeout):
                if raw is None:
                    return self._reply(await client.get(address, cast_to=httpx2.Response))
                return self._reply(await client.post(address, cast_to=httpx2.Response, content=raw))
        except APIStatusError as error:
            return self._reply(error.response)
        except TimeoutError:
            what = f"no whole answer within {self._endpoint.timeout:g} seconds"
            fault = TransientError(what, hint="Give a call more time, with --timeout, or try it again later.")
        except OpenAIError as error:
            fault = self._broken(error)
        raise fault  # here, so that it drags no exception of the SDK along

    async def close(self) -> None:
        """Close the connections of the running loop."""
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.close()

    def _reply(self, response: httpx2.Response) -> Reply:
        self._reached = True
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status_code, headers, response.content)

    def _client(self) -> AsyncOpenAI:
        loop = asyncio.get_running_loop()
        if loop not in self._clients:
            key = self._endpoint.api_key.get_secret_value()
            self._clients[loop] = AsyncOpenAI(
                api_key=key or _NO_KEY,
                base_url=self._endpoint.base_url,
                max_retries=0,  # our own loop repeats
                timeout=self._endpoint.timeout,
                http_client=_http_client(self._endpoint),
                default_headers={"Accept-Encoding": "identity"},
            )
        return self._clients[loop]

    def _broken(self, error: OpenAIError) -> SummarizerError:
        """Why no reply came, from the chain of causes; the SDK and its transports disagree about classes."""
        causes = list(_causes(error))
        if any(isinstance(cause, _TooLargeError) for cause in causes):
            return ExtractionError(f"the endpoint's reply is larger than {LARGEST_REPLY >> 20} MiB")
        if any(isinstance(cause, ssl.SSLError) for cause in causes):
            return EndpointError(
                "no secure connection to the endpoint",
                hint="Check its certificate, and https in the address.",
            )
        unreachable = any(
            isinstance(cause, socket.gaierror | httpx2.UnsupportedProtocol)
            or (
                isinstance(cause, OSError)
                and cause.errno in {errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH}
            )
            for cause in causes
        )
        if unreachable and not self._reached:
            return EndpointError("nobody answers at this address", hint="Check --base-url, and that the server runs.")
        return TransientError("the connection to the endpoint broke")


class _TooLargeError(Exception):
    """A reply beyond the limit; reading it was given up."""


class _Limited(httpx2.AsyncByteStream):
    """A reply's bytes up to a limit."""

    def __init__(self, stream: httpx2.AsyncByteStream, limit: int) -> None:
        self._stream = stream
        self._left = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            self._left -= len(part)
            if self._left < 0:
                raise _TooLargeError
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _limit(response: httpx2.Response) -> None:
    packed = response.headers.get("content-encoding", "identity") != "identity"
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Limited(response.stream, LARGEST_PACKED_REPLY if packed else LARGEST_REPLY)


@cache
def _trust() -> ssl.SSLContext:
    """The certificates that this machine trusts; reading them takes 50 ms, too long to do it for each loop."""
    return httpx2.create_ssl_context()


def _http_client(endpoint: Endpoint) -> httpx2.AsyncClient:
    settings: dict[str, Any] = {
        # Whoever limits requests stands before: one that waits here for a connection would lose its own time.
        "limits": httpx2.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS),
        "follow_redirects": False,  # the key goes to the address that was given, and nowhere else
        "event_hooks": {"response": [_limit]},
        "verify": _trust(),
        "trust_env": httpx2.URL(endpoint.base_url).host not in _LOOPBACK,  # no proxy knows the way to this machine
    }
    try:
        return DefaultAioHttpClient(**settings)
    except RuntimeError:  # openai without its extra `aiohttp`: a third more work a call
        return DefaultAsyncHttpxClient(**settings)


def _causes(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__
