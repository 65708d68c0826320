"""`summarizer check`: a summary made by anybody + its article → what of it holds."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from summarizer.cli import options

NAME = "check"
EXAMPLE = "summarizer check summary.json article.txt"


class Format(StrEnum):
    """How the verdicts are written."""

    TERMINAL = "terminal"
    JSON = "json"


def command(
    summary: Annotated[
        str,
        typer.Argument(
            metavar="SUMMARY",
            help="JSON of the shape that `summarizer schema summary` prints; - reads stdin.",
            show_default=False,
        ),
    ],
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article that it sums up.", show_default=False)],
    form: Annotated[Format, typer.Option("--format", help="terminal for people, json for programs.")] = Format.TERMINAL,
    schema: options.Schema = None,
) -> None:
    """Verify a summary against its article.

    Exit code 7 if an item does not hold.
    """
    import os
    import shutil
    from pathlib import Path

    from pydantic import ValidationError

    from summarizer.article import Article
    from summarizer.cli.engines import summary_class
    from summarizer.cli.reading import inputs
    from summarizer.errors import ExitCode, InputError, UsageError
    from summarizer.extraction import fingerprint
    from summarizer.presenting import check_report
    from summarizer.printing import printable_json
    from summarizer.reading import Fields
    from summarizer.verdicts import Provenance
    from summarizer.verification import verify

    if summary == article == "-":
        raise UsageError("the summary and the article cannot both come from stdin", hint="Name a file for one of them.")
    shape = summary_class(schema)
    read = list(inputs([article], Fields()))
    articles = [entry for entry in read if isinstance(entry, Article)]
    if len(articles) != 1:
        fault = next(
            (str(entry) for entry in read if isinstance(entry, InputError)),
            f"{article}: holds {len(articles)} articles",
        )
        raise UsageError(fault, hint="Give the one article that the summary is of.")
    try:
        raw = sys.stdin.buffer.read() if summary == "-" else Path(summary).read_bytes()
        returned = shape.model_validate_json(raw)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=summary, hint="Check the path.") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the document"
        raise UsageError(
            f"{field}: {first['msg'].lower()}", where=summary, hint="See: summarizer schema summary"
        ) from error
    verified = verify(returned, articles[0], Provenance(engine="given", schema_fingerprint=fingerprint(shape)))
    if form is Format.JSON:
        sys.stdout.write(printable_json(verified.model_dump_json(indent=2)) + "\n")
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        sys.stdout.write(check_report(verified, width=shutil.get_terminal_size((80, 24)).columns, colour=colour))
    holds = all(item.holds for item in verified.items)
    raise typer.Exit(ExitCode.DONE if holds else ExitCode.DOES_NOT_HOLD)
