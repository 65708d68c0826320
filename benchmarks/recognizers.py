"""Recognizers-Text's specifications → F1 of our numbers and of our dates, each by span and value together.

Numbers: the plain number, percentage, currency, dimension, temperature and age rows. A gold number is right when one
of ours
has its value and covers its characters without unit, sign of currency or bound word: ours name the whole wording.
Ordinals and open ranges are no quantities of ours and are left out; their rows still count what we invent elsewhere.

Dates: results of the types `date` and `daterange` that resolve to days, and have a beginning and an end. Right is:
the same
characters but for a leading preposition or article, and one of the resolutions that the specification allows. Results
of
other types (times of day, durations, sets) are neither asked for nor held against us.
"""

import datetime as dt
import json
import math
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from summarizer.language.dates import dates
from summarizer.language.quantities import Quantity, quantities

_NUMBERS = frozenset({"number", "percentage", "currency", "dimension", "temperature", "age"})
_DATES = frozenset({"datetimeV2.date", "datetimeV2.daterange"})
_TOLERANCE = 1e-5
_LEAD = re.compile(
    r"(?:(?:from|since|in|on|of|during|between|until|till|by|before|after|for|and|to|the|around|within|as "
    r"of|starting)\s+)*",
    re.IGNORECASE,
)

Row = dict[str, Any]


def measure(paths: Sequence[Path]) -> Mapping[str, object]:
    """The figures of the number file, the date file, or both."""
    rows = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    began = time.perf_counter()
    numbers = [
        _number_counts(row) for row in rows if row["model"] not in {"DateTimeModel", "OrdinalModel", "NumberRangeModel"}
    ]
    days = [_date_counts(row) for row in rows if row["model"] == "DateTimeModel"]
    seconds = time.perf_counter() - began
    return {"numbers": _scores(numbers), "dates": _scores(days), "n": len(rows), "seconds": round(seconds, 4)}


Counts = tuple[int, int, int]


def _scores(counts: Iterable[Counts]) -> dict[str, float | None]:
    """F1, precision and recall of (right, said, wanted); None where there is nothing to divide by."""
    right, said, wanted = (sum(column) for column in zip((0, 0, 0), *counts, strict=True))
    return {
        "f1": round(2 * right / (said + wanted), 4) if said + wanted else None,
        "precision": round(right / said, 4) if said else None,
        "recall": round(right / wanted, 4) if wanted else None,
    }


def _number_counts(row: Row) -> Counts:
    gold = [result for result in row["results"] if result["type"] in _NUMBERS and _value(result) is not None]
    ours = list(quantities(row["text"]))
    said = len(ours)
    right = 0
    for result in gold:
        match = next((one for one in ours if _same_number(one, result)), None)
        if match:
            ours.remove(match)
            right += 1
    # What a row of units does not ask for is not held against a reader of all figures.
    if row["model"] not in {"NumberModel", "PercentModel"}:
        said -= sum(
            1 for one in ours if all(one.end <= result["start"] or result["end"] <= one.start for result in gold)
        )
    return right, said, len(gold)


def _value(result: Row) -> float | None:
    written = (result["resolution"].get("value") or "").rstrip("%")
    try:
        return float(written)
    except ValueError:
        return None


def _same_number(one: Quantity, result: Row) -> bool:
    value = _value(result)
    ends = [end for end in (one.value, one.low, one.high) if end is not None]
    inside = one.start < result["end"] and result["start"] < one.end
    return (
        inside
        and value is not None
        and any(math.isclose(end, value, rel_tol=_TOLERANCE, abs_tol=1e-15) for end in ends)
    )


def _date_counts(row: Row) -> Counts:
    text = row["text"]
    gold = [(result, span) for result in row["results"] if result["type"] in _DATES and (span := _spans(result))]
    others = [result for result in row["results"] if all(result is not one for one, _ in gold)]
    today = dt.datetime.fromisoformat(row["reference"]).date() if row["reference"] else None
    ours = [
        mention for mention in dates(text, "en", today)
        if all(mention.end <= other["start"] or other["end"] <= mention.start for other in others)
    ]  # fmt: skip
    right = 0
    for result, spans in gold:
        wanted = _core(text, result["start"], result["end"])
        right += any(
            _core(text, mention.start, mention.end) == wanted and (mention.first, mention.last) in spans
            for mention in ours
        )
    return right, len(ours), len(gold)


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead else start), end


def _spans(result: Row) -> set[tuple[dt.date | None, dt.date | None]]:
    """First and last day of each resolution that has both; the specification's ends are exclusive."""
    spans: set[tuple[dt.date | None, dt.date | None]] = set()
    for value in result["resolution"].get("values", ()):
        try:
            if value["type"] == "date":
                day = dt.date.fromisoformat(value["value"])
                spans.add((day, day))
            else:
                first, end = dt.date.fromisoformat(value["start"]), dt.date.fromisoformat(value["end"])
                spans.add((first, end - dt.timedelta(days=1)))
        except (KeyError, ValueError):  # open on one side, or not resolved
            continue
    return spans
