"""`summarizer init`: a new folder → a workspace with prompts and a configuration to edit."""

from pathlib import Path
from typing import Annotated

import typer

NAME = "init"
EXAMPLE = "summarizer init my-workspace"


def command(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Where to make it; nothing there is overwritten.", show_default=False),
    ],
) -> None:
    """Make a workspace with prompts to edit.

    Templates that you may change, and a configuration file that uses them.
    """
    from summarizer.printing import one_line
    from summarizer.workspace import create

    for path in create(folder):
        typer.echo(one_line(str(path)))
    typer.echo("Name a model in config.toml (only a model is asked with prompts), then:")
    typer.echo(one_line(f"summarizer brief ARTICLES --config {folder / 'config.toml'}"))
