"""A command line → the identity of a run, and what can be run again."""

import datetime as dt
import json
import re
import secrets
import shlex
from enum import StrEnum
from typing import Self

from pydantic import Field

from summarizer.article import Record

_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]*@")


class RunState(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    """It came to its end, and articles failed."""
    STOPPED = "stopped"
    """By a signal, a cap, or the endpoint; the rest can be resumed."""
    KILLED = "killed"
    """It never said how it ended."""


class Billing(StrEnum):
    """What is known of the bill of a call."""

    KNOWN = "known"
    """The endpoint counted its tokens."""
    ESTIMATED = "estimated"
    """It was answered, and the endpoint did not say with how many tokens."""
    NONE = "none"
    """It was refused, or never sent."""
    UNKNOWN = "unknown"
    """It was sent, and no whole reply came; the most that it can have cost counts."""


class Command(Record):
    """What was typed, with all that is needed to run it again; credentials are left out."""

    argv: tuple[str, ...]
    """Without the program's own name."""
    cwd: str
    environment: dict[str, str] = Field(default_factory=dict)
    """The variables that say which model is asked where; never a key."""
    stdin: bool = False
    """True if it read from standard input, which nobody can read twice."""
    bare: bool = False
    """True if credentials were left out."""

    @classmethod
    def of(cls, argv: list[str], cwd: str, environment: dict[str, str], *, stdin: bool = False) -> Self:
        """The command without what is secret in its addresses."""
        kept = tuple(_CREDENTIALS.sub("", word) for word in argv)
        told = {name: _CREDENTIALS.sub("", value) for name, value in sorted(environment.items())}
        bare = kept != tuple(argv) or told != environment
        return cls(argv=kept, cwd=cwd, environment=told, stdin=stdin, bare=bare)

    def written(self) -> str:
        """As `read` reads it back; not as Pydantic writes JSON, which has no way for file names that are no UTF-8."""
        return json.dumps(self.model_dump())

    @classmethod
    def read(cls, text: str) -> Self:
        """The command of a row; a row that was tampered with has an empty one."""
        try:
            return cls.model_validate(json.loads(text))
        except ValueError:
            return cls(argv=(), cwd="")

    @property
    def line(self) -> str:
        """As it was typed."""
        return shlex.join(("summarizer", *self.argv))


def new_id(now: dt.datetime) -> str:
    """A readable identity: the moment in UTC, and something that tells runs of the same minute apart."""
    return f"{now.astimezone(dt.UTC):%Y%m%d-%H%M}-{secrets.token_hex(2)}"


def clock(moment: float) -> str:
    """Seconds since 1970 → a moment to read, in UTC."""
    return f"{dt.datetime.fromtimestamp(moment, dt.UTC):%Y-%m-%d %H:%M} UTC"
