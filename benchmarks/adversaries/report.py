"""Judged cases → the table by kind, the totals by family beside their goals, and the document of figures."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from adversaries.judging import Judged, main_field
from adversaries.kinds import Family, Item, Kind

from summarizer.evaluation.statistics import wilson
from summarizer.summary import KeyFact, Number, Quote
from summarizer.text import printable

GOALS = {  # the most of corruptions that may be accepted, and of legitimate variants that may be turned away
    Family.QUOTES: (0.0, 0.01),
    Family.FIGURES: (0.005, 0.02),
    Family.SPEAKERS: (0.02, 0.10),
    Family.STATEMENTS: (0.10, 0.15),
}
_SAMPLES = 2_000  # of the bootstrap
_TAILS = (0.025, 0.975)


def bootstrap(groups: Sequence[tuple[int, int]], seed: str) -> tuple[float, float]:
    """The 95 % interval of a rate over groups of (wrong, n), by the percentile method.

    The groups are the articles, drawn anew: the cases of one article are not independent of each other.
    """
    if not groups:
        return 0.0, 1.0
    rng = random.Random(seed)
    rates = []
    for _ in range(_SAMPLES):
        drawn = rng.choices(groups, k=len(groups))
        rates.append(sum(wrong for wrong, _ in drawn) / max(1, sum(n for _, n in drawn)))
    rates.sort()
    return rates[int(_TAILS[0] * _SAMPLES)], rates[int(_TAILS[1] * _SAMPLES) - 1]


@dataclass
class Tally:
    """How many cases there were, and how many went wrong; by article for the totals."""

    wrong: int = 0
    n: int = 0

    def add(self, judged: Judged) -> None:
        """Count one case."""
        self.n += 1
        self.wrong += judged.wrong

    @property
    def rate(self) -> float:
        """Share of the cases that went wrong; 0 for none."""
        return self.wrong / self.n if self.n else 0.0


class Tallies:
    """The counts of a run: by kind, and by family, honesty and article."""

    def __init__(self, kinds: Iterable[Kind]) -> None:
        self.kinds = {kind.name: (kind, Tally()) for kind in kinds}
        self.families: dict[tuple[Family, bool], dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))

    def add(self, judged: Judged) -> None:
        """Count one case."""
        self.kinds[judged.kind.name][1].add(judged)
        self.families[judged.kind.family, judged.kind.honest][judged.source].add(judged)

    def total(self, family: Family, *, honest: bool) -> Tally:
        """The sum of a family's corruptions, or of its legitimate variants."""
        parts = self.families[family, honest].values()
        return Tally(sum(part.wrong for part in parts), sum(part.n for part in parts))

    @property
    def n(self) -> int:
        """All cases."""
        return sum(tally.n for _, tally in self.kinds.values())


def lines(tallies: Tallies, seed: str) -> Iterator[str]:
    """The tables as text."""
    for honest, heading in ((False, "Corruptions accepted"), (True, "Legitimate variants turned away")):
        yield f"{heading:<44} {'n':>6} {'wrong':>6} {'rate':>7}  95 % (Wilson)"
        for kind, tally in tallies.kinds.values():
            if kind.honest is honest:
                low, high = wilson(tally.wrong, tally.n)
                rate = f"{tally.rate:7.2%}" if tally.n else "      -"
                yield f"  {kind.name:<42} {tally.n:>6} {tally.wrong:>6} {rate}  {low:.1%} to {high:.1%}"
        yield ""
    yield f"{'Totals':<44} {'n':>6} {'wrong':>6} {'rate':>7}  {'goal':<9}95 % (Wilson)     95 % (bootstrap, articles)"
    for family in Family:
        for honest in (False, True):
            tally = tallies.total(family, honest=honest)
            goal = GOALS[family][honest]
            low, high = wilson(tally.wrong, tally.n)
            least, most = _resampled(tallies, family, honest=honest, seed=seed)
            name = f"{family.value}: {'legitimate turned away' if honest else 'corruptions accepted'}"
            missed = "" if tally.rate <= goal else "  above the goal"
            yield (
                f"  {name:<42} {tally.n:>6} {tally.wrong:>6} {tally.rate:7.2%}  {f'<= {goal:.1%}':<9}"
                f"{low:6.2%} to {high:6.2%}  {least:6.2%} to {most:6.2%}{missed}"
            )
    yield f"{len(tallies.kinds)} kinds, {tallies.n} cases"


def _resampled(tallies: Tallies, family: Family, *, honest: bool, seed: str) -> tuple[float, float]:
    parts = tallies.families[family, honest]
    return bootstrap([(parts[name].wrong, parts[name].n) for name in sorted(parts)], f"{seed} {family} {honest}")


def document(tallies: Tallies, seed: str) -> dict[str, object]:
    """The figures as one JSON object."""
    return {
        "seed": seed,
        "kinds": len(tallies.kinds),
        "n": tallies.n,
        "families": {
            family.value: {
                "false_accept": _figures(tallies.total(family, honest=False)),
                "false_reject": _figures(tallies.total(family, honest=True)),
            }
            for family in Family
        },
        "by_kind": {name: _figures(tally) for name, (_, tally) in tallies.kinds.items()},
    }


def _figures(tally: Tally) -> dict[str, object]:
    low, high = wilson(tally.wrong, tally.n)
    return {
        "n": tally.n,
        "wrong": tally.wrong,
        "rate": round(tally.rate, 5),
        "low": round(low, 5),
        "high": round(high, 5),
    }


def shown(judged: Judged) -> Iterator[str]:
    """A case for reading: what it was, what was made of it, and what the verifier said."""
    mark = "WRONG" if judged.wrong else "right"
    yield f"{mark}  {judged.kind.name}  {judged.source}  -> {judged.verdict}"
    yield f"    was  {printable(judged.was)}"
    yield f"    is   {printable(main_field(judged.item))}"
    rest = _rest(judged.item)
    if rest:
        yield f"    with {printable(rest)}"
    yield from (f"    says {printable(reason)}" for reason in judged.reasons)


def _rest(item: Item) -> str:
    fields: dict[str, object]
    match item:
        case Quote():
            return f"speaker={item.speaker!r} sentence={item.sentence}"
        case KeyFact():
            fields = {
                "sentences": item.sentences,
                "attributed_to": item.attributed_to,
                "when": item.when,
                "certainty": item.certainty.value,
            }
        case Number():
            fields = {
                "value": item.value, "low": item.low, "high": item.high, "unit": item.unit, "what": item.what,
                "bound": item.bound.value, "direction": item.direction.value, "sentence": item.sentence,
            }  # fmt: skip
    return " ".join(f"{name}={value!r}" for name, value in fields.items() if value is not None)
