"""The words beside a quotation → its source and its verb of saying."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.clauses import leading_subject, subject_after, subject_before
from summarizer.language.cues import (
    BESIDE_ONLY,
    NEVER_INVERTED,
    SPEECH,
    SPOKEN_ON,
    VERB_FIRST,
    Token,
    is_adverb,
    is_cue,
    is_perfect,
    is_word,
    source_leads,
    tokens,
)
from summarizer.language.grammar import SUBJECT_PRONOUNS, Source, is_stop


class Tie(NamedTuple):
    """A source as it stands in the text, the word that gives it speech, and on which side of the quotation it is."""

    source: Source
    cue: str
    before: bool


_DASHES = frozenset("\u2014\u2013\u2015-")
_LONGEST_SUBJECT = 45  # words between a quotation and the verb whose subject they are


def tie_after(text: str, start: int, end: int, *, german: bool) -> Tie | None:
    """Read `…," Bali said`, `…," said Mustafa Bali, the spokesman`, `…," according to police`, `…" — Jane Doe`."""
    sinographic = _sinographic_after(text, start, end)
    if sinographic:
        return sinographic
    found = tokens(text, start, end)
    at = next((index for index, token in enumerate(found) if is_word(token)), len(found))
    if at == len(found) or any(token.text in ".;:!?" for token in found[:at]):
        return None
    return _clitic(found, at) or _verb_first(found, at, german=german) or _subject_first(found, at)


def _verb_first(found: Sequence[Token], at: int, *, german: bool) -> Tie | None:
    """`said Mustafa Bali`, `according to police`, and in German `so Bali`."""
    leads = source_leads(found, at)
    if leads:
        return _tied(subject_after(found, at + leads), found[at].text)
    if german and found[at].lower == "so" and at + 1 < len(found):
        return _tied(subject_after(found, at + 1), found[at].text)
    first = at
    while first < len(found) and (
        is_adverb(found[first]) or is_perfect(found, first) or found[first].lower in {"as", "and", "had", "has"}
    ):
        first += 1
    if first < len(found) and is_cue(found, first) and not _follows_subject(found, at, first):
        following = first + 1
        while following < len(found) and is_adverb(found[following]):
            following += 1
        source = None if found[first].lower in NEVER_INVERTED else subject_after(found, following)
        return _tied(source, found[first].text)
    return None


def _subject_first(found: Sequence[Token], at: int) -> Tie | None:
    """`Bali said`, `Bali, the spokesman, told reporters`, and a signature behind a dash."""
    cue = _first_cue(found, at)
    if cue is None:
        return _signed(found, at) if any(token.text in _DASHES for token in found[:at]) else None
    source = subject_before(found, at, cue)
    if source is None or (source.start > found[at].start and not _only_lead_in(found, at, source)):
        return None
    return Tie(source, found[cue].text, before=False)


def _follows_subject(found: Sequence[Token], at: int, first: int) -> bool:
    return any(found[index].lower in SUBJECT_PRONOUNS for index in range(at, first))


def _tied(source: Source | None, cue: str) -> Tie | None:
    return Tie(source, cue, before=False) if source else None


def _clitic(found: Sequence[Token], at: int) -> Tie | None:
    """French: dit-il, a-t-elle ajouté."""
    if "-" not in found[at].text:
        return None
    head, _, pronoun = found[at].lower.rpartition("-")
    if pronoun not in SUBJECT_PRONOUNS:
        return None
    end = found[at].end
    verb = found[at + 1].text if at + 1 < len(found) and is_cue(found, at + 1) else head.removesuffix("-t")
    return Tie(Source(end - len(pronoun), end, end, end), verb, before=False)


def _first_cue(found: Sequence[Token], at: int) -> int | None:
    """The first verb of saying whose subject may begin at token `at`; that of a relative clause is passed over."""
    for index in range(at, min(len(found), at + _LONGEST_SUBJECT)):
        if found[index].text in ";:" or (is_stop(found[index]) and found[index].text not in "\u2014\u2013"):
            return None
        if is_cue(found, index) and not _in_relative(found, at, index):
            return index
    return None


_WHO = frozenset({"who", "which", "that"})


def _in_relative(found: Sequence[Token], at: int, index: int) -> bool:
    before = index - 1
    while before > at and is_adverb(found[before]):
        before -= 1
    return before > at and found[before].lower in _WHO


def _only_lead_in(found: Sequence[Token], at: int, source: Source) -> bool:
    """True if nothing but connectors and adverbs stands between the quotation and the subject."""
    return all(
        not is_word(token) or token.lower in _LEAD_INS or is_adverb(token)
        for token in found[at:]
        if token.start < source.start
    )


_LEAD_INS = frozenset(
    "as and but then later on monday tuesday wednesday thursday friday saturday sunday like so yesterday "
    "today while how or "
    "comme wie como".split()
)


def _signed(found: Sequence[Token], at: int) -> Tie | None:
    """Read `"…" — Jane Doe`."""
    source = subject_after(found, at)
    if source is None or not found[at].text[0].isupper():
        return None
    return Tie(source, "\u2014", before=False)


def tie_before(text: str, start: int, end: int) -> Tie | None:
    """Read `Bali said: "…`, `The mayor, Jane Doe, told reporters that "…`, `According to Bali, "…`, `BALI: "…`."""
    found = tokens(text, start, end)
    while found and found[-1].text in "([\u2014\u2013\u2026":
        found = found[:-1]
    if not found:
        return None
    sinographic = _sinographic_before(text, start, end)
    if sinographic:
        return sinographic
    low = _last_stop(found)
    if _disowned(found, low):
        return None
    colon = found[-1].text in {":", "\uff1a"}
    for index in range(len(found) - 1, low - 1, -1):
        tie = _at_cue(found, low, index, near=len(found) - index <= _NEAR)
        if tie:
            return tie
    if colon:
        return _labelled(found, low)
    return None


_NEAR = 7  # words between a verb and the quotation that is its object


_DISOWNS = frozenset("deny denies denied denying accuse accuses accused accusing".split())
_BEFORE_DISOWNED = frozenset("of having had ever".split())


def _disowned(found: Sequence[Token], low: int) -> bool:
    """True for words that somebody denies to have said, or charges another with: Ode accused Osk of saying."""
    disowns = next((index for index in range(low, len(found)) if found[index].lower in _DISOWNS), None)
    return disowns is not None and any(
        (found[index].lower in SPEECH or found[index].lower in SPOKEN_ON)
        and (index == disowns + 1 or found[index - 1].lower in _BEFORE_DISOWNED)
        for index in range(disowns + 1, len(found))
    )


def _last_stop(found: Sequence[Token]) -> int:
    for index in range(len(found) - 2, -1, -1):
        if found[index].text in {".", ";", "!", "?"}:
            return index + 1
    return 0


def _at_cue(found: Sequence[Token], low: int, index: int, *, near: bool) -> Tie | None:
    token = found[index]
    leads = source_leads(found, index)
    if leads:
        source = subject_after(found, index + leads)
        return Tie(source, token.text, before=True) if source else None
    if token.lower in SPOKEN_ON and (index == low or found[index - 1].lower not in _BEFORE_GERUND):
        source = _speaking_on(found, low, index)
        return Tie(source, token.text, before=True) if source else None
    if not is_cue(found, index) or (token.lower in BESIDE_ONLY and not near):
        return None
    if token.lower in VERB_FIRST or index == low:
        source = subject_after(found, index + 1)
        if source:
            return Tie(source, token.text, before=True)
    source = subject_before(found, low, index)
    return Tie(source, token.text, before=True) if source else None


def _speaking_on(found: Sequence[Token], low: int, index: int) -> Source | None:
    """Whose participle it is: footage of Ode saying; Ode declined, saying."""
    start = index
    while start > low and found[start - 1].text[0].isupper():
        start -= 1
    if low < start < index:
        return Source(found[start].start, found[index - 1].end, found[index - 1].end, found[index - 1].end)
    return leading_subject(found, low, index)


_BEFORE_GERUND = frozenset("of for from without after before in on about against the a his her their its".split())


def _labelled(found: Sequence[Token], low: int) -> Tie | None:
    """Read `BALI: "…`; `The mayor had this answer: "…`."""
    source = leading_subject(found, low, len(found) - 1)
    return Tie(source, ":", before=True) if source else None


def tie_in_sentence(text: str, start: int, end: int, *, whole: bool = False) -> Tie | None:
    """Find a verb of saying further off in the sentence: … "a disaster" for the region, Bali said.

    `whole`: the span is the sentence before the quotation; then its subject speaks, if somebody is named.
    """
    found = tokens(text, start, end)
    for index in range(len(found)):
        leads = source_leads(found, index)
        if leads:
            tie = _tied(subject_after(found, index + leads), found[index].text)
        elif is_cue(found, index) and found[index].lower not in BESIDE_ONLY:
            tie = _free(found, index, whole=whole)
        else:
            continue
        if tie:
            return tie
    if not whole:
        return None
    source = leading_subject(found, 0, len(found))
    if source and _is_somebody(text, source):
        return Tie(source, "", before=True)
    return None


def _free(found: Sequence[Token], index: int, *, whole: bool) -> Tie | None:
    """A verb that has its subject before it, behind a comma; or behind it, itself behind a comma."""
    if index and found[index - 1].text == "," and index + 1 < len(found) and found[index].lower not in NEVER_INVERTED:
        inverted = subject_after(found, index + 1)
        if inverted and (found[index + 1].text[0].isupper() or found[index + 1].lower in _ARTICLES):
            return Tie(inverted, found[index].text, before=False)
    source = subject_before(found, 0, index)
    if source is None:
        return None
    at = next(place for place, token in enumerate(found) if token.start >= source.start)
    if not whole and at and found[at - 1].text != ",":
        return None
    return Tie(source, found[index].text, before=False)


_ARTICLES = frozenset("the a an".split())


def _is_somebody(text: str, source: Source) -> bool:
    words = text[source.start : source.end]
    return words.lower() in {"he", "she"} or (
        words[:1].isupper() and len(words.split()) > 1 and words.split()[-1][:1].isupper()
    )


# ── Chinese and Japanese: no spaces, no capitals ─────────────────────────────────────────────────────────────────────

_SAYS = "说|說|表示|称|稱|指出|强调|強調|认为|認為|写道|寫道|回应|回應|补充|補充|告诉|告訴|透露|宣布|问|答"
_SINO_BEFORE = re.compile(rf"([\u3400-\u9fff\u00b7]{{1,20}}?)({_SAYS})[\u3400-\u9fff]{{0,8}}[:\uff1a,\uff0c]?\s?\Z")
_SINO_AFTER = re.compile(
    rf"\s?[,\uff0c\u3002]?\s?([\u3400-\u9fff\u00b7]{{1,20}}?)({_SAYS}|と(?:述べた|語った|話した|言った))"
)
_SINO_REACH = 40  # characters
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


def _sinographic_before(text: str, start: int, end: int) -> Tie | None:
    piece = text[max(start, end - _SINO_REACH) : end]
    if not _IDEOGRAPH.search(piece):
        return None
    match = _SINO_BEFORE.search(piece)
    if match is None:
        return None
    at = end - len(piece)
    return Tie(
        Source(at + match.start(1), at + match.end(1), at + match.end(1), at + match.end(1)),
        match.group(2),
        before=True,
    )


def _sinographic_after(text: str, start: int, end: int) -> Tie | None:
    match = _SINO_AFTER.match(text, start, min(end, start + _SINO_REACH))
    if match is None:
        return None
    return Tie(Source(match.start(1), match.end(1), match.end(1), match.end(1)), match.group(2), before=False)
