"""A baseline and the one that takes its place → lines that say what changes, engine by engine."""

from collections.abc import Iterator

from summarizer.evaluation.baseline import Baseline, BaselineRun
from summarizer.evaluation.reports.wording import figure, stories
from summarizer.presenting.words import count


def moved(before: Baseline | None, after: Baseline) -> Iterator[str]:
    """Floors, stories and articles, labels and means that are others; of engines that stay as they are, nothing."""
    for name, run in after.engines.items():
        known = before.engines.get(name) if before else None
        if run == known:
            continue
        yield name if known else f"{name}, new"
        lines = list(_changes(known, run)) if known else [f"  {_extent(run)}", *_floors({}, run.floors)]
        yield from lines or ["  floors and means stay as they are"]


def _extent(run: BaselineRun) -> str:
    articles = count(sum(bool(name) for _, name in run.units), "article")
    return f"{articles} of {stories(len({story for story, _ in run.units}))}"


def _changes(before: BaselineRun, after: BaselineRun) -> Iterator[str]:
    for word, units in (("new", after.units - before.units), ("lost", before.units - after.units)):
        for story, article in sorted(units):
            yield f"  {word}: {story}/{article}" if article else f"  {word}: {story}"
    if before.labels != after.labels:
        yield f"  labels: {before.labels} → {after.labels}"
    if before.prompt != after.prompt:
        yield f"  prompt: {before.prompt} → {after.prompt}"
    yield from _floors(before.floors, after.floors)
    means = {metric: (before.means.get(metric), after.means.get(metric)) for metric in sorted(after.values)}
    for metric, (old, new) in means.items():
        if _shown(old) != _shown(new):
            yield f"  mean of {metric}: {_shown(old)} → {_shown(new)}"


def _floors(before: dict[str, float], after: dict[str, float]) -> Iterator[str]:
    for metric, floor in after.items():
        if metric not in before:
            yield f"  floor of {metric}: {floor:g}, new"
        elif floor != before[metric]:
            yield f"  floor of {metric}: {before[metric]:g} → {floor:g}"


def _shown(mean: float | None) -> str:
    return "not defined" if mean is None else figure(mean)
