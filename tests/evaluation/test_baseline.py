"""What may become a baseline, and what of one changes by it."""

from typing import Any

import pytest
from evaluation.samples import QUOTES, RECALL, cases, run

from summarizer.errors import UsageError
from summarizer.evaluation.baseline import Baseline, accepted
from summarizer.evaluation.gates import Gates
from summarizer.evaluation.reports import moved
from summarizer.evaluation.result import EvalRun

GATES = Gates.model_validate(
    {
        "hard": {},
        "floors": {QUOTES.name: 0.4},
        "margin": 0.05,
        "drop": {"most": 0.05, "metrics": [RECALL.name]},
    }
)


def made(found: EvalRun, before: Baseline | None = None, labels: str = "0f5a") -> Baseline:
    return accepted(before, [found], GATES, labels)[0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"failed": 1}, "is not complete: 1 article failed"),
        ({"crashed": 2}, "is not complete: 2 errors in cases or scorers"),
        ({"stale": 3}, "is stale: 3 answers to another prompt than today's. Record it anew"),
        ({"left_out": ("quarry-inquest",)}, "is of a part: without quarry-inquest"),
    ],
)
def test_what_is_no_measurement_of_everything_is_refused(changes: dict[str, Any], said: str) -> None:
    """Also where there is no baseline yet: later runs would be held against it."""
    with pytest.raises(UsageError, match=said):
        made(run("builtin", cases(0.6), **changes))


def test_a_run_that_lacks_what_the_baseline_has_is_refused() -> None:
    """Neither a story nor an article of one is lost by the way, and other engines' stories do not matter."""
    whole = made(run("builtin", cases(0.6)))
    with pytest.raises(UsageError, match="lacks what its baseline has: brack-trial, brack-trial/report-0"):
        made(run("builtin", cases(0.6)[1:]), whole)
    first, *others = cases(0.6)
    short = first.model_copy(update={"articles": first.articles[1:]})
    with pytest.raises(UsageError, match="lacks what its baseline has: brack-trial/report-0"):
        made(run("builtin", (short, *others)), whole)
    assert {"builtin", "live:x"} == set(made(run("live:x", cases(0.6)[1:]), whole).engines)


def test_what_nobody_labels_any_more_may_go() -> None:
    """A story that was taken out of the labels is no reason to refuse what is left."""
    whole = made(run("builtin", cases(0.6)))
    fewer = run("builtin", cases(0.6)[1:])
    left = {(story, name) for story, name in whole.engines["builtin"].units if story != "brack-trial"}
    assert left == made(fewer, whole.of(left)).engines["builtin"].units


def test_what_would_change_is_told() -> None:
    """Floors before and after, stories and articles that come and go, labels and means; of the rest nothing."""
    before = made(run("builtin", cases(0.6)[1:]))
    after = made(run("builtin", cases(0.9, 2)), before, labels="77aa")
    told = list(moved(before, after))
    old, new = (each.engines["builtin"] for each in (before, after))
    assert "builtin" == told[0]
    assert {"  new: brack-trial", "  new: brack-trial/report-0", "  labels: 0f5a → 77aa"} <= set(told)
    assert f"  floor of {QUOTES.name}: {old.floors[QUOTES.name]:g} → {new.floors[QUOTES.name]:g}" in told
    assert f"  mean of {RECALL.name}: {old.means[RECALL.name]:.3f} → {new.means[RECALL.name]:.3f}" in told
    assert "  lost: brack-trial/report-0" in list(moved(after, before))
    assert [] == list(moved(after, after))


def test_an_engine_that_is_new_is_told_with_its_floors() -> None:
    """There is nothing to compare with; how much was measured, and what will be held."""
    told = list(moved(None, made(run("builtin", cases(0.6)))))
    assert told[:2] == ["builtin, new", "  13 articles of 5 stories"]
    assert told[2].startswith(f"  floor of {QUOTES.name}: ")
