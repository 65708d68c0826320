"""Runs the command as a user does: in a process of its own, with a bare environment and an empty home."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.forking import Forks, Start, startable

Run = Callable[..., subprocess.CompletedProcess[str]]
_KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG")


@pytest.fixture
def summarizer(tmp_path: Path, forks: Forks) -> Run:
    """`summarizer(*words, stdin=…, NAME=value …)` runs the command in an empty folder."""
    home = tmp_path / "home"
    home.mkdir()

    def run(*words: object, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        whole = kept | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "COLUMNS": "80"} | environment
        if startable(environment):
            return forks.run(Start(words, whole, tmp_path, stdin=stdin or ""))
        return subprocess.run(
            [sys.executable, "-m", "summarizer", *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=whole,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A folder with two articles of one story."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "osprey.txt").write_text(
        "---\ntitle: Dredger sinks off Vellmoor\npublisher: Osprey Press\ndate: 2026-03-14\n---\n\n"
        "A dredger sank in the channel off Vellmoor on Friday. Nearly 2,400 people slept in schools.\n\n"
        '"We wait for the tide," said Mirela Osk, the harbour master.\n',
        encoding="utf-8",
    )
    (folder / "herald.txt").write_text(
        "---\npublisher: The Herald\ndate: 2026-03-14\n---\n\n"
        "In the channel off Vellmoor a dredger sank on Friday, pilots said. Some 40 boats were held in port.\n\n"
        "It is not known when the wreck will be lifted.\n",
        encoding="utf-8",
    )
    return folder
