"""GUM's annotated dates in Wikinews → F1 of ours, by span and value together.

Right is: the same characters but for a leading preposition or article, and the same days. A gold day, month or year
must be
ours exactly; a gold with a beginning and an end must be ours by both; where gold says only "not after" or "not
before", or
leaves out the year, our days may not contradict what it says. Times of day are not asked for. Dates are resolved
against the
document's own date.
"""

import calendar
import datetime as dt
import json
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summarizer.language.dates import Mention, dates

_LEAD = re.compile(
    r"(?:(?:from|since|in|on|of|during|between|until|by|before|after|for|and|to|the|around|as "
    r"of|late|early|earlier)\s+)*",
    re.IGNORECASE,
)
_ISO = re.compile(r"-?(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?\Z")


def measure(paths: Sequence[Path]) -> Mapping[str, object]:
    """The figures of one file of documents or more."""
    rows = [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    right = said = wanted = spans = 0
    seconds = 0.0
    for row in rows:
        began = time.perf_counter()
        ours = list(dates(row["text"], "en", dt.date.fromisoformat(row["date"])))
        seconds += time.perf_counter() - began
        gold = [date for date in row["dates"] if date["tag"] == "date"]
        times = [date for date in row["dates"] if date["tag"] != "date"]
        ours = [one for one in ours if all(one.end <= other["start"] or other["end"] <= one.start for other in times)]
        said, wanted = said + len(ours), wanted + len(gold)
        for date in gold:
            at = _core(row["text"], date["start"], date["end"])
            match = next((one for one in ours if _core(row["text"], one.start, one.end) == at), None)
            spans += match is not None
            right += match is not None and _same_days(match, date)
    return {
        "dates": {
            "f1": round(2 * right / (said + wanted), 4) if said + wanted else None,
            "precision": round(right / said, 4) if said else None,
            "recall": round(right / wanted, 4) if wanted else None,
            "span_recall": round(spans / wanted, 4) if wanted else None,
        },
        "n": wanted,
        "seconds": round(seconds, 4),
    }


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text, start, end)
    return (lead.end() if lead else start), end


def _same_days(one: Mention, date: dict[str, Any]) -> bool:
    when = date.get("when")
    if when and (yearless := _YEARLESS.match(when)):
        return (
            one.first is not None
            and one.first.month == int(yearless[1])
            and (not yearless[2] or one.first.day == int(yearless[2]))
        )
    if when:
        return (one.first, one.last) == _days(when)
    first, last = (_days(date[key]) if key in date else (None, None) for key in ("from", "to"))
    if first[0] and last[1]:
        return (one.first, one.last) == (first[0], last[1])
    if "from" in date:  # without its year
        return one.first is not None and f"{one.first:%m}" == date["from"].strip("-")[:2]
    earliest, latest = (_days(date[key]) if key in date else (None, None) for key in ("notBefore", "notAfter"))
    return (one.first is None or earliest[0] is None or one.first >= earliest[0]) and (
        one.last is None or latest[1] is None or one.last <= latest[1]
    )


def _days(written: str) -> tuple[dt.date | None, dt.date | None]:
    found = _ISO.match(written)
    if not found:
        return None, None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    last = month or 12
    return dt.date(year, month or 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
