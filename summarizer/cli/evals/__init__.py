"""`summarizer eval`: its commands, each from its own module, under one name."""

import typer

from summarizer.cli.evals import accept, compare, lint, new, run

NAME = "eval"
EXAMPLE = "summarizer eval run --engine builtin --engine recorded:blind"

app = typer.Typer(
    help="Score engines against hand labels, compare runs, and gate a change of prompt, model or code.",
    no_args_is_help=True,
)
for module in (run, lint, compare, accept, new):
    app.command(name=module.NAME, epilog=f"Example: {module.EXAMPLE}")(module.command)
