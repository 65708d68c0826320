"""`summarizer probe`: an endpoint → what it can do, and how articles will be asked for."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options
from summarizer.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from summarizer.extraction import Capabilities

NAME = "probe"
EXAMPLE = "summarizer probe --model llama3.1 --base-url http://localhost:11434/v1"


def command(
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    timeout: options.Timeout = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole result, for programs.")] = False,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> None:
    """Ask an endpoint what it can do.

    Which ways of answering it keeps to, how much it reads at once, what it counts; and which way a run will use. Costs
    a few tiny calls. Exit code 4 if no way brings an answer of the wanted form, 6 if nobody answers.
    """
    import asyncio

    from summarizer.cli.engines import endpoint_of
    from summarizer.cli.probed import table
    from summarizer.cli.progress import Progress
    from summarizer.cli.settings import Settings, settings
    from summarizer.extraction import probe

    said = settings(Settings(model, base_url, timeout), config)
    if not said.model:
        raise UsageError("a probe asks a model, and none is named", hint="Name one with --model NAME.")
    endpoint = endpoint_of(said.model, said)
    with Progress(f"Asking {endpoint.model}", quiet=quiet) as progress:
        progress.say(f"Asking {endpoint.model} at {endpoint.address} a few questions, some 3,000 tokens in all.")
        found: Capabilities = asyncio.run(probe(endpoint))
    sys.stdout.write(found.model_dump_json(indent=2) + "\n" if as_json else table(found, endpoint.max_output))
    raise typer.Exit(ExitCode.DONE if found.usable else ExitCode.NOTHING_SUCCEEDED)
