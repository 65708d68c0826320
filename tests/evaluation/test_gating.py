"""What a gate holds: of a part, without a baseline, of nothing, and of answers that are wrong on purpose."""

from typing import Any

import pytest
from evaluation.samples import ALARMS, METRICS, QUOTES, RECALL, cases, run

from summarizer.evaluation.baseline import BaselineRun, accepted
from summarizer.evaluation.gates import Gates
from summarizer.evaluation.gating import gated
from summarizer.evaluation.measuring import measured
from summarizer.evaluation.reports import wording
from summarizer.evaluation.result import CheckKind, EvalRun, GateCheck, ScoredCase

LABELS = "0f5a3c9d11e2b487"


def gates(**changes: Any) -> Gates:  # noqa: ANN401 - fields of gates
    return Gates.model_validate(
        {
            "hard": {ALARMS.name: 1},
            "floors": {QUOTES.name: 0.4, RECALL.name: 0.7},
            "margin": 0.05,
            "drop": {"most": 0.05, "metrics": [RECALL.name]},
            **changes,
        }
    )


def baseline(of: tuple[ScoredCase, ...]) -> BaselineRun:
    made, _ = accepted(None, [run("builtin", of)], gates(), LABELS)
    return made.engines["builtin"]


def checks(found: EvalRun, kind: CheckKind) -> list[GateCheck]:
    return [check for check in found.gate if check.kind is kind]


def notices(found: EvalRun) -> dict[str, str]:
    return {word: text for _, word, text in wording.notices(found)}


def without(metric: str) -> tuple[ScoredCase, ...]:
    """All stories, with no article in which the metric is defined."""
    return tuple(
        case.model_copy(
            update={
                "articles": tuple(
                    each.model_copy(
                        update={
                            "scores": tuple(
                                score.model_copy(update={"value": None, "reason": "none is there"})
                                if score.metric == metric
                                else score
                                for score in each.scores
                            )
                        }
                    )
                    for each in case.articles
                )
            }
        )
        for case in cases(0.6)
    )


def test_a_part_is_held_against_hard_conditions_and_drops_alone() -> None:
    """A floor is a mean of the whole; a few stories may lie below it on unchanged code, and that is said."""
    few = cases(0.6)[:2]
    part = gated(run("builtin", few, left_out=("osk-strike",)), METRICS, gates(), baseline(cases(0.6)), LABELS)
    assert [] == checks(part, CheckKind.FLOOR)
    assert 1 == len(checks(part, CheckKind.HARD))
    assert 1 == len(checks(part, CheckKind.DROP))
    assert "1 story was left out: floors, which are of the whole, are not held." == notices(part)["A PART"]
    whole = gated(run("builtin", few), METRICS, gates(), None, LABELS)
    assert 2 == len(checks(whole, CheckKind.FLOOR))
    assert "A PART" not in notices(whole)


def test_drops_that_nobody_checked_are_told() -> None:
    """Without a baseline a drop passes unseen, and every report says so."""
    alone = gated(run("builtin", cases(0.6)), METRICS, gates(), None, LABELS)
    assert [] == checks(alone, CheckKind.DROP)
    assert "Drops are not checked." == notices(alone)["NO BASELINE"]
    beside = gated(run("builtin", cases(0.6)), METRICS, gates(), baseline(cases(0.6)), LABELS)
    assert not {"NO BASELINE", "OTHER LABELS"} & set(notices(beside))
    assert "NO BASELINE" not in notices(run("builtin", cases(0.6)))


def test_a_baseline_of_other_labels_is_told() -> None:
    """Where labels changed since, a difference may be theirs."""
    found = gated(run("builtin", cases(0.6)), METRICS, gates(), baseline(cases(0.6)), "9" * 16)
    assert "OTHER LABELS" in notices(found)


def test_unchanged_values_do_not_differ_from_their_baseline() -> None:
    """Repeats of thirds and sevenths come back as they were: no difference, no chance, nothing to detect."""
    of = tuple(
        case.model_copy(update={"repeat": repeat})
        for repeat, seed in enumerate((1, 2, 3))
        for case in cases(1 / 3, seed)
    )
    kept = BaselineRun.model_validate_json(baseline(of).model_dump_json())
    for found in gated(run("builtin", of, repeats=3), METRICS, gates(), kept, LABELS).compared:
        assert (0.0, 1.0, 0.0) == (found.difference, found.p, found.detectable), found.metric


def test_what_no_article_has_is_not_looked_at() -> None:
    """A condition on something that is nowhere is not broken; that nobody looked is said."""
    found = gated(run("builtin", without(QUOTES.name)), METRICS, gates(hard={QUOTES.name: 1}), None, LABELS)
    (hard,) = checks(found, CheckKind.HARD)
    floor = next(check for check in checks(found, CheckKind.FLOOR) if check.metric == QUOTES.name)
    for check in (hard, floor):
        assert (True, None) == (check.passed, check.value)
        assert "not looked at: no article or story has it" == check.reason
    assert QUOTES.name in notices(found)["NOT LOOKED AT"]


def test_what_the_baseline_had_must_be_there_to_look_at() -> None:
    """An engine that returns no quotations any more does not pass the floor of quotations by it."""
    found = gated(run("builtin", without(QUOTES.name)), METRICS, gates(), baseline(cases(0.6)), LABELS)
    floor = next(check for check in checks(found, CheckKind.FLOOR) if check.metric == QUOTES.name)
    assert (False, "no value any more, and its baseline has one") == (floor.passed, floor.reason)


PLANNED = {"builtin": {"must": [RECALL.name], "may": [ALARMS.name]}}


def test_answers_that_are_wrong_on_purpose_must_miss_their_floors() -> None:
    """The planned floors are missed and nothing else: that is passed, and called what it is."""
    found = gated(run("builtin", cases(0.6)), METRICS, gates(planned=PLANNED), None, LABELS)
    assert found.passed
    assert "failed as planned" == wording.verdict(found)[1]
    assert f"missed, as they must be: {RECALL.name}." in notices(found)["PLANNED"]
    assert not gated(run("live:x", cases(0.6)), METRICS, gates(planned=PLANNED), None, LABELS).passed


@pytest.mark.parametrize(
    ("of", "changes"),
    [
        pytest.param(cases(0.9), {}, id="the floor is met after all"),
        pytest.param(cases(0.6), {"floors": {RECALL.name: 0.7, QUOTES.name: 0.99}}, id="another floor is missed"),
        pytest.param(cases(0.6), {"hard": {ALARMS.name: 1, QUOTES.name: 1}}, id="another condition is broken"),
    ],
)
def test_what_was_not_planned_fails(of: tuple[ScoredCase, ...], changes: dict[str, Any]) -> None:
    """Neither a planned error that is lost nor another failure is accepted for the one that was meant."""
    found = gated(run("builtin", of), METRICS, gates(planned=PLANNED, **changes), None, LABELS)
    assert not found.passed
    assert "FAILED" == wording.verdict(found)[1]


def test_a_known_leak_may_be_mended() -> None:
    """A hard condition that an engine may break is met whether it does or not."""
    of = cases(0.6)
    leaking = tuple(
        case.model_copy(update={"scores": tuple(each.model_copy(update={"value": 3}) for each in case.scores)})
        for case in of
    )
    for each, planned in ((leaking, True), (of, False)):
        found = gated(run("builtin", each, measured=measured(each, METRICS)), METRICS, gates(planned=PLANNED), None)
        (hard,) = checks(found, CheckKind.HARD)
        assert (True, planned) == (hard.passed, hard.planned)


def test_only_what_is_held_can_be_planned() -> None:
    """A plan for a floor that nobody set would hold nothing."""
    with pytest.raises(ValueError, match=r"planned of builtin: 'quotes\.verbtim' is not among the floors"):
        gates(planned={"builtin": {"must": ["quotes.verbtim"]}})
