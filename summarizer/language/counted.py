"""The words around a figure → what it counts: the noun phrase behind it, else one named before it."""

import re
from functools import lru_cache

from summarizer.language import units
from summarizer.language.bounds import is_change
from summarizer.language.number_words import ONES, TENS
from summarizer.language.remembered import SENTENCES
from summarizer.language.tokens import DASHES, Tokens

STOP = frozenset(
    "the a an this that these those and or but nor in on at by for from with to into onto over under after before "
    "since during while when where as than if because between among against within without about across through "
    "per is are was were be been being has have had do does did will would can could may might must shall should "
    "not no who which whose what it he she they we i you his her its their our my your him them us me said says "
    "told including were left made went came still also according seen killed injured wounded arrested reported "
    "missing expected believed last next ago earlier later only out off remain remained remains gave gives took "
    "takes voted led hit headed arrived each apiece respectively despite until towards toward there here then now "
    "yet so though although just even well via up down back away around above below too again once due because "
    "instead rather throughout along behind beyond near inside outside amid versus vs got get gets including such "
    "like among rose fell grew climbed dropped slipped jumped surged soared plunged tumbled shrank sank gained "
    "slid began ended closed opened lost won live lived living die died dies work worked fled come comes go goes want "
    "wants say think don't didn't were won't can't elsewhere anywhere everywhere somewhere nowhere abroad".split()
)
_PASS_OVER = frozenset(
    "of the other more additional all both extra further combined estimated total its their his her those these "
    "our".split()
)
# Adjectives and participles that stand before a noun as well: injured people, missing children.
_PARTICIPLES = frozenset("injured wounded arrested reported missing".split())
_MEASURES = frozenset(
    "deep tall wide long high away apart higher lower cheaper older younger taller longer shorter faster thick "
    "across ahead behind clear slim".split()
)
_TIED = frozenset({"strong", "plus", "odd"})
_MOST_WORDS = 9  # tokens of a noun phrase that is counted, hyphens included
_MOST_SUBJECT = 14  # tokens looked back for "the number of people"
# Words in -ing and -ed behind the first noun open a clause: trucks | carrying civilians.
_VERBAL = re.compile(r"[a-z]{3,}(?:ing|ed)\Z")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|'s|\u2019s)\Z")
IRREGULAR = frozenset(
    "people men women children police troops personnel feet teeth cattle sheep aircraft spacecraft staff percent "
    "mice geese fish crew media data criteria".split()
)
# Plurals that stand before the noun that is counted.
_ATTRIBUTES = frozenset(
    "sports arms sales savings goods services systems operations communications rights affairs states nations "
    "drugs".split()
)
_OWNERS = ("'s", "\u2019s")
_SHORTEST = 2  # letters: as, is, us
_NO_SUBJECT = STOP | {"out", "one", "some"}  # before "of": out of 30
_TALLIES = frozenset("number total count tally toll figure sum amount average".split())
_TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split()
)


@lru_cache(maxsize=SENTENCES)
def is_plural(word: str) -> bool:
    """True for a word that can name several of a thing."""
    return word in IRREGULAR or (
        word not in STOP and word.endswith("s") and len(word) > _SHORTEST and not _NOT_PLURAL.search(word)
    )


def phrase_after(line: Tokens, at: int, *, one: bool = False) -> tuple[int, int]:
    """First and last token (half-open) of the noun phrase from token `at` on; empty if none starts there.

    `one` is true where a single thing is counted: a word in -s behind it is its verb.
    """
    while line.words[at] in _PASS_OVER:
        at += 1
    tied = line.hyphen(at) and line.glued(at + 1)
    if tied and line.words[at + 1] in _TIED:  # a 5,000-strong crowd
        at, tied = at + 2, False
    if tied and not is_plural(line.words[at + 1]) and not line.hyphen(at + 2):  # a four-door car counts doors
        return (at + 1, at + 2) if line.kinds[at + 1] == "word" and line.words[at + 1] not in STOP else (at, at)
    at += tied
    start = at
    while at < line.size and at - start < _MOST_WORDS and (_is_noun(line, at, start) or _joins(line, at, start)):
        if one and at > start and line.words[at].endswith("s") and is_plural(line.words[at]):
            break
        if (
            is_plural(line.words[at])
            and line.words[at] not in STOP
            and not line.hyphen(at + 1)
            and not _goes_on(line, at + 1)
        ):
            at += 1
            break
        at += 1
    while at > start and (
        line.kinds[at - 1] != "word"
        or (line.words[at - 1].endswith("ly") and not line.capital(at - 1))
        or line.words[at - 1] in _PASS_OVER
    ):
        at -= 1
    if line.words[at] == "than" or (
        at == start + 1 and line.words[start] in _MEASURES
    ):  # 40 metres deep, 10 percent higher than
        return start, start
    if at > start and line.words[at - 1].endswith(_OWNERS):  # seven of the ferry's 11 cabins: an owner is not counted
        return start, start
    return start, at


def _goes_on(line: Tokens, at: int) -> bool:
    """True if the plural before token `at` is no head yet: sports | cars; a verb or a new clause is none."""
    return line.words[at - 1] in _ATTRIBUTES and is_plural(line.words[at]) and line.words[at] not in STOP


def _is_noun(line: Tokens, at: int, start: int) -> bool:
    word = line.words[at]
    if word:
        if at > start and line.texts[at - 1] in DASHES:  # gas-only, coal-fired
            return True
        written = line.texts[at]
        if (
            len(written) > 1
            and written.isupper()
            and (word not in STOP or written == "US" or (line.words[at + 1] and line.texts[at + 1].islower()))
        ):
            return True
        if word in _TIME_NOUNS or word in ONES or word in TENS:
            return False
        if word in STOP:
            return (
                at == start and word in _PARTICIPLES and line.kinds[at + 1] == "word" and line.words[at + 1] not in STOP
            )
        if at > start and _VERBAL.search(
            word
        ):  # a participle before a noun, behind an adjective: newly | opened | schools
            return line.words[at - 1].endswith("ly") or (
                is_plural(line.words[at + 1]) and line.words[at + 1] not in STOP
            )
        return True
    return line.hyphen(at) and line.glued(at + 1) and line.kinds[at + 1] == "word"


def _joins(line: Tokens, at: int, start: int) -> bool:
    """True for the `and` of `a third of Iraq and Syria` and of `digital and physical sales`."""
    if at == start or line.words[at] not in {"and", "or"} or is_plural(line.words[at - 1]):
        return line.words[at] == "and" and at > start and line.capital(at - 1) and line.capital(at + 1)
    both = line.capital(at - 1) and line.capital(at + 1)
    return both or (is_plural(line.words[at + 2]) and line.words[at + 1] not in STOP)


def counted(line: Tokens, *, first: int, after: int, unit: str | None, glued: bool, one: bool = False) -> str:
    """What a figure at tokens [first, after) counts, as written; empty if no fixed form says it."""
    if unit is None:
        start, end = phrase_after(line, after, one=one)
    elif glued and unit not in units.SHARES:  # a 4-mile road
        start, end = phrase_after(line, after)
    elif line.words[after] == "of":
        start, end = phrase_after(line, after + 1)
    elif (unit in units.SHARES or units.is_currency(unit)) and line.words[after] not in _PASS_OVER:
        start, end = phrase_after(line, after)
    else:
        start = end = after
    if start < end:
        return line.written(start, end)
    return "" if unit in units.DURATIONS else _before(line, first)


def _before(line: Tokens, first: int) -> str:
    """`a fine of $500`, `the number of people injured at 19`, `the toll rose to 25`."""
    low = max(0, first - _MOST_SUBJECT)
    if line.words[first - 1] == "of" and line.kinds[first - 2] == "word" and line.words[first - 2] not in _NO_SUBJECT:
        start = first - 2
        if is_change(line.words[start]):
            return ""
        return (
            line.written(start, first - 1)
            if line.words[start] not in {"average", "total", "minimum", "maximum", "number", "estimate"}
            else ""
        )
    for at in range(first - 1, low - 1, -1):
        if line.texts[at] in {";", ":", ".", ","}:
            break
        if line.words[at] in _TALLIES:
            if line.words[at + 1] == "of":
                start, end = phrase_after(line, at + 2)
                return line.written(start, min(end, first))
            if line.words[at] in {"toll", "tally"}:
                return line.written(at - 1 if line.words[at - 1] in {"death", "casualty", "injury"} else at, at + 1)
    return ""
