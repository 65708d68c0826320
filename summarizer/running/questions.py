"""Questions about a batch → an answer or an error each, begun in the order given, none once the run must end."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from summarizer.errors import ExtractionError, RunEndedError, SignalledError, SummarizerError
from summarizer.extraction import Answered, Asker, Question, attempts_of, carry
from summarizer.extraction.asking import Answer
from summarizer.running.collecting import Collected
from summarizer.running.stopping import Stop, run_until_stopped

_NOT_ASKED = "not asked: the run was ended before"


@dataclass(frozen=True)
class Panel:
    """Who is asked about a batch, so many questions at a time; what came of it is noted with the rest of the run."""

    asker: Asker
    collected: Collected
    concurrency: int
    stop: Stop

    def ask(self, questions: Sequence[Question[Answer]]) -> list[Answered[Answer] | SummarizerError]:
        """An outcome for each question, in their order.

        Once the run is told to end, which it may have been before, no question is begun. Those in flight are finished,
        unless a second signal ends that too; what was answered is kept in any case.
        """
        if not questions:
            return []
        outcomes: list[Answered[Answer] | SummarizerError] = [ExtractionError(_NOT_ASKED) for _ in questions]
        if not (self.collected.stopped or self.collected.lost):
            try:
                run_until_stopped(partial(self._ask, questions, outcomes), self.stop)
            except SignalledError as error:
                self.collected.lost = error
            else:
                self.collected.lost = self.stop.error
        self.collected.unanswered += sum(isinstance(outcome, SummarizerError) for outcome in outcomes)
        return outcomes

    async def _ask(
        self, questions: Sequence[Question[Answer]], outcomes: list[Answered[Answer] | SummarizerError]
    ) -> None:
        """Ask, and put each outcome into its place as soon as it is known."""
        places = asyncio.Semaphore(self.concurrency)
        known = self.collected.answers

        async def one(at: int, question: Question[Answer]) -> None:
            async with places:
                if self.stop.error:
                    return
                outcomes[at] = ExtractionError("the run was stopped before an answer came")
                try:
                    answered = known.get((question.template, question.subject)) or await self.asker.ask(question)
                except ExtractionError as error:
                    outcomes[at] = error
                except RunEndedError as error:
                    # One error ends all that wait, so that each gets its own; what was never sent is not asked.
                    made = attempts_of(error)
                    own = ExtractionError(error.what if made or not self.stop.error else _NOT_ASKED)
                    carry(own, made)
                    outcomes[at] = own
                    self.stop.end(error)
                else:
                    outcomes[at] = known[question.template, question.subject] = answered

        try:
            await asyncio.gather(*(one(at, question) for at, question in enumerate(questions)))
        finally:
            await self.asker.close()
