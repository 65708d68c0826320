"""Words of a sentence → its figures, each with what it counts, where, and for when."""

import re
from collections.abc import Sequence

from summarizer.language import units
from summarizer.language.cues import SPEECH
from summarizer.language.dates import Grain, Mention, dates
from summarizer.language.names import names
from summarizer.language.quantities import Quantity, quantities
from summarizer.language.similarity import weight
from summarizer.language.words import stem
from summarizer.summary import Number

_REGION = re.compile(
    r"\b(?:in|across|throughout|within|inside|for)\s(?P<place>(?:the\s)?(?:whole\s|entire\s)?(?:town|city|"
    r"province|district|region|country|village|county|state|"
    r"area|world|territory|capital|nation)\b)",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at|across|throughout|from)\s\Z", re.IGNORECASE)
_MOST_SUBJECT = 7  # words before a sum or share that may say what it is
_MOST = 20  # figures of a sentence; in 119 reports of two public sets no sentence has more than seven
_TELLING, _FEWEST_TELLING = 2.0, 2  # weight of a word that tells something, and how many it takes
_JOINS = re.compile(r"\A(?:and|but|or|that|which|while|as)\s+", re.IGNORECASE)


def figures(words: str, sentence: int, language: str) -> list[Number]:
    """The figures of a sentence that a reader would compare: no lone count of one, no bare duration, no age.

    None of what is rather a table, or made to take time.
    """
    found = quantities(words, language)
    if len(found) > _MOST:
        return []
    when = dates(words, language)
    return [
        _number(quantity, words, sentence, [each for each in when if _goes_with(each, quantity, found)])
        for quantity in found
        if _counts(quantity, words)
    ]


def _goes_with(mention: Mention, quantity: Quantity, found: Sequence[Quantity]) -> bool:
    """True unless another figure stands between a figure and a date behind it, which would be that one's."""
    return not any(quantity.start < other.start < mention.start for other in found)


def _counts(quantity: Quantity, words: str) -> bool:
    """True for a count of something named, and for money, shares and measures that a clause leads up to."""
    if quantity.unit in units.DURATIONS or quantity.age:
        return False
    if quantity.unit is None:
        return bool(quantity.what) and quantity.value != 1
    return bool(quantity.what) or _tells(_subject(words, quantity.start))


def _tells(subject: str) -> bool:
    """True if the words that lead up to a figure name enough to know what it is."""
    telling = [word for word in subject.split() if weight(stem(word)) >= _TELLING and word.lower() not in SPEECH]
    return len(telling) >= _FEWEST_TELLING


def _number(quantity: Quantity, words: str, sentence: int, when: Sequence[Mention]) -> Number:
    days = [mention for mention in when if mention.grain is Grain.DAY]
    spans = [mention for mention in when if mention.grain is Grain.VAGUE]
    day = min(days, key=lambda mention: abs(mention.start - quantity.end), default=None)
    period = min(spans, key=lambda mention: abs(mention.start - quantity.end), default=None)
    what = quantity.what or _subject(words, quantity.start) or words[quantity.start : quantity.end]
    end = quantity.end
    if quantity.what and words[quantity.end :].lstrip(" -").startswith(quantity.what):
        end = words.index(quantity.what, quantity.end) + len(quantity.what)
    return Number(
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        what=what,
        bound=quantity.bound,
        direction=quantity.direction,
        scope=_scope(words, quantity.start, quantity.end),
        period=words[period.start : period.end] if period else None,
        as_of=words[day.start : day.end] if day else None,
        as_written=words[quantity.start : end],
        sentence=sentence,
    )


def _subject(words: str, at: int) -> str:
    """The clause that leads up to a figure, in its own words: "the plan comes to"."""
    clause = re.split(r"[,;:\u2014\"\u201c]|\.\s", words[:at])[-1]
    return _JOINS.sub("", " ".join(clause.split()[-_MOST_SUBJECT:]))


def _scope(words: str, start: int, end: int) -> str | None:
    """The place named right behind a figure, else before it: "in the town", "across the whole province"."""
    return _place(re.split(r"[;\u2014]", words[end:])[0]) or _place(re.split(r"[,;\u2014]", words[:start])[-1])


def _place(clause: str) -> str | None:
    place = _REGION.search(clause)
    for name in names(clause):
        if _IN.search(clause[: name.start]) and (place is None or name.start < place.start()):
            return name.text
    return place["place"] if place else None
