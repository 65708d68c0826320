"""Text → the times of day that it gives, comparable however they are written: 4 a.m., four o'clock in the morning."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.number_words import ONES
from summarizer.language.remembered import SENTENCES

_HOURS = {word: value for word, value in ONES.items() if 0 < value <= 12}  # noqa: PLR2004 - the hours of a clock
_PART = r"a\.?m\b\.?|p\.?m\b\.?"
_TIME = re.compile(
    rf"(?:\b(?P<near>before|after|past)\s)?(?:about\s|around\s)?"
    rf"(?:\b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<part>{_PART})"
    rf"|\b(?P<oclock>\d{{1,2}}|{'|'.join(_HOURS)})\so['\u2019]clock\b)",
    re.IGNORECASE,
)
_MORNING = re.compile(r"\b(?:morning|dawn|daybreak)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:afternoon|evening|night)\b", re.IGNORECASE)
_REACH = 30  # characters behind "four o'clock" in which its part of the day may stand


class Clock(NamedTuple):
    """A time of day."""

    minutes: int
    """From midnight or noon, below 720."""
    part: str
    """`am`, `pm`, or empty where the text does not say."""
    near: str
    """`before` or `after`, as it is worded; empty for the time itself."""

    def fits(self, other: "Clock") -> bool:
        """True if both may be one time in other words."""
        parts, sides = {self.part, other.part} - {""}, {self.near, other.near}
        return self.minutes == other.minutes and len(parts) <= 1 and len(sides) == 1


@lru_cache(maxsize=SENTENCES)
def clocks(text: str) -> tuple[Clock, ...]:
    """The times of day in a text, in order.

    >>> clocks("shortly before 4 a.m.") == clocks("a little before four o'clock on Thursday morning")
    True
    """
    return tuple(_clock(match, text) for match in _TIME.finditer(text))


def _clock(match: re.Match[str], text: str) -> Clock:
    said = (match["near"] or "").lower()
    near = {"before": "before", "after": "after", "past": "after"}.get(said, "")
    if match["hour"]:
        part = match["part"][0].lower() + "m"
        return Clock(int(match["hour"]) % 12 * 60 + int(match["minute"] or 0), part, near)
    word = match["oclock"].lower()
    behind = text[match.end() : match.end() + _REACH]
    part = "am" if _MORNING.search(behind) else "pm" if _LATER.search(behind) else ""
    return Clock((int(word) if word.isdigit() else _HOURS[word]) % 12 * 60, part, near)
