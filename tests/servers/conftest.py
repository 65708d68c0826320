"""Real servers, started once: llama.cpp's own with a tiny model, litellm's proxy with mocked answers."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from wire.server import closed_port

collect_ignore = ["tiny_llama.py"]  # runs elsewhere, with what is not installed here

Run = Callable[..., subprocess.CompletedProcess[str]]

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / ".venv-servers"
START = 180.0  # seconds; litellm imports for half a minute on a busy machine

MASTER_KEY = "sk-canary-master-0123456789"


@pytest.fixture
def summarizer(tmp_path: Path) -> Run:
    """`summarizer(*words, NAME=value …)` runs the command in an empty folder, with time for a real server."""

    def run(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        return subprocess.run(
            [sys.executable, "-m", "summarizer", *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=kept | {"HOME": str(tmp_path / "home")} | environment,
            cwd=tmp_path,
            timeout=START,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def llama_cpp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base address of llama.cpp's server with a model of random weights."""
    python = _program("llama-cpp", "python")
    port = closed_port()
    file = tmp_path_factory.mktemp("llama") / "tiny.gguf"
    with _running([python, HERE / "tiny_llama.py", file, port], f"http://127.0.0.1:{port}/health", {}) as root:
        yield f"{root}/v1"


@pytest.fixture(scope="session")
def litellm() -> Iterator[str]:
    """Base address of litellm's proxy; its models are `mocked`, which answers, and `limited`, which says 429."""
    program = _program("litellm", "litellm")
    port = closed_port()
    environment = {"LITELLM_MASTER_KEY": MASTER_KEY, "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
    options = ("--config", HERE / "litellm.yaml", "--host", "127.0.0.1", "--port", port, "--telemetry", "False")
    with _running([program, *options], f"http://127.0.0.1:{port}/health/liveliness", environment) as root:
        yield f"{root}/v1"


def _program(environment: str, name: str) -> Path:
    path = INSTALLED / environment / "bin" / name
    if not (INSTALLED / environment / ".installed").exists():
        pytest.skip(f"{environment} is not installed; `make servers` does it")
    return path


@contextmanager
def _running(command: Sequence[object], health: str, environment: dict[str, str]) -> Iterator[str]:
    """Start it, wait until it is healthy, stop it in the end; yields scheme, host and port."""
    path = {"PATH": f"{Path(str(command[0])).parent}:/usr/bin:/bin", "HOME": "/nonexistent"}
    with subprocess.Popen(
        [str(word) for word in command], env=path | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            end = time.monotonic() + START
            while not _healthy(health):
                assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
                assert time.monotonic() < end, f"{command[0]} is not up after {START:g} s"
                time.sleep(0.2)
            yield "/".join(health.split("/")[:3])
        finally:
            process.terminate()


def _healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):  # noqa: S310  # our own, on the loopback address
            return True
    except (OSError, urllib.error.URLError):
        return False
