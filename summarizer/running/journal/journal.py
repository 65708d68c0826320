"""Queries, replies and judgements → rows on disk, and the replies that need not be paid for again.

What a run asks is written before it is sent, and what comes back before it is used. The raw reply stays, so that a
better reader or verifier reads it anew; what was made of it is a note beside it, and the verdicts that the same program
would give again are kept under a seal. A run that was killed plays its
conversations again from here, also the answers that were no use, until it stands where it was.
"""

import datetime as dt
import json
import os
import platform
import shutil
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
from summarizer.extraction.redacting import redacted, tells
from summarizer.extraction.refusal import refusal_of
from summarizer.extraction.usage import Usage
from summarizer.printing import SHORTEST_SECRET
from summarizer.running.journal import lease
from summarizer.running.journal.database import BUSY, Say, default_path, journal_error, open_database
from summarizer.running.journal.reading import units
from summarizer.running.journal.replies import pack, unpack
from summarizer.running.journal.runs import Billing, Command, RunState, new_id
from summarizer.running.journal.statements import Kind, row
from summarizer.running.journal.writer import Writer

_OK = "ok"
_REFUSED = RefusedError.__name__
_NO_USE = frozenset(kind.__name__ for kind in (AnswerError, OutputCutError, InputCutError))
# What `calls.reusable` says.
_NO, _YES, _UNTIL_FAILED = 0, 1, 2
_LARGEST = 2**62  # of a count: SQLite's integers end at 2**63, and no endpoint bills that many tokens

HEADROOM = (
    32 << 20
)  # bytes that must be free when a call is begun: thousands of replies, and the log that grows meanwhile

_BEGIN_RUN = """
INSERT INTO runs (id, command, resumes, since, pid, host, begun, state, counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '{}')
"""
_FIND = """
SELECT id, outcome, status, headers, reply FROM calls
WHERE key = ? AND reusable > 0 AND id > ? AND (outcome IS NOT ? OR id > ?)
ORDER BY id DESC LIMIT 1
"""
_RECALL = "SELECT learnt FROM endpoints WHERE endpoint = ? AND model = ? AND about = ?"
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
    """No reply is used or kept with one of these in it."""


class Journal:
    """The calls of all runs. Reads are quick, on the caller's thread; writes wait for the disk on another."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: FileLock, reuse: Reuse, say: Say) -> None:
        self.path = path
        self.replayed = 0
        """Replies that were found here instead of being paid for."""
        self._lock = lock
        self._reuse = reuse
        self._say = say
        self._secrets = tuple(secret.encode() for secret in reuse.secrets if len(secret) >= SHORTEST_SECRET)
        [[self._newest]] = connection.execute("SELECT coalesce(max(id), 0) FROM calls").fetchall()
        self._since: int = self._newest
        """Calls up to this one are of earlier runs."""
        self._learnt: dict[tuple[str, str, str], str | None] = {}
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

    def begin_run(self, command: Command, *, resumes: str | None = None, run: str | None = None) -> str:
        """Put a run on record; its identity, which is `run` if that is given. Raises `JournalError`.

        Runs that never said how they ended are called killed. `resumes` is the run that it goes on with, whose replies
        count as its own.
        """
        run = run or new_id(dt.datetime.now(dt.UTC))
        earlier = self._rows("SELECT since FROM runs WHERE id = ?", resumes)
        self._since = earlier[0][0] if earlier else self._newest
        text = command.written()
        begun = (run, text, resumes, self._since, os.getpid(), platform.node(), time.time(), RunState.RUNNING)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE runs SET state = ? WHERE state = ?", (RunState.KILLED, RunState.RUNNING))
            connection.execute(_BEGIN_RUN, begun)

        self._writer.wait(write)
        return run

    def end_run(self, run: str, state: RunState, exit_code: int, counts: Mapping[str, int]) -> None:
        """Put on record how a run ended, what it counted, and how many replies it found here.

        What its failed articles were answered is no answer for the next run. A run that is killed does not come here:
        whoever resumes it hears the same again, and pays nothing for it.
        """
        told = json.dumps({"from_journal": self.replayed, **counts}, sort_keys=True)
        ended = (time.time(), state, exit_code, told, run)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(_FORGET_FAULTS, (run,))
            connection.execute("UPDATE runs SET ended = ?, state = ?, exit_code = ?, counts = ? WHERE id = ?", ended)

        self._writer.wait(write)

    async def answer(self, query: Query) -> tuple[Call, Reply] | None:
        """The newest reply to this very query that may be used again, with the call that brought it; else None."""
        older = self._since if self._reuse.fresh else 0
        least = max(older, self._spoilt.get(query.key, 0))
        refusals = self._since if self._reuse.retry_refusals else 0
        for identity, outcome, *stored in self._rows(_FIND, query.key, least, _REFUSED, refusals):
            try:
                reply = unpack(*stored, judged=outcome)
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
        self._check_room()
        self._newest += 1
        call = Call(self._newest, query.key, time.monotonic())
        begun = row(
            Kind.BEGUN,
            id=call.id,
            run=run,
            key=query.key,
            subject=query.subject,
            where=query.where,
            purpose=query.purpose,
            mode=query.mode,
            endpoint=query.endpoint,
            model=str(query.body.get("model", "")),
            begun=time.time(),
            prompt=_count(most.prompt),
            completion=_count(most.completion),
            cost=units(cost),
        )
        try:
            await self._writer.intend(begun)
        except BaseException:  # nobody will send it now
            self._writer.post(row(Kind.BROKE, id=call.id, billing=Billing.NONE))
            raise
        return call

    def redacted(self, reply: Reply) -> Reply:
        """The reply as it may be used and kept."""
        return redacted(reply, self._secrets)

    async def answered(
        self, call: Call, reply: Reply, usage: Usage, cost: Decimal | None, *, estimated: bool = False
    ) -> None:
        """Keep the reply, whatever it says; return once it is on disk. Raises `JournalError`.

        `usage` and `cost` are what it counts with, `estimated` says that the endpoint did not count all of it.
        """
        seconds = time.monotonic() - call.started
        prompt, completion = _count(usage.prompt), _count(usage.completion)
        refusal = refusal_of(reply)
        if refusal and not refusal.billed:
            billing = Billing.NONE
        else:
            billing = Billing.ESTIMATED if estimated or prompt is None or completion is None else Billing.KNOWN
        headers, body = pack(reply, self._secrets)
        answered = row(
            Kind.ANSWERED,
            reply=body,
            id=call.id,
            seconds=seconds,
            status=reply.status,
            billing=billing,
            prompt=prompt,
            completion=completion,
            cached=_count(usage.cached),
            cache_write=_count(usage.cache_write),
            reasoning=_count(usage.reasoning),
            cost=units(cost),
            headers=headers,
        )
        await self._writer.write(answered)

    async def broke(self, call: Call, outcome: str, *, sent: bool = True) -> None:
        """Put on record that no whole reply came, and why; `sent` is False if nothing can have been billed."""
        seconds = time.monotonic() - call.started
        billing = Billing.UNKNOWN if sent else Billing.NONE
        await self._writer.write(row(Kind.BROKE, id=call.id, seconds=seconds, outcome=outcome, billing=billing))

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
        self._writer.post(row(Kind.JUDGED, id=call.id, outcome=outcome, reusable=reusable))

    def conclude(self, run: str, subject: str, *, source: str, error: str = "", reason: str = "") -> None:
        """Note that an article is through, or any other subject; `error` is the class of what it failed with.

        Once the run has ended, the replies that were no use to a failed one are not used again.
        """
        state = "failed" if error else "done"
        concluded = row(
            Kind.CONCLUDED,
            run=run,
            article=subject,
            source=source,
            state=state,
            error=error or None,
            reason=reason or None,
        )
        self._writer.post(concluded)

    def tells(self, content: bytes) -> bool:
        """True if there is a secret in it, so that it is not to be kept."""
        return tells(content, self._secrets)

    def record(self, key: str) -> bytes | None:
        """The record that was kept under that key, sealed as it was; None if there is none, or all is to be fresh."""
        if self._reuse.fresh:
            return None
        rows = self._rows("SELECT record FROM records WHERE key = ? AND typeof(record) = 'blob'", key)
        return rows[0][0] if rows else None

    def reused(self, replies: int) -> None:
        """Count the replies that a record which was found stands for."""
        self.replayed += replies

    def keep(self, key: str, record: bytes, *, program: str, subject: str, asked: str) -> None:
        """Keep what the program of that fingerprint made of replies about the subject, asked in this way."""
        kept = row(Kind.KEPT, reply=record, key=key, program=program, subject=subject, asked=asked, kept=time.time())
        self._writer.post(kept)

    def outdate(self, program: str) -> None:
        """Take out the records that another program made: this one judges anew."""
        self._writer.post(row(Kind.OUTDATED, program=program))

    def recall(self, endpoint: str, model: str, about: str) -> str | None:
        """What was last remembered of this endpoint and model about that; None if nothing was."""
        key = endpoint, model, about
        if key not in self._learnt:
            rows = self._rows(_RECALL, *key)
            self._learnt[key] = str(rows[0][0]) if rows else None
        return self._learnt[key]

    def remember(self, endpoint: str, model: str, about: str, line: str) -> None:
        """Keep it for this run and all that follow."""
        self._learnt[endpoint, model, about] = line
        self._writer.post(row(Kind.REMEMBERED, endpoint=endpoint, model=model, about=about, learnt=line))

    def _check_room(self) -> None:
        """Raise `JournalError` while there is still room for what is in flight."""
        if shutil.disk_usage(self.path.parent).free < HEADROOM:
            what = f"the disk is nearly full: fewer than {HEADROOM >> 20} MiB are free"
            raise JournalError(what, where=str(self.path), hint="Make room, or name another place with --journal PATH.")

    def _rows(self, query: str, *values: object) -> list[Any]:
        try:
            return self._reader.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise journal_error(self.path, error) from error


def _count(tokens: int | None) -> int | None:
    return tokens if tokens is not None and tokens < _LARGEST else None
