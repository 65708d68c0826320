"""Sentence → the statement in it and the source that it is given to.

Four shapes count, and nothing else, since a wrong source is worse than none: "According to police, …"; "Officials said
(on Friday) that …"; "…, the mayor said (on Friday)."; "…, said Kim Ode, the mayor" with "…, according to police". What
follows the source in the last shape (", which brought the toll to 25") belongs neither to it nor to the statement.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.clauses import subject_after, subject_before
from summarizer.language.cues import (
    AUXILIARIES,
    LEADS,
    NEVER_INVERTED,
    SAYING,
    SPEECH,
    Token,
    is_adverb,
    is_cue,
    is_word,
    source_leads,
    tokens,
)
from summarizer.language.grammar import PREPOSITIONS, SUBJECT_PRONOUNS, Source, is_stop, is_verb
from summarizer.language.remembered import SENTENCES
from summarizer.language.tokens import vocabulary


@dataclass(frozen=True, slots=True)
class Attributed:
    """A statement without its attribution: the half-open span that remains, the source, and the cue."""

    start: int
    end: int
    source: str
    cue: str
    source_start: int
    """Half-open span of the source in the sentence, with what is set beside it."""
    source_end: int


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FEWEST_WORDS = 3  # of a statement; less is a fragment
_REACH = 80  # words from the end that are looked through for a verb of saying
_LONGEST_SOURCE = 30  # words of a source with its apposition
# Verbs behind which a statement stands without "that"; the others need it, or a finite verb before any relative clause.
_FREE = _set("said says say stated states believe believes believed think thinks")
_MODALS = _set("would could might may will should must can shall")
_LEAD_INS = _set(
    "but and so yet still however meanwhile also later earlier separately instead nevertheless moreover "
    "then on late early "
    "monday tuesday wednesday thursday friday saturday sunday yesterday today"
)
_ADJUNCT_OPENERS = _set(
    "on in at during after before late early earlier later last this monday tuesday wednesday thursday "
    "friday saturday sunday "
    "yesterday today tonight via by through from"
)
_DAYS = _set("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight")
_DAY_TIMES = _set("morning afternoon evening night")
_LISTENERS = _set("reporters journalists lawmakers him her them us me it parliament residents supporters investors")
_LONGEST_ADJUNCT = 9  # words between a verb and its "that", or the end: in a statement on Friday
_NO_STATEMENT = _set(
    "nothing so yes no goodbye little much of more as enough something anything to about hello farewell and or"
)
_NO_SOURCE = _set("who which that what there this it's whoever nobody none if when")
_NOT_ACCORDING = _set("plan plans schedule law need tradition custom")
_PLACES = _set("in on at during following from speaking writing")
_GOES_ON = _set("which who whose and but as while where with adding though although because after before when so")
_TIMES = _DAYS | _DAY_TIMES
_MAY_FOLLOW = _ADJUNCT_OPENERS | _GOES_ON
_COMMAS = frozenset(",\u060c")
_QUOTES = frozenset('"\u201c\u201d\u00ab\u00bb\u201e')
_SPEAKS = SPEECH | LEADS  # without one of them nobody says anything


@lru_cache(maxsize=SENTENCES)
def attributed(sentence: str) -> Attributed | None:
    """The statement inside "…, officials said", "According to police, …"; None if it has no source."""
    if sentence.isascii() and _SPEAKS.isdisjoint(vocabulary(sentence)):
        return None
    found = tokens(sentence, 0, len(sentence))
    last = len(found)
    while last and not is_word(found[last - 1]):
        if found[last - 1].text == "?":
            return None
        last -= 1
    found = found[:last]
    if len(found) < _FEWEST_WORDS + 2:
        return None
    return _leading_according(sentence, found) or _leading(sentence, found) or _trailing(sentence, found)


def _leading_according(sentence: str, found: Sequence[Token]) -> Attributed | None:
    leads = source_leads(found, 0)
    if not leads or found[leads].lower in _NOT_ACCORDING:
        return None
    source = subject_after(found, leads)
    comma = _comma(found, leads)
    if source is None or comma is None:
        return None
    if source.beside_end > source.beside_start and sum(token.text[0].isupper() for token in found[leads:comma]) > 1:
        beyond = _index(found, source.beside_end)
        if beyond < len(found) and found[beyond].text in _COMMAS and not _has_verb(found, comma + 1, beyond):
            following = found[beyond + 1] if beyond + 1 < len(found) else None
            if following and following.lower not in _GOES_ON:
                comma = beyond
    return _made(sentence, found, (comma + 1, len(found)), (found[leads].start, found[comma - 1].end), found[0].text)


def _comma(found: Sequence[Token], start: int) -> int | None:
    for index in range(start, min(len(found), start + _LONGEST_SOURCE)):
        if found[index].text in _COMMAS:
            return index
    return None


def _index(found: Sequence[Token], offset: int) -> int:
    """The first token that starts at the offset or behind it."""
    return bisect_left(found, offset, key=lambda token: token.start)


def _has_verb(found: Sequence[Token], start: int, end: int) -> bool:
    return any(is_verb(found, index) for index in range(start, end))


def _leading(sentence: str, found: Sequence[Token]) -> Attributed | None:
    """`Officials said on Friday that …`: the sentence begins with its source."""
    for index in range(1, min(len(found), _LONGEST_SOURCE)):
        if found[index].text in _QUOTES or found[index].text in ";:":
            return None
        if (
            found[index].lower not in SPEECH
            or not is_cue(found, index)
            or _is_modal(found, index)
            or found[index - 1].lower in {"who", "which", "that"}
        ):
            continue
        source = subject_before(found, 0, index)
        if source is None or not _begins(found, source) or not _may_speak(sentence, source):
            return None
        if found[index - 1].text in _COMMAS and source.beside_end == source.beside_start:
            return None  # The old pool, said the mayor, is
        start = _statement_start(found, index)
        if start is None:
            return None
        return _made(sentence, found, (start, len(found)), _span(source), found[index].text)
    return None


def _is_modal(found: Sequence[Token], index: int) -> bool:
    before = index - 1
    while before > 0 and is_adverb(found[before]) and found[before].lower not in _MODALS:
        before -= 1
    return found[before].lower in _MODALS


def _begins(found: Sequence[Token], source: Source) -> bool:
    first = _index(found, source.start)
    if first and found[first - 1].text in _COMMAS and found[0].lower in _PLACES and not _has_verb(found, 0, first):
        return True  # In a statement to the court, the bank said
    return all(token.lower in _LEAD_INS or token.text in _COMMAS for token in found[:first])


def _may_speak(sentence: str, source: Source) -> bool:
    words = sentence[source.start : source.end].lower().split()
    return bool(words) and words[0] not in _NO_SOURCE and not AUXILIARIES.intersection(words)


def _span(source: Source) -> tuple[int, int]:
    return source.start, max(source.end, source.beside_end) if source.beside_end > source.beside_start else source.end


def _statement_start(found: Sequence[Token], cue: int) -> int | None:
    """The token with which the statement behind the verb begins; None if no statement follows."""
    at = cue + 1
    if at >= len(found) or found[at].lower in _NO_STATEMENT or found[at].text in _QUOTES or found[at].text == ":":
        return None
    verb = found[cue].lower
    that = next(
        (place for place in range(at, min(len(found), at + _LONGEST_ADJUNCT)) if found[place].lower == "that"), None
    )
    if that is not None and (that == at or _is_between(found, at, that, verb)):
        return that + 1
    if verb in {"told", "tells", "tell"}:
        return at + 1 if found[at].lower in _LISTENERS and _states(found, at + 1) else None
    while at < len(found) and (is_adverb(found[at]) or found[at].lower in _TIMES):
        at += 1
    if at + 1 < len(found) and found[at].lower in {"on", "late", "early", "earlier"} and found[at + 1].lower in _DAYS:
        at += 2 + (at + 2 < len(found) and found[at + 2].lower in _DAY_TIMES)
    if at >= len(found) or not is_word(found[at]):
        return None
    if verb in _FREE:
        return at if found[at].lower not in _ADJUNCT_OPENERS else None
    return at if verb in SAYING and _states(found, at) else None


def _is_between(found: Sequence[Token], start: int, that: int, verb: str) -> bool:
    """True if a listener, a time or a place stands between a verb of saying and its "that"."""
    if any(token.text in _COMMAS or is_stop(token) for token in found[start:that]):
        return False
    first = found[start]
    return (
        verb in {"told", "tells", "tell"}
        or is_adverb(first)
        or first.lower in _ADJUNCT_OPENERS
        or first.lower in _LISTENERS
    )


def _states(found: Sequence[Token], at: int) -> bool:
    """True if a finite verb stands before any relative clause: insists the dam is safe."""
    if at < len(found) and found[at].lower in SUBJECT_PRONOUNS:
        return True
    for index in range(at, min(len(found), at + _LONGEST_ADJUNCT)):
        word = found[index].lower
        if word in {"that", "which", "who", "to", "whose"} or found[index].text in _COMMAS:
            return False
        if index > at and word in AUXILIARIES and word not in {"being", "been", "having"}:
            return True
    return False


def _trailing(sentence: str, found: Sequence[Token]) -> Attributed | None:
    """Read `…, the mayor said on Friday`, `…, said Kim Ode, the mayor` and `… according to police`."""
    for index in range(len(found) - 1, max(_FEWEST_WORDS, len(found) - _REACH) - 1, -1):
        word = found[index].lower
        if word not in _SPEAKS:  # most words
            continue
        leads = source_leads(found, index)
        if leads and index + leads < len(found) and found[index + leads].lower not in _NOT_ACCORDING:
            return _behind(sentence, found, index, index + leads)
        if word not in SAYING or not is_cue(found, index) or _is_modal(found, index):
            continue
        if found[index - 1].text in _COMMAS and index + 1 < len(found) and word not in NEVER_INVERTED:
            inverted = _behind(sentence, found, index, index + 1)
            if inverted:
                return inverted
        if not _ends(found, index + 1):
            continue
        source = subject_before(found, 0, index)
        if source is None or not _may_speak(sentence, source):
            return None
        first = _index(found, source.start)
        if first < _FEWEST_WORDS or found[first - 1].text not in _COMMAS:
            return None
        return _made(sentence, found, (0, first - 1), _span(source), found[index].text)
    return None


def _ends(found: Sequence[Token], at: int) -> bool:
    """True if nothing but a time or a place follows to the end of the sentence."""
    if at == len(found):
        return True
    if len(found) - at > _LONGEST_ADJUNCT:
        return False
    rest = found[at:]
    if any(not is_word(token) for token in rest):
        return False
    return (rest[0].lower in _ADJUNCT_OPENERS or is_adverb(rest[0])) and not _has_verb(found, at, len(found))


def _behind(sentence: str, found: Sequence[Token], cue: int, at: int) -> Attributed | None:
    """A source behind its verb, itself behind the statement."""
    source = subject_after(found, at)
    if source is None or not _may_speak(sentence, source):
        return None
    first, last = at, _index(found, source.end)
    if found[first].lower in SUBJECT_PRONOUNS | PREPOSITIONS or _has_verb(found, first, last):
        return None
    if not (found[first].text[0].isupper() or found[first].text[0].islower()) or found[first].lower in AUXILIARIES:
        return None
    following = _index(found, _span(source)[1])
    if following < len(found) and not _may_follow(found, following):
        return None
    end = cue - 1 if found[cue - 1].text in _COMMAS else cue
    return _made(sentence, found, (0, end), _span(source), found[cue].text)


def _may_follow(found: Sequence[Token], at: int) -> bool:
    """True if what stands behind a source leaves the statement before it whole."""
    if found[at].text in _COMMAS and at + 1 < len(found):
        return found[at + 1].lower in _GOES_ON
    return found[at].lower in _MAY_FOLLOW


def _made(
    sentence: str, found: Sequence[Token], statement: tuple[int, int], source: tuple[int, int], cue: str
) -> Attributed | None:
    first, last = statement
    while first < last and not (
        is_word(found[first]) or found[first].text in _QUOTES or found[first].text in "$\u20ac\u00a3("
    ):
        first += 1
    if sum(is_word(token) for token in found[first:last]) < _FEWEST_WORDS:
        return None
    if found[first].text in _QUOTES and found[last - 1].text in _QUOTES:
        return None  # a quotation, which has its own way
    end = found[last - 1].end if last < len(found) else len(sentence)
    return Attributed(found[first].start, end, sentence[slice(*source)], cue, *source)
