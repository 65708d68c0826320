"""A run, the gates and a baseline → the checks, each with what it found."""

from collections.abc import Iterator, Mapping, Sequence

from summarizer.evaluation.baseline import BaselineRun
from summarizer.evaluation.gates import Gates
from summarizer.evaluation.measuring import compared
from summarizer.evaluation.result import CheckKind, Compared, EvalRun, GateCheck, Measured, ScoredCase
from summarizer.evaluation.scores import Metric, Score

_NAMED = 3  # places that a line names
_ROUNDING = 1e-9  # a mean of equal values may differ from them in its last bits


def gated(run: EvalRun, metrics: Sequence[Metric], gates: Gates, baseline: BaselineRun | None) -> EvalRun:
    """The run with its comparison and its checks: hard ones first, then floors, then drops; each in the gates' order.

    Without a baseline there are no drops, and the floors are those of the gates alone.
    """
    by_name = {each.metric: each for each in run.measured}
    against = compared(run.cases, baseline.cases(metrics), metrics) if baseline else ()
    checks = (
        *(_hard(by_name[name], limit, run.cases) for name, limit in gates.hard.items()),
        *(_floor(by_name[name], limit) for name, limit in floors(gates, baseline, by_name).items()),
        *_drops(gates, by_name, against),
    )
    return run.model_copy(update={"compared": against, "gate": checks})


def floors(gates: Gates, baseline: BaselineRun | None, measured: Mapping[str, Measured]) -> dict[str, float]:
    """The floors that hold: those of the gates, or the engine's own where these are stricter."""
    own = baseline.floors if baseline else {}
    stricter = {name: min if measured[name].lower_is_better else max for name in gates.floors}
    return {name: stricter[name](limit, own.get(name, limit)) for name, limit in gates.floors.items()}


def _hard(measured: Measured, limit: float, cases: Sequence[ScoredCase]) -> GateCheck:
    """Whether every article and story meets the limit; one that has no value because something failed does not."""
    broken = [where for where, value in _values(measured.metric, cases) if not _meets(value, limit, measured)]
    failed = measured.n_failed > 0
    worst = [value for _, value in _values(measured.metric, cases)]
    value = (max(worst) if measured.lower_is_better else min(worst)) if worst else None
    if broken:
        more = len(broken) - _NAMED
        others = f" and {more} more" if more > 0 else ""
        reason = f"{_at(limit, measured)} wanted everywhere; not so in {', '.join(broken[:_NAMED])}{others}"
    elif failed:
        reason = f"{measured.n_failed} of {measured.n_planned} could not be looked at"
    else:
        reason = f"{_at(limit, measured)} everywhere"
    return GateCheck(
        kind=CheckKind.HARD,
        metric=measured.metric,
        value=value,
        limit=limit,
        passed=not broken and not failed and bool(worst),
        reason=reason,
    )


def _values(metric: str, cases: Sequence[ScoredCase]) -> Iterator[tuple[str, float]]:
    for case in cases:
        told: Sequence[tuple[str, Sequence[Score]]] = [
            (case.story, case.scores),
            *((f"{case.story}/{article.name}", article.scores) for article in case.articles),
        ]
        for where, scores in told:
            yield from ((where, score.value) for score in scores if score.metric == metric and score.value is not None)


def _floor(measured: Measured, limit: float) -> GateCheck:
    passed = measured.mean is not None and _meets(measured.mean, limit, measured)
    shown = "no value" if measured.mean is None else f"{measured.mean:.3f}"
    return GateCheck(
        kind=CheckKind.FLOOR,
        metric=measured.metric,
        value=measured.mean,
        limit=limit,
        passed=passed,
        reason=f"{shown} over {measured.n_scored}/{measured.n_planned}, {_at(limit, measured)} wanted",
    )


def _drops(gates: Gates, by_name: dict[str, Measured], against: Sequence[Compared]) -> Iterator[GateCheck]:
    known = {each.metric: each for each in against}
    for name in gates.drop.metrics:
        if name not in known:
            continue
        found, measured = known[name], by_name[name]
        worse = found.difference if measured.lower_is_better else -found.difference
        yield GateCheck(
            kind=CheckKind.DROP,
            metric=name,
            value=found.difference,
            limit=-gates.drop.most if not measured.lower_is_better else gates.drop.most,
            passed=worse <= gates.drop.most + _ROUNDING,
            reason=f"{found.value:.3f} after {found.baseline:.3f} ({found.difference:+.3f})",
        )


def _meets(value: float, limit: float, measured: Measured) -> bool:
    return value <= limit + _ROUNDING if measured.lower_is_better else value >= limit - _ROUNDING


def _at(limit: float, measured: Measured) -> str:
    return f"at most {limit:g}" if measured.lower_is_better else f"at least {limit:g}"
