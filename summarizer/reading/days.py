"""A written date → the day it names, or the reason why it names none.

Only whole dates with a four-digit year count: a month, a weekday or `2/3/19` would have to be completed with something
that the article does not say. A time and a zone behind the day are passed over, so that the day stays as written.
"""

import datetime as dt
import re
from dataclasses import dataclass

# January to December; a name and its abbreviations, of every language, that differ from the English ones.
_NAMES = """
january jan januar jänner janvier janv enero ene gennaio gen janeiro januari января січня stycznia ocak
february feb februar février fevrier févr fév febrero febbraio fevereiro fev februari февраля лютого lutego şubat
march mar märz mär mrz mars marzo março marco maart mrt марта березня marca mart
april apr avril avr abril abr aprile апреля квітня kwietnia nisan
may mai mayo maggio mag maio mei мая травня maja mayıs
june jun juni juin junio giugno giu junho июня червня czerwca haziran
july jul juli juillet juil julio luglio lug julho июля липня lipca temmuz
august aug août aout agosto ago augustus августа серпня sierpnia ağustos
september sep sept septembre septiembre setiembre settembre set setembro сентября вересня września eylül
october oct oktober okt octobre octubre ottobre ott outubro out октября жовтня października ekim
november nov novembre noviembre novembro ноября листопада listopada kasım
december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабря грудня grudnia aralık
"""
_MONTHS = {name: number for number, line in enumerate(_NAMES.split("\n")) for name in line.split()}

_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<m>\d{{1,2}})(?P=sign){_DAY}(?!\d)",
        r"(?P<year>(?:19|20)\d\d)(?P<m>[01]\d)(?P<day>[0-3]\d)(?!\d)",
        rf"(?P<year>\d{{4}})\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?{_DAY}\s?[日일]",
        rf"{_MONTH}\s{{1,2}}{_DAY}(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th|er|[.º°])?[\s-]{{1,2}}(?:de\s|of\s)?{_MONTH},?[\s-]{{1,2}}(?:de\s|del\s)?{_YEAR}",
        rf"(?P<first>\d{{1,2}})(?P<sign>[-/.])(?P<second>\d{{1,2}})(?P=sign){_YEAR}",
    )
)
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?,?\s{1,2}(?=[^\W_])")
_LAST_MONTH = 12
_SECONDS = (10**8, 10**10)  # a number in this range counts seconds since 1970 (from 1973 on); a thousand times it, ms


@dataclass(frozen=True, slots=True)
class Written:
    """What a date says: `day`, None if it names none; `doubt`, why not, or what was assumed; `end`, where it ends."""

    day: dt.date | None
    doubt: str = ""
    end: int = 0


def day_at(text: str, start: int = 0, *, american: bool = False) -> Written:
    """The date that begins at `start`, a weekday before it allowed; `american` reads 02/03/2019 as February 3.

    >>> day_at("Friday, Feb. 22, 2019 at noon").day
    datetime.date(2019, 2, 22)
    """
    weekday = _WEEKDAY.match(text, start)
    for begin in (start, weekday.end()) if weekday else (start,):
        for form in _FORMS:
            match = form.match(text, begin)
            if match and (found := _read(match, american=american)):
                return found
    return Written(None, "is no date that names a day, a month and a year")


def day_of(value: object) -> Written:
    """The day that a field of a record names: words, or a count of seconds or milliseconds since 1970."""
    if isinstance(value, bool):
        return Written(None, "is no date")
    if isinstance(value, int | float):
        return _from_count(value)
    words = str(value).strip()
    if words.isascii() and words.isdigit() and len(words) > len("20190219"):
        return _from_count(int(words)) if len(words) < 20 else Written(None, "is no date")  # noqa: PLR2004 - no clock counts so far
    return day_at(words)


def _from_count(count: float) -> Written:
    for seconds in (count, count / 1000):
        if _SECONDS[0] <= seconds < _SECONDS[1]:
            return Written(dt.datetime.fromtimestamp(seconds, dt.UTC).date(), "counts seconds since 1970, taken as UTC")
    return Written(None, "is a number, and no count of seconds since 1970")


def _read(match: re.Match[str], *, american: bool) -> Written | None:
    part = match.groupdict()
    year = int(part["year"])
    if part.get("month"):
        month = _MONTHS.get(part["month"].lower())
        return _day(year, month, int(part["day"]), match.end()) if month else None
    if part.get("m"):
        return _day(year, int(part["m"]), int(part["day"]), match.end())
    first, second = int(part["first"]), int(part["second"])
    if part["sign"] == "." or first > _LAST_MONTH:
        return _day(year, second, first, match.end())
    if american or second > _LAST_MONTH or first == second:
        return _day(year, first, second, match.end())
    return Written(None, "may be read day first or month first", match.end())


def _day(year: int, month: int, day: int, end: int) -> Written:
    try:
        return Written(dt.date(year, month, day), "", end)
    except ValueError:
        return Written(None, "is not in the calendar", end)
