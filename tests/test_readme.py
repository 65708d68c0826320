"""The README does not lie."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli.forking import Forks, Start

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_library_example_runs() -> None:
    """The example prints the title of a story and its points with their spans."""
    example = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert example
    done = subprocess.run([sys.executable, "-c", example[1]], capture_output=True, text=True, cwd=ROOT, check=True)
    assert re.search(r"\. \d+ \d+ \d+$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`summarizer (\w+)", README))))
def test_every_command_named_exists(forks: Forks, command: str) -> None:
    """A command that the README shows has help."""
    assert 0 == forks.run(Start((command, "--help"), os.environ, ROOT)).returncode


def test_every_flag_named_exists(forks: Forks) -> None:
    """A flag that the README shows is a flag of a command."""
    shown = set(re.findall(r"`?(--[a-z][a-z-]+)", README))
    helped = ""
    for command in ("brief", "batch", "check", "runs", "eval run"):
        helped += forks.run(Start((*command.split(), "--help"), os.environ, ROOT)).stdout
    assert shown <= set(re.findall(r"--[a-z][a-z-]+", helped))
