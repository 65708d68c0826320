"""An endpoint that is the attacker's: whatever it replies, one typed error comes of it, and nothing acts or leaks."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile.asking import replies
from hostile.attacks import every
from hostile.conftest import Tried
from hostile.inert import UNSEEN, assert_inert
from hostile.reports import answer, full_of, report
from wire.asking import FERRY, KEY, ask, endpoint, everything_about
from wire.server import Scene, calls_tool, completion, refuses, says, sends, serving

from summarizer import merge, to_json
from summarizer.briefing import Losses
from summarizer.cli.records import Records
from summarizer.errors import SummarizerError
from summarizer.extraction import Patience, model_engine
from summarizer.running import Run, summarize
from summarizer.running.budget import Budget, Caps
from summarizer.running.gate import RunGate
from summarizer.running.journal import Command, Journal, Reuse
from summarizer.running.limits import Limiter
from summarizer.running.limits.estimating import TokenRatio
from summarizer.verdicts import VerifiedSummary

_LONGEST = 2_000  # characters of a payload in a reply


def _scenes(payload: str) -> tuple[Scene, ...]:
    """One payload in each place of a reply that is looked at."""
    good = json.dumps(
        answer(key_facts=[], numbers=[], quotes=[], open_questions=[], sentences_read={"first": 1, "last": 3})
    )
    return (
        refuses(400, payload, code=payload, kind=payload),
        refuses(401, payload),
        sends({"error": {"message": payload, "param": payload}}, status=404),
        sends({"error": payload}, status=500),
        sends({"detail": [{"msg": payload}]}, status=422),
        sends({"error": {"message": payload, "code": 400}}),
        sends(payload.encode("utf-8", "surrogatepass"), Content_Type="text/html"),
        sends(completion({"content": None, "refusal": payload})),
        sends(completion({"content": good}, finish=payload)),
        sends(completion({"content": good}, model=payload)),
        says(payload),
        says(good, wrap=lambda text: {"content": payload, "reasoning_content": text}),
        says(good, wrap=calls_tool),
    )


def test_whatever_an_endpoint_says_stays_words(tried: Tried, caplog: pytest.LogCaptureFixture) -> None:
    """Errors hold no control character of a reply, and not much of its words; nothing is logged."""
    places = len(_scenes(""))
    tried("replies of an endpoint", len(every()), 1)
    with serving(says("")) as server:
        settings = endpoint(server.url, timeout=5, patience=Patience(tries=1))
        scenes = (_scenes(payload[:_LONGEST])[at % places] for at, payload in enumerate(every()))
        found = replies(server, settings, FERRY, scenes)
    errors = [each for each in found if isinstance(each, SummarizerError)]
    assert 200 < len(errors) < len(found) == len(every())
    for error in errors:
        shown = f"{error.what} {error.hint} {error.where}"
        assert [] == UNSEEN.findall(shown)
        assert len(shown) < 600
    assert [] == [record for record in caplog.records if record.name.startswith(("summarizer", "instructor", "openai"))]


ESCAPED = "".join(f"\\u{ord(sign):04x}" for sign in KEY)


def _echoing(escape: str) -> str:
    """An answer with the key in every field."""
    return json.dumps(full_of([KEY])).replace(KEY, escape)


@pytest.mark.parametrize("escape", [KEY, ESCAPED, KEY.replace("canary", "c\\u0061n\\u0061ry")])
def test_an_answer_that_repeats_the_key_leaks_it_nowhere(escape: str, tmp_path: Path, tried: Tried) -> None:
    """The key is in no record, no briefing and no journal, although the model has put it into every field."""
    tried("fields that repeat the key", 1, 18)
    body = json.dumps(completion({"content": "ANSWER"}, model="MODEL")).encode()
    inner = json.dumps(_echoing(KEY))[1:-1].replace(KEY, escape)
    reply = body.replace(b"ANSWER", inner.encode()).replace(b"MODEL", escape.encode())
    with (
        serving(sends(reply)) as server,
        Journal.open(tmp_path / "journal.sqlite", say=print, reuse=Reuse(secrets=(KEY,))) as journal,
        Records(tmp_path / "out") as records,
    ):
        run = journal.begin_run(Command(argv=("batch",), cwd="/"))
        gate = RunGate(
            journal, run, Limiter(most=1, rpm=None, tpm=None, max_wait=5, say=print), Budget(Caps(), None, TokenRatio())
        )
        [found] = summarize([report()], Run(model_engine(endpoint(server.url), gate=gate)))
        assert isinstance(found, VerifiedSummary)
        records.add(found)
        records.finish(Losses(), partial=False)
        made = merge([found])
    assert_inert(made, [report()])
    assert "[key]" in to_json(made)
    for path in (file for file in tmp_path.rglob("*") if file.is_file()):
        assert KEY.encode() not in path.read_bytes()
    for held in _stored(tmp_path / "journal.sqlite"):
        assert KEY not in held
    assert f"Bearer {KEY}" == server.ledger[0].headers["authorization"]


def _stored(path: Path) -> Iterator[str]:
    """Everything that the journal holds, unpacked, escapes of JSON read."""
    with sqlite3.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - its own tables
                for value in row:
                    if isinstance(value, bytes):
                        yield json.dumps(_loaded(zlib.decompress(value).decode()), ensure_ascii=False)
                    elif isinstance(value, str):
                        yield json.dumps(_loaded(value), ensure_ascii=False)


def _loaded(text: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(text)
    except ValueError:
        return text


def test_no_error_shows_the_key_in_any_spelling() -> None:
    """A refusal that repeats the key in escapes shows it in none."""
    reply = json.dumps({"error": {"message": "KEY"}}).replace("KEY", ESCAPED).encode()
    with serving(sends(reply, status=400)) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert isinstance(error, SummarizerError)
    assert KEY not in everything_about(error)
