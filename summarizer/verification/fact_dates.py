"""Statement + evidence → the days and times of the statement that the evidence does not have."""

import datetime as dt
import re

from summarizer.language.dates import Grain, Mention, dates
from summarizer.language.similarity import bag, keys
from summarizer.summary import KeyFact
from summarizer.verification.page import BEFORE, Evidence, Page
from summarizer.verification.signs import says_something


def foreign_dates(statement: str, evidence: Evidence) -> tuple[list[str], list[str]]:
    """A reason for each day or clock time that no cited sentence has; vague times name no day.

    First for those beside which a sentence has another day or time, then for those where it has none.
    """
    page = evidence.page
    times, stated = _CLOCK.findall(statement), _mentions(statement, page)
    if not (times or stated):
        return [], []
    there = [mention for text in evidence.texts for mention in _mentions(text, page)]
    clocks = set(map(_plain_time, _CLOCK.findall(evidence.text)))
    words = evidence.text.casefold()
    missing = [time for time in times if _plain_time(time) not in clocks]
    faults = [f"{evidence.label} {evidence.verb('do')} not have the time \u201c{time}\u201d" for time in missing]
    wrong, lacking = (faults, list[str]()) if clocks else (list[str](), faults)
    dated = any(mention.grain is not Grain.VAGUE for mention in there)
    for mention in stated:
        if mention.grain is Grain.VAGUE:
            continue  # "in recent weeks" names no day that could be another
        said = statement[mention.start : mention.end]
        if _core(said) in words or any(_same_day(mention, other) for other in there):
            continue
        if (
            mention.first
            and page.article.published
            and not any(other.grain is mention.grain for other in there)
            and mention.first <= page.article.published <= (mention.last or mention.first)
        ):
            continue  # a year or month added that is the report's own
        fault = f"{evidence.label} {evidence.verb('do')} not have the date \u201c{said}\u201d"
        (wrong if dated else lacking).append(fault)
    return wrong, lacking


def firmer_dates(statement: str, evidence: Evidence) -> list[str]:
    """A reason for each day that the statement states flatly where its sentences say "around", or the other way."""
    stated = _mentions(statement, evidence.page)
    there = [(other, text) for text in evidence.texts for other in _mentions(text, evidence.page)] if stated else []
    if not any(mention.about for mention in (*stated, *(other for other, _ in there))):
        return []
    reasons = []
    for mention in stated:
        alike = [(other, text) for other, text in there if _same_day(mention, other)]
        if alike and all(other.about is not mention.about for other, _ in alike):
            other, text = alike[0]
            said, theirs = statement[mention.start : mention.end], text[other.start : other.end]
            does = "is less sure" if mention.about else "is surer"
            reasons.append(f"{does} of \u201c{said}\u201d than {evidence.label} of \u201c{theirs}\u201d")
    return reasons


_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b", re.IGNORECASE)


def _plain_time(time: str) -> str:
    return re.sub(r"[\s.]", "", time).casefold()


def _mentions(text: str, page: Page) -> tuple[Mention, ...]:
    return dates(text, page.article.language, page.article.published)


_LEAD = re.compile(r"\A(?:on|in|since|by|until|from|before|after|during|of|to|for|early|late|the|earlier)\s+")


def _core(words: str) -> str:
    return _LEAD.sub("", _LEAD.sub("", words.casefold()))


def _same_day(one: Mention, other: Mention) -> bool:
    if one.first is None or other.first is None:
        return False
    if one.unit and other.unit and (one.count, one.unit) != (other.count, other.unit):
        return False  # the next eight weeks, and the next eight months
    return _within(one, other) or _within(other, one)


def _within(one: Mention, other: Mention) -> bool:
    last: dt.date | None = one.last or one.first
    return bool(one.first and other.first and last and other.first <= one.first and last <= (other.last or other.first))


def foreign_when(fact: KeyFact, evidence: Evidence) -> list[str]:
    """The time that the fact is given, if its sentences do not date it so."""
    if not fact.when or (says_something(fact.when) and _core(fact.when.strip()) in evidence.text.casefold()):
        return []
    there = keys(bag(text) for text in (*evidence.texts, *evidence.before(BEFORE)))
    said = {key: value for key, value in bag(_core(fact.when)).items() if value > 1 and key not in there}
    return (
        [f"{evidence.label} {evidence.verb('do')} not date it \u201c{fact.when}\u201d"]
        if (said or not says_something(fact.when)) and not _same_when(fact.when, evidence)
        else []
    )


def _same_when(when: str, evidence: Evidence) -> bool:
    mine = _mentions(when, evidence.page)
    there = [mention for text in evidence.texts for mention in _mentions(text, evidence.page)]
    return bool(mine) and all(any(_same_day(mention, other) for other in there) for mention in mine)
