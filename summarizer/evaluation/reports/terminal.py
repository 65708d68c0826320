"""A report → text for a terminal: what is missing, what fails the gate, main metrics in columns, and verdicts last."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from summarizer.evaluation.reports import wording
from summarizer.evaluation.reports.judgements import judgement
from summarizer.evaluation.reports.tabulating import HEAD, Line, lines, main_lines
from summarizer.evaluation.result import EvalReport, EvalRun
from summarizer.presenting.page import Block, Bullet, Bullets, Heading, Notice, Paragraph, Tone, clean, given, own
from summarizer.presenting.terminal import NARROWEST, Screen
from summarizer.presenting.words import count

_GAP: Final = "  "
# What goes first where columns do not fit; metric, mean and count stay.
_DISPENSABLE: Final = ("Detectable", "Pooled", "p", "95 % of change", "95 % interval", "Baseline", "Change")


def to_terminal(report: EvalReport, *, width: int, colour: bool) -> str:
    """A report for a terminal of `width` columns; it shows no item of any story. Tables use all of the width.

    All metrics of one engine are shown; of several only those that the gate looks at.
    """
    screen = Screen(width=width, colour=colour)
    parts = [screen.shown(_head(report))]
    for run in report.runs:
        metrics = lines(run) if len(report.runs) == 1 else main_lines(run)
        rest = tuple(_rest(run, len(metrics)))
        parts += [screen.shown(_run(run)), _table(metrics, width), *([screen.shown(rest)] if rest else [])]
    return "\n".join([*parts, screen.shown(_verdicts(report))])


def _head(report: EvalReport) -> Iterator[Block]:
    yield Heading(1, (own("Evaluation"),))
    yield Paragraph((own(wording.made_by(report)),))


def _verdicts(report: EvalReport) -> Iterator[Block]:
    """Last, as that is what a terminal shows when a command has ended."""
    yield Heading(2, (own("Verdict"),))
    bullets = []
    for run in report.runs:
        tone, verdict = wording.verdict(run)
        gate = wording.gate_line(run)
        bullets.append(Bullet((given(f"{run.engine}: {verdict}"), own(f" ({gate})" if gate else "")), tone=tone))
    yield Bullets(tuple(bullets))


def _rest(run: EvalRun, shown: int) -> Iterator[Block]:
    """How many metrics are not shown, and what a judge says."""
    hidden = len(run.measured) - shown
    if hidden:
        yield Paragraph((own(f"{count(hidden, 'other metric')} in the reports that are written to files."),))
    if run.judged:
        yield Paragraph((given(judgement(run.judged)),))


def _run(run: EvalRun) -> Iterator[Block]:
    yield Heading(2, (given(run.engine),))
    yield from (Notice((own(word, tone), own(f". {text}"))) for tone, word, text in wording.notices(run))
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


def _table(metrics: Sequence[Line], width: int) -> str:
    """Metrics in columns, without those columns that do not fit; figures stand right."""
    rows = [[clean(cell) for cell in line.cells] for line in metrics]
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
