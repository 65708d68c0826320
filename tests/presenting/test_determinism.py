"""The same briefing gives the same bytes, whatever the machine is set to."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from presenting.bridge import FULL
from presenting.grounded import grounded

from summarizer.presenting import to_html, to_json, to_markdown, to_terminal

SCRIPT = """\
import hashlib, sys
from pathlib import Path
from presenting.grounded import grounded
from summarizer.briefing import Briefing
from summarizer.presenting import to_html, to_json, to_markdown, to_terminal
page = Briefing.model_validate_json(Path(sys.argv[1]).read_text("utf-8"))
views = to_markdown(page), to_json(page), to_terminal(page, width=80, colour=True), to_html(*grounded(page))
print(hashlib.sha256("".join(views).encode()).hexdigest())
"""


@pytest.mark.parametrize(("seed", "columns", "term"), [("1", "40", "dumb"), ("2", "200", "xterm-256color")])
def test_neither_hashing_nor_the_environment_changes_a_byte(tmp_path: Path, seed: str, columns: str, term: str) -> None:
    """Another hash seed, terminal, locale and time zone give the same four views."""
    saved = tmp_path / "briefing.json"
    saved.write_text(to_json(FULL), encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONHASHSEED": seed,
        "COLUMNS": columns,
        "TERM": term,
        "NO_COLOR": "1",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
    }
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, saved], env=environment, capture_output=True, check=True, text=True
    )
    views = (to_markdown(FULL), to_json(FULL), to_terminal(FULL, width=80, colour=True), to_html(*grounded(FULL)))
    assert run.stdout.strip() == hashlib.sha256("".join(views).encode()).hexdigest()
