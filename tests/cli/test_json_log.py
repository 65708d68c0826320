"""`--json-log`: every line on stderr is an object, whatever happens."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run
from cli.forking import Forks, Start
from wire.server import Stage, answers, refuses, says, serving, stalls

import summarizer as summarizer_package
from summarizer.errors import ExitCode

NONSENSE = says("I cannot find any JSON.")


@pytest.fixture
def harbours(tmp_path: Path) -> Path:
    """A folder with articles, of which one is empty and one stands twice."""
    folder = tmp_path / "harbours"
    folder.mkdir()
    for number in range(40):
        text = f"Ferry number {number} stayed in port on Monday. At least 12 crew slept aboard.\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "00-again.txt").write_text((folder / "00.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "00-empty.txt").write_text("", encoding="utf-8")
    return folder


def events(stderr: str) -> list[dict[str, Any]]:
    """The objects, one a line; none of them without a moment."""
    read = [json.loads(line) for line in stderr.splitlines()]
    assert all(isinstance(each["at"], str) for each in read)
    return read


def kinds(told: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """Those of one kind, without their moments."""
    of_it = (each for each in told if each["event"] == kind)
    return [{name: value for name, value in each.items() if name not in {"at", "event"}} for each in of_it]


def test_a_run_with_losses_and_a_cap_is_told_in_events(summarizer: Run, harbours: Path) -> None:
    """Each article is begun and ended; each loss has its source, its class and its reason; the end has its own."""

    def scene(stage: Stage) -> None:
        play = NONSENSE if "Ferry number 1 " in stage.exchange.user else answers
        play(stage)

    with serving(scene) as server:
        words = ("--model", "tiny", "--base-url", server.url, "--concurrency", "1", "--max-tokens", "30k", "--json-log")
        done = summarizer("batch", harbours, "-o", "records", *words)
    assert ExitCode.CAP_REACHED == done.returncode
    told = events(done.stderr)
    [failed] = kinds(told, "failed")
    assert (str(harbours / "01.txt"), "AnswerError") == (failed["source"], failed["error"])
    assert "JSON" in failed["reason"]
    [unreadable] = kinds(told, "unreadable")
    assert (str(harbours / "00-empty.txt"), "InputError", 1) == tuple(
        unreadable[name] for name in ("source", "error", "count")
    )
    assert "is empty" in unreadable["reason"]
    [duplicate] = kinds(told, "duplicate")
    assert str(harbours / "00.txt") == duplicate["source"]
    started, over = ({each["article"] for each in kinds(told, kind)} for kind in ("started", "done"))
    assert failed["article"] in started
    assert over < started
    [ended] = kinds(told, "error")
    assert ("CapReachedError", ExitCode.CAP_REACHED) == (ended["error"], ended["exit_code"])
    assert "the cap of 30,000 tokens" in ended["reason"]
    assert any("summarizer resume " in each["text"] for each in kinds(told, "message"))


def test_a_line_comes_while_nothing_ends(summarizer: Run, harbours: Path) -> None:
    """With the counts, and with the state of the requests."""
    with serving(stalls(1.5)) as server:
        words = ("--model", "tiny", "--base-url", server.url, "--json-log")
        done = summarizer("brief", harbours / "00.txt", harbours / "00-empty.txt", "-o", "briefing.md", *words)
    first, *_ = kinds(events(done.stderr), "progress")
    assert ("Summarizing", 2) == (first["doing"], first["total"])
    assert "of 8 in flight" in first["state"]


@pytest.mark.parametrize(
    ("words", "error", "reason"),
    [
        (("--no-such-flag",), "UsageError", "--no-such-flag"),
        (("--max-tokens", "many"), "UsageError", "--max-tokens: 'many' is no number of tokens"),
        (("--concurrency", "0"), "UsageError", "--concurrency"),
        (("--engine", "none"), "UsageError", "--engine"),
        (("--schema", "nowhere.py:Mine"), "UsageError", "nowhere.py"),
        (("--model", "tiny", "--max-cost", "1"), "UsageError", "what tiny costs is not known"),
        (("-o", "harbours/00.txt/records"), "UsageError", "Name another place"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.parametrize("first", [True, False], ids=["named first", "named last"])
def test_a_wrong_word_is_an_event_too(
    summarizer: Run, harbours: Path, words: tuple[str, ...], error: str, reason: str, *, first: bool
) -> None:
    """Wherever the option stands among the words; what is to be copied is told by itself."""
    ordered = ("--json-log", *words) if first else (*words, "--json-log")
    done = summarizer("batch", harbours, "-o", "records", *ordered)
    assert (ExitCode.USAGE, "") == (done.returncode, done.stdout)
    *_, ended = events(done.stderr)
    assert ("error", error, ExitCode.USAGE) == (ended["event"], ended["error"], ended["exit_code"])
    assert reason in ended["reason"]
    assert ("--max-cost" in words) == ended.get("lines", "").startswith('[prices."tiny"]\n')


def test_a_lost_endpoint_is_an_event_too(summarizer: Run, harbours: Path) -> None:
    """And nothing but errors is told where all else is to be quiet."""
    with serving(refuses(401, "bad key")) as server:
        words = ("--model", "tiny", "--base-url", server.url, "--json-log", "--quiet")
        done = summarizer("batch", harbours, "-o", "records", *words)
    assert ExitCode.ENDPOINT == done.returncode
    told = events(done.stderr)
    assert ["EndpointError"] == [each["error"] for each in kinds(told, "error")]
    assert not {"started", "left", "progress"} & {each["event"] for each in told}


DEFECT = """
import summarizer.cli.output as output
def broken(*_, **__): raise RuntimeError("a defect")
output.say = broken
"""


@pytest.mark.parametrize(("debug", "kind"), [("", "error"), ("1", "trace")])
def test_a_defect_is_an_event_too(forks: Forks, harbours: Path, debug: str, kind: str) -> None:
    """Its trace as well, where it is asked for."""
    words = ("batch", harbours, "-o", "records", "--json-log")
    environment = os.environ | {"SUMMARIZER_DEBUG": debug}
    program = f"{DEFECT}from summarizer.cli import main\nmain()"
    done = forks.run(Start(words, environment, harbours.parent, program=program))
    assert ExitCode.INTERNAL == done.returncode
    [told] = events(done.stderr)
    assert (kind, True) == (told["event"], "RuntimeError" in json.dumps(told))


def test_the_help_names_every_event(summarizer: Run) -> None:
    """All that the program says to machines, wherever in it that is said."""
    code = "".join(
        path.read_text(encoding="utf-8") for path in Path(summarizer_package.__file__).parent.glob("cli/*.py")
    )
    named = re.findall(r'(?:\bevent|_lost)\(\s*"(\w+)"', code)
    assert {"failed", "error", "message"} <= {*named}
    told = summarizer("batch", "--help", COLUMNS="300").stdout.split("Its event is one of: ")[1].split(".")[0]
    assert {*named, "started", "done", "left"} == {*told.replace("\n", " ").replace(",", " ").split()}
