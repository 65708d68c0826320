"""`summarizer eval compare`: two reports → how the second stands to the first."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.evals import places

NAME = "compare"
EXAMPLE = "summarizer eval compare before.json after.json"


def command(
    before: Annotated[Path, typer.Argument(metavar="A.json", help="The earlier report.", show_default=False)],
    after: Annotated[Path, typer.Argument(metavar="B.json", help="The later one.", show_default=False)],
) -> None:
    """Compare two reports, metric by metric, in pairs of the same articles.

    Engines of one name are compared; if each report has one engine, these two are, whatever their names. Says the
    difference with its interval, its probability by chance, and the smallest difference that could have been seen.
    """
    from summarizer.cli.evals.reporting import read_file, screen
    from summarizer.errors import UsageError

    with places.extra():
        from summarizer.evaluation.measuring import compared
        from summarizer.evaluation.metrics import METRICS
        from summarizer.evaluation.reports import compared_to_terminal, from_json

    first, second = (from_json(read_file(path), where=str(path)) for path in (before, after))
    pairs = [(one, other) for other in second.runs for one in first.runs if one.engine == other.engine]
    if not pairs and len(first.runs) == len(second.runs) == 1:
        pairs = [(first.runs[0], second.runs[0])]
    if not pairs:
        raise UsageError(
            "no engine is in both reports", hint="Compare reports of one engine each, or of the same ones."
        )
    if first.labels != second.labels:
        sys.stderr.write("the labels are not the same; what both have is compared\n")
    told = [
        (str(before), one, str(after), other.model_copy(update={"compared": compared(other.cases, one.cases, METRICS)}))
        for one, other in pairs
    ]
    width, colour = screen()
    sys.stdout.write(compared_to_terminal(told, width=width, colour=colour))
