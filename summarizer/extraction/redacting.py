"""What an endpoint said, in bytes → whether the key stands in it, and the same without the key."""

import re
from collections.abc import Collection
from dataclasses import replace

from summarizer.extraction.gate import Reply

_HIDDEN = "[key]"
_ESCAPED = re.compile(rb"\\(?:\\|/|u00([0-7][0-9a-fA-F]))")  # a backslash behind a backslash escapes nothing
_KEY_SIGNS = tuple(bytes([sign]) for sign in b"-_./+=:~")


def tells(text: bytes, secrets: Collection[bytes]) -> bool:
    """True if one of the secrets is in it, in plain or as JSON may spell it."""
    return any(secret in spelled for spelled in {text, _spelled(text)} for secret in secrets)


def redacted(reply: Reply, secrets: Collection[bytes]) -> Reply:
    """The reply without the secrets; what a model or an endpoint repeats of them reaches no record and no report."""
    if tells(reply.body, secrets):
        body = _spelled(reply.body)
        for secret in secrets:
            body = body.replace(secret, _HIDDEN.encode())
        reply = replace(reply, body=body)
    for secret in secrets:
        # In any case: the names of headers come in small letters, however they were sent.
        pattern = re.compile(re.escape(secret.decode()), re.IGNORECASE)
        if any(map(pattern.search, (*reply.headers, *reply.headers.values()))):
            plain = {pattern.sub(_HIDDEN, name): pattern.sub(_HIDDEN, value) for name, value in reply.headers.items()}
            reply = replace(reply, headers=plain)
    return reply


def _spelled(text: bytes) -> bytes:
    r"""The text with the letters, figures and signs of keys in plain, which JSON may also write as `\u0041`."""
    return _ESCAPED.sub(_letter, text) if b"\\u00" in text or b"\\/" in text else text


def _letter(match: re.Match[bytes]) -> bytes:
    if match.group() == b"\\/":
        return b"/"
    letter = bytes([int(match[1], 16)]) if match[1] else b""
    return letter if letter.isalnum() or letter in _KEY_SIGNS else match.group()
