"""A report → Markdown for the summary of a CI job or a comment on a pull request: verdicts first, the rest folded.

No item of any story is shown: a comment holds 65,536 characters, and the page has them.
"""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.evaluation.reports import tabulating, wording
from summarizer.evaluation.reports.held import held_stories
from summarizer.evaluation.reports.judgements import judgement
from summarizer.evaluation.reports.tabulating import HEAD, Grid, Line
from summarizer.evaluation.result import EvalReport, EvalRun, GateCheck
from summarizer.presenting.markdown import written
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Row,
    Table,
    Tone,
    given,
    own,
)

_SIGNS = {Tone.GOOD: "✅", Tone.DOUBTFUL: "⚠️", Tone.BAD: "❌"}
_SIDE_BY_SIDE = 2  # engines: from here on their means stand beside each other


def to_markdown(report: EvalReport) -> str:
    """A report as GitHub's Markdown; the only HTML in it folds our own tables."""
    parts = [written(_head(report))]
    for run in report.runs:
        parts.append(written(_run(run)))
        parts += [_folded(title, blocks) for title, blocks in _details(run)]
    return "\n".join(parts)


def _head(report: EvalReport) -> Iterator[Block]:
    yield Heading(2, (own("Evaluation of briefings"),))
    yield Table(
        ("Engine", "Gate", "Checks"),
        tuple(_cells([run.engine, _verdict(run), wording.gate_line(run)]) for run in report.runs),
    )
    if len(report.runs) >= _SIDE_BY_SIDE:
        yield _grid(tabulating.side_by_side(report))
    yield Paragraph((own(wording.made_by(report)),))


def _verdict(run: EvalRun) -> str:
    tone, words = wording.verdict(run)
    return f"{_SIGNS[tone]} {words}"


def _run(run: EvalRun) -> Iterator[Block]:
    yield Heading(3, (given(run.engine),))
    yield from (Notice((own(word, tone), own(f". {text}"))) for tone, word, text in wording.notices(run))
    failed = [check for check in run.gate if not check.passed]
    if failed:
        yield _checks(failed)
    yield _metrics(tabulating.main_lines(run))
    if run.judged:
        yield Paragraph((given(judgement(run.judged)),))
    yield Paragraph((given(wording.origin(run)),))


def _details(run: EvalRun) -> Iterator[tuple[str, Iterable[Block]]]:
    """What is folded: a title, and what it hides."""
    passed = [check for check in run.gate if check.passed]
    if passed:
        yield f"Checks that passed ({len(passed)})", [_checks(passed)]
    shown = {line.measured.metric for line in tabulating.main_lines(run)}
    others = [line for line in tabulating.lines(run) if line.measured.metric not in shown]
    if others:
        yield f"Other metrics ({len(others)})", [_metrics(others)]
    stories = tabulating.by_story(run)
    if stories.rows:
        note = [Paragraph((own("Of held stories only the mean is shown."),))] if held_stories(run) else []
        yield "By story", [_grid(stories), *note]
    missing = [*wording.failures(run), *map(wording.skipped, run.skipped)]
    if missing:
        yield (
            f"Failed or skipped ({len(missing)})",
            [Bullets(tuple(Bullet((given(f"{where}: {why}"),)) for where, why in missing))],
        )


def _checks(checks: Sequence[GateCheck]) -> Block:
    rows = [["✅" if check.passed else "❌", check.kind, check.metric, check.reason] for check in checks]
    return Table(("", "Check", "Metric", "Why"), tuple(map(_cells, rows)))


def _metrics(lines: Sequence[Line]) -> Block:
    """The metrics in a table, without columns that are empty in each row."""
    shown = [at for at, _ in enumerate(HEAD) if any(line.cells[at] for line in lines)]
    rows = [[line.cells[at] for at in shown] for line in lines]
    return Table(tuple(HEAD[at] for at in shown), tuple(map(_cells, rows)))


def _grid(grid: Grid) -> Block:
    return Table(grid.head, tuple(map(_cells, grid.rows)))


def _cells(texts: Iterable[str]) -> Row:
    return Row(tuple(((given(text),),) for text in texts))


def _folded(title: str, blocks: Iterable[Block]) -> str:
    """Blocks under a title that opens them; the title is ours."""
    return f"<details><summary>{title}</summary>\n\n{written(blocks)}\n</details>\n"
