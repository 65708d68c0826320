"""The name of an engine and the settings → what is evaluated, open as long as its run lasts."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from summarizer.cli.caps import purse
from summarizer.cli.engines import endpoint_of
from summarizer.cli.output import say
from summarizer.cli.session import Asked, session
from summarizer.cli.settings import Settings
from summarizer.cli.steps import Steps
from summarizer.errors import CapReachedError, EndpointError, RunEndedError, UsageError
from summarizer.evaluation.calibrating import calibration, load_ratings
from summarizer.evaluation.cases import Cases
from summarizer.evaluation.contenders import BUILTIN, LIVE, RECORDED, Contender, builtin, live, recorded
from summarizer.evaluation.evaluating import evaluate
from summarizer.evaluation.judging import DEGREES, Coverage, Grey, grey, judge, rated
from summarizer.evaluation.observing import Observed
from summarizer.evaluation.recordings import About, Recording, begun, folder_of, load, save
from summarizer.evaluation.replaying import RecordingGate
from summarizer.evaluation.result import EvalRun, Judged
from summarizer.evaluation.suite import Price, Running
from summarizer.extraction import Endpoint, Usage, fingerprint, model_engine
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
    judge: str | None
    """Name of a model that is asked about the facts that plain code leaves open; None asks none."""
    ratings: Path
    """Folder of what people say of such facts."""
    fresh: bool
    quiet: bool


def evaluated(names: Sequence[str], cases: Cases, wanted: Wanted) -> tuple[Sequence[EvalRun], RunEndedError | None]:
    """The runs of the engines, one after another, and what ended them before the last, or the judge, if anything did.

    What is finished stands. Raises `RunEndedError` if nothing is.
    """
    runs: list[EvalRun] = []
    ended: RunEndedError | None = None
    for name in names:
        try:
            run, lost = _evaluated(name, cases, wanted)
        except RunEndedError as error:
            if not runs:
                raise
            return runs, error
        runs.append(run)
        ended = ended or lost
    return runs, ended


def _evaluated(name: str, cases: Cases, wanted: Wanted) -> tuple[EvalRun, RunEndedError | None]:
    """The engine's run over all cases, with what the judge says if one is asked; and why the judge was lost, if it was.

    Raises `RunEndedError` if the engine is lost.
    """
    observed: list[Observed] = []
    with Steps(f"Evaluating {name}", len(cases.cases) * wanted.repeats, quiet=wanted.quiet) as steps:

        def see(one: Observed) -> None:
            steps(one.case.labels.story)
            observed.append(one)

        with contender(name, wanted, see) as (asked, running):
            run = evaluate(cases, asked, running)
    if wanted.judge is None:
        return run, None
    greys = [each for one in observed for each in grey(one)]
    try:
        judged, lost = _judged(wanted.judge, greys, wanted), None
    except (EndpointError, CapReachedError) as error:
        nothing = calibration(load_ratings(wanted.ratings), {})
        judged, lost = Judged(model=wanted.judge, facts=(), calibration=nothing, failure=str(error)), error
    return run.model_copy(update={"judged": judged}), lost


@contextmanager
def contender(name: str, wanted: Wanted, see: Callable[[Observed], None]) -> Iterator[tuple[Contender, Running]]:
    """The engine of that name, and how it is run. Raises `UsageError` for a name that means none."""
    concurrency = wanted.said.most_in_flight
    if name == BUILTIN:
        yield builtin(), Running(concurrency, see=see)
    elif name.startswith(RECORDED):
        recording = load(folder_of(name.removeprefix(RECORDED), wanted.recordings))
        workspace = Workspace(wanted.said.workspace)
        yield recorded(recording, workspace, wanted.repeats), Running(concurrency, see=see)
    elif name == LIVE.rstrip(":"):
        with _live(wanted, see) as pair:
            yield pair
    else:
        raise UsageError(f"'{name}' is no engine", hint="Give builtin, recorded:NAME or live.")


@contextmanager
def _live(wanted: Wanted, see: Callable[[Observed], None]) -> Iterator[tuple[Contender, Running]]:
    said = wanted.said
    if not said.model:
        raise UsageError("a live run asks a model, and none is named", hint="Name one with --model NAME.")
    endpoint = endpoint_of(said.model, said)
    folder = folder_of(wanted.record, wanted.recordings) if wanted.record else None
    recording = _begun(endpoint, folder) if folder else None
    with session("eval run", endpoint, said, Asked(fresh=wanted.fresh, quiet=wanted.quiet)) as run:
        assert run.gate is not None  # noqa: S101  # there is an endpoint
        gates = [RecordingGate(run.gate, repeat) for repeat in range(wanted.repeats)]
        running = Running(said.most_in_flight, time.perf_counter, _price(said, endpoint), see)
        run.begin()
        yield live(endpoint, gates, Workspace(said.workspace)), running
    if folder and recording:
        _keep(recording, folder, gates)


def _begun(endpoint: Endpoint, folder: Path) -> Recording:
    """The recording that the answers are added to; raises `UsageError`, before any is paid for, if it is of others."""
    about = About(
        engine=folder.name,
        made=f"{endpoint.model}, asked through {endpoint.address}; its answers are unedited",
        by_hand=False,
        model=endpoint.model,
        schema_fingerprint=fingerprint(ArticleSummary),
    )
    return begun(about, folder)


def _keep(recording: Recording, folder: Path, gates: list[RecordingGate]) -> None:
    """Add the answers to the recording, in the place of older ones."""
    if gates[0].habits:
        recording.about = recording.about.model_copy(update={"habits": gates[0].habits})
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


def _judged(model: str, greys: Sequence[Grey], wanted: Wanted) -> Judged:
    """What the judge says of the open facts, and how far it is to be believed as far as people have rated."""
    endpoint = endpoint_of(model, wanted.said)
    known = load_ratings(wanted.ratings)
    with session("eval judge", endpoint, wanted.said, Asked(fresh=wanted.fresh, quiet=wanted.quiet)) as run:
        asker = model_engine(endpoint, workspace=Workspace(wanted.said.workspace), gate=run.gate)
        run.begin()
        facts = judge(sorted(greys, key=lambda each: (each.story, each.article)), asker, wanted.said.most_in_flight)
        theirs = rated(known)
        on_ratings = judge(theirs, asker, wanted.said.most_in_flight) if theirs else []
    by_pair = {
        (each.fact, pair.statements[0]): each.by_model == DEGREES[Coverage.FULL]
        for each, pair in zip(on_ratings, theirs, strict=True)
        if each.by_model is not None
    }
    return Judged(model=model, facts=tuple(facts), calibration=calibration(known, by_pair))
