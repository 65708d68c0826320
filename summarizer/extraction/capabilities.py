"""What an endpoint can do, as far as it was asked or told: the document of a probe."""

from collections.abc import Callable
from enum import StrEnum
from typing import Literal

from summarizer.article import Record
from summarizer.extraction.engine import Endpoint
from summarizer.extraction.gate import OpenGate


class Support(StrEnum):
    """What came of asking in one way."""

    ENFORCED = "enforced"
    """The answer kept to it although the prompt asked for something else."""
    FOLLOWED = "followed"
    """The model kept to it when the prompt asked for it."""
    ACCEPTED = "accepted"
    """It was taken without complaint, and the answer did not keep to it."""
    REFUSED = "refused"
    """The endpoint said that it does not know it."""
    UNCLEAR = "unclear"
    """The answer was cut, or declined, before it showed anything."""
    FAILED = "failed"
    """No answer came."""
    NOT_ASKED = "not_asked"
    """Nothing depended on it any more."""

    @property
    def held(self) -> bool:
        """True if a run can rest on it."""
        return self in {Support.ENFORCED, Support.FOLLOWED}


class AnswerMode(Record):
    """One way of asking for an object, and what came of it."""

    mode: str
    support: Support
    detail: str
    """The endpoint's reason, shortened, or what the answer was like; may be empty."""


class Context(Record):
    """How much a model reads at once, as the endpoint tells it; nothing of it is guessed."""

    tokens: int | None
    """Prompt and answer together; None if it is not told."""
    told_by: str
    """The field that told it; empty if none did."""
    trained: int | None
    """What the model was made for; a server may give it far less."""
    slots: int | None
    """Requests that are answered side by side, each with that context."""


class Capabilities(Record):
    """What a probe found out about a model at an endpoint."""

    format: Literal["probe/1"] = "probe/1"
    endpoint: str
    """Base address."""
    model: str
    """Its name as asked for."""
    answered_by: str | None
    """Its name as the endpoint gives it."""
    models: tuple[str, ...] | None
    """Names that the endpoint lists, sorted; None if it lists none."""
    modes: tuple[AnswerMode, ...]
    """The firmest first."""
    mode: str
    """The one that a run will use."""
    output_limit: str
    """Name of the field that bounds an answer."""
    temperature: bool
    """False if the model takes none but its own."""
    context: Context
    usage: tuple[str, ...]
    """Kinds of tokens that every answer counted; empty if none did."""
    limits: dict[str, str]
    """Headers that told of limits, by name."""
    calls: int
    """Requests to the model."""
    lookups: int
    """Requests for what costs nothing, such as the list of models."""
    prompt_tokens: int | None
    """Of all calls, as far as they were counted; None if none was."""
    completion_tokens: int | None

    @property
    def usable(self) -> bool:
        """True if some mode brought an answer of the wanted form."""
        return any(each.support.held for each in self.modes)


Remember = Callable[[str, str, str, str], None]
"""As `Gate.remember`: endpoint, model, what it is about, and the line to keep."""


async def probe(endpoint: Endpoint, remember: Remember | None = None) -> Capabilities:
    """Ask an endpoint what it can do, in at most a dozen tiny calls, most often three.

    `remember` is told how the runs that follow should ask, if some way held; None tells those of this process. The
    calls pass no gate, so that no journal answers them. Raises `EndpointError` if nobody answers there, the key is
    refused, or the model is missing.
    """
    from summarizer.extraction.client.probing import Probe  # noqa: PLC0415  # a second of imports, for models only

    return await Probe(endpoint, remember or OpenGate().remember).run()
