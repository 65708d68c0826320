"""`factpresence`: facts of a reference and summaries → how well we agree with people on which summary holds which fact.

A row is an article with its `facts` and its `systems`, each with a `summary` and what people found `present` in it. A
fact is present for us if a sentence of the summary covers it, by the threshold that tells full coverage everywhere.
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from agreement import balanced_accuracy, kappa

from summarizer.language.similarity import COVERED, bag, coverage, telling
from summarizer.text import sentences


def measure(files: Sequence[Path]) -> Mapping[str, object]:
    """The figures of all rows; `n` counts pairs of a fact and a summary."""
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    said = [present for row in rows for present in _presences(row)]
    seconds = time.perf_counter() - began
    gold = [bool(each) for row in rows for system in row["systems"] for each in system["present"]]
    return {
        "balanced_accuracy": round(balanced_accuracy(gold, said), 4),
        "kappa": round(kappa(gold, said), 4),
        "present": round(sum(gold) / len(gold), 4) if gold else 0.0,
        "said_present": round(sum(said) / len(said), 4) if said else 0.0,
        "n": len(gold),
        "seconds": round(seconds, 3),
    }


def _presences(row: Mapping[str, Any]) -> Iterator[bool]:
    """Whether each system's summary has each fact."""
    facts = telling([bag(fact) for fact in row["facts"]])
    for system in row["systems"]:
        summary = system["summary"]
        texts = [bag(summary[start:end]) for start, end in sentences(summary)]
        for fact in facts:
            yield coverage(fact, texts) >= COVERED
