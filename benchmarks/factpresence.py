"""`factpresence`: facts of a reference and summaries → how well we agree with people on which summary holds which fact.

A row is an article with its `facts` and its `systems`, each with a `summary` and what people found `present` in it. A
fact is present for us if a sentence of the summary says it in full, as the scorers of the evaluation have it;
`with_figures` is the same where that takes the figures of the fact as well, and neither a denial nor another weekday.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from agreement import balanced_accuracy

from summarizer.evaluation.matching import FULL, degree, degrees, shares
from summarizer.evaluation.statistics import kappa
from summarizer.text import sentences


def measure(files: Sequence[Path]) -> Mapping[str, object]:
    """The figures of all rows; `n` counts pairs of a fact and a summary."""
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    said = [degree(max(row, default=0.0)) == FULL for asked in _asked(rows) for row in shares(*asked)]
    seconds = time.perf_counter() - began
    gated = [FULL in row for asked in _asked(rows) for row in degrees(*asked)]
    gold = [bool(each) for row in rows for system in row["systems"] for each in system["present"]]
    return {
        "balanced_accuracy": round(balanced_accuracy(gold, said), 4),
        "kappa": round(kappa(gold, said), 4),
        "with_figures": {
            "balanced_accuracy": round(balanced_accuracy(gold, gated), 4),
            "kappa": round(kappa(gold, gated), 4),
        },
        "present": round(sum(gold) / len(gold), 4) if gold else 0.0,
        "said_present": round(sum(said) / len(said), 4) if said else 0.0,
        "n": len(gold),
        "seconds": round(seconds, 3),
    }


def _asked(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The facts of each row, each in its one wording, beside the sentences of each system's summary."""
    for row in rows:
        facts = [[fact] for fact in row["facts"]]
        for system in row["systems"]:
            summary = system["summary"]
            yield facts, [summary[start:end] for start, end in sentences(summary)]
