"""`summhay`: bullets of a summary and insights that it should hold → how well we agree with people on what is covered.

A row is a summary: `bullets`, and `insights` each with the people's `coverage`, FULL, PARTIAL or NO. Ours is the
coverage of the insight by the bullet that says most of it, cut into the same three levels where the product cuts it.
`pearson` compares levels (1, 0.5, 0), `kappa_full` what is FULL and what is not.
"""

import json
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from agreement import kappa, pearson

from summarizer.language.similarity import COVERED, TOUCHED, bag, coverage, telling

_LEVELS = {"FULL": 1.0, "PARTIAL": 0.5, "NO": 0.0}
_CITATION = re.compile(r"\[[\d,; -]+\]")  # [32]: a number that belongs to no sentence


def measure(files: Sequence[Path]) -> Mapping[str, object]:
    """The figures of all rows; `n` counts pairs of a summary and an insight."""
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    said = [level for row in rows for level in _levels(row)]
    seconds = time.perf_counter() - began
    gold = [_LEVELS[insight["coverage"]] for row in rows for insight in row["insights"]]
    for level, name in ((level, name) for name, level in _LEVELS.items()):
        counts = [sum(x == level and y == other for x, y in zip(gold, said, strict=True)) for other in _LEVELS.values()]
        print(f"{name:>8} by people; by us {dict(zip(_LEVELS, counts, strict=True))}")
    return {
        "pearson": round(pearson(gold, said), 4),
        "kappa_full": round(kappa([level == 1 for level in gold], [level == 1 for level in said]), 4),
        "n": len(gold),
        "seconds": round(seconds, 3),
    }


def _levels(row: Mapping[str, Any]) -> list[float]:
    """Our level of each insight of a summary."""
    bullets = [bag(_CITATION.sub("", bullet)) for bullet in row["bullets"]]
    claims = telling([bag(insight["insight"]) for insight in row["insights"]])
    shares = [coverage(claim, bullets) for claim in claims]
    return [1.0 if share >= COVERED else 0.5 if share >= TOUCHED else 0.0 for share in shares]
