"""A sentence → statements of another day, month or year."""

import datetime as dt
import re
from collections.abc import Iterator
from random import Random

from adversaries import tables
from adversaries.clauses import NEAR, fact, false, weekdays_of
from adversaries.kinds import Draft, Family, corruption
from adversaries.material import Line, Source

_corruption = corruption(Family.STATEMENTS)


@_corruption
@false
def weekday(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another day of the week."""
    del source
    for match in re.finditer(rf"\b(?:{'|'.join(tables.WEEKDAYS)})\b", line.text):
        others = [day for day in tables.WEEKDAYS if day not in line.text]
        for other in rng.sample(others, 2):
            yield line.text[: match.start()] + other + line.text[match.end() :]


@_corruption
@false
def month(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another month."""
    del source
    for match in re.finditer(rf"\b(?:{'|'.join(tables.MONTHS)})\b", line.text):
        if match.group() not in {"May", "March"} or re.match(r" \d", line.text[match.end() :]):
            others = [name for name in tables.MONTHS if name not in line.text]
            for other in rng.sample(others, 2):
                yield line.text[: match.start()] + other + line.text[match.end() :]


@_corruption
@false
def day_of_the_month(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another day of the month."""
    for match in re.finditer(rf"\b(?:{'|'.join(tables.MONTHS)}) (\d{{1,2}})\b(?!:)", line.text):
        days = [day for day in range(1, 29) if abs(day - int(match[1])) > 1 and f" {day}" not in source.article.text]
        for day in rng.sample(days, 2):
            yield line.text[: match.start(1)] + str(day) + line.text[match.end(1) :]


@_corruption
@false
def year(line: Line, source: Source, rng: Random) -> Iterator[str]:
    """Another year."""
    for match in re.finditer(r"(?<![\d,.$])\b(?:19|20)\d\d\b(?![,.]\d|s\b)", line.text):
        others = [
            value
            for shift in (-12, -10, -3, -2, -1, 1, 2, 3, 10)
            if str(value := int(match.group()) + shift) not in source.article.text
        ]
        for other in rng.sample(others, 2):
            yield line.text[: match.start()] + str(other) + line.text[match.end() :]


@_corruption
def absolute_date_off(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """A weekday given as a date, a few days or a week from the right one."""
    for day, match in weekdays_of(line.text, source.article.published):
        for shift in rng.sample([-7, -2, 2, 3, 7, 30], 2):
            other = day + dt.timedelta(days=shift)
            date = f"on {tables.MONTHS[other.month - 1]} {other.day}"
            yield fact(line.text[: match.start()] + date + line.text[match.end() :], line.number)


@_corruption
def when_changed(line: Line, source: Source, rng: Random) -> Iterator[Draft]:
    """The sentence with a weekday in the field for when it happened that no sentence around it has."""
    near = " ".join(other.text for other in source.lines if abs(other.index - line.index) <= NEAR)
    published = source.article.published
    own = tables.WEEKDAYS[published.weekday()] if published else ""
    if re.search(rf"\b(?:{'|'.join(tables.WEEKDAYS)})\b", line.text):
        others = [day for day in tables.WEEKDAYS if day not in near and day != own]
        yield from (fact(line.text, line.number, when=day) for day in rng.sample(others, 2))
