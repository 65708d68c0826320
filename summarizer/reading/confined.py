"""A page → what it says, taken apart in a process beside this one, which may use so much time and memory and no more.

A page may be made to break the parser, the extractor or the reading of its styles. What exceeds a limit, or crashes,
costs that page one message; the next page gets a new process. One process serves many pages: starting it takes as long
as taking several of them apart. What comes back from it is read as data, of which nothing is executed.
"""

import atexit
import datetime as dt
import json
import math
import os
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Any

from summarizer.errors import InputError
from summarizer.reading.pages import MOST_CHARACTERS, Page, page

_LENGTH = struct.Struct(">Q")  # before each message: how many bytes of JSON follow
_LONGEST_ANSWER = 8 * MOST_CHARACTERS  # bytes; a text is no longer than its page, and a character takes four at most
_KEPT = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_AS_TEXT = "Save the article as text."
_MOST_TAKEN = 500  # pages, after which the process is replaced: libraries keep some memory of each


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may take."""

    seconds: int = 10
    """Of a core; the slowest of 26 saved pages of news takes 0.6."""
    patience: float = 60.0
    """Seconds by the clock, on machines that are busy or cannot limit the above."""
    megabytes: int = 1_000
    """Of address space; the largest page that is read at all, 10 million characters, takes 430."""


class _BrokenError(Exception):
    """The process gave no answer to a page."""

    def __init__(self, what: str, *, slow: bool = False) -> None:
        super().__init__(what)
        self.what = what
        self.slow = slow
        """True if it had all the time that a page may take."""


@dataclass
class Confined:
    """The process, which is started for the first page. Threads may share it; it takes one page at a time."""

    limits: Limits = field(default_factory=Limits)
    command: tuple[str, ...] = (sys.executable, "-P", "-m", __name__)  # -P: nothing is imported from where we stand
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False, repr=False)
    _taken: int = field(default=0, init=False, repr=False)
    """Pages that the process has had."""
    _turn: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _over: bool = field(default=False, init=False, repr=False)
    """True once the program ends."""

    def page(self, html: str, url: str | None = None) -> Page:
        """What `summarizer.reading.pages.page` makes of it. Raises `InputError`, without a place, as that does.

        What other pages have left behind in the process costs this one nothing: a page that breaks a process which has
        had others gets a new one.
        """
        request = {"html": html, "url": url}
        with self._turn:
            if self._taken >= _MOST_TAKEN:
                self._end()
            try:
                used = self._process is not None
                try:
                    return self._answer(request)
                except _BrokenError as error:
                    if error.slow or not used:
                        raise
                    return self._answer(request)
            except _BrokenError as error:
                raise InputError(error.what, hint=_AS_TEXT) from None

    def close(self) -> None:
        """End the process; another page would start a new one."""
        with self._turn:
            self._end()

    def abandon(self) -> None:
        """End the process as the program ends: at once, even if a thread waits for a page, and for good."""
        self._over = True
        if process := self._process:
            process.kill()

    def _answer(self, request: dict[str, str | None]) -> Page:
        process = self._process or self._start()
        late = threading.Event()

        def expire() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.limits.patience, expire)
        timer.daemon = True
        timer.start()
        self._taken += 1
        try:
            return _read(_exchange(process, request))
        except (OSError, EOFError, KeyError, TypeError, ValueError):
            raise self._broken(process, late=late.is_set()) from None
        except (KeyboardInterrupt, SystemExit):  # its answer would be taken for that to the next page
            process.kill()
            self._end()
            raise
        finally:
            timer.cancel()

    def _start(self) -> "subprocess.Popen[bytes]":
        if self._over:
            raise InputError("cannot be taken apart as a page: the program ends")
        limits = (str(self.limits.seconds), str(self.limits.megabytes))
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                [*self.command, *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what it would print may be the page's own words
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the process in charge, which ends this one
            )
        except OSError as error:
            message = f"cannot be taken apart as a page: no process could be started ({error.strerror})"
            raise InputError(message, hint=_AS_TEXT) from error
        return self._process

    def _broken(self, process: "subprocess.Popen[bytes]", *, late: bool) -> _BrokenError:
        """Why the process gave no answer; it is ended, so that the next page gets another one."""
        with suppress(subprocess.TimeoutExpired):  # it may be about to end by itself, and its code says why
            process.wait(1)
        code = process.returncode
        self._end()
        if late or code == -_SIGXCPU:
            limit = f"{self.limits.patience:g} seconds" if late else f"{self.limits.seconds} seconds of a core"
            return _BrokenError(f"takes more than {limit} to be taken apart as a page", slow=True)
        if code == _OUT_OF_MEMORY:
            return _BrokenError(f"takes more than {self.limits.megabytes:,} MB to be taken apart as a page")
        how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return _BrokenError(f"broke the process that takes pages apart ({how})")

    def _end(self) -> None:
        process, self._process, self._taken = self._process, None, 0
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@cache
def shared() -> Confined:
    """The one that all of this program uses; it ends with the program."""
    confined = Confined()
    atexit.register(confined.abandon)
    if hasattr(os, "register_at_fork"):  # two processes cannot talk to a third by the same pipe
        os.register_at_fork(after_in_child=shared.cache_clear)
    return confined


_OUT_OF_MEMORY = 70  # exit code of the process
_SIGXCPU = 24  # on Linux and macOS; the signal has no name on Windows


def _environment() -> dict[str, str]:
    """Where to find our own modules, and nothing that is secret."""
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *(each for each in sys.path if each and each != package)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0"}


def _exchange(process: "subprocess.Popen[bytes]", request: dict[str, str | None]) -> Any:  # noqa: ANN401 - JSON
    """Raises `EOFError`, `OSError` or `ValueError` for no answer, or none that can be read."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    _send(process.stdin, request)
    return _receive(process.stdout, _LONGEST_ANSWER)


def _send(stream: IO[bytes], value: object) -> None:
    data = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes], most: int) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Raises `EOFError` at the end of the stream, and `ValueError` for what is too long or no JSON."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise ValueError("too long")
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _read(answer: Any) -> Page:  # noqa: ANN401 - whatever JSON holds
    """Raises `InputError` for a fault of the page, `KeyError`, `TypeError` or `ValueError` for what is no page."""
    if "fault" in answer:
        raise InputError(_string(answer["fault"]), hint=_string(answer["hint"]))
    published = answer["published"]
    return Page(
        text=_string(answer["text"]),
        title=_string_or_none(answer["title"]),
        publisher=_string_or_none(answer["publisher"]),
        published=None if published is None else dt.date.fromisoformat(published),
        url=_string_or_none(answer["url"]),
        language=_string_or_none(answer["language"]),
        notes=tuple(_string(note) for note in answer["notes"]),
        headings=tuple(_string(heading) for heading in answer["headings"]),
    )


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _string_or_none(value: object) -> str | None:
    return None if value is None else _string(value)


# ── in the process
# ───────────────────────────────────────────────────────────────────────────────────────────────────


def _serve(seconds: int, megabytes: int) -> None:
    """Take apart what comes on standard input until there is no more."""
    import trafilatura  # noqa: F401, PLC0415 - before memory and time are limited, and only here

    source, drain = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    _limit_memory(megabytes)
    while True:
        try:
            request = _receive(source, 6 * MOST_CHARACTERS)
        except EOFError:
            return
        _limit_time(seconds)
        try:
            found = page(request["html"], url=request["url"])
            answer = asdict(found) | {"published": found.published.isoformat() if found.published else None}
        except InputError as error:
            answer = {"fault": error.what, "hint": error.hint}
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        _send(drain, answer)


def _limit_memory(megabytes: int) -> None:
    """Memory, and what a page has no business with: files, other processes, a picture of memory on disk."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_AS", megabytes * 1_000_000),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
    ):
        if hasattr(resource, name):
            with suppress(ValueError, OSError):  # macOS knows the first, and does not let it be set
                resource.setrlimit(getattr(resource, name), (most, most))


def _limit_time(seconds: int) -> None:
    """So many seconds from now on; then the system ends the process."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime) + seconds, hard))


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))
