"""Paths as given → inputs, read as the run goes on."""

import sys
from collections.abc import Iterator
from pathlib import Path

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading import Fields, read
from summarizer.verdicts import VerifiedSummary

_STDOUT = Path("/dev/stdout")  # the shell may have made a file of it, which lies in a folder that is read


def inputs(
    paths: list[str], fields: Fields, output: Path | None = None
) -> Iterator[Article | VerifiedSummary | InputError]:
    """What the paths hold; `-` is stdin. `output` is the file that the result goes to, None for stdout."""
    return read(paths, fields=fields, stdin=sys.stdin.buffer if "-" in paths else None, output=output or _STDOUT)
