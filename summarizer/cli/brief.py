"""`summarizer brief`: articles → one briefing."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options
from summarizer.cli.views import ENDINGS, Format, Length, View, format_of

if TYPE_CHECKING:
    from summarizer.briefing import Briefing
    from summarizer.running import Collected, Input

NAME = "brief"
EXAMPLE = "summarizer brief seeds/* -o briefing.md"


class Stories(StrEnum):
    """What a story is, if not a folder; the values are those of `merging.Grouping`."""

    AUTO = "auto"
    ONE = "one"


def command(
    paths: options.Paths,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write there; - is stdout, as without.", show_default=False
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="Default: by the file's ending; else terminal on a terminal, md elsewhere.",
            show_default=False,
        ),
    ] = None,
    stories: Annotated[
        Stories | None,
        typer.Option(
            "--stories",
            help="auto finds the stories by what the articles speak of; one takes all for one. Default: by folder.",
            show_default=False,
        ),
    ] = None,
    split_to: Annotated[
        Path | None,
        typer.Option(
            "--split-to",
            metavar="DIR",
            help="Write a file a story there; the whole briefing too if -o is given.",
            show_default=False,
        ),
    ] = None,
    length: Annotated[
        Length,
        typer.Option(
            "--length",
            help="short is a screen a story, standard caps long sections and says so. HTML and JSON are always full.",
        ),
    ] = Length.STANDARD,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="OLD.json",
            help="Mark what is new, changed or gone since that briefing, written with --format json.",
            show_default=False,
        ),
    ] = None,
    engine: options.Engine = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    timeout: options.Timeout = None,
    concurrency: options.Concurrency = None,
    check: options.Check = False,
    adjudicate: options.Adjudicate = False,
    lead: options.Lead = None,
    max_cost: options.MaxCost = None,
    max_tokens: options.MaxTokens = None,
    max_time: options.MaxTime = None,
    max_wait: options.MaxWait = None,
    rpm: options.Rpm = None,
    tpm: options.Tpm = None,
    journal: options.Journal = None,
    fresh: options.Fresh = False,
    retry_refusals: options.RetryRefusals = False,
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
    """Read articles and write one briefing.

    It says what is established, where sources differ, the figures, the timeline and the quotations, all cited. A folder
    is a story, unless --stories says otherwise. What `summarizer batch` wrote is read as well.
    """
    from summarizer.article import Article
    from summarizer.cli import amounts, engines
    from summarizer.cli.output import check_folder, say, speak_json
    from summarizer.cli.progress import Progress
    from summarizer.cli.reading import inputs
    from summarizer.cli.session import Asked, session
    from summarizer.cli.settings import Settings, settings
    from summarizer.merging import Grouping, split
    from summarizer.reading import Fields
    from summarizer.running import NOBODY, OtherCores, Run, Steady, collect, compose

    if json_log:
        speak_json()
    flags = Settings(model, base_url, timeout, amounts.chosen(concurrency), workspace, max_cost, max_tokens)
    said = settings(replace(flags, max_time=max_time, max_wait=max_wait, rpm=rpm, tpm=tpm, journal=journal), config)
    wishes = engines.Wishes(check, adjudicate, lead)
    endpoint = engines.endpoint(engine, said, wishes, retry_refusals=retry_refusals)
    output = None if output == Path("-") else output
    for folder in (output.parent if output else None, split_to):
        if folder:
            check_folder(folder, paid=endpoint is not None)
    chosen = form or (Format.MD if split_to and not output else format_of(output))
    view = _view(chosen, length, since)
    fields = Fields(text=text_field, title=title_field, date=date_field, publisher=publisher_field, url=url_field)
    with ExitStack() as stack:
        run = stack.enter_context(session(NAME, endpoint, said, Asked(fresh, retry_refusals, "-" in paths, quiet)))
        readers = engines.readers(engine, endpoint, run.gate, (schema, said.workspace), wishes)
        verify = stack.enter_context(OtherCores())
        pace = run.pace or Steady(said.most_in_flight)
        with Progress("Reading", quiet=quiet, state=run.state) as progress:
            entries = list(progress.finding(inputs(paths, fields, output)))
            if readers.askers != NOBODY or any(isinstance(entry, Article) for entry in entries):
                progress.say(readers.line)
            collected = collect(
                entries,
                Run(
                    readers.engine,
                    readers.askers.checker,
                    pace,
                    verify,
                    run.kept(readers.asked),
                    article=run.watch.article,
                ),
                stop=run.stop,
                observe=run.beginning(progress),
            )
        _say_stopped(collected, entries)
        view = replace(view, articles={summary.article.id: summary.article for summary in collected.summaries})
        grouping = Grouping(stories) if stories else Grouping.FOLDERS
        made = partial(
            compose,
            collected,
            askers=readers.askers,
            stories=grouping,
            concurrency=said.most_in_flight,
            stop=run.stop,
        )
        if split_to:
            with Progress(f"Merging {collected.count:,} summaries", quiet=quiet, state=run.state):
                parts = {group[0].article.id: made(only=group) for group in split(collected.summaries, grouping)}
            _write_apart(split_to, parts, view)
            say(f"{split_to}: {_files(len(parts))}{'; PARTIAL' if collected.partial else ''}", quiet=quiet)
            if output is None:
                _say_lost(collected)
                raise typer.Exit(collected.exit_code)
        with Progress(f"Merging {collected.count:,} summaries", quiet=quiet, state=run.state):
            briefing = made()
        _say_lost(collected)
        _write_whole(view.marked(briefing), view, output, quiet=quiet)
        raise typer.Exit(collected.exit_code)


def _view(form: Format, length: Length, since: Path | None) -> View:
    from summarizer.cli.earlier import earlier_briefing

    return View(form, length, earlier_briefing(since), since.name) if since else View(form, length)


def _write_whole(briefing: "Briefing", view: View, output: Path | None, *, quiet: bool) -> None:
    """The briefing to its file, or to stdout."""
    from summarizer.cli.output import say, write

    if output is None:
        sys.stdout.write(view.render(briefing, to_terminal=sys.stdout.isatty()))
    else:
        write(output, view.render(briefing, to_terminal=False))
        say(f"{output}: {_holds(briefing)}", quiet=quiet)


def _write_apart(folder: Path, parts: Mapping[str, "Briefing"], view: View) -> None:
    """A file a story, each a briefing of its own; what the run lost is told in each, as it may belong to any.

    `parts` are the briefings by the id of their first article, which keeps the names of the files apart.
    """
    from summarizer.cli.output import safe_name, settle, write

    for identity, briefing in parts.items():
        name = safe_name(briefing.stories[0].title, identity)
        text = view.render(view.marked(briefing, apart=True), to_terminal=False)
        write(folder / f"{name}{ENDINGS[view.form]}", text, derived=True)
    if parts:
        settle(folder)


def _files(count: int) -> str:
    return f"{count:,} {'file' if count == 1 else 'files'}, one a story"


def _say_stopped(collected: "Collected", entries: "Sequence[Input]") -> None:
    """What ended the run early; ends the command where there is nothing to write."""
    from summarizer.cli.output import complain, say, say_models
    from summarizer.errors import NothingSucceededError

    say_models(collected.answered_by)
    if collected.error:
        complain(collected.error)
    if collected.stopped:
        untouched = collected.leave(entries)
        say(f"summarizer: stopped; {untouched} of {len(entries)} inputs were not read")
    if collected.count:
        return
    if collected.stopped:
        say("summarizer: nothing was written")
        raise typer.Exit(collected.exit_code)
    raise NothingSucceededError("no article could be summarized; nothing was written")


def _say_lost(collected: "Collected") -> None:
    """What the models that were asked about the whole batch did not answer; the briefing names each question."""
    from summarizer.cli.output import complain, say

    if collected.lost:
        complain(collected.lost)
    if collected.unanswered:
        questions = f"{collected.unanswered:,} {'question' if collected.unanswered == 1 else 'questions'}"
        say(f"summarizer: {questions} about the stories got no answer; the last section of the briefing says which")


def _holds(briefing: "Briefing") -> str:
    """What the briefing holds, for the line that ends the command."""
    stories = briefing.stories
    counts = (
        (len(stories), "story", "stories"),
        (len(briefing.sources), "article", "articles"),
        (sum(len(story.points) for story in stories), "point", "points"),
        (sum(len(story.conflicts) for story in stories), "disagreement", "disagreements"),
        (sum(len(story.quotations) for story in stories), "quotation", "quotations"),
        (len(briefing.withheld), "item withheld", "items withheld"),
    )
    words = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts)
    return f"{words}{'; PARTIAL' if briefing.partial else ''}"
