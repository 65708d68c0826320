"""A report → text for a terminal: what is missing, what fails the gate, main metrics in columns, and verdicts last.

Or two reports: what changed from the one to the other.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from summarizer.evaluation.reports import wording
from summarizer.evaluation.reports.judgements import judgement
from summarizer.evaluation.reports.tabulating import HEAD, Grid, comparison, lines, main_lines
from summarizer.evaluation.result import EvalReport, EvalRun
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Tone,
    clean,
    given,
    own,
    shortened,
)
from summarizer.presenting.terminal import NARROWEST, Screen
from summarizer.presenting.words import count

_GAP: Final = "  "
_SHORTEST: Final = 24  # letters of a metric's title that are left where even the columns that stay do not fit
# What goes first where columns do not fit; metric, mean and count stay, and of a comparison the change, its interval
# and what could have been seen.
_DISPENSABLE: Final = ("Pooled", "p", "95 % of change", "95 % interval", "Baseline", "Detectable", "Change")
_DISPENSABLE_OF_TWO: Final = ("Pairs", "A", "B", "p")


def to_terminal(report: EvalReport, *, width: int, colour: bool) -> str:
    """A report for a terminal of `width` columns; it shows no item of any story. Tables use all of the width.

    All metrics of one engine are shown; of several only those that the gate looks at.
    """
    screen = Screen(width=width, colour=colour)
    parts = [screen.shown(_head(report))]
    for run in report.runs:
        metrics = lines(run) if len(report.runs) == 1 else main_lines(run)
        grid = _fitting(Grid(HEAD, tuple(line.cells for line in metrics)), _DISPENSABLE, width)
        rest = tuple(_rest(run, grid))
        parts += [screen.shown(_run(run)), _table(grid), *([screen.shown(rest)] if rest else [])]
    return "\n".join([*parts, screen.shown(_verdicts(report))])


def compared_to_terminal(pairs: Sequence[tuple[str, EvalRun, str, EvalRun]], *, width: int, colour: bool) -> str:
    """Pairs of runs for a terminal, each with the name of its report; the later, compared with the earlier, is second.

    The change and its interval stand first, and with the smallest difference that could have been seen they are shown
    on any terminal.
    """
    screen = Screen(width=width, colour=colour)
    parts = []
    for pair in pairs:
        grid = _fitting(comparison(pair[3]), _DISPENSABLE_OF_TWO, width)
        parts += [screen.shown(_of_two(*pair)), _table(grid)]
    return "\n".join([*parts, screen.shown([Paragraph((own(_EXPLAINED),))])])


_EXPLAINED: Final = (
    "Change: from A to B, over the articles or stories that have a value in both; better or worse only where chance "
    "alone seldom makes as much. Detectable: the smallest difference that these stories would show in four of five "
    "trials."
)


def _of_two(before: str, one: EvalRun, after: str, other: EvalRun) -> Iterator[Block]:
    """What is compared, and what must be known of either."""
    yield Heading(2, (given(one.engine if one.engine == other.engine else f"{one.engine}, {other.engine}"),))
    yield Paragraph((given(f"A: {before}, {one.engine}. B: {after}, {other.engine}."),))
    for side, run in (("A", one), ("B", other)):
        for tone, word, text in wording.notices(run.model_copy(update={"gate": ()})):
            yield Notice((own(f"{side} {word}", tone), own(f". {text}")))


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


def _rest(run: EvalRun, shown: Grid) -> Iterator[Block]:
    """What could have been seen where its column does not fit, how many metrics are not shown, what a judge says."""
    hidden = len(run.measured) - len(shown.rows)
    told = wording.detectables(run)
    if told and "Detectable" not in shown.head:
        yield Paragraph((own(told),))
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


def _fitting(grid: Grid, dispensable: Sequence[str], width: int) -> Grid:
    """The table without columns that are empty or, one after another, do not fit; then with shorter titles."""
    found = _with(grid, [at for at, _ in enumerate(grid.head) if any(row[at] for row in grid.rows)])
    for name in dispensable:
        if _beyond(found, width) <= 0:
            return found
        found = _with(found, [at for at, title in enumerate(found.head) if title != name])
    longest = max(_SHORTEST, _widths(found)[0] - max(0, _beyond(found, width)))
    return Grid(found.head, tuple((_shorter(title, longest), *others) for title, *others in found.rows))


def _shorter(title: str, limit: int) -> str:
    """A title cut before what tells it from its neighbours: its last part, as in "Figures by value, recall"."""
    first, comma, last = title.rpartition(", ")
    return shortened(first, limit - len(comma + last)) + comma + last


def _with(grid: Grid, shown: Sequence[int]) -> Grid:
    return Grid(tuple(grid.head[at] for at in shown), tuple(tuple(clean(row[at]) for at in shown) for row in grid.rows))


def _beyond(grid: Grid, width: int) -> int:
    """How many columns of the terminal the table lacks."""
    widths = _widths(grid)
    return sum(widths) + len(_GAP) * (len(widths) - 1) - max(width, NARROWEST)


def _table(grid: Grid) -> str:
    """Metrics in columns; figures stand right."""
    widths = _widths(grid)
    return "".join(_aligned(row, widths) for row in (grid.head, *grid.rows))


def _widths(grid: Grid) -> list[int]:
    return [max(cell_len(row[at]) for row in (grid.head, *grid.rows)) for at, _ in enumerate(grid.head)]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    spaces = [" " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True)]
    first, *others = zip(row, spaces, strict=True)
    return _GAP.join(["".join(first), *(space + text for text, space in others)]).rstrip() + "\n"
