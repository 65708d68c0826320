"""`--check` on the command line: which model is asked, what is said, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run
from wire.server import Exchange, Stage, echo, honest, refuses, says, serving

from summarizer.briefing import Briefing
from summarizer.errors import ExitCode
from summarizer.verdicts import VerifiedSummary

SANK = "A dredger sank in the channel off Vellmoor on Friday."


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    """An article whose sentences share no words."""
    path = tmp_path / "pier.txt"
    path.write_text(f"{SANK}\n\nMira Toll sells bread in Lowmark.\n\nIlse Marrow paints boats.\n", encoding="utf-8")
    return path


def number_of(exchange: Exchange, words: str) -> int:
    """Number of the sentence that begins so."""
    return next(int(line[1:].partition("]")[0]) for line in exchange.user.splitlines() if f"] {words}" in line)


def reads_and_checks(stage: Stage) -> None:
    """Cite wrongly when reading, rightly when checking."""
    exchange = stage.exchange
    fact: dict[str, Any] = {"importance": "vital", "when": None, "attributed_to": None, "certainty": "stated"}
    if "<statements " in exchange.user:
        check = {"statement": 1, "sentences": [number_of(exchange, "A dredger")], "supported": True}
        says(lambda _: {"checks": [check], "sentences_read": echo(exchange)})(stage)
    else:
        fact |= {"statement": SANK, "sentences": [number_of(exchange, "Ilse")]}
        says(lambda _: honest(exchange) | {"key_facts": [fact]})(stage)


def test_without_the_option_nobody_is_asked_to_check(summarizer: Run, pier: Path) -> None:
    """One call an article, and the fact is withheld."""
    with serving(reads_and_checks) as server:
        done = summarizer("brief", pier, "--model", "tiny", "--base-url", server.url, "--format", "json")
        assert 1 == len(server.ledger)
    made = Briefing.model_validate_json(done.stdout)
    assert [SANK] == [each.text for each in made.withheld]
    assert made.check is None


def test_a_briefing_with_a_check_says_so(summarizer: Run, pier: Path) -> None:
    """The statement is shown, marked, and the last section tells what was asked and what it cost."""
    with serving(reads_and_checks) as server:
        done = summarizer("brief", pier, "--check", "--model", "tiny", "--base-url", server.url, "--format", "md")
        assert 2 == len(server.ledger)
    assert ExitCode.DONE == done.returncode
    assert f"The model tiny at {server.url} reads, checks and writes the lead." in done.stderr
    shown, last = done.stdout.split("## How this was checked")
    assert f"{SANK} [1:" in shown
    assert "(*cited by the check*)" in shown
    words = " ".join(last.split())
    assert "1 statement that plain code left open was put to a language model (tiny): 1 is in the sentences" in words
    assert "2 calls; " in words
    assert "Of these for the check: 1 call, 700 tokens in, 90 out." in words


def test_a_batch_is_checked_and_its_records_need_no_second_check(summarizer: Run, pier: Path, tmp_path: Path) -> None:
    """The record holds the answer; a briefing of it asks nobody, checked or not."""
    with serving(reads_and_checks) as server:
        model = ("--model", "tiny", "--base-url", server.url)
        done = summarizer("batch", pier, "-o", "records", "--check", *model)
        assert ExitCode.DONE == done.returncode
        [path] = [path for path in (tmp_path / "records").iterdir() if path.name != "index.json"]
        record = VerifiedSummary.model_validate_json(path.read_text(encoding="utf-8"))
        first = summarizer("brief", "records", "--format", "json")
        second = summarizer("brief", "records", "--format", "json", "--check", *model)
        assert 2 == len(server.ledger)
    assert record.facts()[0].holds
    assert first.stdout == second.stdout
    assert [SANK] == [point.statement for point in Briefing.model_validate_json(first.stdout).stories[0].points]


@pytest.mark.parametrize("command", [["brief"], ["batch", "-o", "records"]], ids=["brief", "batch"])
@pytest.mark.parametrize("engine", [[], ["--engine", "builtin"]], ids=["no engine named", "built-in"])
def test_a_check_without_a_model_is_a_usage_error(
    summarizer: Run, pier: Path, command: list[str], engine: list[str]
) -> None:
    """It says what to do; nothing is read or written."""
    done = summarizer(*command, pier, "--check", *engine)
    assert (ExitCode.USAGE, "") == (done.returncode, done.stdout)
    assert "--check asks a model, and none is named. Name one with --model NAME" in done.stderr


def test_the_built_in_engine_can_read_and_a_model_check(summarizer: Run, pier: Path) -> None:
    """What the built-in engine trims from its own sentence is never open, so that nothing is asked."""
    with serving(refuses(500, "nobody should ask")) as server:
        done = summarizer(
            "brief",
            pier,
            "--check",
            "--engine",
            "builtin",
            "--model",
            "tiny",
            "--base-url",
            server.url,
            "--format",
            "md",
        )
        assert [] == server.ledger
    assert ExitCode.DONE == done.returncode
    assert f"The built-in engine reads; the model tiny at {server.url} checks." in done.stderr


def test_a_check_that_fails_is_said_and_ends_with_3(summarizer: Run, pier: Path, tmp_path: Path) -> None:
    """The briefing is whole but for the check, and not partial; a batch's index is not partial either."""

    def scene(stage: Stage) -> None:
        if "<statements " in stage.exchange.user:
            says("", finish="content_filter")(stage)
        else:
            reads_and_checks(stage)

    with serving(scene) as server:
        model = ("--check", "--model", "tiny", "--base-url", server.url)
        done = summarizer("brief", pier, "--format", "md", "--quiet", *model)
        batch = summarizer("batch", pier, "-o", "records", "--quiet", *model)
    assert (ExitCode.SOME_FAILED, ExitCode.SOME_FAILED) == (done.returncode, batch.returncode)
    assert f"not checked: {pier}: a content filter of the endpoint stopped the answer\n" == done.stderr
    assert "PARTIAL" not in done.stdout
    assert "The check of 1 article failed; what plain code left open there stays withheld:" in done.stdout
    assert json.loads((tmp_path / "records/index.json").read_text(encoding="utf-8"))["partial"] is False
