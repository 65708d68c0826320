"""What is on record, shown and resumed from the command line."""

import json
import os
from collections.abc import Iterator
from contextvars import copy_context
from decimal import Decimal
from pathlib import Path

import pytest
import typer
from cli.conftest import Run
from rich.cells import cell_len
from running.journal.conftest import ask, query, reply, wait

from summarizer.cli import resume
from summarizer.errors import ExitCode
from summarizer.extraction import Usage
from summarizer.running.journal import Command, Journal, RunState


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The journal that a command finds by itself in the user's folder for state."""
    return tmp_path / "home/.local/state/summarizer/journal.sqlite"


@pytest.fixture
def journal(path: Path, summarizer: Run) -> Iterator[Journal]:  # noqa: ARG001  # makes the home
    """The same, open for writing."""
    with Journal.open(path, say=pytest.fail) as opened:
        yield opened


def fill(journal: Journal, argv: tuple[str, ...] = ("batch", "harbour"), cwd: str = "/srv/news") -> str:
    """A run of two articles, of which one fails."""

    async def talk() -> None:
        call = await journal.begin(run, query("ferry"), Usage(2000, 1000), Decimal("0.02"))
        await journal.answered(call, reply(), Usage(1200, 300), Decimal("0.0125"))
        journal.judge(call, "ok")
        await ask(journal, run, query(), reply("No."), outcome="AnswerError")
        await journal.begin(run, query("tug"))

    run = journal.begin_run(Command(argv=argv, cwd=cwd))
    wait(talk())
    journal.conclude(run, "ferry", source="ferry.txt")
    journal.conclude(run, "dredger", source="dredger\x1b[2J.txt", error="AnswerError", reason="the answer is empty")
    journal.end_run(run, RunState.FAILED, 3, {"records": 1})
    return run


def test_runs_are_listed_newest_first_while_one_goes_on(summarizer: Run, journal: Journal) -> None:
    """Each with its state, its articles, its calls, tokens and money, and the command as it was typed."""
    first = fill(journal, ("batch", "two words"))
    second = journal.begin_run(Command(argv=("brief", "harbour"), cwd="/srv/news"))
    done = summarizer("runs", COLUMNS="100")
    assert (ExitCode.DONE, "") == (done.returncode, done.stderr)
    head, newest, oldest = done.stdout.splitlines()
    assert head.split()[0] == "run"
    assert (second, "running") == tuple(newest.split()[:2])
    assert first == oldest.split()[0]
    assert ["failed", "1", "1", "3", "2.29", "k", "$0.012"] == oldest.split()[1:8]
    assert oldest.endswith("batch 'two words'")


@pytest.mark.parametrize("columns", [80, 120])
def test_a_run_is_a_line_of_the_screen(summarizer: Run, journal: Journal, columns: int) -> None:
    """A long command ends in an ellipsis where the screen does, wide letters counted; the JSON has all of it."""
    words = ("batch", "港口" * 30, "-o", "records", "--model", "tiny", "--max-tokens", "2M")
    fill(journal, words)
    fill(journal, ("brief", "harbour"))
    done = summarizer("runs", COLUMNS=str(columns))
    assert [False, False, True] == [line.endswith("…") for line in done.stdout.splitlines()]
    widths = [cell_len(line) for line in done.stdout.splitlines()]
    assert columns - 2 <= max(widths) <= columns
    assert [*words] in [run["command"]["argv"] for run in json.loads(summarizer("runs", "--json").stdout)]


def test_a_run_that_never_said_how_it_ended_was_killed(summarizer: Run, path: Path) -> None:
    """As soon as nobody holds the journal any more."""
    with Journal.open(path, say=pytest.fail) as journal:
        journal.begin_run(Command(argv=("batch",), cwd="/"))
        assert "running" == json.loads(summarizer("runs", "last", "--json").stdout)["state"]
    assert "killed" == json.loads(summarizer("runs", "last", "--json").stdout)["state"]


def test_a_run_is_shown_whole(summarizer: Run, journal: Journal) -> None:
    """What failed is named with its reason, harmless on a terminal; the JSON has every call."""
    run = fill(journal)
    shown = summarizer("runs", run[:-1]).stdout
    assert "\x1b" not in shown
    for part in ("1 AnswerError", "1 no answer", "1 ok", "dredger", "AnswerError: the answer is empty", "exit code 3"):
        assert part in shown
    told = json.loads(summarizer("runs", "last", "--json").stdout)
    assert [run, "failed", {"from_journal": 0, "records": 1}] == [told["id"], told["state"], told["counts"]]
    assert ["0.0125", None, None] == [call["cost"] for call in told["calls_made"]]
    assert ["AnswerError", None] == [article["error"] for article in told["articles"]]
    assert run == json.loads(summarizer("runs", "--json").stdout)[0]["id"]


def test_no_journal_is_no_fault(summarizer: Run, path: Path) -> None:
    """Who never asked a model has no runs, and looking makes no file."""
    done = summarizer("runs")
    assert (ExitCode.DONE, "") == (done.returncode, done.stdout)
    assert "no run is on record" in done.stderr
    assert [] == json.loads(summarizer("runs", "--json").stdout)
    assert 0 == json.loads(summarizer("cache", "stats", "--json").stdout)["calls"]
    assert ExitCode.DONE == summarizer("cache", "clear", "--yes").returncode
    assert not path.parent.exists()


@pytest.mark.parametrize(("name", "says"), [("2", "more than one"), ("19", "no run"), ("", "more than one")])
def test_a_run_must_be_named_clearly(summarizer: Run, journal: Journal, name: str, says: str) -> None:
    """An identity may be shortened as long as it is one run's."""
    fill(journal)
    fill(journal)
    done = summarizer("runs", name)
    assert ExitCode.USAGE == done.returncode
    assert says in done.stderr


def test_resume_runs_the_same_command(summarizer: Run, path: Path, tmp_path: Path) -> None:
    """With the journal that was named now, should it have been moved; output and exit code are the command's."""
    with Journal.open(path, say=pytest.fail) as journal:
        listing = journal.begin_run(Command(argv=("runs", "--journal", "old.sqlite", "--json"), cwd=str(tmp_path)))
        failing = journal.begin_run(Command(argv=("runs", "nobody"), cwd=str(tmp_path)))
    done = summarizer("resume", listing)
    assert ExitCode.DONE == done.returncode
    assert {listing, failing} == {run["id"] for run in json.loads(done.stdout)}
    assert f"Going on with {listing}: summarizer runs --journal old.sqlite --json" in done.stderr
    done = summarizer("resume", "last", SUMMARIZER_DEBUG="1")
    assert (ExitCode.USAGE, "") == (done.returncode, done.stdout)
    assert "no run 'nobody'" in done.stderr


def test_resume_goes_where_the_run_was(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In its folder, and with its own choice of a model; the command knows what it resumes."""
    before = Command(argv=("runs",), cwd=str(tmp_path), environment={"SUMMARIZER_MODEL": "tiny"})
    with Journal.open(path, say=pytest.fail) as journal:
        run = journal.begin_run(before)
    monkeypatch.chdir(tmp_path.parent)
    monkeypatch.setenv("SUMMARIZER_MODEL", "large")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")

    def again() -> None:
        with pytest.raises(typer.Exit):
            resume.command("last", path)
        assert (tmp_path, "tiny", None) == (
            Path.cwd(),
            os.environ.get("SUMMARIZER_MODEL"),
            os.environ.get("OPENAI_BASE_URL"),
        )
        assert before == resume.typed(stdin=False)
        earlier = resume.resumed.get()
        assert earlier is not None
        assert run == earlier.id

    copy_context().run(again)


@pytest.mark.parametrize(
    ("argv", "then"),
    [
        (["batch", "in", "-o", "out"], ["batch", "--journal", "/new", "in", "-o", "out"]),
        (["batch", "--journal", "old", "in"], ["batch", "--journal", "/new", "in"]),
        (["batch", "in", "--journal=old"], ["batch", "--journal", "/new", "in"]),
        (["batch", "--", "--journal", "x"], ["batch", "--journal", "/new", "--", "--journal", "x"]),
    ],
)
def test_the_journal_of_a_resumed_run_is_the_one_at_hand(argv: list[str], then: list[str]) -> None:
    """Whatever was named before; after -- stand files."""
    assert then == resume.with_journal(argv, Path("/new"))


def test_a_command_is_kept_without_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither those of an argument nor of the environment; never the key."""
    canary = "canary-5150"
    monkeypatch.setattr("sys.argv", ["summarizer", "batch", "in", "--base-url", f"https://me:{canary}@host/v1"])
    monkeypatch.setenv("OPENAI_API_KEY", canary)
    monkeypatch.setenv("OPENAI_BASE_URL", f"https://{canary}@host/v1")
    kept = resume.typed(stdin=True)
    assert canary not in kept.model_dump_json()
    assert (True, True, "https://host/v1") == (kept.bare, kept.stdin, kept.argv[-1])
    monkeypatch.setattr("sys.argv", ["summarizer", "batch", "in"])
    monkeypatch.setenv("OPENAI_BASE_URL", "https://host/v1")
    assert not resume.typed(stdin=False).bare


REFUSED = {
    "stdin": ({"stdin": True}, "cannot be read again"),
    "credentials": ({"bare": True}, "credentials"),
    "no folder": ({"cwd": "/nowhere/at/all"}, "folder is gone"),
    "nothing": ({"argv": ()}, "does not say"),
}


@pytest.mark.parametrize(("changes", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_resumed_says_why(summarizer: Run, path: Path, changes: dict[str, object], says: str) -> None:
    """Nothing is run in its place."""
    with Journal.open(path, say=pytest.fail) as journal:
        journal.begin_run(Command(argv=("prompt", "-"), cwd="/").model_copy(update=changes))
    done = summarizer("resume", "last")
    assert (ExitCode.USAGE, "") == (done.returncode, done.stdout)
    assert says in done.stderr


def test_a_run_that_goes_on_is_not_resumed(summarizer: Run, journal: Journal) -> None:
    """Two would pay for the same."""
    journal.begin_run(Command(argv=("prompt", "-"), cwd=os.sep))
    done = summarizer("resume", "last")
    assert (ExitCode.USAGE, True) == (done.returncode, "still goes on" in done.stderr)


def test_the_cache_is_counted_and_cleared(summarizer: Run, path: Path) -> None:
    """Whoever pipes must say --yes; a shell's user is asked."""
    with Journal.open(path, say=pytest.fail) as journal:
        fill(journal)
    told = json.loads(summarizer("cache", "stats", "--json").stdout)
    assert (1, 3, 1, 1900) == (told["runs"], told["calls"], told["reusable"], told["prompt_tokens"])
    shown = summarizer("cache", "stats").stdout
    assert "3, from 20" in shown
    assert f"records  {told['records']:,} whose verdicts" in shown
    assert ExitCode.USAGE == summarizer("cache", "clear").returncode
    assert "0 runs and 0 calls removed" in summarizer("cache", "prune", "--older-than", "1h").stdout
    assert "1 runs and 3 calls removed" in summarizer("cache", "clear", "--yes").stdout
    assert 0 == json.loads(summarizer("cache", "stats", "--json").stdout)["calls"]


@pytest.mark.parametrize("age", ["30", "d", "-1d", "0d", "1.5", "30 days"])
def test_an_age_has_a_unit(summarizer: Run, age: str) -> None:
    """Nothing is removed on a guess."""
    done = summarizer("cache", "prune", "--older-than", age)
    assert (ExitCode.USAGE, True) == (done.returncode, "such as 12h, 30d or 8w" in done.stderr)


def test_another_place_may_be_named(summarizer: Run, tmp_path: Path) -> None:
    """Every command of the journal takes --journal; a file that is none is left as it is."""
    with Journal.open(tmp_path / "own.sqlite", say=pytest.fail) as journal:
        run = fill(journal)
    assert summarizer("runs", "--journal", "own.sqlite").stdout.splitlines()[1].startswith(run)
    assert 3 == json.loads(summarizer("cache", "stats", "--json", "--journal", "own.sqlite").stdout)["calls"]
    (tmp_path / "notes.txt").write_text("Not a database, but notes that somebody needs. " * 100)
    for words in (("runs",), ("resume", "last"), ("cache", "stats")):
        done = summarizer(*words, "--journal", "notes.txt")
        assert ExitCode.USAGE == done.returncode
        assert "is no journal" in done.stderr
    assert (tmp_path / "notes.txt").read_text().startswith("Not a database")
