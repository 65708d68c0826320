"""Text → its polarity: negations, denials, and words of opposite direction."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.language.cued import Cued
from summarizer.language.function_words import says_nothing
from summarizer.language.number_words import ONES, TENS
from summarizer.language.remembered import PHRASES
from summarizer.language.words import spelled, stem

_REACH = 60  # characters behind a negation in which the words stand that it falls on,
_FALLS_ON = 2  # and how many of them it falls on
_NEGATION = Cued(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely|scarcely|\w+n['\u2019]t"
    r"|den(?:y|ies|ied|ying|ial|ials)|refus(?:e|es|ed|ing|al)|fail(?:s|ed|ing|ure)? to|reject(?:s|ed|ing"
    r"|ion)?|unable|incapable"
    r"|lack(?:s|ed|ing)?|rul(?:e|es|ed|ing) out|declin(?:e|es|ed|ing) to|disput(?:e|es|ed|ing)|false|untrue"
    r"|stop(?:s|ped)? short of|far from|instead of|rather than)\b",
    "not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely t deny denies denied "
    "denying denial denials refuse refuses refused refusing refusal fail fails failed failing failure reject rejects "
    "rejected rejecting rejection unable incapable lack lacks lacked lacking rule rules ruled ruling decline declines "
    "declined declining dispute disputes disputed disputing false untrue short far instead rather",
)
_NUMBERS = "|".join([*ONES, *TENS])
# What looks like a negation and denies nothing: bounds, additions, numbers, set phrases.
_NO_NEGATION = re.compile(
    r"\b(?:no|not) (?:fewer|less|more|later|earlier|longer|sooner|higher|lower) than\b|\bnot (?:only|just"
    r"|merely|simply|least)\b"
    r"|\bno (?:doubt|wonder|matter|sooner)\b|\b(?:[Nn]o|[Nn]os|NO)\. ?\d|\bwhy not\b|\bor not\b|\bif "
    r"not\b|\bwithout (?:a )?doubt\b"
    r"|\bnot to mention\b|\blast but not least\b|\bneither here nor there\b|\bno-(?=\w)|\bnothing short "
    r"of\b|\bnone other than\b"
    r"|\bcan(?:not|['\u2019]t) help but\b|\bdecline (?=in\b|of\b)"
    rf"|\b(?:instead of|rather than) (?=(?:the |about |nearly )?(?:[$\u20ac\u00a3]?\d|(?:{_NUMBERS})\b))",
    re.IGNORECASE,
)
# A pair that says one thing: "neither … nor", "not … nor"; "no longer" and "never again" hold one negation as they are.
_PAIRED = re.compile(r"\b(neither)\b([^.;:!?]{1,80}?)\bnor\b", re.IGNORECASE)


def _sides(*pairs: tuple[str, str]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(map(stem, left.split())), frozenset(map(stem, right.split()))) for left, right in pairs)


# Only words that seldom mean anything else: "first" and "last", "over" and "under" stand in too many sentences.
_OPPOSITES = _sides(
    (
        "rise rose risen increase grow grew grown growth climb jump surge soar gain higher expand swell double",
        "fall fell fallen decrease decline drop shrink shrank shrunk plunge tumble slump lower contract halve",
    ),
    ("raise hike boost", "lower cut reduce slash trim"),
    ("before", "after"),
    ("open reopen opened", "close shut closed closure"),
    ("larger bigger greater", "smaller lesser"),
    ("highest largest most", "lowest smallest least"),
    ("pass passed", "fail failed"),
    ("restore restored", "cut severed"),
    ("win won wins victory", "lose lost loses defeat"),
    ("accept approve back support endorse favor favour welcome", "reject oppose refuse veto condemn"),
    ("start begin began begun resume launch", "stop halt end suspend cease"),
    ("arrive enter arrived entered", "leave left depart exit departed"),
    ("confirm confirmed admit acknowledge", "deny denied"),
    ("guilty convict convicted conviction", "innocent acquit acquitted acquittal"),
    ("alive survive survived survivor", "dead died dies die killed"),
    ("more", "fewer less"),
    ("above", "below"),
    ("buy bought purchase acquire", "sell sold"),
    ("allow permit permitted legalize legalise", "ban forbid forbade prohibit bar barred outlaw"),
    ("hire hired recruit", "dismiss dismissed"),
    ("join joined", "quit resign resigned withdraw withdrew"),
    ("arrest arrested detain jail imprison", "freed released"),
    ("improve improved better", "worsen worsened worse deteriorate"),
    ("strong stronger strengthen", "weak weaker weaken"),
    ("succeed succeeded success", "fail failed failure"),
    ("advance advanced", "retreat retreated"),
    ("import imported", "export exported"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("legal lawful", "illegal unlawful"),
    ("safe", "dangerous unsafe"),
    ("true", "false untrue"),
    ("minimum", "maximum"),
    ("majority", "minority"),
    ("include included", "exclude excluded"),
    ("lengthen extend extended", "shorten shortened"),
    ("build built", "demolish demolished"),
    ("agree agreed agreement", "disagree disagreed disagreement"),
    ("inside indoors", "outside outdoors"),
    ("young younger youngest", "old older oldest"),
    ("voluntary optional", "mandatory compulsory obligatory"),
    ("keep retain", "delete discard"),
    ("despite", "because due owing"),
    ("permanent permanently", "temporary temporarily"),
    ("early earlier", "late later"),
    ("rich wealthy", "poor"),
    ("public", "private"),
    ("domestic", "foreign"),
    ("hot heat warm", "cold cool"),
    ("heavy heavier", "light lighter"),
    ("fast faster quickly", "slow slower slowly"),
    ("full", "empty"),
    ("directly direct", "roundabout indirect"),
    ("upstream", "downstream"),
    ("major", "minor"),
    ("ally friend", "enemy foe rival"),
    ("buyer customer", "seller vendor"),
    ("attack attacked", "defend defended"),
    ("praise praised", "criticise criticize criticised criticized"),
    ("lift lifted lifting", "impose imposed imposing"),
    ("continue continued", "stop stopped end ended"),
    ("uphold upheld affirm affirmed", "void voided overturn overturned annul annulled quash quashed invalidate"),
    ("ratify ratified enact enacted", "repeal repealed revoke revoked rescind rescinded"),
    ("grant granted", "deny denied withhold withheld"),
    ("appoint appointed reinstate reinstated", "dismiss dismissed sack sacked oust ousted"),
    ("tighten tightened", "ease eased loosen loosened relax relaxed"),
    ("deploy deployed", "withdraw withdrew withdrawn"),
    ("intact", "damaged destroyed wrecked"),
    ("escape escaped", "captured recaptured caught"),
    ("expel expelled evict evicted", "readmit readmitted"),
    ("attend attended", "boycott boycotted skip skipped"),
    ("solvent", "bankrupt"),
)


def _rows() -> dict[str, list[tuple[int, int]]]:
    """The rows and sides that a stem stands on."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row, sides in enumerate(_OPPOSITES):
        for side, keys in enumerate(sides):
            for key in keys:
                found.setdefault(key, []).append((row, side))
    return found


_ROWS = _rows()


@lru_cache(maxsize=PHRASES)
def negations(text: str) -> int:
    """How many times the text denies; "neither … nor" denies once."""
    return sum(1 for _ in signs(text)[1])


def may_deny(text: str) -> bool:
    """False, at a glance, for a text of which no part denies."""
    return _NEGATION.may_match(text)


def denied(text: str) -> tuple[frozenset[str], ...]:
    """For each negation of the text, the stems of the words it falls on: those behind it, else those before it."""
    plain, found = signs(text)
    return tuple(governed(plain, match.start(), match.end()) for match in found)


def signs(text: str) -> tuple[str, Iterator[re.Match[str]]]:
    """The text without what looks like a negation and denies nothing, and the negations in it."""
    if not may_deny(text):
        return text, iter(())
    plain = _PAIRED.sub(r"\1\2", _NO_NEGATION.sub(" ", text))
    return plain, _NEGATION.pattern.finditer(plain)


def governed(text: str, start: int, end: int) -> frozenset[str]:
    """The stems of the next words with content behind text[start:end), else of the last ones before it."""
    behind = [key for key in map(stem, spelled(text[end : end + _REACH])) if not says_nothing(key)]
    before = [key for key in map(stem, spelled(text[max(0, start - _REACH) : start])) if not says_nothing(key)]
    return frozenset(behind[:_FALLS_ON] or before[-_FALLS_ON:])


def opposed(one: str, other: str) -> tuple[str, str] | None:
    """A word of each text that point opposite ways, where neither text has both; None if there are none such."""
    first, second = _stems(one), _stems(other)
    for said, theirs in ((first, second), (second, first)):
        prefixed = ((key, _without_prefix(said[key])) for key in said.keys() - theirs.keys())
        for key, bare in sorted((key, bare) for key, bare in prefixed if bare and bare in theirs and bare not in said):
            return (said[key], theirs[bare]) if said is first else (theirs[bare], said[key])
    for key in sorted(first.keys() & _ROWS.keys()):
        for row, side in _ROWS[key]:
            mine, other_side = _OPPOSITES[row][side], _OPPOSITES[row][1 - side]
            turned = second.keys() & other_side
            if turned and not (first.keys() & other_side or second.keys() & mine):
                return first[key], second[min(turned)]
    return None


_PREFIXES = ("un", "non", "dis", "in", "im", "il", "ir")
_SHORTEST_ROOT = 4  # letters that a denying prefix stands before: un-safe, but not un-it


@lru_cache(maxsize=PHRASES)
def _without_prefix(word: str) -> str | None:
    """The stem of a word without the prefix that denies it: "unpopular" is opposed to "popular"."""
    word = word.lower()
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix).removeprefix("-")
        if rest != word and len(rest) >= _SHORTEST_ROOT:
            return stem(rest)
    return None


_LIFTED = re.compile(
    r"\b(?:end(?:s|ed|ing)?|lift(?:s|ed|ing)?|remov(?:es?|ed|ing)|revers(?:es?|ed|ing)|overturn(?:s|ed|ing)?|"
    r"cancel(?:s|led|ling)?|suspend(?:s|ed|ing)?|scrap(?:s|ped|ping)?|no longer|avoid(?:s|ed|ing)?|"
    r"prevent(?:s|ed|ing)?|instead of|rather than)\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_LIFTED_REACH = 40  # characters before a word that hold what lifts it


def lifted(text: str, word: str) -> bool:
    """True if the text says that what the word names ends: "lifting the ban" is no ban."""
    return any(
        _LIFTED.search(text[max(0, match.start() - _LIFTED_REACH) : match.start()])
        for match in re.finditer(rf"\b{re.escape(word)}\b", text)
    )


@lru_cache(maxsize=PHRASES)
def _stems(text: str) -> dict[str, str]:
    return {stem(word): word for word in spelled(text)}
