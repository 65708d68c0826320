"""`summarizer eval new`: a folder of articles → a draft of their labels, for a person to correct."""

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.evals import places

_SCHEMA = Path("schemas/labels.json")  # where `summarizer schema --write schemas` puts it
NAME = "new"
EXAMPLE = "summarizer eval new seeds/sallow-bay-flood -o evals/cases/sallow-bay-flood.yaml"


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="STORY_DIR", help="Folder with the articles of one story.", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE.yaml",
            help="Default: the folder's name in evals/cases. Nothing is overwritten.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Draft labels with the built-in engine.

    The draft is refused by every other command until a person has gone through it, signed and taken out `draft: true`.
    """
    import datetime as dt
    import os

    from summarizer.cli.output import say, write
    from summarizer.errors import UsageError

    with places.extra():
        from summarizer.evaluation.drafting import draft, drafted

        path = output or places.CASES / f"{folder.resolve().name}.yaml"
        if path.exists():
            raise UsageError("is there already", where=str(path), hint="Name another file with -o, or remove it.")
        labels = draft(folder, path.parent, dt.date.today())  # noqa: DTZ011  # the annotator's own day
        text = drafted(labels, Path(os.path.relpath(_SCHEMA, path.parent)))
    write(path, text)
    say(f"{path}: a draft; go through it, sign, take out `draft: true` and run: summarizer eval lint {path}")
