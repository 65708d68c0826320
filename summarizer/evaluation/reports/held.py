"""A report → the same without any item of the stories that are held: nobody tunes on what no report shows."""

from typing import Final

from summarizer.evaluation.labels import Split
from summarizer.evaluation.result import EvalReport, EvalRun, Judged, ScoredCase
from summarizer.evaluation.scores import Score

WITHHELD: Final = "withheld: the story is held"
"""Stands where a reason stood."""


def withheld(report: EvalReport) -> EvalReport:
    """The report with all figures as they are, and no pair, reason or title of a held story.

    Why an article or a scorer failed stays: a run must show what is missing, and it is told of the engine, not of the
    labels.
    """
    return report.model_copy(update={"runs": tuple(map(_of_run, report.runs))})


def held_stories(run: EvalRun) -> tuple[str, ...]:
    """The names of the stories that are held, in their order."""
    return tuple(sorted({case.story for case in run.cases if case.split is Split.HELD}))


def _of_run(run: EvalRun) -> EvalRun:
    cases = (_of_case(case) if case.split is Split.HELD else case for case in run.cases)
    return run.model_copy(update={"cases": tuple(cases), "judged": _of_judged(run)})


def _of_judged(run: EvalRun) -> Judged | None:
    if run.judged is None:
        return None
    held = set(held_stories(run))
    facts = (fact.model_copy(update={"fact": WITHHELD}) if fact.story in held else fact for fact in run.judged.facts)
    return run.judged.model_copy(update={"facts": tuple(facts)})


def _of_case(case: ScoredCase) -> ScoredCase:
    articles = (
        article.model_copy(update={"title": None, "scores": tuple(map(_of_score, article.scores))})
        for article in case.articles
    )
    scores = tuple(map(_of_score, case.scores))
    return case.model_copy(update={"articles": tuple(articles), "scores": scores})


def _of_score(score: Score) -> Score:
    return score.model_copy(update={"matches": (), "reason": WITHHELD if score.reason else ""})
