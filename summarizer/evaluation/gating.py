"""A run, the gates and a baseline → the checks, each with what it found."""

from collections.abc import Iterator, Mapping, Sequence

from summarizer.evaluation.baseline import BaselineRun
from summarizer.evaluation.gates import Gates, Planned
from summarizer.evaluation.measuring import compared
from summarizer.evaluation.result import CheckKind, Compared, EvalRun, GateCheck, Measured, ScoredCase
from summarizer.evaluation.scores import Metric, Score

_NOT_LOOKED_AT = "not looked at: no article or story has it"
_NAMED = 3  # places that a line names
_ROUNDING = 1e-9  # a mean of equal values may differ from them in its last bits


def gated(
    run: EvalRun, metrics: Sequence[Metric], gates: Gates, baseline: BaselineRun | None, labels: str = ""
) -> EvalRun:
    """The run with its comparison and its checks: hard ones first, then floors, then drops; each in the gates' order.

    Without a baseline there are no drops, and the floors are those of the gates alone. Floors are of the whole: a run
    of a part has none. `labels` is the fingerprint of today's label files.
    """
    by_name = {each.metric: each for each in run.measured}
    against = compared(run.cases, baseline.cases(metrics), metrics) if baseline else ()
    checks = (
        *(_hard(by_name[name], limit, run.cases) for name, limit in gates.hard.items()),
        *(() if run.left_out else _floors(gates, baseline, by_name)),
        *_drops(gates, by_name, against),
    )
    planned = gates.planned.get(run.engine, Planned())
    relabelled = baseline is not None and baseline.labels != labels
    gate = tuple(_as_planned(check, planned) for check in checks)
    return run.model_copy(update={"compared": against, "gate": gate, "relabelled": relabelled})


def _as_planned(check: GateCheck, planned: Planned) -> GateCheck:
    """A check that the engine must fail is met if it does; one that it may fail is met whatever it does."""
    if check.kind is CheckKind.FLOOR and check.metric in planned.must:
        word = "still met, and must not be" if check.passed else "missed, as it must be"
        return check.model_copy(
            update={"passed": not check.passed, "planned": True, "reason": f"{check.reason}: {word}"}
        )
    if check.kind is CheckKind.HARD and check.metric in planned.may and not check.passed:
        return check.model_copy(update={"passed": True, "planned": True, "reason": f"{check.reason}: known"})
    return check


def floors(gates: Gates, baseline: BaselineRun | None, measured: Mapping[str, Measured]) -> dict[str, float]:
    """The floors that hold: those of the gates, or the engine's own where these are stricter."""
    own = baseline.floors if baseline else {}
    stricter = {name: min if measured[name].lower_is_better else max for name in gates.floors}
    return {name: stricter[name](limit, own.get(name, limit)) for name, limit in gates.floors.items()}


def _floors(gates: Gates, baseline: BaselineRun | None, measured: Mapping[str, Measured]) -> Iterator[GateCheck]:
    known = baseline.floors if baseline else {}
    for name, limit in floors(gates, baseline, measured).items():
        yield _floor(measured[name], limit, known=name in known)


def _hard(measured: Measured, limit: float, cases: Sequence[ScoredCase]) -> GateCheck:
    """Whether every article and story meets the limit; one that has no value because something failed does not.

    Where none has what is looked at, nothing is amiss, and that is said.
    """
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
    elif not worst:
        reason = _NOT_LOOKED_AT
    else:
        reason = f"{_at(limit, measured)} everywhere"
    return GateCheck(
        kind=CheckKind.HARD,
        metric=measured.metric,
        value=value,
        limit=limit,
        passed=not broken and not failed,
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


def _floor(measured: Measured, limit: float, *, known: bool) -> GateCheck:
    """Whether the mean meets the limit; without one only if its baseline has no floor: it may not have been lost."""
    over = f"{measured.n_scored}/{measured.n_planned}, {_at(limit, measured)} wanted"
    if measured.mean is None:
        passed, reason = not known, "no value any more, and its baseline has one" if known else _NOT_LOOKED_AT
    else:
        passed, reason = _meets(measured.mean, limit, measured), f"{measured.mean:.3f} over {over}"
    return GateCheck(
        kind=CheckKind.FLOOR,
        metric=measured.metric,
        value=measured.mean,
        limit=limit,
        passed=passed,
        reason=reason,
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
