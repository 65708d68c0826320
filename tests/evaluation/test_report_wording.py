"""Figures and verdicts in words, and tables that fit a terminal."""

import pytest
from evaluation.samples import ALARMS, METRICS, QUOTES, RECALL, broken, cases, checks, run, whole

from summarizer.evaluation.measuring import compared
from summarizer.evaluation.reports import tabulating, to_terminal, wording
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


def test_the_change_outlasts_other_columns() -> None:
    """What changed is the last to give way; all is there where there is room."""
    narrow, wide = (to_terminal(whole(), width=width, colour=False) for width in (80, 200))
    assert "Change" in narrow
    assert "Detectable" not in narrow
    assert all(name in wide for name in tabulating.HEAD)
