"""A command that is forked is what one that is started would be."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli.forking import Forks, Start

_TELLS = """
import json, os, resource, signal, sys, threading

def name(handler):
    return getattr(handler, "__name__", str(handler))

found = {
    "words": sys.argv[1:],
    "environment": dict(os.environ),
    "folder": os.getcwd(),
    "stdin": sys.stdin.read(),
    "signals": [name(signal.getsignal(number)) for number in (2, 13, 15, 25)],
    "blocked": sorted(signal.pthread_sigmask(signal.SIG_BLOCK, [])),
    "leads a session": os.getsid(0) == os.getpid(),
    "limit": resource.getrlimit(resource.RLIMIT_FSIZE),
    "threads": threading.active_count(),
    "free descriptor": os.dup(0),
    "module": __name__,
}
sys.stderr.write("café")
print(json.dumps(found))
sys.exit(3)
"""


@pytest.mark.parametrize("new_session", [False, True])
def test_a_fork_has_what_a_start_would_have(forks: Forks, tmp_path: Path, *, new_session: bool) -> None:
    """The same words, environment, folder, streams, signals, session, limits, descriptors and exit code."""
    words = ("one", "two words")
    environment = {"PATH": os.environ["PATH"], "HARBOUR": "Vellmoor", "LC_CTYPE": "C.UTF-8"}
    started = subprocess.run(
        [sys.executable, "-c", _TELLS, *words],
        input="Tide.\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=tmp_path,
        start_new_session=new_session,
        check=False,
    )
    forked = forks.run(Start(words, environment, tmp_path, program=_TELLS, stdin="Tide.\n", new_session=new_session))
    assert json.loads(started.stdout) == json.loads(forked.stdout)
    assert (3, "café", 3, "café") == (started.returncode, started.stderr, forked.returncode, forked.stderr)


def test_a_limit_holds_for_the_fork_alone(forks: Forks, tmp_path: Path) -> None:
    """It can write so much, and the next one all that it wants."""
    program = "import resource; print(resource.getrlimit(resource.RLIMIT_FSIZE)[0])"
    free, bound, after = (
        forks.run(Start((), os.environ, tmp_path, program=program, limit=limit)).stdout.strip()
        for limit in (0, 4096, 0)
    )
    assert ("4096", free) == (bound, after)


def test_a_fork_that_is_killed_says_by_what(forks: Forks, tmp_path: Path) -> None:
    """As a process that is started does, and waiting for one that goes on ends."""
    process = forks.start(Start((), os.environ, tmp_path, program="import time; time.sleep(60)"))
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert -signal.SIGKILL == process.returncode
