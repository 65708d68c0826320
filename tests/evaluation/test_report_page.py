"""The page: where a plot puts its marks, what cost is shown in, and what stands in which fold."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from evaluation.samples import ALARMS, HELD, METRICS, RECALL, broken, cases, run, whole
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.measuring import measured
from summarizer.evaluation.reports import to_html
from summarizer.evaluation.reports.costs import DOLLARS, TOKENS, costs
from summarizer.evaluation.reports.plots import Placed, interval_plot, scatter
from summarizer.evaluation.result import EvalReport, EvalRun, Measured
from summarizer.evaluation.scores import Match, Score

FOUND = measured(cases(0.6), METRICS)[0]


def with_ends(mean: float | None, low: float | None, high: float | None) -> Measured:
    return FOUND.model_copy(update={"mean": mean, "low": low, "high": high})


def drawn(found: Measured, baseline: float | None = None) -> str:
    plot = interval_plot(found, baseline)
    assert plot is not None
    return plot


def marks(plot: str, kind: str) -> list[dict[str, str]]:
    nodes = ET.fromstring(plot)  # noqa: S314  # of our own making
    return [node.attrib for node in nodes if node.attrib["class"] == kind]


def said_of(plot: str) -> str:
    return ET.fromstring(plot).attrib["aria-label"]  # noqa: S314  # of our own making


# ── plots ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_share_is_drawn_between_0_and_1() -> None:
    """A half is in the middle, the ends of its interval at a quarter and at three."""
    plot = drawn(with_ends(0.5, 0.25, 0.75))
    assert "56.0" == marks(plot, "mean")[0]["cx"]
    assert [("32.0", "80.0")] == [(each["x1"], each["x2"]) for each in marks(plot, "interval")]
    assert [] == marks(plot, "baseline")


def test_the_baseline_is_a_stroke() -> None:
    """Beside the mean, on the same axis, and in words."""
    plot = drawn(with_ends(0.5, 0.25, 0.75), 1.0)
    assert ["104.0"] == [each["x1"] for each in marks(plot, "baseline")]
    assert "vital facts found: 0.500, 95 % from 0.250 to 0.750, baseline 1.000; axis from 0.000 to 1.000" == said_of(
        plot
    )


def test_no_mean_no_plot() -> None:
    """What is not defined is not drawn at 0."""
    assert interval_plot(with_ends(None, None, None), 0.5) is None


@given(st.lists(st.floats(min_value=0, max_value=1e6), min_size=3, max_size=3), st.floats(min_value=0, max_value=1e6))
def test_marks_are_inside_the_drawing(values: list[float], baseline: float) -> None:
    """Whatever the figures, the dot lies on its bar, and all of it on the axis."""
    low, mean, high = sorted(values)
    plot = drawn(with_ends(mean, low, high), baseline)
    ends = [float(marks(plot, "interval")[0][name]) for name in ("x1", "x2")]
    assert 8 <= ends[0] <= float(marks(plot, "mean")[0]["cx"]) <= ends[1] <= 104
    assert 8 <= float(marks(plot, "baseline")[0]["x1"]) <= 104


def test_cost_goes_right_and_quality_up() -> None:
    """The dearer engine lies to the right, the better one above."""
    plot = scatter(
        [Placed("cheap", 0, with_ends(0.4, 0.3, 0.5)), Placed("dear", 900, with_ends(0.8, 0.7, 0.9))], TOKENS
    )
    assert plot is not None
    cheap, dear = ((float(each["cx"]), float(each["cy"])) for each in marks(plot, "mean"))
    assert cheap[0] < dear[0]
    assert cheap[1] > dear[1]
    assert "cheap: 0 tokens, 0.400; dear: 900 tokens, 0.800" in said_of(plot)


def test_names_do_not_lie_on_each_other() -> None:
    """Engines that are alike in cost and quality have names a line apart."""
    plot = scatter([Placed(name, 100, with_ends(0.5, None, None)) for name in ("one", "two", "three")], TOKENS)
    assert plot is not None
    heights = sorted(float(each["y"]) for each in marks(plot, "label"))
    assert [15, 15] == [after - before for before, after in pairwise(heights)]


def test_nothing_costs_anything() -> None:
    """A plot of nothing against quality shows nothing."""
    assert scatter([Placed("builtin", 0, FOUND)], TOKENS) is None
    assert scatter([], TOKENS) is None


# ── costs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def report(*runs: EvalRun) -> EvalReport:
    return EvalReport(version="0.1.0", labels="0f5a", runs=runs)


def changed(engine: str, **fields: float | None) -> EvalRun:
    """A run with a model, whose articles all have these fields."""
    found = tuple(
        case.model_copy(update={"articles": tuple(each.model_copy(update=fields) for each in case.articles)})
        for case in cases(0.6)
    )
    return run(engine, found, prompt="a91b")


def test_dollars_where_all_prices_are_known() -> None:
    """The mean over articles; an engine without a model costs nothing."""
    found = costs(report(run("builtin", cases(0.6)), changed("live:m", cost=0.25)))
    assert (DOLLARS, {"builtin": 0.0, "live:m": 0.25}) == (found.unit, found.by_engine)


def test_tokens_where_a_price_is_not_known() -> None:
    """Both engines are then compared in what both have."""
    one = changed("live:m", cost=0.25, prompt_tokens=900, completion_tokens=100)
    other = changed("live:n", cost=None, prompt_tokens=400, completion_tokens=100)
    found = costs(report(one, other))
    assert (TOKENS, {"live:m": 1000, "live:n": 500}) == (found.unit, found.by_engine)


def test_an_engine_that_counted_nothing_has_no_cost() -> None:
    """It is not placed at 0; the page names it beside the plot."""
    silent = changed("live:silent", cost=None, prompt_tokens=None, completion_tokens=None)
    both = report(changed("live:m", cost=0.25), silent)
    assert costs(both).by_engine["live:silent"] is None
    assert "Not in it, as its cost is not known: <bdi>live:silent</bdi>" in to_html(both)


def test_a_cost_that_is_known_of_some_articles_is_not_known() -> None:
    """Those that were counted may be the cheap ones."""
    first, *others = changed("live:m", cost=0.25).cases
    partly = first.model_copy(
        update={"articles": (first.articles[0].model_copy(update={"cost": None}), *first.articles[1:])}
    )
    found = costs(report(run("live:m", (partly, *others), prompt="a91b")))
    assert TOKENS == found.unit


# ── cases ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_cases_with_a_failure_come_first() -> None:
    """Whoever opens the page to see what broke need not look for it."""
    page = to_html(report(run("builtin", broken(cases(0.5))[::-1])), show_held=True)
    stories = re.findall(r'<details class="case"><summary><strong><bdi>([\w-]+)</bdi>', page)
    assert ["halden-outage", "brack-trial", "vellmoor-pier", "tarn-derby", "osk-strike"] == stories
    assert 2 == page.count("✗ 1 failure")


@pytest.mark.parametrize(
    ("expected", "actual", "degree", "lower_is_better", "told"),
    [
        pytest.param("a", "b", 1, False, "good: ✓ right", id="matched"),
        pytest.param(None, "b", 1, False, "good: ✓ right", id="needs no label, and holds"),
        pytest.param("a", "b", 0.5, False, "doubt: ! in part", id="half"),
        pytest.param("a", None, 0.5, False, "doubt: ! in part", id="half of nothing"),
        pytest.param("a", None, 0, False, "bad: ✗ missing", id="missing"),
        pytest.param("a", "b", 0, False, "bad: ✗ wrong", id="another"),
        pytest.param(None, "b", 0, False, "doubt: ! unmatched", id="no label; not an error in itself"),
        pytest.param("a", None, 0, True, "good: ✓ not there", id="a trap that nobody fell into"),
        pytest.param("a", "b", 1, True, "bad: ✗ there", id="a trap"),
        pytest.param(None, "b", 0, True, "bad: ✗ there", id="a false alarm"),
    ],
)
def test_pairs_have_a_sign_and_a_word(
    expected: str | None, actual: str | None, degree: float, told: str, *, lower_is_better: bool
) -> None:
    """Colour is never the only difference; a pair counts against where its metric is better when lower."""
    metric = ALARMS if lower_is_better else RECALL
    match = Match(expected=expected, actual=actual, degree=degree)
    score = Score(metric=metric.name, value=0.5, matches=(match,))
    found = tuple(case.model_copy(update={"scores": (score,), "articles": ()}) for case in cases(0.5)[1:2])
    page = to_html(report(run("builtin", cases(0.5)).model_copy(update={"cases": found})))
    (mark,) = re.findall(r'<tr><td><span class="mark (\w+)">([^<]+)</span></td>', page)
    assert told == ": ".join(mark)


def test_scores_without_pairs_stand_in_one_table() -> None:
    """With the reason why one is not defined."""
    page = to_html(whole())
    assert {"1"} == set(re.findall(r"Scores without pairs \((\d+)\)", page))
    assert re.search(r'<th scope="row">quotes letter for letter</th><td>not defined</td><td></td><td><bdi>no quo', page)


def test_held_cases_have_no_fold() -> None:
    """Not even one with its name, unless it was asked for."""
    named = f'<details class="case"><summary><strong><bdi>{HELD}</bdi>'
    assert named not in to_html(whole())
    assert "1 story is held: only means are shown." in to_html(whole())
    assert named in to_html(whole(), show_held=True)
