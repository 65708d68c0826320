"""`summhay`: bullets of a summary and insights that it should hold → how well we agree with people on what is covered.

A row is a summary: `bullets`, and `insights` each with the people's `coverage`, FULL, PARTIAL or NO, and the number of
the `bullet` that has it. Ours is the degree to which the bullet says the insight that says most of it, as the scorers
of the evaluation have it. `pearson` compares levels (1, 0.5, 0), `kappa_full` what is FULL and what is not;
`with_figures` is the same where nothing is FULL without the insight's figures, in a denial or on another weekday, which
people here did not ask for and the scorers of facts do. `right_bullet` is the share of the linked insights that we find
most of in the bullet that people named.
"""

import json
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from agreement import pearson

from summarizer.evaluation.matching import degree, degrees, shares
from summarizer.evaluation.statistics import kappa

_LEVELS = {"FULL": 1.0, "PARTIAL": 0.5, "NO": 0.0}
_CITATION = re.compile(r"\[[\d,; -]+\]")  # [32]: a number that belongs to no sentence


def measure(files: Sequence[Path]) -> Mapping[str, object]:
    """The figures of all rows; `n` counts pairs of a summary and an insight."""
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    table = [row for summary in rows for row in shares(*_claims_and_texts(summary))]
    said = [degree(max(row, default=0.0)) for row in table]
    seconds = time.perf_counter() - began
    gated = [max(row, default=0.0) for summary in rows for row in degrees(*_claims_and_texts(summary))]
    insights = [insight for row in rows for insight in row["insights"]]
    gold = [_LEVELS[insight["coverage"]] for insight in insights]
    linked = [
        (each["bullet"], row) for each, row in zip(insights, table, strict=True) if each.get("bullet") is not None
    ]
    right = sum(max(range(len(row)), key=row.__getitem__) == bullet for bullet, row in linked)
    for level, name in ((level, name) for name, level in _LEVELS.items()):
        counts = [sum(x == level and y == other for x, y in zip(gold, said, strict=True)) for other in _LEVELS.values()]
        print(f"{name:>8} by people; by us {dict(zip(_LEVELS, counts, strict=True))}")
    return {
        "pearson": round(pearson(gold, said), 4),
        "kappa_full": round(kappa([level == 1 for level in gold], [level == 1 for level in said]), 4),
        "with_figures": {
            "pearson": round(pearson(gold, gated), 4),
            "kappa_full": round(kappa([level == 1 for level in gold], [level == 1 for level in gated]), 4),
        },
        "right_bullet": round(right / len(linked), 4) if linked else None,
        "n": len(gold),
        "seconds": round(seconds, 3),
    }


def _claims_and_texts(row: Mapping[str, Any]) -> tuple[list[list[str]], list[str]]:
    """The insights, each in its one wording, and the bullets."""
    return [[insight["insight"]] for insight in row["insights"]], [_CITATION.sub("", each) for each in row["bullets"]]
