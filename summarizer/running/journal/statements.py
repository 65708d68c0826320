"""What is written of calls → one statement for any number of rows, and so one commit.

SQLite lets go of the interpreter several times a statement. While the event loop is busy, the writing thread waits
milliseconds each time to get it back: a statement a row would make a commit of a hundred rows last a second. So the
rows go in as one JSON array, inserted into a view, whose triggers know what to do with each kind.
"""

# ruff: noqa: S608  # the statements are made of what stands in this module

import json
import re
import sqlite3
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What is written of a call, or of something else, at one point of its life."""

    BEGUN = "begun"
    ANSWERED = "answered"
    BROKE = "broke"
    JUDGED = "judged"
    CONCLUDED = "concluded"
    REMEMBERED = "remembered"
    KEPT = "kept"
    OUTDATED = "outdated"


class Row(NamedTuple):
    """One of them."""

    text: str
    """JSON: its kind and its values by name."""
    reply: bytes | None = None
    """Bytes beside it: a packed reply, or a record."""


def row(kind: Kind, *, reply: bytes | None = None, **values: str | float | None) -> Row:
    """A row to be written; half a character, as in some file names, becomes a question mark."""
    plain = {
        name: value.encode(errors="replace").decode() if isinstance(value, str) else value
        for name, value in values.items()
    }
    return Row(json.dumps({"kind": kind, **plain}), reply)


# Tokens and money of a call that bills nothing are none; of another, what is known now, else the most it can have been.
_BILL = "CASE :billing WHEN 'none' THEN NULL ELSE coalesce({now}, {column}) END"
_STATEMENTS = {
    Kind.BEGUN: """
        INSERT INTO calls (id, run, key, subject, where_, purpose, mode, endpoint, model, begun,
            prompt, completion, cost, billing, reusable)
        VALUES (:id, :run, :key, :subject, :where, :purpose, :mode, :endpoint, :model, :begun,
            :prompt, :completion, :cost, 'unknown', 0)
    """,
    Kind.ANSWERED: f"""
        UPDATE calls SET seconds = :seconds, status = :status, billing = :billing,
            prompt = {_BILL.format(now=":prompt", column="prompt")},
            completion = {_BILL.format(now=":completion", column="completion")},
            cost = {_BILL.format(now=":cost", column="cost")},
            cached = :cached, cache_write = :cache_write, reasoning = :reasoning,
            headers = :headers, reply = NEW.reply, reusable = NEW.reply IS NOT NULL
        WHERE id = :id
    """,
    Kind.BROKE: f"""
        UPDATE calls SET seconds = :seconds, outcome = :outcome, billing = :billing,
            prompt = {_BILL.format(now="NULL", column="prompt")},
            completion = {_BILL.format(now="NULL", column="completion")},
            cost = {_BILL.format(now="NULL", column="cost")}
        WHERE id = :id
    """,
    Kind.JUDGED: """
        UPDATE calls SET outcome = :outcome, reusable = CASE WHEN reply IS NULL THEN 0 ELSE :reusable END
        WHERE id = :id
    """,
    Kind.CONCLUDED: """
        INSERT OR REPLACE INTO articles (run, article, source, state, class, reason)
        VALUES (:run, :article, :source, :state, :error, :reason)
    """,
    Kind.REMEMBERED: """
        INSERT OR REPLACE INTO endpoints (endpoint, model, about, learnt) VALUES (:endpoint, :model, :about, :learnt)
    """,
    Kind.KEPT: """
        INSERT OR REPLACE INTO records (key, program, subject, asked, kept, record)
        VALUES (:key, :program, :subject, :asked, :kept, NEW.reply)
    """,
    Kind.OUTDATED: """
        DELETE FROM records WHERE program <> :program
    """,
}
_WRITE = """
INSERT INTO temp.writes (line, reply)
SELECT json_extract(value, '$[0]'), substr(?2, json_extract(value, '$[1]'), json_extract(value, '$[2]'))
FROM json_each(?1)
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the view and its triggers, for this connection only."""
    connection.execute("CREATE TEMP VIEW writes (line, reply) AS SELECT NULL, NULL")
    for kind, statement in _STATEMENTS.items():
        named = re.sub(r":(\w+)", r"json_extract(NEW.line, '$.\1')", statement)
        connection.execute(
            f"CREATE TEMP TRIGGER {kind} INSTEAD OF INSERT ON writes "
            f"WHEN json_extract(NEW.line, '$.kind') = '{kind}' BEGIN {named}; END"
        )


def write(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Write the rows in their order, and commit them; all or none."""
    lines, replies, start = [], [], 1
    for text, reply in rows:
        if reply is None:
            lines.append(f"[{text}, 1, null]")
        else:
            lines.append(f"[{text}, {start}, {len(reply)}]")
            replies.append(reply)
            start += len(reply)
    connection.execute(_WRITE, (f"[{', '.join(lines)}]", b"".join(replies)))
