"""A whole line → what it is besides story: a date line, a print footer, a byline, a heading, front matter.

These lines carry what an article says about itself, above all the day of publication.
"""

import datetime as dt
import re
from dataclasses import dataclass

from summarizer.reading.days import Written, day_at

_LONGEST_DATE_LINE = 90
_LONGEST_BYLINE = 120
_LONGEST_FOOTER = 200
_DATE_LABEL = re.compile(
    r"\W{0,3}(?P<label>"
    r"(?:first |originally )?(?:published|posted|updated|modified|created|date|dated|issued)(?: on| at)?"
    r"|last (?:updated|modified)(?: on)?|veröffentlicht(?: am)?|stand|publié le|mis à jour le|publicado(?: el| em)?|"
    r"pubblicato il|опубликовано)?\s{0,2}[:：|]?\s{0,3}",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")  # no date is without one
_NO_DATE = Written(None)
_CHANGED = ("updated", "modified", "last", "stand", "mis à jour")
# A time may stand before the date, too, and two dates in one line.
_CLOCK = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s\(?[a-z]{1,4}\)?)?\s?[,|·•–—-]?"
    r"\s{0,2}(?:on\s)?",
    re.IGNORECASE,
)
_NEXT_DATE = re.compile(r"\s?[|·•]\s?|,\s(?=(?:last )?(?:updated|modified|published))", re.IGNORECASE)
_NO_DAY = re.compile(
    r"(?:(?:an?|\d{1,2})\s(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\sago"
    r"|\d{1,2}[ -]min(?:ute)?s?\sread)?\W*\Z",
    re.IGNORECASE,
)
# What may stand behind a date in such a line: a time, a zone, the same in another zone.
_TIME = re.compile(
    r"(?:[\W\d_]|(?:\b|(?<=\d))(?:am|pm|a|m|p|gmt|utc|e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|cest|cet|ist|bst|jst|msk|z|t|at|"
    r"um|uhr|uk|h|hrs|hours?|min|mins|minutes?|read|local|time|on|updated?|last|modified|published|posted|à|kl)\b)*\Z",
    re.IGNORECASE,
)
_LEADING = re.compile(r"date\s{0,2}[:：]?\s{1,3}(?=\d{4}-\d\d-\d\d)", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:[A-Z][\w-]{0,20}\s){0,3}Section\s(?:[A-Z]\d{0,3}\s)?on\s|Page\s[A-Z]{0,2}\d{1,3}\son\s"
    r"|A version of this (?:article|story|column) (?:appears|appeared|ran) in print\b.{0,60}?\son\s|Appeared in the\s"
)
_BY = re.compile(r"(?i:by|von|par|por|di|da|door|текст)\s(?=[^\W\d_a-z]|our\s)")
_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]{0,30}|(?:and|und|et|y|e|de|del|da|di|van|von|der|den|bin|al|of|the|for|in|with|&)"
    r"|(?:our|agenc(?:y|ies)|staff|wires)"
)
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|special)?\s?"
    r"(?:writers?|reporters?|correspondents?|editors?|columnists?|bureau chief|contributors?)\b",
    re.IGNORECASE,
)
_WHOLE_ROLE = re.compile(rf",\s?[^,|/•·]{{1,40}}{_ROLE.pattern}(?=\s?(?:[,|/•·]|\Z))", re.IGNORECASE)
_EMPHASIS = re.compile(r"[*_]+")
_BETWEEN = " ,|/•·–—-"  # what may part a byline from the date behind it
_PARTS = frozenset(_BETWEEN) - {" "}
_BARE_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]{0,30}\s|(?:de|del|da|di|van|von|der|den|bin|al)\s){1,3}[^\W\d_a-z][\w.'’-]{0,30}"
    r"(?:\sin(?:\s[^\W\d_a-z][\w'’-]{0,30}){1,3})?|@\w{2,30}"
)
_FEWEST, _MOST = 2, 14  # words of a byline with its roles and outlets


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line about the date says: its day, None if it does not name one plainly, and where the date ends."""

    day: dt.date | None
    end: int
    doubt: str = ""


def leading_date(text: str, start: int) -> DateLine | None:
    """`date 2019-02-19` at the top, whatever follows on the line; `end` is where that begins."""
    match = _LEADING.match(text, start)
    if not match:
        return None
    written = day_at(text, match.end())
    return DateLine(written.day, written.end) if written.day else None


def date_line(line: str) -> DateLine | None:
    """A line of dates, each perhaps with a label and a time, and no more; a day of change is not one of publication."""
    if len(line) > _LONGEST_DATE_LINE:
        return None
    parts = _NEXT_DATE.split(line)
    found = [_one_date(part) for part in parts] if len(parts) > 1 else []
    if found and all(found):
        return next((date for date in found if date and date.day), DateLine(None, len(line)))
    return _one_date(line)


def _one_date(line: str) -> DateLine | None:
    label = _DATE_LABEL.match(line)
    begin, said = (label.end(), label["label"] or "") if label else (0, "")
    written = _date_at(line, begin)
    if not written.end and any(map(str.isalnum, line)) and _NO_DAY.match(line, begin):
        return DateLine(None, len(line))
    if not written.end or not _TIME.match(line, written.end):
        return None
    if said.lower().startswith(_CHANGED):
        return DateLine(None, written.end)
    doubt = "" if written.day else f"the date '{line}' {written.doubt}"
    return DateLine(written.day, written.end, doubt)


def _date_at(line: str, begin: int) -> Written:
    """The date at `begin`, or behind a time there."""
    if not _FIGURE.search(line, begin):
        return _NO_DATE
    clock = _CLOCK.match(line, begin)
    written = day_at(line, clock.end() if clock else begin)
    if clock and not written.end:  # what looked like a clock may be the date: 22.02.2019
        written = day_at(line, begin)
    return written


def print_footer(line: str) -> DateLine | None:
    """`A Section on 02/23/2019`: where and when the article stood in print, in American order."""
    match = _FOOTER.match(line) if len(line) <= _LONGEST_FOOTER else None
    if not match:
        return None
    written = day_at(line, match.end(), american=True)
    return DateLine(written.day, written.end) if written.end else None


def byline(line: str, *, bare: bool = False) -> DateLine | None:
    """`By Jane Doe`, `By JANE DOE and JOHN ROE, Staff Writers`, `Jane Doe, staff writer`, with a date; no sentence.

    `bare` allows a name alone, or with a place, `Jane Doe in Norvale`, as it stands below a title.
    """
    if len(line) > _LONGEST_BYLINE or line.endswith(("!", "?", ":", ";")):
        return None
    plain = " ".join(_EMPHASIS.sub("", line).split())
    if not (bare or _BY.match(plain) or _ROLE.search(plain) or _PARTS.intersection(plain)):
        return None
    who, dated = _date_behind(plain)
    parted = dated is not None and plain[len(who) :].lstrip()[:1] in _BETWEEN
    named = _names_somebody(who, parted=parted) or (bare and _BARE_NAME.fullmatch(who))
    return (dated or DateLine(None, len(line))) if named else None


def _date_behind(line: str) -> tuple[str, DateLine | None]:
    """A line without the date at its end, and the date."""
    for blank in re.finditer(r"\s", line):
        if dated := date_line(line[blank.end() :]):
            return line[: blank.start()].rstrip(_BETWEEN), dated
    return line, None


def _names_somebody(line: str, *, parted: bool) -> bool:
    """True for names behind `by` or with a role; `parted` from a date, as `Jane Doe · The Post · March 4`, for any."""
    by = _BY.match(line)
    role = _ROLE.search(line)
    if not by and not role and not parted:
        return False
    rest = _ROLE.sub(" ", _WHOLE_ROLE.sub(" ", line[by.end() :] if by else line))
    for sign in ",|/•·":
        rest = rest.replace(sign, " ")
    words = rest.rstrip(".").split()
    return len(words) <= _MOST and (len(words) >= _FEWEST or bool(by) or parted) and all(map(_NAME.fullmatch, words))
