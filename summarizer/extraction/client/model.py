"""Article, or any question → a model's answer: modes of answering, tries, a second question where it helps."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Generic

from pydantic import BaseModel

from summarizer.article import Article
from summarizer.errors import (
    AnswerError,
    EndpointError,
    ExtractionError,
    InputCutError,
    OutputCutError,
    RefusedError,
    RunEndedError,
    SummarizerError,
)
from summarizer.extraction.asking import Answer, Answered, EchoError, Question, check_echo
from summarizer.extraction.attempts import carry
from summarizer.extraction.client.completions import Completion, completion_of, without_key
from summarizer.extraction.client.cuts import PromptCounts, context_full
from summarizer.extraction.client.habits import Habits
from summarizer.extraction.client.refusals import LackingError, error_of
from summarizer.extraction.client.waiting import Faults, patiently
from summarizer.extraction.engine import Endpoint, Extraction
from summarizer.extraction.gate import HABITS, Gate, OpenGate, Query, Reply
from summarizer.extraction.pieces import Piece, ends
from summarizer.extraction.prompt import TEMPLATE, Prompt, Request, article_fields
from summarizer.extraction.refusal import refusal_of
from summarizer.extraction.schema import fingerprint
from summarizer.extraction.usage import Usage, usage_of
from summarizer.summary import ArticleSummary
from summarizer.verdicts import Attempt, Provenance, Purpose
from summarizer.workspace import Workspace

if TYPE_CHECKING:
    from summarizer.extraction.client.wire import OpenAIWire

FINGERPRINT = 16  # digits that tell one prompt, or schema, from another
RAISED_OUTPUT = 2  # times the output limit, once, after an answer that reached it


@dataclass
class _Talk(Generic[Answer]):
    """Everything that is said about one question until it has an answer or an error."""

    question: Question[Answer]
    prompt: Prompt
    request: Request
    habits: Habits
    output: int
    fault: str = ""
    """What was wrong with the first answer; empty while there was none."""
    shown: bool = False
    raised: bool = False
    declined: bool = False
    full: bool = False
    """True if the last answer filled the model's context to its last token, as far as the counts tell."""
    attempts: list[Attempt] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    completion: Completion | None = None
    """The last one."""


class ModelEngine:
    """Asks a model behind an OpenAI-compatible endpoint, one question a request."""

    def __init__(
        self, endpoint: Endpoint, *, workspace: Workspace, schema: type[ArticleSummary], gate: Gate | None
    ) -> None:
        self._endpoint = endpoint
        self._schema = schema
        self._workspace = workspace
        self._prompts: dict[tuple[str, type[BaseModel]], Prompt] = {}
        self.prepare(TEMPLATE, schema)
        self._gate = gate or OpenGate()
        # Of these prompts alone: what is beside the article counts too.
        self._about_counts = f"counts of {self.prompts[:FINGERPRINT]} {fingerprint(schema)[:FINGERPRINT]}"
        known = self._gate.recall(endpoint.address, endpoint.model, self._about_counts)
        self._counts = PromptCounts(known)

    @property
    def model(self) -> str:
        """The model's name as asked for."""
        return self._endpoint.model

    @property
    def prompts(self) -> str:
        """Fingerprint of the templates."""
        return self._prompts[TEMPLATE, self._schema].fingerprint

    @property
    def asked(self) -> str | None:
        """Fingerprint of all that decides, beside an article, what is asked about it; None with a schema of one's own.

        The way of answering has no part in it: the same endpoint, asked for the same another way, gave the answer.
        """
        if self._schema is not ArticleSummary:
            return None
        at = self._endpoint
        parts = (at.address, at.model, at.max_output, self.prompts, fingerprint(self._schema))
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    async def close(self) -> None:
        """Close the connections of the running loop; the engine may be used again."""
        if self._counts.news:
            self._keep_counts()
        if "_wire" in self.__dict__:
            await self._wire.close()

    @cached_property
    def _wire(self) -> "OpenAIWire":
        """The way to the endpoint, made when it is first used: where all is known already, nobody waits for openai."""
        from summarizer.extraction.client.wire import OpenAIWire  # noqa: PLC0415  # a second of imports

        return OpenAIWire(self._endpoint)

    async def summarize(self, article: Article, piece: Piece | None = None) -> Extraction:
        """Ask the model to read the article or one piece of it.

        Raises `ExtractionError` for this article and `EndpointError` for all; either carries its attempts.
        """

        def vet(summary: ArticleSummary) -> None:
            check_echo(summary.sentences_read, *ends(article, piece))

        fields = article_fields(article, piece)
        question = Question(
            TEMPLATE, fields, self._schema, article.id, article.source, Purpose.EXTRACT, vet, article.language or ""
        )
        answered = await self.ask(question)
        provenance = Provenance(
            engine="model",
            model=self._endpoint.model,
            answered_by=answered.answered_by,
            system_fingerprint=answered.system_fingerprint,
            mode=answered.attempts[-1].mode,
            prompt=self.prompts,
            schema_fingerprint=fingerprint(self._schema),
            attempts=answered.attempts,
        )
        return Extraction(answered.answer, provenance)

    def prepare(self, template: str, schema: type[BaseModel]) -> None:
        """Compile a prompt; raises `UsageError` if it does not work."""
        self._prompt(template, schema)

    def _prompt(self, template: str, schema: type[BaseModel]) -> Prompt:
        if (template, schema) not in self._prompts:
            self._prompts[template, schema] = Prompt(self._workspace, schema, template)
        return self._prompts[template, schema]

    async def ask(self, question: Question[Answer]) -> Answered[Answer]:
        """Ask the model, as often as the rules of retrying allow.

        Raises `ExtractionError` for this question and `RunEndedError` for all; either carries its attempts.
        """
        prompt = self._prompt(question.template, question.schema)
        request = prompt.request(question.subject, question.fields)
        talk = _Talk(question, prompt, request, self._habits, self._endpoint.max_output)
        try:
            answer = await self._converse(talk)
        except (ExtractionError, RunEndedError) as error:
            if isinstance(error, EndpointError):
                error.where = error.where or self._endpoint.address
            elif isinstance(error, ExtractionError):
                error.where = error.where or question.where
            carry(error, talk.attempts)
            raise
        told = talk.completion
        model, system = (told.model, told.system_fingerprint) if told else (None, None)
        return Answered(answer, model, system, tuple(talk.attempts))

    async def _converse(self, talk: _Talk[Answer]) -> Answer:
        """Ask; in another way where the endpoint lacks this one; once more where the answer was no use."""
        while True:
            try:
                return await patiently(partial(self._try, talk), self._endpoint.patience, talk.faults, self._gate.rest)
            except LackingError as error:
                self._step(talk, error)
            except RefusedError:
                if talk.declined or not self._endpoint.patience.retry_refusals:
                    raise
                talk.declined = True
            except OutputCutError:
                if talk.raised or talk.full:  # where the context is full, a higher limit gives no room
                    raise
                talk.raised = True
                talk.output *= RAISED_OUTPUT
            except AnswerError as error:
                if isinstance(error, EchoError) and (talk.fault or talk.full):
                    raise InputCutError(error.what) from None
                if talk.fault:
                    raise
                talk.fault = error.fault
                # Some servers accept a schema and do not hold the model to it; the second time it is told.
                talk.shown = not isinstance(error, EchoError)

    def _step(self, talk: _Talk[Answer], lacking: LackingError) -> None:
        """Take the endpoint's refusal to heart, for this question and, if it lasts, for all that follow."""
        if lacking.lasting and self._habits == talk.habits:  # an article beside this one may have stepped already
            self._habits = lacking.instead
        talk.habits = lacking.instead

    @property
    def _habits(self) -> Habits:
        told = self._gate.recall(self._endpoint.address, self._endpoint.model, HABITS)
        return Habits.told(told) if told else Habits()

    @_habits.setter
    def _habits(self, habits: Habits) -> None:
        self._gate.remember(self._endpoint.address, self._endpoint.model, HABITS, habits.tell())

    def _keep_counts(self) -> None:
        self._gate.remember(self._endpoint.address, self._endpoint.model, self._about_counts, self._counts.tell())

    async def _try(self, talk: _Talk[Answer]) -> Answer:
        """One request, and the row of the ledger that it leaves behind whatever comes of it."""
        from summarizer.extraction.client.seam import validated  # noqa: PLC0415  # a second of imports, as openai

        turn = _Turn()
        schema = talk.question.schema
        again = talk.prompt.again(talk.fault) if talk.fault else ""
        body = talk.habits.body(self._endpoint.model, talk.request, output=talk.output, again=again, shown=talk.shown)
        output: int = body[talk.habits.limit]
        characters = sum(len(message["content"]) for message in body["messages"])
        kind = (talk.habits.mode, talk.question.language)
        query = Query(
            subject=talk.question.subject,
            where=talk.question.where,
            purpose=talk.question.purpose,
            mode=talk.habits.mode,
            endpoint=self._endpoint.address,
            output=output,
            body=body,
        )

        async def ask() -> Mapping[str, Any]:
            reply = await self._gate.send(query, partial(self._send, turn))
            turn.made = True
            turn.usage = usage_of(reply)
            refusal = refusal_of(reply)
            if refusal is not None:
                raise error_of(
                    refusal,
                    talk.habits,
                    model=self._endpoint.model,
                    key=self._endpoint.api_key.get_secret_value(),
                    output=output,
                )
            talk.full = context_full(turn.usage)
            # A cut that was seen before stands, also where less is known of the endpoint by now, or not yet.
            if reply.judged == InputCutError.__name__ or self._counts.cut(kind, characters, turn.usage):
                raise InputCutError(
                    f"the endpoint read only {turn.usage.prompt or 0:,} tokens of a prompt of {characters:,} characters"
                )
            completion = completion_of(reply, schema.model_fields, output=output)
            turn.completion = without_key(completion, self._endpoint.api_key.get_secret_value())
            return turn.completion.fields

        try:
            answer = await validated(schema, ask)
            talk.question.vet(answer)
        except SummarizerError as error:
            if turn.made:
                talk.attempts.append(turn.row(talk.question.purpose, talk.habits, error))
                self._gate.judge(query, talk.attempts[-1].outcome)
            raise
        if talk.question.language and self._counts.learn(kind, characters, turn.usage):
            self._keep_counts()
        talk.completion = turn.completion
        talk.attempts.append(turn.row(talk.question.purpose, talk.habits, None))
        self._gate.judge(query, "ok")
        return answer

    async def _send(self, turn: "_Turn", query: Query) -> Reply:
        turn.made = True
        return await self._wire.send(query)


@dataclass
class _Turn:
    """What one request came to."""

    made: bool = False
    """False until it is sent, or answered from a journal: a gate may end the run instead."""
    usage: Usage = field(default_factory=Usage)
    completion: Completion | None = None

    def row(self, purpose: Purpose, habits: Habits, error: SummarizerError | None) -> Attempt:
        if error is not None:
            outcome, detail = _class_of(error), error.fault if isinstance(error, AnswerError) else error.what
        else:
            outcome, detail = "ok", "; ".join(self._oddities())
        return Attempt(
            purpose=purpose,
            mode=habits.mode,
            outcome=outcome,
            detail=detail,
            prompt_tokens=self.usage.prompt,
            completion_tokens=self.usage.completion,
        )

    def _oddities(self) -> Iterator[str]:
        """What was odd about an answer that is good."""
        if self.completion and self.completion.channel.startswith("reasoning"):
            yield f"read from {self.completion.channel}"
        if self.completion and self.completion.repairs:
            yield f"repaired: {', '.join(self.completion.repairs)}"


def _class_of(error: SummarizerError) -> str:
    """Name of the error's class in the public tree; this room's own subclasses are nobody's business."""
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == SummarizerError.__module__)
