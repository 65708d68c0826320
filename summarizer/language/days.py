"""The words of a date, and the day of the report → its first and last day; None where they do not say.

What is open stays open: without a report's day only a year, or a day with its year, resolves; 02/03/2019 is a day in
February or in March, and stays as worded.
"""

import calendar
import datetime as dt
import re
from enum import StrEnum

from summarizer.language.number_words import ONES, TENS


class Grain(StrEnum):
    """How exact a date is by its own words."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    VAGUE = "vague"


Days = tuple[dt.date | None, dt.date | None, Grain]

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAYS |= {name.lower(): number for number, name in enumerate(calendar.day_abbr)} | {"tues": 1, "thur": 3, "thurs": 3}
YEAR = r"(?:1[5-9]|20)\d\d"
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_WORD = re.compile(r"[a-z]+")
_NUMBER = re.compile(r"\d+")
_MOST_MONTHS = 12


def year_of(words: str) -> int | None:
    """The year that the words name."""
    found = _YEAR.search(words)
    return int(found.group()) if found else None


def one_day(year: int, month: int, day: int) -> dt.date | None:
    """The date; None for one that no calendar has, such as 31 June."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def months(first: tuple[int, int], last: tuple[int, int]) -> tuple[dt.date | None, dt.date | None]:
    """First and last day from one month to another, each (year, month)."""
    begin, end = one_day(*first, 1), one_day(*last, 1)
    if begin is None or end is None:
        return None, None
    return begin, end.replace(day=calendar.monthrange(*last)[1])


def shifted(day: dt.date, unit: str, count: int) -> dt.date | None:
    """The day `count` days, weeks, months or years later."""
    try:
        if unit in {"day", "week"}:
            return day + dt.timedelta(days=count * (7 if unit == "week" else 1))
        number = day.year * 12 + day.month - 1 + count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month = divmod(number, 12)
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def of_slashes(words: str) -> Days:
    """12/25/2019 and 25.12.2019; open where day and month could be either."""
    first, second, year = map(int, _NUMBER.findall(words)[:3])
    if "." in words or first > _MOST_MONTHS >= second:
        first, second = second, first
    elif not (second > _MOST_MONTHS >= first or first == second):
        return None, None, Grain.DAY
    day = one_day(year, first, second)
    return day, day, Grain.DAY


def month_in(lower: str) -> int:
    """The number of the month that the words name; 0 if none."""
    return next((MONTHS[word] for word in _WORD.findall(lower) if word in MONTHS), 0)


def of_month_day(lower: str, today: dt.date | None, *, ahead: bool) -> Days:
    """`Feb. 22`, `Feb. 22-24`, `from 3 to 5 March 2019`."""
    month, year = month_in(lower), year_of(lower)
    numbers = [int(number) for number in _NUMBER.findall(_YEAR.sub("", lower))]
    if year is None:
        if today is None:
            return None, None, Grain.DAY
        year = _nearest_year(month, numbers[0], today, ahead=ahead)
    first, last = one_day(year, month, numbers[0]), one_day(year, month, numbers[-1])
    return (first, last, Grain.DAY) if first and last and first <= last else (None, None, Grain.DAY)


_AHEAD_DAYS = (
    120  # without a year, a date up to four months after the report is meant to come, a later one was last year
)


def _nearest_year(month: int, day: int, today: dt.date, *, ahead: bool) -> int:
    date = one_day(today.year, month, day)
    if date is None:
        return today.year
    far = (date - today).days
    if far > _AHEAD_DAYS and not ahead:
        return today.year - 1
    return today.year + (far < -_AHEAD_DAYS and ahead)


_PARTS = {"early": (1, 15), "mid": (10, 20), "late": (16, 31)}


def _part(lower: str) -> tuple[int, int] | None:
    return next((_PARTS[word] for word in _WORD.findall(lower) if word in _PARTS), None)


def of_month(lower: str, today: dt.date | None, *, ahead: bool) -> Days:
    """`March 2019`, `early March`, `last March`; the nearest such month without a year."""
    month, year = month_in(lower), year_of(lower)
    if year is None:
        if today is None:
            return None, None, Grain.MONTH
        if lower.startswith("next"):
            year = today.year + (month <= today.month)
        elif lower.startswith("last"):
            year = today.year - (month >= today.month)
        else:
            year = today.year + (ahead and month < today.month) - (not ahead and month > today.month)
    first, last = months((year, month), (year, month))
    part = _part(lower)
    if part and first and last:
        first, last = first.replace(day=part[0]), last.replace(day=min(part[1], last.day))
    return first, last, Grain.MONTH


_DECADES = {f"{stem}ties": 10 * count for count, stem in enumerate("twen thir for fif six seven eigh nine".split(), 2)}


def of_year(lower: str) -> Days:
    """`2014`, `early 2019`, `2014-15`, `the 1960s`."""
    numbers = [int(number) for number in re.findall(r"\d+", lower)]
    tens = next((count for stem, count in _DECADES.items() if stem in lower), 0)
    if tens and not numbers:
        return *months((1900 + tens, 1), (1909 + tens, 12)), Grain.VAGUE
    year = numbers[0]
    if lower.endswith("s"):
        return *months((year, 1), (year + 9, 12)), Grain.VAGUE
    last = year if len(numbers) == 1 else numbers[1] if numbers[1] > 99 else year // 100 * 100 + numbers[1]  # noqa: PLR2004 - two digits
    if last < year:
        return None, None, Grain.YEAR
    part = _part(lower)
    ends = {(1, 15): (1, 6), (10, 20): (5, 8), (16, 31): (7, 12)}[part] if part else (1, 12)
    return *months((year, ends[0]), (last, ends[1])), Grain.YEAR


def of_quarter(lower: str) -> Days:
    """`the first quarter of 2019`; open without its year."""
    year = year_of(lower)
    number = next((count for count, word in enumerate(("first", "second", "third", "fourth"), 1) if word in lower), 0)
    if not year or not number:
        return None, None, Grain.VAGUE
    return *months((year, 3 * number - 2), (year, 3 * number)), Grain.MONTH


def of_weekday(lower: str, today: dt.date | None, *, ahead: bool) -> Days:
    """The day of that name nearest to the report that words and tense allow."""
    if today is None:
        return None, None, Grain.DAY
    day = next(WEEKDAYS[word] for word in _WORD.findall(lower) if word in WEEKDAYS)
    back = (today.weekday() - day) % 7
    if lower.startswith("next") or (ahead and back and not lower.startswith(("last", "earlier"))):
        step = (day - today.weekday()) % 7 or 7
    else:
        step = -(back or 7) if lower.startswith(("last", "the previous")) else -back
    date = shifted(today, "day", step)
    return date, date, Grain.DAY


def of_today(lower: str, today: dt.date | None) -> Days:
    """`today`, `yesterday`, `last night`, `tomorrow`, `this morning`."""
    step = -1 if lower.startswith(("yesterday", "last", "overnight")) else 1 if lower.startswith("tomorrow") else 0
    date = shifted(today, "day", step) if today else None
    return date, date, Grain.DAY


_COUNTS = {"a": 1, "an": 1, **ONES, **TENS, "hundred": 100}


def count_in(lower: str) -> int | None:
    """How many units the words count; None for several and a few."""
    for word in re.findall(r"\d+|[a-z]+", lower):
        if word.isdigit():
            return int(word[:5])
        if word in {"few", "several", "couple", "recent"}:
            return None
        if word in _COUNTS and word not in {"a", "an"}:
            return _COUNTS[word]
    return 1


def unit_in(lower: str) -> str:
    """The unit of time that the words count in."""
    found = re.search(r"(?:day|week|month|year|decade|centur)", lower)
    return {"centur": "century"}.get(found.group(), found.group()) if found else ""


_GRAINS = {"day": Grain.DAY, "week": Grain.WEEK, "month": Grain.MONTH, "year": Grain.YEAR}


def of_distance(lower: str, today: dt.date | None) -> Days:
    """`two weeks ago`, `a decade ago`, `three days from now`; `later` and `earlier` stay open."""
    count, unit = count_in(lower), unit_in(lower)
    past = lower.endswith(("ago", "back"))
    if today is None or count is None or not (past or lower.endswith(("now", "today"))):
        return None, None, Grain.VAGUE
    day = shifted(today, unit, -count if past else count)
    if day is None:
        return None, None, Grain.VAGUE
    if unit in {"month", "year", "decade", "century"}:
        ends = (day.month, day.month) if unit == "month" else (1, 12)
        return *months((day.year, ends[0]), (day.year, ends[1])), Grain.MONTH if unit == "month" else Grain.YEAR
    return day, day, _GRAINS[unit]


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


def of_unit(lower: str, today: dt.date | None) -> Days:
    """`last week`, `this year`, `next month`, `this weekend`, `last summer`, `the past two years`."""
    if today is None:
        return None, None, Grain.VAGUE
    words = _WORD.findall(lower)
    step = -1 if {"last", "previous"} & set(words) else 1 if {"next", "coming", "following"} & set(words) else 0
    unit = unit_in(lower)
    counted = re.search(r"\d|\b(?:past|few|several|couple|recent|coming)\b", lower) or any(
        word in ONES for word in words
    )
    if counted or (unit in {"day", "decade"} and words[-1] in {"day", "days", "decade", "decades"}):
        return _stretch(lower, today, unit, -1 if step == 0 else step)
    if "weekend" in words:
        saturday = shifted(today, "day", 5 - today.weekday() + 7 * step)
        return saturday, saturday and shifted(saturday, "day", 1), Grain.WEEK
    season = next((word for word in words if word in _SEASONS), None)
    if season:
        begins, closes = _SEASONS[season]
        year = today.year + step + (step < 0 and today.month > closes)
        return *months((year, begins), (year, closes)), Grain.MONTH
    if unit == "week":
        monday = shifted(today, "day", 7 * step - today.weekday())
        return monday, monday and shifted(monday, "day", 6), Grain.WEEK
    if unit not in {"month", "year"}:
        return None, None, Grain.VAGUE
    day = shifted(today, unit, step)
    if day is None:
        return None, None, Grain.VAGUE
    ends = (day.month, day.month) if unit == "month" else (1, 12)
    return *months((day.year, ends[0]), (day.year, ends[1])), _GRAINS[unit]


def _stretch(lower: str, today: dt.date, unit: str, step: int) -> Days:
    count = count_in(lower)
    if count is None or not unit:
        return None, None, Grain.VAGUE
    other = shifted(today, unit, step * count)
    if other is None:
        return None, None, Grain.VAGUE
    return min(other, today), max(other, today), Grain.VAGUE


def of_century(lower: str) -> Days:
    """`the 20th century`."""
    number = int(_NUMBER.findall(lower)[0])
    return *months((100 * number - 99, 1), (100 * number, 12)), Grain.VAGUE
