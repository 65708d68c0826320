"""A run and its parts → the words and figures that every report has for them."""

import math
from collections.abc import Iterator

from summarizer.evaluation.result import (
    CheckKind,
    Compared,
    EvalReport,
    EvalRun,
    GateCheck,
    Measured,
    ScoredCase,
    Skipped,
)
from summarizer.presenting.page import Tone
from summarizer.presenting.words import count

_DECIMALS = 3  # of a score: a drop of 0.05 is what the gate acts on, and less is noise on a dozen stories
_LARGE = 100  # from here on a figure is shown without decimals
_LEAST_P = 0.001  # below that p is "under" it
_SELDOM = 0.05  # the usual level: one of twenty baselines equal to the run would look like this


def figure(value: float) -> str:
    """A score or a count; `−` is the minus sign.

    >>> figure(0.8), figure(-0.0004), figure(1234.5), figure(-0.25)
    ('0.800', '0.000', '1,234', '−0.250')
    """
    text = f"{value:,.0f}" if abs(value) >= _LARGE else f"{value:.{_DECIMALS}f}"
    return text.lstrip("-") if not text.strip("-0.") else text.replace("-", "−")


def amount(value: float) -> str:
    """Money or tokens, to three digits that count.

    >>> amount(0.0012), amount(0.00003456), amount(1430.4), amount(0)
    ('0.0012', '0.0000346', '1,430', '0')
    """
    if value >= _LARGE or not value:
        return f"{value:,.0f}"
    decimals = _DECIMALS - 1 - math.floor(math.log10(value))
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


def signed(value: float) -> str:
    """A difference.

    >>> signed(0.05), signed(-0.05), signed(0)
    ('+0.050', '−0.050', '0.000')
    """
    return f"+{figure(value)}" if value > 0 and _seen(value) else figure(value)


def mean(found: Measured) -> str:
    """The mean; `not defined` if no article or story has a value."""
    return "not defined" if found.mean is None else figure(found.mean)


def interval(found: Measured) -> str:
    """The ends of the 95 % interval; empty with fewer than two stories."""
    return "" if found.low is None or found.high is None else f"{figure(found.low)} to {figure(found.high)}"


def pooled(found: Measured) -> str:
    """The figure over all items, with the interval of a rate; empty if there is none."""
    if found.pooled is None:
        return ""
    if found.pooled_low is None or found.pooled_high is None:
        return figure(found.pooled)
    return f"{figure(found.pooled)} ({figure(found.pooled_low)} to {figure(found.pooled_high)})"


def counts(found: Measured) -> str:
    """How many values the mean rests on, of how many that were to be, and why others are not there."""
    asides = [
        f"{number} {what}" for number, what in ((found.n_failed, "failed"), (found.n_undefined, "undefined")) if number
    ]
    return f"{found.n_scored}/{found.n_planned}" + (f" ({', '.join(asides)})" if asides else "")


def change(found: Compared, *, lower_is_better: bool) -> str:
    """The difference to the baseline, and `better` or `worse` if p says that chance alone seldom makes as much.

    Never of a difference that nobody sees in it.
    """
    if not _seen(found.difference) or found.p is None or found.p >= _SELDOM:
        return signed(found.difference)
    return f"{signed(found.difference)} {'worse' if lower_is_better is (found.difference > 0) else 'better'}"


def change_interval(found: Compared) -> str:
    """The ends of the 95 % interval of the difference; empty with fewer than two stories."""
    return "" if found.low is None or found.high is None else f"{signed(found.low)} to {signed(found.high)}"


def p_value(found: Compared) -> str:
    """How likely chance alone makes as much; empty with fewer than two stories."""
    if found.p is None:
        return ""
    return "under 0.001" if found.p < _LEAST_P else figure(found.p)


def detectable(found: Compared) -> str:
    """The smallest difference that would show; empty where no story differs from another."""
    return figure(found.detectable) if found.detectable and _seen(found.detectable) else ""


def detectables(run: EvalRun) -> str:
    """The least and the most that a metric must change by to show; empty without a comparison."""
    told = [each.detectable for each in run.compared if detectable(each) and each.detectable]
    if not told:
        return ""
    return f"Detectable changes: from {figure(min(told))} to {figure(max(told))}, by metric; wider terminals show each."


def _seen(value: float) -> bool:
    """True if a figure is shown as something else than 0.000."""
    return bool(figure(value).strip("−0."))


# ── verdict ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def verdict(run: EvalRun) -> tuple[Tone, str]:
    """What the gate says, and whether the run may be believed; the tone is that of the worst of it."""
    met = "failed as planned" if any(check.planned for check in run.gate) else "passed"
    gate = (met if run.passed else "FAILED") if run.gate else "no gate"
    doubts = [word for word, holds in (("PARTIAL", not is_whole(run)), ("STALE", run.stale)) if holds]
    if not run.passed or not is_whole(run):
        tone = Tone.BAD
    else:
        tone = Tone.GOOD if run.gate and not run.stale else Tone.DOUBTFUL
    return tone, ", ".join([gate, *doubts])


def is_whole(run: EvalRun) -> bool:
    """True if nothing failed and no case is missing."""
    return run.complete and len(run.cases) >= run.planned


def failed_first(run: EvalRun) -> tuple[GateCheck, ...]:
    """The checks of the gate, those that failed before the others."""
    return tuple(sorted(run.gate, key=lambda check: check.passed))


def gate_line(run: EvalRun) -> str:
    """How many checks the gate has, and how many of them failed; empty if there was no gate."""
    failed = sum(not check.passed for check in run.gate)
    if failed:
        return f"{failed} of {count(len(run.gate), 'check')} failed"
    return count(len(run.gate), "check") if run.gate else ""


def notices(run: EvalRun) -> Iterator[tuple[Tone, str, str]]:
    """What a reader must know before any figure, in one word and in more: what is missing, stale or skipped."""
    if not is_whole(run):
        yield Tone.BAD, "PARTIAL", f"{', '.join(_missing(run))}. What failed counts as the worst in every mean."
    if run.stale:
        old = f"{run.stale} of {answers(run)} {_were(run.stale)} answered to another prompt than today's"
        yield Tone.DOUBTFUL, "STALE", f"{old}: what is scored is our code on old answers, not that prompt."
    if run.skipped:
        whole = sum(each.article is None for each in run.skipped)
        articles = len(run.skipped) - whole
        parts = [*([stories(whole)] if whole else []), *([count(articles, "article")] if articles else [])]
        counts = "counts" if len(run.skipped) == 1 else "count"
        yield Tone.DOUBTFUL, "SKIPPED", f"{' and '.join(parts)} could not be looked at, and {counts} nowhere."
    if run.left_out:
        others = f"{stories(len(run.left_out))} {_were(len(run.left_out))} left out"
        yield Tone.DOUBTFUL, "A PART", f"{others}: floors, which are of the whole, are not held."
    if run.gate:
        yield from _of_gate(run)


def _of_gate(run: EvalRun) -> Iterator[tuple[Tone, str, str]]:
    """What the gate did not look at, or sees in another light."""
    planned = [check for check in run.gate if check.planned and check.passed]
    if planned:
        missed = ", ".join(check.metric for check in planned if check.kind is CheckKind.FLOOR)
        known = ", ".join(check.metric for check in planned if check.kind is CheckKind.HARD)
        parts = [*([f"missed, as they must be: {missed}"] if missed else []), *([f"known: {known}"] if known else [])]
        yield Tone.DOUBTFUL, "PLANNED", f"The answers were written to be wrong; {'; '.join(parts)}."
    if not run.compared:
        yield Tone.DOUBTFUL, "NO BASELINE", "Drops are not checked."
    if run.relabelled:
        yield Tone.DOUBTFUL, "OTHER LABELS", "The baseline was measured on other labels: a change may be theirs."
    unseen = [check.metric for check in run.gate if check.passed and check.value is None]
    if unseen:
        yield Tone.DOUBTFUL, "NOT LOOKED AT", f"No article or story has what these are about: {', '.join(unseen)}."


def stories(number: int) -> str:
    """That many stories."""
    return f"{number} {'story' if number == 1 else 'stories'}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _missing(run: EvalRun) -> Iterator[str]:
    if run.failed:
        unrecorded = f" ({run.missing} of them never recorded)" if run.missing else ""
        yield f"{run.failed} of {answers(run)} failed{unrecorded}"
    if run.crashed:
        yield f"{run.crashed} {'case or scorer' if run.crashed == 1 else 'cases or scorers'} ended in an error"
    if len(run.cases) < run.planned:
        yield f"{run.planned - len(run.cases)} of {count(run.planned, 'case')} are not there"


def answers(run: EvalRun) -> str:
    """How many articles were read, each repeat counted."""
    articles = count(sum(len(case.articles) for case in run.cases), "article")
    return articles if run.repeats == 1 else f"{articles} in {run.repeats} repeats"


def failures(run: EvalRun) -> Iterator[tuple[str, str]]:
    """Where something failed, and why, case by case."""
    for case in run.cases:
        place = case.story if run.repeats == 1 else f"{case.story}, repeat {case.repeat + 1}"
        for part, why in failures_of(case):
            yield f"{place}: {part}", why


def failures_of(case: ScoredCase) -> Iterator[tuple[str, str]]:
    """What of a case failed, and why: articles without an answer first, then scorers."""
    for article in case.articles:
        if article.failure is not None:
            yield article.name, article.failure
    for failure in case.failures:
        yield f"{failure.article or 'the story'}, scorer {failure.scorer}", failure.reason


def skipped(each: Skipped) -> tuple[str, str]:
    """What was skipped, and why."""
    return (each.story if each.article is None else f"{each.story}, {each.article}"), each.reason


def origin(run: EvalRun) -> str:
    """How the answers came about, over what, and with which prompt."""
    extent = f"{answers(run)} of {stories(len({case.story for case in run.cases}))}"
    prompt = f"; prompt {run.prompt}" if run.prompt else ""
    return f"{run.made[:1].upper()}{run.made[1:].rstrip('.')}. {extent}{prompt}; schema {run.schema_fingerprint}."


def made_by(report: EvalReport) -> str:
    """Which program made the report, over which labels, and what else it was to hold."""
    missing = f" PARTIAL: no run of {', '.join(report.missing)}." if report.missing else ""
    return f"structured-summarizer {report.version}, labels {report.labels}.{missing}"
