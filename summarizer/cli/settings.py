"""Flags, environment and configuration file → settings; flags win over the environment, which wins over the file."""

import os
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import typer
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import UsageError

DEFAULT_CONCURRENCY = 8


class ConfigFile(BaseModel):
    """What a configuration file may say; nothing in it is secret."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str | None = None
    base_url: str | None = None
    timeout: float | None = Field(default=None, gt=0)
    concurrency: int | None = Field(default=None, ge=1)
    workspace: str | None = None


@dataclass(frozen=True)
class Settings:
    """Where the model is and how it is asked; None means that nothing was said."""

    model: str | None = None
    base_url: str | None = None
    timeout: float | None = None
    concurrency: int | None = None
    workspace: Path | None = None


def settings(flags: Settings, config: Path | None) -> Settings:
    """The flags, completed from the environment and the file. Raises `UsageError` for a file that is wrong."""
    environment = Settings(
        model=os.environ.get("SUMMARIZER_MODEL") or None, base_url=os.environ.get("OPENAI_BASE_URL") or None
    )
    return _complete(_complete(flags, environment), _from_file(config))


def _complete(first: Settings, second: Settings) -> Settings:
    missing = {name: value for name, value in vars(second).items() if getattr(first, name) is None}
    return replace(first, **missing)


def _from_file(config: Path | None) -> Settings:
    """Settings of the file named, else of the one in the user's configuration folder."""
    path = config or Path(typer.get_app_dir("summarizer")) / "config.toml"
    if config is None and not path.is_file():
        return Settings()
    try:
        content = ConfigFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UsageError(
            f"cannot be read: {error.strerror}", where=str(path), hint="Name another with --config."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"is no TOML: {error}", where=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        known = ", ".join(ConfigFile.model_fields)
        raise UsageError(
            f"'{field}': {first['msg'].lower()}", where=str(path), hint=f"It may hold: {known}."
        ) from error
    workspace = path.parent / content.workspace if content.workspace else None
    return Settings(content.model, content.base_url, content.timeout, content.concurrency, workspace)
