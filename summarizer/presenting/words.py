"""Verdicts, certainties, days and counts → the words that a reader sees for them."""

import datetime as dt
import re
from typing import Final

from summarizer.briefing import Citation, Precision, TimelineEntry
from summarizer.presenting.page import clean
from summarizer.summary import Certainty

# Not `strftime`: its names of months change with the locale of the machine, and the output must not.
_MONTHS: Final = tuple("January February March April May June July August September October November December".split())

# Every verdict of `verdicts.py`; the names that two kinds share mean the same for both.
_VERDICTS: Final = {
    "supported": "supported",
    "partly": "only partly supported",
    "contradicted": "contradicted by the article",
    "unsupported": "not supported by the article",
    "found": "found as returned",
    "derived": "derived from figures of the article",
    "differs": "different in the article",
    "missing": "not in the article",
    "not_checked": "not checked",
    "exact": "word for word",
    "typographic": "word for word but for typography",
    "elided": "shortened",
    "bracketed": "with an insertion in brackets",
    "altered": "altered",
    "not_a_quotation": "the reporter's own words, not a quotation",
    "elsewhere": "not in this article, but in another",
    "named_here": "speaker confirmed",
    "named_elsewhere": "not tied to this speaker by the article",
    "another_speaker": "spoken by somebody else",
    "absent": "the speaker is not in the article",
    "anchored": "left open by the article",
    "answered": "answered by the article",
    "unanchored": "not raised by the article",
}

_KINDS: Final = {"fact": "Statement", "number": "Figure", "quote": "Quotation", "question": "Question"}

_ENDS_A_SENTENCE: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")


def verdict(name: str) -> str:
    """A verdict in words; one that is not known here is shown by its own name."""
    return _VERDICTS.get(name) or clean(name.replace("_", " "))


def kind(name: str) -> str:
    """What an item is called."""
    return _KINDS.get(name, name)


def list_title(field: str) -> str:
    """The name of a list of a user's own schema, as a heading.

    >>> list_title("damage_reports")
    'Damage reports'
    """
    words = clean(field.replace("_", " "))
    return words[:1].upper() + words[1:]


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "article"), count(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day(date: dt.date | None) -> str:
    """A day as `22 February 2019`; `undated` for None."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}" if date else "undated"


def days(first: dt.date, last: dt.date) -> str:
    """A range of days, saying each part once.

    >>> days(dt.date(2019, 2, 12), dt.date(2019, 2, 22))
    '12 to 22 February 2019'
    """
    if first == last:
        return day(first)
    start = day(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
        if first.month == last.month:
            start = str(first.day)
    return f"{start} to {day(last)}"


def moment(entry: TimelineEntry) -> str:
    """When an event was, no more exactly than it is known; its own words where no day could be worked out."""
    if entry.start is None or entry.precision is Precision.AS_WORDED:
        return clean(entry.worded)
    first, last = entry.start, entry.end or entry.start
    if entry.precision is Precision.DAY:
        return days(first, last)
    names = [
        str(date.year) if entry.precision is Precision.YEAR else f"{_MONTHS[date.month - 1]} {date.year}"
        for date in (first, last)
    ]
    return " to ".join(dict.fromkeys(names))


# Words that begin a source and are no part of a name.
_ARTICLES = frozenset("A An The Many Some Several Few Most Other Another One Two Three His Her Their Its".split())


def inside(phrase: str) -> str:
    """A phrase as it reads inside a sentence: without the capital of an article that began one.

    >>> inside("A spokesman for the port"), inside("Many women"), inside("US officials"), inside("Will Osk")
    ('a spokesman for the port', 'many women', 'US officials', 'Will Osk')
    """
    first, _, _ = phrase.partition(" ")
    return phrase[:1].lower() + phrase[1:] if first in _ARTICLES else phrase


def vouching(citation: Citation) -> str:
    """How a source vouches for a statement: empty if it says all of it in its own voice."""
    way = _way(citation)
    if citation.in_part:
        return f"{way}, in part" if way else "in part"
    return way


def _way(citation: Citation) -> str:
    who = inside(clean(citation.attributed_to or ""))
    match citation.certainty:
        case Certainty.DENIED:
            return f"denied by {who}" if who else "denied"
        case Certainty.PLANNED:
            return f"planned, according to {who}" if who else "planned"
        case Certainty.ESTIMATED:
            return f"an estimate, according to {who}" if who else "an estimate"
        case Certainty.CLAIMED:
            return f"according to {who}" if who else "a claim"
        case _:
            return f"according to {who}" if who else ""


def ended(sentence: str) -> str:
    """A statement with the full stop that it may lack, as another follows it."""
    sentence = clean(sentence)
    return sentence if not sentence or _ENDS_A_SENTENCE.search(sentence) else f"{sentence}."
