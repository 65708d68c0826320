"""Words of a model + the article's → the signs among them that the article does not have.

Verification compares words; a sign that is no word would pass beside words that hold: a bracket of markup, a picture, a
blank that is no space. What news is set with may stand anywhere; any other sign must be the article's own. Characters
that nobody sees are left to those who show words: they take them out.
"""

import re
import unicodedata
from collections.abc import Iterable

from summarizer.printing import one_line
from summarizer.text import visible

_USUAL = ".,;:!?'\"()\\-/%‰&+°§€£$¥₽₹…‘’‚‛“”„‟«»‹›–—‒―‐‑−·×¿¡،؛؟۔。、！？「」『』（）：；，・〜"
_FILLING = "\u115f\u1160\u3164\uffa0"  # letters by their category, and blank
_ODD = re.compile(rf"[^\w\s{_USUAL}]|[_{_FILLING}]")
_RUN = re.compile(r"[^\w\s]{5,}")  # news has four in a row at most: a stop, a mark, a parenthesis and a comma
_MOST_NAMED = 5  # signs that a reason gives


def foreign_signs(words: str, texts: Iterable[str]) -> str:
    """The signs that are in none of the texts, each once and spelled out where nobody can see them; empty for none."""
    words = visible(words)
    if not (_ODD.search(words) or _RUN.search(words)):
        return ""
    there = "\n".join(texts)
    own = frozenset(there)
    odd = _ODD.findall(unicodedata.normalize("NFC", words))
    found = {sign: None for sign in odd if sign not in own}
    found |= {run[:_MOST_NAMED]: None for run in _RUN.findall(words) if run not in there}
    return " ".join(one_line(sign) for sign in list(found)[:_MOST_NAMED])


def says_something(words: str) -> bool:
    """True if there is a letter or a figure in it."""
    return any(map(str.isalnum, words))
