"""Statement + evidence → where the statement turns round who did what to whom."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.function_words import says_nothing
from summarizer.language.names import names
from summarizer.language.number_words import STARTS
from summarizer.language.words import follows, stem, words
from summarizer.verification.page import Evidence

_NEAREST = 2  # words with content on either side of the statement's deed: a party's name
_REACH = 5  # the same in the evidence, where "a spokeswoman for the port" may stand between
_CLAUSE_ENDS = re.compile(r"[;:.?!\u2014]")


class _Deed(NamedTuple):
    """A word and the parties on its two sides, nearest first."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    passive: bool
    """True where "by" stands behind it: the one who acts is on the right."""
    named: frozenset[str]
    """The parties that begin with a capital letter."""
    said: str
    """The wording from the nearest party on the left to the nearest on the right."""


def turned_roles(statement: str, evidence: Evidence) -> list[str]:
    """A reason if both neighbours of a word have changed sides: "Osk accused Venn" where Venn accused Osk."""
    if any(follows(statement, text) for text in evidence.texts):
        return []
    mine, theirs = _deeds(statement), [_deeds(text) for text in evidence.texts]
    for key in sorted(mine):
        others = [other for deeds in theirs for other in deeds.get(key, ())]
        if others and all(_turned(one, other) for one in mine[key] for other in others):
            said, other = mine[key][0].said, others[0].said
            return [f"says \u201c{said}\u201d; {evidence.label} {evidence.verb('say')} \u201c{other}\u201d"]
    return []


# "From" and "to" before a name or a noun, with at most an article between.
_COURSE = re.compile(r"\b(from|to|into|toward|towards)\s(?:(?:the|a|an|its|their)\s)?(\w+)", re.IGNORECASE)


def turned_course(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the statement goes from where its evidence goes to, or the other way round."""
    mine, theirs = _course(statement), _course(" ".join(evidence.texts))
    for key in sorted(mine.keys() & theirs.keys()):
        if not {from_there for from_there, _ in mine[key]} & {from_there for from_there, _ in theirs[key]}:
            said, other = mine[key][0][1], theirs[key][0][1]
            return [f"says \u201c{said}\u201d; {evidence.label} {evidence.verb('say')} \u201c{other}\u201d"]
    return []


def _course(text: str) -> dict[str, list[tuple[bool, str]]]:
    """Each word behind "from" or "to", by its stem: whether the way leads from it, and the wording."""
    found: dict[str, list[tuple[bool, str]]] = {}
    for match in _COURSE.finditer(text):
        if not says_nothing(stem(match[2])):
            found.setdefault(stem(match[2]), []).append((match[1].lower() == "from", match[0]))
    return found


# Those whose deeds are not the deeds of whom they belong to: Osk's brother, the lawyer of Venn.
_KIN = (
    "brothers?|sisters?|wife|husband|sons?|daughters?|fathers?|mothers?|parents|cousins?|uncle|aunt|nephew|niece|lawyers?|"
    "attorneys?|spokesman|spokeswoman|spokesperson|drivers?|aides?|assistants?|teams?|company|office|supporters?|"
    "campaign|family|friends?|neighbours?|neighbors?|ally|allies|party|deputy|predecessor|successor|colleagues?|"
    "employees?|workers|bodyguards?|doctors?|widow|widower|children"
)


def dropped_holder(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the statement says of somebody what its evidence says of one who belongs to them."""
    text = " ".join(evidence.texts)
    for name in names(statement):
        last = re.escape(name.text)
        theirs = re.findall(rf"{last}['\u2019]s? (?:\w+ )?(?:{_KIN})\b|\b(?:{_KIN}) of {last}\b", text)
        if theirs and len(theirs) == len(re.findall(rf"\b{last}\b", text)) and not _holds(statement, last):
            return [f"says it of {name.text}; {evidence.label} {evidence.verb('say')} it of \u201c{theirs[0]}\u201d"]
    return []


def _holds(statement: str, name: str) -> bool:
    return bool(re.search(rf"{name}['\u2019]s?\b|\bof {name}\b|{name}['\u2019](?=\s)", statement))


def _turned(one: _Deed, other: _Deed) -> bool:
    left, right = (other.left, other.right) if one.passive is other.passive else (other.right, other.left)
    first, second = set(one.left[:_NEAREST]), set(one.right[:_NEAREST])
    crossed = first.intersection(right) and second.intersection(left)
    if crossed and not (first.intersection(left) or second.intersection(right)):
        return True
    # Names that changed sides are told even where what is set beside them stayed: rival Osk attacked Venn.
    first, second = first & one.named, second & one.named
    crossed = first.intersection(right) and second.intersection(left)
    return bool(crossed) and not (first.intersection(left) or second.intersection(right))


@lru_cache(maxsize=1 << 12)
def _deeds(text: str) -> dict[str, list[_Deed]]:
    """Every word with content that has parties on both sides in its clause, by its stem."""
    deeds: dict[str, list[_Deed]] = {}
    start = 0
    for end in (*(match.start() for match in _CLAUSE_ENDS.finditer(text)), len(text)):
        _read(text[start:end], deeds)
        start = end + 1
    return deeds


def _read(clause: str, deeds: dict[str, list[_Deed]]) -> None:
    found = [(stem(word.text), word) for word in words(clause)]
    content = [(key, word) for key, word in found if not (says_nothing(key) or key in STARTS or key[0].isdigit())]
    keys = [key for key, _ in content]
    named = frozenset(key for key, word in content if word.text[0].isupper())
    for at in range(1, len(content) - 1):
        left, right = keys[max(0, at - _REACH) : at][::-1], keys[at + 1 : at + 1 + _REACH]
        if "-" in {clause[content[at][1].start - 1], clause[content[at][1].end]}:
            continue  # a part of a compound does nothing: plant-based milk
        behind = clause[content[at][1].end : content[at + 1][1].start].lower()
        said = clause[content[at - 1][1].start : content[at + 1][1].end]
        deeds.setdefault(keys[at], []).append(_Deed(tuple(left), tuple(right), " by " in f" {behind} ", named, said))
