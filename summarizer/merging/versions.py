"""Two facts about one event → whether they give it different causes, or lay it to different people."""

import re

from summarizer.briefing import ConflictKind
from summarizer.language.dates import dates
from summarizer.language.similarity import Bag, bag, resemblance
from summarizer.merging.entries import Claim

_SAME_EVENT = 0.6  # resemblance of what was done, without who did it or why
_APART = 0.1  # resemblance of the two causes or actors below which they are not one in other words
_LONGEST = 90  # characters of a cause or an actor
_CAUSE = re.compile(
    r"\b(?:because of|because|due to|caused by|blamed on|as a result of|triggered by|owing to)\s", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?:was|were|been|being|is|are)\s(?:\w+ly\s)?\w{3,}(?:ed|en|wn|lt|ot|ung|uck|id|ut|ld|nt)\s(?:\w+\s)?by\s",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;:.\u2014]|\s(?:on|at|in|after|before|when|while|who|which|that)\s")


def other_version(one: Claim, other: Claim) -> ConflictKind | None:
    """CAUSE or ACTOR if two statements of one event differ in that alone; None if they do not."""
    for cue, kind in ((_CAUSE, ConflictKind.CAUSE), (_BY, ConflictKind.ACTOR)):
        first, second = _split(one.statement, cue), _split(other.statement, cue)
        if first and second:
            same = resemblance(first[0], second[0]) >= _SAME_EVENT
            if same and first[1] and second[1] and resemblance(first[1], second[1]) < _APART:
                return kind
    return None


def _split(text: str, cue: re.Pattern[str]) -> tuple[Bag, Bag] | None:
    """What happened, and what the words behind the cue lay it to; None without a cause or somebody who did it."""
    match = cue.search(text)
    if match is None:
        return None
    behind = _ENDS.split(text[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
    if not behind or behind[0].isdigit() or dates(behind):
        return None
    return bag(text[: match.end()]), bag(behind)
