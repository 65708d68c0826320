"""What this program found → bytes that it believes again later; whoever else writes them is not believed.

A journal may be shared, copied or edited. A reply in it is only what somebody says a model said, and is verified; a
verdict would be taken at its word. So verdicts carry a keyed hash (BLAKE2b, RFC 7693), whose key never leaves the
folder of its user.
"""

import hashlib
import hmac
import os
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import user_state_path

_KEY_LENGTH = 32  # bytes
_LENGTH = 16  # bytes of a seal: 128 bits, which nobody guesses


@dataclass(frozen=True, repr=False)
class Seal:
    """Closes and opens what is kept; of the same key, in any process."""

    key: bytes

    @classmethod
    def ours(cls) -> Self:
        """That of this user; one that only this process knows where there is none and none can be kept."""
        path = user_state_path("summarizer", appauthor=False) / "seal.key"
        try:
            return cls(_key(path))
        except OSError:
            return cls(secrets.token_bytes(_KEY_LENGTH))

    def closed(self, name: str, content: bytes) -> bytes:
        """The content under that name, with a seal before it."""
        return self._over(name, content) + content

    def opened(self, name: str, sealed: bytes) -> bytes | None:
        """The content that was closed under that name; None if it was not, or with another key."""
        seal, content = sealed[:_LENGTH], sealed[_LENGTH:]
        return content if hmac.compare_digest(seal, self._over(name, content)) else None

    def _over(self, name: str, content: bytes) -> bytes:
        named = hashlib.sha256(name.encode()).digest()
        return hashlib.blake2b(named + content, key=self.key, digest_size=_LENGTH).digest()


def _key(path: Path) -> bytes:
    """The key at that path, made if there is none. Raises `OSError`."""
    with suppress(FileNotFoundError):
        if len(key := path.read_bytes()) == _KEY_LENGTH:
            return key
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=path.parent)  # for its owner alone
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_LENGTH))
        if path.exists():  # and is no key: a disk was full when it was made
            Path(beside).replace(path)
        else:
            with suppress(FileExistsError):  # another process was quicker, whose key it is then
                os.link(beside, path)
    finally:
        Path(beside).unlink(missing_ok=True)
    return path.read_bytes()
