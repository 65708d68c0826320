"""Settings that cannot work are refused at once, and the room is light until a model is wanted."""

import asyncio
import json
import subprocess
import sys

import pytest
from pydantic import SecretStr
from wire.asking import FERRY, endpoint
from wire.server import answers, serving

from summarizer.errors import UsageError
from summarizer.extraction import Endpoint, OpenGate, Query, Reply, Wire, model_engine

WRONG = {
    "no model": {"model": " "},
    "no scheme": {"base_url": "localhost:8000"},
    "no host": {"base_url": "http:///v1"},
    "another scheme": {"base_url": "ftp://localhost/v1"},
    "no time": {"timeout": 0.0},
    "no output": {"max_output": 0},
    "a key with a line break": {"api_key": SecretStr("sk-abc\n")},
    "a key beyond ASCII": {"api_key": SecretStr("sk-äbc")},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_settings_that_cannot_work_are_refused(wrong: dict[str, object]) -> None:
    """Each would fail at the first call with a riddle; here it fails with a remedy, and without the key."""
    with pytest.raises(UsageError) as caught:
        Endpoint(**({"model": "tiny"} | wrong))  # type: ignore[arg-type]  # a table of single settings
    assert caught.value.hint
    assert "bc" not in str(caught.value).split("key")[-1]


@pytest.mark.parametrize(
    ("base_url", "told"),
    [
        ("http://models.example/v1", True),
        ("http://192.168.1.7:8000/v1", True),
        ("http://localhost.example/v1", True),
        ("https://models.example/v1", False),
        ("http://localhost:11434/v1", False),
        ("http://models.localhost/v1", False),
        ("http://127.0.0.2:8080/v1", False),
        ("http://[::1]:8080/v1", False),
    ],
)
def test_what_leaves_this_machine_unencrypted_is_known(base_url: str, told: bool) -> None:  # noqa: FBT001  # a table
    """By the host, not by how its name begins."""
    assert Endpoint("tiny", base_url).in_the_clear is told


def test_the_room_is_light() -> None:
    """Importing it, and making a request to look at, loads no client: `--help` must answer at once."""
    code = (
        "import sys, json, summarizer.extraction, summarizer.running;"
        "print(json.dumps([name for name in ('openai', 'instructor', 'tenacity', 'aiohttp') if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_a_gate_sees_every_request_and_may_answer_it() -> None:
    """The seam for journal, limits and budget: it gets the exact body, and what it returns is the reply."""
    stored: dict[str, Reply] = {}
    seen: list[Query] = []

    class Memory(OpenGate):
        async def send(self, query: Query, wire: Wire) -> Reply:
            seen.append(query)
            if query.key not in stored:
                stored[query.key] = await wire(query)
            return stored[query.key]

    async def run(url: str) -> list[str]:
        engine = model_engine(endpoint(url), gate=Memory())
        results = [await engine.summarize(FERRY), await engine.summarize(FERRY)]
        await engine.close()
        return [result.summary.headline for result in results]

    with serving(answers) as server:
        assert asyncio.run(run(server.url)) == ["Something happened"] * 2
    assert len(server.ledger) == 1
    assert server.ledger[0].raw == seen[0].raw
    assert (FERRY.id, "json_schema_strict", server.url) == (seen[0].subject, seen[0].mode, seen[0].endpoint)
    assert seen[0].key == seen[1].key
