"""Scored cases → what each metric comes to over all of them, and how it stands against a baseline.

Nothing that was planned drops out of a mean: what failed, or is missing, counts as the worst. Only a value that the
scorer says is not defined is left out, and counted. What may lack a value, an article or a story, is a unit here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.evaluation.result import Compared, Measured, ScoredCase
from summarizer.evaluation.scores import Level, Metric, Score
from summarizer.evaluation.statistics import bootstrap, mean, paired, wilson


def measured(cases: Sequence[ScoredCase], metrics: Sequence[Metric]) -> tuple[Measured, ...]:
    """Every metric over all cases, in the order of `metrics`.

    Repeats are averaged inside an article or story first and do not add to `n`. The worst is what counts for

    - an article without an answer, and each story that has one: it was scored on less than all of its articles;
    - what the scorer that owns the metric (the part of its name before the dot) failed on;
    - an article or story that has no score, or has none in one of the repeats that any other has.

    `n_scored + n_failed` is `n_planned`; with `n_undefined` they are all articles or stories. What has values in some
    repeats and none in others counts by those that it has, and as failed if one of them failed.

    Raises `ValueError` if a story stands twice in a repeat, or a metric twice in a case or article: it would be unclear
    which is meant.
    """
    seen = _Seen(cases)
    found = {metric.name: _measured(seen, metric) for metric in metrics}
    return tuple(each.model_copy(update={"pooled": _pooled_f1(each, found)}) for each in found.values())


def compared(
    cases: Sequence[ScoredCase], baseline: Sequence[ScoredCase], metrics: Sequence[Metric]
) -> tuple[Compared, ...]:
    """Every metric against the baseline, over the articles or stories that have a value on both sides, in pairs.

    A metric of which the baseline knows nothing, or that has no article or story in common, is left out. What failed
    counts as the worst on either side. Raises `ValueError` as `measured` does.
    """
    now, then = _Seen(cases), _Seen(baseline)
    found = (_compared(now, then, metric) for metric in metrics if metric.name in then.metrics)
    return tuple(each for each in found if each)


_Unit = tuple[str, str | None]
"""A story, and the name of an article of it; None for the story as a whole."""


@dataclass(frozen=True)
class _Value:
    """What one article or story comes to over all repeats."""

    value: float | None
    """None if it is not defined in any of them."""
    failed: bool
    hits: float
    of: float


class _Seen:
    """The cases of a run, to be looked up by story, repeat and article."""

    def __init__(self, cases: Sequence[ScoredCase]) -> None:
        self._cases = {(case.story, case.repeat): _Case(case) for case in cases}
        if len(self._cases) < len(cases):
            raise ValueError("a story stands twice in a repeat; each has one case")
        self._repeats = sorted({case.repeat for case in cases})
        articles: dict[str, set[str]] = {case.story: set() for case in cases}
        for case in cases:
            articles[case.story].update(article.name for article in case.articles)
        self._articles = {story: sorted(articles[story]) for story in sorted(articles)}

    @cached_property
    def metrics(self) -> frozenset[str]:
        """The names of all metrics that any article or story has a score of."""
        return frozenset(metric for case in self._cases.values() for _, metric in case.scores)

    def by_story(self, metric: Metric) -> dict[str, dict[_Unit, _Value]]:
        """The value of every unit, under its story; both in the order of their names."""
        return {
            story: {(story, article): self._value(metric, story, article) for article in self._units(metric, story)}
            for story in self._articles
        }

    def _units(self, metric: Metric, story: str) -> Iterable[str | None]:
        """The articles, or the story; also the story where it crashed before it had articles, to be counted at all."""
        return self._articles[story] or (None,) if metric.level is Level.ARTICLE else (None,)

    def _value(self, metric: Metric, story: str, article: str | None) -> _Value:
        found = [self._score(metric, story, repeat, article) for repeat in self._repeats]
        scores = [score for score in found if score]
        failed = 0 if metric.worst is None else len(found) - len(scores)
        values = [score.value for score in scores if score.value is not None]
        values += [] if metric.worst is None else [metric.worst] * failed
        return _Value(mean(values), failed > 0, sum(score.hits for score in scores), sum(score.of for score in scores))

    def _score(self, metric: Metric, story: str, repeat: int, article: str | None) -> Score | None:
        """The score, which may say that it is not defined; None where it was to be and is not."""
        case = self._cases.get((story, repeat))
        trusted = case and (metric.worst is None or not case.failed(metric, article))
        score = case.scores.get((article, metric.name)) if case and trusted else None
        return score if score and (score.value is not None or score.reason) else None


class _Case:
    """One case: its scores by article and metric, and what of it failed."""

    def __init__(self, case: ScoredCase) -> None:
        self.scores: Mapping[tuple[str | None, str], Score] = _by_metric(None, case.scores) | {
            key: score for article in case.articles for key, score in _by_metric(article.name, article.scores).items()
        }
        self._unanswered = {article.name for article in case.articles if article.failure is not None}
        self._broken = {(failure.article, failure.scorer) for failure in case.failures}

    def failed(self, metric: Metric, article: str | None) -> bool:
        """True if the value of that article, or of the story, is not to be trusted even if there is one."""
        scorer, _, _ = metric.name.partition(".")
        unanswered = bool(self._unanswered) if article is None else article in self._unanswered
        return unanswered or (article, scorer) in self._broken


def _by_metric(article: str | None, scores: Sequence[Score]) -> dict[tuple[str | None, str], Score]:
    found = {(article, score.metric): score for score in scores}
    if len(found) < len(scores):
        where = f"the article '{article}'" if article else "a story"
        raise ValueError(f"{where} has two scores of one metric; each has one")
    return found


def _measured(seen: _Seen, metric: Metric) -> Measured:
    stories = seen.by_story(metric)
    units = [unit for values in stories.values() for unit in values.values()]
    clusters = {
        story: [unit.value for unit in values.values() if unit.value is not None] for story, values in stories.items()
    }
    ends = bootstrap(list(clusters.values()))
    rate = _rate_interval(units) if metric.rate and not any(unit.failed for unit in units) else None
    planned = sum(map(len, clusters.values()))
    failed = sum(unit.failed for unit in units)
    return Measured(
        metric=metric.name,
        title=metric.title,
        level=metric.level,
        lower_is_better=metric.lower_is_better,
        mean=mean([value for cluster in clusters.values() for value in cluster]),
        low=ends[0] if ends else None,
        high=ends[1] if ends else None,
        pooled=None if failed else _pooled(units),
        pooled_low=rate[0] if rate else None,
        pooled_high=rate[1] if rate else None,
        n_scored=planned - failed,
        n_planned=planned,
        n_undefined=len(units) - planned,
        n_failed=failed,
        by_story={story: mean(cluster) for story, cluster in clusters.items()},
    )


def _pooled_f1(found: Measured, others: Mapping[str, Measured]) -> float | None:
    """Of an F1, `2PR / (P + R)` of precision and recall pooled, if both are; of any other metric what it is."""
    name = found.metric.removesuffix("f1")
    both = [others[part] for part in (f"{name}precision", f"{name}recall") if part in others]
    if name == found.metric or len(both) < 2:  # noqa: PLR2004  # precision and recall
        return found.pooled
    precision, recall = (each.pooled for each in both)
    if precision is None or recall is None:
        return found.pooled
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _pooled(units: Sequence[_Value]) -> float | None:
    of = sum(unit.of for unit in units)
    return sum(unit.hits for unit in units) / of if of else None


def _rate_interval(units: Sequence[_Value]) -> tuple[float, float] | None:
    """Of items that were hit or not; None where the hits are no share of the items, as with amounts and averages."""
    hits, of = sum(unit.hits for unit in units), sum(unit.of for unit in units)
    return wilson(hits, of) if of and hits <= of and all(unit.hits <= unit.of for unit in units) else None


def _compared(now: _Seen, then: _Seen, metric: Metric) -> Compared | None:
    before = {unit: value for units in then.by_story(metric).values() for unit, value in units.items()}
    both: list[list[tuple[float, float]]] = []
    for units in now.by_story(metric).values():
        pairs = [(value.value, before[unit].value) for unit, value in units.items() if unit in before]
        both.append([(new, old) for new, old in pairs if new is not None and old is not None])
    value = mean([new for pairs in both for new, _ in pairs])
    old = mean([old for pairs in both for _, old in pairs])
    found = paired([[new - old for new, old in pairs] for pairs in both])
    if value is None or old is None or found is None:
        return None
    low, high = found.interval or (None, None)
    return Compared(
        metric=metric.name,
        baseline=old,
        value=value,
        difference=found.difference,
        low=low,
        high=high,
        p=found.p,
        detectable=found.detectable,
        n=sum(map(len, both)),
    )
