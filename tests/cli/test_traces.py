"""What nobody has caught: one line, or a trace that drives no terminal and gives no key away."""

import subprocess
import sys

import pytest

KEY = "sk-canary-0123456789abcdef"
HOSTILE = f"\x1b]52;c;aGk=\x07\x9b31m\u202e{KEY}\nsummarizer: all is well"
# The command with one defect planted: each makes a different part of Python speak.
DEFECTS = {
    "an error": "def broken(*_): raise RuntimeError(HOSTILE)",
    "a log": "import logging\ndef broken(*_): logging.getLogger('httpx').error('%s', HOSTILE)",
    "a warning": "import warnings\ndef broken(*_): warnings.warn(HOSTILE, stacklevel=1)",
    "a thread": (
        "import threading\ndef fail(): raise RuntimeError(HOSTILE)\n"
        "def broken(*_):\n    thread = threading.Thread(target=fail)\n    thread.start()\n    thread.join()"
    ),
    "a thing that dies": (
        "class Dying:\n    def __del__(self): raise RuntimeError(HOSTILE)\ndef broken(*_):\n    Dying()\n    return []"
    ),
    "a task": (
        "import asyncio\nasync def fail(): raise RuntimeError(HOSTILE)\n"
        "async def work():\n    asyncio.create_task(fail())\n    await asyncio.sleep(0)\n    await asyncio.sleep(0)\n"
        "def broken(*_):\n    asyncio.run(work())\n    return []"
    ),
}


@pytest.mark.parametrize("debug", ["", "1"])
@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS.keys())
def test_nothing_of_an_error_drives_a_terminal(defect: str, debug: str) -> None:
    """Errors, logs, warnings and traces hold no control character, no key, and no line of somebody else's."""
    program = (
        f"HOSTILE = {HOSTILE!r}\n{defect}\n"
        "import sys, summarizer.workspace\nsummarizer.workspace.create = broken\n"
        "sys.argv = ['summarizer', 'init', 'x']\nfrom summarizer.cli import main\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", program],
        capture_output=True,
        check=False,
        timeout=60,
        env={"OPENAI_API_KEY": KEY, "PYTHONPATH": ":".join(filter(None, sys.path)), "SUMMARIZER_DEBUG": debug},
    )
    said = done.stderr.decode()
    assert said
    assert [] == [sign for sign in said if (ord(sign) < 0x20 and sign != "\n") or 0x7F <= ord(sign) < 0xA0]
    assert "\u202e" not in said
    assert KEY not in said
    assert debug or "summarizer: all is well" not in said.splitlines()
    assert "RuntimeError" in said or "\\x1b]52" in said
