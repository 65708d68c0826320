"""How often the processes of a command look for garbage."""

import subprocess
import sys

COMMAND = """
import sys
from summarizer.cli import main
sys.argv[1:] = ["--help"]
try:
    main()
except SystemExit:
    pass
"""
VERIFIES = """
from summarizer.running.verifying import _settle_in
_settle_in((10_000, 10, 10))
"""
SAID = "import gc, sys; sys.stderr.write(str(gc.get_threshold()[0]))"


def _every(code: str) -> int:
    done = subprocess.run([sys.executable, "-c", f"{code}{SAID}"], capture_output=True, text=True, check=True)
    return int(done.stderr)


def test_the_command_looks_for_garbage_every_ten_thousand_objects() -> None:
    assert _every(COMMAND) == 10_000


def test_a_process_that_verifies_looks_as_seldom_as_the_one_that_started_it() -> None:
    assert _every(VERIFIES) == 10_000
