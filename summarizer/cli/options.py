"""Options that several commands share, each declared once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class EngineName(StrEnum):
    """Which engine reads the articles."""

    BUILTIN = "builtin"
    MODEL = "model"


class LeadBy(StrEnum):
    """Who writes the lead of a story."""

    MODEL = "model"
    POINTS = "points"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS",
        help="Files, folders (a folder is a story), patterns, - for stdin; .txt .md .html .json .jsonl .csv, also .gz.",
        show_default=False,
    ),
]
Engine = Annotated[
    EngineName | None,
    typer.Option(
        "--engine",
        help="builtin reads without a model. Default: model if one is named, else builtin.",
        show_default=False,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="Name of the model at the endpoint [env: SUMMARIZER_MODEL].",
        show_default=False,
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        help="Any OpenAI-compatible endpoint [env: OPENAI_BASE_URL]. The key is read from OPENAI_API_KEY.",
        show_default=False,
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        min=0.1,
        help="Seconds a call may take in all. Default: 120.",
        show_default=False,
    ),
]
Concurrency = Annotated[
    int | None,
    typer.Option(
        "--concurrency",
        min=1,
        help="Articles in flight at once. Default: 8.",
        show_default=False,
    ),
]
Schema = Annotated[
    str | None,
    typer.Option(
        "--schema",
        metavar="FILE.py:NAME",
        help="A subclass of ArticleSummary with lists of your own.",
        show_default=False,
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help="Ask the model which sentences support the facts that plain code leaves open; then verify them again.",
    ),
]
Adjudicate = Annotated[
    bool,
    typer.Option(
        "--adjudicate",
        help="Ask the model which claims of different sources are the same, where plain code cannot tell.",
    ),
]
Lead = Annotated[
    LeadBy | None,
    typer.Option(
        "--lead",
        help="model writes it over the points, and plain code verifies it; points are the top ones as they stand. "
        "Default: model if one reads.",
        show_default=False,
    ),
]
Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        metavar="DIR",
        help="Folder whose prompts/ replace the bundled ones; see: summarizer init.",
        show_default=False,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration file (TOML). Default: config.toml in your configuration folder.",
        show_default=False,
    ),
]
Journal = Annotated[
    Path | None,
    typer.Option(
        "--journal",
        metavar="PATH",
        help="Where calls and answers are kept (SQLite). Default: journal.sqlite in your state folder.",
        show_default=False,
    ),
]
TextField = Annotated[
    str | None,
    typer.Option(
        "--text-field",
        help="Field of a JSON or CSV record that holds the text.",
        show_default=False,
    ),
]
TitleField = Annotated[str | None, typer.Option("--title-field", help="Field of the title.", show_default=False)]
DateField = Annotated[
    str | None,
    typer.Option("--date-field", help="Field of the day of publication.", show_default=False),
]
PublisherField = Annotated[
    str | None,
    typer.Option("--publisher-field", help="Field of the publisher.", show_default=False),
]
UrlField = Annotated[str | None, typer.Option("--url-field", help="Field of the address.", show_default=False)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on stderr but errors.")]
