"""Text → its deeds: every word that may be one, with who acts and who is acted on, as word order and "by" tell.

There is no parser behind it: any word with content is taken for a deed, and what stands beside it for its parties. Two
texts are compared word by word, so that a word which is no deed stands beside the same ones in both.
"""

import re
from collections.abc import Iterator, KeysView, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.cues import BE, SAID
from summarizer.language.function_words import FUNCTION_WORDS
from summarizer.language.grammar import DAYS, DETERMINERS, PAST, PREPOSITIONS, SUBJECT_PRONOUNS
from summarizer.language.number_words import STARTS
from summarizer.language.words import stem, words

_CLAUSE_ENDS = re.compile(r"[;:.?!\u2014]|\s(?:but|while|whereas)\s")
_SMALL = FUNCTION_WORDS | STARTS
_DAYS = DAYS - _SMALL
_INSIDE = frozenset("the a an its their his her our these those".split())  # small words inside a phrase
_BEFORE_DEED = _INSIDE | (
    PREPOSITIONS - {"by"}
)  # who acts may have a place or a source: the exodus from Vellmoor filled
_WHERE = frozenset("in near inside outside during since within".split())  # what follows is where or when, and no party
_NOT_DAYS = frozenset({"may", "march"})  # unless in capitals
_PRONOUNS = SUBJECT_PRONOUNS | frozenset("that which there him them us me her".split())
# Between a word and its deed: the one who acts is a pronoun, or stands further away.
_ANOTHER = _PRONOUNS | frozenset([",", "and", "or"])
_BEFORE_NOUN = PREPOSITIONS | DETERMINERS
# Participles that neither "ed" nor the past tense gives away: was shot, was taken, was torn, was thrown.
_PARTICIPLES = frozenset("shot hit hurt cut put shut caught found told done seen run stuck beat bit".split())
_PARTICIPLE_ENDS = ("ed", "en", "rn", "wn")


class Deed(NamedTuple):
    """A word and its parties, as stems, the nearest first."""

    word: str
    """As written, in lower case."""
    agents: tuple[str, ...]
    """All words on the side of the one who acts, in its clause and up to a verb of saying."""
    patients: tuple[str, ...]
    """The same on the other side."""
    doer: frozenset[str]
    """The phrase that stands next to the deed on the side of the one who acts; empty for a pronoun or for none."""
    done_to: frozenset[str]
    """The same on the other side."""
    passive: bool
    is_verb: bool
    """True for a past tense or a participle, as far as form and place tell; "in proposed rules" holds none."""
    said: str
    """The wording from the nearest party on the left to the nearest on the right."""


def _is_past(word: str) -> bool:
    return word.endswith(_PARTICIPLE_ENDS) or word in PAST or word in _PARTICIPLES


class _Place(NamedTuple):
    """A word with content, and what stands between the one before it and this one."""

    key: str
    word: str
    start: int
    end: int
    gap: tuple[str, ...]
    """Small words and marks, in lower case."""


class Deeds:
    """The deeds of one text by their stem; each is worked out when it is asked for, since few words are compared."""

    def __init__(self, text: str) -> None:
        self._found: dict[str, list[tuple[str, Sequence[_Place], int]]] = {}
        start = 0
        for end in (*(match.start() for match in _CLAUSE_ENDS.finditer(text)), len(text)):
            clause = text[start:end]
            places = tuple(_places(clause))
            for at, place in enumerate(places):
                if "-" not in place.gap[-1:] and (at + 1 == len(places) or "-" not in places[at + 1].gap[:1]):
                    self._found.setdefault(place.key, []).append((clause, places, at))
            start = end + 1
        self._deeds: dict[str, tuple[Deed, ...]] = {}

    @property
    def stems(self) -> KeysView[str]:
        """The stems of all deeds."""
        return self._found.keys()

    @property
    def verbs(self) -> frozenset[str]:
        """The stems of those that are verbs, which is soon told."""
        return frozenset(
            key for key, found in self._found.items() if any(_is_verb(places[at]) for _, places, at in found)
        )

    def of(self, key: str) -> tuple[Deed, ...]:
        """The deeds of that stem, in order."""
        if key not in self._deeds:
            self._deeds[key] = tuple(_deed(*each) for each in self._found.get(key, ()))
        return self._deeds[key]


@lru_cache(maxsize=1 << 12)
def deeds(text: str) -> Deeds:
    """The deeds of a text."""
    return Deeds(text)


def named(text: str) -> frozenset[str]:
    """The stems of the words of a text that begin with a capital letter."""
    return frozenset(stem(word.text) for word in words(text) if word.text[0].isupper())


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019.][^\W_]+)*|[^\s\w]")


def _places(clause: str) -> Iterator[_Place]:
    gap: list[str] = []
    for match in _TOKEN.finditer(clause):
        text = match[0]
        low = text.lower()
        if low in _SMALL or not text[0].isalpha() or (low in _DAYS and (low not in _NOT_DAYS or text[0].isupper())):
            if not text[0].isdecimal():
                gap.append(low)
            continue
        yield _Place(stem(text), low, match.start(), match.end(), tuple(gap))
        gap = []


def _deed(clause: str, places: Sequence[_Place], at: int) -> Deed:
    place = places[at]
    behind = places[at + 1].gap if at + 1 < len(places) else ()
    passive = "by" in behind or (not BE.isdisjoint(place.gap) and _is_past(place.word))
    left = places[_start(places, at) : at]
    right = places[at + 1 : _end(places, at)]
    beside = _phrase_after(right)
    if passive and "by" not in behind:  # was shot in the leg by Strand
        right = next((right[index:] for index, other in enumerate(right) if "by" in other.gap), [])
        beside = _phrase_after(right)
    if right and not _WHERE.isdisjoint(right[0].gap):
        beside = frozenset()
    before = _phrase_before(left, place.gap)
    keys = tuple(other.key for other in reversed(left)), tuple(other.key for other in right)
    said = clause[places[max(0, at - 1)].start : places[min(at + 1, len(places) - 1)].end]
    is_verb = _is_verb(place)
    if passive:
        return Deed(place.word, keys[1], keys[0], beside, before, passive, is_verb, said)
    return Deed(place.word, keys[0], keys[1], before, beside, passive, is_verb, said)


def _is_verb(place: _Place) -> bool:
    return _is_past(place.word) and not (place.gap and place.gap[-1] in _BEFORE_NOUN)


def _start(places: Sequence[_Place], at: int) -> int:
    """Where the words begin that may act or be acted on: behind a verb of saying."""
    return next((index + 1 for index in range(at - 1, -1, -1) if places[index].word in SAID), 0)


def _end(places: Sequence[_Place], at: int) -> int:
    return next((index for index in range(at + 1, len(places)) if places[index].word in SAID), len(places))


def _phrase_after(side: Sequence[_Place]) -> frozenset[str]:
    """The words from the first one on that only articles part; empty if a pronoun stands there."""
    if not side or not _PRONOUNS.isdisjoint(side[0].gap):
        return frozenset()
    keys = [side[0].key]
    for place in side[1:]:
        if not _INSIDE.issuperset(place.gap):
            break
        keys.append(place.key)
    return frozenset(keys)


def _phrase_before(side: Sequence[_Place], gap: Sequence[str]) -> frozenset[str]:
    """The words up to the last one that only articles and prepositions part; empty if another stands behind it."""
    if not _ANOTHER.isdisjoint(gap):
        return frozenset()
    keys = []
    for place in reversed(side):
        keys.append(place.key)
        if not _BEFORE_DEED.issuperset(place.gap):
            break
    return frozenset(keys)
