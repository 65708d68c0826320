"""`summarizer eval baseline`: a report → the runs in it are what later ones are held against."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.evals import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evaluation.baseline import Baseline, Lowered

NAME = "baseline"
EXAMPLE = "summarizer eval baseline report.json --accept"


def command(
    report: Annotated[
        Path | None,
        typer.Argument(metavar="REPORT.json", help="Written by `summarizer eval run --report`.", show_default=False),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write it; without this, only say what would change.")
    ] = False,
    lower: Annotated[
        list[str] | None,
        typer.Option(
            "--lower",
            metavar="WORDS",
            help="Lower a floor, in the words that the command asks for; without, floors only rise.",
            show_default=False,
        ),
    ] = None,
    cases: places.CasesFolder = places.CASES,
    gates: places.GatesFile = None,
    baseline: places.BaselineFile = None,
) -> None:
    """Show the baseline, or what the runs of a report would change in it; with --accept, make them the new one.

    A run that is not complete, or of a part, or of recorded answers to another prompt is refused. A floor is lowered
    only if it is said in words.
    """
    from summarizer.cli.evals.reporting import read_file
    from summarizer.cli.output import say, write
    from summarizer.errors import UsageError
    from summarizer.text import printable

    with places.extra():
        from summarizer.evaluation.baseline import accepted, keeping, load_baseline, written
        from summarizer.evaluation.cases import fingerprint, label_files
        from summarizer.evaluation.gates import load_gates
        from summarizer.evaluation.metrics import NAMES
        from summarizer.evaluation.reports import from_json, moved

    path = baseline or places.beside(cases, "baseline.json")
    known = load_baseline(path)
    if report is None:
        if accept:
            raise UsageError("which report?", hint="Make one: summarizer eval run --report report.json.")
        if known is None:
            raise UsageError("there is no baseline", where=str(path), hint=f"Make one: {EXAMPLE}.")
        _show(known)
        return
    limits = load_gates(gates or places.beside(cases, "gates.toml"), NAMES)
    read = from_json(read_file(report), where=str(report))
    files = label_files(cases, say)
    if read.labels != fingerprint(files):
        raise UsageError(f"is about other labels than those of {cases}", where=str(report), hint="Run it anew.")
    labelled = {(file.labels.story, name) for file in files for name in ("", *(it.name for it in file.labels.articles))}
    made, lowered = accepted(known and known.of(labelled), read.runs, limits, read.labels)
    kept = [each for each in lowered if not _said(each, lower or [], accept=accept)]
    for each in kept:
        say(
            f"{each.metric} of {each.engine}: the floor stays at {each.before:g}; "
            f"this run alone would set {each.after:g}"
        )
    made = keeping(made, kept)
    sys.stdout.writelines(f"{printable(line)}\n" for line in moved(known, made))
    if not accept:
        say(f"nothing was written; accept it with: summarizer eval baseline {report} --accept")
        return
    write(path, written(made))
    say(f"{path}: {len(made.engines)} engines; accepted: {', '.join(run.engine for run in read.runs)}")


def _said(lowered: "Lowered", words: "Sequence[str]", *, accept: bool) -> bool:
    """True if the user says in words that this floor is to be lowered; asked for at a terminal."""
    if lowered.words in words:
        return True
    if not accept or not sys.stdin.isatty():
        return False
    typer.echo(
        f"The floor of {lowered.metric} would fall from {lowered.before:g} to {lowered.after:g}. "
        f"To allow that, type: {lowered.words}",
        err=True,
    )
    return str(typer.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)).strip() == lowered.words


def _show(known: "Baseline") -> None:
    for name, run in known.engines.items():
        sys.stdout.write(f"{name}\n  {run.made}\n")
        for metric, floor in run.floors.items():
            sys.stdout.write(f"  floor of {metric}: {floor:g}\n")
