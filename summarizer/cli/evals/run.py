"""`summarizer eval run`: labels, articles and engines → scores, reports, and whether the gate is passed."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options
from summarizer.cli.evals import places

if TYPE_CHECKING:
    from summarizer.evaluation.cases import LabelFile

NAME = "run"
EXAMPLE = "summarizer eval run --engine builtin --engine recorded:blind --report report.html"


class Part(StrEnum):
    """Which stories are looked at."""

    ALL = "all"
    OPEN = "open"
    HELD = "held"


def command(
    cases: places.CasesFolder = places.CASES,
    engine: Annotated[
        list[str] | None,
        typer.Option(
            "--engine",
            metavar="builtin|recorded:NAME|live",
            help="May be given several times. Default: builtin.",
            show_default=False,
        ),
    ] = None,
    live: Annotated[bool, typer.Option("--live", help="The same as --engine live: asks the model of --model.")] = False,
    record: Annotated[
        str | None,
        typer.Option(
            "--record", metavar="NAME", help="Keep the live model's answers, to be replayed.", show_default=False
        ),
    ] = None,
    repeats: Annotated[int, typer.Option("--repeats", min=1, help="Times that each article is read.")] = 1,
    part: Annotated[Part, typer.Option("--split", help="Which stories: those to look at, those held back.")] = Part.ALL,
    story: Annotated[
        list[str] | None, typer.Option("--story", help="Only that one; may be given several times.", show_default=False)
    ] = None,
    articles: places.ArticlesFolder = None,
    recordings: Annotated[
        Path | None,
        typer.Option(
            "--recordings",
            metavar="DIR",
            help="Folder of recorded answers. Default: recordings beside the cases.",
            show_default=False,
        ),
    ] = None,
    gates: places.GatesFile = None,
    baseline: places.BaselineFile = None,
    no_gate: Annotated[bool, typer.Option("--no-gate", help="Only score.")] = False,
    judge: Annotated[
        str | None,
        typer.Option(
            "--judge",
            metavar="MODEL",
            help="Ask that model about the facts that plain code leaves open; shown, and no gate.",
            show_default=False,
        ),
    ] = None,
    report: Annotated[
        list[Path] | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help="Write a report; .json, .md, .xml (JUnit) or .html. May be given several times.",
            show_default=False,
        ),
    ] = None,
    show_held: Annotated[bool, typer.Option("--show-held", help="Show the items of held stories as well.")] = False,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    timeout: options.Timeout = None,
    concurrency: options.Concurrency = None,
    max_cost: options.MaxCost = None,
    max_tokens: options.MaxTokens = None,
    max_time: options.MaxTime = None,
    journal: options.Journal = None,
    fresh: options.Fresh = False,
    workspace: options.Workspace = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> None:
    """Score engines on the labelled articles and hold them against the gates.

    Exit code 7 if a gate is not passed, 3 if something could not be scored: an article without an answer, a request
    that nobody recorded, a scorer that crashed.
    """
    from dataclasses import replace

    from summarizer.cli import amounts
    from summarizer.cli.evals.reporting import check_report, screen, write_report
    from summarizer.cli.output import say
    from summarizer.cli.settings import Settings, settings
    from summarizer.errors import ExitCode, UsageError

    flags = Settings(model, base_url, timeout, amounts.chosen(concurrency), workspace, max_cost, max_tokens)
    said = settings(replace(flags, max_time=max_time, journal=journal), config)
    names = list(dict.fromkeys([*(engine or ()), *(["live"] if live else [])])) or ["builtin"]
    if record and "live" not in names:
        raise UsageError("--record keeps what a live model answers", hint="Add --live --model NAME.")
    if baseline and not baseline.exists():
        raise UsageError("there is no such baseline", where=str(baseline), hint="Check the path.")
    for path in report or ():
        check_report(path)
    with places.extra():
        from summarizer.cli.evals.engines import Wanted, evaluated
        from summarizer.evaluation.baseline import load_baseline
        from summarizer.evaluation.cases import cases_of, label_files
        from summarizer.evaluation.gates import load_gates
        from summarizer.evaluation.gating import gated
        from summarizer.evaluation.metrics import METRICS, NAMES
        from summarizer.evaluation.reports import to_terminal
        from summarizer.evaluation.result import EvalReport

    files = label_files(cases, say)
    found = cases_of(files, articles, _chosen(files, part, story or []))
    if not found.cases:
        raise UsageError("there is no case to score", hint="Look at --cases, --split, --story and --articles.")
    limits = None if no_gate else load_gates(gates or places.beside(cases, "gates.toml"), NAMES)
    known = load_baseline(baseline or places.beside(cases, "baseline.json")) if limits else None
    wanted = Wanted(
        recordings=recordings or places.beside(cases, "recordings"),
        repeats=repeats,
        record=record,
        said=said,
        judge=judge,
        ratings=places.beside(cases, "ratings"),
        fresh=fresh,
        quiet=quiet,
    )
    runs, ended = evaluated(names, found, wanted)
    missing = tuple(names[len(runs) :])
    if limits:
        before = known.engines if known else {}
        runs = [gated(run, METRICS, limits, before.get(run.engine), found.fingerprint) for run in runs]
    made = EvalReport(version=_version(), labels=found.fingerprint, missing=missing, runs=tuple(runs))
    for path in report or ():
        write_report(made, path, show_held=show_held, quiet=quiet)
    width, colour = screen()
    sys.stdout.write(to_terminal(made, width=width, colour=colour))
    if ended:
        raise ended
    if not all(run.complete for run in runs):
        raise typer.Exit(ExitCode.SOME_FAILED)
    raise typer.Exit(ExitCode.DONE if all(run.passed for run in runs) else ExitCode.DOES_NOT_HOLD)


def _chosen(files: "Sequence[LabelFile]", part: Part, stories: Sequence[str]) -> frozenset[str]:
    """The names of the stories that are asked for; raises `UsageError` for one that is not labelled."""
    from summarizer.errors import UsageError

    splits = {file.labels.story: file.labels.split.value for file in files}
    unknown = sorted(set(stories) - set(splits))
    if unknown:
        raise UsageError(f"there is no story '{unknown[0]}'", hint=f"There are: {', '.join(sorted(splits))}.")
    return frozenset(
        name for name, split in splits.items() if part in {Part.ALL, split} and (not stories or name in stories)
    )


def _version() -> str:
    from importlib.metadata import version

    return version("structured-summarizer")
