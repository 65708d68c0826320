"""Words behind a deed → whether they name who did it with "by", or by how much, or by when: "by Osk", "by a third".

Passive voice is told by "by" where no participle gives it away, so that the other uses of the word must be known.
"""

import re

from summarizer.language.quantities import quantities

_BY = re.compile(r"\bby\b", re.IGNORECASE)
# A conjunction before it begins another clause: "collapsed, and by nightfall 11 were dead".
_AFTER_CONJUNCTION = re.compile(r"\b(?:and|but|or)\s+\Z", re.IGNORECASE)
_WHEN = re.compile(
    r"\s+(?:the (?:end|time|start|beginning|middle|close|summer|autumn|spring|winter|way\b(?! of))|then|now|today|next|"
    r"tomorrow|[a-z]+ o['\u2019]clock|"
    r"(?:early |late |mid-?)?(?:nightfall|noon|midnight|midday|dawn|dusk|sunset|sunrise|daybreak|morning|afternoon|"
    r"evening|night|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|(?-i:March|May)|"
    r"april|june|july|august|september|october|november|december)|"
    r"last|law|hand|far|\d{4}\b(?!\s[a-z])|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m)\b",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\s+of\s", re.IGNORECASE)
# What votes are counted in: what was passed by nine votes was passed by nobody who is named.
_VOTES = frozenset("vote votes point points ballot ballots goal goals run runs seat seats".split())


def names_agent(text: str, start: int, end: int) -> bool:
    """True if text[start:end) holds a "by" with who acts behind it; `text` may go on behind `end`."""
    return any(_is_agents(text, match) for match in _BY.finditer(text, start, end))


def _is_agents(text: str, by: re.Match[str]) -> bool:
    if _AFTER_CONJUNCTION.search(text[: by.start()]) or _WHEN.match(text, by.end()):
        return False
    return not _is_amount(text, by.end())


def _is_amount(text: str, at: int) -> bool:
    """True if a figure stands there that measures: by a third, by 40 percent, by nine votes; two men may act."""
    figure = next((one for one in quantities(text) if one.start >= at), None)
    if figure is None or figure.age or text[at : figure.start].strip():
        return False
    is_share = figure.unit == "percent" or (figure.value is not None and 0 < figure.value < 1)
    if is_share and _OF_WHOM.match(text, figure.end):
        return False  # rejected by a third of the members
    return bool(figure.unit) or is_share or not figure.what or figure.what.lower().split()[-1] in _VOTES
