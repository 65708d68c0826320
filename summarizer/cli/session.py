"""Settings and flags of one command → the gate of a run with a model, open as long as it lasts, and on record."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typer

from summarizer.cli.caps import purse
from summarizer.cli.output import say
from summarizer.cli.resume import resumed, typed
from summarizer.cli.settings import LONGEST_WAIT, Settings
from summarizer.errors import ExitCode, SummarizerError
from summarizer.extraction import Endpoint, Gate
from summarizer.running.budget import Budget
from summarizer.running.gate import RunGate
from summarizer.running.journal import History, Journal, Reuse, RunState, Seal
from summarizer.running.keeping import Kept
from summarizer.running.ledger import line, outliers, total
from summarizer.running.limits import Limiter
from summarizer.running.limits.estimating import TokenRatio
from summarizer.running.telemetry import Telemetry, telemetry

_STATES = {
    ExitCode.DONE: RunState.DONE,
    ExitCode.SOME_FAILED: RunState.FAILED,
    ExitCode.NOTHING_SUCCEEDED: RunState.FAILED,
}


@dataclass(frozen=True)
class Asked:
    """What the command was asked about the journal."""

    fresh: bool = False
    retry_refusals: bool = False
    stdin: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Session:
    """What a run needs; without a model, only what watches it."""

    watch: Telemetry
    pace: RunGate | None = None
    journal: Journal | None = None

    @property
    def gate(self) -> Gate | None:
        """For the engines."""
        return self.watch.traced(self.pace) if self.pace else None

    def kept(self, asked: str | None) -> Kept | None:
        """What a model that is asked so was found to have said before; None where nothing can be known of it."""
        return Kept(self.journal, Seal.ours(), asked) if self.journal and asked else None

    @property
    def state(self) -> Callable[[], str] | None:
        """For the live view."""
        return self.pace.line if self.pace else None


@contextmanager
def session(name: str, endpoint: Endpoint | None, said: Settings, asked: Asked) -> Iterator[Session]:
    """What the run of the command of that name needs, on record from here to its end, however it ends.

    Raises `JournalError` if the journal cannot be had, and `UsageError` for a cap of money without a price.
    """
    tell = partial(say, quiet=asked.quiet)
    watch = telemetry(tell)
    with closing(watch), watch.run(name):
        if endpoint is None:
            yield Session(watch)
        else:
            with _on_record(endpoint, said, asked) as (gate, journal):
                yield Session(watch, gate, journal)


@contextmanager
def _on_record(endpoint: Endpoint, said: Settings, asked: Asked) -> Iterator[tuple[RunGate, Journal]]:
    money = purse(said, endpoint.model, endpoint.address)
    reuse = Reuse(asked.fresh, asked.retry_refusals, (endpoint.api_key.get_secret_value(),))
    with Journal.open(said.journal, say=say, reuse=reuse) as journal:
        earlier = resumed.get()
        run = journal.begin_run(typed(stdin=asked.stdin), resumes=earlier.id if earlier else None)
        most = said.most_in_flight if said.concurrency != "auto" else None
        waits = said.max_wait or LONGEST_WAIT
        limiter = Limiter(most=most, rpm=said.rpm, tpm=said.tpm, max_wait=waits, say=partial(say, quiet=asked.quiet))
        code: int = ExitCode.INTERNAL
        try:
            yield RunGate(journal, run, limiter, Budget(money.caps, money.price, TokenRatio()), say), journal
        except typer.Exit as ended:
            code = ended.exit_code
            raise
        except SummarizerError as error:
            code = error.exit_code
            raise
        except KeyboardInterrupt:
            code = ExitCode.INTERRUPTED
            raise
        except BrokenPipeError:  # the reader of the result has gone, which is no failure
            code = ExitCode.DONE
            raise
        finally:
            journal.end_run(run, _STATES.get(ExitCode(code), RunState.STOPPED), code, {})
            _account(journal.path, run, journal.replayed, quiet=asked.quiet)


def _account(path: Path, run: str, replayed: int, *, quiet: bool) -> None:
    """What the run took, in a line; all of it is in `summarizer runs RUN --json`."""
    with History(path) as history:
        rows = list(history.articles(run))
        failed = {row.article for row in rows if row.state == "failed"}
        say(f"Run {run}: {line(total(history.calls(run), failed=failed, from_journal=replayed))}", quiet=quiet)
        if far := outliers(history.calls(run), {row.article: row.source for row in rows}):
            say(far, quiet=quiet)
