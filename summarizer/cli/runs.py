"""`summarizer runs`: the journal → its runs, or one of them whole."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli import options

if TYPE_CHECKING:
    from summarizer.running.journal import History, RunRow

NAME = "runs"
EXAMPLE = "summarizer runs last"

_HEADINGS = ("run", "state", "done", "failed", "calls", "tokens", "cost", "command")
_LEFT = {0, 1, 7}  # columns of words; the others are numbers
_GAP = "  "
_LEAST = 12  # columns that a command keeps on a narrow screen; a row is longer sooner than that it says nothing


def command(
    run: Annotated[
        str | None,
        typer.Argument(metavar="[RUN]", help="Its identity, the start of it, or last.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All that is on record, as JSON.")] = False,
    journal: options.Journal = None,
) -> None:
    """List what was run, or show one run whole: what failed and why, what it took and what it cost.

    A run's name begins with its day and time, in UTC. Works while a run goes on.
    """
    from summarizer.cli.output import say
    from summarizer.printing import one_line, printable_json
    from summarizer.running.journal import History, RunList, default_path

    path = journal or default_path()
    with History(path) as history:
        if run is not None:
            row = history.run(run)
            lines = [history.whole(row).model_dump_json(indent=2)] if as_json else _whole(history, row)
        elif as_json:
            lines = [RunList(history.runs()).model_dump_json(indent=2)]
        else:
            rows = history.runs()
            lines = _table(rows)
            if not rows:
                say(f"{path}: no run is on record")
    for line in lines:
        sys.stdout.write(f"{printable_json(line) if as_json else one_line(line)}\n")


def _table(rows: "list[RunRow]") -> list[str]:
    import shutil

    from rich.cells import cell_len, set_cell_size

    from summarizer.printing import one_line
    from summarizer.running.ledger import amount

    if not rows:
        return []
    cells = [
        _HEADINGS,
        *(
            (
                row.id,
                row.state,
                f"{row.done:,}",
                f"{row.failed:,}",
                f"{row.calls:,}",
                amount(row.prompt + row.completion),
                _money(row),
                one_line(row.command.line).removeprefix("summarizer "),
            )
            for row in rows
        ),
    ]
    *widths, longest = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    room = shutil.get_terminal_size((80, 24)).columns - sum(widths) - len(_GAP) * len(widths)
    widths.append(min(longest, max(room, _LEAST)))
    shortened = [
        (*line, command if cell_len(command) <= widths[-1] else f"{set_cell_size(command, widths[-1] - 1).rstrip()}…")
        for *line, command in cells
    ]
    return [
        _GAP.join(
            cell.ljust(width) if index in _LEFT else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in shortened
    ]


def _whole(history: "History", row: "RunRow") -> list[str]:
    from collections import Counter

    from summarizer.running.journal import clock

    outcomes = Counter(
        call.outcome or ("no answer" if call.status is None else "not judged")
        for call in history.calls(row.id)
        if call.sent
    )
    kept = row.counts.get("from_journal", 0)
    ended = "" if row.ended is None else f", ended {clock(row.ended)} with exit code {row.exit_code}"
    lines = [
        f"run       {row.id}" + (f", which went on with {row.resumes}" if row.resumes else ""),
        f"command   {row.command.line}",
        f"folder    {row.command.cwd}",
        f"state     {row.state}; begun {clock(row.begun)}{ended}",
        f"articles  {row.done:,} done, {row.failed:,} failed",
        f"calls     {row.calls:,}"
        + (f"; {row.unsent:,} never sent" if row.unsent else "")
        + (f"; {kept:,} answers from the journal" if kept else "")
        + "".join(f"; {count:,} {outcome}" for outcome, count in sorted(outcomes.items())),
        f"tokens    {row.prompt:,} in, {row.completion:,} out",
        f"cost      {_money(row)}" + (f"; {row.unknown:,} calls of unknown billing" if row.unknown else ""),
    ]
    failed = [
        f"  {each.source}: {each.error}: {each.reason or ''}".rstrip(": ")
        for each in history.articles(row.id)
        if each.state == "failed"
    ]
    return [*lines, *(["failed", *failed] if failed else [])]


def _money(row: "RunRow") -> str:
    """What it cost; a hyphen where no price is known."""
    from summarizer.running.prices import dollars

    return "-" if row.cost is None else dollars(row.cost)
