"""Flags, environment and configuration file → settings; flags win over the environment, which wins over the file."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from summarizer.cli import amounts
from summarizer.errors import UsageError

_PREFIX = "SUMMARIZER_"

_T = TypeVar("_T")


def _read_by(parser: Callable[[_T], object]) -> BeforeValidator:
    """Numbers and strings alike, as a flag would read them."""

    def read(value: _T) -> object:
        try:
            return parser(value)
        except UsageError as error:
            raise ValueError(error.advice) from None

    return BeforeValidator(read)


Seconds = Annotated[float, _read_by(amounts.seconds)]
Tokens = Annotated[int, _read_by(amounts.tokens)]
Money = Annotated[Decimal, _read_by(amounts.money)]
Rate = Annotated[float, _read_by(amounts.rate)]


class OwnPrice(BaseModel):
    """What a model costs, in USD per million tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    input: Money
    output: Money
    cached_input: Money | None = None
    """None bills cached tokens like any others."""
    cache_write: Money | None = None
    """None bills tokens that are written to a cache like any others."""


class ConfigFile(BaseModel):
    """What a configuration file may say; nothing in it is secret."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str | None = None
    base_url: str | None = None
    timeout: float | None = Field(default=None, gt=0)
    concurrency: Annotated[amounts.Concurrency | None, _read_by(amounts.concurrency)] = None
    workspace: str | None = None
    max_cost: Money | None = None
    max_tokens: Tokens | None = None
    max_time: Seconds | None = None
    max_wait: Seconds | None = None
    rpm: Rate | None = None
    tpm: Rate | None = None
    journal: str | None = None
    prices: Mapping[str, OwnPrice] = Field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """Where the model is, how it is asked, and what that may take; None means that nothing was said."""

    model: str | None = None
    base_url: str | None = None
    timeout: float | None = None
    concurrency: amounts.Concurrency | None = None
    workspace: Path | None = None
    max_cost: Decimal | None = None
    """In USD."""
    max_tokens: int | None = None
    max_time: float | None = None
    """Seconds from the start until nothing more is begun."""
    max_wait: float | None = None
    """Seconds that an endpoint is waited for while it answers nothing."""
    rpm: float | None = None
    tpm: float | None = None
    journal: Path | None = None
    prices: Mapping[str, OwnPrice] = field(default_factory=dict)
    """By the model's name as asked for; from the file alone."""

    @property
    def most_in_flight(self) -> int:
        """Articles in flight at once."""
        from summarizer.running import DEFAULT_CONCURRENCY

        return self.concurrency if isinstance(self.concurrency, int) else DEFAULT_CONCURRENCY

    @property
    def longest_wait(self) -> float:
        """Seconds that an endpoint is waited for in any case."""
        from summarizer.extraction import MAX_WAIT

        return self.max_wait or MAX_WAIT


def settings(flags: Settings, config: Path | None) -> Settings:
    """The flags, completed from the environment and the file. Raises `UsageError` for a value that is wrong."""
    file = config or config_path()
    said = _from_file(file) if config or file.is_file() else Settings()
    return replace(_complete(_complete(flags, _from_environment()), said), prices=said.prices)


def config_path() -> Path:
    """The configuration file of the user's own folder, which counts where none is named."""
    return Path(typer.get_app_dir("summarizer")) / "config.toml"


def _complete(first: Settings, second: Settings) -> Settings:
    missing = {name: value for name, value in vars(second).items() if getattr(first, name) is None}
    return replace(first, **missing)


def _from_environment() -> Settings:
    """What the environment says: each setting by its name, in upper case, behind SUMMARIZER_."""
    names = {name: f"{_PREFIX}{name.upper()}" for name in ConfigFile.model_fields if name != "prices"}
    names["base_url"] = "OPENAI_BASE_URL"  # what every client of such endpoints reads
    said = {name: os.environ[variable] for name, variable in names.items() if os.environ.get(variable)}
    try:
        content = ConfigFile.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(_what(first["msg"]), where=names[str(first["loc"][0])]) from error
    return _settings(content, Path())


def _from_file(path: Path) -> Settings:
    try:
        content = ConfigFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    except OSError as error:
        raise UsageError(
            f"cannot be read: {error.strerror}", where=str(path), hint="Name another with --config."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"is no TOML: {error}", where=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        inside = len(first["loc"]) > 1 and first["loc"][0] == "prices"
        known = ", ".join((OwnPrice if inside else ConfigFile).model_fields)
        raise UsageError(f"'{field}': {_what(first['msg'])}", where=str(path), hint=f"It may hold: {known}.") from error
    return _settings(content, path.parent)


def _what(message: str) -> str:
    """What Pydantic says, as part of a line of ours."""
    ours = message.removeprefix("Value error, ")
    return ours.rstrip(".") if ours != message else message[:1].lower() + message[1:]


def _settings(content: ConfigFile, folder: Path) -> Settings:
    said = {name: getattr(content, name) for name in ConfigFile.model_fields}
    places = {name: folder / said[name] for name in ("workspace", "journal") if said[name]}
    return Settings(**said | {"workspace": None, "journal": None} | places)
