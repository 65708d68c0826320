"""Statement + evidence → where the statement turns round who did what to whom."""

import re
from collections.abc import Iterable, Sequence

from summarizer.language.cued import Cued
from summarizer.language.cues import SAID
from summarizer.language.deeds import Deed, Deeds, deeds, named
from summarizer.language.function_words import says_nothing
from summarizer.language.names import names
from summarizer.language.similarity import bag, keys
from summarizer.language.words import follows, stem
from summarizer.verification.page import Evidence

_REACH = 5  # words of the evidence on either side of a deed: "a spokeswoman for the port" may stand between
_BY = re.compile(r"\bby\b")


def turned_roles(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the two parties of a deed have changed sides: "Osk accused Venn" where Venn accused Osk."""
    if any(_repeats(statement, text) for text in evidence.texts):
        return []
    mine, theirs = deeds(statement), [deeds(text) for text in evidence.texts]
    capitals = named(statement)
    for key in _shared(mine, theirs):
        # Others cannot be turned.
        whole = [one for one in mine.of(key) if one.doer and one.done_to and not (one.measures or one.is_subject)]
        others = _whole(deed for each in theirs for deed in each.of(key)) if whole else ()
        for one in whole:
            like = [other for other in others if other.word == one.word] or others
            if all(_turned(one, other, capitals) for other in like):
                return [_other_way(one, like[0], evidence)]
    return []


def another_party(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the statement gives a deed to one who does something else in its evidence, or to another thing there.

    Welk closed the school, where Welk closed the bridge; Strand rejected it, where Welk rejected what Strand backed.
    """
    mine, theirs = deeds(statement), [deeds(text) for text in evidence.texts]
    here = keys(bag(text) for text in evidence.texts)
    known = here | keys(bag(text) for text in evidence.context)
    capitals = named(statement) - here  # a name that the sentence has another word for
    for key in _shared(mine, theirs):
        # Who says something is compared elsewhere, and so is what a figure counts.
        verbs = [one for one in mine.of(key) if one.is_verb and one.word not in SAID and not one.measures]
        others = [other for each in theirs for other in each.of(key)] if verbs else []
        for one in verbs:
            if all(_is_another(one, other, known, capitals) for other in others):
                return [_other_way(one, others[0], evidence)]
    return []


def _shared(mine: Deeds, theirs: Sequence[Deeds]) -> list[str]:
    """The stems that the statement and its evidence both have, always in the same order."""
    return sorted(mine.stems & set().union(*(each.stems for each in theirs)))


def _whole(found: Iterable[Deed]) -> Sequence[Deed]:
    """The deeds with both parties beside them, if there are any; else all."""
    found = tuple(found)
    return [deed for deed in found if deed.doer and deed.done_to] or found


def _other_way(one: Deed, other: Deed, evidence: Evidence) -> str:
    return f"says \u201c{one.said}\u201d; {evidence.label} {evidence.verb('say')} \u201c{other.said}\u201d"


def _repeats(statement: str, text: str) -> bool:
    """True if the text has the words of the statement in their order, and no "by" that the statement leaves out."""
    return follows(statement, text) and (_BY.search(statement) is not None or _BY.search(text) is None)


def _turned(one: Deed, other: Deed, capitals: frozenset[str]) -> bool:
    """True if the parties have changed sides, or the names among them have, though what is set beside them stayed."""
    return _crossed(one.doer, one.done_to, other) or _crossed(one.doer & capitals, one.done_to & capitals, other)


def _crossed(doer: frozenset[str], done_to: frozenset[str], other: Deed) -> bool:
    if not (doer and done_to):
        return False
    agents, patients = other.agents[:_REACH], other.patients[:_REACH]
    crossed = doer.intersection(patients) and done_to.intersection(agents)
    return bool(crossed) and not (doer.intersection(agents) or done_to.intersection(patients))


def _is_another(one: Deed, other: Deed, known: frozenset[str], capitals: frozenset[str]) -> bool:
    """True if a party of the verb is known to the evidence, but not as this party of it."""
    if not other.is_verb or one.done_to.intersection(other.agents):  # men arrested on Friday were arrested
        return False
    parties = ((one.doer, other.doer, other.agents), (one.done_to, other.done_to, other.patients))
    return any(
        mine and theirs and mine <= known and not (mine & capitals or mine & set(all_theirs))
        for mine, theirs, all_theirs in parties
    )


# "From" and "to" before a name or a noun, with at most an article between.
_COURSE = Cued(r"\b(from|to|into|toward|towards)\s(?:(?:the|a|an|its|their)\s)?(\w+)", "from to into toward towards")


def turned_course(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the statement goes from where its evidence goes to, or the other way round."""
    mine = _course(statement)
    theirs = _course(evidence.text) if mine else {}
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
_KINDRED = Cued(
    rf"\b(?:{_KIN})\b",
    "brother* sister* wife husband son sons daughter* father* mother* parents cousin* uncle aunt nephew niece lawyer* "
    "attorney* spokesman spokeswoman spokesperson driver* aide* assistant* team* company office supporter* campaign "
    "family friend* neighbour* neighbor* ally allies party deputy predecessor successor colleague* employee* workers "
    "bodyguard* doctor* widow widower children",
)


# What somebody's name stands right before, "'s brother", or right behind, "lawyer of ".
_TIE = re.compile(rf"['\u2019](?=s? (?:\w+ )?(?:{_KIN})\b)|\b(?:{_KIN}) of ")


def dropped_holder(statement: str, evidence: Evidence) -> list[str]:
    """A reason if the statement says of somebody what its evidence says of one who belongs to them."""
    text = evidence.text
    if not _KINDRED.search(text):
        return []
    ties = tuple(_TIE.finditer(text))
    for name in names(statement):
        # A pattern of its own for every name would cost more than the other checks together; most need none.
        if not any(text.endswith(name.text, 0, tie.start()) or text.startswith(name.text, tie.end()) for tie in ties):
            continue
        last = re.escape(name.text)
        theirs = re.findall(rf"{last}['\u2019]s? (?:\w+ )?(?:{_KIN})\b|\b(?:{_KIN}) of {last}\b", text)
        if theirs and len(theirs) == len(re.findall(rf"\b{last}\b", text)) and not _holds(statement, last):
            return [f"says it of {name.text}; {evidence.label} {evidence.verb('say')} it of \u201c{theirs[0]}\u201d"]
    return []


def _holds(statement: str, name: str) -> bool:
    return bool(re.search(rf"{name}['\u2019]s?\b|\bof {name}\b|{name}['\u2019](?=\s)", statement))
