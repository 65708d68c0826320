"""`--adjudicate` and `--lead` on the command line: who is asked, what is said, and how it ends."""

import re
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run
from wire.server import Exchange, Stage, refuses, says, serving

from summarizer.briefing import Briefing
from summarizer.errors import ExitCode

TEXTS = (
    "A barge rammed the Orvane bridge in thick fog before dawn.",
    "In the early hours a cargo vessel hit the crossing at Orvane in fog.",
    "Bakers handed out free bread in the streets.",
)
BREAD = "Free bread was handed out in the streets."


@pytest.fixture
def orvane(tmp_path: Path) -> Path:
    """A folder with an article a sentence, each of another paper."""
    folder = tmp_path / "orvane"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        head = f"---\npublisher: Paper {number}\ndate: 2026-03-14\n---\n\n"
        (folder / f"{number}.txt").write_text(f"{head}{text}\n", encoding="utf-8")
    return folder


def leads(exchange: Exchange) -> dict[str, Any]:
    """A sentence that holds and one that does not."""
    found = re.search(r"^Point (\d+): Bakers", exchange.user, re.MULTILINE)
    assert found
    number = int(found[1])
    return {"sentences": [{"text": BREAD, "points": [number]}, {"text": "The mayor fled.", "points": [number]}]}


def obliging(stage: Stage) -> None:
    """Call every pair the same, and write a lead."""
    if stage.exchange.user.startswith("<pairs "):
        says(lambda _: {"decisions": [{"pair": 1, "same": True}]})(stage)
    elif stage.exchange.user.startswith("<points "):
        says(leads)(stage)
    else:
        refuses(500, "nobody should ask this")(stage)


def purposes(ledger: list[Exchange]) -> list[str]:
    """What each request was about."""
    return [exchange.user[1:7] for exchange in ledger]


BUILTIN = ("--engine", "builtin", "--model", "tiny", "--quiet", "--format", "json")


def test_both_are_asked_beside_the_built_in_engine(summarizer: Run, orvane: Path) -> None:
    """The pairs first, then the lead over the points that came of them; all of it on record."""
    with serving(obliging) as server:
        done = summarizer("brief", orvane, "--adjudicate", "--lead", "model", "--base-url", server.url, *BUILTIN)
        assert ["pairs ", "points"] == purposes(server.ledger)
    assert ExitCode.DONE == done.returncode
    made = Briefing.model_validate_json(done.stdout)
    [story] = made.stories
    assert made.adjudication is not None
    assert made.lead_by_model is not None
    assert (1, [2, 1]) == (made.adjudication.joined, [point.independent for point in story.points])
    assert ([BREAD], 1) == ([sentence.text for sentence in story.lead], len(made.lead_by_model.dropped))


@pytest.mark.parametrize("more", [(), ("--lead", "points")], ids=["default", "points"])
def test_the_built_in_engine_writes_no_lead_unless_asked(summarizer: Run, orvane: Path, more: tuple[str, ...]) -> None:
    """A model that is named for another purpose does that alone, and without one the bytes are the same."""
    with serving(obliging) as server:
        summarizer("brief", orvane, "--adjudicate", *more, "--base-url", server.url, *BUILTIN)
        assert ["pairs "] == purposes(server.ledger)
    plain, off = (summarizer("brief", orvane, "--quiet", *lead) for lead in ((), ("--lead", "points")))
    assert plain.stdout == off.stdout


@pytest.mark.parametrize("option", [["--adjudicate"], ["--lead", "model"]], ids=["adjudicate", "lead"])
def test_without_a_model_it_is_a_usage_error(summarizer: Run, orvane: Path, option: list[str]) -> None:
    """It says what to do; nothing is read or written."""
    done = summarizer("brief", orvane, *option)
    assert (ExitCode.USAGE, "") == (done.returncode, done.stdout)
    assert f"{' '.join(option)} asks a model, and none is named. Name one with --model NAME" in done.stderr


def test_a_model_that_reads_writes_the_lead_unless_told_otherwise(summarizer: Run, orvane: Path) -> None:
    """The line that says who does what is honest about it."""
    said = []
    with serving(refuses(401, "bad key")) as server:
        for more in ((), ("--lead", "points"), ("--adjudicate", "--check")):
            done = summarizer("brief", orvane, "--model", "tiny", "--base-url", server.url, *more)
            assert ExitCode.ENDPOINT == done.returncode
            said.append(done.stderr.splitlines()[0].removeprefix(f"The model tiny at {server.url} "))
    assert ["reads and writes the lead.", "reads.", "reads, checks, adjudicates and writes the lead."] == said


def test_an_endpoint_lost_after_reading_costs_no_briefing(summarizer: Run, orvane: Path) -> None:
    """It is written whole and not partial; the fault is said, and the exit code is that of a lost endpoint."""
    with serving(refuses(401, "bad key")) as server:
        done = summarizer("brief", orvane, "--adjudicate", "--lead", "model", "--base-url", server.url, *BUILTIN)
        assert 1 == len(server.ledger)
    assert ExitCode.ENDPOINT == done.returncode
    made = Briefing.model_validate_json(done.stdout)
    assert (False, 3) == (made.partial, len(made.stories[0].points))
    assert "refused the key" in done.stderr
    assert "the last section of the briefing says which" in done.stderr


def test_files_a_story_rest_on_the_same_answers_as_the_whole(summarizer: Run, orvane: Path, tmp_path: Path) -> None:
    """Each question is asked once a run, whatever is written of it."""
    with serving(obliging) as server:
        more = ("--adjudicate", "--lead", "model", "--base-url", server.url, "--split-to", "apart", "-o", "whole.json")
        done = summarizer("brief", orvane, *more, *BUILTIN)
        assert ["pairs ", "points"] == purposes(server.ledger)
    assert ExitCode.DONE == done.returncode
    [apart] = (tmp_path / "apart").iterdir()
    assert apart.read_text(encoding="utf-8") == (tmp_path / "whole.json").read_text(encoding="utf-8")


def test_a_template_that_does_not_work_is_found_before_anything_is_read(summarizer: Run, orvane: Path) -> None:
    """Not after the articles were paid for."""
    own = orvane.parent / "mine" / "prompts"
    own.mkdir(parents=True)
    (own / "lead.j2").write_text('{% extends "bundled/lead.j2" %}{% block system %}{{ nothing }}{% endblock %}')
    with serving(obliging) as server:
        done = summarizer("brief", orvane, "--workspace", "mine", "--model", "tiny", "--base-url", server.url)
        assert [] == server.ledger
    assert ExitCode.USAGE == done.returncode
    assert "lead.j2" in done.stderr
