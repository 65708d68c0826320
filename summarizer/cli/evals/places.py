"""Where the data of the eval suite lie: options that its commands share, and the extra that they need."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from summarizer.errors import UsageError

CASES = Path("evals/cases")
_MODULES = ("yaml", "pydantic_evals")

CasesFolder = Annotated[
    Path,
    typer.Option("--cases", metavar="DIR", help="Folder of label files, or one of them."),
]
ArticlesFolder = Annotated[
    Path | None,
    typer.Option(
        "--articles",
        metavar="DIR",
        help="Folder with articles that labels name by their hash; without it they are skipped, with a notice.",
        show_default=False,
    ),
]
GatesFile = Annotated[
    Path | None,
    typer.Option(
        "--gates",
        metavar="FILE",
        help="What a run must meet. Default: gates.toml beside the cases.",
        show_default=False,
    ),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Accepted runs to compare with. Default: baseline.json beside the cases.",
        show_default=False,
    ),
]


def beside(cases: Path, name: str) -> Path:
    """A file or folder that lies beside the folder of cases."""
    folder = cases.parent if cases.is_file() else cases
    return folder.parent / name


@contextmanager
def extra() -> Iterator[None]:
    """What is imported inside may need the extra; raises `UsageError` that says how to get it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in _MODULES:
            raise
        raise UsageError(
            "the eval suite needs more packages than the rest",
            hint="Install them: pip install 'structured-summarizer[evals]'.",
        ) from error
