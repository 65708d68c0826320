"""What an engine is, what it returns, and the settings of one that asks a model."""

import ipaddress
import re
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from pydantic import SecretStr

from summarizer.article import Article
from summarizer.errors import UsageError
from summarizer.extraction.asking import Asker
from summarizer.extraction.gate import Gate
from summarizer.extraction.own_schema import checked_schema
from summarizer.extraction.pieces import Piece
from summarizer.summary import ArticleSummary
from summarizer.verdicts import Provenance
from summarizer.workspace import Workspace

MAX_WAIT = 600.0  # seconds without any answer; most limits are counted a minute, and after ten it is an outage
OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True)
class Extraction:
    """What an engine made of an article: unverified, and how it came about."""

    summary: ArticleSummary
    provenance: Provenance


class Engine(Protocol):
    """Article → summary; with a model, or without one."""

    async def summarize(self, article: Article, piece: Piece | None = None) -> Extraction:
        """Summarize the article, or one piece of it.

        Raises `ExtractionError` if this article cannot be had (`attempts_of` says what was tried), and
        `EndpointError` if no article can.
        """

    async def close(self) -> None:
        """Give back what is bound to the running loop; the engine may be used again, also in another loop."""


class ModelReader(Engine, Asker, Protocol):
    """An engine that asks a model, and can ask it more than to read."""

    @property
    def asked(self) -> str | None:
        """Fingerprint of all that decides, beside an article, what is asked about it.

        None if code of the user's own has a say in it: a schema.
        """


@dataclass(frozen=True)
class Patience:
    """How long an article is kept at; every wait is in seconds."""

    tries: int = 4
    """Transport faults an article may meet before it fails: three repeats outlast a restart behind a
    balancer, and a fault that lasts longer is an outage, which repeating makes worse."""
    first_wait: float = 0.5
    """Upper end of the first random wait; each later one doubles it."""
    longest_wait: float = 30.0
    """No random wait is longer, so that a recovered endpoint is noticed within half a minute."""
    longest_limited: float = MAX_WAIT
    """How long an article is kept waiting, at once and in all, by an endpoint that asks for fewer requests."""
    retry_refusals: bool = False
    """True to ask once more what the model declined; some decline at random."""


@dataclass(frozen=True)
class Endpoint:
    """Where a model answers, and how it may be asked. Raises `UsageError` for settings that cannot work."""

    model: str
    base_url: str = OPENAI
    api_key: SecretStr = field(default=SecretStr(""))
    """Empty for local servers, which need none."""
    timeout: float = 120.0
    """Seconds from sending a request to the last byte of its answer, however slowly it drips."""
    max_output: int = 8192
    """Tokens that an answer may have. Measured answers need 1 000 to 2 500; the rest is room for a model that
    reasons aloud, and the bound on what one hostile article can make us pay."""
    patience: Patience = Patience()

    def __post_init__(self) -> None:
        """Refuse what would fail at the first call with a riddle."""
        if not self.model.strip():
            raise UsageError("the model has no name", hint="Give one with --model.")
        parts = urlsplit(self.base_url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(
                f"'{self.base_url}' is no address of an endpoint", hint="Give one like http://localhost:11434/v1."
            )
        if "@" in parts.netloc or parts.query or parts.fragment:
            raise UsageError(
                f"the address of the endpoint at {parts.hostname} holds more than host, port and path",
                hint="Leave out what stands before an @ or after a ?; the key belongs into OPENAI_API_KEY.",
            )
        if re.search(r"[^!-~]", self.api_key.get_secret_value()):
            raise UsageError(
                "the key holds a space, a line break or a character beyond ASCII",
                hint="Copy it again, without them.",
            )
        if self.timeout <= 0:
            raise UsageError(f"a time-out of {self.timeout} seconds lets no call succeed", hint="Give one above 0.")
        if self.max_output < 1:
            raise UsageError(f"an answer of {self.max_output} tokens holds nothing", hint="Allow at least some 2000.")

    @property
    def address(self) -> str:
        """The base address as errors and ledgers name it."""
        return self.base_url.rstrip("/")

    @property
    def in_the_clear(self) -> bool:
        """True if what is sent leaves this machine unencrypted."""
        parts = urlsplit(self.base_url)
        return parts.scheme == "http" and not _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    """True for this machine itself, by name (RFC 6761, 6.3) or by address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.rpartition(".")[2] == "localhost"


def model_engine(
    endpoint: Endpoint,
    *,
    workspace: Workspace = Workspace(),  # noqa: B008  # frozen, and looks at no file until a prompt is made
    schema: type[ArticleSummary] = ArticleSummary,
    gate: Gate | None = None,
) -> ModelReader:
    """An engine that asks a model; nothing is sent yet.

    `gate` sees each request before it goes out; None lets all through. Raises `UsageError` for templates or a
    schema that cannot work.
    """
    from summarizer.extraction.client import ModelEngine  # noqa: PLC0415  # templates and retries, for models only

    return ModelEngine(endpoint, workspace=workspace, schema=checked_schema(schema), gate=gate)
