"""Article → summary by a model: the modes of answering, the tries, and a second question where it helps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from summarizer.article import Article
from summarizer.errors import (
    AnswerError,
    EndpointError,
    ExtractionError,
    InputCutError,
    OutputCutError,
    SummarizerError,
)
from summarizer.extraction.attempts import carry
from summarizer.extraction.client.completions import Completion, Usage, completion_of, usage_of
from summarizer.extraction.client.habits import Habits
from summarizer.extraction.client.refusals import LackingError, error_of, refusal_of
from summarizer.extraction.client.seam import validated
from summarizer.extraction.client.waiting import Faults, patiently
from summarizer.extraction.client.wire import OpenAIWire
from summarizer.extraction.engine import Endpoint, Extraction
from summarizer.extraction.gate import Gate, OpenGate, Query
from summarizer.extraction.pieces import Piece
from summarizer.extraction.prompt import Prompt, Request
from summarizer.extraction.schema import fingerprint
from summarizer.summary import ArticleSummary
from summarizer.verdicts import Attempt, Provenance
from summarizer.workspace import Workspace

RAISED_OUTPUT = 2  # times the output limit, once, after an answer that reached it

# What each endpoint and model was found to understand, for the life of the process: no article asks twice in
# vain.
_known: dict[tuple[str, str], Habits] = {}


@dataclass
class _Talk:
    """Everything that is said about one article until it has a summary or an error."""

    article: str
    request: Request
    habits: Habits
    output: int
    fault: str = ""
    """What was wrong with the first answer; empty while there was none."""
    raised: bool = False
    attempts: list[Attempt] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    answered_by: str | None = None


class _EchoError(AnswerError):
    """The model names other first and last sentences than it was sent."""


class ModelEngine:
    """Asks a model behind an OpenAI-compatible endpoint, one article a request."""

    def __init__(
        self, endpoint: Endpoint, *, workspace: Workspace, schema: type[ArticleSummary], gate: Gate | None
    ) -> None:
        self._endpoint = endpoint
        self._schema = schema
        self._prompt = Prompt(workspace, schema)
        self._wire = OpenAIWire(endpoint)
        self._gate = gate or OpenGate()

    async def close(self) -> None:
        """Close the connections of the running loop; the engine may be used again."""
        await self._wire.close()

    async def summarize(self, article: Article, piece: Piece | None = None) -> Extraction:
        """Ask the model for the article or one piece of it, as often as the rules of retrying allow.

        Raises `ExtractionError` for this article and `EndpointError` for all; either carries its attempts.
        """
        request = self._prompt.request(article, piece)
        talk = _Talk(article.id, request, self._habits, self._endpoint.max_output)
        try:
            summary = await self._converse(talk)
        except (ExtractionError, EndpointError) as error:
            endpoint = isinstance(error, EndpointError)
            error.where = error.where or (self._endpoint.address if endpoint else article.source)
            carry(error, talk.attempts)
            raise
        provenance = Provenance(
            engine="model",
            model=self._endpoint.model,
            answered_by=talk.answered_by,
            mode=talk.habits.mode,
            prompt=self._prompt.fingerprint,
            schema_fingerprint=fingerprint(self._schema),
            attempts=tuple(talk.attempts),
        )
        return Extraction(summary, provenance)

    async def _converse(self, talk: _Talk) -> ArticleSummary:
        """Ask; in another way where the endpoint lacks this one; once more where the answer was no use."""
        while True:
            try:
                return await patiently(partial(self._try, talk), self._endpoint.patience, talk.faults)
            except LackingError as error:
                self._step(talk, error)
            except OutputCutError:
                if talk.raised:
                    raise
                talk.raised = True
                talk.output *= RAISED_OUTPUT
            except AnswerError as error:
                if talk.fault:
                    if isinstance(error, _EchoError):
                        raise InputCutError(
                            error.what,
                            hint="Give the model a larger context; some servers cut long prompts silently.",
                        ) from None
                    raise
                talk.fault = error.fault

    def _step(self, talk: _Talk, lacking: LackingError) -> None:
        """Take the endpoint's refusal to heart, for this article and, if it lasts, for all that follow."""
        if lacking.lasting and self._habits == talk.habits:  # an article beside this one may have stepped already
            self._habits = lacking.instead
        talk.habits = lacking.instead

    @property
    def _habits(self) -> Habits:
        return _known.get((self._endpoint.base_url, self._endpoint.model), Habits())

    @_habits.setter
    def _habits(self, habits: Habits) -> None:
        _known[self._endpoint.base_url, self._endpoint.model] = habits

    async def _try(self, talk: _Talk) -> ArticleSummary:
        """One request, and the row of the ledger that it leaves behind whatever comes of it."""
        turn = _Turn()
        again = self._prompt.again(talk.fault) if talk.fault else ""
        body = talk.habits.body(self._endpoint.model, talk.request, output=talk.output, again=again)
        output: int = body[talk.habits.limit]

        async def ask() -> Mapping[str, Any]:
            query = Query(talk.article, talk.habits.mode, self._endpoint.address, body)
            reply = await self._gate.send(query, self._wire.send)
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
            turn.completion = completion_of(reply, self._schema.model_fields, output=output)
            return turn.completion.fields

        try:
            summary = await validated(self._schema, body["messages"], ask)
            _check_echo(summary, talk.request)
        except SummarizerError as error:
            talk.attempts.append(turn.row(talk.habits, error))
            raise
        talk.attempts.append(turn.row(talk.habits, None))
        talk.answered_by = turn.completion.model if turn.completion else None
        return summary


@dataclass
class _Turn:
    """What one request came to."""

    usage: Usage = field(default_factory=Usage)
    completion: Completion | None = None

    def row(self, habits: Habits, error: SummarizerError | None) -> Attempt:
        if error is not None:
            outcome, detail = _class_of(error), error.fault if isinstance(error, AnswerError) else error.what
        else:
            channel = self.completion.channel if self.completion else ""
            outcome, detail = "ok", f"read from {channel}" if channel.startswith("reasoning") else ""
        return Attempt(
            mode=habits.mode,
            outcome=outcome,
            detail=detail,
            prompt_tokens=self.usage.prompt,
            completion_tokens=self.usage.completion,
        )


def _class_of(error: SummarizerError) -> str:
    """Name of the error's class in the public tree; this room's own subclasses are nobody's business."""
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == SummarizerError.__module__)


def _check_echo(summary: ArticleSummary, request: Request) -> None:
    read = summary.sentences_read
    if (read.first, read.last) != (request.first, request.last):
        raise _EchoError(
            f"the model says it was given sentences {read.first} to {read.last}, "
            f"and was sent {request.first} to {request.last}",
            # Without the right numbers: a model that did not see them must not learn them here.
            fault="sentences_read does not give the numbers of the first and the last line of the article.",
        )
