"""The name of an engine and the settings → what is evaluated, open as long as its run lasts."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarizer.cli.caps import purse
from summarizer.cli.engines import endpoint_of
from summarizer.cli.output import say
from summarizer.cli.session import Asked, session
from summarizer.cli.settings import Settings
from summarizer.errors import UsageError
from summarizer.evaluation.contenders import BUILTIN, LIVE, RECORDED, Contender, builtin, live, recorded
from summarizer.evaluation.recordings import About, Recording, load, save
from summarizer.evaluation.replaying import RecordingGate
from summarizer.evaluation.suite import Price, Running
from summarizer.extraction import Endpoint, Usage, fingerprint
from summarizer.running.prices import cost
from summarizer.summary import ArticleSummary
from summarizer.workspace import Workspace


@dataclass(frozen=True)
class Wanted:
    """What the command was told about engines."""

    recordings: Path
    """Folder with a folder a recording."""
    repeats: int
    record: str | None
    """Name under which a live model's answers are kept; None keeps none."""
    said: Settings
    fresh: bool
    quiet: bool


@contextmanager
def contender(name: str, wanted: Wanted, progress: Callable[[str], None]) -> Iterator[tuple[Contender, Running]]:
    """The engine of that name, and how it is run. Raises `UsageError` for a name that means none."""
    concurrency = wanted.said.most_in_flight
    if name == BUILTIN:
        yield builtin(), Running(concurrency, progress=progress)
    elif name.startswith(RECORDED):
        recording = load(wanted.recordings / name.removeprefix(RECORDED))
        workspace = Workspace(wanted.said.workspace)
        yield recorded(recording, workspace, wanted.repeats), Running(concurrency, progress=progress)
    elif name == LIVE.rstrip(":"):
        with _live(wanted, progress) as pair:
            yield pair
    else:
        raise UsageError(f"'{name}' is no engine", hint="Give builtin, recorded:NAME or live.")


@contextmanager
def _live(wanted: Wanted, progress: Callable[[str], None]) -> Iterator[tuple[Contender, Running]]:
    said = wanted.said
    if not said.model:
        raise UsageError("a live run asks a model, and none is named", hint="Name one with --model NAME.")
    endpoint = endpoint_of(said.model, said)
    with session("eval run", endpoint, said, Asked(fresh=wanted.fresh, quiet=wanted.quiet)) as run:
        assert run.gate is not None  # noqa: S101  # there is an endpoint
        gates = [RecordingGate(run.gate, repeat) for repeat in range(wanted.repeats)]
        running = Running(said.most_in_flight, time.perf_counter, _price(said, endpoint), progress)
        yield live(endpoint, gates, Workspace(said.workspace)), running
    if wanted.record:
        _keep(wanted.record, wanted.recordings / wanted.record, endpoint, gates)


def _keep(name: str, folder: Path, endpoint: Endpoint, gates: list[RecordingGate]) -> None:
    """Add the answers to the recording of that name, in the place of older ones."""
    about = About(
        engine=name,
        made=f"{endpoint.model}, asked through {endpoint.address}; its answers are unedited",
        by_hand=False,
        model=endpoint.model,
        schema_fingerprint=fingerprint(ArticleSummary),
        habits=gates[0].habits,
    )
    recording = Recording(about, load(folder).recorded if folder.is_dir() else ())
    count = 0
    for gate in gates:
        for each in gate.recorded:
            recording.add(each)
            count += 1
    save(recording, folder)
    say(f"{folder}: {count} answers kept; say in about.json what this model is and how it was asked")


def _price(said: Settings, endpoint: Endpoint) -> Price:
    price = purse(said, endpoint.model, endpoint.address).price

    def dollars(prompt: int, completion: int) -> float | None:
        return float(cost(price, Usage(prompt, completion))) if price else None

    return dollars
