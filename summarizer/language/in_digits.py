"""Text + value → whether the text may have a figure of that value, told by its digits alone.

Most figures are digits times a power of ten, 4,500 and 4.5 million, so that the digits of a value without the noughts
at its ends stand in a text that has it. Where a text may give a value otherwise, nothing is told.
"""

import re
from functools import lru_cache

from summarizer.language.number_words import FRACTIONS, STARTS
from summarizer.language.remembered import SENTENCES
from summarizer.language.tokens import vocabulary

# Words that give a value without digits, or make another one of them: half a dozen, several hundred. "A million" is a
# power of ten, of which nothing is told.
_SPELLED = (STARTS - {"a", "an", "million", "billion"}) | {*FRACTIONS, "dozen", "single", "few", "couple"}
_RUN = re.compile(r"\d+(?:[.,']\d+)*")
_SEPARATORS = str.maketrans("", "", ".,'")
_INEXACT = 1e15  # from about here on a float has other digits than the text
_MOST_DIGITS = 9  # that a value is compared by; longer ones may be equal but for rounding


def may_have(text: str, value: float) -> bool:
    """False for an English text that has no such figure; True for one that may have it."""
    wanted = f"{value:.0f}".strip("0") if 1 < value < _INEXACT and value == int(value) else "1"
    known = _digits(text)
    return wanted == "1" or known is None or wanted in known


@lru_cache(maxsize=SENTENCES)
def _digits(text: str) -> frozenset[str] | None:
    """The digits of each number without the noughts at its ends; None for a text that may give another value."""
    if "/" in text or not text.isascii() or not _SPELLED.isdisjoint(vocabulary(text)):
        return None
    runs = [run.translate(_SEPARATORS) for run in _RUN.findall(text)]
    return None if any(len(run) > _MOST_DIGITS for run in runs) else frozenset(run.strip("0") for run in runs)
