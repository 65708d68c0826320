"""Text → words with offsets, and words → stems."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.remembered import SENTENCES, VOCABULARY

# A word keeps its inner apostrophes, full stops and digit separators (don't, U.S, 20,000, 3.5); a hyphen splits it.
_WORD = re.compile(r"\d+(?:[.,]\d+)*[^\W\d_]*|[^\W\d_]+(?:['\u2019.][^\W_]+)*\d*", re.UNICODE)
# The same of plain characters, at half the cost.
_PLAIN_WORD = re.compile(r"[A-Za-z]++(?:(?=['.])['.][A-Za-z0-9]++)*+[0-9]*+|[0-9]++(?:[.,][0-9]++)*+[A-Za-z]*+")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Word(NamedTuple):
    """A word as written, with its half-open span."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order; a run of ideographs yields its overlapping pairs, as it has no spaces."""
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if len(word) > 2 and _IDEOGRAPH.search(word):  # noqa: PLR2004 - two ideographs are about one word
            for offset in range(len(word) - 1):
                yield Word(word[offset : offset + 2], start + offset, start + offset + 2)
        else:
            yield Word(word, start, match.end())


@lru_cache(maxsize=SENTENCES)
def spelled(text: str) -> Sequence[str]:
    """The words of a text alone, as `words` yields them: faster where no offsets are wanted."""
    if text.isascii():
        return tuple(_PLAIN_WORD.findall(text))
    if _IDEOGRAPH.search(text):
        return tuple(word.text for word in words(text))
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=SENTENCES)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(map(stem, spelled(text)))


def follows(one: str, other: str) -> bool:
    """True if the stems of one text stand in the other in the same order, with or without words between."""
    rest = iter(stems(other))
    return all(key in rest for key in stems(one))


_VOWEL = re.compile(r"[aeiouy]")
# Endings taken off, longest first, with the fewest letters that must stay before each.
_ENDINGS: tuple[tuple[str, int], ...] = (
    ("ational", 3), ("ization", 3), ("fulness", 3), ("ousness", 3), ("iveness", 3), ("ations", 3),
    ("ators", 3), ("ation", 3), ("ating", 3), ("ator", 3), ("ated", 3), ("ates", 3), ("ments", 4),
    ("ness", 4), ("ment", 4), ("ions", 4), ("ate", 4), ("ion", 4), ("ive", 4), ("ing", 3), ("ers", 4),
    ("ies", 2), ("ied", 2), ("ed", 3), ("er", 4), ("ly", 3), ("es", 3), ("al", 4), ("s", 2), ("e", 3),
    ("y", 2),
)  # fmt: skip
_METRE = re.compile(r"tre(s?)\Z")  # metre and theatre as meter and theater
_KEEPS_S = ("ss", "us", "is")
_SHORTEST = 3  # letters, of a word that no ending is taken from


@lru_cache(maxsize=VOCABULARY)
def stem(word: str) -> str:
    """What the forms of an English word share: lower case, without possessive and inflection.

    A light stemmer of our own: every word of every article passes here, and the Snowball one in Python is many times
    slower.

    >>> stem("evacuations"), stem("evacuated"), stem("evacuate")
    ('evacu', 'evacu', 'evacu')
    """
    word = word.lower().replace("\u2019", "'")
    word = word.removesuffix("'s").strip("'").replace(".", "" if not word[:1].isdigit() else ".")
    if len(word) <= _SHORTEST or not word.isascii() or word[0].isdigit():  # too short to inflect, or not English
        return word
    word = _METRE.sub(r"ter\1", word)
    for ending, least in _ENDINGS:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if len(rest) < least or not _VOWEL.search(rest) or (ending in {"s", "es"} and word.endswith(_KEEPS_S)):
                continue
            if len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] not in "aeiouyls":
                rest = rest[:-1]
            return _one_spelling(rest)
    return _one_spelling(word)


# British endings of stems, and what American ones have there: harbour, organis-, defenc-, travell-.
_BRITISH = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("enc", "ens"), ("ll", "l"), ("ogu", "og"))
_SHORTEST_BRITISH = 5  # letters: four, tour and hours are spelled so everywhere


def _one_spelling(key: str) -> str:
    """The stem that British and American spellings share; what looks like one and is none changes everywhere alike."""
    if len(key) < _SHORTEST_BRITISH:
        return key
    for british, american in _BRITISH:
        if key.endswith(british):
            return key.removesuffix(british) + american
    return key


# Words for people that reports exchange freely: what befell them tells counts apart, not the noun.
PEOPLE = frozenset(
    map(
        stem,
        "people person persons civilians residents men women others victims inhabitants villagers".split(),
    )
)
_SEXES = frozenset({stem("men"), stem("women")})  # people, but not exchanged for each other


def are_people(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """True if the stems of both name people, and the first does not name a sex that the other does not."""
    return bool(one & PEOPLE and other & PEOPLE) and one & _SEXES <= other
