"""Settings → the engine that reads, the model that checks if one is to, and one honest line about them."""

import os
from dataclasses import dataclass, replace

from pydantic import SecretStr

from summarizer.cli.options import EngineName
from summarizer.cli.settings import Settings
from summarizer.errors import UsageError
from summarizer.extraction import OPENAI, Asker, Endpoint, Engine, load_schema, model_engine
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.summary import ArticleSummary
from summarizer.workspace import Workspace

_NO_MODEL = "No model is named, so the built-in engine reads; to use a model: --model NAME, or SUMMARIZER_MODEL=NAME."


def summary_class(spec: str | None) -> type[ArticleSummary]:
    """The summary class that `--schema` names, else ours."""
    return load_schema(spec) if spec else ArticleSummary


@dataclass(frozen=True)
class Readers:
    """What a run asks, and the line that says so."""

    engine: Engine
    checker: Asker | None
    line: str


def readers(chosen: EngineName | None, said: Settings, schema: str | None, *, check: bool) -> Readers:
    """The engine, and the checker if there is to be one. A key alone never spends money: a model must be named."""
    summary = summary_class(schema)
    own = Workspace(said.workspace)  # a mistyped folder is said, whichever engine reads
    if chosen is EngineName.MODEL and not said.model:
        raise UsageError("--engine model needs a model's name", hint="Give it with --model NAME.")
    if check and not said.model:
        raise UsageError(
            "--check asks a model, and none is named",
            hint="Name one with --model NAME; with --engine builtin it only checks.",
        )
    if not said.model or (chosen is EngineName.BUILTIN and not check):
        line = _NO_MODEL if chosen is None else "The built-in engine reads; no model is asked."
        return Readers(BuiltinEngine(summary), None, line)
    key = SecretStr(os.environ.get("OPENAI_API_KEY", ""))
    endpoint = Endpoint(model=said.model, base_url=OPENAI if said.base_url is None else said.base_url, api_key=key)
    if said.timeout is not None:
        endpoint = replace(endpoint, timeout=said.timeout)
    model = model_engine(endpoint, workspace=own, schema=summary)
    if chosen is EngineName.BUILTIN:
        line = f"The built-in engine reads; the model {said.model} at {endpoint.address} checks."
        return Readers(BuiltinEngine(summary), model, line)
    line = f"The model {said.model} at {endpoint.address} reads{' and checks' if check else ''}."
    return Readers(model, model if check else None, line)
