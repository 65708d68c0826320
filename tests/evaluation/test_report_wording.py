"""Figures and verdicts in words, and tables that fit a terminal."""

import pytest
from evaluation.samples import ALARMS, METRICS, QUOTES, RECALL, broken, cases, checks, run, whole

from summarizer.evaluation.measuring import compared
from summarizer.evaluation.reports import compared_to_terminal, tabulating, to_terminal, wording
from summarizer.evaluation.result import Compared, EvalRun
from summarizer.presenting.page import Tone


def against(difference: float, p: float | None = 0.5) -> Compared:
    return Compared(
        metric=RECALL.name,
        baseline=0.5,
        value=0.5 + difference,
        difference=difference,
        low=None if p is None else difference - 0.01,
        high=None if p is None else difference + 0.01,
        p=p,
        n=12,
        detectable=None if p is None else 0.028,
    )


@pytest.mark.parametrize(
    ("difference", "p", "lower_is_better", "told"),
    [
        pytest.param(0.1, 0.5, False, "+0.100", id="may be chance"),
        pytest.param(0.1, 0.01, False, "+0.100 better", id="more, and more is better"),
        pytest.param(-0.1, 0.01, False, "−0.100 worse", id="less, and more is better"),
        pytest.param(0.1, 0.01, True, "+0.100 worse", id="more, and less is better"),
        pytest.param(-0.1, 0.01, True, "−0.100 better", id="less, and less is better"),
        pytest.param(0.1, 0.05, False, "+0.100", id="at the level"),
        pytest.param(0.1, None, False, "+0.100", id="one story"),
        pytest.param(0.0, 1.0, False, "0.000", id="none"),
        pytest.param(-0.0004, 0.01, False, "0.000", id="less than is shown"),
    ],
)
def test_a_change(difference: float, p: float | None, told: str, *, lower_is_better: bool) -> None:
    """A difference is called better or worse only where chance alone seldom makes as much."""
    assert told == wording.change(against(difference, p), lower_is_better=lower_is_better)


def test_one_story_has_no_interval_and_no_p() -> None:
    """What is not known is empty, not 0."""
    found = against(0.1, None)
    assert ("", "", "") == (wording.change_interval(found), wording.p_value(found), wording.detectable(found))


def test_nothing_is_detectable_where_nothing_differs() -> None:
    """What adding in another order leaves over is no difference that stories could show."""
    assert "0.028" == wording.detectable(against(0.1))
    assert "" == wording.detectable(against(0.0).model_copy(update={"detectable": 1e-17}))


def test_a_tiny_p_is_not_0() -> None:
    """A probability of nothing would be a lie."""
    assert "under 0.001" == wording.p_value(against(0.1, 1 / 4096))


WHOLE = cases(0.9)


@pytest.mark.parametrize(
    ("found", "tone", "told"),
    [
        pytest.param(run("a", WHOLE, gate=checks(passed=True)), Tone.GOOD, "passed", id="all well"),
        pytest.param(run("a", WHOLE), Tone.DOUBTFUL, "no gate", id="nobody looked"),
        pytest.param(run("a", WHOLE, gate=checks(passed=False)), Tone.BAD, "FAILED", id="a check is not met"),
        pytest.param(run("a", WHOLE, stale=1, gate=checks(passed=True)), Tone.DOUBTFUL, "passed, STALE", id="stale"),
        pytest.param(
            run("a", broken(WHOLE), gate=checks(passed=True)), Tone.BAD, "passed, PARTIAL", id="something failed"
        ),
        pytest.param(
            run("a", WHOLE, planned=6, gate=checks(passed=True)), Tone.BAD, "passed, PARTIAL", id="a case is missing"
        ),
        pytest.param(
            run("a", broken(WHOLE), stale=1, gate=checks(passed=False)), Tone.BAD, "FAILED, PARTIAL, STALE", id="all"
        ),
    ],
)
def test_a_verdict(found: EvalRun, tone: Tone, told: str) -> None:
    """Only a run that is whole, fresh and met by every check of a gate is good."""
    assert (tone, told) == wording.verdict(found)


def test_whole_runs_have_no_notice() -> None:
    """Nothing is missing, and nothing is said to be."""
    assert [] == list(wording.notices(run("a", WHOLE)))


def test_main_metrics_are_those_of_the_gate() -> None:
    """In the order of the metrics; all of them where no gate looks at any."""
    names = [line.measured.metric for line in tabulating.main_lines(run("a", WHOLE, gate=checks(passed=True)))]
    assert [RECALL.name, QUOTES.name, ALARMS.name] == names
    assert len(METRICS) == len(tabulating.main_lines(run("a", WHOLE)))


def test_a_metric_that_the_baseline_lacks_is_new() -> None:
    """Beside others that have one; without any baseline there is nothing to be new against."""
    found = compared(WHOLE, WHOLE, METRICS)
    lines = tabulating.lines(run("a", WHOLE, compared=found[1:]))
    at = tabulating.HEAD.index("Change")
    assert ["new", "0.000", "0.000", "0.000", "0.000"] == [line.cells[at] for line in lines]
    assert {""} == {line.cells[at] for line in tabulating.lines(run("a", WHOLE))}


def test_engines_side_by_side() -> None:
    """A row a metric, a column an engine; one that was not measured by it has a dash."""
    report = whole()
    less = report.runs[0].model_copy(update={"measured": report.runs[0].measured[1:]})
    grid = tabulating.side_by_side(report.model_copy(update={"runs": (less, *report.runs[1:])}))
    assert ("Mean", "builtin", "recorded:plain", "recorded:careless") == grid.head
    assert {RECALL.title: "–"}.items() <= {row[0]: row[1] for row in grid.rows}.items()
    assert all(len(row) == len(grid.head) for row in grid.rows)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_rows_fit_the_terminal(width: int) -> None:
    """Columns give way until the table fits; metric, mean and count never do."""
    shown = to_terminal(whole(), width=width, colour=False)
    least = len("facts that the article says  not defined  7/8 (1 failed, 5 undefined)")
    assert all(len(row) <= max(width, least) for row in shown.splitlines())
    assert all(word in shown for word in ("Metric", "Mean", "Scored", RECALL.title))


def test_a_comparison_tells_of_change_on_any_terminal() -> None:
    """The change, its interval and what could have been seen stand beside each metric at 80 columns, and fit."""
    one, other = run("builtin", cases(0.62, seed=7)), run("live:m", cases(0.9, 2), stale=2)
    other = other.model_copy(update={"compared": compared(other.cases, one.cases, METRICS)})
    for width, head in ((80, tabulating.COMPARED[:4]), (200, tabulating.COMPARED)):
        shown = compared_to_terminal([("a.json", one, "b.json", other)], width=width, colour=False)
        assert all(len(line) <= width for line in shown.splitlines())
        table = next(line for line in shown.splitlines() if line.startswith("Metric"))
        assert table.split()[: len(" ".join(head).split())] == " ".join(head).split()
        assert "A: a.json, builtin. B: b.json, live:m." in shown
        assert "B STALE" in shown
    assert "Scored" not in shown


def test_shortened_titles_can_be_told_apart() -> None:
    """Precision and recall of one thing differ in their last word, which is not cut off."""
    found = run("builtin", cases(0.9, 2), compared=compared(cases(0.9, 2), cases(0.62, seed=7), METRICS[:2]))
    long = "Facts of several articles that are told as one and as what they are"
    titles = (f"{long}, precision", f"{long}, recall")
    titled = tuple(
        each.model_copy(update={"title": title}) for each, title in zip(found.measured, titles, strict=False)
    )
    pair = ("a.json", found, "b.json", found.model_copy(update={"measured": titled}))
    shown = compared_to_terminal([pair], width=80, colour=False)
    assert "…, precision  " in shown
    assert "…, recall  " in shown


def test_the_change_outlasts_other_columns() -> None:
    """What changed is the last to give way; all is there where there is room."""
    narrow, wide = (to_terminal(whole(), width=width, colour=False) for width in (80, 200))
    assert "Change" in narrow
    assert "Pooled" not in narrow
    assert all(name in wide for name in tabulating.HEAD)


def test_what_could_have_been_seen_is_told_on_any_terminal() -> None:
    """In its column where that fits, else in a line: the least and the most of all metrics."""
    long = whole().runs[0]
    titled = tuple(each.model_copy(update={"title": f"{each.title}, told at some length"}) for each in long.measured)
    report = whole().model_copy(update={"runs": (long.model_copy(update={"measured": titled}),)})
    narrow, wide = (" ".join(to_terminal(report, width=width, colour=False).split()) for width in (60, 200))
    told = [each.detectable for each in long.compared if each.detectable]
    line = f"Detectable changes: from {min(told):.3f} to {max(told):.3f}, by metric"
    assert line in narrow
    assert line not in wide
