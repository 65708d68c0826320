"""The command as a process: signals, full disks, closed pipes, caps; how it ends, and what it leaves behind."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypedDict, Unpack

import pytest
from cli.forking import Fork, Forks, Start
from running.scenarios.playing import by_article
from wire.asking import KEY
from wire.server import (
    PROMPT_TOKENS,
    Exchange,
    Scene,
    Server,
    Stage,
    answers,
    completion,
    honest,
    refuses,
    says,
    sends,
    serving,
    stalls,
)

from summarizer.errors import ExitCode
from summarizer.running.journal import Billing, CallRow, History, RunRow, RunState

if os.name != "posix":
    pytest.skip("signals and limits are those of POSIX", allow_module_level=True)

_KEPT = ("PATH", "PYTHONPATH", "LANG")


class How(TypedDict, total=False):
    """Where its input comes from and its output goes, whom its signals reach, and how large its files may be."""

    stdin: int
    stdout: int
    stderr: int
    new_session: bool
    limit: int
    program: str


class Command:
    """A command in a folder with articles, and what it left there."""

    def __init__(self, forks: Forks, folder: Path, articles: int = 12) -> None:
        self.forks, self.folder = forks, folder
        (folder / "articles").mkdir()
        for number in range(articles):
            text = f"Ferry number {number} stayed in port on Monday. At least 12 crew slept aboard.\n"
            (folder / "articles" / f"{number:02}.txt").write_text(text, encoding="utf-8")

    def start(self, *words: object, **how: Unpack[How]) -> Fork:
        """Begin it."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        home = {"HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder), "OPENAI_API_KEY": KEY}
        return self.forks.start(Start((*words, "--journal", "journal.sqlite"), kept | home, self.folder, **how))

    def batch(self, server: Server, *words: object, **how: Unpack[How]) -> Fork:
        """A batch of the articles, two at a time unless it is told otherwise."""
        asked = ("--model", "tiny", "--base-url", server.url, "--concurrency", 2)
        return self.start("batch", "articles", "-o", "out", *asked, *words, **how)

    @property
    def run(self) -> RunRow:
        """The newest run on record."""
        with History(self.folder / "journal.sqlite") as history:
            return history.run("last")

    @property
    def calls(self) -> list[CallRow]:
        """Its calls."""
        with History(self.folder / "journal.sqlite") as history:
            return list(history.calls(history.run("last").id))

    @property
    def index(self) -> dict[str, Any]:
        """The list of its records."""
        read: dict[str, Any] = json.loads((self.folder / "out" / "index.json").read_text(encoding="utf-8"))
        return read

    def resumed(self, server: Server) -> list[int]:
        """Go on where the endpoint is well; the requests that this takes, by article."""
        before = len(server.ledger)
        server.become(answers)
        process = self.start("resume", "last")
        _, said = process.communicate()
        assert ExitCode.DONE == process.returncode, said
        assert not self.index["partial"]
        return sorted(number_of(each.user) for each in server.ledger[before:])


def number_of(user: str) -> int:
    """Which article a request is about."""
    return int(user.split("Ferry number ")[1].split(maxsplit=1)[0])


@contextmanager
def pipe() -> Iterator[tuple[int, int]]:
    """Where it is read, and where it is written; a test that closes one of them has it closed."""
    ends = os.pipe()
    try:
        yield ends
    finally:
        for end in ends:
            with suppress(OSError):
                os.close(end)


@contextmanager
def overheard(folder: Path) -> Iterator[tuple[int, Callable[[], str]]]:
    """A descriptor for stderr, and what has been written there so far."""
    path = folder / "stderr"
    with path.open("w", encoding="utf-8") as file:
        yield file.fileno(), lambda: path.read_text(encoding="utf-8")


def held(until_then: threading.Event) -> Scene:
    """Answer honestly, when it is time."""

    def scene(stage: Stage) -> None:
        until_then.wait(60)
        answers(stage)

    return scene


def until(true: Callable[[], object]) -> None:
    """Wait for it."""
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def ended(process: Fork) -> str:
    """What it said until its end, without a traceback or the key."""
    out, said = process.communicate()
    assert "Traceback" not in said
    assert KEY not in f"{out}{said}"
    return said


@pytest.fixture
def command(forks: Forks, tmp_path: Path) -> Command:
    """A dozen articles."""
    return Command(forks, tmp_path)


BESIDE = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="on a single core nothing is verified in another process")
NONSENSE = says("I cannot find any JSON.")
LOST = refuses(401, "revoked")


@pytest.mark.parametrize(
    ("scenes", "code", "failed", "again"),
    [
        ({}, ExitCode.DONE, 0, []),
        ({1: (NONSENSE,)}, ExitCode.SOME_FAILED, 1, [1]),
        (dict.fromkeys(range(12), (NONSENSE,)), ExitCode.NOTHING_SUCCEEDED, 12, [*range(12)]),
        (dict.fromkeys(range(12), (LOST,)), ExitCode.ENDPOINT, 0, [*range(12)]),
    ],
    ids=lambda value: value.name if isinstance(value, ExitCode) else "",
)
def test_the_end_is_told_by_the_exit_code(
    command: Command, scenes: dict[int, tuple[Scene, ...]], code: ExitCode, failed: int, again: list[int]
) -> None:
    """What failed is listed with its class, what was not reached is not, and both are tried when it is resumed."""
    listed = command.folder / "out" / "failed.jsonl"
    with serving(by_article(scenes)) as server:
        process = command.batch(server)
        said = ended(process)
        assert code == process.returncode, said
        rows = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()] if failed else []
        assert [("AnswerError", 2)] * failed == [(row["error"], row["calls"]) for row in rows]
        assert failed == len(command.index["losses"]["failed"])
        assert again == command.resumed(server)
    assert 12 == len(command.index["articles"])
    assert not listed.exists()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_a_signal_lets_what_is_under_way_finish(command: Command, number: signal.Signals, code: ExitCode) -> None:
    """What is paid for is kept, the index says that it is not whole, and who resumes pays for the rest alone."""
    with serving(answers, answers, stalls(1.5)) as server:
        process = command.batch(server)
        until(lambda: len(server.ledger) == 4)
        process.send_signal(number)
        said = ended(process)
        assert code == process.returncode
        assert 4 == len(server.ledger) == len(command.index["articles"])
        assert command.index["partial"]
        assert f"Go on with: summarizer resume {command.run.id} --journal {command.folder / 'journal.sqlite'}\n" in said
        assert "2 calls in flight will be finished, and nothing more begun. A second signal (Ctrl-C) stops it" in said
        assert "summarizer: stopped; not in the index: 8 of 12 inputs\n" in said
        assert (RunState.STOPPED, code) == (command.run.state, command.run.exit_code)
        assert {Billing.KNOWN} == {call.billing for call in command.calls if call.status}
        assert [*range(4, 12)] == command.resumed(server)


def test_a_second_signal_ends_it_at_once(command: Command) -> None:
    """What was under way may have been billed, which is on record; what came before is kept, in turn or not."""
    with serving(by_article({0: (stalls(30),), 3: (stalls(30),)})) as server:
        process = command.batch(server)
        until(lambda: len(server.ledger) == 4)
        process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        said = ended(process)
        assert ExitCode.INTERRUPTED == process.returncode
        assert ["articles/01.txt", "articles/02.txt"] == [row["source"] for row in command.index["articles"]]
        assert "summarizer: stopped; not in the index: 10 of 12 inputs\n" in said
        assert [Billing.UNKNOWN] * 2 == [call.billing for call in command.calls if call.outcome == "cancelled"]
        assert [0, *range(3, 12)] == command.resumed(server)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
@BESIDE
@pytest.mark.parametrize("settled", [False, True], ids=["while it starts", "while it works"])
def test_a_signal_to_all_processes_breaks_none(
    forks: Forks, tmp_path: Path, number: signal.Signals, code: ExitCode, *, settled: bool
) -> None:
    """As a terminal sends it on Ctrl-C: what the process that verifies cannot do, the one in charge does."""
    command = Command(forks, tmp_path, articles=60)
    with serving(stalls(0.2)) as server:
        process = command.batch(server, new_session=True)
        until(lambda: len(_children(process.pid)) > 1)
        until(lambda: len(server.ledger) > 50 * settled)
        os.killpg(process.pid, number)
        said = ended(process)
        assert code == process.returncode, said
        assert 0 < len(server.ledger) == len(command.index["articles"]) < 60


@BESIDE
def test_a_process_that_verifies_may_be_killed(forks: Forks, tmp_path: Path) -> None:
    """Its work is done by the one in charge: where memory is short, a run is slower, and whole."""
    command = Command(forks, tmp_path, articles=60)
    with serving(stalls(0.2)) as server:
        process = command.batch(server)
        until(lambda: len(_children(process.pid)) > 1)
        until(lambda: len(server.ledger) > 30)
        verifier, *_ = [child for child in _children(process.pid) if b"spawn_main" in _words(child)]
        os.kill(int(verifier), signal.SIGKILL)
        said = ended(process)
        assert ExitCode.DONE == process.returncode, said
        assert 60 == len(server.ledger) == len(command.index["articles"])


def _words(process: str) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


def _children(parent: int) -> list[str]:
    """The processes that it has started: one that looks after shared resources, and those that verify."""
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


UP = "the time of 2 s is up; 2 calls in flight will be finished"


def test_time_that_is_up_ends_it_in_order(command: Command) -> None:
    """What is under way gets its answer, however long that takes, and the exit code is that of a cap."""
    up = threading.Event()
    with serving(held(up)) as server, overheard(command.folder) as (stderr, said):
        process = command.batch(server, "--max-time", "2s", stderr=stderr)
        until(lambda: UP in said())
        up.set()
        ended(process)
        assert ExitCode.CAP_REACHED == process.returncode
        assert 2 == len(command.index["articles"]) == len(server.ledger)
        assert {Billing.KNOWN} == {call.billing for call in command.calls}


def test_what_waits_to_be_tried_again_is_not_when_time_is_up(command: Command) -> None:
    """An endpoint that asks to wait longer than the run may last is asked once."""
    with serving(by_article({0: (refuses(503, "busy", Retry_After="300"),)})) as server:
        process = command.batch(server, "--max-time", "2s")
        said = ended(process)
        assert ExitCode.CAP_REACHED == process.returncode, said
        assert [*range(12)] == sorted(number_of(each.user) for each in server.ledger)
        assert 11 == len(command.index["articles"])
        assert "not in the index: 1 of 12 inputs" in said


def test_time_that_is_up_does_not_take_the_user_for_deaf(command: Command) -> None:
    """Who does not want to wait for what is in flight stops it as ever, by a second signal; the first one is told."""
    with serving(held(threading.Event())) as server, overheard(command.folder) as (stderr, said):
        process = command.batch(server, "--max-time", "2s", stderr=stderr)
        until(lambda: UP in said())
        process.send_signal(signal.SIGTERM)
        until(lambda: "asked to end; 2 calls in flight" in said())
        process.send_signal(signal.SIGTERM)
        ended(process)
        assert ExitCode.TERMINATED == process.returncode


def test_replies_are_heard_while_input_is_awaited(command: Command) -> None:
    """An input that is long in coming holds up neither the records nor the deadlines of calls."""
    with serving(answers) as server, pipe() as (reader, writer):
        asked = ("--model", "tiny", "--base-url", server.url, "--concurrency", 2, "--timeout", 4)
        process = command.start("batch", "articles", "-", "-o", "out", *asked, stdin=reader)
        until(lambda: len(list((command.folder / "out").glob("*.json"))) == 12)
        os.write(writer, b'{"text": "Ferry number 40 sailed on Monday. At least 12 crew went aboard."}\n')
        os.close(writer)
        said = ended(process)
        assert ExitCode.DONE == process.returncode, said
        assert 13 == len(server.ledger) == len(command.index["articles"])


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_a_signal_is_heard_while_input_is_awaited(command: Command, number: signal.Signals, code: ExitCode) -> None:
    """Nobody has to type a line, or to end the input, so that a batch can end; what it has is kept."""
    with serving(answers) as server, pipe() as (reader, _):
        asked = ("--model", "tiny", "--base-url", server.url, "--json-log")
        process = command.start("batch", "articles", "-", "-o", "out", *asked, stdin=reader)
        until(lambda: len(list((command.folder / "out").glob("*.json"))) == 12)
        process.send_signal(number)
        said = ended(process)
        assert code == process.returncode, said
        assert (12, True) == (len(command.index["articles"]), command.index["partial"])
        told = [json.loads(line).get("text", "") for line in said.splitlines()]
        assert any("what is under way will be finished, and nothing more begun" in line for line in told)
        assert any(line.endswith("not in the index: whatever of the inputs had not been read") for line in told)


@pytest.mark.parametrize("signals", [1, 2])
def test_a_signal_is_heard_while_a_page_is_taken_apart(command: Command, signals: int) -> None:
    """Reading goes on beside the run, and the process that takes pages apart is left with the page that it is at."""
    ferry = '"Not today," the captain said.'
    slow = f"<html><style>{'.a p b{color:red} ' * 100_000}</style><body class=a><p>{ferry}</p></body></html>"
    for number in range(20):
        (command.folder / "articles" / f"{number + 20}.html").write_text(slow, encoding="utf-8")
    with serving(answers) as server:
        process = command.batch(server)
        until(lambda: len(list((command.folder / "out").glob("*.json"))) == 12)
        for _ in range(signals):
            process.send_signal(signal.SIGINT)
        said = ended(process)
        assert ExitCode.INTERRUPTED == process.returncode, said
        assert 12 == len(command.index["articles"])
        assert "Fatal" not in said


# ── what is asked after the reading


def by_its_points(stage: Stage) -> None:
    """A lead that says what the first two points say."""

    def answer(exchange: Exchange) -> dict[str, Any]:
        points = re.findall(r"^Point (\d+): (.*)$", exchange.user, re.MULTILINE)
        return {"sentences": [{"text": text, "points": [int(number)]} for number, text in points[:2]]}

    says(answer)(stage)


def briefing(command: Command, server: Server, *words: object, **how: Unpack[How]) -> Fork:
    """A briefing of six stories, read without a model, and with leads that a model writes, two at a time."""
    for number in range(6):
        folder = command.folder / f"story{number}"
        folder.mkdir()
        text = (
            f"A barge rammed bridge number {number} on Friday. The pilot had not slept for two days, Mira Toll said.\n"
        )
        (folder / "a.txt").write_text(text, encoding="utf-8")
        (folder / "b.txt").write_text(f"Bakers handed out free bread in {number} streets.\n", encoding="utf-8")
    asked = ("--engine", "builtin", "--lead", "model", "--model", "tiny", "--base-url", server.url, "--concurrency", 2)
    stories = [f"story{number}" for number in range(6)]
    return command.start("brief", *stories, "-o", "briefing.json", *asked, *words, **how)


def leads(command: Command) -> tuple[int, list[str]]:
    """How many sentences were written in all, and why there is no lead where there is none."""
    read = json.loads((command.folder / "briefing.json").read_text(encoding="utf-8"))["lead_by_model"]
    return read["written"], [failed["reason"] for failed in read["failed"]]


NOT_ASKED = "not asked: the run was ended before"


def test_a_signal_lets_questions_under_way_finish(command: Command) -> None:
    """Those in flight are answered, no further one is asked, and the briefing names them."""
    told = threading.Event()

    def late(stage: Stage) -> None:
        told.wait(60)
        by_its_points(stage)

    with serving(by_its_points, by_its_points, late) as server, overheard(command.folder) as (stderr, said):
        process = briefing(command, server, stderr=stderr)
        until(lambda: len(server.ledger) == 4)
        process.send_signal(signal.SIGINT)
        until(lambda: "interrupted; 2 calls in flight will be finished" in said())
        told.set()
        ended(process)
        assert ExitCode.INTERRUPTED == process.returncode, said()
        assert (4, (8, [NOT_ASKED] * 2)) == (len(server.ledger), leads(command))
        assert "2 questions about the stories got no answer" in said()


def test_a_second_signal_keeps_the_questions_that_were_answered(command: Command) -> None:
    """What is in flight is given up; what came before is in the briefing."""
    with serving(by_its_points, by_its_points, held(threading.Event())) as server:
        with overheard(command.folder) as (stderr, said):
            process = briefing(command, server, stderr=stderr)
            until(lambda: len(server.ledger) == 4)
            process.send_signal(signal.SIGINT)
            until(lambda: "interrupted; 2 calls in flight will be finished" in said())
            process.send_signal(signal.SIGINT)
            ended(process)
            assert ExitCode.INTERRUPTED == process.returncode, said()
        given_up = "the run was stopped before an answer came"
        assert (4, [given_up] * 2 + [NOT_ASKED] * 2) == leads(command)


def test_a_signal_ends_questions_that_wait_to_be_asked_again(command: Command) -> None:
    """None is tried again, however long the endpoint asks to wait."""
    with serving(refuses(429, "slow down", Retry_After="300")) as server:
        process = briefing(command, server)
        until(lambda: len(server.ledger) >= 2)
        process.send_signal(signal.SIGINT)
        said = ended(process)
        assert ExitCode.INTERRUPTED == process.returncode, said
        assert 6 == len(leads(command)[1])


def test_time_that_is_up_ends_the_questions_too(command: Command) -> None:
    """It is the time of the whole command."""
    with serving(refuses(429, "slow down", Retry_After="300")) as server:
        process = briefing(command, server, "--max-time", "3s")
        said = ended(process)
        assert ExitCode.CAP_REACHED == process.returncode, said
        assert "the time of 3 s is up" in said
        assert 6 == len(leads(command)[1])


PRICES = '[prices."tiny"]\ninput = 2.50\noutput = 10\n'


@pytest.mark.parametrize(
    ("words", "most"),
    [(("--max-tokens", "30k"), 30_000), (("--max-cost", "0.15", "--config", "prices.toml"), 0)],
    ids=["tokens", "money"],
)
def test_a_cap_holds(forks: Forks, tmp_path: Path, words: tuple[str, ...], most: int) -> None:
    """The server never bills more, some articles are done, and the line says which cap."""
    command = Command(forks, tmp_path, articles=40)
    (tmp_path / "prices.toml").write_text(PRICES, encoding="utf-8")

    def dear(stage: Stage) -> None:
        whole = completion({"content": json.dumps(honest(stage.exchange))})
        whole["usage"] = {"prompt_tokens": PROMPT_TOKENS, "completion_tokens": 800, "total_tokens": PROMPT_TOKENS + 800}
        sends(whole)(stage)

    with serving(dear) as server:
        process = command.batch(server, *words)
        said = ended(process)
        assert ExitCode.CAP_REACHED == process.returncode, said
        assert "the cap of" in said
        done = len(server.ledger)
        assert 5 < done < 40
        assert server.billed <= most if most else done * (PROMPT_TOKENS * 2.5e-6 + 800 * 1e-5) <= 0.15


def test_an_endpoint_that_only_refuses_ends_it_after_max_wait(command: Command) -> None:
    """It says so, fails no article, and can be gone on with."""
    with serving(refuses(429, "slow down")) as server:
        process = command.batch(server, "--max-wait", "2s")
        said = ended(process)
        assert ExitCode.CAP_REACHED == process.returncode, said
        assert "nothing but 429" in said
        assert "--max-wait" in said
        assert f"Go on with: summarizer resume {command.run.id} " in said
        assert ([], []) == (command.index["articles"], command.index["losses"]["failed"])
        assert not (command.folder / "out" / "failed.jsonl").exists()
        assert [*range(12)] == command.resumed(server)


def test_a_disk_that_fills_up_ends_it_before_more_is_paid_for(forks: Forks, tmp_path: Path) -> None:
    """Every answer that was paid for is on record, but for what was under way; with room, the rest is asked."""
    command = Command(forks, tmp_path, articles=40)

    def padded(stage: Stage) -> None:
        noise = os.urandom(6_000).hex()  # which no compression makes small
        whole = completion({"content": json.dumps(honest(stage.exchange))}) | {"padding": noise}
        sends(whole)(stage)

    with serving(padded) as server:
        process = command.batch(server, limit=400_000)
        said = ended(process)
        assert ExitCode.USAGE == process.returncode, said
        assert "journal.sqlite: the disk" in said
        paid, kept = len(server.ledger), {call.where for call in command.calls if call.status}
        assert 2 < paid < 40
        assert paid - 2 <= len(kept)
        again = command.resumed(server)
    assert not kept & {f"articles/{number:02}.txt" for number in again}
    assert 40 == len(command.index["articles"])


@pytest.mark.parametrize("words", [("batch", "articles", "-o", "taken/out"), ("brief", "articles", "-o", "taken/b.md")])
def test_a_place_that_cannot_be_written_is_found_before_anything_is_paid_for(
    command: Command, words: tuple[str, ...]
) -> None:
    """It names the place and asks for another."""
    (command.folder / "taken").write_text("a file", encoding="utf-8")
    with serving(answers) as server:
        process = command.start(*words, "--model", "tiny", "--base-url", server.url)
        said = ended(process)
    assert ExitCode.USAGE == process.returncode
    assert "Name another place" in said
    assert [] == server.ledger


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_found_before_anything_is_paid_for(command: Command) -> None:
    """The same for want of the right."""
    (command.folder / "closed").mkdir(mode=0o500)
    with serving(answers) as server:
        process = command.start("batch", "articles", "-o", "closed/out", "--model", "tiny", "--base-url", server.url)
        ended(process)
    assert ExitCode.USAGE == process.returncode
    assert [] == server.ledger


def test_a_record_that_cannot_be_written_ends_it_in_order(command: Command) -> None:
    """What is in flight is finished and written, the index says that it is not whole, and the rest can be gone on with.

    Where another record cannot be written either, each is named.
    """
    ended(command.start("batch", "articles", "-o", "out", "--engine", "builtin"))
    names = [row["file"] for row in command.index["articles"]]
    shutil.rmtree(command.folder / "out")
    for name in names[2:4]:
        (command.folder / "out" / name).mkdir(parents=True)
    with serving(answers, answers, stalls(0.5)) as server:
        process = command.batch(server)
        said = ended(process)
        assert ExitCode.USAGE == process.returncode, said
        assert f"summarizer: {command.folder / 'out' / names[2]}: cannot be written: Is a directory. Make room" in said
        assert f"not written: {command.folder / 'out' / names[3]}: cannot be written: Is a directory\n" in said
        assert "2 could not be written; 0 lost" in said
        assert f"Go on with: summarizer resume {command.run.id} " in said
        assert "asyncio" not in said
        assert {Billing.KNOWN} == {call.billing for call in command.calls if call.status}
        done = [row["file"] for row in command.index["articles"]]
        assert [*names[:2], *names[4 : len(server.ledger)]] == done
        assert len(done) < 10
        assert command.index["partial"]
        for name in names[2:4]:
            (command.folder / "out" / name).rmdir()
        assert [*range(len(done) + 2, 12)] == command.resumed(server)
    assert 12 == len(command.index["articles"])


def test_an_index_that_cannot_be_written_takes_nothing_else_with_it(command: Command) -> None:
    """Records and the list of failures are there, and the line says how to go on."""

    def in_the_way(stage: Stage) -> None:
        (command.folder / "out" / "index.json").mkdir(parents=True, exist_ok=True)
        NONSENSE(stage)

    with serving(by_article({11: (in_the_way,)})) as server:
        process = command.batch(server)
        said = ended(process)
    assert ExitCode.USAGE == process.returncode, said
    assert "index.json: cannot be written: Is a directory" in said
    assert f"Go on with: summarizer resume {command.run.id} " in said
    assert 12 == len(list((command.folder / "out").iterdir())) - 1  # 11 records, the list, and the folder in the way
    assert (command.folder / "out" / "failed.jsonl").is_file()


def test_a_disk_without_room_is_found_before_anything_is_paid_for(forks: Forks, tmp_path: Path) -> None:
    """A result needs as much as the journal; where nothing is paid for, small results may use what there is."""
    command = Command(forks, tmp_path)
    full = "import summarizer.running.journal as journal\njournal.HEADROOM = 2**62\n"
    program = f"{full}from summarizer.cli import main\nmain()"
    with serving(answers) as server:
        paid = ("--model", "tiny", "--base-url", server.url)
        for words in (("batch", "articles", "-o", "out"), ("brief", "articles", "-o", "briefing.md")):
            process = command.start(*words, *paid, program=program)
            said = ended(process)
            assert ExitCode.USAGE == process.returncode
            assert f"{tmp_path}: the disk is nearly full" in said
            assert "Make room" in said
            process = command.start(*words, "--engine", "builtin", program=program)
            said = ended(process)
            assert ExitCode.DONE == process.returncode, said
    assert [] == server.ledger


def test_what_could_not_begin_is_not_there_to_be_gone_on_with(command: Command) -> None:
    """Neither a wrong option nor inputs of which none can be read: the last run is the last that began."""
    (command.folder / "empty").mkdir()
    (command.folder / "taken").write_text("a file", encoding="utf-8")
    with serving(answers) as server:
        asked = ("--model", "tiny", "--base-url", server.url)
        ended(command.batch(server))
        run = command.run.id
        for words in (
            ("batch", "articles", "-o", "new", "--schema", "nowhere.py:Mine"),
            ("batch", "articles", "-o", "taken"),
            ("batch", "empty", "-o", "new"),
            ("brief", "articles", "-o", "articles/00.txt"),
            ("brief", "empty"),
        ):
            process = command.start(*words, *asked)
            said = ended(process)
            assert process.returncode in {ExitCode.USAGE, ExitCode.NOTHING_SUCCEEDED}, said
            assert run == command.run.id, said
        assert [] == command.resumed(server)


def test_a_batch_says_how_many_articles_there_are(command: Command) -> None:
    """Where each file holds one; records in a file are not counted before they are read."""
    (command.folder / "told.jsonl").write_text('{"text": "A ferry stayed in port."}\n', encoding="utf-8")
    with serving(stalls(1.5)) as server:
        known = ended(command.batch(server, "--max-time", "1s"))
        unknown = ended(command.batch(server, "told.jsonl", "--max-time", "1s"))
    assert "Summarizing: 0 of 12 articles; " in known
    assert "Summarizing" in unknown
    assert not re.search(r" of \d+ articles", unknown)


def test_the_screen_is_drawn_while_nothing_ends(command: Command) -> None:
    """Before any article is through, the live view has the state of the run: here, that it is paused."""
    seen = bytearray()
    ours, theirs = pty.openpty()
    with serving(refuses(429, "slow down")) as server:
        process = command.batch(server, "--concurrency", 12, stderr=theirs)
        os.close(theirs)

        def drawn() -> bool:
            with suppress(OSError):  # the command has ended
                seen.extend(os.read(ours, 1 << 16))
            return b"paused for" in seen or process.poll() is not None

        until(drawn)
        for _ in range(2):
            process.send_signal(signal.SIGINT)
        while process.poll() is None:
            drawn()
        process.communicate()
        os.close(ours)
    assert b"0/12" in seen
    assert b"12/12" not in seen
    assert re.search(rb"0 of \d+ in flight, paused for \d+ s", seen), seen


def test_the_lead_is_asked_for_in_sight(command: Command) -> None:
    """What it takes is told while it is waited for."""

    def lead(stage: Stage) -> None:
        assert stage.exchange.user.startswith("<points ")
        time.sleep(1.5)
        says("No.", finish="content_filter")(stage)

    for name, text in (("fog", "A barge rammed the bridge in fog."), ("bread", "Bakers handed out free bread.")):
        (command.folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    with serving(lead) as server:
        who = ("--engine", "builtin", "--lead", "model", "--model", "tiny", "--base-url", server.url)
        said = ended(command.start("brief", "fog.txt", "bread.txt", *who))
    assert re.search(r"Merging 2 summaries: [01] of 8 in flight\n", said), said  # a slow machine has not sent it yet


def test_ctrl_c_while_an_endpoint_is_probed_is_said_once(command: Command) -> None:
    """As by every command."""
    with serving(stalls(30)) as server:
        process = command.start("probe", "--model", "tiny", "--base-url", server.url)
        until(lambda: server.ledger)
        process.send_signal(signal.SIGINT)
        said = ended(process)
    assert ExitCode.INTERRUPTED == process.returncode
    assert "summarizer: interrupted; nothing more was written\n" == said.removeprefix(
        said[: said.rindex("summarizer:")]
    )
    assert 1 == said.count("interrupted")


@pytest.mark.parametrize(
    ("key", "code", "says_so"),
    [
        (b"\x03", ExitCode.INTERRUPTED, "summarizer: interrupted; nothing more was written"),
        (b"n\n", ExitCode.DONE, "nothing was removed"),
    ],
    ids=["Ctrl-C", "no"],
)
def test_whoever_does_not_say_yes_keeps_the_journal(command: Command, key: bytes, code: ExitCode, says_so: str) -> None:
    """Ctrl-C at the prompt is a signal, and no is an answer."""
    with serving(answers) as server:
        ended(command.batch(server))
    ours, theirs = pty.openpty()
    environment = os.environ | {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    process = subprocess.Popen(
        [sys.executable, "-c", _IN_FRONT, "cache", "clear", "--journal", "journal.sqlite"],
        cwd=command.folder, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    assert process.stderr
    said = b""
    while b"[y/N]" not in said:
        said += process.stderr.read(1)
    os.write(ours, key)
    _, rest = process.communicate(timeout=60)
    os.close(ours)
    assert code == process.returncode
    assert says_so in rest.decode()
    assert 12 == len(command.calls)


# The command as the shell's job in front, so that the terminal sends it the signal of Ctrl-C.
_IN_FRONT = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); from summarizer.cli import main; main()"


def test_ctrl_c_while_articles_are_piped_in_is_said_once(command: Command) -> None:
    """Before anything is asked."""
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "brief", "-"],
        cwd=command.folder,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stderr
    with process.stdin:
        assert "Reading\n" == process.stderr.readline()  # after the first second
        process.send_signal(signal.SIGINT)
        assert "summarizer: interrupted; nothing more was written\n" == process.stderr.read()
    process.stderr.close()
    assert ExitCode.INTERRUPTED == process.wait(timeout=60)


def test_nobody_who_listens_is_no_reason_to_stop(command: Command) -> None:
    """`2>&1 | head -1` closes stderr: the batch goes on, and its exit code is its own."""
    reader, writer = os.pipe()
    with serving(stalls(0.2)) as server:
        process = command.batch(server, stderr=writer)
        os.close(writer)
        os.read(reader, 1)
        os.close(reader)
        ended(process)
    assert ExitCode.DONE == process.returncode
    assert 12 == len(server.ledger) == len(command.index["articles"])


def test_a_reader_of_the_briefing_that_goes_away_is_no_failure(command: Command) -> None:
    """`brief | head -1` ends well, also on record."""
    reader, writer = os.pipe()
    os.close(reader)
    with serving(answers) as server:
        words = ("brief", "articles", "--lead", "points", "--model", "tiny", "--base-url", server.url)
        process = command.start(*words, stdout=writer)
        os.close(writer)
        said = ended(process)
    assert (ExitCode.DONE, RunState.DONE) == (process.returncode, command.run.state), said
