"""Text → proper names as written: runs of capitalised words, with small words between them, and acronyms."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.remembered import SENTENCES, WORDS
from summarizer.language.similarity import weight
from summarizer.language.words import stem


class Name(NamedTuple):
    """A name with its half-open span, without title before and possessive behind."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]
    """Its words in lower case, without full stops, titles and small words."""
    sure: bool
    """False for a word that opens a sentence and may be capitalised for that alone."""


_LAST_CASED = 0x0530  # Latin, Greek and Cyrillic lie below; the scripts above have no capitals or stand in no news
_UPPER = "".join(chr(code) for code in range(_LAST_CASED) if chr(code).isupper())
_STOPPED = "Mr Mrs Ms Dr Prof Gen Gov Sen Rep Del Lt Col Maj Capt Cmdr Sgt Adm Rev Hon St Jr Sr".split()
_TITLE_STOP = "|".join(rf"(?<={title[0]}){title[1:]}\." for title in _STOPPED)
# A title with its full stop, initials (U.S., J. Ode), or a word that may hold capitals behind a full stop or a hyphen.
# The capital comes first, so that the search skips to it; its own place is looked at from behind it.
_CAPITAL = re.compile(
    rf"[{_UPPER}](?<!\w.)(?:\.(?:[{_UPPER}]\.){{1,4}}|\.(?=\s[{_UPPER}])|{_TITLE_STOP}"
    rf"|(?:[\w\u2019']|[.\-&](?=[{_UPPER}]))*)"
)
_SMALL = frozenset("of de la le el al bin ibn van von der den du da dos the for".split())
_INNER = _SMALL | {"of the"}
_LONGEST_INNER = 8  # characters between two words of a name: a small word, or "of the", with its spaces
TITLES = frozenset(
    "mr mrs ms mx dr prof professor sir dame lord lady rev father sister president vice prime minister "
    "premier chancellor "
    "king queen prince princess pope senator sen representative rep congressman congresswoman governor "
    "gov mayor secretary "
    "general gen lieutenant lt colonel col major maj captain capt commander cmdr sergeant sgt corporal "
    "private admiral adm "
    "judge justice sheriff chief director spokesman spokeswoman spokesperson chairman chairwoman "
    "attorney officer detective "
    "inspector superintendent ambassador foreign defense defence interior finance former acting deputy st jr sr hon "
    "councilor councillor councilman councilwoman commissioner treasurer speaker leader chair del "
    "delegate archbishop bishop "
    "cardinal imam rabbi sheikh ayatollah doctor editor analyst coach".split()
)
_HONORIFICS = frozenset("mr mrs ms mx dr prof sir jr sr hon rev gov sen rep gen lt col maj capt cmdr sgt adm".split())
# Behind one of these inside a run the name of a person begins: FBI Director Kim Ode.
_DIVIDES = TITLES - frozenset(
    "st jr sr private general major justice father sister king queen prince princess chief lord".split()
)
_DIVIDING_STOPS = frozenset("gen adm col lt maj capt sgt sen rep gov dr".split())
# What a minister is minister of: Secretary of State Kim Ode.
_OFFICES = frozenset(
    "state defense defence justice education health finance transport transportation agriculture labor labour energy "
    "commerce interior trade culture environment housing security staff parliament police treasury war works".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september "
    "october november december jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_NEVER = _DAYS | frozenset(
    "i i'm i've i'll i'd he she they we it its it's his her their our my you this that these those there "
    "here the a an but "
    "and or so if when what who how why selon según laut согласно по le les die das der where in on at "
    "by as from with after before for to no not yes".split()
)
_NO_START = _NEVER | TITLES
_NOT_PLAIN = _NO_START | _SMALL | _HONORIFICS
_OPENER_WEIGHT = 8.5  # a word that opens a sentence and stands in more than one document of 5,000 may be no name
_POSSESSIVE = ("'s", "\u2019s", "'", "\u2019")
_POSSESSIVE_ENDS = frozenset("s'\u2019")
_OPENING_MARKS = " \t\n\r\u00a0\"'\u201c\u2018\u201e\u00ab([-\u2013\u2014"
_CLOSING_MARKS = "\"'\u201d\u2019"
_SENTENCE_ENDS = ".!?:\u2026"

Word = tuple[str, int]
"""A word of a run, and where it starts."""


@lru_cache(maxsize=SENTENCES)
def names(text: str) -> tuple[Name, ...]:
    """The names of a text, in order, disjoint; the text is taken to begin where a sentence does."""
    found: list[Name] = []
    for words in _runs(text):
        if len(words) == 1 and _bare(words[0][0]) in _NO_START:  # half of all capitals: The, On, Mr.
            continue
        opens = _opens_sentence(text, words[0][1])
        for piece in _pieces(words) if len(words) > 2 else (words,):  # noqa: PLR2004 - body, title and name
            name = _name(piece, text, opens=opens)
            opens = False
            if name:
                found.append(name)
    return tuple(found)


def _runs(text: str) -> list[list[Word]]:
    """Capitalised words in a row, with the small ones between them."""
    runs: list[list[Word]] = []
    run: list[Word] = []
    end = -_LONGEST_INNER
    for match in _CAPITAL.finditer(text):
        start = match.start()
        small = [] if start - end == 1 and text[end] == " " else _between(text, end, start)
        if small is None:
            run = []
            runs.append(run)
        elif small:
            run += small
        run.append((match[0], start))
        end = match.end()
    return runs


def _between(text: str, end: int, start: int) -> list[Word] | None:
    """The small words between two capitalised ones of a name; None if the name does not go on."""
    if start - end == 1:
        return [] if text[end].isspace() else None
    if not 1 < start - end <= _LONGEST_INNER or end < 0 or not (text[end].isspace() and text[start - 1].isspace()):
        return None
    gap = text[end + 1 : start - 1]
    if gap not in _INNER:
        return None
    return [("of", end + 1), ("the", end + 4)] if gap == "of the" else [(gap, end + 1)]


def _opens_sentence(text: str, start: int) -> bool:
    """True if only marks stand between the start of a sentence and this offset."""
    at = start
    while at > 0 and text[at - 1] in _OPENING_MARKS:
        at -= 1
    if at == 0 or (at < start and "\n" in text[at:start]):
        return True
    while at > 0 and text[at - 1] in _CLOSING_MARKS:
        at -= 1
    return text[at - 1] in _SENTENCE_ENDS if at else True


def _pieces(words: list[Word]) -> Iterator[list[Word]]:
    """The run cut before a title inside it: Ode Council · Chairman Kim Ode."""
    start = 0
    for index in range(1, len(words) - 1):
        word = words[index][0]
        bare = word.rstrip(".").lower()
        follows = words[index + 1][0]
        if (bare in _DIVIDES or (bare in _DIVIDING_STOPS and word.endswith("."))) and follows[0].isupper():
            if index > start:
                yield words[start:index]
            start = index
    yield words[start:]


def _name(words: list[Word], text: str, *, opens: bool) -> Name | None:
    plain = tuple(_bare(word) for word, _ in words)
    if _NOT_PLAIN.isdisjoint(plain):  # no title, small word or day: most names
        last_word, last_start = words[-1]
        start, end = words[0][1], last_start + len(_without_possessive(last_word))
        return Name(text[start:end], start, end, plain, len(words) > 1 or not opens or not _is_common(words[0][0]))
    return _trimmed(words, text, opens=opens)


def _trimmed(words: list[Word], text: str, *, opens: bool) -> Name | None:
    """The name in a run, without the titles before it, and without small words and days at its ends."""
    sure = True
    first, last = 0, len(words)
    while first < last and (_bare(words[first][0]) in _NO_START or words[first][0].islower()):
        entitled = _bare(words[first][0]) in TITLES
        if entitled and last - first > 3 and words[first + 1][0] == "of" and _bare(words[first + 2][0]) in _OFFICES:  # noqa: PLR2004 - of State Kim
            first += 2
        first += 1
        opens = False
    if opens and last - first > 1 and words[first + 1][0] in _SMALL and _is_common(words[first][0]):
        first += 1  # "Hundreds of …": the capital is the sentence's
        opens = False
        while first < last and words[first][0] in _SMALL:
            first += 1
    if opens and first < last and _is_common(words[first][0]):
        sure = last - first > 1
    while first < last and (_bare(words[last - 1][0]) in _NEVER or words[last - 1][0].islower()):
        last -= 1
    if first == last:
        return None
    start = words[first][1]
    end = words[last - 1][1] + len(_without_possessive(words[last - 1][0]))
    bare = [_bare(word) for word, _ in words[first:last]]
    parts = tuple(part for part in bare if part not in _SMALL and part not in _HONORIFICS)
    return Name(text[start:end], start, end, parts, sure) if parts else None


def _without_possessive(word: str) -> str:
    if word[-1] not in _POSSESSIVE_ENDS:
        return word
    for ending in _POSSESSIVE:
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=WORDS)
def _bare(word: str) -> str:
    return _without_possessive(word).replace(".", "").lower()


@lru_cache(maxsize=WORDS)
def _is_common(word: str) -> bool:
    acronym = len(word) > 1 and _without_possessive(word).replace(".", "").isupper()
    return not acronym and weight(stem(word)) < _OPENER_WEIGHT


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if one name is the other, a part of it (Bali, Mustafa Bali), or its initials (SDF).

    >>> same_name(("bali",), ("mustafa", "bali")), same_name(("sdf",), ("syrian", "democratic", "forces"))
    (True, True)
    """
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    return _initials(one, other) or _initials(other, one)


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(part[0] for part in long)
