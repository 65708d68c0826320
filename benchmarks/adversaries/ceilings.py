"""The file of ceilings → the most of each kind that may go wrong, lowered to what is measured and never raised."""

import json
from collections.abc import Mapping
from pathlib import Path

from adversaries.kinds import Family
from adversaries.report import Tallies

Rates = Mapping[str, float]

_DIGITS = 4  # decimals that a ceiling keeps; rounded up


def rates(tallies: Tallies) -> dict[str, float]:
    """The rates of a run by family and by kind, rounded up so that the same run stays under them."""
    totals = {
        f"{family.value} {name}": tallies.total(family, honest=honest).rate
        for family in Family
        for name, honest in (("false accept", False), ("false reject", True))
    }
    return {
        name: _up(rate)
        for name, rate in {**totals, **{name: tally.rate for name, (_, tally) in tallies.kinds.items()}}.items()
    }


def _up(rate: float) -> float:
    step = 10**-_DIGITS
    rounded = round(rate, _DIGITS)
    return rounded if rounded >= rate else round(rounded + step, _DIGITS)


def load(path: Path) -> dict[str, float]:
    """The ceilings of a file; empty if there is none yet."""
    return (
        {str(name): float(rate) for name, rate in json.loads(path.read_text(encoding="utf-8")).items()}
        if path.exists()
        else {}
    )


def above(measured: Rates, ceilings: Rates) -> list[str]:
    """What rose above its ceiling, in words; a kind without a ceiling must have no case that went wrong."""
    return [
        f"{name}: {rate:.2%} went wrong, the ceiling is {ceilings.get(name, 0.0):.2%}"
        for name, rate in measured.items()
        if rate > ceilings.get(name, 0.0)
    ]


def lower(path: Path, measured: Rates) -> list[str]:
    """Write the lower of ceiling and measurement for each name; a new name gets what was measured.

    Returns what is above its ceiling, which stays as it was: raising one is done by hand, with a reason.
    """
    before = load(path)
    after = {name: min(rate, before.get(name, rate)) for name, rate in measured.items()}
    path.write_text(json.dumps(after, indent=2) + "\n", encoding="utf-8")
    return above(measured, after)
