"""Two claims in alike words → whether one says the other's sentence with something exchanged in it.

Statements that differ in one word are as alike as statements can be, and may tell of two things: the hospital and the
school, all and some, March and May, who attacked whom.
"""

import re

from summarizer.language.dates import Grain
from summarizer.language.deeds import Deed, deeds, named
from summarizer.language.function_words import says_nothing
from summarizer.language.grammar import PAST
from summarizer.language.similarity import resemblance, weight
from summarizer.language.words import spelled, stem, stems
from summarizer.merging.entries import Claim

_FRAME = 0.55  # resemblance of a sentence to itself with a word exchanged
_MOST = 3  # words on either side that may have been exchanged; more make it another way to say it
_TELLS = 1.0  # weight of a word that can tell one thing from another: fewer than four documents in ten have it
_RARE = 8.0  # weight of a word that fewer than four documents in ten thousand have
_PARTICIPLES = ("ed", "en")  # endings of verbs, which are told from each other by their sense
_SUMS_AND_BOUNDS = frozenset(
    map(stem, "total number sum all roughly approximately nearly almost around just over fewer least".split())
)
_ALL = re.compile(r"\b(?:all|every|each)\s(?:of\s)?(?:the\s)?(\w+)", re.IGNORECASE)
_SOME = re.compile(r"\b(?:some|several|few|many|most|half)\s(?:of\s)?(?:the\s)?(\w+)", re.IGNORECASE)
_PERHAPS = re.compile(r"\b(?-i:may|might|could)\b|\b(?:perhaps|possibly|probably|likely)\b", re.IGNORECASE)


def exchanged(one: Claim, other: Claim) -> bool:
    """True if a word, a quantity, a month, a doubt or the parties of a deed are another's."""
    return (
        _other_word(one, other)
        or _other_month(one, other)
        or _one_has(_PERHAPS, one, other)
        or _all_or_some(one, other)
        or _other_way_round(one, other)
        or _other_party(one, other)
    )


def _other_word(one: Claim, other: Claim) -> bool:
    """True if each has a word or two that the other's article does not say, and all the rest is one sentence.

    A copy with light edits says no other thing by that, so that only independent sources are held to it.
    """
    if one.origin.source.independence == other.origin.source.independence:
        return False
    mine = _own_words(one, other)
    theirs = _own_words(other, one) if 0 < len(mine) <= _MOST else frozenset[str]()
    return 0 < len(theirs) <= _MOST and resemblance(one.bag, other.bag) >= _FRAME


def _own_words(claim: Claim, other: Claim) -> frozenset[str]:
    """The telling stems of a claim, but for its verbs, that neither the other nor what it cites has.

    A verb in another form, took and taken, is no other word; opposite ones are told by their sense.
    """
    own = claim.undated.keys() - other.bag.keys() - other.evidence.keys()
    own = {key for key in own if claim.undated[key] >= _TELLS and _names_something(key)}
    if not own:
        return frozenset()
    words = (word for word in spelled(claim.statement) if word.lower() not in PAST and not word.endswith(_PARTICIPLES))
    return frozenset(own.intersection(key for word in words for key in stems(word)))


def _names_something(key: str) -> bool:
    return key[0].isalpha() and key not in _SUMS_AND_BOUNDS and not says_nothing(key)


def _other_month(one: Claim, other: Claim) -> bool:
    """True if both name months or years, and none that is the other's."""
    mine, theirs = _months(one), _months(other)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _months(claim: Claim) -> frozenset[str]:
    return frozenset(
        claim.statement[mention.start : mention.end].casefold()
        for mention in claim.dates
        if mention.grain in {Grain.MONTH, Grain.YEAR}
    )


def _one_has(words: re.Pattern[str], one: Claim, other: Claim) -> bool:
    """True if one statement has such a word, and of the other neither the statement nor what it cites."""
    return any(
        words.search(first.statement) and not any(words.search(text) for text in (second.statement, *second.cited))
        for first, second in ((one, other), (other, one))
    )


def _all_or_some(one: Claim, other: Claim) -> bool:
    """True if one says of all of them what the other says of some."""
    return any(
        not set(map(stem, _ALL.findall(first.statement))).isdisjoint(map(stem, _SOME.findall(second.statement)))
        for first, second in ((one, other), (other, one))
    )


def _other_way_round(one: Claim, other: Claim) -> bool:
    """True if who acts in one is acted on in the other."""
    mine, theirs = deeds(one.statement), deeds(other.statement)
    return any(
        _turned(first, second)
        for key in mine.stems & theirs.stems
        for first in mine.of(key)
        for second in theirs.of(key)
        if first.is_verb and second.is_verb
    )


def _other_party(one: Claim, other: Claim) -> bool:
    """True if of one deed each names somebody as a party whom the other does not name, whatever else both say."""
    mine, theirs = deeds(one.statement), deeds(other.statement)
    return any(
        _unknown(party, one, other) and _unknown(another, other, one)
        for key in mine.stems & theirs.stems
        for first in mine.of(key)
        for second in theirs.of(key)
        if first.is_verb and second.is_verb
        for party, another in ((first.doer, second.doer), (first.done_to, second.done_to))
    )


def _unknown(party: frozenset[str], claim: Claim, other: Claim) -> bool:
    """True if a name of the party is nowhere in the other claim and what it cites.

    The first word of a sentence is taken for a name if hardly any text has it.
    """
    return any(
        key not in other.named
        and key not in other.evidence
        and (key in claim.named or (weight(key) >= _RARE and key in named(claim.statement)))
        for key in party
    )


def _turned(one: Deed, other: Deed) -> bool:
    if not one.doer or not other.doer or one.doer & other.doer:
        return False
    return not one.doer.isdisjoint(other.patients) and not other.doer.isdisjoint(one.patients)
