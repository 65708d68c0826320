"""Paths as given → inputs, read as the run goes on."""

import sys
from collections.abc import Iterator

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading import Fields, read
from summarizer.verdicts import VerifiedSummary


def inputs(paths: list[str], fields: Fields) -> Iterator[Article | VerifiedSummary | InputError]:
    """What the paths hold; `-` is stdin."""
    return read(paths, fields=fields, stdin=sys.stdin.buffer if "-" in paths else None)
