"""Cases and an engine → every score: pydantic-evals runs them, side by side, each scorer by itself.

Of the runner only the running is used. Its averages leave out what failed; ours are in `measuring`.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from pydantic_evals import Case as RunnerCase
from pydantic_evals import Dataset
from pydantic_evals.evaluators import Evaluator, EvaluatorContext, EvaluatorFailure
from pydantic_evals.reporting import EvaluationReport

from summarizer.article import Article
from summarizer.errors import RunEndedError
from summarizer.evaluation.cases import Case
from summarizer.evaluation.labels import LabelledArticle
from summarizer.evaluation.observing import Clock, Observed, Reader, Told, observe, returned
from summarizer.evaluation.result import ScoredArticle, ScoredCase, ScorerFailure
from summarizer.evaluation.scorers import (
    ARTICLE_SCORERS,
    COST_SCORER,
    PLANTED_SCORER,
    SHOWN_SCORER,
    STORY_SCORERS,
    ArticleFunction,
    PlantedFunction,
    Scorer,
    ShownFunction,
    StoryFunction,
)
from summarizer.evaluation.scores import Score
from summarizer.extraction import Engine
from summarizer.presenting.page import shortened
from summarizer.running import DEFAULT_CONCURRENCY, Failure

WHOLE = ""  # stands for the story among the names of its articles, which are not empty
CASE = "case"  # stands among the names of scorers for the case itself
_LONGEST = 100  # characters of a place that are told
_OF = "/"  # between the names of a scorer and an article

Price = Callable[[int, int], float | None]
"""Tokens of prompts and of answers → US dollars; None if the price is unknown."""


@dataclass(frozen=True)
class Repeat:
    """An engine for one pass over the cases."""

    engine: Engine
    stale: Callable[[], frozenset[str]] = frozenset
    """`Article.id` of the recorded answers that were given to another prompt, as far as the run has come."""
    replayed: Callable[[], frozenset[str]] = frozenset
    """`Article.id` of those that a journal answered: how long that took is nobody's speed."""


@dataclass(frozen=True)
class Scorers:
    """What scores a case."""

    articles: Sequence[Scorer[ArticleFunction]] = ARTICLE_SCORERS
    planted: Scorer[PlantedFunction] = PLANTED_SCORER
    stories: Sequence[Scorer[StoryFunction]] = STORY_SCORERS
    shown: Scorer[ShownFunction] = SHOWN_SCORER

    def of(self, case: Case) -> "Iterator[_Scorer]":
        """Every scorer of the case, one for each article that it looks at alone."""
        for labels, article in case.labelled:
            for scorer in self.articles:
                yield _Scorer(scorer.name, labels.name, partial(_of_answer, scorer.function, labels, article))
            planted = partial(_of_planted, self.planted.function, labels, article)
            yield _Scorer(self.planted.name, labels.name, planted)
        for story in self.stories:
            yield _Scorer(story.name, WHOLE, partial(_of_story, story.function, case))
        yield _Scorer(self.shown.name, WHOLE, partial(_of_shown, self.shown.function, case))


@dataclass(frozen=True)
class Running:
    """How cases are run."""

    concurrency: int = DEFAULT_CONCURRENCY
    clock: Clock | None = None
    """Seconds; None where the time says nothing, as of recorded answers."""
    price: Price = lambda prompt, completion: None  # noqa: ARG005  # nothing is known by default
    see: Callable[[Observed], None] = lambda observed: None  # noqa: ARG005
    """Is shown each story that is through, as they end."""
    scorers: Scorers = Scorers()


@dataclass
class _Output:
    """What one run of a case came to; the scorers add to it."""

    observed: Observed
    scores: dict[str, list[Score]] = field(default_factory=dict)
    """By article, or `WHOLE`."""

    def told(self, name: str) -> Told:
        return next(told for told in self.observed.told if told.name == name)


@dataclass
class _Scorer(Evaluator[Case, _Output, None]):
    """One scorer over one article, or over the whole story."""

    name: str
    article: str
    score: Callable[[_Output], Sequence[Score]]

    def evaluate(self, ctx: EvaluatorContext[Case, _Output, None]) -> Mapping[str, float]:
        scores = [_with_words(each, ctx.inputs, self.article) for each in self.score(ctx.output)]
        ctx.output.scores.setdefault(self.article, []).extend(scores)
        return {each.metric: each.value for each in scores if each.value is not None}

    def get_default_evaluation_name(self) -> str:
        """Names it where it fails."""
        return f"{self.name}{_OF}{self.article}"


_Report: TypeAlias = EvaluationReport[Case, _Output, None]


async def score(cases: Sequence[Case], repeats: Sequence[Repeat], running: Running) -> list[ScoredCase]:
    """Run every case with every repeat's engine, and score it; in the order of the cases, their repeats together.

    Nothing that fails is left out: an article without an answer says why, and so do a scorer and a case that ended in
    an error. Raises `RunEndedError` if the engine can read no more.
    """
    scored: list[list[ScoredCase]] = []
    for number, repeat in enumerate(repeats):
        report = await _run(cases, repeat.engine, running)
        seen = _Seen(repeat.stale(), repeat.replayed(), running.price)
        scored.append([_scored(case, number, report, seen) for case in cases])
    return [repeat[position] for position in range(len(cases)) for repeat in scored]


async def _run(cases: Sequence[Case], engine: Engine, running: Running) -> _Report:
    ended: list[RunEndedError] = []
    reader = Reader(engine, asyncio.Semaphore(running.concurrency), running.clock)

    async def task(case: Case) -> _Output:
        if ended:
            raise ended[0]
        try:
            observed = await observe(case, reader)
        except RunEndedError as error:
            ended.append(error)
            raise
        running.see(observed)
        return _Output(observed)

    dataset: Dataset[Case, _Output, None] = Dataset(
        name="stories",
        cases=[
            RunnerCase(name=case.labels.story, inputs=case, evaluators=tuple(running.scorers.of(case)))
            for case in cases
        ],
    )
    try:
        report = await dataset.evaluate(task, max_concurrency=running.concurrency, progress=False)
    finally:
        await engine.close()
    if ended:
        raise ended[0]
    return report


def _with_words(score: Score, case: Case, article: str) -> Score:
    """The score with the words of each place that its pairs rest on: a report has no article to count characters in."""
    matches = []
    for match in score.matches:
        text = case.articles[match.article or article].text if match.spans else ""
        words = tuple(shortened(span.of(text), _LONGEST) for span in match.spans)
        matches.append(match.model_copy(update={"words": words}))
    return score.model_copy(update={"matches": tuple(matches)})


def _of_answer(score: ArticleFunction, labels: LabelledArticle, article: Article, output: _Output) -> Sequence[Score]:
    """Nothing for an article without an answer: its values then count as the worst."""
    verified = output.told(labels.name).verified
    return score(labels, returned(verified), article) if verified else ()


def _of_planted(score: PlantedFunction, labels: LabelledArticle, article: Article, output: _Output) -> Sequence[Score]:
    return score(labels, output.observed.planted[labels.name], article)


def _of_story(score: StoryFunction, case: Case, output: _Output) -> Sequence[Score]:
    return score(case.labels, output.observed.briefing, case.articles)


def _of_shown(score: ShownFunction, case: Case, output: _Output) -> Sequence[Score]:
    seen = output.observed
    return score(case.labels, seen.briefing, seen.markdown, seen.verified, case.articles)


@dataclass(frozen=True)
class _Seen:
    """What is known of a repeat's answers beside them."""

    stale: frozenset[str]
    replayed: frozenset[str]
    price: Price


def _scored(case: Case, repeat: int, report: _Report, seen: _Seen) -> ScoredCase:
    """One case of a repeat, from what the runner has of it."""
    story = case.labels.story
    ran = next((each for each in report.cases if each.name == story), None)
    articles: Iterable[ScoredArticle]
    failures: Iterable[ScorerFailure]
    if ran is None:
        reason = next(each.error_message for each in report.failures if each.name == story)
        articles = (_article(name, article, reason) for name, article in case.articles.items())
        failures = [ScorerFailure(scorer=CASE, article=None, reason=reason)]
    else:
        articles = (_told(told, ran.output, seen) for told in ran.output.observed.told)
        failures = [_failure(each) for each in ran.evaluator_failures]
    return ScoredCase(
        story=story,
        about=case.labels.about,
        split=case.labels.split,
        repeat=repeat,
        articles=tuple(articles),
        scores=tuple(ran.output.scores.get(WHOLE, ())) if ran else (),
        failures=tuple(sorted(failures, key=lambda each: (each.article or "", each.scorer))),
    )


def _failure(failure: EvaluatorFailure) -> ScorerFailure:
    scorer, _, article = failure.name.partition(_OF)
    return ScorerFailure(scorer=scorer, article=article or None, reason=failure.error_message)


def _told(told: Told, output: _Output, seen: _Seen) -> ScoredArticle:
    """One article with its scores and what it took."""
    failure = str(told.outcome.error) if isinstance(told.outcome, Failure) else None
    prompt = _sum(attempt.prompt_tokens for attempt in told.attempts)
    completion = _sum(attempt.completion_tokens for attempt in told.attempts)
    article = _article(told.name, told.article, failure).model_copy(
        update={
            "stale": told.article.id in seen.stale,
            "calls": len(told.attempts),
            "prompt_tokens": prompt,
            "completion_tokens": completion,
            "cost": None if prompt is None or completion is None else seen.price(prompt, completion),
            "seconds": None if told.article.id in seen.replayed else told.seconds,
        }
    )
    scores = (*output.scores.get(told.name, ()), *COST_SCORER.function(article))
    return article.model_copy(update={"scores": scores})


def _article(name: str, article: Article, failure: str | None) -> ScoredArticle:
    return ScoredArticle(name=name, article=article.id, title=article.title, failure=failure)


def _sum(counts: Iterable[int | None]) -> int | None:
    """None if there is nothing to sum, or one of them is unknown."""
    known = list(counts)
    return sum(count for count in known if count is not None) if known and None not in known else None
