"""A path → its bytes, whole or line by line, never more of them than one article may have.

A folder of news is other people's data: a file may be a hundred gigabytes, a thousandfold compressed nothing, or change
while it is read. Caps bound memory, so that the worst file costs one message.
"""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError

MOST_BYTES = 50_000_000  # of one article or record; the longest report of a public inquiry has 3 million
MOST_RATIO = 100  # decompressed to compressed; of 154 files of news none has more than 25, gzip may have 1032
_PORTION = 64_000  # bytes read first, which hold most articles: room for what is asked for is made before it is read
_RATIO_FROM = 100_000  # bytes; below it a high ratio does no harm, and short repetitive files have one
_SMALLER = "Split it, or take the articles out of it."
_GZIP = b"\x1f\x8b"


@contextmanager
def opened(path: Path) -> Iterator["Capped"]:
    """The file, decompressed if its name ends in `.gz`. Raises `InputError` for whatever the file system says."""
    with failures(), path.open("rb") as raw:
        if path.suffix.lower() == ".gz":
            with gzip.GzipFile(fileobj=raw) as stream:
                yield Capped(stream, raw)
        else:
            yield Capped(raw)


@contextmanager
def received(stream: BinaryIO) -> Iterator["Capped"]:
    """Standard input, which has no name: decompressed if it opens as gzip does, and then its packed bytes are held."""
    with failures():
        plain = Capped(stream)
        first = plain.line()
        plain.unread(first)
        if first.startswith(_GZIP):
            raw = io.BytesIO(plain.whole())
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield Capped(unpacked, raw)
        else:
            yield plain


@contextmanager
def failures() -> Iterator[None]:
    """Turns what the file system and the decompressor raise into `InputError`."""
    try:
        yield
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise InputError(f"is damaged: {error}", hint="Fetch or compress it again.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be read: {reason}", hint="Check the path and the permissions.") from error


@dataclass
class Capped:
    """A stream that gives no more than `MOST_BYTES` at once, and stops at a decompression bomb."""

    stream: BinaryIO | gzip.GzipFile
    compressed: BinaryIO | None = None
    """What the stream is decompressed from; None if it is not."""
    _given: int = 0
    _unread: list[bytes] = field(default_factory=list)

    def whole(self) -> bytes:
        """Everything that is left."""
        before = b"".join(reversed(self._unread))
        self._unread.clear()
        data = before + self._checked(self._read(max(0, MOST_BYTES + 1 - len(before))))
        if len(data) > MOST_BYTES:
            raise InputError(f"has more than {MOST_BYTES // 10**6} MB", hint=_SMALLER)
        return data

    def _read(self, most: int) -> bytes:
        data = self.stream.read(min(most, _PORTION))
        return data + self.stream.read(most - len(data)) if len(data) == _PORTION else data

    def lines(self) -> Iterator[bytes | None]:
        """Line by line, with their ends; None for a line that is too long."""
        while line := self.line():
            if len(line) <= MOST_BYTES:
                yield line
            else:
                self._skip_line()
                yield None

    def line(self) -> bytes:
        """The next line, or its first `MOST_BYTES` + 1 bytes; empty at the end."""
        return self._unread.pop() if self._unread else self._checked(self.stream.readline(MOST_BYTES + 1))

    def first_line(self) -> bytes:
        """The next line that is not blank, which stays to be read; empty if there is none."""
        line = self.line()
        while line and not line.strip():
            line = self.line()
        if line:
            self.unread(line)
        return line

    def unread(self, line: bytes) -> None:
        """Have this line read again, before everything else."""
        self._unread.append(line)

    def _skip_line(self) -> None:
        while (more := self._checked(self.stream.readline(MOST_BYTES))) and not more.endswith(b"\n"):
            pass

    def _checked(self, data: bytes) -> bytes:
        self._given += len(data)
        if self.compressed and self._given > max(_RATIO_FROM, MOST_RATIO * self.compressed.tell()):
            raise InputError(f"unpacks to more than {MOST_RATIO} times its size", hint="Unpack it and look what it is.")
        return data


def held(data: bytes) -> Capped:
    """Bytes that are already there, as such a stream."""
    return Capped(io.BytesIO(data))
