"""Options that several commands share, each declared once."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from summarizer.cli import amounts
from summarizer.errors import UsageError

_Amount = TypeVar("_Amount")


def reads(option: str, read: Callable[[str], _Amount]) -> Callable[[str], _Amount]:
    """The same, with the option in the error for what cannot be read."""

    def parse(written: str) -> _Amount:
        try:
            return read(written)
        except UsageError as error:
            error.where = option
            raise

    return parse


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
    str | None,
    typer.Option(
        "--concurrency",
        metavar="N|auto",
        help="Requests in flight at once; auto starts at 8 and grows as the endpoint allows. Default: 8.",
        show_default=False,
    ),
]
MaxCost = Annotated[
    Decimal | None,
    typer.Option(
        "--max-cost",
        metavar="USD",
        parser=reads("--max-cost", amounts.money),
        help="Stop before more than that is spent. The model's price must be known, or in the configuration.",
        show_default=False,
    ),
]
MaxTokens = Annotated[
    int | None,
    typer.Option(
        "--max-tokens",
        metavar="N",
        parser=reads("--max-tokens", amounts.tokens),
        help="Stop before more tokens than that are used, prompts and answers together; such as 500k or 2M.",
        show_default=False,
    ),
]
MaxTime = Annotated[
    float | None,
    typer.Option(
        "--max-time",
        metavar="TIME",
        parser=reads("--max-time", amounts.seconds),
        help="Begin nothing more after that; seconds, or such as 15m or 1h30m.",
        show_default=False,
    ),
]
MaxWait = Annotated[
    float | None,
    typer.Option(
        "--max-wait",
        metavar="TIME",
        parser=reads("--max-wait", amounts.seconds),
        help="Give up on an endpoint that answers nothing for so long. Default: 10m.",
        show_default=False,
    ),
]
Rpm = Annotated[
    float | None,
    typer.Option(
        "--rpm",
        metavar="N",
        parser=reads("--rpm", amounts.rate),
        help="Requests a minute at most. Default: what the endpoint's headers say.",
        show_default=False,
    ),
]
Tpm = Annotated[
    float | None,
    typer.Option(
        "--tpm",
        metavar="N",
        parser=reads("--tpm", amounts.rate),
        help="Tokens a minute at most; such as 200k. Default: what the endpoint's headers say.",
        show_default=False,
    ),
]
Journal = Annotated[
    Path | None,
    typer.Option(
        "--journal",
        metavar="PATH",
        help="Database of what was asked and answered, so that nothing is paid twice. Default: in your state folder.",
        show_default=False,
    ),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Ask anew, also what the journal has an answer to.")]
RetryRefusals = Annotated[
    bool, typer.Option("--retry-refusals", help="Ask again for articles that the model declined in an earlier run.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only estimate calls, tokens and money; nothing is sent or written.")
]
JSON_LOG = "--json-log"
JsonLog = Annotated[
    bool,
    typer.Option(
        JSON_LOG,
        help="All of stderr as JSON, an object a line, for machines. Its event is one of: started, done, left, failed, "
        "unreadable, duplicate, unchecked, unwritten, progress, message, error, trace.",
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
