"""A report → text for a terminal: verdicts, what is missing, what fails the gate, and every metric in columns."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from summarizer.evaluation.reports import wording
from summarizer.evaluation.reports.tabulating import HEAD, lines
from summarizer.evaluation.result import EvalReport, EvalRun
from summarizer.presenting.page import Block, Bullet, Bullets, Heading, Notice, Paragraph, Tone, clean, given, own
from summarizer.presenting.terminal import NARROWEST, Screen

_GAP: Final = "  "
# What goes first where columns do not fit; metric, mean and count stay.
_DISPENSABLE: Final = ("Detectable", "Pooled", "p", "95 % of change", "95 % interval", "Baseline", "Change")


def to_terminal(report: EvalReport, *, width: int, colour: bool) -> str:
    """A report for a terminal of `width` columns; it shows no item of any story. Tables use all of the width."""
    screen = Screen(width=width, colour=colour)
    parts = [screen.shown(_run(run)) + "\n" + _table(run, width) for run in report.runs]
    return "\n".join([screen.shown(_head(report)), *parts])


def _head(report: EvalReport) -> Iterator[Block]:
    yield Heading(1, (own("Evaluation"),))
    yield Paragraph((own(wording.made_by(report)),))


def _run(run: EvalRun) -> Iterator[Block]:
    tone, verdict = wording.verdict(run)
    yield Heading(2, (given(run.engine),))
    gate = wording.gate_line(run)
    yield Paragraph((own(verdict, tone), *([own(f": {gate}")] if gate else [])))
    yield from (Notice((own(word, Tone.BAD), own(f". {text}"))) for word, text in wording.notices(run))
    failed = [
        Bullet((given(f"{check.kind}, {check.metric}: {check.reason}"),), tone=Tone.BAD)
        for check in run.gate
        if not check.passed
    ]
    if failed:
        yield Bullets(tuple(failed))
    missing = [Bullet((given(f"{where}: {why}"),), tone=Tone.BAD) for where, why in wording.failures(run)]
    missing += [Bullet((given(f"skipped: {where}: {why}"),)) for where, why in map(wording.skipped, run.skipped)]
    if missing:
        yield Bullets(tuple(missing))
    yield Paragraph((given(wording.origin(run)),))


def _table(run: EvalRun, width: int) -> str:
    """All metrics in columns, without those columns that do not fit; figures stand right."""
    rows = [[clean(cell) for cell in line.cells] for line in lines(run)]
    shown = [at for at, _ in enumerate(HEAD) if any(row[at] for row in rows)]
    for name in _DISPENSABLE:
        if sum(_widths(rows, shown)) + len(_GAP) * (len(shown) - 1) <= max(width, NARROWEST):
            break
        shown = [at for at in shown if HEAD[at] != name]
    widths = _widths(rows, shown)
    table = [[HEAD[at] for at in shown], *([row[at] for at in shown] for row in rows)]
    return "".join(_aligned(row, widths) for row in table)


def _widths(rows: Sequence[Sequence[str]], shown: Sequence[int]) -> list[int]:
    return [max(cell_len(text) for text in (HEAD[at], *(row[at] for row in rows))) for at in shown]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    spaces = [" " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True)]
    first, *others = zip(row, spaces, strict=True)
    return _GAP.join(["".join(first), *(space + text for text, space in others)]).rstrip() + "\n"
