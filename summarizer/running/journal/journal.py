"""Queries, replies and judgements → rows on disk, and the replies that need not be paid for again.

What a run asks is written before it is sent, and what comes back before it is used. The raw reply stays, so that a
better reader or verifier reads it anew; what was made of it is a note beside it. A run that was killed plays its
conversations again from here, also the answers that were no use, until it stands where it was.
"""

import datetime as dt
import json
import os
import platform
import sqlite3
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock

from summarizer.errors import AnswerError, InputCutError, JournalError, OutputCutError, RefusedError
from summarizer.extraction.gate import Query, Reply
from summarizer.extraction.usage import Usage
from summarizer.running.journal import lease
from summarizer.running.journal.database import BUSY, Say, default_path, journal_error, open_database
from summarizer.running.journal.reading import units
from summarizer.running.journal.replies import is_answer, pack, unpack
from summarizer.running.journal.runs import Billing, Command, RunState, new_id
from summarizer.running.journal.writer import Write, Writer

_OK = "ok"
_REFUSED = RefusedError.__name__
_NO_USE = frozenset(kind.__name__ for kind in (AnswerError, OutputCutError, InputCutError))
# What `calls.reusable` says.
_NO, _YES, _UNTIL_FAILED = 0, 1, 2
_LARGEST = 2**62  # of a count: SQLite's integers end at 2**63, and no endpoint bills that many tokens

_BEGIN_RUN = """
INSERT INTO runs (id, command, resumes, since, pid, host, begun, state, counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '{}')
"""
_BEGIN = """
INSERT INTO calls (id, run, key, subject, where_, purpose, mode, endpoint, model, begun,
    prompt, completion, cost, billing, reusable)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ANSWERED = """
UPDATE calls SET seconds = ?, status = ?, headers = ?, reply = ?, reusable = ?, billing = ?,
    prompt = ?, completion = ?, cached = ?, cache_write = ?, reasoning = ?, cost = ?
WHERE id = ?
"""
# Where the endpoint did not count, the most that the call can have taken stays on record as the estimate.
_ESTIMATED = _ANSWERED.replace(
    "prompt = ?, completion = ?", "prompt = coalesce(?, prompt), completion = coalesce(?, completion)"
).replace("cost = ?", "cost = coalesce(?, cost)")
_BROKE = "UPDATE calls SET seconds = ?, outcome = ? WHERE id = ?"
_UNBILLED = "UPDATE calls SET billing = ?, prompt = NULL, completion = NULL, cost = NULL WHERE id = ?"
_FIND = """
SELECT id, outcome, status, headers, reply FROM calls
WHERE key = ? AND reusable > 0 AND id > ? AND (outcome IS NOT ? OR id > ?)
ORDER BY id DESC LIMIT 1
"""
_CONCLUDE = "INSERT OR REPLACE INTO articles (run, article, source, state, class, reason) VALUES (?, ?, ?, ?, ?, ?)"
_FORGET_FAULTS = """
UPDATE calls SET reusable = 0
WHERE reusable = 2 AND subject IN (SELECT article FROM articles WHERE run = ? AND state = 'failed')
"""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that is on record."""

    id: int
    key: str
    started: float = 0.0
    """By the monotonic clock."""
    outcome: str | None = None
    """What was made of it the last time, for one that is played again."""


@dataclass(frozen=True)
class Reuse:
    """Which replies of earlier runs are taken for answers, and what no reply may be kept with."""

    fresh: bool = False
    """None of them; what the run itself gets, or the one that it resumes, is."""
    retry_refusals: bool = False
    """None in which the model declined."""
    secrets: Collection[str] = ()
    """A reply that holds one of these is not kept."""


class Journal:
    """The calls of all runs. Reads are quick, on the caller's thread; writes wait for the disk on another."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: FileLock, reuse: Reuse, say: Say) -> None:
        self.path = path
        self.replayed = 0
        """Replies that were found here instead of being paid for."""
        self._lock = lock
        self._reuse = reuse
        self._say = say
        self._secrets = tuple(secret.encode() for secret in reuse.secrets if secret)
        [[self._newest]] = connection.execute("SELECT coalesce(max(id), 0) FROM calls").fetchall()
        self._since: int = self._newest
        """Calls up to this one are of earlier runs."""
        self._spoilt: dict[str, int] = {}
        """Calls that turned out to hold no answer, by key: that is written behind, and must hold at once."""
        self._reader = sqlite3.connect(path, timeout=BUSY, isolation_level=None, check_same_thread=False)
        self._reader.execute("PRAGMA query_only = ON")
        self._reader.text_factory = partial(
            str, encoding="utf-8", errors="replace"
        )  # a damaged row is no fault of SQLite
        self._writer = Writer(connection, partial(journal_error, path))

    @classmethod
    def open(cls, path: Path | None = None, *, say: Say, reuse: Reuse = Reuse()) -> Self:
        """The journal at that path, which is made if need be; this process alone writes it until it is closed.

        A damaged file, or another program's, is moved aside, which `say` is told. Raises `JournalError` if the place
        cannot be written, a newer version made it, or another run has it.
        """
        path = (path or default_path()).absolute()
        lock = lease.take(path)
        try:
            connection = open_database(path, say=say)
            return cls(path, connection, lock, reuse, say)
        except sqlite3.Error as error:
            lock.release()
            raise journal_error(path, error) from error
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Write what is left. Raises `JournalError` if that fails."""
        try:
            self._reader.close()
            self._writer.close()
        finally:
            self._lock.release()

    def begin_run(self, command: Command, *, resumes: str | None = None) -> str:
        """Put a run on record; its identity. Runs that never said how they ended are called killed.

        `resumes` is the run that it goes on with, whose replies count as its own. Raises `JournalError`.
        """
        run = new_id(dt.datetime.now(dt.UTC))
        earlier = self._rows("SELECT since FROM runs WHERE id = ?", resumes)
        self._since = earlier[0][0] if earlier else self._newest
        text = command.model_dump_json()
        row = (run, text, resumes, self._since, os.getpid(), platform.node(), time.time(), RunState.RUNNING)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE runs SET state = ? WHERE state = ?", (RunState.KILLED, RunState.RUNNING))
            connection.execute(_BEGIN_RUN, row)

        self._writer.wait(write)
        return run

    def end_run(self, run: str, state: RunState, exit_code: int, counts: Mapping[str, int]) -> None:
        """Put on record how a run ended. What its failed articles were answered is no answer for the next run.

        A run that is killed does not come here: whoever resumes it hears the same again, and pays nothing for it.
        """
        row = (time.time(), state, exit_code, json.dumps(counts, sort_keys=True), run)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(_FORGET_FAULTS, (run,))
            connection.execute("UPDATE runs SET ended = ?, state = ?, exit_code = ?, counts = ? WHERE id = ?", row)

        self._writer.wait(write)

    async def answer(self, query: Query) -> tuple[Call, Reply] | None:
        """The newest reply to this very query that may be used again, with the call that brought it; else None."""
        older = self._since if self._reuse.fresh else 0
        least = max(older, self._spoilt.get(query.key, 0))
        refusals = self._since if self._reuse.retry_refusals else 0
        for identity, outcome, *stored in self._rows(_FIND, bytes.fromhex(query.key), least, _REFUSED, refusals):
            try:
                reply = unpack(*stored)
            except JournalError as error:
                self._say(f"{self.path}: {error.what}, so this is asked again: {query.where}")
                return None
            self.replayed += 1
            return Call(identity, query.key, outcome=outcome), reply
        return None

    async def begin(self, run: str, query: Query, most: Usage = Usage(), cost: Decimal | None = None) -> Call:  # noqa: B008  # immutable
        """Put on record that the query is about to be sent; return once that is on disk.

        `most` and `cost` are what it can take at most: they count until the bill is known. Raises `JournalError`.
        """
        self._newest += 1
        call = Call(self._newest, query.key, time.monotonic())
        row = (
            call.id,
            run,
            bytes.fromhex(query.key),
            query.subject,
            query.where,
            query.purpose,
            query.mode,
            query.endpoint,
            str(query.body.get("model", "")),
            time.time(),
            _count(most.prompt),
            _count(most.completion),
            units(cost),
            Billing.UNKNOWN,
            _NO,
        )
        try:
            await self._writer.write(_execute(_BEGIN, row))
        except BaseException:
            self._writer.post(_execute(_UNBILLED, (Billing.NONE, call.id)))  # nobody will send it now
            raise
        return call

    async def answered(self, call: Call, reply: Reply, usage: Usage, cost: Decimal | None) -> None:
        """Keep the reply, whatever its status; return once it is on disk. Raises `JournalError`."""
        seconds = time.monotonic() - call.started
        told = (usage.prompt, usage.completion, usage.cached, usage.cache_write, usage.reasoning)
        counts = tuple(map(_count, told))
        if not is_answer(reply):
            billing = Billing.NONE
        elif None in counts[:2]:
            billing = Billing.ESTIMATED
        else:
            billing = Billing.KNOWN

        def write(connection: sqlite3.Connection) -> None:
            headers, body = pack(reply, self._secrets)
            reusable = _NO if body is None else _YES
            kept = (seconds, reply.status, headers, body, reusable, billing, *counts, units(cost), call.id)
            connection.execute(_ESTIMATED if billing is Billing.ESTIMATED else _ANSWERED, kept)

        await self._writer.write(write)

    async def broke(self, call: Call, outcome: str, *, sent: bool = True) -> None:
        """Put on record that no whole reply came, and why; `sent` is False if nothing can have been billed."""
        seconds = time.monotonic() - call.started

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(_BROKE, (seconds, outcome, call.id))
            if not sent:
                connection.execute(_UNBILLED, (Billing.NONE, call.id))

        await self._writer.write(write)

    def judge(self, call: Call, outcome: str) -> None:
        """Note what the engine made of the reply: `ok`, or the class of the error that it stands for."""
        if outcome == call.outcome:
            return
        if outcome in {_OK, _REFUSED}:
            reusable = _YES
        elif outcome in _NO_USE:
            reusable = _UNTIL_FAILED
        else:
            reusable = _NO
            self._spoilt[call.key] = call.id
        self._writer.post(
            _execute(
                "UPDATE calls SET outcome = ?, reusable = CASE WHEN reply IS NULL THEN 0 ELSE ? END WHERE id = ?",
                (outcome, reusable, call.id),
            )
        )

    def conclude(self, run: str, subject: str, *, source: str, error: str = "", reason: str = "") -> None:
        """Note that an article is through, or any other subject; `error` is the class of what it failed with.

        Once the run has ended, the replies that were no use to a failed one are not used again.
        """
        state = "failed" if error else "done"
        self._writer.post(_execute(_CONCLUDE, (run, subject, source, state, error or None, reason or None)))

    def recall(self, endpoint: str, model: str) -> str | None:
        """What was last remembered of this endpoint and model; None if nothing was."""
        rows = self._rows("SELECT habits FROM endpoints WHERE endpoint = ? AND model = ?", endpoint, model)
        return str(rows[0][0]) if rows else None

    def remember(self, endpoint: str, model: str, line: str) -> None:
        """Keep it for this run and all that follow."""
        self._writer.post(_execute("INSERT OR REPLACE INTO endpoints VALUES (?, ?, ?)", (endpoint, model, line)))

    def _rows(self, query: str, *values: object) -> list[Any]:
        try:
            return self._reader.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise journal_error(self.path, error) from error


def _execute(statement: str, values: tuple[object, ...]) -> Write:
    return lambda connection: connection.execute(statement, values)


def _count(tokens: int | None) -> int | None:
    return tokens if tokens is not None and tokens < _LARGEST else None
