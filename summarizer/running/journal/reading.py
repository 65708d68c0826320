"""A journal → its runs, their calls and their articles, as records; works while another process writes."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from pydantic import RootModel, ValidationError

from summarizer.article import Record
from summarizer.errors import JournalError, UsageError
from summarizer.extraction.usage import Usage
from summarizer.running.journal.database import journal_error, open_to_read
from summarizer.running.journal.lease import held
from summarizer.running.journal.runs import Billing, Command, RunState

_UNIT = Decimal("1e-12")  # dollars, of the column `cost`
_LAST = "last"

# In one pass over the calls, whichever run is asked for: an index leads to those of a run.
_RUNS = """
SELECT runs.*,
    (SELECT count(*) FROM articles WHERE run = runs.id AND articles.state = 'done') AS done,
    (SELECT count(*) FROM articles WHERE run = runs.id AND articles.state = 'failed') AS failed,
    coalesce(sum(billing <> 'none' OR status IS NOT NULL), 0) AS calls,
    coalesce(sum(billing = 'none' AND status IS NULL), 0) AS unsent,
    coalesce(sum(CASE WHEN billing <> 'unknown' THEN prompt END), 0) AS prompt,
    coalesce(sum(CASE WHEN billing <> 'unknown' THEN completion END), 0) AS completion,
    sum(CASE WHEN billing <> 'unknown' THEN cost END) AS cost,
    coalesce(sum(billing = 'unknown'), 0) AS unknown
FROM runs LEFT JOIN calls ON calls.run = runs.id
"""
_NEWEST_FIRST = "GROUP BY runs.id ORDER BY runs.begun DESC, runs.rowid DESC"
_CALLS = """
SELECT id, subject, where_ AS 'where', purpose, mode, endpoint, model, begun, seconds, status, outcome,
    prompt, completion, cached, cache_write, reasoning, cost, billing
FROM calls WHERE run = ? ORDER BY id
"""
_ARTICLES = "SELECT article, source, state, class AS error, reason FROM articles WHERE run = ? ORDER BY article"


class RunRow(Record):
    """A run, and what it came to so far."""

    id: str
    command: Command
    resumes: str | None
    """The run that it went on with."""
    begun: float
    """Seconds since 1970."""
    ended: float | None
    state: RunState
    exit_code: int | None
    counts: dict[str, int]
    """What the command counted at its end."""
    done: int
    """Articles."""
    failed: int
    """Articles."""
    calls: int
    """Those that went out."""
    unsent: int
    """Calls that were begun and never went out: nobody was reached, or the run ended first."""
    prompt: int
    """Tokens of the calls whose bill is known or estimated."""
    completion: int
    cost: Decimal | None
    """Dollars of the same calls; None if no price is known."""
    unknown: int
    """Calls that were sent and never answered whole; those in flight as long as the run goes on."""


class CallRow(Record):
    """A call."""

    id: int
    subject: str
    where: str
    purpose: str
    mode: str
    endpoint: str
    model: str
    begun: float
    """Seconds since 1970."""
    seconds: float | None
    """None while no reply came."""
    status: int | None
    outcome: str | None
    """`ok`, the class of the failure, or None if it was never judged."""
    prompt: int | None
    """Tokens; where the billing is unknown, the most that there can have been."""
    completion: int | None
    cached: int | None
    cache_write: int | None
    reasoning: int | None
    cost: Decimal | None
    """Dollars; None if no price was known."""
    billing: Billing

    @property
    def sent(self) -> bool:
        """False if it never went out: nobody was reached, or the run ended first."""
        return self.billing is not Billing.NONE or self.status is not None

    @property
    def usage(self) -> Usage:
        """The tokens."""
        return Usage(self.prompt, self.completion, self.cached, self.cache_write, self.reasoning)


class ArticleRow(Record):
    """How an article of a run ended."""

    article: str
    source: str
    state: Literal["done", "failed"]
    error: str | None
    """The class of the failure."""
    reason: str | None


_Row = TypeVar("_Row", RunRow, CallRow, ArticleRow)


class RunRecord(RunRow):
    """A run whole: `summarizer runs RUN --json`."""

    articles: list[ArticleRow]
    calls_made: list[CallRow]


class RunList(RootModel[list[RunRow]]):
    """All runs, the newest first: `summarizer runs --json`."""


class History:
    """The runs of a journal; empty if there is none at that path. Every row is validated as it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_to_read(path)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        if self._connection:
            self._connection.close()

    def runs(self) -> list[RunRow]:
        """Every run, the newest first."""
        return self._runs(_NEWEST_FIRST)

    def run(self, name: str) -> RunRow:
        """The run of that id, of the only id that begins so, or the newest for `last`. Raises `UsageError`."""
        if name == _LAST:
            found = self._runs("WHERE runs.rowid = (SELECT rowid FROM runs ORDER BY begun DESC, rowid DESC LIMIT 1)")
        else:
            found = self._runs(f"WHERE substr(runs.id, 1, length(?1)) = ?1 {_NEWEST_FIRST} LIMIT 2", name)
        if len(found) == 1 and name:
            return found[0]
        what = f"more than one run begins with '{name}'" if found else f"there is no run '{name}'"
        raise UsageError(what, where=str(self._path), hint="List them with: summarizer runs.")

    def whole(self, row: RunRow) -> RunRecord:
        """A run with its articles and calls."""
        return RunRecord(**dict(row), articles=list(self.articles(row.id)), calls_made=list(self.calls(row.id)))

    def calls(self, run: str) -> Iterator[CallRow]:
        """The calls of a run, in the order in which they were begun."""
        for row in self._rows(_CALLS, run):
            yield self._record(CallRow, row | {"cost": from_units(row["cost"])})

    def articles(self, run: str) -> Iterator[ArticleRow]:
        """How the articles of a run ended, by their identity."""
        for row in self._rows(_ARTICLES, run):
            yield self._record(ArticleRow, row)

    def _runs(self, condition: str, *values: str) -> list[RunRow]:
        rows = [row for row in self._rows(_RUNS + condition, *values) if row["id"] is not None]
        alive = any(row["state"] == RunState.RUNNING for row in rows) and held(self._path)
        found = []
        for row in rows:
            if row["state"] == RunState.RUNNING and not alive:
                row["state"] = RunState.KILLED
            try:
                row |= {"command": json.loads(row["command"]), "counts": json.loads(row["counts"])}
            except (ValueError, TypeError) as error:
                raise self._damaged() from error
            kept = {name: value for name, value in row.items() if name in RunRow.model_fields}
            found.append(self._record(RunRow, kept | {"cost": from_units(row["cost"])}))
        return found

    def _record(self, kind: type[_Row], row: dict[str, Any]) -> _Row:
        try:
            return kind.model_validate(row)
        except ValidationError as error:
            raise self._damaged() from error

    def _damaged(self) -> JournalError:
        return JournalError("a row of this journal is none that we wrote", where=str(self._path))

    def _rows(self, query: str, *values: str) -> Iterator[dict[str, Any]]:
        if self._connection is None:
            return
        try:
            with closing(self._connection.execute(query, values)) as cursor:
                names = [column[0] for column in cursor.description]
                for row in cursor:
                    yield dict(zip(names, row, strict=True))
        except sqlite3.Error as error:
            raise journal_error(self._path, error) from error


def units(cost: Decimal | None) -> int | None:
    """Dollars → the column `cost`."""
    return None if cost is None else int((cost / _UNIT).to_integral_value())


def from_units(cost: int | None) -> Decimal | None:
    """The column `cost` → dollars. The trailing zeros that say nothing are left out."""
    if cost is None:
        return None
    value = (cost * _UNIT).normalize()
    return value if int(value.as_tuple().exponent) <= 0 else value.quantize(Decimal(1))
