"""Inputs → what became of them: summaries, losses, and what ended the run early."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer import verification
from summarizer.article import Article
from summarizer.briefing import Losses, Lost
from summarizer.errors import DuplicateError, ExitCode, InputError, RunEndedError
from summarizer.extraction import Answered
from summarizer.running.articles import Event, Readable, Run, run
from summarizer.running.one import Failure
from summarizer.running.pulling import pulled
from summarizer.running.stopping import Stop, run_until_stopped
from summarizer.verdicts import Attempt, VerifiedSummary

Input = Article | VerifiedSummary | InputError
Outcome = VerifiedSummary | Failure | InputError


@dataclass(frozen=True, slots=True)
class Failed:
    """What is kept of an article without a summary; the article itself, and what it was asked, are let go."""

    article: str
    """`Article.id`."""
    source: str
    error: str
    """The class of the failure."""
    reason: str
    attempts: tuple[Attempt, ...]
    """Every request that was made for it; none where summaries are not kept either."""


@dataclass
class Collected:
    """What became of a run's inputs. `error` ended it early: a lost endpoint, a cap, or the user."""

    summaries: list[VerifiedSummary] = field(default_factory=list)
    failures: list[Failed] = field(default_factory=list)
    unreadable: list[InputError] = field(default_factory=list)
    duplicates: list[DuplicateError] = field(default_factory=list)
    untouched: list[Article] = field(default_factory=list)
    """Articles that a stopped run did not come to, as far as it knew them."""
    left: int = 0
    """Articles that a stopped run had read, and left without a summary."""
    unread: bool = False
    """True if it was stopped before its inputs came to their end: nobody knows how many there would have been."""
    unchecked: int = 0
    """Summaries whose check by a model failed; plain code verified them all the same."""
    answered_by: set[str] = field(default_factory=set)
    """The models that answered, by the names that the endpoint gave them; more than one is worth a word."""
    count: int = 0
    """Summaries had, also those that were not kept."""
    unanswered: int = 0
    """Questions about the whole batch that a model gave no answer to; the briefing is made without."""
    error: RunEndedError | None = None
    lost: RunEndedError | None = None
    """What ended the questions about the batch, after everything was read: nothing of the inputs is missing."""
    answers: dict[tuple[str, str], Answered[Any]] = field(default_factory=dict)
    """What the questions about the batch were answered with, by template and subject: each is asked once a run."""

    def add(self, outcome: Outcome, *, keep: bool) -> None:
        """Count one outcome; `keep=False` forgets a summary once it is counted."""
        match outcome:
            case VerifiedSummary():
                self.count += 1
                if outcome.provenance.answered_by:
                    self.answered_by.add(outcome.provenance.answered_by)
                self.unchecked += bool(outcome.provenance.check and outcome.provenance.check.failure)
                if keep:
                    self.summaries.append(outcome)
            case Failure():
                error = outcome.error
                attempts = outcome.attempts if keep else ()
                article = outcome.article
                self.failures.append(Failed(article.id, article.source, type(error).__name__, error.advice, attempts))
            case DuplicateError():
                self.duplicates.append(outcome)
            case InputError():
                self.unreadable.append(outcome)

    def leave(self, inputs: Iterable[Input]) -> int:
        """Note the articles that a stopped run did not come to; returns how many they are."""
        done = {summary.article.id for summary in self.summaries} | {failure.article for failure in self.failures}
        known = (entry.article if isinstance(entry, VerifiedSummary) else entry for entry in inputs)
        self.untouched = [entry for entry in known if isinstance(entry, Article) and entry.id not in done]
        return len(self.untouched)

    @property
    def losses(self) -> Losses:
        """Everything that went in and did not come out, by the briefing's own words."""
        return Losses(
            unreadable=tuple(
                Lost(path=error.where, reason=error.advice, count=error.count) for error in self.unreadable
            ),
            failed=(
                *(Lost(path=failure.source, reason=failure.reason) for failure in self.failures),
                *(Lost(path=article.source, reason="not read: the run was stopped") for article in self.untouched),
            ),
            duplicates=tuple(Lost(path=error.where, reason=error.what, count=error.count) for error in self.duplicates),
        )

    @property
    def lost_inputs(self) -> int:
        """Inputs that could not be read or gave no summary."""
        return len(self.failures) + sum(error.count for error in self.unreadable)

    @property
    def wasted(self) -> tuple[Attempt, ...]:
        """Every attempt for an article that has no summary."""
        return tuple(attempt for failure in self.failures for attempt in failure.attempts)

    @property
    def stopped(self) -> bool:
        """True if inputs were left untouched."""
        return self.error is not None

    @property
    def partial(self) -> bool:
        """True if an input was lost, or the run was stopped."""
        return self.stopped or not self.count or bool(self.failures or self.unreadable)

    @property
    def exit_code(self) -> ExitCode:
        """The first that applies: signal, endpoint, cap, nothing succeeded, some articles or questions failed, done."""
        ended = self.error or self.lost
        if ended:
            return ended.exit_code
        if not self.count:
            return ExitCode.NOTHING_SUCCEEDED
        failed = self.failures or self.unreadable or self.unchecked or self.unanswered
        return ExitCode.SOME_FAILED if failed else ExitCode.DONE


def collect(
    inputs: Iterable[Input],
    how: Run,
    *,
    stop: Stop | None = None,
    observe: Callable[[Outcome | Event], None] | None = None,
    keep: bool = True,
) -> Collected:
    """Summarize and verify every article; a record of an earlier run is verified again, at no cost.

    A first signal ends the run in order, a second one at once, and so does whoever tells `stop`. `observe` sees each
    outcome as it comes, and before it the steps of its article. `keep=False` leaves the summaries to it, so that
    memory does not grow.
    """
    collected = Collected()
    stop = stop or Stop()

    def settle(outcome: Outcome) -> None:
        collected.add(outcome, keep=keep)
        if observe:
            observe(outcome)

    async def to_read() -> AsyncGenerator[Readable, None]:
        """The inputs that take a call: the articles, and the records too if they are checked; the rest is settled."""
        collected.unread = True
        async with aclosing(pulled(inputs)) as entries:
            async for entry in entries:
                if stop.error:
                    return
                if isinstance(entry, Article) or (how.checker and isinstance(entry, VerifiedSummary)):
                    collected.left += 1
                    yield entry
                    continue
                settle(verification.verify_again(entry) if isinstance(entry, VerifiedSummary) else entry)
                await asyncio.sleep(0)  # thousands may come in a row, which are no reason to hear nothing meanwhile
        collected.unread = False

    async def consume() -> None:
        async for outcome in run(to_read(), replace(how, progress=observe), stop):
            collected.left -= 1
            settle(outcome)

    try:
        run_until_stopped(consume, stop)
    except RunEndedError as error:
        collected.error = error
    return collected
