"""`summarizer cache`: how much the journal holds, and how to make it smaller."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import amounts, options
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.running.journal import Removed

NAME = "cache"
EXAMPLE = "summarizer cache prune --older-than 30d"

app = typer.Typer(
    help="Show what the journal holds, or remove from it; answers that are removed must be paid for again.",
    no_args_is_help=True,
)


@app.command(epilog="Example: summarizer cache stats")
def stats(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    journal: options.Journal = None,
) -> None:
    """Say how many runs, calls and answers the journal holds, and how large it is. Works while a run goes on."""
    from summarizer.printing import printable_json
    from summarizer.running.journal import default_path
    from summarizer.running.journal import stats as count
    from summarizer.text import printable

    held = count(journal or default_path())
    if as_json:
        sys.stdout.write(printable_json(held.model_dump_json(indent=2)) + "\n")
        return
    since = f", from {held.oldest} to {held.newest}" if held.oldest else ""
    sys.stdout.write(
        f"{printable(held.path)}\n"
        f"size     {_size(held.bytes)}\n"
        f"runs     {held.runs:,}\n"
        f"calls    {held.calls:,}{since}\n"
        f"answers  {held.reusable:,} that need not be paid for again\n"
        f"records  {held.records:,} whose verdicts need not be given again\n"
        f"tokens   {held.prompt_tokens:,} in, {held.completion_tokens:,} out\n"
    )


@app.command(epilog=f"Example: {EXAMPLE}")
def prune(
    older_than: Annotated[
        float,
        typer.Option(
            "--older-than",
            metavar="AGE",
            parser=options.reads("--older-than", amounts.age),
            help="Such as 12h, 30d or 8w.",
            show_default=False,
        ),
    ],
    journal: options.Journal = None,
) -> None:
    """Remove the runs, calls and answers that are older than that."""
    from summarizer.cli.output import say
    from summarizer.running.journal import default_path
    from summarizer.running.journal import prune as remove

    _tell(remove(journal or default_path(), older_than=older_than, say=say))


@app.command(epilog="Example: summarizer cache clear --yes")
def clear(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    journal: options.Journal = None,
) -> None:
    """Remove everything from the journal."""
    from summarizer.cli.output import say
    from summarizer.running.journal import clear as remove
    from summarizer.running.journal import default_path
    from summarizer.running.journal import stats as count
    from summarizer.text import printable

    path = journal or default_path()
    held = count(path)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("this removes every answer, and nobody is there to be asked", hint="Say --yes.")
        asked = f"Remove {held.runs:,} runs and {held.reusable:,} answers from {printable(str(path))}?"
        if not typer.confirm(asked, err=True):
            say("nothing was removed")
            return
    _tell(remove(path, say=say))


def _tell(removed: "Removed") -> None:
    sys.stdout.write(f"{removed.runs:,} runs and {removed.calls:,} calls removed, {_size(removed.bytes)} given back\n")


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1e6 else f"{count / 1e3:,.0f} kB"  # noqa: PLR2004  # a megabyte
