"""Questions about a batch → an answer or an error each, begun in the order given, none once the endpoint is lost."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.errors import EndpointError, ExtractionError, SummarizerError
from summarizer.extraction import Answered, Asker, Question
from summarizer.extraction.asking import Answer
from summarizer.running.collecting import Collected


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
        try:
            outcomes = asyncio.run(self._ask(questions))
        except KeyboardInterrupt:
            self.collected.interrupted = True
            return [_not_asked("the run was stopped") for _ in questions]
        errors = [outcome for outcome in outcomes if isinstance(outcome, SummarizerError)]
        self.collected.unanswered += len(errors)
        self.collected.lost = next((error for error in errors if isinstance(error, EndpointError)), None)
        return outcomes

    async def _ask(self, questions: Sequence[Question[Answer]]) -> list[Answered[Answer] | SummarizerError]:
        places = asyncio.Semaphore(self.concurrency)
        lost = asyncio.Event()
        known = self.collected.answers

        async def one(question: Question[Answer]) -> Answered[Answer] | SummarizerError:
            async with places:
                if lost.is_set():
                    return _not_asked("the endpoint was lost before")
                try:
                    answered = known.get((question.template, question.subject)) or await self.asker.ask(question)
                except ExtractionError as error:
                    return error
                except EndpointError as error:
                    lost.set()
                    return error
                known[question.template, question.subject] = answered
                return answered

        try:
            return await asyncio.gather(*map(one, questions))
        finally:
            await self.asker.close()


def _not_asked(why: str) -> ExtractionError:
    return ExtractionError(f"not asked: {why}")
