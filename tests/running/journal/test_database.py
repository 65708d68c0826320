"""What is found at the path of a journal, and what becomes of it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from running.journal.conftest import BATCH, ask, known, opened, query, reply, wait

from summarizer.errors import ExitCode, JournalError
from summarizer.extraction import HABITS
from summarizer.running.journal import History, Journal, default_path
from summarizer.running.journal.database import APPLICATION_ID, open_database, open_to_read, use_log
from summarizer.running.journal.schema import STEPS

LATER = (*STEPS, ("ALTER TABLE runs ADD COLUMN note TEXT", "UPDATE runs SET note = 'of ' || id"))


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    """What SQLite itself says of the file."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(statement).fetchall()
        connection.commit()
        return found


def test_the_usual_place_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder for state, which the environment may move."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with Journal.open(say=pytest.fail) as journal:
        assert default_path() == journal.path
    assert tmp_path in default_path().parents
    assert default_path().is_file()


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_nobody_else_may_read_it(path: Path) -> None:
    """Neither the file nor what belongs to it, whatever the umask, and also if it was readable before."""
    old = os.umask(0)
    try:
        with opened(path) as journal:
            wait(ask(journal, journal.begin_run(BATCH), query()))
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
            assert {"journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "journal.sqlite.lock"} == set(modes)
            assert {0o600} == set(modes.values())
        assert 0o700 == path.parent.stat().st_mode & 0o777
        path.chmod(0o644)
        with opened(path):
            assert 0o600 == path.stat().st_mode & 0o777
    finally:
        os.umask(old)


def test_what_is_committed_survives_a_power_cut(path: Path, told: list[str]) -> None:
    """A log that is synchronised at every commit."""
    with opened(path):
        pass
    with closing(open_database(path, say=told.append)) as connection:
        assert [("wal",)] == connection.execute("PRAGMA journal_mode").fetchall()
        assert [(2,)] == connection.execute("PRAGMA synchronous").fetchall()
    assert [] == told


def test_a_file_system_without_shared_memory_is_told_and_used(path: Path, told: list[str]) -> None:
    """SQLite answers with another mode than was asked for; commits are still synchronised."""
    path.parent.mkdir()
    with closing(sqlite3.connect(f"{path.as_uri()}?vfs=unix-dotfile", uri=True)) as connection:
        use_log(connection, path, told.append)
        assert [("truncate",)] == connection.execute("PRAGMA journal_mode").fetchall()
        assert [(2,)] == connection.execute("PRAGMA synchronous").fetchall()
    assert ["no shared memory" in line for line in told] == [True]


FOREIGN = {
    "text": lambda path: path.write_text("Notes, and no database. " * 300),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "a database of another program": lambda path: rows(path, "CREATE TABLE bookmarks (title TEXT)"),
    "a marked database of another program": lambda path: rows(path, "PRAGMA application_id = 252006674"),
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_no_journal_is_moved_aside(path: Path, told: list[str], make: object) -> None:
    """Whole, under a name that is told; and then there is a journal."""
    assert callable(make)
    path.parent.mkdir()
    for number in (1, 2):
        path.unlink(missing_ok=True)
        make(path)
        before = path.read_bytes()
        with opened(path, told) as journal:
            wait(ask(journal, journal.begin_run(BATCH), query()))
        aside = path.with_name(f"journal.sqlite.corrupt-{number}")
        assert before == aside.read_bytes()
        assert f"moved to {aside.name}" in told[-1]
    with opened(path) as journal:
        assert "Sank." == known(journal, query())


def test_a_damaged_journal_is_moved_aside(path: Path, told: list[str]) -> None:
    """Flipped bytes are found when it is opened; no byte of it is thrown away."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        for number in range(40):
            wait(ask(journal, run, query(f"ferry {number}"), reply("Sank. " * 50)))
    content = bytearray(path.read_bytes())
    [[page]] = rows(path, "SELECT rootpage FROM sqlite_master WHERE name = 'calls'")
    [[size]] = rows(path, "PRAGMA page_size")
    assert isinstance(page, int)
    assert isinstance(size, int)
    for offset in range((page - 1) * size, (page - 1) * size + 200):
        content[offset] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(JournalError):
        list(History(path).calls(run))
    with opened(path, told) as journal:
        assert known(journal, query("ferry 1")) is None
    assert ["the journal is damaged" in line for line in told] == [True]
    assert content == path.with_name("journal.sqlite.corrupt-1").read_bytes()


def test_a_newer_journal_is_refused_and_left_alone(path: Path, told: list[str]) -> None:
    """An older program does not know what it would break."""
    with opened(path):
        pass
    rows(path, f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    for attempt in (lambda: opened(path, told), lambda: History(path)):
        with pytest.raises(JournalError, match="newer version") as caught:
            attempt()
        assert ExitCode.USAGE == caught.value.exit_code
    assert (before, []) == (path.read_bytes(), told)


def test_an_older_journal_is_brought_up_to_date(path: Path, told: list[str]) -> None:
    """With everything in it, in one go; who only reads is told to wait for that."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        wait(ask(journal, run, query()))
    with closing(open_database(path, say=told.append, steps=LATER)) as connection:
        assert [(run, f"of {run}")] == connection.execute("SELECT id, note FROM runs").fetchall()
        assert [(len(LATER),)] == connection.execute("PRAGMA user_version").fetchall()
        assert [(1,)] == connection.execute("SELECT count(*) FROM calls WHERE reply IS NOT NULL").fetchall()
    assert [] == told


def test_what_was_known_of_endpoints_is_still_known(path: Path, told: list[str]) -> None:
    """How they like to be asked, from journals that knew nothing else of them."""
    path.parent.mkdir()
    with closing(open_database(path, say=told.append, steps=STEPS[:2])) as connection:
        connection.execute("INSERT INTO endpoints (endpoint, model, habits) VALUES ('http://a/v1', 'tiny', 'tools')")
    with opened(path) as journal:
        assert "tools" == journal.recall("http://a/v1", "tiny", HABITS)
        assert journal.recall("http://a/v1", "tiny", "counts") is None
    assert [] == told


def test_a_step_that_fails_leaves_the_journal_as_it_was(path: Path, told: list[str]) -> None:
    """All steps or none: this version goes on with it."""
    with opened(path) as journal:
        wait(ask(journal, journal.begin_run(BATCH), query()))
    steps = (*LATER, ("CREATE TABLE notes (text TEXT)", "INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(JournalError, match="nowhere"):
        open_database(path, say=told.append, steps=steps)
    assert [(len(STEPS), APPLICATION_ID)] == [
        (*rows(path, "PRAGMA user_version")[0], *rows(path, "PRAGMA application_id")[0])
    ]
    assert [] == [row for row in rows(path, "PRAGMA table_info(runs)") if row[1] == "note"]
    with opened(path) as journal:
        assert "Sank." == known(journal, query())


def test_an_older_journal_cannot_be_read_before(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever only looks changes nothing, and says what will."""
    with opened(path):
        pass
    monkeypatch.setattr("summarizer.running.journal.database.STEPS", LATER)
    with pytest.raises(JournalError, match="older version"):
        open_to_read(path)


PLACES = {
    "a file where the folder should be": lambda path: path.parent.write_text("a file"),
    "a folder where the file should be": lambda path: path.mkdir(parents=True),
    "a folder where the lock should be": lambda path: path.with_name(f"{path.name}.lock").mkdir(parents=True),
}


@pytest.mark.parametrize("make", PLACES.values(), ids=PLACES.keys())
def test_a_place_that_cannot_be_written_is_refused_before_anything_is_paid(path: Path, make: object) -> None:
    """With the place, and the hint that another may be named."""
    assert callable(make)
    make(path)
    with pytest.raises(JournalError, match="--journal PATH") as caught:
        opened(path)
    assert str(path) == caught.value.where


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_a_folder_that_is_read_only_is_refused(path: Path) -> None:
    """As it is found in containers."""
    path.parent.mkdir(mode=0o500)
    with pytest.raises(JournalError, match="--journal PATH"):
        opened(path)


def test_an_empty_file_becomes_a_journal(path: Path) -> None:
    """As it is left where a process died while it made one, or by mktemp."""
    path.parent.mkdir()
    path.touch()
    with History(path) as history:
        assert [] == history.runs()
    with opened(path) as journal:
        journal.begin_run(BATCH)
