"""Text → its deeds: every word that may be one, with who acts and who is acted on, as word order and "by" tell.

There is no parser behind it: any word with content is taken for a deed, and what stands beside it for its parties. Two
texts are compared word by word, so that a word which is no deed stands beside the same ones in both.
"""

import re
from collections.abc import KeysView, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from summarizer.language.agents import names_agent
from summarizer.language.cues import BE, SAID
from summarizer.language.function_words import FUNCTION_WORDS
from summarizer.language.grammar import DAYS, DETERMINERS, PAST, PREPOSITIONS, SUBJECT_PRONOUNS
from summarizer.language.number_words import STARTS
from summarizer.language.remembered import SENTENCES
from summarizer.language.words import spelled, stem

_CLAUSE_ENDS = re.compile(r"[;:.?!\u2014]|\s(?:but|while|whereas)\s")
_INDEFINITE = frozenset("something anything everything someone somebody anyone anybody everyone everybody".split())
_SMALL = FUNCTION_WORDS | STARTS | _INDEFINITE
_DAYS = DAYS - _SMALL
_INSIDE = frozenset("the a an its their his her our these those ' \u2019".split())  # small words inside a phrase
# Who acts may have a place or a source: the exodus from Vellmoor filled, the talks between two towns failed.
_BEFORE_DEED = _INSIDE | STARTS | (PREPOSITIONS - {"by"})
_WHERE = frozenset("in near inside outside during since within".split())  # what follows is where or when, and no party
_OWNED = re.compile(r"(?:['\u2019]s|s['\u2019])\s\Z")
_TO_FIGURE = re.compile(r"\s(?:to|by|at|from)\s(?:[a-z]+\s){0,2}[$\u20ac\u00a3]?\d")
_TIMES = frozenset(
    "little shortly soon long immediately just minute minutes hour hours day days week weeks month months year years "
    "moment moments seconds time".split()
)
_STAND_INS = frozenset("group organisation organization company firm team body agency institution party".split())
_POSSESSIVES = frozenset("his her its their our my".split())
_BEFORE_OR_AFTER = frozenset("before after later earlier ago".split())
_NOT_DAYS = frozenset({"may", "march"})  # unless in capitals
_PRONOUNS = SUBJECT_PRONOUNS | _INDEFINITE | frozenset("that which there him them us me her".split())
_NO_OBJECT = _PRONOUNS | {","}
# Between a word and its deed: the one who acts is a pronoun, or stands further away.
_ANOTHER = _PRONOUNS | frozenset([",", "and", "or"])
_BEFORE_NOUN = PREPOSITIONS | DETERMINERS
# Participles that neither "ed" nor the past tense gives away; "en" and "wn" end as many nouns: women, town, garden.
_PARTICIPLES = frozenset(
    "shot hit hurt cut put shut caught found told done seen run stuck beat bit taken given written driven broken "
    "spoken stolen frozen chosen fallen eaten beaten hidden forgotten risen shaken sworn torn worn born borne shorn "
    "known grown shown thrown flown blown drawn withdrawn overthrown been gotten ridden bitten forbidden proven sunken "
    "woken undertaken overtaken mistaken sewn mown sunk sung drunk begun rung swung hung dug".split()
)


class Deed:
    """A word and its parties, which are worked out when they are asked for: few words are compared so far."""

    def __init__(self, clause: "_Clause", at: int) -> None:
        self.word = clause.words[at]
        """As written, in lower case."""
        self._clause = clause
        self._at = at

    @property
    def is_verb(self) -> bool:
        """True for a past tense or a participle, as far as form and place tell; "in proposed rules" holds none."""
        gap = self._clause.gaps[self._at]
        return is_past(self.word) and not (gap and gap[-1] in _BEFORE_NOUN)

    @property
    def measures(self) -> bool:
        """True for a verb that leads to a figure or a time: sales *came* to 40 million, a flood *came* hours later."""
        clause, behind = self._clause, self._at + 1
        return clause.is_when(behind) or (clause.leads_to_figure(self._at) and not clause.has_agent(behind))

    @property
    def is_subject(self) -> bool:
        """True for a noun that belongs to somebody and does what the next word says: Osterby's *council* adopted."""
        clause, behind = self._clause, self._at + 1
        owned = _OWNED.search(clause.text, 0, clause.spans[self._at][0]) is not None
        return owned and behind < len(clause.words) and not clause.gaps[behind] and is_past(clause.words[behind])

    @property
    def agents(self) -> Sequence[str]:
        """All stems on the side of the one who acts, in its clause and up to a verb of saying, the nearest first."""
        return self._parties.behind if self.passive else self._parties.before

    @property
    def patients(self) -> Sequence[str]:
        """The same on the other side."""
        return self._parties.before if self.passive else self._parties.behind

    @property
    def doer(self) -> frozenset[str]:
        """The phrase that stands next to the deed on the side of the one who acts; empty for a pronoun or for none."""
        return self._parties.next_behind if self.passive else self._parties.next_before

    @property
    def done_to(self) -> frozenset[str]:
        """The same on the other side."""
        return self._parties.next_before if self.passive else self._parties.next_behind

    @property
    def said(self) -> str:
        """The wording from the nearest party on the left to the nearest on the right."""
        spans = self._clause.spans
        return self._clause.text[spans[max(0, self._at - 1)][0] : spans[min(self._at + 1, len(spans) - 1)][1]]

    @cached_property
    def passive(self) -> bool:
        """True where the one who acts stands behind the deed."""
        gap = self._clause.gaps[self._at]
        return self._clause.has_agent(self._at + 1) or (not BE.isdisjoint(gap) and is_past(self.word))

    @cached_property
    def _parties(self) -> "_Parties":
        clause, at = self._clause, self._at
        first, last = _start(clause.words, at), _end(clause.words, at)
        begin = at + 1
        if self.passive and not clause.has_agent(begin):  # was shot in the leg by Strand
            begin = next((index for index in range(begin, last) if clause.has_agent(index)), last)
        where = begin < last and (not _WHERE.isdisjoint(clause.gaps[begin]) or clause.is_when(begin))
        return _Parties(
            clause.keys[first:at][::-1],
            clause.keys[begin:last],
            _phrase_before(clause, first, at),
            frozenset() if where else _phrase_after(clause, begin, last),
        )


class _Parties(NamedTuple):
    """What stands on both sides of a deed, as stems: all of it, the nearest first, and the phrase next to it."""

    before: Sequence[str]
    behind: Sequence[str]
    next_before: frozenset[str]
    next_behind: frozenset[str]


def is_past(word: str) -> bool:
    """True for a past tense or a participle in lower case, as far as its form tells."""
    return word.endswith("ed") or word in PAST or word in _PARTICIPLES


class _Clause:
    """The words with content of a clause, by their place among them."""

    __slots__ = ("_tail", "gaps", "keys", "spans", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: list[str] = []
        self.words: list[str] = []
        """In lower case."""
        self.spans: list[tuple[int, int]] = []
        self.gaps: list[Sequence[str]] = []
        """Small words and marks between the word before and this one, in lower case."""
        gap: list[str] = []
        for match in _TOKEN.finditer(text):
            word = match[0]
            low = word.lower()
            if low in _SMALL or not word[0].isalpha() or (low in _DAYS and (low not in _NOT_DAYS or word[0].isupper())):
                if not word[0].isdecimal():
                    gap.append(low)
                continue
            self.keys.append(stem(word))
            self.words.append(low)
            self.spans.append(match.span())
            self.gaps.append(gap)
            gap = []
        self._tail = gap

    def gap(self, at: int) -> Sequence[str]:
        """What stands before a word; nothing behind the last one."""
        return self.gaps[at] if at < len(self.gaps) else ()

    def has_agent(self, at: int) -> bool:
        """True if who acts is named with "by" between the word before and this one."""
        return (
            at < len(self.gaps)
            and "by" in self.gaps[at]
            and names_agent(self.text, self.spans[at - 1][1] if at else 0, self.spans[at][0])
        )

    def leads_to_figure(self, at: int) -> bool:
        """True if a figure stands behind the word, with "to", "by", "at" or "from" before it."""
        return _TO_FIGURE.match(self.text, self.spans[at][1]) is not None

    def is_finite(self, at: int) -> bool:
        """True for a past tense that stands behind a noun, not in a phrase of its own: the mill *paid*."""
        gap = self.gaps[at]
        return is_past(self.words[at]) and (not gap or not BE.isdisjoint(gap[-1:]))

    def stands_in(self, at: int) -> bool:
        """True for a word that means a body named elsewhere: her *group*."""
        return self.words[at] in _STAND_INS and not _POSSESSIVES.isdisjoint(self.gaps[at][-1:])

    def is_when(self, at: int) -> bool:
        """True for a word that only measures a time: a *little* before four, two *hours* later."""
        behind = self.gaps[at + 1] if at + 1 < len(self.gaps) else self._tail
        return at < len(self.words) and self.words[at] in _TIMES and not _BEFORE_OR_AFTER.isdisjoint(behind[:1])


class Deeds:
    """The deeds of one text by their stem."""

    def __init__(self, text: str) -> None:
        self._found: dict[str, list[Deed]] = {}
        start = 0
        for end in (*(match.start() for match in _CLAUSE_ENDS.finditer(text)), len(text)):
            clause = _Clause(text[start:end])
            for at, key in enumerate(clause.keys):
                if clause.gaps[at][-1:] != ["-"] and "-" not in clause.gap(at + 1)[:1]:
                    self._found.setdefault(key, []).append(Deed(clause, at))
            start = end + 1

    @property
    def stems(self) -> KeysView[str]:
        """The stems of all deeds."""
        return self._found.keys()

    def of(self, key: str) -> Sequence[Deed]:
        """The deeds of that stem, in order."""
        return self._found.get(key, ())


@lru_cache(maxsize=SENTENCES)
def deeds(text: str) -> Deeds:
    """The deeds of a text."""
    return Deeds(text)


def named(text: str) -> frozenset[str]:
    """The stems of the words of a text that begin with a capital letter."""
    return frozenset(stem(word) for word in spelled(text) if word[0].isupper())


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019.][^\W_]+)*|[^\s\w]")


def _start(words: Sequence[str], at: int) -> int:
    """Where the words begin that may act or be acted on: behind a verb of saying."""
    return next((index + 1 for index in range(at - 1, -1, -1) if words[index] in SAID), 0)


def _end(words: Sequence[str], at: int) -> int:
    return next((index for index in range(at + 1, len(words)) if words[index] in SAID), len(words))


def _phrase_after(clause: _Clause, first: int, last: int) -> frozenset[str]:
    """The words from the first one on that only articles part; empty if a pronoun stands there, or a comma."""
    if first >= last or not _NO_OBJECT.isdisjoint(clause.gaps[first]):
        return frozenset()
    end = first + 1
    while end < last and _INSIDE.issuperset(clause.gaps[end]):
        end += 1
    return frozenset(clause.keys[first:end])


def _phrase_before(clause: _Clause, first: int, at: int) -> frozenset[str]:
    """The words up to the last one that only articles and prepositions part; empty if another stands behind it.

    Of "the mill paid for the bridge and stopped" it is the subject of the verb before. A verb among the words means
    that a clause ends there, whose subject stands further away: the permit for which the port *applied* in May.
    """
    if first < at and clause.gaps[at] == ["and"] and is_past(clause.words[at]):
        verb = next((index for index in range(at - 1, first, -1) if clause.is_finite(index)), None)
        return _phrase_before(clause, first, verb) if verb else frozenset()
    if first >= at or not _ANOTHER.isdisjoint(clause.gaps[at]) or clause.stands_in(at - 1):
        return frozenset()
    start = at - 1
    while start > first and _BEFORE_DEED.issuperset(clause.gaps[start]):
        start -= 1
    if any(
        is_past(clause.words[index]) and not PREPOSITIONS.isdisjoint(clause.gaps[index + 1][:1])
        for index in range(start, at)
    ):
        return frozenset()
    return frozenset(clause.keys[start:at])
