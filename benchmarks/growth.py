"""Hostile texts, and ten times as much of each → what reading them costs; nothing may cost a hundred times as much.

    python benchmarks/growth.py [WHAT…]

A row a case of `growth_cases.py`, or of those whose names begin with WHAT: the CPU time of both texts, and how many
times as much the longer one costs. A case that costs more than `ALLOWED` times as much is tried again, as a busy
machine disturbs one try; the exit code is 1 if any does so in every try. One line of JSON last.
"""

import gc
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from growth_cases import CASES, TIMES, Case

ALLOWED = 20.0  # times the cost for ten times the text: linear work has 10, quadratic 100
FLOOR = 0.001  # seconds: what is faster cannot be told from noise
TRIES = 5
_MILLI = 1_000


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU for a text and for ten times as much of it."""

    short: float
    long: float

    @property
    def ratio(self) -> float:
        """How many times as much the long one costs."""
        return self.long / max(self.short, FLOOR)

    @property
    def is_allowed(self) -> bool:
        """False if the cost grows faster than the text."""
        return self.ratio <= ALLOWED


def judged(tries: Iterable[Cost]) -> Cost:
    """The first try that is allowed, and no further one is made; else the one that came nearest to it."""
    made = []
    for cost in tries:
        made.append(cost)
        if cost.is_allowed:
            return cost
    return min(made, key=lambda cost: cost.ratio)


def tried(case: Case) -> Iterator[Cost]:
    """Measure it, again and again. Each text is another one, as what was read before may be kept."""
    case.work(case.text(1))  # loads tables
    for fewer in range(1, TRIES + 1):
        yield Cost(_seconds(case, case.text(1, fewer)), _seconds(case, case.text(TIMES, fewer)))


def _seconds(case: Case, text: str) -> float:
    """Of one run, without the collector, which would look at what others left behind."""
    gc.disable()
    try:
        begun = time.process_time()
        case.work(text)
        return time.process_time() - begun
    finally:
        gc.enable()


def main(names: list[str]) -> int:
    """Measure and print; the exit code."""
    cases = [case for case in CASES if case.what.startswith(tuple(names) or "")]
    if not cases:
        print(f"no case is called {' or '.join(names)}; there are: {', '.join({case.what: 0 for case in CASES})}")
        return 2
    found = []
    print(f"{'what':<24} {'unit':<40} {'ms':>10} {'ten times':>10} {'ratio':>7}")
    for case in cases:
        cost = judged(tried(case))
        found.append((cost.ratio, case, cost))
        mark = "" if cost.is_allowed else "  grows too fast"
        row = f"{_MILLI * cost.short:>10.2f} {_MILLI * cost.long:>10.2f} {cost.ratio:>7.1f}{mark}"
        print(f"{case.what:<24} {ascii(case.unit)[:40]:<40} {row}", flush=True)
    above = [f"{case.what} {case.unit!a}" for _, case, cost in found if not cost.is_allowed]
    print(json.dumps({"cases": len(found), "worst": round(max(ratio for ratio, _, _ in found), 1), "above": above}))
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
