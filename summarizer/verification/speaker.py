"""Claimed speaker + the speech with the words → whether the article ties those words to that speaker."""

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.language.attribution import PRONOUNS, Speech
from summarizer.language.cast import Cast
from summarizer.language.cues import COVERED
from summarizer.language.holders import means_another
from summarizer.language.names import TITLES, Name, names, same_name
from summarizer.language.roles import title_before
from summarizer.language.similarity import bag, weight
from summarizer.language.words import stem
from summarizer.text import view
from summarizer.verdicts import SpeakerVerdict
from summarizer.verification.page import Page
from summarizer.verification.wording import is_unspaced

_CONTENT = 1.8  # weight from which a word tells one role from another
_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+|)")
_LINKS = frozenset("the a an of for in at from and to with on by as who is was its his her their former".split()) - {
    "former"
}
_COURTESY = frozenset("mr mrs ms mx miss herr frau m mme señor señora sr sra".split())
_PLAIN = _LINKS | _COURTESY
_NO_NAME = _PLAIN | TITLES
_BEFORE = 70  # characters before a name in which its titles stand,
_BEHIND = 160  # and behind it, with what is set beside it
_MARKS = re.compile(r"[\"\u201c\u201d\n]")

Verdict = tuple[SpeakerVerdict, str | None]
"""The verdict, and the reason where it is not the best."""


def speaker_verdict(claimed: str, page: Page, speech: Speech | None) -> Verdict:
    """How the claimed speaker stands to the quotation; `speech` is None for words that are no quotation."""
    if speech and speech.cue and claimed == speech.speaker and speech.source:
        return SpeakerVerdict.NAMED_HERE, None
    claimed = _tidy(claimed).strip(" \"'.,;:")
    if speech and speech.source and speech.speaker:
        if not _is_speaker(claimed, page, speech):
            return _other(claimed, page, speech)
        foreign = [name.text for name in names(claimed) if not is_named(name.text, page)]
        if foreign:
            return SpeakerVerdict.ABSENT, f"the article does not name {foreign[0]}"
        if not speech.cue:
            return (
                SpeakerVerdict.NAMED_ELSEWHERE,
                f"{speech.speaker} is named before these words, but not said to speak",
            )
        return _entitled(claimed, page, speech)
    if claimed and is_named(claimed, page):
        return SpeakerVerdict.NAMED_ELSEWHERE, f"nothing ties {claimed} to these words"
    return SpeakerVerdict.ABSENT, f"the article does not name {claimed or 'a speaker'}"


def _other(claimed: str, page: Page, speech: Speech) -> Verdict:
    """The verdict on somebody who is not the speaker as far as the article tells."""
    unnamed = SpeakerVerdict.NAMED_ELSEWHERE if claimed and is_named(claimed, page) else SpeakerVerdict.ABSENT
    if (speech.source or "").lower() in PRONOUNS:
        return unnamed, f"the article says \u201c{speech.source}\u201d here, most likely {speech.speaker}"
    if not speech.cue or page.article.reads_as not in COVERED:
        return unnamed, f"nothing ties {claimed or 'a speaker'} to these words"
    return SpeakerVerdict.ANOTHER_SPEAKER, f"the article ties these words to {speech.speaker}, not to {claimed}"


def is_named(claimed: str, page: Page) -> bool:
    """True if the article has every word of the name, or of a description without one."""
    if is_unspaced(claimed[-1:] or " "):
        return claimed in page.text
    parts = [part for name in names(claimed) for part in name.parts]
    wanted = [part for part in parts if len(part) > 1] or parts or _WORD.findall(claimed.lower())  # J. Ode is named Ode
    lower = _lower(page)
    return bool(wanted) and all(_has_word(lower, part) or _has_word(lower.replace(".", ""), part) for part in wanted)


@lru_cache(maxsize=1)
def _lower(page: Page) -> str:
    """The text in small letters, made once for all the quotes of an article."""
    return page.text.lower().replace("\u2019", "'")


def _tidy(text: str) -> str:
    return text if text.isascii() else view(text).text


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, end)
    return False


# ── the same speaker ─────────────────────────────────────────────────────────────────────────────────────────────────


def _is_speaker(claimed: str, page: Page, speech: Speech) -> bool:
    speaker = _tidy(speech.speaker or "")
    if is_unspaced(claimed[-1:] or " "):  # a title stands before the name, without a space
        return min(len(claimed), len(speaker)) > 1 and (speaker.endswith(claimed) or claimed.endswith(speaker))
    mine = names(claimed)
    theirs = [name for name in names(speaker) if not (means_another(speaker, name) and _is_person(name, page))]
    for name in reversed(mine):
        if any(_same_person(name.parts, other.parts) for other in theirs):
            return True
    said = {word for name in mine for word in _WORD.findall(name.text)}
    bare = all(word in said or word.lower() in _NO_NAME for word in _WORD.findall(claimed))
    if bare and any(_is_person(name, page) for name in mine):
        return False
    return _describes(claimed, page, speech)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same name, a part of it, its initials; J. Ode is Jane Ode."""
    if same_name(one, other):
        return True
    return len(one) == len(other) > 1 and one[-1] == other[-1] and all(
        first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])
        for first, second in zip(one, other, strict=True)
    )  # fmt: skip


def _is_person(name: Name, page: Page) -> bool:
    """True if the article names a person so; a body may speak through somebody whose role names it."""
    known = _cast(page).first(name.text)
    return known is None or _cast(page).is_person(known)


def _describes(claimed: str, page: Page, speech: Speech) -> bool:
    """True for a description without a name that the article gives the speaker, or that says more of a nameless one."""
    wanted = set(_stems(claimed))
    if not wanted:
        return False
    if any(_covers(part, claimed, wanted) for part in (speech.source, speech.speaker, speech.role) if part):
        return True
    known = names(speech.speaker or "")
    if known:
        return any(_covers(part, claimed, wanted) for part in _descriptions(known[-1], page))
    if not set(_stems(speech.source or "")) <= wanted:
        return False
    words = " ".join(_WORD.findall(claimed.lower().removeprefix("the ").removeprefix("a ")))
    return words in " ".join(_WORD.findall(page.text.lower()))


def _covers(description: str, claimed: str, wanted: set[str]) -> bool:
    """True if a description has all that is claimed, and is of the same person: an aide to the mayor is no mayor.

    Who speaks for a body is that body's voice: a spokeswoman for the port office.
    """
    if not wanted <= set(_stems(description)):
        return False
    mine, theirs = _COMPLEMENT.split(claimed, maxsplit=1)[0], _COMPLEMENT.split(description, maxsplit=1)[0]
    heads = set(_stems(theirs))
    return not heads.isdisjoint(list(_stems(mine))[-1:]) or not heads.isdisjoint(_SPEAK_FOR)


def _descriptions(speaker: Name, page: Page) -> Iterator[str]:
    """What the article sets beside the speaker's name, before it or behind it."""
    for name in _cast(page).known:
        if name.parts[-1] != speaker.parts[-1] or not same_name(name.parts, speaker.parts):
            continue
        behind = _APPOSITION.match(page.text, name.end)
        if behind:
            yield behind[1]
        before = title_before(page.text, name)
        if before:
            yield before
        ahead = _AHEAD.search(page.text[max(0, name.start - _BEFORE) : name.start])
        if ahead:
            yield ahead[1]


_COMPLEMENT = re.compile(r"\b(?:of|for|at|in|on|from|to|with|by|who|whose|whom|which|that)\b")
_SPEAK_FOR = frozenset(map(stem, "spokesman spokeswoman spokesperson spokespeople official statement".split()))
# `, 45, the mayor of Ode, said`: up to the next mark; and `the mayor of Ode, ` before the name.
_APPOSITION = re.compile(r"(?:\s\([^()\n]{1,20}\)|), (?:\d{1,3}, |)([^,.;:\"\u201c\u201d()\n\u2014]{3,160})")
_AHEAD = re.compile(r"\b((?:the|a|an|its|his|her|their)\s[^,.;:\"\u201c\u201d()\n\u2014]{3,60}),\s\Z", re.IGNORECASE)


@lru_cache(maxsize=1)
def _cast(page: Page) -> Cast:
    """Who is in an article, looked up once for all its quotes."""
    return Cast(page.text, [(sentence.span.start, sentence.span.end) for sentence in page.told])


def _stems(text: str) -> Iterator[str]:
    return (stem(word) for word in _WORD.findall(_tidy(text).lower()) if word not in _LINKS)


# ── titles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _entitled(claimed: str, page: Page, speech: Speech) -> Verdict:
    """The best verdict, unless the claim calls the speaker something else than the article does.

    A title for somebody to whom the article gives none is said to be added, and no more: it is never shown.
    """
    found = names(claimed)
    if not found:
        return SpeakerVerdict.NAMED_HERE, None
    name = found[-1]
    foreign = _foreign(claimed, name, page, speech)
    if not foreign:
        return SpeakerVerdict.NAMED_HERE, None
    reason = f"the article does not call {name.text} \u201c{' '.join(foreign)}\u201d"
    called = speech.role or next(_descriptions(name, page), None)
    if called or not all(word.lower() in TITLES for word in foreign):
        return SpeakerVerdict.ABSENT, reason
    return SpeakerVerdict.NAMED_HERE, reason


def _foreign(claimed: str, name: Name, page: Page, speech: Speech) -> list[str]:
    """The words of the claim beside the name that the article does not set beside it: titles, or parts of a name."""
    named = {word for each in names(claimed) for word in _WORD.findall(each.text)}
    added = [word for word in _WORD.findall(claimed) if word not in named and word.lower() not in _PLAIN]
    if not added:
        return []
    about = {key for part in (speech.source, speech.role) if part for key in _stems(part)}
    about |= {key for part in _said_of(name.parts[-1], page) for key in _stems(part)}
    return [
        word
        for word in added
        if (key := stem(word.lower())) not in about and (word[0].isupper() or word in TITLES or weight(key) >= _CONTENT)
    ]


def _said_of(surname: str, page: Page) -> Iterator[str]:
    """The words around each mention of a surname, inside its sentence and outside quotation marks."""
    lower = _lower(page)
    at = lower.find(surname)
    while at >= 0:
        end = at + len(surname)
        sentence = page.article.sentence_at(at)
        if sentence:
            span = sentence.span
            yield _MARKS.split(page.text[max(span.start, at - _BEFORE) : at])[-1]
            yield _MARKS.split(page.text[end : min(span.end, end + _BEHIND)], maxsplit=1)[0]
        at = lower.find(surname, end)


def other_role(role: str | None, speech: Speech | None) -> bool:
    """True if the article gives this speaker a role and the quote another one, were it that of somebody else there."""
    if not role or speech is None or not speech.role:
        return False
    return not bag(role).keys() & {key for key, value in bag(speech.role).items() if value >= _CONTENT}
