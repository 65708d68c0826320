"""The commands, each from its own module, under one program."""

from typing import Annotated

import typer

from summarizer.cli import batch, brief, cache, check, evals, init, probe, prompt, resume, runs, schema

app = typer.Typer(
    name="summarizer",
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
