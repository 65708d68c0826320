"""What people and a judge say of the same pairs → how far the judge is to be believed, or why nobody can tell yet."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from summarizer.article import Record
from summarizer.errors import UsageError
from summarizer.evaluation.labels import Annotation, Canary, Text
from summarizer.evaluation.statistics import interval, kappa

PEOPLE = 2
"""People who must have rated before a judge is measured: of one alone nobody knows how far he is to be believed."""
ENOUGH = 0.70
"""Least kappa of a judge that may ever gate, and `ENOUGH_LOW` that of the lower end of its interval."""
ENOUGH_LOW = 0.60


class Rating(Record):
    """Whether a text says a fact, to one person."""

    story: Text
    """The pairs of one story are alike, and drawn together."""
    fact: Text
    text: Text
    level: Literal["full", "partial", "none"]


class Ratings(Record):
    """What one person says of many pairs; a file in evals/ratings."""

    format: Literal["ratings/1"] = "ratings/1"
    canary: Canary
    annotation: Annotation
    ratings: Annotated[tuple[Rating, ...], Field(min_length=1)]


class Calibration(Record):
    """How a judge stands to people."""

    people: int
    """Persons who have rated; ratings by a model do not count."""
    pairs: int
    """Pairs that every one of them has rated and agrees on, and that the judge has answered."""
    reason: str
    """Why it is not measurable; empty if it is."""
    kappa: float | None = None
    """Cohen's kappa of full against the rest, between the judge and what people agree on."""
    low: float | None = None
    high: float | None = None
    people_kappa: float | None = None
    """The same between the people, the mean over their pairs: the ceiling."""
    sensitivity: float | None = None
    """The share of what people call full that the judge does."""
    specificity: float | None = None
    """The share of the rest that the judge calls the rest."""

    @property
    def may_gate(self) -> bool:
        """True if a judge this good might gate; reports say so, and nothing in this program lets one."""
        return self.kappa is not None and self.kappa >= ENOUGH and (self.low or 0.0) >= ENOUGH_LOW


Pair = tuple[str, str]
"""A fact and a text."""


def calibration(ratings: Sequence[Ratings], judged: Mapping[Pair, bool]) -> Calibration:
    """How the judge stands to people; `judged` says of each pair whether it calls the fact said in full."""
    people = by_person(ratings)
    if len(people) < PEOPLE:
        reason = f"not measurable: {len(people)} of {PEOPLE} people have rated"
        return Calibration(people=len(people), pairs=0, reason=reason)
    common = rated_by_all(people)
    agreed = [pair for pair in common if len({each[pair][1] for each in people}) == 1 and pair in judged]
    if not agreed:
        reason = "not measurable: the judge has answered no pair that people agree on"
        return Calibration(people=len(people), pairs=0, reason=reason)
    told = [(people[0][pair][0], people[0][pair][1], judged[pair]) for pair in agreed]
    stories: dict[str, list[tuple[bool, bool]]] = {}
    for story, theirs, its in told:
        stories.setdefault(story, []).append((theirs, its))
    ends = interval(list(stories.values()), _kappa)
    between = [
        kappa([one[pair][1] for pair in common], [other[pair][1] for pair in common])
        for one, other in combinations(people, 2)
    ]
    full = [its for _, theirs, its in told if theirs]
    rest = [its for _, theirs, its in told if not theirs]
    return Calibration(
        people=len(people),
        pairs=len(agreed),
        reason="",
        kappa=kappa([theirs for _, theirs, _ in told], [its for _, _, its in told]),
        low=ends[0] if ends else None,
        high=ends[1] if ends else None,
        people_kappa=sum(between) / len(between),
        sensitivity=sum(full) / len(full) if full else None,
        specificity=1 - sum(rest) / len(rest) if rest else None,
    )


def corrected(rate: float, known: Calibration) -> float | None:
    """The rate that a judge reports, freed from its known errors, within 0 and 1; None if they are not known.

    (p + q0 - 1) / (q0 + q1 - 1) with q1 the sensitivity and q0 the specificity: W. Rogan and B. Gladen, Estimating
    prevalence from the results of a screening test (1978). A judge that is no better than chance has none.
    """
    if known.sensitivity is None or known.specificity is None:
        return None
    better = known.sensitivity + known.specificity - 1
    return min(max((rate + known.specificity - 1) / better, 0.0), 1.0) if better > 0 else None


def _kappa(cases: Sequence[tuple[bool, bool]]) -> float:
    return kappa([one for one, _ in cases], [other for _, other in cases])


def load_ratings(folder: Path) -> list[Ratings]:
    """The ratings of a folder's files, sorted by name; none if there is no such folder.

    Raises `UsageError` for a file that holds something else.
    """
    import yaml  # noqa: PLC0415  # an optional extra

    found: list[Ratings] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found.append(Ratings.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))))
        except (yaml.YAMLError, ValidationError, UnicodeError) as error:
            what = " ".join(str(error).split())
            raise UsageError(f"holds no ratings: {what}", where=str(path), hint="See evals/README.md.") from error
    return found


def by_person(ratings: Sequence[Ratings]) -> list[dict[Pair, tuple[str, bool]]]:
    """Of each person the pairs of all files: their story, and whether the fact is said in full; of models nothing."""
    people: dict[str, dict[Pair, tuple[str, bool]]] = {}
    for file in ratings:
        if file.annotation.kind == "person":
            told = {(each.fact, each.text): (each.story, each.level == "full") for each in file.ratings}
            people.setdefault(file.annotation.by.casefold(), {}).update(told)
    return list(people.values())


def rated_by_all(people: Sequence[Mapping[Pair, tuple[str, bool]]]) -> list[Pair]:
    """The pairs that every one of them has rated, sorted."""
    return sorted(set.intersection(*(set(each) for each in people)))
