"""What a judge says of the facts that plain code leaves open → sentences, and rows of a table."""

from collections.abc import Iterator

from summarizer.evaluation.calibrating import ENOUGH, ENOUGH_LOW, Calibration, corrected
from summarizer.evaluation.reports.tabulating import Grid
from summarizer.evaluation.reports.wording import figure
from summarizer.evaluation.result import Judged
from summarizer.evaluation.statistics import mean
from summarizer.presenting.words import count


def judgement(judged: Judged) -> str:
    """How the judge's answers stand to those of plain code, and how far it is to be believed."""
    if judged.failure is not None:
        return f"A judge, for show: {judged.model} could not be asked to the end: {judged.failure}"
    told = [(fact.by_code, fact.by_model) for fact in judged.facts if fact.by_model is not None]
    higher = sum(model > code for code, model in told)
    lower = sum(model < code for code, model in told)
    silent = len(judged.facts) - len(told)
    asked = f"{judged.model} was asked about {count(len(judged.facts), 'fact')} that plain code is not sure of"
    parts = [
        f"A judge, for show: {asked}, and finds {higher} said more fully than the code does and {lower} less",
        *_rate([float(model == 1) for _, model in told], judged.calibration),
        *([f"{silent} had no answer"] if silent else []),
        _belief(judged.calibration),
    ]
    return "; ".join(parts) + "."


def _rate(full: list[float], known: Calibration) -> Iterator[str]:
    rate = mean(full)
    if rate is None:
        return
    freed = corrected(rate, known)
    yield f"{figure(rate)} said in full" + ("" if freed is None else f", {figure(freed)} freed from its known errors")


def _belief(known: Calibration) -> str:
    if known.kappa is None:
        return known.reason
    ends = "" if known.low is None or known.high is None else f" ({figure(known.low)} to {figure(known.high)})"
    people = "" if known.people_kappa is None else f", people among themselves {figure(known.people_kappa)}"
    asked = f"a gate would ask for {ENOUGH:.2f}, and {ENOUGH_LOW:.2f} at its low end"
    enough = f"{asked}: {'met' if known.may_gate else 'not met'}"
    over = f"with {known.people} people over {count(known.pairs, 'pair')}"
    return f"kappa {figure(known.kappa)}{ends} {over}{people}; {enough}"


def judged_facts(judged: Judged) -> Grid:
    """Each fact with both answers, in their order; why there is none stands in place of the judge's."""
    rows = (
        (
            f"{fact.story}, {fact.article}",
            fact.fact,
            figure(fact.share),
            figure(fact.by_code),
            fact.failure or "no answer" if fact.by_model is None else figure(fact.by_model),
        )
        for fact in judged.facts
    )
    return Grid(("Article", "Fact", "Share of its weight", "By code", "By the judge"), tuple(rows))
