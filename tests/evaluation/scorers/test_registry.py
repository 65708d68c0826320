"""The registries: every metric of a scorer is scored, in its order, whatever there is to score."""

import dataclasses

import pytest
from evaluation.scorers.making import labelled, report, story, summary
from evaluation.scorers.telling import briefing

from summarizer.evaluation.result import ScoredArticle
from summarizer.evaluation.scorers import (
    ARTICLE_SCORERS,
    COST_SCORER,
    PLANTED_SCORER,
    SHOWN_SCORER,
    STORY_SCORERS,
)
from summarizer.evaluation.scores import Level, Metric, Score

ARTICLE = report("A dredger sank.")
LABELS, BRIEFING = story(labelled("post")), briefing({"post": ARTICLE})
UNKNOWN = ScoredArticle(name="post", article="0", title=None)

Subject = tuple[str, tuple[Metric, ...], tuple[Score, ...]]
"""A scorer's name, its metrics, and its scores where nothing is labelled and nothing returned."""
OF_ARTICLES: list[Subject] = [
    *((each.name, each.metrics, each.function(labelled(), summary(), ARTICLE)) for each in ARTICLE_SCORERS),
    (PLANTED_SCORER.name, PLANTED_SCORER.metrics, PLANTED_SCORER.function(labelled(), [], ARTICLE)),
    (COST_SCORER.name, COST_SCORER.metrics, COST_SCORER.function(UNKNOWN)),
]
OF_STORIES: list[Subject] = [
    *((each.name, each.metrics, each.function(LABELS, BRIEFING, {"post": ARTICLE})) for each in STORY_SCORERS),
    (SHOWN_SCORER.name, SHOWN_SCORER.metrics, SHOWN_SCORER.function(LABELS, BRIEFING, "", [], {"post": ARTICLE})),
]
SUBJECTS = [*OF_ARTICLES, *OF_STORIES]
METRICS = {metric.name: metric for _, metrics, _ in SUBJECTS for metric in metrics}


@pytest.mark.parametrize("subject", SUBJECTS, ids=[subject[0] for subject in SUBJECTS])
def test_every_metric_has_its_score(subject: Subject) -> None:
    """Of nothing labelled and nothing returned too; what is not defined then says why."""
    _, metrics, scores = subject
    assert [metric.name for metric in metrics] == [score.metric for score in scores]
    assert all(score.reason for score in scores if score.value is None)


def test_names() -> None:
    """A metric belongs to one scorer, whose name stands before its dot: who failed is found by it."""
    assert len(METRICS) == sum(len(metrics) for _, metrics, _ in SUBJECTS)
    assert all(metric.name.startswith(f"{name}.") for name, metrics, _ in SUBJECTS for metric in metrics)
    assert len({name for name, *_ in SUBJECTS}) == len(SUBJECTS)
    assert len({metric.title for metric in METRICS.values()}) == len(METRICS)


@pytest.mark.parametrize(("level", "subjects"), [(Level.ARTICLE, OF_ARTICLES), (Level.STORY, OF_STORIES)])
def test_levels(level: Level, subjects: list[Subject]) -> None:
    """What is scored of an article is a metric of articles, and so with stories."""
    assert {level} == {metric.level for _, metrics, _ in subjects for metric in metrics}


def test_the_worst_is_worse() -> None:
    """What failed counts as the worst: above 0 where lower is better, else 0; costs have no worst."""
    assert all((metric.worst > 0) is metric.lower_is_better for metric in METRICS.values() if metric.worst is not None)
    assert {metric.name.partition(".")[0] for metric in METRICS.values() if metric.worst is None} == {"cost"}


def test_pairs_are_shown_somewhere() -> None:
    """A metric whose pairs another shows names one of its own scorer that shows its own."""
    for metric in METRICS.values():
        assert not metric.pairs or METRICS[metric.pairs].pairs == ""
        assert metric.pairs.partition(".")[0] in {"", metric.name.partition(".")[0]}


def test_scorers_are_values() -> None:
    """A scorer keeps nothing from one article for the next."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        SHOWN_SCORER.name = "other"  # type: ignore[misc]  # that it cannot be set is the test
