"""Accepted runs ↔ a file: the values that later runs are held against, and the floors that only rise."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from summarizer.article import Record
from summarizer.errors import UsageError
from summarizer.evaluation.gates import Gates
from summarizer.evaluation.labels import Split
from summarizer.evaluation.result import EvalRun, ScoredArticle, ScoredCase
from summarizer.evaluation.scores import Metric, Score
from summarizer.evaluation.statistics import mean
from summarizer.presenting.words import count

_PLACES = 4  # decimals of a floor; values are kept whole, or unchanged code would differ from them
_NAMED = 3  # stories or articles that a line names

Unit = tuple[str, str]
"""A story and a `LabelledArticle.name` of it; the name is empty for the story as a whole."""
Values = dict[str, dict[str, float | None]]
"""By story, then by `LabelledArticle.name`, empty for the story as a whole; None where the metric is not defined."""


class BaselineRun(Record):
    """One engine's accepted run; repeats are averaged."""

    made: str
    prompt: str | None
    schema_fingerprint: str
    labels: str
    """Fingerprint of the label files that it was measured on."""
    floors: dict[str, float]
    """By metric: what the mean must never fall below again, unless somebody says so in words."""
    values: dict[str, Values]
    """By metric."""

    @property
    def units(self) -> set[Unit]:
        """Every story and article that has a value, or was found to have none."""
        told = [by_story for values in self.values.values() for by_story in values.items()]
        return {(story, article) for story, by_article in told for article in by_article}

    @property
    def means(self) -> dict[str, float]:
        """By metric, over articles or stories; left out where none has a value."""
        told = {
            metric: [value for by_article in values.values() for value in by_article.values() if value is not None]
            for metric, values in self.values.items()
        }
        return {metric: found for metric, values in told.items() if (found := mean(values)) is not None}

    def of(self, units: set[Unit]) -> "BaselineRun":
        """The same without what is not among these stories and articles."""
        values = {
            metric: {
                story: {name: value for name, value in by_article.items() if (story, name) in units}
                for story, by_article in by_story.items()
                if any((story, name) in units for name in by_article)
            }
            for metric, by_story in self.values.items()
        }
        return self.model_copy(update={"values": values})

    def cases(self, metrics: Sequence[Metric]) -> list[ScoredCase]:
        """The values as cases, to be compared with those of another run."""
        levels = {metric.name: metric.level for metric in metrics}
        stories: dict[str, dict[str, list[Score]]] = {}
        for metric, values in self.values.items():
            for story, by_article in values.items() if metric in levels else ():
                for article, value in by_article.items():
                    score = Score(metric=metric, value=value, reason="" if value is not None else "not defined")
                    stories.setdefault(story, {}).setdefault(article, []).append(score)
        return [
            ScoredCase(
                story=story,
                about="",
                split=Split.OPEN,
                repeat=0,
                articles=tuple(
                    ScoredArticle(name=name, article="", title=None, scores=tuple(scores))
                    for name, scores in articles.items()
                    if name
                ),
                scores=tuple(articles.get("", ())),
            )
            for story, articles in stories.items()
        ]


class Baseline(Record):
    """What was accepted, an engine a run."""

    format: Literal["eval-baseline/1"] = "eval-baseline/1"
    engines: dict[str, BaselineRun]

    def of(self, units: set[Unit]) -> "Baseline":
        """The same without what nobody labels any more."""
        return self.model_copy(update={"engines": {name: run.of(units) for name, run in self.engines.items()}})


@dataclass(frozen=True)
class Lowered:
    """A floor that a new baseline would lower."""

    engine: str
    metric: str
    before: float
    after: float

    @property
    def words(self) -> str:
        """What must be said to lower it."""
        return f"lower {self.metric} of {self.engine}"


def load_baseline(path: Path) -> Baseline | None:
    """The baseline of a file; None if there is no such file. Raises `UsageError` for one that is something else."""
    if not path.exists():
        return None
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the document"
        hint = "Restore it, or make it anew with: summarizer eval baseline --accept."
        raise UsageError(f"is no baseline: {field}: {first['msg']}", where=str(path), hint=hint) from error


def accepted(
    baseline: Baseline | None, runs: Sequence[EvalRun], gates: Gates, labels: str
) -> tuple[Baseline, list[Lowered]]:
    """The baseline with these runs in it, and the floors that it would lower; those of other engines stay.

    Raises `UsageError` for a run that is no measurement of everything: what failed or is not there would become what
    is expected, and answers to an older prompt would stand for today's.
    """
    engines = dict(baseline.engines) if baseline else {}
    lowered: list[Lowered] = []
    for run in runs:
        _check(run, engines.get(run.engine))
        before = engines[run.engine].floors if run.engine in engines else {}
        floors = _floors(run, gates)
        lowered += [
            Lowered(run.engine, metric, before[metric], floor)
            for metric, floor in floors.items()
            if metric in before and worse(metric, floor, before[metric], run)
        ]
        engines[run.engine] = BaselineRun(
            made=run.made,
            prompt=run.prompt,
            schema_fingerprint=run.schema_fingerprint,
            labels=labels,
            floors=floors,
            values=_values(run),
        )
    return Baseline(engines=dict(sorted(engines.items()))), lowered


def _check(run: EvalRun, before: BaselineRun | None) -> None:
    """Raise `UsageError` for a run that nothing may be held against."""
    if not run.complete:
        parts = [
            *([f"{count(run.failed, 'article')} failed"] if run.failed else []),
            *([f"{count(run.crashed, 'error')} in cases or scorers"] if run.crashed else []),
        ]
        raise UsageError(
            f"the run of {run.engine} is not complete: {', '.join(parts)}",
            hint="Mend that first; a baseline is made of whole runs alone.",
        )
    if run.stale:
        raise UsageError(
            f"the run of {run.engine} is stale: {count(run.stale, 'answer')} to another prompt than today's",
            hint="Record it anew; a baseline stands for the prompt that it names.",
        )
    if run.left_out:
        raise UsageError(
            f"the run of {run.engine} is of a part: without {_named(run.left_out)}",
            hint="Run it without --story and --split.",
        )
    lost = sorted("/".join(filter(None, unit)) for unit in (before.units if before else set()) - set(_units(run)))
    if lost:
        raise UsageError(
            f"the run of {run.engine} lacks what its baseline has: {_named(lost)}",
            hint="Run it over all cases, with --articles if it was given then.",
        )


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _units(run: EvalRun) -> Iterator[Unit]:
    for case in run.cases:
        yield case.story, ""
        yield from ((case.story, article.name) for article in case.articles)


def worse(metric: str, value: float, other: float, run: EvalRun) -> bool:
    """True if the value of a metric is worse than another."""
    lower = next(each.lower_is_better for each in run.measured if each.metric == metric)
    return value > other if lower else value < other


def keeping(baseline: Baseline, lowered: Sequence[Lowered]) -> Baseline:
    """The baseline with these floors as they were before."""
    engines = dict(baseline.engines)
    for each in lowered:
        run = engines[each.engine]
        engines[each.engine] = run.model_copy(update={"floors": run.floors | {each.metric: each.before}})
    return baseline.model_copy(update={"engines": engines})


def written(baseline: Baseline) -> str:
    """The file's text: one line a metric, so that a change of one reads as one."""
    content = baseline.model_dump(mode="json")
    values = {engine: run["values"] for engine, run in content["engines"].items()}
    for engine in values:
        content["engines"][engine]["values"] = f"@{engine}@"
    text = json.dumps(content, ensure_ascii=False, indent=1)
    for engine, by_metric in values.items():
        lines = ",\n".join(f"    {json.dumps(metric)}: {json.dumps(told)}" for metric, told in by_metric.items())
        text = text.replace(json.dumps(f"@{engine}@"), "{\n" + lines + "\n   }")
    return text + "\n"


def _floors(run: EvalRun, gates: Gates) -> dict[str, float]:
    """What the mean must not fall below, or rise above where lower is better."""
    found: dict[str, float] = {}
    for each in run.measured:
        if each.metric in gates.floors and each.mean is not None:
            margin = gates.margin_of(each.metric)
            # Rounded to the lenient side: the run that sets a floor must meet it.
            strict = each.mean + margin if each.lower_is_better else each.mean - margin
            lenient = math.ceil if each.lower_is_better else math.floor
            found[each.metric] = lenient(strict * 10**_PLACES) / 10**_PLACES
    return found


def _values(run: EvalRun) -> dict[str, Values]:
    """Every value of the run, its repeats averaged."""
    found: dict[str, dict[str, dict[str, list[float]]]] = {}
    for case in run.cases:
        told = [("", case.scores), *((article.name, article.scores) for article in case.articles)]
        for name, scores in told:
            for score in scores:
                values = found.setdefault(score.metric, {}).setdefault(case.story, {}).setdefault(name, [])
                values += [score.value] if score.value is not None else []
    return {
        metric: {
            story: {name: mean(values) for name, values in by_article.items()} for story, by_article in by_story.items()
        }
        for metric, by_story in sorted(found.items())
    }
