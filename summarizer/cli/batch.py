"""`summarizer batch`: each article → its verified summary, and an index of them all."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.cli.settings import Settings
    from summarizer.cli.writing import Writing
    from summarizer.errors import ExitCode
    from summarizer.extraction import Endpoint
    from summarizer.running import Collected, Input
    from summarizer.running.articles import Readable


class Index(StrEnum):
    """How the index of a batch is written."""

    JSON = "json"
    HTML = "html"


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
    form: Annotated[
        Index, typer.Option("--format", help="html writes index.html as well, a page for people; records stay JSON.")
    ] = Index.JSON,
    engine: options.Engine = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    timeout: options.Timeout = None,
    concurrency: options.Concurrency = None,
    check: options.Check = False,
    max_cost: options.MaxCost = None,
    max_tokens: options.MaxTokens = None,
    max_time: options.MaxTime = None,
    max_wait: options.MaxWait = None,
    rpm: options.Rpm = None,
    tpm: options.Tpm = None,
    journal: options.Journal = None,
    fresh: options.Fresh = False,
    retry_refusals: options.RetryRefusals = False,
    dry_run: options.DryRun = False,
    json_log: options.JsonLog = False,
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
    from contextlib import ExitStack

    from summarizer.cli import amounts, engines
    from summarizer.cli.output import say, speak_json
    from summarizer.cli.progress import Progress
    from summarizer.cli.reading import inputs
    from summarizer.cli.records import INDEX, Records
    from summarizer.cli.session import Asked, session
    from summarizer.cli.settings import Settings, settings
    from summarizer.cli.writing import Writing
    from summarizer.reading import Fields
    from summarizer.running import OtherCores, Run, Steady, collect

    if json_log:
        speak_json()
    if output == Path("-"):
        raise UsageError("a batch is a folder of files, which stdout cannot hold", hint="Name a folder with -o.")
    flags = Settings(model, base_url, timeout, amounts.chosen(concurrency), workspace, max_cost, max_tokens)
    said = settings(replace(flags, max_time=max_time, max_wait=max_wait, rpm=rpm, tpm=tpm, journal=journal), config)
    wishes = engines.Wishes(check=check, lead=options.LeadBy.POINTS)
    endpoint = engines.endpoint(engine, said, wishes, retry_refusals=retry_refusals)
    fields = Fields(text=text_field, title=title_field, date=date_field, publisher=publisher_field, url=url_field)
    if dry_run:
        entries = inputs(paths, fields, output / INDEX)
        reads = engine is not options.EngineName.BUILTIN
        raise typer.Exit(_forecast(entries, endpoint, said, schema, reads=reads, check=check, quiet=quiet))
    with ExitStack() as stack:
        run = stack.enter_context(session(NAME, endpoint, said, Asked(fresh, retry_refusals, "-" in paths, quiet)))
        readers = engines.readers(engine, endpoint, run.gate, (schema, said.workspace), wishes)
        say(readers.line, quiet=quiet)
        verify = stack.enter_context(OtherCores())
        records = stack.enter_context(Records(output, page=form is Index.HTML, paid=endpoint is not None))
        with Progress("Summarizing", quiet=quiet, state=run.state) as progress:
            writing = Writing(records, progress, run.stop)
            entries = inputs(paths, fields, output / INDEX, counted=progress.expect)
            pace = run.pace or Steady(said.most_in_flight)
            kept = run.kept(readers.asked)
            how = Run(readers.engine, readers.askers.checker, pace, verify, kept, article=run.watch.article)
            collected = collect(entries, how, stop=run.stop, observe=run.beginning(writing), keep=False)
        raise typer.Exit(_finish(collected, writing, output, quiet=quiet))


def _finish(collected: "Collected", writing: "Writing", output: Path, *, quiet: bool) -> "ExitCode":
    """Write what lists the records, and say what came of the run; its exit code."""
    from summarizer.cli.output import complain, say, say_models
    from summarizer.cli.records import INDEX
    from summarizer.errors import OutputError

    if collected.error:
        complain(collected.error)
    say_models(collected.answered_by)
    records = writing.records
    try:
        older = records.finish(collected.losses, partial=collected.partial)
    except OutputError as error:
        complain(error)
        return collected.exit_code if collected.error else error.exit_code
    if collected.stopped:
        say(f"summarizer: stopped; not in the index: {writing.left or _left(collected)}")
    if older:
        say(f"{output}: {older} older records are there as well; `brief` would read them too", quiet=quiet)
    left_out = sum(error.count for error in collected.duplicates)
    missing = f", {writing.unwritten} could not be written" if writing.unwritten else ""
    lost = f"{collected.lost_inputs} lost, {left_out} duplicates left out"
    say(f"{output}: {records.count} records and {INDEX}{missing}; {lost}", quiet=quiet)
    return collected.exit_code


def _left(collected: "Collected") -> str:
    """What a stopped run did not come to, where nobody knows how many inputs there are."""
    read = f"{collected.left:,} {'article' if collected.left == 1 else 'articles'} that had been read"
    parts = (read if collected.left else "", "whatever of the inputs had not been read" if collected.unread else "")
    return " and ".join(filter(None, parts)) or "nothing, as all inputs were through"


def _forecast(
    entries: "Iterable[Input]",
    endpoint: "Endpoint | None",
    said: "Settings",
    schema: str | None,
    *,
    reads: bool,
    check: bool,
    quiet: bool,
) -> "ExitCode":
    """Print what the run would take; the exit code that it would have if nothing but inputs failed."""
    from summarizer.cli.caps import Purse, purse
    from summarizer.cli.engines import summary_class
    from summarizer.cli.forecast import forecast
    from summarizer.cli.progress import Progress
    from summarizer.errors import DuplicateError, ExitCode, InputError, NothingSucceededError
    from summarizer.extraction import Prompt
    from summarizer.running.budget import Caps
    from summarizer.running.estimate import estimate
    from summarizer.workspace import Workspace

    money = purse(said, endpoint.model, endpoint.address) if endpoint else Purse(Caps(), None)
    prompt = Prompt(Workspace(said.workspace), summary_class(schema)) if endpoint else None
    lost = 0
    with Progress("Reading", quiet=quiet) as progress:

        def readable() -> "Iterator[Readable]":
            nonlocal lost
            for entry in entries:
                if not isinstance(entry, InputError):
                    progress.found()
                    yield entry
                    continue
                progress(entry)
                lost += 0 if isinstance(entry, DuplicateError) else entry.count

        made = estimate(readable(), prompt, money.price, reads=reads, check=check)
    if not made.articles + made.records:
        raise NothingSucceededError("there is no article that could be read, so there is nothing to estimate")
    typer.echo(forecast(made, money, reads=reads, check=check, lost=lost), nl=False)
    return ExitCode.SOME_FAILED if lost else ExitCode.DONE
