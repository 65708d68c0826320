"""A run → the tables that reports show: every metric with its counts, engines side by side, stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.evaluation.reports import wording
from summarizer.evaluation.reports.held import held_stories
from summarizer.evaluation.result import Compared, EvalReport, EvalRun, Measured
from summarizer.evaluation.statistics import mean


@dataclass(frozen=True)
class Line:
    """A metric of a run as a row of a table; what is not known is empty."""

    measured: Measured
    compared: Compared | None
    new: bool
    """True if there is a baseline, but not of this metric."""

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands under `HEAD`."""
        found, against = self.measured, self.compared
        pooled = wording.pooled(found)
        own = (found.title, wording.mean(found), wording.counts(found), wording.interval(found), pooled)
        if against is None:
            return (*own, "", "new" if self.new else "", "", "", "")
        change = wording.change(against, lower_is_better=found.lower_is_better)
        interval = wording.change_interval(against)
        return (
            *own,
            wording.figure(against.baseline),
            change,
            interval,
            wording.p_value(against),
            wording.detectable(against),
        )


HEAD = (
    "Metric",
    "Mean",
    "Scored",
    "95 % interval",
    "Pooled",
    "Baseline",
    "Change",
    "95 % of change",
    "p",
    "Detectable",
)


def lines(run: EvalRun) -> tuple[Line, ...]:
    """All metrics of a run, in their order."""
    compared = {each.metric: each for each in run.compared}
    return tuple(Line(each, compared.get(each.metric), bool(compared)) for each in run.measured)


def main_lines(run: EvalRun) -> tuple[Line, ...]:
    """The metrics that the gate looks at; all, if it looks at none of them."""
    gated = {check.metric for check in run.gate}
    found = lines(run)
    return tuple(line for line in found if line.measured.metric in gated) or found


@dataclass(frozen=True)
class Grid:
    """A table: its head, and as many cells in each row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


COMPARED = ("Metric", "Change", "95 % of change", "Detectable", "p", "A", "B", "Pairs")


def comparison(run: EvalRun) -> Grid:
    """Under `COMPARED`, each metric that both sides have: how the run, B, stands to what it was compared with, A."""
    metrics = {each.metric: each for each in run.measured}
    rows = (
        (
            metrics[each.metric].title,
            wording.change(each, lower_is_better=metrics[each.metric].lower_is_better),
            wording.change_interval(each),
            wording.detectable(each),
            wording.p_value(each),
            wording.figure(each.baseline),
            wording.figure(each.value),
            str(each.n),
        )
        for each in run.compared
    )
    return Grid(COMPARED, tuple(rows))


def side_by_side(report: EvalReport) -> Grid:
    """The means of the main metrics, a column an engine; `–` where an engine was not measured by one."""
    means = [{each.metric: wording.mean(each) for each in run.measured} for run in report.runs]
    titles = {line.measured.metric: line.measured.title for run in report.runs for line in main_lines(run)}
    rows = ((title, *(found.get(metric, "–") for found in means)) for metric, title in titles.items())
    return Grid(("Mean", *(run.engine for run in report.runs)), tuple(rows))


def by_story(run: EvalRun) -> Grid:
    """The main metrics of each story, then of all held ones together: their mean over stories, and no names."""
    metrics = [line.measured for line in main_lines(run)]
    held = set(held_stories(run))
    shown = sorted({case.story for case in run.cases} - held)
    rows = [(story, *(_of_stories(each, [story]) for each in metrics)) for story in shown]
    if held:
        rows.append((f"{len(held)} held", *(_of_stories(each, sorted(held)) for each in metrics)))
    return Grid(("Story", *(each.title for each in metrics)), tuple(rows))


def _of_stories(found: Measured, stories: Sequence[str]) -> str:
    value = mean([value for value in map(found.by_story.get, stories) if value is not None])
    return "–" if value is None else wording.figure(value)
