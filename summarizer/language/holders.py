"""A name inside the phrase that speaks → whether the phrase means somebody else: Ode's aide; a friend of Ode."""

import re

from summarizer.language.grammar import PREPOSITIONS, RELATIVE
from summarizer.language.names import Name

_OWNER = re.compile(r"(?:['\u2019]s|(?<=s)['\u2019])\s\w")
_WORD = re.compile(r"[^\W\d_][\w'\u2019.\-]*")
_LINKS = frozenset("the a an his her its their former late then".split())


def means_another(phrase: str, name: Name) -> bool:
    """True if the phrase is headed by another noun that the name only tells apart: by its owner, "of" or "who".

    `name` has its place in the phrase.
    """
    if _OWNER.match(phrase, name.end):
        return True
    before = _WORD.findall(phrase[: name.start])
    if any(word in RELATIVE for word in before):
        return True
    while before and (before[-1].lower() in _LINKS or before[-1][0].isupper()):  # for the Mayor, Kim Ode
        before.pop()
    return len(before) > 1 and before[-1] in PREPOSITIONS
