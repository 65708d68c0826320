"""Paths as given → inputs, read as the run goes on."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading import Fields, read
from summarizer.verdicts import VerifiedSummary

_STDOUT = Path("/dev/stdout")  # the shell may have made a file of it, which lies in a folder that is read


def inputs(
    paths: list[str],
    fields: Fields,
    output: Path | None = None,
    *,
    counted: Callable[[int | None], None] | None = None,
) -> Iterator[Article | VerifiedSummary | InputError]:
    """What the paths hold; `-` is stdin. `output` is the file that the result goes to, None for stdout.

    `counted` is told how many there will be, as by `reading.read`.
    """
    # A stream of our own: Python closes its own when it ends, and breaks off if a thread still waits there for a line.
    stdin = open(sys.stdin.fileno(), "rb", closefd=False) if "-" in paths else None  # noqa: SIM115
    return read(paths, fields=fields, stdin=stdin, output=output or _STDOUT, counted=counted)
