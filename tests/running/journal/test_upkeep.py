"""How much a journal holds, and what is left when it is pruned."""

import sqlite3
import time
from pathlib import Path

import pytest
from running.journal.conftest import BATCH, ask, known, opened, query, reply, wait

from summarizer.errors import JournalError
from summarizer.extraction import HABITS
from summarizer.running.journal import History, Journal, RunState, clear, prune, stats

DAY = 86400.0


def filled(path: Path) -> tuple[str, str]:
    """A run of forty days ago and one of today."""
    with opened(path) as journal:
        old = journal.begin_run(BATCH)
        wait(ask(journal, old, query("ferry"), reply("Sank long ago. " * 3000)))
        journal.conclude(old, "ferry", source="ferry.txt")
        journal.end_run(old, RunState.DONE, 0, {})
    with sqlite3.connect(path) as connection:
        for table in ("runs", "calls"):
            connection.execute(f"UPDATE {table} SET begun = begun - {40 * DAY}")  # noqa: S608  # a name from above
    connection.close()
    with opened(path) as journal:
        new = journal.begin_run(BATCH)
        wait(ask(journal, new, query()))
        journal.conclude(new, "dredger", source="dredger.txt")
        journal.remember("http://a/v1", "tiny", HABITS, "habits")
        journal.end_run(new, RunState.DONE, 0, {})
    return old, new


def test_what_is_there_is_counted(path: Path) -> None:
    """Runs, calls, tokens and bytes, also while somebody writes."""
    filled(path)
    with opened(path):
        held = stats(path)
    assert (2, 2, 2, 1400, 180, 1) == (
        held.runs,
        held.calls,
        held.reusable,
        held.prompt_tokens,
        held.completion_tokens,
        held.endpoints,
    )
    assert held.bytes >= path.stat().st_size > 0
    assert held.oldest is not None
    assert held.newest is not None
    assert held.oldest < held.newest


def test_pruning_keeps_what_is_young(path: Path) -> None:
    """What is older is gone with its run and its articles; what is known of endpoints stays."""
    old, new = filled(path)
    removed = prune(path, older_than=30 * DAY, say=pytest.fail)
    assert (1, 1) == (removed.runs, removed.calls)
    with History(path) as history:
        assert [new] == [run.id for run in history.runs()]
        assert [] == list(history.articles(old))
        assert ["dredger"] == [article.article for article in history.articles(new)]
    with opened(path) as journal:
        assert known(journal, query("ferry")) is None
        assert "Sank." == known(journal, query())
        assert "habits" == journal.recall("http://a/v1", "tiny", HABITS)


def test_clearing_leaves_an_empty_journal_and_a_small_file(path: Path) -> None:
    """Nothing of the articles is left in it, not even in pages that are free."""
    with opened(path) as journal:
        run = journal.begin_run(BATCH)
        for number in range(30):
            wait(ask(journal, run, query(f"ferry-{number}"), reply(str(time.perf_counter_ns()) * 200)))
        journal.remember("http://a/v1", "tiny", HABITS, "habits")
    before = path.stat().st_size
    removed = clear(path, say=pytest.fail)
    assert (1, 30) == (removed.runs, removed.calls)
    assert 0 < removed.bytes <= before - path.stat().st_size
    assert b"ferry" not in path.read_bytes()
    held = stats(path)
    assert (0, 0, 0, 0, None) == (held.runs, held.calls, held.reusable, held.endpoints, held.oldest)


def test_a_journal_that_is_written_is_not_pruned(path: Path) -> None:
    """The run would lose what it has paid for."""
    filled(path)
    with opened(path), pytest.raises(JournalError, match="another run writes"):
        clear(path, say=pytest.fail)
    assert 2 == stats(path).calls


def test_calls_are_numbered_on_after_pruning(path: Path) -> None:
    """A run that starts in an emptied journal overwrites nothing."""
    filled(path)
    prune(path, older_than=0, say=pytest.fail)
    with Journal.open(path, say=pytest.fail) as journal:
        run = journal.begin_run(BATCH)
        wait(ask(journal, run, query()))
        wait(ask(journal, run, query("ferry")))
    with History(path) as history:
        assert ["dredger", "ferry"] == [call.subject for call in history.calls(run)]
