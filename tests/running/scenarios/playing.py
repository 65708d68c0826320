"""A scenario → what a whole run makes of it, held against what its server saw.

Everything is real: sockets, engine, gate, journal, limiter, budget. Only the waits are short.
"""

import re
import sqlite3
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from decimal import Decimal
from http import HTTPStatus
from pathlib import Path

from wire.asking import KEY, article, endpoint, everything_about
from wire.server import Exchange, Scene, Server, Stage, answers, serving

from summarizer.article import Article
from summarizer.errors import ExitCode, ExtractionError, RefusedError, RunEndedError
from summarizer.extraction import Endpoint, Patience, model_engine
from summarizer.running import Collected, Failure, Outcome, Run, collect
from summarizer.running.articles import Event
from summarizer.running.budget import NOTHING, Budget, Caps
from summarizer.running.gate import RunGate
from summarizer.running.journal import Billing, CallRow, Command, History, Journal, Reuse, RunState
from summarizer.running.ledger import counted
from summarizer.running.limits import Limiter
from summarizer.running.limits.estimating import TokenRatio
from summarizer.running.limits.limiter import LimiterState
from summarizer.running.prices import Price, cost
from summarizer.verdicts import VerifiedSummary

QUICK = Patience(tries=3, first_wait=0.001, longest_wait=0.002, longest_limited=5.0)
PRICE = Price(input=Decimal(1), output=Decimal(10))
LONG = "\n\n".join(["Ferry number {0} waited. Its crew of ferry number {0} slept aboard until the tide turned."] * 60)
UNCAPPED = Caps()
COMMAND = Command(argv=("batch", "ferries"), cwd="/srv/news")


@dataclass(frozen=True)
class Setting:
    """How the run is set up."""

    timeout: float = 5.0
    max_output: int = 4096
    patience: Patience = QUICK
    most: int = 4
    """Requests in flight."""
    rpm: float | None = None
    tpm: float | None = None
    max_wait: float = 30.0
    caps: Caps = UNCAPPED
    text: str = "Ferry number {} stayed in port on Monday. At least 12 crew slept aboard. Nobody knows why."
    url: str = ""
    """Another address than that of the server, which it may name as `{server}`."""


@dataclass(frozen=True)
class Scenario:
    """What a server does to a run, and what must come of it."""

    row: str
    """Names the kind of failure, with a letter and a number as in T5."""
    what: str
    calls: int | None
    """Requests that the server sees; None where time decides how many."""
    scenes: Mapping[int, tuple[Scene, ...]] = field(default_factory=dict)
    """What each article meets, one scene a request and the last for ever; the others are answered honestly."""
    failed: Mapping[int, str] = field(default_factory=dict)
    """The class of the failure of each article that fails."""
    untouched: int | None = 0
    """Articles that the run did not come to; None where time decides how many, if any."""
    unknown: int = 0
    """Calls whose bill nobody can know."""
    estimated: int = 0
    """Calls that were answered without a count."""
    ended: type[RunEndedError] | None = None
    exit_code: ExitCode = ExitCode.DONE
    articles: int = 3
    lasts: bool = False
    """True if the endpoint does the same whenever it is asked; otherwise it is well when the run is repeated."""
    how: Setting = Setting()
    also: "Callable[[Played], None]" = lambda _: None
    """What else must hold."""

    def __str__(self) -> str:
        """Its name in the list of tests."""
        return f"{self.row}: {self.what}"


@dataclass
class Played:
    """What came of a scenario."""

    server: Server
    collected: Collected
    rows: list[CallRow]
    ends: Mapping[str, tuple[str, str | None]]
    """State and class of each article on record."""
    state: LimiterState
    said: list[str]
    budget: Budget
    line: str
    """The live view at the end."""
    seen: Counter[tuple[str, str]]
    """Events and outcomes by kind and source."""
    errors: list[ExtractionError]
    """Of the articles that failed."""

    @property
    def records(self) -> dict[str, VerifiedSummary]:
        """The summaries by their article's file."""
        return {each.article.source: each for each in self.collected.summaries}

    def outcomes(self, number: int) -> list[str | None]:
        """What each call for an article came to, in order."""
        return [row.outcome for row in self.rows if row.where == f"{number}.txt"]

    def exchanges(self, number: int) -> list[Exchange]:
        """The requests about an article, in order."""
        return [exchange for exchange in self.server.ledger if number_of(exchange) == number]


def number_of(exchange: Exchange) -> int:
    """Which article a request is about."""
    found = re.search(r"Ferry number (\d+)", exchange.user if len(exchange.body["messages"]) > 1 else exchange.system)
    assert found
    return int(found[1])


def by_article(scenes: Mapping[int, tuple[Scene, ...]]) -> Scene:
    """Play each article's own scenes, in their order."""
    met: Counter[int] = Counter()
    lock = threading.Lock()

    def play(stage: Stage) -> None:
        number = number_of(stage.exchange)
        own = scenes.get(number, (answers,))
        with lock:
            index = min(met[number], len(own) - 1)
            met[number] += 1
        own[index](stage)

    return play


def play(scenario: Scenario, folder: Path) -> None:
    """Run the scenario and hold everything that must hold of any against it; then once more, to pay for nothing."""
    stories = [article(scenario.how.text.format(number), source=f"{number}.txt") for number in range(scenario.articles)]
    with serving(by_article(scenario.scenes)) as server:
        settings = _settings(
            scenario.how, scenario.how.url.format(server=server.url.removeprefix("http://")) or server.url
        )
        first = _run(stories, settings, scenario.how, server, folder)
        _check_ledgers(scenario, first)
        _check_articles(scenario, first, stories)
        _check_secrets(first, folder)
        scenario.also(first)
        if not scenario.how.url:
            server.become(by_article(scenario.scenes) if scenario.lasts else answers)
            _check_again(first, settings, stories, folder)


def _settings(how: Setting, url: str) -> Endpoint:
    return replace(endpoint(url, timeout=how.timeout, patience=how.patience), max_output=how.max_output)


def _run(stories: list[Article], settings: Endpoint, how: Setting, server: Server, folder: Path) -> Played:
    said: list[str] = []
    seen: Counter[tuple[str, str]] = Counter()
    errors: list[ExtractionError] = []

    def observe(step: Outcome | Event) -> None:
        match step:
            case Event(kind=kind, article=each):
                seen[kind, each.source] += 1
            case VerifiedSummary(article=each) | Failure(article=each):
                seen["outcome", each.source] += 1
        if isinstance(step, Failure):
            errors.append(step.error)

    reuse = Reuse(secrets=(settings.api_key.get_secret_value(),))
    path = folder / "journal.sqlite"
    with Journal.open(path, say=said.append, reuse=reuse) as journal:
        run = journal.begin_run(COMMAND)
        limiter = Limiter(most=how.most, rpm=how.rpm, tpm=how.tpm, max_wait=how.max_wait, say=said.append)
        budget = Budget(how.caps, PRICE, TokenRatio())
        gate = RunGate(journal, run, limiter, budget, said.append)
        collected = collect(iter(stories), Run(model_engine(settings, gate=gate), pace=gate), observe=observe)
        for file in folder.iterdir():  # while what was written last is still in the log ahead
            assert KEY.encode() not in file.read_bytes(), file
        journal.end_run(run, RunState.STOPPED if collected.stopped else RunState.DONE, collected.exit_code, {})
    with History(path) as history:
        rows = list(history.calls(run))
        ends = {each.source: (each.state, each.error) for each in history.articles(run)}
    return Played(server, collected, rows, ends, limiter.state(), said, budget, gate.line(), seen, errors)


def _check_ledgers(scenario: Scenario, played: Played) -> None:
    """What the client has on record is what the server saw and billed."""
    sent = [row for row in played.rows if row.sent]
    ledger = played.server.ledger
    assert scenario.calls in {len(ledger), None}, [(number_of(each), each.status) for each in ledger]
    ours = sorted((row.where, row.status or 0) for row in sent)
    theirs = sorted((f"{number_of(each)}.txt", 0 if each.lost else each.status or 0) for each in ledger)
    assert theirs == ours
    billed = Counter[Billing]()
    for row in sent:
        billed[row.billing] += (row.prompt or 0) + (row.completion or 0)
    assert sum(each.billed for each in ledger if each.told and not each.lost) == billed[Billing.KNOWN]
    kinds = Counter(row.billing for row in sent)
    for billing, expected, met in (
        (Billing.UNKNOWN, scenario.unknown, [each for each in ledger if each.lost]),
        (Billing.ESTIMATED, scenario.estimated, [each for each in ledger if _uncounted(each)]),
    ):
        assert (expected, expected) == (len(met), kinds[billing]), (billing, [row.outcome for row in sent])
        assert sum(each.billed for each in met) <= billed[billing]
    assert billed[Billing.NONE] == 0
    _check_budget(played, sent)
    assert (0, 0) == (played.state.in_flight, played.state.waiting)


def _check_budget(played: Played, sent: list[CallRow]) -> None:
    """What is counted against the caps, and shown meanwhile, is what is on record, in tokens and in money."""
    budget = played.budget
    assert (NOTHING, 0) == (budget.reserved, budget.in_flight)
    for held, kinds in (
        (budget.spent, {Billing.KNOWN, Billing.ESTIMATED}),
        (budget.unknown, {Billing.UNKNOWN}),
    ):
        rows = [row for row in sent if row.billing in kinds]
        assert held.tokens == sum((row.prompt or 0) + (row.completion or 0) for row in rows)
        assert held.cost == sum((row.cost or Decimal(0) for row in rows), Decimal(0))
    for row in sent:
        if row.billing is not Billing.NONE:
            assert row.cost == cost(PRICE, row.usage), row
    estimated = sum(row.billing is Billing.ESTIMATED for row in sent)
    assert (f"{counted(estimated, 'call')} estimated" in played.line) is bool(estimated)


def _uncounted(exchange: Exchange) -> bool:
    """Answered, or something like it, without a word about tokens: the most that it can have taken counts."""
    return exchange.status == HTTPStatus.OK and not exchange.told and not exchange.lost and not exchange.refused


def _check_articles(scenario: Scenario, played: Played, stories: list[Article]) -> None:
    """Each article stands once among the done, the failed or the untouched; the run ends as it must."""
    collected = played.collected
    failed = {failure.source: failure.error for failure in collected.failures}
    assert {f"{number}.txt": error for number, error in scenario.failed.items()} == failed
    assert (scenario.ended, scenario.exit_code) == (
        type(collected.error or 0) if collected.error else None,
        collected.exit_code,
    ), collected.error
    done = [summary.article.source for summary in collected.summaries]
    assert len(set(done)) == len(done)
    untouched = collected.leave(stories)
    assert untouched == len(stories) - len(done) - len(failed)
    assert scenario.untouched in {untouched, None}
    assert not {source: times for source, times in played.seen.items() if times != 1}
    assert played.ends == dict.fromkeys(done, ("done", None)) | {
        source: ("failed", error) for source, error in failed.items()
    }
    order = [story.source for story in stories]
    assert sorted(done, key=order.index) == done
    for summary in collected.summaries:
        rows = [row for row in played.rows if row.where == summary.article.source]
        assert len(rows) == len(summary.provenance.attempts)
        assert [row.outcome for row in rows] == [each.outcome for each in summary.provenance.attempts]


def _check_again(first: Played, settings: Endpoint, stories: list[Article], folder: Path) -> None:
    """The same once more: only what has no record is paid for, and the records are the same."""
    server = first.server
    before = len(server.ledger)
    again = _run(stories, settings, Setting(), server, folder)
    for source, record in first.records.items():
        assert record.items == again.records[source].items
    asked = {f"{number_of(exchange)}.txt" for exchange in server.ledger[before:] if exchange.billed}
    declined = {each.source for each in first.collected.failures if each.error == RefusedError.__name__}
    assert {story.source for story in stories} - set(first.records) - declined == asked
    assert declined == {failure.source for failure in again.collected.failures}


def _check_secrets(played: Played, folder: Path) -> None:
    """The key went out with every request, and is in nothing that is kept or told."""
    assert all(f"Bearer {KEY}" == exchange.headers["authorization"] for exchange in played.server.ledger)
    assert len(played.errors) == len(played.collected.failures)
    told = [everything_about(error) for error in (*played.errors, played.collected.error) if error]
    told += [record.model_dump_json() for record in played.collected.summaries]
    assert KEY not in "\n".join([*told, *played.said, repr(played.rows)])
    for path in folder.iterdir():
        assert KEY.encode() not in path.read_bytes(), path
    with closing(sqlite3.connect(folder / "journal.sqlite")) as connection:
        for [reply] in connection.execute("SELECT reply FROM calls WHERE reply IS NOT NULL"):
            assert KEY.encode() not in zlib.decompress(reply)
