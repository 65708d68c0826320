"""Several processes, and their deaths: who may write, and what is left of what was promised."""

import os
import signal
import sqlite3
import textwrap
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import IO

import pytest
from cli.forking import Fork, Forks, Start
from running.journal.conftest import BATCH, opened

from summarizer.errors import ExitCode, JournalError
from summarizer.running.journal import Billing, History, RunState, lease
from summarizer.running.journal.lease import held

if os.name != "posix":
    pytest.skip("signals and limits are those of POSIX", allow_module_level=True)

# Says "begun N" and "answered N" once the journal has said so; twenty calls at a time.
WRITES = """
    import asyncio, itertools, json, os, resource, sys
    from pathlib import Path
    from summarizer.errors import JournalError
    from summarizer.extraction import Query, Reply, Usage
    from summarizer.running.journal import Command, Journal

    def tell(*words):
        os.write(1, f"{' '.join(map(str, words))}\\n".encode())

    async def ask(journal, run, numbers):
        for number in numbers:
            body = {"model": "tiny", "seed": number}
            query = Query(f"article {number}", "a.txt", "extract", "tools", "http://127.0.0.1:9/v1", 99, body)
            if await journal.answer(query):
                tell("known", number)
                continue
            call = await journal.begin(run, query, Usage(1000, 99))
            tell("begun", number)
            await asyncio.sleep(0.001)
            content = json.dumps({"number": number, "padding": os.urandom(700).hex()})
            await journal.answered(call, Reply(200, {}, content.encode()), Usage(900, 90), None)
            tell("answered", number)
            journal.judge(call, "ok")

    async def everything(journal, run, most):
        numbers = iter(range(most))
        await asyncio.gather(*(ask(journal, run, numbers) for _ in range(20)))

    path, most, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with Journal.open(path, say=lambda line: tell("said", line)) as journal:
            tell("open")
            asyncio.run(everything(journal, journal.begin_run(Command(argv=("batch",), cwd="/")), most))
    except JournalError as error:
        tell("refused", error)
        sys.exit(error.exit_code)
"""


_OURS = 2  # the descriptor of our own stderr, where a traceback is to appear
Writing = Callable[..., AbstractContextManager[tuple[Fork, IO[str]]]]


@pytest.fixture
def writing(forks: Forks) -> Writing:
    """Begins a process that writes the journal, and is dead at the end; what it says can be read."""

    @contextmanager
    def begun(path: Path, most: int = 10**9, limit: int = 0) -> Iterator[tuple[Fork, IO[str]]]:
        reader, writer = os.pipe()
        with os.fdopen(reader, encoding="utf-8") as said:
            program = textwrap.dedent(WRITES)
            how = Start((path, most, limit), os.environ, path.parent, program=program, stdout=writer, stderr=_OURS)
            process = forks.start(how)
            os.close(writer)
            try:
                yield process, said
            finally:
                process.send_signal(signal.SIGKILL)
                process.wait()

    return begun


def promised(lines: list[str]) -> tuple[set[int], set[int]]:
    """The calls that were begun, and those that were answered."""
    begun, answered = (
        {int(line.split()[1]) for line in lines if line.startswith(word)} for word in ("begun", "answered")
    )
    return begun, answered


def kept(path: Path) -> tuple[set[int], set[int]]:
    """The same, as the journal has it."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT subject, reply IS NOT NULL FROM calls").fetchall()
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
    return {int(subject.split()[1]) for subject, _ in rows}, {
        int(subject.split()[1]) for subject, reply in rows if reply
    }


def lines_of(said: IO[str], until: str) -> list[str]:
    """What the process says, up to a line that begins so."""
    lines = []
    for line in said:
        lines.append(line.rstrip("\n"))
        if lines[-1].startswith(until):
            break
    return lines


@pytest.mark.parametrize("after", [1, 7, 60, 150])
def test_what_was_promised_outlives_the_process(writing: Writing, tmp_path: Path, after: int) -> None:
    """Killed at any moment: whatever was said to be on disk is there, and the next run pays for nothing of it."""
    path = tmp_path / "journal.sqlite"
    lines: list[str] = []
    with writing(path) as (process, said):
        lines = lines_of(said, f"answered {after}")
        process.send_signal(signal.SIGKILL)
        lines += [line.strip() for line in said]
    begun, answered = promised(lines)
    assert after in answered
    recorded, replies = kept(path)
    assert begun <= recorded
    assert answered <= replies
    with History(path) as history:
        run = history.run("last")
        assert RunState.KILLED == run.state
        unknown = [call for call in history.calls(run.id) if call.billing is Billing.UNKNOWN]
        assert len(recorded - replies) == len(unknown) == run.unknown
        assert all(call.prompt == 1000 for call in unknown)
    with writing(path, most=after + 1) as (_, said):
        again = [line.split() for line in said]
    known = {int(words[1]) for words in again if words[0] == "known"}
    assert {number for number in answered if number <= after} <= known
    assert {number for number in range(after + 1) if number not in known} == {
        int(words[1]) for words in again if words[0] == "begun"
    }
    assert [RunState.KILLED] == [row.state for row in History(path).runs()][1:]


def test_one_process_writes_at_a_time(writing: Writing, tmp_path: Path) -> None:
    """The second hears who has it and what to do; who only reads is let in; a kill frees it."""
    path = tmp_path / "journal.sqlite"
    with writing(path) as (process, said):
        lines_of(said, "begun")
        assert held(path)
        with pytest.raises(JournalError, match=f"process {process.pid} on .* since .* UTC .summarizer batch") as caught:
            opened(path)
        assert "--journal PATH" in str(caught.value)
        assert ExitCode.USAGE == caught.value.exit_code
        with History(path) as history:
            assert RunState.RUNNING == history.run("last").state
            assert history.run("last").calls
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert not held(path)
        with opened(path):
            pass


def test_one_process_opens_it_once(tmp_path: Path) -> None:
    """Also within a process, and again once it is closed."""
    path = tmp_path / "journal.sqlite"
    with opened(path) as journal:
        journal.begin_run(BATCH)
        with pytest.raises(JournalError, match=f"process {os.getpid()}"):
            opened(path)
    with opened(path):
        pass


def test_two_who_only_look_do_not_take_each_other_for_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `runs` beside `resume`: to look takes the lease for a moment."""
    monkeypatch.setattr(lease, "_GLANCE", 5.0)  # a machine may be busy
    path = tmp_path / "journal.sqlite"
    with opened(path) as journal:
        journal.begin_run(BATCH)
    with ThreadPoolExecutor(2) as lookers:
        assert not any(lookers.map(held, [path] * 2_000))


@pytest.mark.parametrize("limit", [100, 40_000])
def test_a_disk_that_is_full_from_the_start_ends_it_before_anything_is_sent(
    writing: Writing, tmp_path: Path, limit: int
) -> None:
    """The limit on the size of files, as a quota, is met while the journal is made or the run put on record."""
    with writing(tmp_path / "journal.sqlite", limit=limit) as (process, said):
        lines = lines_of(said, "refused")
        assert ExitCode.USAGE == process.wait()
    assert "--journal PATH" in lines[-1]
    assert (set(), set()) == promised(lines)


def test_a_disk_that_fills_up_ends_it_before_more_is_sent(writing: Writing, tmp_path: Path) -> None:
    """What was promised before is there, and once there is room the next run goes on from it."""
    path = tmp_path / "journal.sqlite"
    with writing(path, limit=300_000) as (process, said):
        lines = lines_of(said, "refused")
        assert ExitCode.USAGE == process.wait()
    begun, answered = promised(lines)
    assert answered
    recorded, replies = kept(path)
    assert begun <= recorded
    assert answered <= replies
    with writing(path, most=len(answered)) as (process, said):
        again = [line.split()[0] for line in said]
        assert 0 == process.wait()
    assert "known" in again
    assert "said" not in again
