"""A place inside a run of a script without spaces → why a quote may neither begin nor end there."""

import re

from summarizer.language.negators import COVERED, denies_last, last_denial

UNKNOWN = "the words that deny are not known in this language, so that no cut inside a clause can be vouched for"
"""Why nothing inside a clause is vouched for in a language that is not covered."""
_GOVERNS = 3  # characters of a script without spaces: 不会去
_DIGITS = frozenset(
    "0123456789\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u4ebf\u842c\u5104\u4e24\u5169\u534a"
)


def left_out_before(word: str) -> str:
    """The reason, with the word that denies."""
    return f"leaves out the negation right before these words: \u201c{word}\u201d"


def left_out_behind(found: re.Match[str] | None) -> str | None:
    """The reason, if a word that denies was found."""
    return f"leaves out the negation right behind these words: \u201c{found[0]}\u201d" if found else None


def start_inside(run: str, at: int, language: str) -> str | None:
    """Why a run of a script without spaces may not be cut at this place: inside a figure, or behind a negation."""
    if language not in COVERED:
        return UNKNOWN
    if run[at - 1] in _DIGITS and run[at] in _DIGITS:
        return f"cuts the figure \u201c{run[at - 1 : at + 1]}\u201d"
    found = last_denial(run[max(0, at - _GOVERNS) : at], language)
    return left_out_before(found[0]) if found else None


def end_inside(run: str, at: int, language: str) -> str | None:
    """Why a run of a script without spaces may not end at this place: inside a figure, inside or before a negation."""
    if language not in COVERED:
        return UNKNOWN
    if run[at - 1] in _DIGITS and run[at] in _DIGITS:
        return f"cuts the figure \u201c{run[at - 1 : at + 1]}\u201d"
    low = max(0, at - _GOVERNS)
    found = last_denial(run[low : at + 1 + denies_last(language)], language)
    return left_out_behind(found if found and low + found.end() > at else None)
