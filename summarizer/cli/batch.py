"""`summarizer batch`: each article → its verified summary, and an index of them all."""

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli import options
from summarizer.errors import UsageError

NAME = "batch"
EXAMPLE = "summarizer batch articles/ -o records/"


def command(
    paths: options.Paths,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Folder for one JSON file an article and index.json.",
            show_default=False,
        ),
    ],
    engine: options.Engine = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    timeout: options.Timeout = None,
    concurrency: options.Concurrency = None,
    check: options.Check = False,
    schema: options.Schema = None,
    workspace: options.Workspace = None,
    config: options.Config = None,
    text_field: options.TextField = None,
    title_field: options.TitleField = None,
    date_field: options.DateField = None,
    publisher_field: options.PublisherField = None,
    url_field: options.UrlField = None,
    quiet: options.Quiet = False,
) -> None:
    """Summarize and verify each article by itself.

    `summarizer brief DIR` makes a briefing of the records.
    """
    from summarizer.cli import amounts, engines
    from summarizer.cli.output import safe_name, say, write
    from summarizer.cli.progress import Progress
    from summarizer.cli.reading import inputs
    from summarizer.cli.settings import Settings, settings
    from summarizer.reading import Fields
    from summarizer.running import Event, Outcome, Run, Steady, collect
    from summarizer.running.index import BatchIndex, entry
    from summarizer.verdicts import VerifiedSummary

    if output == Path("-"):
        raise UsageError("a batch is a folder of files, which stdout cannot hold", hint="Name a folder with -o.")
    said = settings(Settings(model, base_url, timeout, amounts.chosen(concurrency), workspace), config)
    readers = engines.readers(engine, said, schema, engines.Wishes(check=check, lead=options.LeadBy.POINTS))
    say(readers.line, quiet=quiet)
    entries = []
    with Progress("Summarizing", quiet=quiet) as progress:

        def keep(outcome: Outcome | Event) -> None:
            if isinstance(outcome, VerifiedSummary):
                file = (
                    f"{safe_name(outcome.article.title or Path(outcome.article.source).stem, outcome.article.id)}.json"
                )
                write(output / file, outcome.model_dump_json(indent=2) + "\n")
                entries.append(entry(outcome, file))
            progress(outcome)

        fields = Fields(text=text_field, title=title_field, date=date_field, publisher=publisher_field, url=url_field)
        collected = collect(
            inputs(paths, fields, output / "index.json"),
            Run(readers.engine, readers.askers.checker, Steady(said.most_in_flight)),
            observe=keep,
            keep=False,
        )
    if collected.error:
        say(f"summarizer: {collected.error}")
    index = BatchIndex(
        partial=collected.partial,
        articles=tuple(sorted(entries, key=lambda each: each.file)),
        losses=collected.losses,
    )
    write(output / "index.json", index.model_dump_json(indent=2) + "\n")
    lost = len(collected.failures) + len(collected.unreadable)
    if collected.stopped:
        say("summarizer: stopped; the inputs that were not read are not in the index")
    older = {path.name for path in output.glob("*.json")} - {entry.file for entry in entries} - {"index.json"}
    if older:
        say(f"{output}: {len(older)} older records are there as well; `brief` would read them too", quiet=quiet)
    counts = f"{collected.count} records and index.json; {lost} lost, {len(collected.duplicates)} duplicates left out"
    say(f"{output}: {counts}", quiet=quiet)
    raise typer.Exit(collected.exit_code)
