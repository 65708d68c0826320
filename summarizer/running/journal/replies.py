"""A reply ↔ the columns of its row: what is kept of it, small, and checked when it is read again."""

import json
import zlib
from collections.abc import Collection

from summarizer.errors import JournalError
from summarizer.extraction.gate import Reply
from summarizer.extraction.redacting import tells
from summarizer.extraction.refusal import refusal_of

LARGEST = 16 << 20  # bytes; the wire takes no larger reply, so what unpacks to more is not ours
_LEVEL = 1  # of zlib: within a tenth of what the highest saves, in a third of the time
_KEPT = ("x-ratelimit-", "anthropic-ratelimit-", "retry-after", "x-request-id", "request-id")


def pack(reply: Reply, secrets: Collection[bytes]) -> tuple[str, bytes | None]:
    """The headers that may be needed, as JSON, and the packed body; None for a body that is not to be kept.

    That of a refusal is not: nobody uses it again, and some endpoints repeat the key in it.
    """
    headers = {
        name: value
        for name, value in sorted(reply.headers.items())
        if name.startswith(_KEPT) and not tells(value.encode(errors="replace"), secrets)
    }
    kept = refusal_of(reply) is None and not tells(reply.body, secrets)
    return json.dumps(headers), zlib.compress(reply.body, _LEVEL) if kept else None


def unpack(status: object, headers: object, body: object, *, judged: str | None = None) -> Reply:
    """The reply of a row. Raises `JournalError` if it is none that `pack` could have written."""
    if not isinstance(status, int) or not isinstance(body, bytes):
        raise JournalError("a stored reply is none")
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(body, LARGEST)
    except zlib.error as error:
        raise JournalError("a stored reply is damaged") from error
    if not unpacking.eof or unpacking.unused_data:
        raise JournalError("a stored reply is cut, too large, or followed by something else")
    reply = Reply(status, _headers(headers), content, judged)
    if refusal_of(reply) is not None:
        raise JournalError("a stored reply is none")
    return reply


def _headers(text: object) -> dict[str, str]:
    try:
        headers = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        headers = None
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        raise JournalError("the headers of a stored reply are damaged")
    return headers
