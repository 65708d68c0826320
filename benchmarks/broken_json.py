"""Broken JSON with what it should parse to → what the reader of answers makes of it: the same, a refusal, or else.

The reader wants one object: the expected one, or the last object of an expected list. Where nothing of the kind is
expected, only a refusal is right. The expectations are those of a library that always guesses, so a refusal is no
fault; a value of our own is. `cut_taken` counts the beginnings of one whole answer that come out as another value.
"""

import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summarizer.errors import AnswerError
from summarizer.extraction.answer import read_object

_ANSWER = {
    "headline": "A",
    "key_facts": [{"statement": 'He said "no"', "sentences": [1, 2]}, {"statement": "B", "sentences": [3]}],
    "numbers": [],
    "sentences_read": {"first": 1, "last": 12},
}


def measure(paths: Sequence[Path]) -> Mapping[str, object]:
    """How many come out the same, are refused, or come to another value; and what was repaired how often."""
    rows = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    counts: Counter[str] = Counter()
    repairs: Counter[str] = Counter()
    began = time.perf_counter()
    for row in rows:
        expected = _object(row["expected"])
        try:
            read = read_object(row["broken"], expected or ())
        except AnswerError as error:
            counts["refused"] += 1
            counts["refused_valid"] += _valid(row["broken"])
            print(f"refused: {row['broken'][:60]!r}: {error.fault}")
            continue
        same = read.fields == expected
        counts["same" if same else "other"] += 1
        repairs.update(read.repairs)
        if not same:
            print(f"other: {row['broken'][:60]!r}: {read.fields}")
    seconds = time.perf_counter() - began
    figures = {name: counts[name] for name in ("same", "refused", "refused_valid", "other")}
    return {
        "n": len(rows),
        **figures,
        "cut_taken": _cut_taken(),
        "repairs": dict(sorted(repairs.items())),
        "seconds": round(seconds, 4),
    }


def _cut_taken() -> int:
    """How many beginnings of the answer are read as something else than the whole of it."""
    whole, taken = json.dumps(_ANSWER), 0
    for length in range(1, len(whole)):
        try:
            taken += read_object(whole[:length], _ANSWER).fields != _ANSWER
        except AnswerError:
            continue
    return taken


def _object(expected: object) -> dict[str, Any] | None:
    """The object that the reader should find; None if there is none with a field."""
    candidates = reversed(expected) if isinstance(expected, list) else [expected]
    return next((value for value in candidates if isinstance(value, dict)), None) or None


def _valid(text: str) -> bool:
    """Whether it is the JSON of an object with fields, and not broken at all."""
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return isinstance(value, dict) and bool(value)
