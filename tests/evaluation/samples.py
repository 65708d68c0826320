"""Reports made by hand: three engines over five invented stories, one of them held; nothing here happened."""

import random
from collections.abc import Callable
from functools import cache
from typing import Any

from summarizer.article import Span
from summarizer.evaluation.calibrating import Calibration
from summarizer.evaluation.labels import Split
from summarizer.evaluation.measuring import compared, measured
from summarizer.evaluation.result import (
    CheckKind,
    EvalReport,
    EvalRun,
    GateCheck,
    Judged,
    JudgedFact,
    ScoredArticle,
    ScoredCase,
    ScorerFailure,
    Skipped,
)
from summarizer.evaluation.scores import Level, Match, Metric, Score

RECALL = Metric("facts.vital_recall", "vital facts found", Level.ARTICLE)
SUPPORT = Metric("facts.support", "facts that the article says", Level.ARTICLE)
QUOTES = Metric("quotes.verbatim", "quotes letter for letter", Level.ARTICLE)
NUMBERS = Metric("numbers.value_f1", "figures, by value", Level.ARTICLE)
ALARMS = Metric("disagreements.false_alarms", "false disagreements", Level.STORY, lower_is_better=True, worst=5)
METRICS = (RECALL, SUPPORT, QUOTES, NUMBERS, ALARMS)

STORIES = {
    "vellmoor-pier": ("A council approves a new pier.", 3),
    "tarn-derby": ("A cup final ends in extra time.", 3),
    "osk-strike": ("Ferry crews walk out for a day.", 2),
    "halden-outage": ("A substation fails and trains stop.", 3),
    "brack-trial": ("A court clears a drug for hay fever.", 2),
}
HELD = "brack-trial"

FACTS: tuple[tuple[str | None, str | None], ...] = (
    ("The council approved the pier by seven votes to four.", "The pier was approved, 7 to 4."),
    ("It will cost 9 million crowns.", "The pier costs about nine million crowns."),
    ("Work begins in the spring of 2031.", None),
    (None, "Residents of Vellmoor have long wished for a pier."),
)


def matches(rng: random.Random, article: str | None = None) -> tuple[Match, ...]:
    """An expected item beside an actual one, one half right, one missed and one that nobody expected."""
    degrees = (1.0, rng.choice([0.5, 1.0]), 0.0, 0.0)
    reasons = ("says all of it", "the figure is rounded", "nothing like it was returned", "no label says this")
    return tuple(
        Match(
            expected=expected,
            actual=actual,
            degree=degree,
            reason=reason,
            article=article,
            spans=(Span(start=120, end=178), Span(start=311, end=340)) if expected else (),
            words=("seven councillors for, four against", "nine million crowns") if expected else (),
        )
        for (expected, actual), degree, reason in zip(FACTS, degrees, reasons, strict=True)
    )


def scored(metric: Metric, value: float, rng: random.Random) -> Score:
    """A value with the pairs that it was counted from."""
    return Score(metric=metric.name, value=round(value, 4), hits=round(value * 6), of=6, matches=matches(rng))


def article(story: str, number: int, good: float, rng: random.Random) -> ScoredArticle:
    """An article whose scores lie around `good`; its second has no quotations."""
    scores = [scored(metric, min(1, max(0, rng.gauss(good, 0.1))), rng) for metric in METRICS[:4]]
    if number == 1:
        scores[2] = Score(metric=QUOTES.name, value=None, reason="no quotation was returned")
    return ScoredArticle(
        name=f"report-{number}",
        article=f"{len(story):02d}{number:014d}",
        title=f"Report {number} on {STORIES[story][0]}",
        calls=1,
        prompt_tokens=900 + 100 * number,
        completion_tokens=400,
        cost=round(0.001 * (number + 1), 6),
        scores=tuple(scores),
    )


def case(story: str, good: float, rng: random.Random, *, repeat: int = 0) -> ScoredCase:
    """A story with its articles and its false disagreements."""
    about, size = STORIES[story]
    alarms = Score(metric=ALARMS.name, value=rng.choice([0, 0, 1]), matches=matches(rng, "report-0")[3:])
    return ScoredCase(
        story=story,
        about=about,
        split=Split.HELD if story == HELD else Split.OPEN,
        repeat=repeat,
        articles=tuple(article(story, number, good, rng) for number in range(size)),
        scores=(alarms,),
    )


def cases(good: float, seed: int = 1) -> tuple[ScoredCase, ...]:
    """All stories, with scores that lie around `good`."""
    rng = random.Random(seed)
    return tuple(case(story, good, rng) for story in sorted(STORIES))


def checks(*, passed: bool) -> tuple[GateCheck, ...]:
    """Two checks that are met, and a third that is or is not."""
    return (
        GateCheck(
            kind=CheckKind.HARD,
            metric=ALARMS.name,
            value=0.4,
            limit=1,
            passed=True,
            reason="0.4 false disagreements a story, at most 1",
        ),
        GateCheck(
            kind=CheckKind.FLOOR,
            metric=QUOTES.name,
            value=0.99 if passed else 0.61,
            limit=0.95,
            passed=passed,
            reason=f"{0.99 if passed else 0.61} of the quotes are letter for letter, at least 0.95",
        ),
        GateCheck(
            kind=CheckKind.DROP,
            metric=RECALL.name,
            value=0.01,
            limit=0.05,
            passed=True,
            reason="0.01 below the baseline, at most 0.05",
        ),
    )


def run(engine: str, of: tuple[ScoredCase, ...], **changes: Any) -> EvalRun:  # noqa: ANN401 - fields of a run
    """A run over these cases with everything worked out; `changes` are put over its fields."""
    found = EvalRun(
        engine=engine,
        made="The built-in engine read the articles.",
        prompt=None,
        schema_fingerprint="5c1d7a90e2b34f61",
        repeats=1,
        planned=len(of),
        stale=0,
        failed=sum(each.failure is not None for one in of for each in one.articles),
        missing=0,
        crashed=sum(len(one.failures) for one in of),
        cases=of,
        skipped=(),
        left_out=(),
        measured=measured(of, METRICS),
    )
    return found.model_copy(update=changes)


def broken(of: tuple[ScoredCase, ...]) -> tuple[ScoredCase, ...]:
    """The cases, with an article that has no answer and a scorer that ended in an error."""
    first, second, *others = of
    lost = first.articles[0].model_copy(update={"failure": "The model declined to answer.", "scores": ()})
    failure = ScorerFailure(scorer="numbers", article="report-1", reason="KeyError: 'crown'")
    return (
        first.model_copy(update={"articles": (lost, *first.articles[1:])}),
        second.model_copy(update={"failures": (failure,)}),
        *others,
    )


@cache
def whole() -> EvalReport:
    """A run that passed, one that passed with stale answers, and one that failed and is incomplete."""
    baseline = cases(0.62, seed=7)
    builtin, plain, careless = cases(0.6), cases(0.85, 2), broken(cases(0.45, 3))
    skipped = (
        Skipped(story="quarry-inquest", article=None, reason="none of its articles is here"),
        Skipped(story="osk-strike", article="report-9", reason="no file with this SHA-256 is in articles/"),
    )
    free = tuple(
        one.model_copy(
            update={
                "articles": tuple(
                    each.model_copy(update={"calls": 0, "prompt_tokens": None, "completion_tokens": None, "cost": None})
                    for each in one.articles
                )
            }
        )
        for one in builtin
    )
    return EvalReport(
        version="0.1.0",
        labels="0f5a3c9d11e2b487",
        runs=(
            run("builtin", free, compared=compared(free, baseline, METRICS), gate=checks(passed=True)),
            run(
                "recorded:plain",
                plain,
                made="A language model was shown the rendered prompt alone; its answers are unedited.",
                prompt="a91b7730c55d2e04",
                stale=4,
                gate=checks(passed=True),
            ),
            run(
                "recorded:careless",
                careless,
                made="Written as a careless model would answer: paraphrased quotes, rounded figures.",
                prompt="a91b7730c55d2e04",
                missing=1,
                skipped=skipped,
                judged=judged(),
                compared=compared(careless, baseline, METRICS),
                gate=checks(passed=False),
            ),
        ),
    )


def judged(known: Calibration | None = None) -> Judged:
    """A judge who calls one fact said more fully, one less, one as much, and has no answer for the last, a held one."""
    facts = (
        JudgedFact(
            story="tarn-derby",
            article="report-0",
            fact="The council approved the pier.",
            share=0.4,
            by_code=0.5,
            by_model=1.0,
        ),
        JudgedFact(
            story="osk-strike", article="report-1", fact="It will cost 9 million.", share=0.6, by_code=1.0, by_model=0.5
        ),
        JudgedFact(
            story="osk-strike", article="report-0", fact="Crews walked out.", share=0.4, by_code=0.5, by_model=0.5
        ),
        JudgedFact(
            story=HELD,
            article="report-0",
            fact="A held fact.",
            share=0.5,
            by_code=0.5,
            by_model=None,
            failure="refused",
        ),
    )
    nobody = Calibration(people=0, pairs=0, reason="not measurable: 0 of 2 people have rated")
    return Judged(model="judge-1", facts=facts, calibration=known or nobody)


# Fields that hold no free text: names of metrics and enumerations.
_FIXED = frozenset("format metric level split kind date".split())


def filled(report: EvalReport, change: Callable[[str], str]) -> EvalReport:
    """The report with every free text, names of stories and engines included, put through `change`."""
    return EvalReport.model_validate(_changed(report.model_dump(), change))


def _changed(value: Any, change: Callable[[str], str], name: str = "") -> Any:  # noqa: ANN401 - a document
    if isinstance(value, dict):
        return {
            change(key) if name == "by_story" else key: each if key in _FIXED else _changed(each, change, key)
            for key, each in value.items()
        }
    if isinstance(value, tuple | list):
        return [_changed(each, change, name) for each in value]
    return change(value) if isinstance(value, str) else value
