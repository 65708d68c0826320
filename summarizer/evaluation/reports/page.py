"""A report → one HTML page that loads nothing: verdicts, engines side by side, every metric, every pair on demand."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from summarizer.evaluation.reports import tabulating, wording
from summarizer.evaluation.reports.cases import cases, scrolling
from summarizer.evaluation.reports.costs import costs
from summarizer.evaluation.reports.held import held_stories
from summarizer.evaluation.reports.judgements import judged_facts, judgement
from summarizer.evaluation.reports.plots import Placed, interval_plot, scatter
from summarizer.evaluation.reports.tabulating import HEAD, Grid, Line
from summarizer.evaluation.result import EvalReport, EvalRun, GateCheck, Measured
from summarizer.presenting.evidence.markup import Content, Html, tag
from summarizer.presenting.evidence.shell import document
from summarizer.presenting.page import Tone

_QUALITY: Final = "facts.vital_recall"  # what cost is shown against

_SIGNS: Final = {Tone.GOOD: ("good", "✓"), Tone.DOUBTFUL: ("doubt", "!"), Tone.BAD: ("bad", "✗")}
_PLOT_AFTER: Final = HEAD.index("Mean") + 1  # the plot stands beside the mean
_SIDE_BY_SIDE: Final = 2  # engines
_LEGEND: Final = (
    "Means are over articles, or over stories where a story as a whole is scored; pooled is over all items. Scored: "
    "how many values of how many planned ones. In a plot the dot is the mean, the bar its 95 % interval with stories "
    "drawn anew, and the stroke the baseline. Detectable: the smallest difference that these stories would show in "
    "four of five trials."
)


@cache
def _style() -> Html:
    return Html(files("summarizer.evaluation.reports").joinpath("page.css").read_text(encoding="utf-8"))


def to_html(report: EvalReport, *, show_held: bool = False) -> str:
    """A report as a page; items of held stories are on it only if `show_held`."""
    return document(
        "Evaluation of briefings",
        tag(
            "header",
            tag("h1", "Evaluation of briefings"),
            tag("p", wording.made_by(report), class_="aside"),
        ),
        tag(
            "main",
            _overview(report),
            *_side_by_side(report),
            *_cost_against_quality(report),
            *(_engine(number, run, show_held=show_held) for number, run in enumerate(report.runs, 1)),
        ),
        style=_style(),
        generator="summarizer eval-report/1",
    )


# ── all engines ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _overview(report: EvalReport) -> Html:
    rows: list[list[Content]] = [
        [
            tag("a", tag("bdi", run.engine), href=f"#{_name(number)}"),
            _verdict(run),
            wording.gate_line(run) or "–",
            f"{run.failed} of {wording.answers(run)}",
            str(run.stale),
            str(len(run.skipped)),
        ]
        for number, run in enumerate(report.runs, 1)
    ]
    head = ("Engine", "Gate", "Checks", "Failed", "Stale", "Skipped")
    return tag("section", tag("h2", "Engines"), _table("Engines", head, rows), tag("p", _LEGEND, class_="aside"))


def _side_by_side(report: EvalReport) -> Iterator[Html]:
    if len(report.runs) >= _SIDE_BY_SIDE:
        yield tag("section", tag("h2", "Side by side"), _grid("Side by side", tabulating.side_by_side(report)))


def _cost_against_quality(report: EvalReport) -> Iterator[Html]:
    """The scatter, and which engines are not in it; nothing if no engine costs anything that is known."""
    known = costs(report)
    measured = {run.engine: _quality(run) for run in report.runs}
    points = [
        Placed(engine, cost, found)
        for engine, cost in known.by_engine.items()
        if cost is not None and (found := measured[engine]) is not None
    ]
    plot = scatter(points, known.unit)
    if plot is None:
        return
    absent = [engine for engine in known.by_engine if engine not in {point.name for point in points}]
    note = tag("p", "Not in it, as its cost is not known: ", tag("bdi", ", ".join(absent)), class_="aside")
    yield tag(
        "section",
        tag("h2", "Cost against quality"),
        tag("figure", plot, tag("figcaption", "Bars are 95 % intervals; a model's cost is the mean of articles.")),
        note if absent else None,
    )


def _quality(run: EvalRun) -> Measured | None:
    return next((each for each in run.measured if each.metric == _QUALITY), None)


# ── one engine ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _engine(number: int, run: EvalRun, *, show_held: bool) -> Html:
    return tag(
        "section",
        tag("h2", tag("bdi", run.engine), " ", _verdict(run)),
        *_notices(run),
        tag("p", tag("bdi", wording.origin(run))),
        *_missing(run),
        *_gate(run),
        tag("h3", "Metrics"),
        _metrics(tabulating.main_lines(run), "Metrics"),
        *_others(run),
        *_judged(run, show_held=show_held),
        tag("h3", "Stories"),
        _grid("Stories", tabulating.by_story(run)),
        tag("h3", "Cases"),
        *cases(run, show_held=show_held),
        id=_name(number),
    )


def _name(number: int) -> str:
    return f"engine-{number}"


def _verdict(run: EvalRun) -> Html:
    tone, said = wording.verdict(run)
    kind, sign = _SIGNS[tone]
    return tag("span", f"{sign} {said}", class_=f"mark {kind}")


def _notices(run: EvalRun) -> Iterator[Html]:
    for tone, word, text in wording.notices(run):
        kind, sign = _SIGNS[tone]
        mark = tag("span", f"{sign} {word}.", class_=f"mark {kind}")
        yield tag("p", mark, f" {text}", class_="notice")


def _missing(run: EvalRun) -> Iterator[Html]:
    for title, rows in (
        ("Failed", list(wording.failures(run))),
        ("Skipped", list(map(wording.skipped, run.skipped))),
    ):
        if rows:
            entries = (tag("li", tag("bdi", where), ": ", tag("bdi", why)) for where, why in rows)
            yield tag("details", tag("summary", f"{title} ({len(rows)})"), tag("ul", *entries))


def _gate(run: EvalRun) -> Iterator[Html]:
    if not run.gate:
        return
    yield tag("h3", "Gate")
    failed = [check for check in run.gate if not check.passed]
    passed = [check for check in run.gate if check.passed]
    if failed:
        yield _checks("Checks that failed", failed)
    if passed:
        summary = tag("summary", f"Checks that passed ({len(passed)})")
        yield tag("details", summary, _checks("Checks that passed", passed))


def _checks(name: str, checks: Sequence[GateCheck]) -> Html:
    rows: list[list[Content]] = [
        [
            _mark(check),
            check.kind,
            tag("code", check.metric),
            "–" if check.value is None else wording.figure(check.value),
            wording.figure(check.limit),
            tag("bdi", check.reason),
        ]
        for check in checks
    ]
    return _table(name, ("", "Check", "Metric", "Value", "Limit", "Why"), rows)


def _mark(check: GateCheck) -> Html:
    tone, said = ("good", "✓ passed") if check.passed else ("bad", "✗ failed")
    return tag("span", said, class_=f"mark {tone}")


def _others(run: EvalRun) -> Iterator[Html]:
    shown = {line.measured.metric for line in tabulating.main_lines(run)}
    others = [line for line in tabulating.lines(run) if line.measured.metric not in shown]
    if others:
        summary = tag("summary", f"Other metrics ({len(others)})")
        yield tag("details", summary, _metrics(others, "Other metrics"))


def _judged(run: EvalRun, *, show_held: bool) -> Iterator[Html]:
    """What a judge says, and each of its answers on facts of stories that may be shown."""
    if run.judged is None:
        return
    yield tag("h3", "Judge")
    yield tag("p", tag("bdi", judgement(run.judged)))
    held = set() if show_held else set(held_stories(run))
    shown = [fact for fact in run.judged.facts if fact.story not in held]
    if shown:
        grid = judged_facts(run.judged.model_copy(update={"facts": tuple(shown)}))
        yield tag("details", tag("summary", f"Facts that it was asked about ({len(shown)})"), _grid("Judge", grid))


def _metrics(lines: Sequence[Line], name: str) -> Html:
    """Every metric with its plot; columns that are empty in each row are left out."""
    at = [index for index, _ in enumerate(HEAD) if any(line.cells[index] for line in lines)]
    head = [HEAD[index] for index in at]
    rows: list[list[Content]] = [[line.cells[index] for index in at] for line in lines]
    head.insert(_PLOT_AFTER, "Plot")
    for row, line in zip(rows, lines, strict=True):
        row.insert(_PLOT_AFTER, interval_plot(line.measured, line.compared.baseline if line.compared else None))
    return _table(name, head, rows)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _grid(name: str, grid: Grid) -> Html:
    return _table(name, grid.head, grid.rows)


def _table(name: str, head: Sequence[str], rows: Sequence[Sequence[Content]]) -> Html:
    """A table whose first column names its rows; a plain string is a cell of words."""
    titles = tag("thead", tag("tr", *(tag("th", tag("bdi", title), scope="col") for title in head)))
    body = tag("tbody", *(tag("tr", *(_cell(cell, first=not at) for at, cell in enumerate(row))) for row in rows))
    return scrolling(tag("table", titles, body), name)


def _cell(child: Content, *, first: bool) -> Html:
    content = child if child is None or type(child) is Html else tag("bdi", child)
    return tag("th", content, scope="row") if first else tag("td", content)
