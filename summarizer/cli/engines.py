"""Settings → the engine that reads, and one honest line about it."""

import os
from dataclasses import replace

from pydantic import SecretStr

from summarizer.cli.options import EngineName
from summarizer.cli.settings import Settings
from summarizer.errors import UsageError
from summarizer.extraction import OPENAI, Endpoint, Engine, load_schema, model_engine
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.summary import ArticleSummary
from summarizer.workspace import Workspace

_NO_MODEL = "No model is named, so the built-in engine reads; to use a model: --model NAME, or SUMMARIZER_MODEL=NAME."


def summary_class(spec: str | None) -> type[ArticleSummary]:
    """The summary class that `--schema` names, else ours."""
    return load_schema(spec) if spec else ArticleSummary


def engine(chosen: EngineName | None, said: Settings, schema: str | None) -> tuple[Engine, str]:
    """The engine and the line that says which. A key alone never spends money: a model must be named."""
    summary = summary_class(schema)
    own = Workspace(said.workspace)  # a mistyped folder is said, whichever engine reads
    if chosen is EngineName.MODEL and not said.model:
        raise UsageError("--engine model needs a model's name", hint="Give it with --model NAME.")
    if chosen is EngineName.BUILTIN or not said.model:
        line = _NO_MODEL if chosen is None else "The built-in engine reads; no model is asked."
        return BuiltinEngine(summary), line
    key = SecretStr(os.environ.get("OPENAI_API_KEY", ""))
    endpoint = Endpoint(model=said.model, base_url=OPENAI if said.base_url is None else said.base_url, api_key=key)
    if said.timeout is not None:
        endpoint = replace(endpoint, timeout=said.timeout)
    line = f"The model {said.model} at {endpoint.address} reads."
    return model_engine(endpoint, workspace=own, schema=summary), line
