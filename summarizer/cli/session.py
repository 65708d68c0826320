"""Settings and flags of one command → the gate of a run with a model, open as long as it lasts, and on record."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial

import typer

from summarizer.cli.caps import purse
from summarizer.cli.output import say
from summarizer.cli.resume import how_to_go_on, resumed, typed
from summarizer.cli.settings import Settings
from summarizer.errors import ExitCode, InputError, RunEndedError, SignalledError, SummarizerError
from summarizer.extraction import Endpoint, Gate
from summarizer.running import Event, Outcome, Stop
from summarizer.running.budget import Budget
from summarizer.running.gate import RunGate
from summarizer.running.journal import Command, History, Journal, Reuse, RunState, Seal, new_id
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
    stop: Stop
    """Where all that the run asks is told to end."""
    pace: RunGate | None = None
    journal: Journal | None = None
    begin: Callable[[], None] = lambda: None
    """Puts the run on record, once nothing is in its way; what never began is not there to be gone on with."""

    def beginning(self, observe: Callable[[Outcome | Event], None]) -> Callable[[Outcome | Event], None]:
        """What observes the steps of the run, and puts it on record with the first input that can be read."""
        begun = False

        def heard(step: Outcome | Event) -> None:
            nonlocal begun
            if not begun and not isinstance(step, InputError):
                begun = True
                self.begin()
            observe(step)

        return heard

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
    """What the run of the command of that name needs; once it has begun, on record to its end, however it ends.

    Raises `JournalError` if the journal cannot be had, and `UsageError` for a cap of money without a price.
    """
    tell = partial(say, quiet=asked.quiet)
    watch = telemetry(tell)
    with closing(watch), watch.run(name):
        if endpoint is None:
            yield Session(watch, _stop(said.max_time, None))
        else:
            with _journaled(endpoint, said, asked) as (gate, journal, record):
                yield Session(watch, _stop(said.max_time, gate), gate, journal, record.begin)


class _Record:
    """A run in the journal, from its beginning to its end."""

    def __init__(self, journal: Journal, asked: Asked) -> None:
        self.run = new_id(dt.datetime.now(dt.UTC))
        self._journal = journal
        self._asked = asked
        self._command: Command | None = None

    def begin(self) -> None:
        """Put it on record."""
        command, earlier = typed(stdin=self._asked.stdin), resumed.get()
        self._journal.begin_run(command, resumes=earlier.id if earlier else None, run=self.run)
        self._command = command

    def end(self, code: int) -> None:
        """Put its end on record, if it began; say what it took, and how to go on where there is more to do."""
        if self._command is None:
            return
        state = _STATES.get(ExitCode(code), RunState.STOPPED)
        self._journal.end_run(self.run, state, code, {})
        some_failed = self._account()
        if state is RunState.STOPPED or some_failed:
            more = how_to_go_on(self.run, self._command, self._journal.path)
            say(more, quiet=self._asked.quiet and state is not RunState.STOPPED)

    def _account(self) -> bool:
        """Say what the run took, in a line; all of it is in `summarizer runs RUN --json`. True if articles failed."""
        quiet = self._asked.quiet
        with History(self._journal.path) as history:
            sources: dict[str, str] = {}
            failed: set[str] = set()
            for row in history.articles(self.run):  # of which no row is held: there may be a hundred thousand
                sources[row.article] = row.source
                if row.state == "failed":
                    failed.add(row.article)
            taken = total(history.calls(self.run), failed=failed, from_journal=self._journal.replayed)
            say(f"Run {self.run}: {line(taken)}", quiet=quiet)
            if far := outliers(history.calls(self.run), sources):
                say(far, quiet=quiet)
        return bool(failed)


def _stop(after: float | None, pace: RunGate | None) -> Stop:
    """Ends by itself after so many seconds; what is awaited even then is said, so that nobody waits unaware."""

    def tell(error: RunEndedError) -> None:
        calls = pace.in_flight if pace else 0
        awaited = f"{calls:,} {'call' if calls == 1 else 'calls'} in flight" if calls else "what is under way"
        if isinstance(error, SignalledError):
            how = f"{awaited} will be finished, and nothing more begun. A second signal (Ctrl-C) stops it at once"
            say(f"summarizer: {error.what}; {how}")
        elif calls:
            say(f"summarizer: {error.what}; {awaited} will be finished, and nothing more begun")

    stop = Stop(after=after)
    stop.listen(tell)
    return stop


@contextmanager
def _journaled(endpoint: Endpoint, said: Settings, asked: Asked) -> Iterator[tuple[RunGate, Journal, _Record]]:
    money = purse(said, endpoint.model, endpoint.address)
    reuse = Reuse(asked.fresh, asked.retry_refusals, (endpoint.api_key.get_secret_value(),))
    with Journal.open(said.journal, say=say, reuse=reuse) as journal:
        record = _Record(journal, asked)
        most = said.most_in_flight if said.concurrency != "auto" else None
        limiter = Limiter(
            most=most, rpm=said.rpm, tpm=said.tpm, max_wait=said.longest_wait, say=partial(say, quiet=asked.quiet)
        )
        code: int = ExitCode.INTERNAL
        try:
            gate = RunGate(journal, record.run, limiter, Budget(money.caps, money.price, TokenRatio()), say)
            yield gate, journal, record
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
            record.end(code)
