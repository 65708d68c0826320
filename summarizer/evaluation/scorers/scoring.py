"""Counts → scores: shares, and precision, recall and F1; what has nothing to count is undefined and says why."""

from dataclasses import dataclass

from summarizer.evaluation.scores import Level, Match, Metric, Score

LONGEST_SHOWN = 300  # characters of an item in a match: enough to know it by


@dataclass(frozen=True)
class Rates:
    """The three metrics of two lists that are compared."""

    precision: Metric
    recall: Metric
    f1: Metric

    @property
    def all(self) -> tuple[Metric, ...]:
        """In the order in which `compared` gives their scores."""
        return self.precision, self.recall, self.f1


@dataclass(frozen=True)
class Counts:
    """How many items of two lists have a counterpart in the other: `right` of `actual`, `found` of `expected`."""

    right: int
    actual: int
    found: int
    expected: int


def rates(name: str, title: str, level: Level = Level.ARTICLE, pairs: str = "") -> Rates:
    """The metrics `name.precision`, `name.recall` and `name.f1`; the last shows the pairs, unless `pairs` does."""
    shown = pairs or f"{name}.f1"
    return Rates(
        Metric(f"{name}.precision", f"{title}, precision", level, pairs=shown),
        Metric(f"{name}.recall", f"{title}, recall", level, pairs=shown),
        Metric(f"{name}.f1", f"{title}, F1", level, rate=False, pairs=pairs),
    )


def share(metric: Metric, hits: float, of: float, undefined: str, matches: tuple[Match, ...] = ()) -> Score:
    """`hits` of `of`; of nothing it is undefined, for the reason given."""
    if not of:
        return Score(metric=metric.name, value=None, reason=undefined, matches=matches)
    return Score(metric=metric.name, value=hits / of, hits=hits, of=of, matches=matches)


def count(metric: Metric, number: int, of: int = 1, matches: tuple[Match, ...] = ()) -> Score:
    """A plain count, which is no share; pooled it is one an article or story, or one of `of`."""
    return Score(metric=metric.name, value=float(number), hits=float(number), of=float(of), matches=matches)


def compared(metrics: Rates, counts: Counts, matches: tuple[Match, ...] = ()) -> tuple[Score, ...]:
    """Precision, recall and F1 = 2PR / (P + R), each side counted by itself: hits of one are never those of the other.

    Recall is undefined if nothing was expected, precision if nothing was returned, F1 only if neither was: who returns
    something where nothing is, or nothing where something is, has an F1 of 0. Pooled, F1 is the share of the items of
    both lists that have a counterpart, which is the same where items are paired one to one.
    """
    precision = share(metrics.precision, counts.right, counts.actual, "nothing was returned")
    recall = share(metrics.recall, counts.found, counts.expected, "nothing was expected")
    both = (precision.value or 0.0) + (recall.value or 0.0)
    if not counts.actual + counts.expected:
        f1 = Score(metric=metrics.f1.name, value=None, reason="nothing was expected, nothing returned")
        return precision, recall, f1
    f1 = Score(
        metric=metrics.f1.name,
        value=2 * (precision.value or 0.0) * (recall.value or 0.0) / both if both else 0.0,
        hits=counts.right + counts.found,
        of=counts.actual + counts.expected,
        matches=matches,
    )
    return precision, recall, f1


def shown(text: str) -> str:
    """A text as it stands in a match: on one line, and not longer than one reads."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1].rstrip()}…"
