"""`summarizer resume`: a run of the journal → the same command again, which pays for nothing that is there."""

import os
import shlex
import sys
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options
from summarizer.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from summarizer.running.journal import Command, RunRow

NAME = "resume"
EXAMPLE = "summarizer resume last"

_DECIDES = ("SUMMARIZER_MODEL", "OPENAI_BASE_URL")  # variables that say which model is asked where
_JOURNAL = "--journal"

resumed: "ContextVar[RunRow | None]" = ContextVar("the run that this command goes on with", default=None)


def command(
    run: Annotated[
        str, typer.Argument(metavar="RUN", help="Its identity, the start of it, or last.", show_default=False)
    ],
    journal: options.Journal = None,
) -> None:
    """Go on with a run that was stopped, was killed or lost articles.

    The same command runs again in the same folder. What was answered comes from the journal; only what failed or was
    not reached is asked. The key is taken from the environment, as always.
    """
    from summarizer.cli.app import app
    from summarizer.cli.output import say
    from summarizer.running.journal import History, default_path

    path = (journal or default_path()).absolute()
    with History(path) as history:
        row = history.run(run)
    _check(row)
    again = row.command
    try:
        os.chdir(again.cwd)
    except OSError as error:
        raise UsageError(f"the run's folder is gone: {error.strerror}", where=again.cwd) from error
    for name in _DECIDES:
        os.environ.pop(name, None)
    os.environ.update({name: again.environment[name] for name in _DECIDES if name in again.environment})
    say(f"Going on with {row.id}: {again.line}")
    resumed.set(row)
    raise typer.Exit(app(args=with_journal(list(again.argv), path), standalone_mode=False) or ExitCode.DONE)


def how_to_go_on(run: str, command: "Command", path: Path) -> str:
    """What to type to go on with a run of the journal at that path."""
    from summarizer.running.journal import default_path

    if command.stdin or command.bare:  # what is not kept must be given once more
        return f"Go on with the same command once more; its answers are in {path}"
    elsewhere = () if path == default_path().absolute() else (_JOURNAL, str(path))
    return f"Go on with: {shlex.join(('summarizer', NAME, run, *elsewhere))}"


def typed(*, stdin: bool) -> "Command":
    """The command that runs, for the journal; where a run is resumed, the one that it was begun with."""
    from summarizer.running.journal import Command

    earlier = resumed.get()
    if earlier:
        return earlier.command
    environment = {name: os.environ[name] for name in _DECIDES if os.environ.get(name)}
    return Command.of(sys.argv[1:], str(Path.cwd()), environment, stdin=stdin)


def with_journal(argv: list[str], path: Path) -> list[str]:
    """The arguments with this journal, whichever they named before: it may have been moved since."""
    end = argv.index("--") if "--" in argv else len(argv)
    kept: list[str] = []
    words = iter(argv[:end])
    for word in words:
        if word == _JOURNAL:
            next(words, None)
        elif not word.startswith(f"{_JOURNAL}="):
            kept.append(word)
    return [*kept[:1], _JOURNAL, str(path), *kept[1:], *argv[end:]]


def _check(row: "RunRow") -> None:
    from summarizer.running.journal import RunState

    if row.state is RunState.RUNNING:
        raise UsageError("this run still goes on", where=row.id, hint="Wait for it to end.")
    if not row.command.argv:
        raise UsageError("the journal does not say what was run", where=row.id)
    if row.command.stdin:
        what = "it read articles from standard input, which cannot be read again"
        raise UsageError(what, where=row.id, hint=f"Pipe them in once more, into: {row.command.line}")
    if row.command.bare:
        what = "its address held credentials, which the journal does not keep"
        raise UsageError(what, where=row.id, hint=f"Give them once more, in: {row.command.line}")
