"""The commands, each from its own module, under one program."""

from typing import Annotated, Any, Protocol, TypeGuard

import typer
from typer.core import TyperGroup

from summarizer.cli import batch, brief, cache, check, evals, init, options, probe, prompt, resume, runs, schema
from summarizer.cli.output import speak_json
from summarizer.errors import ExitCode, SignalledError

INTERRUPTED = SignalledError("interrupted; nothing more was written", exit_code=ExitCode.INTERRUPTED)


class Program(TyperGroup):
    """All commands; a Ctrl-C that none of them takes care of ends it as every error of ours does."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - see below
        """Take the words apart; what is wrong with one of them is told to machines as well, wherever that is asked."""
        if options.JSON_LOG in args:
            speak_json()
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - a context of the library below typer, and what a command gives
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, typer.Abort):  # the latter, at a prompt; typer would end either without a word
            raise INTERRUPTED from None


class Refusal(Protocol):
    """An error of the words that were typed, whichever library takes them apart below typer."""

    def format_message(self) -> str:
        """What is wrong."""

    def show(self) -> None:
        """The same on stderr, and how the command is used."""


def is_refusal(error: BaseException) -> TypeGuard[Refusal]:
    """True for an error of the words that were typed."""
    return isinstance(error, typer.BadParameter.__mro__[2])  # the base of all; its own name moved with the versions


app = typer.Typer(
    name="summarizer",
    cls=Program,
    help="Articles in, one verified briefing out: a language model reads, plain code vouches.",
    epilog="Start here: summarizer brief FOLDER -o briefing.md",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,  # plain help: drawing boxes with rich would take longer than all the rest
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"summarizer {version('structured-summarizer')}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


for module in (brief, batch, check, runs, resume):
    app.command(name=module.NAME, epilog=f"Example: {module.EXAMPLE}")(module.command)
app.add_typer(cache.app, name=cache.NAME, epilog=f"Example: {cache.EXAMPLE}")
app.add_typer(evals.app, name=evals.NAME, epilog=f"Example: {evals.EXAMPLE}")
for module in (probe, prompt, schema, init):
    app.command(name=module.NAME, epilog=f"Example: {module.EXAMPLE}")(module.command)
