"""A command's words, environment and streams → its process, forked from one that has imported everything.

Starting Python and importing takes a second, most of what a short command costs, and the suite runs hundreds of them.
What is forked has its own streams, folder, environment, signals and limits, and is `python -m summarizer` else.
Run as a script, this file is the process that is forked. It reads requests from a socket, a line of JSON each: to begin
a command, which it answers with the process's number, or to look whether one has ended, which it answers with the exit
code, or null. It has one thread and reads nothing of the environment before the fork.
"""

import gc
import importlib
import json
import os
import resource
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

_IMPORTED = (
    "cli.app",
    "cli.engines",
    "cli.session",
    "extraction.client.seam",
    "extraction.client.wire",
    "extraction.builtin.engine",
    "merging.stories",
    "presenting.markdown",
    "presenting.terminal",
    "presenting.evidence",
    "reading.reader",
    "running.composing",
    "verification.summaries",
)
"""What every command would import."""
_READ_AT_START = ("PYTHONHASHSEED", "PYTHONIOENCODING", "LANG", "LC_ALL")
"""What Python itself reads as it starts; a command that is given any of these needs a start of its own."""
_LOOK_AGAIN = 0.005  # seconds until it is asked again whether a command has ended
_LATEST = 60.0  # seconds until a command that is waited for must have ended


def startable(environment: Mapping[str, str]) -> bool:
    """True if a command with this environment may be forked."""
    return not any(name in environment for name in _READ_AT_START)


@dataclass(frozen=True)
class Start:
    """How a command is begun."""

    words: Sequence[object]
    environment: Mapping[str, str]
    folder: Path
    _: KW_ONLY
    program: str = ""
    """Python to be run in place of the command, as by `python -c`."""
    stdin: str | int = ""
    """What it reads there, or a descriptor, which remains the caller's."""
    stdout: int | None = None
    """A descriptor, which remains the caller's; None for a file that is read when the command has ended."""
    stderr: int | None = None
    """The same."""
    new_session: bool = False
    """In a session and a group of its own, so that a signal can be sent to it and its children alone."""
    limit: int = 0
    """Bytes of the largest file that it may write; 0 for no limit."""


@dataclass
class Fork:
    """A command that was begun; its methods are those of `subprocess.Popen`."""

    forks: "Forks"
    pid: int
    words: Sequence[object]
    written: Sequence[IO[str] | None]
    """Its stdout and stderr, where they are files."""
    returncode: int | None = field(default=None, init=False)

    def poll(self) -> int | None:
        """The exit code, minus the number of a signal that killed it; None while it runs."""
        if self.returncode is None:
            self.returncode = self.forks.ask({"ended": self.pid})
        return self.returncode

    def wait(self, timeout: float = _LATEST) -> int:
        """The same, when it has ended. Raises `subprocess.TimeoutExpired` after so many seconds."""
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired([*map(str, self.words)], timeout)
            time.sleep(_LOOK_AGAIN)
        return code

    def communicate(self, timeout: float = _LATEST) -> tuple[str, str]:
        """What it wrote to stdout and to stderr, when it has ended; nothing of what went to a descriptor."""
        self.wait(timeout)
        out, err = map(_read, self.written)
        return out, err

    def send_signal(self, number: signal.Signals) -> None:
        """Send it, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)


class Forks:
    """The process that is forked; one serves a whole session of tests."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, __file__, str(theirs.fileno())]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()])
        self._replies = self._channel.makefile(encoding="utf-8")

    def start(self, how: Start) -> Fork:
        """The command, begun."""
        request = {
            "words": [str(word) for word in how.words],
            "environment": dict(how.environment),
            "folder": str(how.folder),
            "program": how.program,
            "new_session": how.new_session,
            "limit": how.limit,
        }
        with _file() as given:
            if isinstance(how.stdin, str):
                given.write(how.stdin)
                given.seek(0)
            stdin = given.fileno() if isinstance(how.stdin, str) else how.stdin
            descriptors, written = [stdin], list[IO[str] | None]()
            for descriptor in (how.stdout, how.stderr):
                if descriptor is None:
                    file = _file()
                    descriptors.append(file.fileno())
                    written.append(file)
                else:
                    descriptors.append(descriptor)
                    written.append(None)
            pid = self.ask(request, descriptors)
        assert pid
        return Fork(self, pid, how.words, written)

    def run(self, how: Start) -> subprocess.CompletedProcess[str]:
        """The command, ended."""
        process = self.start(how)
        out, err = process.communicate()
        return subprocess.CompletedProcess([*map(str, how.words)], process.wait(), out, err)

    def ask(self, request: Mapping[str, Any], descriptors: Sequence[int] = ()) -> int | None:
        """The answer to a request."""
        socket.send_fds(self._channel, [json.dumps(request).encode() + b"\n"], descriptors)
        reply = self._replies.readline()
        assert reply, "the process that is forked is gone; its stderr says why"
        answer: int | None = json.loads(reply)
        return answer

    def close(self) -> None:
        """End it."""
        self._replies.close()
        self._channel.close()
        self._process.wait()


def _file() -> IO[str]:
    return TemporaryFile("w+", encoding="utf-8")


def _read(file: IO[str] | None) -> str:
    if file is None:
        return ""
    with file:
        file.seek(0)
        return file.read()


# ── in the process that is forked
# ─────────────────────────────────────────────────────────────────────────────────


def _serve(channel: socket.socket) -> None:
    """Fork and tell until nobody asks any more; returns in a child that is to be the command, too."""
    while True:
        line, descriptors = b"", list[int]()
        while not line.endswith(b"\n"):
            more, received, *_ = socket.recv_fds(channel, 1 << 16, 3)
            if not more:
                return
            line += more
            descriptors += received
        request = json.loads(line)
        if "ended" in request:
            pid, status = os.waitpid(request["ended"], os.WNOHANG)
            answer = os.waitstatus_to_exitcode(status) if pid else None
        else:
            answer = os.fork()
            if not answer:
                channel.close()
                _become(request, descriptors)
                return
            for descriptor in descriptors:
                os.close(descriptor)
        channel.sendall(json.dumps(answer).encode() + b"\n")


def _become(request: Mapping[str, Any], descriptors: Sequence[int]) -> None:
    """Take on the streams, the folder, the environment and the limits, and be the command."""
    if request["new_session"]:
        os.setsid()
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    # Fresh objects: those of the process that was forked may hold what it read ahead.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # until the process ends
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    if request["limit"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (request["limit"], request["limit"]))
    sys.argv = ["summarizer", *request["words"]]
    if request["program"]:
        exec(request["program"], {"__name__": "__main__"})  # noqa: S102  # a test's own
    else:
        runpy.run_module("summarizer", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    for name in _IMPORTED:
        importlib.import_module(f"summarizer.{name}")
    gc.freeze()  # a child that collects touches none of it, so that none of it is copied
    _serve(socket.socket(fileno=int(sys.argv[1])))
