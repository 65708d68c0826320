"""Statement + evidence → the names of the statement that the evidence lacks, and sources that it hides or invents."""

import re

from summarizer.language.attribution import PRONOUNS, attributed, same_speaker
from summarizer.language.cued import Cued
from summarizer.language.cues import SAYING, SPEECH
from summarizer.language.denials import denier
from summarizer.language.names import TITLES, Name, names, same_name
from summarizer.language.similarity import bag, cover, keys
from summarizer.language.words import stem
from summarizer.summary import Certainty, KeyFact
from summarizer.verification.page import BEFORE, Evidence, clauses
from summarizer.verification.signs import says_something

_KNOWN = 0.7  # of a source's weight that the article as a whole must have: it is asked for as the article names it
_NAMED = 0.33  # of a source's weight that its sentences must have
_TELLS = 0.33  # of a statement's weight that a sentence must have to tell it in the article's own words
_INTRODUCED = 0.8  # and that one sentence of the article has which introduces it by name and office
_SAID = Cued(
    rf"\b(?:{'|'.join(sorted(SAYING))}|denied|denies|according to)\b", f"{' '.join(SAYING)} denied denies according"
)
_CUE = re.compile(rf"\b(?:{'|'.join(sorted(SPEECH))}|according to)\b", re.IGNORECASE)


def foreign_names(statement: str, evidence: Evidence) -> list[str]:
    """Names of the statement that its sentences lack; for "he" or "the group" it may stand just before."""
    stated = [name for name in names(statement) if name.sure]
    if not stated:
        return []
    texts = (*evidence.texts, *evidence.page.dateline, *evidence.context)
    absent = [name for name in stated if not any(_is_same(name, other) for text in texts for other in names(text))]
    if not absent:
        return []
    named = {part for text in texts for other in names(text) for part in other.parts}
    words = [frozenset(re.findall(r"\w+", text.casefold())) for text in evidence.texts]
    lower = f" {' '.join(re.findall(r'[a-z]+', evidence.text.casefold()))} "
    return [
        f"{evidence.label} {evidence.verb('do')} not name {name.text}"
        for name in absent
        if not _is_put_together(name, named, words) and f" {' '.join(name.parts)} " not in lower
    ]


def _is_same(name: Name, other: Name) -> bool:
    return name.parts == other.parts or same_name(name.parts, other.parts) or set(name.parts) <= set(other.parts)


def _is_put_together(name: Name, named: set[str], words: list[frozenset[str]]) -> bool:
    """True for a name put together of a name and common words of one sentence."""
    parts = set(name.parts)
    return any(parts <= each for each in words) and not parts <= named


_TITLE = re.compile(r"\b([A-Z][a-z]+)\.?\s\Z")
_LONGEST_TITLE = 20  # characters of the word before a name


def anothers_title(statement: str, evidence: Evidence) -> list[str]:
    """A reason for each name with a title before it that the evidence gives to somebody else alone."""
    stated = [(name, title) for name, title in _titled(statement) if title]
    there = [found for text in (*evidence.texts, *evidence.context) for found in _titled(text)] if stated else []
    return [
        f"calls {name.text} {title}; {evidence.label} {evidence.verb('give')} that title to {holders[0].text}"
        for name, title in stated
        if (holders := [other for other, theirs in there if theirs == title])
        and not any(same_name(name.parts, other.parts) for other in holders)
        and any(same_name(name.parts, other.parts) for other, _ in there)
    ]


def _titled(text: str) -> list[tuple[Name, str]]:
    """The names of a text with the title right before each; empty without one."""
    found = []
    for name in names(text):
        before = _TITLE.search(text, max(0, name.start - _LONGEST_TITLE), name.start)
        title = before[1] if before and before[1].lower() in TITLES else ""
        found.append((name, title))
    return found


def foreign_source(fact: KeyFact, evidence: Evidence) -> list[str]:
    """The source of the statement, if its sentences and those just before do not name it."""
    source = fact.attributed_to
    if not source:
        return []
    if not says_something(source):
        return ["the source is named by signs alone"]
    for name in names(source):
        if name.sure and not all(stem(part) in evidence.page.stems for part in name.parts):
            return [f"the article does not name {name.text}"]
    if cover(bag(source), evidence.page.stems) < _KNOWN:
        return ["the source has words that the article does not have"]
    there = keys(bag(text) for text in (*evidence.texts, *evidence.before(BEFORE)))
    if cover(bag(source), there) >= _NAMED:
        return []
    if any(name.sure for name in names(source)) and not foreign_names(source, evidence):
        return []  # the name is beside it; what else is said of its bearer may stand anywhere
    if _is_introduced(source, evidence):
        return []
    return [f"{evidence.label} {evidence.verb('do')} not attribute it to {source}"]


def _is_introduced(source: str, evidence: Evidence) -> bool:
    """True if the sentences have a short form of its name ("Osk"), and another one gives the source in full."""
    full = next((name for name in names(source) if name.sure), None)
    if full is None:
        return False
    if not any(same_name(full.parts, name.parts) for text in evidence.texts for name in names(text)):
        return False
    told = bag(source)
    return any(
        cover(told, bag(words)) >= _INTRODUCED and any(set(full.parts) <= set(name.parts) for name in names(words))
        for words in evidence.page.words
    )


def another_source(fact: KeyFact, evidence: Evidence) -> list[str]:
    """The source that the nearest cited sentence gives it to, if that is somebody else than the fact's."""
    if not fact.attributed_to or not evidence.texts or is_denied_whole(fact, evidence):
        return []
    source = bag(fact.attributed_to)
    nearest = max(evidence.texts, key=lambda text: cover(bag(fact.statement), bag(text)))
    told = attributed(nearest)
    if told is None or told.source.casefold() in PRONOUNS:
        return []
    beside = nearest[told.source_start : told.source_end]
    if source.keys() & bag(beside).keys() or same_speaker(fact.attributed_to, told.source):
        return []
    if any(_CUE.search(clause) and cover(source, bag(clause)) >= _NAMED for clause in clauses(nearest)):
        return []
    return [f"{evidence.label} {evidence.verb('give')} it as the word of {told.source}, not of {fact.attributed_to}"]


def is_denied_whole(fact: KeyFact, evidence: Evidence) -> bool:
    """True if a cited sentence behind the one that says most of the statement denies that, by the fact's own source.

    Without a source, whoever denies it will do.
    """
    nearest = evidence.texts.index(evidence.nearest_text(bag(fact.statement)))
    source = bag(fact.attributed_to or "")
    found = [words for words in map(denier, evidence.texts[nearest + 1 :]) if words is not None]
    return any(cover(source, bag(words)) >= _NAMED for words in found)


def hidden_source(fact: KeyFact, evidence: Evidence) -> list[str]:
    """A claim that the statement passes off as the article's own word."""
    if fact.attributed_to or fact.certainty is not Certainty.STATED or _SAID.search(fact.statement):
        return []
    stated = bag(fact.statement)
    covers = [cover(stated, bag(text)) for text in evidence.texts]
    least = min(_TELLS, max(covers, default=0.0))
    told = [attributed(text) for text, said in zip(evidence.texts, covers, strict=True) if said >= least]
    if not told or any(found is None for found in told):
        return []
    source = next(found.source for found in told if found)
    if cover(bag(source), bag(fact.statement)) == 1:
        return []  # the statement names its source itself
    return [f"{evidence.label} {evidence.verb('give')} it as the word of {source}"]
