"""What every report must show, and what none may: missing, stale and skipped things; items of held stories."""

from collections.abc import Callable

import pytest
from evaluation.samples import FACTS, HELD, broken, cases, checks, judged, run, whole

from summarizer.evaluation.calibrating import Calibration
from summarizer.evaluation.reports import from_json, to_html, to_json, to_junit, to_markdown, to_terminal
from summarizer.evaluation.reports.held import WITHHELD
from summarizer.evaluation.result import EvalReport, EvalRun
from summarizer.evaluation.scores import Match, Score


def terminal(report: EvalReport) -> str:
    return " ".join(to_terminal(report, width=200, colour=False).split())


ALL = pytest.mark.parametrize("written", [terminal, to_markdown, to_json, to_junit, to_html])
FOR_PEOPLE = pytest.mark.parametrize("written", [terminal, to_markdown, to_html])


def of(found: EvalRun) -> EvalReport:
    return EvalReport(version="0.1.0", labels="0f5a3c9d11e2b487", runs=(found,))


@ALL
def test_equal_reports_give_equal_bytes(written: Callable[[EvalReport], str]) -> None:
    """A report that is made again, and one that was stored and read, are written alike."""
    assert written(whole()) == written(whole())
    assert written(whole()) == written(from_json(to_json(whole(), show_held=True), where="stored.json"))


@FOR_PEOPLE
def test_an_incomplete_run_says_so(written: Callable[[EvalReport], str]) -> None:
    """How many articles failed of how many, how many nobody recorded, what crashed, and each with its reason."""
    shown = written(of(run("builtin", broken(cases(0.5)), missing=1, gate=checks(passed=True))))
    assert "PARTIAL" in shown
    assert "1 of 13 articles failed (1 of them never recorded), 1 case or scorer ended in an error." in shown
    assert "The model declined to answer." in shown
    assert "report-1, scorer numbers" in shown
    assert "12/13 (1 failed)" in shown


@FOR_PEOPLE
def test_a_case_that_never_came_back_is_told(written: Callable[[EvalReport], str]) -> None:
    """Fewer cases than planned make a run partial even if nobody reported a failure."""
    shown = written(of(run("builtin", cases(0.5)[1:], planned=5)))
    assert "PARTIAL" in shown
    assert "1 of 5 cases are not there" in shown


@FOR_PEOPLE
def test_stale_answers_are_told(written: Callable[[EvalReport], str]) -> None:
    """A run whose answers belong to another prompt is not simply passed."""
    shown = written(of(run("recorded:plain", cases(0.9), prompt="a91b", stale=3, gate=checks(passed=True))))
    assert "passed, STALE" in shown
    assert "3 of 13 articles were answered to another prompt than today's" in shown


@FOR_PEOPLE
def test_what_was_skipped_is_told(written: Callable[[EvalReport], str]) -> None:
    """A story whose texts are not here is named with the reason."""
    shown = written(whole())
    assert "1 story and 1 article could not be looked at" in shown
    assert "quarry-inquest" in shown
    assert "no file with this SHA-256 is in" in shown


@ALL
def test_how_the_answers_came_about(written: Callable[[EvalReport], str]) -> None:
    """Each report says how the answers of each engine were made."""
    for one in whole().runs:
        assert one.made.rstrip(".") in written(whole())


@FOR_PEOPLE
def test_a_check_that_failed_comes_before_those_that_passed(written: Callable[[EvalReport], str]) -> None:
    """The reason why the gate failed is told before any check that is met, and before any mean."""
    shown = written(of(run("builtin", cases(0.5), gate=checks(passed=False))))
    assert "1 of 3 checks failed" in shown
    failed = shown.index("0.61 of the quotes are letter for letter, at least 0.95")
    assert failed < shown.index("vital facts found")
    assert failed < shown.find("0.4 false disagreements a story, at most 1") or "at most 1" not in shown


@FOR_PEOPLE
def test_no_gate_is_not_a_pass(written: Callable[[EvalReport], str]) -> None:
    """Where no check was asked for, none is said to be met."""
    shown = written(of(run("builtin", cases(0.5))))
    assert "no gate" in shown
    assert "passed" not in shown


SECRET = "vermilion heron"


def with_a_secret() -> EvalReport:
    """A run in which each text of a held story's items is the same two words."""
    match = Match(expected=SECRET, actual=SECRET, degree=1, reason=SECRET)
    score = Score(metric="facts.support", value=None, reason=SECRET, matches=(match,))
    found = [
        case.model_copy(
            update={
                "scores": (score,),
                "articles": tuple(
                    each.model_copy(update={"title": SECRET, "scores": (score,)}) for each in case.articles
                ),
            }
        )
        if case.story == HELD
        else case
        for case in cases(0.5)
    ]
    return of(run("builtin", tuple(found)))


@ALL
def test_no_item_of_a_held_story_is_shown(written: Callable[[EvalReport], str]) -> None:
    """Neither an expected nor an actual item, a reason or a title of it is in any report."""
    assert SECRET not in written(with_a_secret())


def test_held_items_are_shown_when_asked_for() -> None:
    """Whoever releases may look at them."""
    assert SECRET in to_html(with_a_secret(), show_held=True)
    assert SECRET in to_json(with_a_secret(), show_held=True)


def test_a_held_value_that_is_not_defined_stays_so() -> None:
    """Without its reason it would count as a failure when the report is read again."""
    (found,) = from_json(to_json(with_a_secret()), where="a.json").runs
    (held,) = [case for case in found.cases if case.story == HELD]
    assert WITHHELD == held.scores[0].reason


def test_held_stories_are_one_row() -> None:
    """Their mean stands under their number, and none of their names; those of open stories stand each in a row."""
    shown = to_markdown(of(run("builtin", cases(0.5))))
    assert "| 1 held |" in shown
    assert "| tarn-derby |" in shown
    assert f"| {HELD} |" not in shown


@pytest.mark.parametrize("written", [terminal, to_markdown, to_junit])
def test_short_reports_hold_no_items(written: Callable[[EvalReport], str]) -> None:
    """A comment on a pull request holds 65,536 characters; pairs are for the page."""
    shown = written(whole())
    assert len(shown) < 20_000
    assert not any(text in shown for pair in FACTS for text in pair if text)


def test_the_page_holds_every_pair_of_open_stories() -> None:
    """Expected beside actual, with the reason and the place."""
    shown = to_html(whole())
    for text in (
        "It will cost 9 million crowns.",
        "The pier costs about nine million crowns.",
        "the figure is rounded",
    ):
        assert text in shown
    assert "<bdi>“seven councillors for, four against”</bdi><bdi>“nine million crowns”</bdi>" in shown


# ── judge ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@FOR_PEOPLE
def test_a_judge_is_shown_with_how_far_it_is_to_be_believed(written: Callable[[EvalReport], str]) -> None:
    """Of one that no two people have checked that is said, and no kappa."""
    shown = written(of(run("builtin", cases(0.5), judged=judged())))
    assert "judge-1 was asked about 4 facts" in shown
    assert "finds 1 said more fully than the code does and 1 less" in shown
    assert "1 had no answer" in shown
    assert "not measurable: 0 of 2 people have rated" in shown
    assert "kappa" not in shown


@FOR_PEOPLE
def test_a_judge_that_was_measured(written: Callable[[EvalReport], str]) -> None:
    """Its kappa with the interval, that of the people, and the rate that its known errors are taken out of."""
    known = Calibration(
        people=2,
        pairs=80,
        reason="",
        kappa=0.72,
        low=0.61,
        high=0.82,
        people_kappa=0.81,
        sensitivity=0.9,
        specificity=0.8,
    )
    shown = written(of(run("builtin", cases(0.5), judged=judged(known))))
    assert "0.333 said in full, 0.190 freed from its known errors" in shown  # (1/3 + 0.8 - 1) / (0.9 + 0.8 - 1)
    assert "kappa 0.720 (0.610 to 0.820) with 2 people over 80 pairs, people among themselves 0.810" in shown
    assert "a gate would ask for 0.70, and 0.60 at its low end: met" in shown
    worse = known.model_copy(update={"low": 0.5})
    assert "at its low end: not met" in written(of(run("builtin", cases(0.5), judged=judged(worse))))


def test_judged_facts_are_on_the_page_but_for_held_ones() -> None:
    """Both answers beside each other; why there is none, where it is asked for."""
    found = of(run("builtin", cases(0.5), judged=judged()))
    assert "<td><bdi>The council approved the pier.</bdi></td>" in to_html(found)
    assert "A held fact." not in to_html(found) + to_json(found)
    assert "<td><bdi>refused</bdi></td>" in to_html(found, show_held=True)
    assert "A held fact." in to_json(found, show_held=True)


# ── terminal ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_terminal_ends_with_the_verdicts() -> None:
    """That is what is on it when the command has ended."""
    assert terminal(whole()).endswith(
        "Verdict ─────── ✓ builtin: passed (3 checks) ! recorded:plain: passed, STALE (3 checks) "
        "✗ recorded:careless: FAILED, PARTIAL (1 of 3 checks failed)"
    )


def test_a_terminal_shows_all_metrics_of_one_engine() -> None:
    """Of several it shows what the gate looks at, and counts the rest."""
    assert "facts that the article says" in terminal(of(whole().runs[0]))
    assert "facts that the article says" not in terminal(whole())
    assert "2 other metrics in the reports that are written to files." in terminal(whole())


@ALL
def test_an_engine_without_a_run_is_told(written: Callable[[EvalReport], str]) -> None:
    """Whoever asked for three and sees two that passed must not take it for all."""
    assert "recorded:lost" in written(whole().model_copy(update={"missing": ("recorded:lost",)}))
    assert "recorded:lost" not in written(whole())
