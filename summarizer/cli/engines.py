"""Settings → the engine that reads, the models that are asked beside it, and one honest line about them."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import SecretStr

from summarizer.cli.options import EngineName, LeadBy
from summarizer.cli.output import say
from summarizer.cli.settings import Settings
from summarizer.errors import UsageError
from summarizer.extraction import OPENAI, Endpoint, Engine, Gate, Patience, builtin, load_schema, model_engine
from summarizer.running import NOBODY, Askers
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
    askers: Askers
    line: str
    asked: str | None = None
    """Fingerprint of what the model that reads is asked; see `ModelReader.asked`."""


@dataclass(frozen=True)
class Wishes:
    """What a model is to do beside reading."""

    check: bool = False
    adjudicate: bool = False
    lead: LeadBy | None = None
    """None leaves the lead to the model if one reads."""

    def unmet(self) -> str:
        """The first option that needs a model; empty if none does."""
        wished = (
            ("--check", self.check),
            ("--adjudicate", self.adjudicate),
            ("--lead model", self.lead is LeadBy.MODEL),
        )
        return next((name for name, wish in wished if wish), "")


def endpoint(chosen: EngineName | None, said: Settings, wishes: Wishes, *, retry_refusals: bool) -> Endpoint | None:
    """Where the model is asked; None if none is. A key alone never spends money: a model must be named."""
    if chosen is EngineName.MODEL and not said.model:
        raise UsageError("--engine model needs a model's name", hint="Give it with --model NAME.")
    if wishes.unmet() and not said.model:
        raise UsageError(
            f"{wishes.unmet()} asks a model, and none is named",
            hint="Name one with --model NAME; with --engine builtin it does only that.",
        )
    if not said.model or (chosen is EngineName.BUILTIN and not wishes.unmet()):
        return None
    patience = Patience(longest_limited=said.longest_wait, retry_refusals=retry_refusals)
    return replace(endpoint_of(said.model, said), patience=patience)


def readers(
    chosen: EngineName | None,
    endpoint: Endpoint | None,
    gate: Gate | None,
    own: tuple[str | None, Path | None],
    wishes: Wishes,
) -> Readers:
    """The engine, and who is asked beside it, through the gate; `own` are the user's schema and workspace."""
    schema, folder = own
    summary = summary_class(schema)
    workspace = Workspace(folder)  # a mistyped folder is said, whichever engine reads
    if endpoint is None:
        line = _NO_MODEL if chosen is None else "The built-in engine reads; no model is asked."
        return Readers(builtin.BuiltinEngine(summary), NOBODY, line)
    model = model_engine(endpoint, workspace=workspace, schema=summary, gate=gate)
    model_reads = chosen is not EngineName.BUILTIN
    writes = model_reads if wishes.lead is None else wishes.lead is LeadBy.MODEL
    askers = Askers(
        checker=model if wishes.check else None,
        adjudicator=model if wishes.adjudicate else None,
        writer=model if writes else None,
    )
    askers.prepare()
    deeds = (
        ("reads", model_reads),
        ("checks", wishes.check),
        ("adjudicates", wishes.adjudicate),
        ("writes the lead", writes),
    )
    does = _listed([deed for deed, done in deeds if done])
    if model_reads:
        line = f"The model {endpoint.model} at {endpoint.address} {does}."
        return Readers(model, askers, line, model.asked)
    line = f"The built-in engine reads; the model {endpoint.model} at {endpoint.address} {does}."
    return Readers(builtin.BuiltinEngine(summary), askers, line)


def endpoint_of(model: str, said: Settings) -> Endpoint:
    """Where that model answers; the key is that of the environment. What others could read on the way is said."""
    key = SecretStr(os.environ.get("OPENAI_API_KEY", ""))
    found = Endpoint(model=model, base_url=OPENAI if said.base_url is None else said.base_url, api_key=key)
    if found.in_the_clear:
        say(f"Anybody between here and {found.address} can read the articles and the key: it is http. Is there https?")
    return found if said.timeout is None else replace(found, timeout=said.timeout)


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
