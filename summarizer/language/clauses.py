"""Words around a verb of saying → the noun phrase that is its subject, with what is set beside it between commas.

News names its sources in few shapes: X said; said X, the mayor; X, the mayor, said; the mayor, X, said. They are read
from tokens, without a parser: phrases end at commas, at words that open clauses, and where an adjunct of time begins.
"""

from collections.abc import Sequence

from summarizer.language.cues import AUXILIARIES, SPEECH, Token, is_adverb, is_perfect, is_word
from summarizer.language.grammar import (
    ADJUNCTS,
    BEFORE_VERB,
    BESIDE_MARKS,
    CLAUSE_OPENERS,
    COMMAS,
    CONNECTORS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVE,
    STOPS,
    SUBJECT_PRONOUNS,
    Source,
    is_verb,
)

# Put together once: each is looked at for every word of a phrase.
_NO_END = PREPOSITIONS | CONNECTORS
_NO_HEAD = PREPOSITIONS | DETERMINERS | CONNECTORS
_WHEN_OR_WHERE = DAYS | PREPOSITIONS
_OPENS_RELATIVE = RELATIVE | {"that"}
_BESIDE_OPENERS = RELATIVE | PREPOSITIONS | DETERMINERS
_BEFORE_SUBJECT = PREPOSITIONS | CLAUSE_OPENERS
_ENDS_PHRASE = COMMAS | STOPS

_LONGEST_PHRASE = 14  # words of the longest title with its name
_LONGEST_BESIDE = 45  # words of the longest apposition
_MOST_GROUPS = 8  # pieces between commas that are looked back for a subject


def subject_after(found: Sequence[Token], at: int) -> Source | None:
    """The phrase that begins at token `at`: said *the mayor of Ode*, *a Green*, on Friday."""
    end = at
    while end < len(found) and end - at < _LONGEST_PHRASE and not _ends_phrase(found, at, end):
        end += 1
    while end > at and found[end - 1].lower in _NO_END:
        end -= 1
    if end == at or not any(is_word(token) for token in found[at:end]):
        return None
    if end < len(found) and found[end].lower in AUXILIARIES and not _is_german_am(found, end):
        return None  # said the plan was: that is no inversion
    beside = (found[end - 1].end, found[end - 1].end)
    if end < len(found) and found[end].text in COMMAS:
        beside = _beside_after(found, end + 1)
    elif end < len(found) and found[end].text in {"\u2014", "\u2013"}:
        beside = (found[end - 1].end, found[end - 1].end)
    return Source(found[at].start, found[end - 1].end, *beside)


def _is_german_am(found: Sequence[Token], at: int) -> bool:
    """True for the "am" of *am Abend*; that of "I am" is a verb."""
    return found[at].lower == "am" and found[at - 1].lower != "i"


def _ends_phrase(found: Sequence[Token], at: int, end: int) -> bool:
    token = found[end]
    if token.text in COMMAS or token.text in STOPS or token.text == "(" or token.lower in AUXILIARIES:
        return True
    if end == at:
        return False
    if token.lower == "and":  # two speakers, or the next verb
        return not (end + 1 < len(found) and (found[end + 1].text[0].isupper() or found[end + 1].lower in DETERMINERS))
    if token.lower == "in" and end + 1 < len(found):  # a bishop in Ode, but: in an interview
        return not found[end + 1].text[0].isupper() or found[end + 1].lower in DAYS
    if token.lower in {"on", "by"}:
        return True
    return token.lower in ADJUNCTS and not (token.lower == "to" and "adviser" in found[end - 1].lower)


def _beside_after(found: Sequence[Token], at: int) -> tuple[int, int]:
    """The span of an apposition from token `at` to the next comma or stop; empty if a clause or an adjunct begins."""
    empty = (found[at - 1].start, found[at - 1].start)
    if at >= len(found) or not is_word(found[at]):
        return empty
    first = found[at].lower
    if first in ADJUNCTS or first in CONNECTORS or first in PREPOSITIONS or first in AUXILIARIES or first in SPEECH:
        return empty
    if first.endswith("ing") or is_verb(found, at):
        return empty
    end = at
    while end < len(found) and end - at < _LONGEST_BESIDE and found[end].text not in _ENDS_PHRASE:
        end += 1
    for index in range(at, end):
        if found[index].lower in _OPENS_RELATIVE:
            break
        if found[index].lower in AUXILIARIES:
            return empty  # the next statement
    return found[at].start, found[end - 1].end


def subject_before(found: Sequence[Token], low: int, at: int) -> Source | None:
    """The subject of the verb at token `at`, looked for back to token `low`."""
    end = at
    while end > low and (
        is_adverb(found[end - 1]) or found[end - 1].lower in BEFORE_VERB or is_perfect(found, end - 1)
    ):
        end -= 1
    while end > low and found[end - 1].text == ")":  # the Free Dock Party (FDP) said
        end = next(
            (index for index in range(end - 1, max(low, end - _LONGEST_PHRASE) - 1, -1) if found[index].text == "("),
            low,
        )
    if end <= low:
        return None
    if found[end - 1].text in BESIDE_MARKS:
        return _over_appositions(found, low, end - 1)
    if found[end - 1].lower in {"and", "but", "then", "or"}:  # she smiled and said
        return _coordinated(found, low, end - 1)
    start = _phrase_start(found, low, end)
    if end - start == 1 and found[start].lower in RELATIVE:
        return _antecedent(found, low, start)
    start, end = _trimmed(found, start, end)
    if start >= end:
        return None
    if not _is_nominal(found, start, end):
        return leading_subject(found, start, at)
    return Source(found[start].start, found[end - 1].end, found[end - 1].end, found[end - 1].end)


def _coordinated(found: Sequence[Token], low: int, end: int) -> Source | None:
    """The subject of "smiled and said": of the piece behind the last comma if that has its own, else of the clause."""
    start = _clause_start(found, low, end)
    comma = next((index for index in range(end - 1, start, -1) if found[index].text in COMMAS), None)
    if (
        comma is not None
        and comma + 1 < end
        and (found[comma + 1].lower in SUBJECT_PRONOUNS or found[comma + 1].text[0].isupper())
    ):
        start = comma + 1
    return leading_subject(found, start, end)


def _antecedent(found: Sequence[Token], low: int, at: int) -> Source | None:
    """Whom the "who" at token `at` stands for."""
    end = at
    while end > low and found[end - 1].text in COMMAS:
        end -= 1
    start = _phrase_start(found, low, end)
    start, end = _trimmed(found, start, end)
    if start >= end:
        return None
    return Source(found[start].start, found[end - 1].end, found[end - 1].end, found[end - 1].end)


def _phrase_start(found: Sequence[Token], low: int, end: int) -> int:
    start = end
    while start > low and end - start < _LONGEST_PHRASE:
        token = found[start - 1]
        if token.text in COMMAS or token.text in STOPS:
            break
        if token.lower in CLAUSE_OPENERS:
            break
        if token.lower in {"that", "which"} and start < end and _opens_phrase(found[start]):
            break
        if token.lower == "and" and _has_verb(found, low, start - 1):
            break
        start -= 1
    return start


def _opens_phrase(token: Token) -> bool:
    return token.text[0].isupper() or token.lower in DETERMINERS or token.lower in SUBJECT_PRONOUNS


def _has_verb(found: Sequence[Token], low: int, end: int) -> bool:
    """True if a finite verb seems to stand in the piece that ends at token `end`."""
    index = end - 1
    while index >= low and end - index <= _LONGEST_PHRASE and found[index].text not in STOPS:
        if is_verb(found, index):
            return True
        index -= 1
    return False


def _clause_start(found: Sequence[Token], low: int, end: int) -> int:
    start = end
    while start > low and found[start - 1].text not in STOPS:
        start -= 1
    return start


def _trimmed(found: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Without connectors, adverbs and "On Tuesday" before the phrase, and without "who" behind it."""
    while end > start and found[end - 1].lower in RELATIVE:
        end -= 1
    while end - start > 1 and found[end - 1].lower in _WHEN_OR_WHERE:
        end -= 1
    while start < end:
        token = found[start]
        if (
            not is_word(token)
            or token.lower in CONNECTORS
            or token.lower in DAYS
            or (is_adverb(token) and not token.text[:1].isupper())
        ):
            start += 1
        elif token.lower in PREPOSITIONS and end - start > 1:
            inside = start + 1
            while inside < end and (found[inside].lower in DAYS or found[inside].text.isdigit()):
                inside += 1
            if inside == start + 1:  # in an interview Ode said: the last phrase that opens anew
                opening = [index for index in range(start + 2, end) if _opens_anew(found, index)]
                if not opening:
                    break
                inside = opening[-1]
            start = inside
        else:
            break
    return start, end


def _opens_anew(found: Sequence[Token], at: int) -> bool:
    """True for a pronoun, and for a capital right behind a noun in small letters."""
    before = found[at - 1]
    return found[at].lower in SUBJECT_PRONOUNS or (
        found[at].text[0].isupper() and before.text.islower() and before.lower not in _NO_HEAD
    )


def _is_nominal(found: Sequence[Token], start: int, end: int) -> bool:
    head = found[start]
    if head.lower in PREPOSITIONS or head.lower in AUXILIARIES or head.lower in SPEECH:
        return False
    stop = next((index for index in range(start, end) if found[index].lower in _OPENS_RELATIVE), end)
    return not any(is_verb(found, index) for index in range(start, stop))


def _over_appositions(found: Sequence[Token], low: int, end: int) -> Source | None:
    """`Kim Ode, the mayor, said`; `The mayor, Kim Ode, said`: the first group that can be a subject, and the rest."""
    groups = _groups(found, low, end)
    if not groups:
        return None
    chosen = None
    for index, (start, stop) in enumerate(groups[1:], start=1):
        if not _is_set_beside(found, start, stop, first=index + 1 == len(groups)):
            chosen = index
            break
    if chosen is None:
        chosen = len(groups) - 1
    start, stop = groups[chosen]
    if chosen and found[start].lower in _WHEN_OR_WHERE and chosen == len(groups) - 1:
        chosen -= 1  # On Tuesday, Ode, the mayor, said
        start, stop = groups[chosen]
    start, stop = _nominal_part(found, start, stop)
    while start >= stop and chosen > 0:  # Six were hurt, the mayor, Ode, said
        chosen -= 1
        start, stop = _nominal_part(found, *groups[chosen])
    if start >= stop:
        return None
    if chosen == 0:
        return Source(found[start].start, found[stop - 1].end, found[stop - 1].end, found[stop - 1].end)
    return Source(found[start].start, found[stop - 1].end, found[groups[chosen - 1][0]].start, found[end - 1].end)


def _nominal_part(found: Sequence[Token], start: int, stop: int) -> tuple[int, int]:
    """The phrase that a piece between commas ends with; empty if that is none."""
    start, stop = _trimmed(found, max(start, _phrase_start(found, start, stop)), stop)
    return (start, stop) if start < stop and _is_nominal(found, start, stop) else (stop, stop)


def _groups(found: Sequence[Token], low: int, end: int) -> list[tuple[int, int]]:
    """The pieces between commas before token `end`, the last one first."""
    groups: list[tuple[int, int]] = []
    stop = index = end
    while index > low and len(groups) < _MOST_GROUPS and stop - index < _LONGEST_BESIDE:
        token = found[index - 1]
        if token.text in BESIDE_MARKS or token.text in STOPS or token.text == "(":
            if stop > index:
                groups.append((index, stop))
            stop = index - 1
            if token.text in STOPS and token.text not in {"\u2014", "\u2013"}:
                return groups
        index -= 1
    if stop > index:
        groups.append((index, stop))
    return groups


def _is_set_beside(found: Sequence[Token], start: int, stop: int, *, first: bool) -> bool:
    """True for a piece that stands beside a subject and is none: the mayor; 45; R-Ky.; who lives there."""
    if first:
        return False
    head = found[start]
    if head.lower in SUBJECT_PRONOUNS and head.lower not in RELATIVE:
        return False
    if head.text[0].isupper():
        return stop - start == 1 and ("." in head.text or head.text[1:2] == "-")  # Calif., R-Ky
    return not any(found[index].text[0].isupper() and not is_verb(found, index) for index in range(start, stop)) or (
        head.lower in _BESIDE_OPENERS
    )


def _behind_lead_in(found: Sequence[Token], start: int, at: int) -> int:
    """The token behind the comma that ends an adjunct: On July 6, 2015, *Ode* said."""
    comma = next((index for index in range(start, at) if found[index].text in COMMAS), at)
    start = comma + 1
    while (
        start + 1 < at
        and found[start + 1].text in COMMAS
        and (found[start].text.isdigit() or found[start].lower in DAYS)
    ):
        start += 2
    return start


def _ends_subject(found: Sequence[Token], start: int, end: int) -> bool:
    token = found[end]
    if token.text in COMMAS or token.text in STOPS or token.text == "(" or token.lower in RELATIVE:
        return True
    return is_verb(found, end) or (end > start and found[end - 1].lower in SUBJECT_PRONOUNS)


def leading_subject(found: Sequence[Token], low: int, at: int) -> Source | None:
    """The phrase that a clause begins with, up to its verb: *The mayor* smiled and said."""
    start = low
    while start < at and not is_word(found[start]):
        start += 1
    while start < at and found[start].lower in CONNECTORS:
        start += 1
    if start < at and (found[start].lower in _BEFORE_SUBJECT or found[start].lower.endswith("ing")):
        start = _behind_lead_in(found, start, at)
    end = start
    while end < at and end - start < _LONGEST_PHRASE and not _ends_subject(found, start, end):
        end += 1
    start, end = _trimmed(found, start, end)
    while end > start and is_adverb(found[end - 1]):
        end -= 1
    if start >= end or found[start].lower in PREPOSITIONS:
        return None
    if end < at and found[end].text in COMMAS:
        return Source(found[start].start, found[end - 1].end, *_beside_after(found, end + 1))
    return Source(found[start].start, found[end - 1].end, found[end - 1].end, found[end - 1].end)
