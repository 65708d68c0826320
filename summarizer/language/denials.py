"""Text → the one word that each of its negations takes back: the verb behind "not", the noun behind "no"."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import dropwhile, takewhile

from summarizer.language.cues import AUXILIARIES, SAYING
from summarizer.language.function_words import says_nothing
from summarizer.language.grammar import CLAUSE_OPENERS, DETERMINERS, PAST, PREPOSITIONS, RELATIVE
from summarizer.language.polarity import signs
from summarizer.language.remembered import PHRASES
from summarizer.language.words import spelled, stem

_MARK = re.compile(r"[,;:.!?()\u2014]")
_BEFORE_NOUN = frozenset({"no", "without", "lack", "lacks", "lacked", "lacking"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
# These deny what somebody says or wants, or set one thing for another: no word of theirs is taken back.
_AS_A_WHOLE = re.compile(r"den|reject|disput|rul|instead|rather|far|stop|false|untrue", re.IGNORECASE)
_ENDS = (CLAUSE_OPENERS | RELATIVE | {"that", "and", "or"}) - {"until", "since"}
_NO_VERB = (DETERMINERS | PREPOSITIONS | {"all", "every", "each", "much", "enough", "until", "because"}) - {"to"}
# What is not known, said or given to be true is not denied itself.
_CARRY_NOTHING = SAYING | frozenset(
    "know known clear think thought want wanted expect expected get given make made take taken found seen able "
    "longer".split()
)
_NOT_ADVERBS = frozenset("reply apply supply rely comply multiply family assembly ally".split())


@lru_cache(maxsize=PHRASES)
def heads(text: str) -> frozenset[str]:
    """The stems of the words that the text takes back, where form tells which they are.

    Of "no one aboard was hurt" it is what nobody was. Verbs that carry nothing (know, say) are left out, and so is what
    is denied as a whole: "denied it", "denied that the wall had broken".

    >>> sorted(heads("No one aboard the tug was hurt, and the crew did not find the cook."))
    ['find', 'hurt']
    >>> heads("He denied it.")
    frozenset()
    """
    plain, found = signs(text)
    taken_back = [_head(plain, sign) for sign in found if not _AS_A_WHOLE.match(sign.group())]
    return frozenset(stem(word) for word in taken_back if word and word not in _CARRY_NOTHING)


def _head(text: str, sign: re.Match[str]) -> str | None:
    word, rest = sign.group().lower(), _words(text, sign.end())
    nobody = word in _NOBODY or (word == "no" and rest[:1] == ["one"])
    if nobody or word == "no":
        predicate = None if _has_verb(_before(text, sign.start())) else _predicate(rest)
        if nobody or (predicate and predicate not in _CARRY_NOTHING):
            return predicate
    if word in _BEFORE_NOUN:
        nouns = list(takewhile(_is_content, dropwhile(_PLAIN.__contains__, rest)))
        return nouns[-1] if nouns else None
    verb = next((each for each in rest if each not in AUXILIARIES and not _is_adverb(each)), "")
    return None if verb in _NO_VERB else next(filter(_is_content, rest), None)


_PLAIN = DETERMINERS | PREPOSITIONS
_CLAIM = (
    r"(?:the|these|those|any such|such|his|her|their)\s(?:claims?|accusations?|allegations?|charges?|assertions?|"
    r"suggestions?|rumou?rs?|statements?|reports?|accounts?)"
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|disput(?:es?|ed)|dismiss(?:es|ed)?|refut(?:es?|ed)|contradict(?:s|ed)?)\s"
    rf"(?:(?:it|this|that|these|them|both)\b(?!\s[a-z])|{_CLAIM}\b)"
    rf"|\b(?:call|calls|called)\s(?:it|this|that|{_CLAIM})\s(?:untrue|false|nonsense|wrong)\b",
    re.IGNORECASE,
)
_IS_UNTRUE = re.compile(
    rf"\b(?:it|this|that|{_CLAIM})\s(?:is|was|were)\s(?:simply\s|completely\s|entirely\s)?"
    r"(?:untrue|false|not true|nonsense)\b"
    r"|\bno truth in (?:it|this|that)\b",
    re.IGNORECASE,
)


def denier(text: str) -> str | None:
    """The part of a text that names who denies a claim told elsewhere; None if it denies no such claim.

    >>> denier("Dario Venn, the pilot, denied it.")
    'Dario Venn, the pilot, '
    """
    denial = _DENIES.search(text)
    if denial:
        return text[: denial.start()]
    return text if _IS_UNTRUE.search(text) else None


def _words(text: str, start: int) -> list[str]:
    """The words from there to the end of the clause, in lower case."""
    mark = _MARK.search(text, start)
    found = (word.lower() for word in spelled(text[start : mark.start() if mark else len(text)]))
    return list(takewhile(lambda word: word not in _ENDS, found))


def _before(text: str, end: int) -> list[str]:
    """The words of the clause before, the nearest first."""
    marks = [mark.end() for mark in _MARK.finditer(text, 0, end)]
    found = (word.lower() for word in reversed(spelled(text[marks[-1] if marks else 0 : end])))
    return list(takewhile(lambda word: word not in _ENDS, found))


def _has_verb(found: Iterable[str]) -> bool:
    return any(word in AUXILIARIES or word in PAST or word.endswith("ed") for word in found)


def _predicate(rest: Sequence[str]) -> str | None:
    """The verb of a denied subject: "no passengers were *hurt*", "nobody *drowned*"."""
    at = next((index for index, word in enumerate(rest) if word in AUXILIARIES), None)
    if at is not None:
        behind = [word for word in rest[at:] if word not in AUXILIARIES]
        return None if set(behind[:1]) <= _NO_VERB else next(filter(_is_content, behind), None)
    return next((word for word in rest if word in PAST or word.endswith("ed")), None)


def _is_content(word: str) -> bool:
    return not (says_nothing(stem(word)) or word in AUXILIARIES or _is_adverb(word))


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NOT_ADVERBS
