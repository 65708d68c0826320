"""The quantities of a text → which of them is a part of which, and which two are figures of one thing."""

import itertools
import re
from collections.abc import Mapping, Sequence

from summarizer.language.quantities import Quantity

# An owner may stand between: seven of the ferry's 11 cabins.
_PART_OF = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|all|these|those|his|her)\s)*"
    r"(?:(?:[\w-]+\s){0,2}[\w-]+(?:['\u2019]s|s['\u2019])\s)?"
)
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
# "To 40 a week from 60", "at 4,050, they said, up from 3,180": the second figure is where the first one comes from.
_BACK_FROM = re.compile(
    r"(?:\s(?!and\b|but\b|while\b|as\b)[a-z-]+){0,4}\sfrom\s|[^;.]*\b(?:up|down)\sfrom\s", re.IGNORECASE
)
_ROUNDED = 0.01  # by which "a third" may differ from what two figures make


def leads_to_whole(text: str, one: Quantity, following: Quantity | None) -> bool:
    """True for the three of "three of the 40 boats"; `following` is the next quantity of the text, if there is one."""
    return following is not None and _PART_OF.fullmatch(text, one.end, following.start) is not None


def wholes(text: str, found: Sequence[Quantity]) -> Mapping[int, Quantity]:
    """What each quantity is a part of, by its start: three of the *40 boats*; $2 million, a third of the *$6 million*.

    A sum before the share counts if it is that share of the whole.
    """
    parts: dict[int, Quantity] = {}
    for at, (one, whole) in enumerate(itertools.pairwise(found)):
        if leads_to_whole(text, one, whole):
            parts[one.start] = whole
            before = found[at - 1] if at else None
            if before and before.unit == whole.unit and _is_share(one, before, whole):
                parts[before.start] = whole
    return parts


def _is_share(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """True if the share is what the part is of the whole, as far as shares are rounded."""
    if share.value is None or part.value is None or not whole.value:
        return False
    return abs(part.value / whole.value - share.value / (100 if share.unit == "percent" else 1)) <= _ROUNDED


def are_one_change(text: str, first: Quantity, last: Quantity) -> bool:
    """True for "from 60 to 40" and "to 40 from 60"; no quantity may stand between the two."""
    between = text[first.end : last.start]
    forth = between.strip() == "to" and _FROM.search(text[: first.start]) is not None
    return forth or _BACK_FROM.fullmatch(between) is not None
