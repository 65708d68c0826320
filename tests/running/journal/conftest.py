"""A journal in an empty folder, and what is asked and answered in it."""

import asyncio
import json
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest

from summarizer.extraction import Query, Reply, Usage
from summarizer.running.journal import Call, Command, Journal, Reuse
from summarizer.verdicts import Purpose

_Result = TypeVar("_Result")
BATCH = Command(argv=("batch", "harbour", "-o", "out"), cwd="/srv/news")
USAGE = Usage(prompt=700, completion=90)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal is to lie."""
    return tmp_path / "state" / "journal.sqlite"


@pytest.fixture
def told() -> list[str]:
    """What the user was told."""
    return []


def query(subject: str = "dredger", model: str = "tiny", **body: object) -> Query:
    """What is asked about an article."""
    return Query(
        subject=subject,
        where=f"{subject}.txt",
        purpose=Purpose.EXTRACT,
        mode="json_schema",
        endpoint="http://127.0.0.1:9/v1",
        output=1000,
        body={"model": model, "messages": [{"role": "user", "content": f"About {subject}."}], **body},
    )


def reply(content: str = "Sank.", status: int = 200, **headers: str) -> Reply:
    """What it is answered with."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, named, json.dumps({"choices": [{"message": {"content": content}}]}).encode())


def wait(work: Coroutine[Any, Any, _Result]) -> _Result:
    """Its result, from an event loop of its own, as each phase of a command has one."""
    return asyncio.run(work)


def opened(path: Path, told: list[str] | None = None, reuse: Reuse | None = None) -> Journal:
    """The journal; unless the test reads what the user is told, nothing may be said."""
    said = told if told is not None else _Silence()
    return Journal.open(path, say=said.append, reuse=reuse or Reuse())


class _Silence(list[str]):
    def append(self, line: str) -> None:
        raise AssertionError(line)


async def ask(
    journal: Journal, run: str, asked: Query, answer: Reply | None = None, outcome: str | None = "ok"
) -> Call:
    """The whole way of a call: intent, reply, judgement."""
    call = await journal.begin(run, asked)
    await journal.answered(call, answer or reply(), USAGE, None)
    if outcome:
        journal.judge(call, outcome)
    return call


def known(journal: Journal, asked: Query) -> str | None:
    """What the journal answers."""
    found = wait(journal.answer(asked))
    return None if found is None else str(json.loads(found[1].body)["choices"][0]["message"]["content"])
