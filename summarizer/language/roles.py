"""A name or a source in a text → what the text calls that person: the title before it, the words set beside it."""

import re

from summarizer.language.cues import each_token
from summarizer.language.grammar import Source
from summarizer.language.names import TITLES, Name

_LONGEST_ROLE = 160  # characters


def beside(text: str, at: int) -> str | None:
    """The apposition that begins with a comma at offset `at`, without its commas; None if a clause begins there."""
    if text[at : at + 2] != ", ":
        return None
    if not (text[at + 2 : at + 3].islower() or text.startswith(("The ", "A "), at + 2)):
        return None
    end = at + 2
    for token in each_token(text, at + 2, min(len(text), at + _LONGEST_ROLE)):
        if token.text in _ROLE_STOPS:
            break
        if end == at + 2 and token.lower in _NO_ROLE:
            return None
        end = token.end
    else:
        return None  # longer than any role
    role = text[at + 2 : end]
    return None if not role or _SPOKEN.search(role) else role


_ROLE_EDGE = re.compile(
    r"[^\w\s'\u2019-]|\n|\s(?:said|by|with|and|to|told|that|from|when|but|as|met|its|his|her|their)\s"
)
_MOST_TITLE_WORDS = 5
_SHORTEST_TITLE = 4  # letters; "Mr" is no role


def title_before(text: str, name: Name) -> str | None:
    """The words before a full name, back to the last mark, if they end with a title: Ode fire chief."""
    head = text[max(0, name.start - _LONGEST_TITLE) : name.start].rstrip(" ,")
    if not head.lower().endswith(_TITLES):
        return None
    words = _ARTICLE.sub("", _ROLE_EDGE.split(f" {head}")[-1].strip()).split()
    if not 0 < len(words) <= _MOST_TITLE_WORDS or len(words[-1]) < _SHORTEST_TITLE or words[-1].lower() not in TITLES:
        return None
    return " ".join(words)


_LONGEST_TITLE = 80  # characters
_TITLES = tuple(sorted(TITLES))
_NO_ROLE = frozenset(
    "who whose which where when while but and or as in on at after before during said says told adding "
    "saying according to for "
    "with by from though although because that if has had was were is are she he they it we i then so "
    "yet not also".split()
)
_ROLE_STOPS = frozenset('.,;:!?"\u201c\u201d\u00ab\u00bb\u201e\u2014\u2013()\n')
_SPOKEN = re.compile(r"\b(?:said|says|told|was|were|is|are|has|had|will|would)\b")


def role_of(text: str, source: Source, name: Name | None) -> str | None:
    """What the text calls the speaker: the words set beside the source, or those before the name inside it."""
    if name and source.beside_start <= name.start < source.beside_end:  # the mayor, Kim Ode, said
        return _ARTICLE.sub("", text[source.start : source.end])
    role = _AGE.sub("", text[source.beside_start : source.beside_end].strip(" ,\u2014\u2013"))
    if name:
        before = text[source.start : name.start].strip(" ,") if source.start <= name.start < source.end else ""
        if before and before.lower().rstrip(".") not in _PLAIN_TITLES and not (role and before.endswith(".")):
            return before
    role = _RELATIVE.split(role, maxsplit=1)[0]
    first = role.split(" ", 1)[0].lower()
    if role and first not in _NO_ROLE and not role[0].isdigit() and not _SPOKEN.search(role):
        return role
    return None


_RELATIVE = re.compile(r",?\s(?:who|whose|which|that)\s")
_AGE = re.compile(r"\A\d+,\s*")
_ARTICLE = re.compile(r"\A(?:the|a|an|its|his|her|their)\s", re.IGNORECASE)
_PLAIN_TITLES = frozenset("mr mrs ms mx the a an".split())
