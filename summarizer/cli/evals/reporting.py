"""A report of an evaluation → the files and the screen that it is shown in."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.output import check_folder, say, write
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.evaluation.result import EvalReport

_FORMS = (".json", ".md", ".xml", ".html")


def check_report(path: Path) -> None:
    """Raise `UsageError` for a file that no report can be written to, before anything is run."""
    if path.suffix not in _FORMS:
        raise UsageError(f"no report is known for the ending '{path.suffix}'", hint=f"One of: {', '.join(_FORMS)}.")
    check_folder(path.parent)


def write_report(report: "EvalReport", path: Path, *, show_held: bool, quiet: bool) -> None:
    """Write it in the form that the file's ending names."""
    from summarizer.evaluation import reports

    match path.suffix:
        case ".json":
            text = reports.to_json(report, show_held=show_held)
        case ".md":
            text = reports.to_markdown(report)
        case ".xml":
            text = reports.to_junit(report)
        case _:
            text = reports.to_html(report, show_held=show_held)
    write(path, text)
    say(f"{path}: {', '.join(run.engine for run in report.runs)}", quiet=quiet)


def read_file(path: Path) -> bytes:
    """A report's bytes; raises `UsageError` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path), hint="Check the path.") from error


def screen() -> tuple[int, bool]:
    """How many columns the terminal has, and whether it shows colours."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return shutil.get_terminal_size((80, 24)).columns, colour
