"""The name of an engine → what is evaluated under it: the built-in engine, recorded answers, or a live model's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from summarizer.errors import UsageError
from summarizer.evaluation.recordings import Recording
from summarizer.evaluation.replaying import ADDRESS, RecordingGate, ReplayGate
from summarizer.evaluation.suite import Repeat
from summarizer.extraction import Endpoint, fingerprint, model_engine
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.summary import ArticleSummary
from summarizer.workspace import Workspace

BUILTIN = "builtin"
RECORDED = "recorded:"
LIVE = "live:"


@dataclass(frozen=True)
class Contender:
    """An engine to be evaluated, with how its answers come about."""

    name: str
    """`builtin`, `recorded:NAME` or `live:MODEL`."""
    made: str
    prompt: str | None
    """Fingerprint of today's templates; None for an engine without."""
    repeats: Sequence[Repeat]
    missing: Callable[[], int] = lambda: 0
    """Articles that nobody recorded an answer of, as far as the run has come; over all repeats."""


def builtin() -> Contender:
    """The embedded engine, which says the same each time."""
    return Contender(
        BUILTIN, "the built-in engine: sentences selected and trimmed by plain code", None, (Repeat(BuiltinEngine()),)
    )


def recorded(recording: Recording, workspace: Workspace, repeats: int = 1) -> Contender:
    """Recorded answers, read as a model's answers are; nothing is called.

    Raises `UsageError` if they were recorded for another schema: they are no answers to what is asked for today.
    """
    about = recording.about
    today = fingerprint(ArticleSummary)
    if about.schema_fingerprint != today:
        raise UsageError(
            f"was recorded for another schema ({about.schema_fingerprint}, today's is {today})",
            where=f"recording '{about.engine}'",
            hint="Record it anew: summarizer eval run --live --record NAME.",
        )
    gates = [ReplayGate(recording, repeat) for repeat in range(repeats)]
    endpoint = Endpoint(model=about.model, base_url=ADDRESS)
    engines = [model_engine(endpoint, workspace=workspace, gate=gate) for gate in gates]
    return Contender(
        name=f"{RECORDED}{about.engine}",
        made=about.made,
        prompt=workspace.fingerprint(),
        repeats=[Repeat(engine, partial(frozenset, gate.stale)) for engine, gate in zip(engines, gates, strict=True)],
        missing=lambda: sum(len(gate.missing) for gate in gates),
    )


def live(endpoint: Endpoint, gates: Sequence[RecordingGate], workspace: Workspace) -> Contender:
    """A model that is asked now, through a gate a repeat; raises `UsageError` for templates that cannot work."""
    return Contender(
        name=f"{LIVE}{endpoint.model}",
        made=f"{endpoint.model} at {endpoint.address}, asked for this run",
        prompt=workspace.fingerprint(),
        repeats=[
            Repeat(model_engine(endpoint, workspace=workspace, gate=gate), replayed=partial(frozenset, gate.replayed))
            for gate in gates
        ],
    )
