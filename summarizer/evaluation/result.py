"""An evaluation as data: every score of every case, what they come to, and what the gate says; reports show this."""

from enum import StrEnum
from typing import Literal

from summarizer.article import Record
from summarizer.evaluation.calibrating import Calibration
from summarizer.evaluation.labels import Split
from summarizer.evaluation.scores import Level, Score


class ScoredArticle(Record):
    """One article of a case, as one repeat saw it."""

    name: str
    """`LabelledArticle.name`."""
    article: str
    """`Article.id`."""
    title: str | None
    failure: str | None = None
    """Why the engine has no answer for it; all its scores then count as the worst. None if it has one."""
    stale: bool = False
    """True if the recorded answer was given to another prompt than today's."""
    calls: int = 0
    prompt_tokens: int | None = None
    """None if nobody counted."""
    completion_tokens: int | None = None
    cost: float | None = None
    """In US dollars; None if the price or the tokens are unknown."""
    seconds: float | None = None
    """From asking to the verified answer; None for an answer that was recorded, or is a journal's."""
    scores: tuple[Score, ...] = ()


class ScorerFailure(Record):
    """A scorer that ended in an error; its values count as the worst."""

    scorer: str
    article: str | None
    """`LabelledArticle.name`; None for a scorer of the whole story."""
    reason: str


class ScoredCase(Record):
    """One story, as one repeat saw it."""

    story: str
    about: str
    split: Split
    repeat: int
    """From 0."""
    articles: tuple[ScoredArticle, ...]
    scores: tuple[Score, ...]
    """Those of the story as a whole."""
    failures: tuple[ScorerFailure, ...] = ()


class Skipped(Record):
    """A case, or an article of one, that could not be looked at because its text is not here."""

    story: str
    article: str | None
    """`LabelledArticle.name`; None if none of its articles is here."""
    reason: str


class Measured(Record):
    """What the values of one metric come to over all cases."""

    metric: str
    title: str
    level: Level
    lower_is_better: bool
    mean: float | None
    """Over articles or stories, repeats averaged first; what failed counts as the worst. None of nothing."""
    low: float | None
    high: float | None
    """Ends of the 95 % interval, stories drawn with replacement; None with fewer than two stories."""
    pooled: float | None
    """Over all items of all articles; None if there are none, or if something failed: how many it has, nobody knows."""
    pooled_low: float | None
    pooled_high: float | None
    """Ends of Wilson's 95 % interval of the pooled figure, right for 0 of n as well; None if it is no rate."""
    n_scored: int
    """Articles or stories with a value in which no failure counts as the worst."""
    n_planned: int
    """Articles or stories that were to have one; those for which it is not defined are left out."""
    n_undefined: int
    n_failed: int
    by_story: dict[str, float | None]


class CheckKind(StrEnum):
    """Why a check of the gate is there."""

    HARD = "hard"
    """Must never be otherwise, whatever the engine returns: it is about what is shown."""
    FLOOR = "floor"
    """What the engine returns must be at least this good."""
    DROP = "drop"
    """It must not be worse than the baseline by more than a fixed step."""


class GateCheck(Record):
    """One condition of the gate, and whether it is met."""

    kind: CheckKind
    metric: str
    value: float | None
    limit: float
    passed: bool
    """True also if it is missed as planned."""
    planned: bool = False
    """True if it is missed, or was to be, because the engine's answers were written to be wrong (`Gates.planned`)."""
    reason: str
    """One line for people, whichever way it went."""


class Compared(Record):
    """One metric against the baseline; for show, as a dozen stories prove little."""

    metric: str
    baseline: float
    value: float
    difference: float
    """`value` less `baseline`, the mean of the differences in pairs."""
    low: float | None
    high: float | None
    """Ends of the 95 % interval of the difference, stories drawn in pairs; None with fewer than two stories."""
    p: float | None
    """Two-sided, by flipping the signs of the stories' differences; None with fewer than two stories."""
    n: int
    """Articles or stories that have a value on both sides; all figures here are about them alone."""
    detectable: float | None
    """The smallest difference that this many stories would show four times in five, from their own spread."""


class JudgedFact(Record):
    """A labelled fact that plain code is not sure of, and what a model says of it."""

    story: str
    article: str
    """`LabelledArticle.name`."""
    fact: str
    share: float
    """Of the fact's weight, in the statement that has most of it."""
    by_code: float
    """1 for said in full, 0.5 in part, 0 not."""
    by_model: float | None
    """The same; None if it gave no answer."""
    failure: str | None = None
    """Why it gave none."""


class Judged(Record):
    """What a judge says of the facts that plain code leaves open; for show, it gates nothing."""

    model: str
    facts: tuple[JudgedFact, ...]
    calibration: Calibration
    failure: str | None = None
    """Why it could not be asked to the end; its answers are then left out. None if it could."""


class EvalRun(Record):
    """One engine over all cases."""

    engine: str
    """`builtin`, `recorded:NAME` or `live:MODEL`."""
    made: str
    """How its answers came about, in words."""
    prompt: str | None
    """Fingerprint of today's templates; None for an engine without."""
    schema_fingerprint: str
    repeats: int
    planned: int
    """Cases times repeats."""
    stale: int
    """Recorded answers that were given to another prompt; what is scored then is our code, not that prompt."""
    failed: int
    """Articles without an answer."""
    missing: int
    """Those of them that nobody recorded."""
    crashed: int
    """Cases and scorers that ended in an error."""
    cases: tuple[ScoredCase, ...]
    skipped: tuple[Skipped, ...]
    left_out: tuple[str, ...]
    """Stories that are labelled and were not chosen: the run is of a part."""
    measured: tuple[Measured, ...]
    compared: tuple[Compared, ...] = ()
    """Empty without a baseline."""
    gate: tuple[GateCheck, ...] = ()
    """Empty if no gate was asked for."""
    relabelled: bool = False
    """True if the baseline was measured on other labels."""
    judged: Judged | None = None
    """None if no judge was asked."""

    @property
    def complete(self) -> bool:
        """True if every planned value could be had; only then may the run become a baseline."""
        return not (self.failed or self.crashed)

    @property
    def passed(self) -> bool:
        """True if no check of the gate failed."""
        return all(check.passed for check in self.gate)


class EvalReport(Record):
    """One command's evaluation: an engine or several over the same cases."""

    format: Literal["eval-report/1"] = "eval-report/1"
    version: str
    """Of this program."""
    labels: str
    """Fingerprint of the label files: first 16 hexadecimal digits of a SHA-256."""
    missing: tuple[str, ...] = ()
    """Engines that were asked for and have no run, as the endpoint, or a cap, ended them."""
    runs: tuple[EvalRun, ...]
