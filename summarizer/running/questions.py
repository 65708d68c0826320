"""Questions about a batch → an answer or an error each, begun in the order given, none once the endpoint is lost."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from summarizer.errors import ExtractionError, RunEndedError, SignalledError, SummarizerError
from summarizer.extraction import Answered, Asker, Question
from summarizer.extraction.asking import Answer
from summarizer.running.collecting import Collected
from summarizer.running.stopping import Stop, run_until_stopped


@dataclass(frozen=True)
class Panel:
    """Who is asked about a batch, so many questions at a time; what came of it is noted with the rest of the run."""

    asker: Asker
    collected: Collected
    concurrency: int

    def ask(self, questions: Sequence[Question[Answer]]) -> list[Answered[Answer] | SummarizerError]:
        """An outcome for each question, in their order. A run that was stopped before asks nothing more."""
        if not questions:
            return []
        if self.collected.stopped or self.collected.lost:
            return [_not_asked("the run was stopped before") for _ in questions]
        stop = Stop()
        try:
            outcomes = run_until_stopped(partial(self._ask, questions, stop), stop)
        except SignalledError as error:
            self.collected.lost = error
            return [_not_asked("the run was stopped") for _ in questions]
        self.collected.unanswered += sum(isinstance(outcome, SummarizerError) for outcome in outcomes)
        self.collected.lost = stop.error
        return outcomes

    async def _ask(self, questions: Sequence[Question[Answer]], stop: Stop) -> list[Answered[Answer] | SummarizerError]:
        places = asyncio.Semaphore(self.concurrency)
        known = self.collected.answers

        async def one(question: Question[Answer]) -> Answered[Answer] | SummarizerError:
            async with places:
                if stop.error:
                    return _not_asked("the run was ended before")
                try:
                    answered = known.get((question.template, question.subject)) or await self.asker.ask(question)
                except ExtractionError as error:
                    return error
                except RunEndedError as error:
                    stop.end(error)
                    return error
                known[question.template, question.subject] = answered
                return answered

        try:
            return await asyncio.gather(*map(one, questions))
        finally:
            await self.asker.close()


def _not_asked(why: str) -> ExtractionError:
    return ExtractionError(f"not asked: {why}")
