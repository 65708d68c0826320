"""Runs of many articles that are killed at random moments and begun again, until one comes to its end."""

import os
import random
import re
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cli.forking import Fork, Forks, Start
from wire.asking import KEY
from wire.server import Exchange, Server, Stage, honest, refuses, says

from summarizer.running.journal import Billing, History, RunState

KILLS = int(os.environ.get("CRASH_KILLS", "3"))
WHOLE = KILLS > 50
ARTICLES = 60 if WHOLE else 20
IN_FLIGHT = 8
LATENCY = 0.03  # seconds: enough that some requests are always under way
LATEST = 100.0  # seconds until a command must have come to its end
_KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG")
_JOURNAL = "journal.sqlite"
_ASKED = ("--model", "tiny", "--concurrency", str(IN_FLIGHT))
COMMANDS = {
    "batch": ("batch", "articles", "-o", "out"),
    "brief": ("brief", "articles", "-o", "out/briefing.json", "--lead", "points"),
}


def write_articles(folder: Path) -> None:
    """So many of them, each different."""
    folder.mkdir()
    for number in range(ARTICLES):
        head = f"---\ntitle: Ferry {number} stays in port\npublisher: Paper {number % 7}\ndate: 2026-03-14\n---\n\n"
        text = f"Ferry number {number} stayed in port on Monday. At least {number + 12} crew slept aboard.\n\n"
        (folder / f"{number:02}.txt").write_text(f"{head}{text}Nobody knows when it will sail.\n", encoding="utf-8")


def steadily(stage: Stage) -> None:
    """Answer by what is asked alone, whenever that is: some well, some badly at first, some never."""
    time.sleep(LATENCY)
    found = re.search(r"Ferry number (\d+)", stage.exchange.user)
    number = int(found[1]) if found else 0
    match number % 20:
        case 3 | 13 if "no JSON" not in stage.exchange.system:
            says("I would rather tell you about trains.")(stage)
        case 6 | 16 if stage.exchange.body["max_tokens"] <= 8192:
            says(honest, finish="length")(stage)
        case 18:
            says("", wrap=lambda _: {"content": None, "refusal": "No."})(stage)
        case 19:
            refuses(400, "too long", code="context_length_exceeded")(stage)
        case _:
            says(_report)(stage)


def _report(exchange: Exchange) -> dict[str, Any]:
    found = re.search(r"^\[(\d+)\] (Ferry number .*)$", exchange.user, re.MULTILINE)
    assert found
    fact = {
        "statement": found[2],
        "sentences": [int(found[1])],
        "importance": "vital",
        "when": "Monday",
        "attributed_to": None,
        "certainty": "stated",
    }
    return honest(exchange) | {"key_facts": [fact]}


@dataclass
class Crashing:
    """One folder, and the command that is run in it again and again."""

    forks: Forks
    folder: Path
    server: Server
    command: str
    killed: Counter[str] = field(default_factory=Counter)
    """How often, by what was waited for."""
    in_flight: int = 0
    """Calls under way when the run was killed, in all."""

    @property
    def journal(self) -> Path:
        """Where the runs are on record."""
        return self.folder / _JOURNAL

    @property
    def paid(self) -> int:
        """Calls that the server billed."""
        return sum(bool(exchange.billed) for exchange in self.server.ledger)

    def output(self) -> dict[str, bytes]:
        """Every file of the output, also one that should not be there."""
        found = (self.folder / "out").rglob("*")
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found if path.is_file()}

    def run(self) -> int:
        """To its end; the exit code."""
        return self._started(resume=False).wait(LATEST)

    def run_until_killed(self, dice: random.Random) -> bool:
        """Kill it at a random point; False if it was over before."""
        resume = dice.random() < 0.5 and self._resumable()
        trigger = dice.choice(sorted(_TRIGGERS))
        comes = _TRIGGERS[trigger](self, dice)
        process = self._started(resume=resume)
        end = time.monotonic() + LATEST
        while process.poll() is None and not next(comes):
            assert time.monotonic() < end
            time.sleep(0.0002)
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL or not self._count_in_flight():
            return False
        self.killed[trigger] += 1
        return True

    def _resumable(self) -> bool:
        with History(self.journal) as history:
            return any(row.state is RunState.KILLED for row in history.runs()[:1])

    def _count_in_flight(self) -> bool:
        """False if the run had come to its end on record, so that there is nothing to be resumed."""
        with History(self.journal) as history:
            runs = history.runs()
            if not runs or not runs[0].begun or runs[0].state is not RunState.KILLED:
                return not runs
            under_way = sum(call.billing is Billing.UNKNOWN for call in history.calls(runs[0].id))
        assert under_way <= IN_FLIGHT
        self.in_flight += under_way
        return True

    def _started(self, *, resume: bool) -> Fork:
        words = ("resume", "last") if resume else (*COMMANDS[self.command], *_ASKED, "--base-url", self.server.url)
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        home = {"HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder), "OPENAI_API_KEY": KEY}
        with (self.folder / "stderr.txt").open("ab") as said:
            theirs = said.fileno()
            words = (*words, "--journal", _JOURNAL)
            return self.forks.start(Start(words, kept | home, self.folder, stdout=theirs, stderr=theirs))


# ── moments
# ──────────────────────────────────────────────────────────────────────────────────────────────────────────

Moment = Callable[[Crashing, random.Random], Iterator[bool]]
"""Whether it has come, asked again and again."""


def _after(seconds: float) -> Iterator[bool]:
    end = time.monotonic() + seconds
    while True:
        yield time.monotonic() >= end


def _request(crashing: Crashing, dice: random.Random) -> Iterator[bool]:
    """A while after so many requests."""
    met = len(crashing.server.ledger)
    count = met + dice.randint(1, max(IN_FLIGHT, ARTICLES - met))
    while len(crashing.server.ledger) < count:
        yield False
    yield from _after(dice.uniform(0, 2 * LATENCY))


def _commit(crashing: Crashing, dice: random.Random) -> Iterator[bool]:
    """While the journal is written for the so-manieth time."""
    log = crashing.journal.with_name(f"{_JOURNAL}-wal")
    for _ in range(dice.randint(1, 15)):
        before = _stamp(log)
        while _stamp(log) == before:
            yield False
    yield from _after(dice.uniform(0, 0.002))


def _output(crashing: Crashing, dice: random.Random) -> Iterator[bool]:
    """While a file of the output is written, or just after; for a briefing, while it is made."""
    folder = crashing.folder / "out"
    for _ in range(dice.randint(1, ARTICLES) if crashing.command == "batch" else 1):
        before = _stamp(folder)
        while _stamp(folder) == before:
            yield False
    yield from _after(dice.uniform(0, 0.003))


def _end(crashing: Crashing, dice: random.Random) -> Iterator[bool]:
    """While the report or the index is written: soon after the last of the answers."""
    while not crashing.journal.exists():
        yield False
    while True:
        with History(crashing.journal) as history:
            runs = history.runs()
            if runs and runs[0].state is RunState.RUNNING and runs[0].done + runs[0].failed >= ARTICLES - 2:
                break
        for _ in range(20):  # asking the journal takes longer than looking at a file
            yield False
    yield from _after(dice.uniform(0, 0.3))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


_TRIGGERS: dict[str, Moment] = {"request": _request, "commit": _commit, "output": _output, "end": _end}
