"""`summarizer schema`: the name of a document → its JSON Schema."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli import options

NAME = "schema"
EXAMPLE = "summarizer schema summary > summary.json"


class Document(StrEnum):
    """A document that goes in or out."""

    SUMMARY = "summary"
    VERIFIED_SUMMARY = "verified-summary"
    BRIEFING = "briefing"
    BATCH_INDEX = "batch-index"
    BATCH_FAILURE = "batch-failure"
    PROBE = "probe"
    RUNS = "runs"
    RUN = "run"
    CACHE_STATS = "cache-stats"
    LABELS = "labels"
    EVAL_REPORT = "eval-report"
    EVAL_BASELINE = "eval-baseline"
    RECORDING = "recording"


def command(
    name: Annotated[
        Document | None,
        typer.Argument(
            metavar="NAME",
            help=f"One of: {', '.join(Document)}; summary is what a model returns.",
            show_default=False,
        ),
    ] = None,
    schema: options.Schema = None,
    folder: Annotated[
        Path | None,
        typer.Option("--write", metavar="DIR", help="Write all of them, a file each.", show_default=False),
    ] = None,
) -> None:
    """Print the JSON Schema of a document."""
    from summarizer.cli.documents import document_schema
    from summarizer.cli.output import write
    from summarizer.errors import UsageError

    if folder is not None:
        for document in Document:
            write(folder / f"{document}.json", document_schema(document, None))
    elif name is not None:
        sys.stdout.write(document_schema(name, schema))
    else:
        raise UsageError("which document?", hint=f"Name one of: {', '.join(Document)}.")
