"""`summarizer probe`: an endpoint → what it can do, and how articles will be asked for."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options
from summarizer.errors import ExitCode, JournalError, UsageError

if TYPE_CHECKING:
    from summarizer.extraction import Capabilities

NAME = "probe"
EXAMPLE = "summarizer probe --model llama3.1 --base-url http://localhost:11434/v1"


def command(
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    timeout: options.Timeout = None,
    journal: options.Journal = None,
    as_json: Annotated[bool, typer.Option("--json", help="The whole result, for programs.")] = False,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> None:
    """Ask an endpoint what it can do.

    Which ways of answering it keeps to, how much it reads at once, what it counts; and which way a run will use. Costs
    a few tiny calls. Exit code 4 if no way brings an answer of the wanted form, 6 if nobody answers.
    """
    import asyncio

    from summarizer.cli.engines import Wishes, endpoint
    from summarizer.cli.options import EngineName
    from summarizer.cli.output import say
    from summarizer.cli.probed import table
    from summarizer.cli.progress import Progress
    from summarizer.cli.settings import Settings, settings
    from summarizer.extraction import probe
    from summarizer.printing import printable_json
    from summarizer.running.journal import Journal

    said = settings(Settings(model, base_url, timeout, journal=journal), config)
    where = endpoint(EngineName.MODEL, said, Wishes(), retry_refusals=False)
    if where is None or not said.model:
        raise UsageError("a probe asks a model, and none is named", hint="Name one with --model NAME.")
    learnt: list[tuple[str, str, str, str]] = []
    with Progress(f"Asking {where.model}", quiet=quiet) as progress:
        progress.say(f"Asking {where.model} at {where.address} a few questions, some 3,000 tokens in all.")
        found: Capabilities = asyncio.run(probe(where, lambda *line: learnt.append(line)))
    document = printable_json(found.model_dump_json(indent=2)) + "\n"
    sys.stdout.write(document if as_json else table(found, where.max_output))
    try:
        with Journal.open(said.journal, say=say) as kept:
            for line in learnt:
                kept.remember(*line)
    except JournalError as error:  # a run has it, perhaps with this very model; the result stands
        say(f"not remembered for the runs that follow: {error}", quiet=quiet)
    raise typer.Exit(ExitCode.DONE if found.usable else ExitCode.NOTHING_SUCCEEDED)
