"""A command's words, environment and streams → its end, in a process forked from one that has imported everything.

Starting Python and importing takes a second, most of what a short command costs, and the suite runs hundreds of them.
Run as a script, this file is the process that is forked: it reads a request a line on stdin and answers each with the
exit code. It has one thread and reads nothing of the environment before the fork.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import summarizer.cli.app
import summarizer.cli.engines
import summarizer.cli.session
import summarizer.extraction.client
import summarizer.merging
import summarizer.presenting
import summarizer.reading  # noqa: F401  # what every command would import
from summarizer.cli import main

_READ_AT_START = ("PYTHONHASHSEED", "PYTHONIOENCODING", "LANG", "LC_ALL")
"""What Python itself reads as it starts; a command that is given any of these needs a start of its own."""


def startable(environment: Mapping[str, str]) -> bool:
    """True if a command with this environment may be forked."""
    return not any(name in environment for name in _READ_AT_START)


class Forks:
    """The process that is forked; one serves a whole session of tests."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def run(
        self, words: list[str], stdin: str | None, environment: Mapping[str, str], folder: Path
    ) -> subprocess.CompletedProcess[str]:
        """The command, ended."""
        with tempfile.TemporaryDirectory() as streams:
            paths = {name: str(Path(streams) / name) for name in ("stdin", "stdout", "stderr")}
            Path(paths["stdin"]).write_text(stdin or "", encoding="utf-8")
            request = {"words": words, "environment": dict(environment), "folder": str(folder), **paths}
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            code = int(self._process.stdout.readline())
            out, err = (Path(paths[name]).read_text(encoding="utf-8") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(words, code, out, err)

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def _begin(request: Mapping[str, object]) -> None:
    """Take on the streams, the folder and the environment, and be the command; does not return."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        flags = os.O_RDONLY if not number else os.O_WRONLY | os.O_CREAT
        descriptor = os.open(str(request[name]), flags, 0o600)
        os.dup2(descriptor, number)
        os.close(descriptor)
    # Fresh objects: those of the process that was forked may hold what it read ahead.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # until the process ends
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    environment = request["environment"]
    assert isinstance(environment, dict)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(str(request["folder"]))
    words = request["words"]
    assert isinstance(words, list)
    sys.argv = ["summarizer", *words]
    main()


def _serve() -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _begin(json.loads(line))
            sys.exit(0)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
