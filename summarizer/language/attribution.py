"""Text → who says what: each quotation with its speaker.

A quotation is tied by the words beside it ("…," Bali said; said Bali, the spokesman; Bali said: "…"), else by a verb
of saying elsewhere in its sentence, else it goes on from the quotation before it, else it belongs to the subject of
the sentence before it. Each stretch between two quotations is read once, so the whole is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.cast import HE, SHE, Cast
from summarizer.language.holders import means_another
from summarizer.language.names import TITLES, Name, names, same_name
from summarizer.language.quotations import Quotation, quotations
from summarizer.language.reported import Attributed, attributed
from summarizer.language.roles import beside, role_of, title_before
from summarizer.language.ties import Tie
from summarizer.language.tying import Reading

__all__ = ["PRONOUNS", "Attributed", "Speech", "attributed", "same_speaker", "speeches"]

PRONOUNS = frozenset(
    "he she they it who i we you il elle ils elles él ella ellos ellas er sie wir он она они هو هي 他 她 他们".split()
)


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation, and whom its text ties it to."""

    quotation: Quotation
    source: str | None
    """As written at the cue: a name, a noun phrase, a pronoun; None if nothing ties it to anybody."""
    speaker: str | None
    """The fullest name the text gives for the source; the source itself if it has none."""
    role: str | None
    cue: str | None
    near: bool
    """True if the cue stands in the quotation's own sentence or the one beside it."""
    source_start: int
    """Half-open span of the source in the text; empty where there is none."""
    source_end: int


@lru_cache(maxsize=1 << 8)
def speeches(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Speech, ...]:
    """Every quotation of the text with its speaker. `spans`: half-open spans of the text's sentences, in order."""
    found = quotations(text)
    if not found:
        return ()
    cast = Cast(text, spans)
    spoke: list[tuple[int, str]] = []
    result = []
    for quotation, tie in zip(found, Reading(text, spans, found).ties(), strict=True):
        speech = _speech(text, quotation, tie, cast, spoke)
        if speech.speaker and speech.speaker.lower() not in PRONOUNS:
            spoke.append((speech.source_start, speech.speaker))
        result.append(speech)
    return tuple(result)


def _speech(text: str, quotation: Quotation, tie: Tie | None, cast: Cast, spoke: Sequence[tuple[int, str]]) -> Speech:
    if tie is None or _PARTICIPLE.match(text[tie.source.start : tie.source.end]):
        at = quotation.outer_start
        return Speech(quotation, None, None, None, None, near=False, source_start=at, source_end=at)
    source = text[tie.source.start : tie.source.end]
    speaker, name = _resolve(text, tie, cast, spoke)
    role = role_of(text, tie.source, name)
    if role is None:
        full = cast.fullest(name) if name else cast.first(speaker)
        role = (beside(text, full.end) or title_before(text, full)) if full else None
    start, end = tie.source.start, tie.source.end
    return Speech(quotation, source, speaker, role, tie.cue, near=bool(tie.cue), source_start=start, source_end=end)


def _resolve(text: str, tie: Tie, cast: Cast, spoke: Sequence[tuple[int, str]]) -> tuple[str, Name | None]:
    """The fullest name for a source, with its place; the source itself where it has no name."""
    start, end = tie.source.start, tie.source.end
    source = text[start:end]
    if source.lower() in HE or source.lower() in SHE:
        return cast.meant(source.lower(), start, spoke) or source, None
    if source.lower() in {"they", "it"}:
        bodies = [who for _, who in spoke[-2:] if not _is_person(who)]
        return (bodies[-1] if bodies else source), None
    found = [
        (name, Name(name.text, name.start + start, name.end + start, name.parts, name.sure)) for name in names(source)
    ]
    own = [placed for name, placed in found if not (means_another(source, name) and _holds(source, name, placed, cast))]
    if not own:
        return _unnamed(text, tie, cast)
    persons = [name for name in own if cast.is_person(name)]
    if not persons and not _is_name_itself(source, own):
        beside_name = _named_beside(text, tie, cast)
        if beside_name:
            return cast.fullest(beside_name).text, beside_name
        return source, None
    name = persons[-1] if persons else own[0]
    return cast.fullest(name).text, name


def _holds(source: str, name: Name, placed: Name, cast: Cast) -> bool:
    """False for a body, which speaks through its spokesman; but Osk's spokesman is never Osk."""
    return _OWNED.match(source, name.end) is not None or cast.is_person(placed)


def _is_person(who: str) -> bool:
    found = names(who)
    return len(found) == 1 and len(found[0].parts) > 1  # a surname alone, or a body: cannot be told


_OWNED = re.compile(r"['\u2019]")
_PARTICIPLE = re.compile(r"[a-z]+ing\Z")
_LONGEST_TITLE = 4  # words: the harbour fire chief
_POSSESSIVE = 2  # letters


def _is_name_itself(source: str, own: Sequence[Name]) -> bool:
    """True if the source is the name itself (the Green Party), and not somebody of it (a Green Party official)."""
    bare = re.sub(r"\A(?:the|a|an)\s", "", source, flags=re.IGNORECASE)
    return (
        any(bare.startswith(name.text) and len(bare) - len(name.text) <= _POSSESSIVE for name in own)
        or source == own[0].text
    )


def _named_beside(text: str, tie: Tie, cast: Cast) -> Name | None:
    """`The mayor, Kim Ode, said` → Kim Ode."""
    start, end = tie.source.beside_start, tie.source.beside_end
    for name in names(text[start:end]):
        placed = Name(name.text, name.start + start, name.end + start, name.parts, name.sure)
        before = text[start : start + name.start].strip().lower().rstrip(".")  # Prof. Kim Ode
        if (name.start <= 1 or before in TITLES) and len(name.parts) > 1 and cast.is_person(placed):
            return placed
    return None


def _unnamed(text: str, tie: Tie, cast: Cast) -> tuple[str, Name | None]:
    """The mayor → Kim Ode, if the text calls her so; else as written."""
    source = text[tie.source.start : tie.source.end]
    beside_name = _named_beside(text, tie, cast)
    if beside_name:
        return cast.fullest(beside_name).text, beside_name
    words = source.lower().split()
    if 1 < len(words) <= _LONGEST_TITLE and words[0] in {"the", "mr.", "ms."}:
        return cast.entitled(words[1:], tie.source.start) or source, None
    return source, None


def same_speaker(one: str, other: str) -> bool:
    """True if both name the same person or body, as far as their words tell."""
    mine, theirs = names(one), names(other)
    if mine and theirs:
        return any(same_name(first.parts, second.parts) for first in mine for second in theirs)
    words, others = set(_content(one)), set(_content(other))
    return bool(words and others) and (words <= others or others <= words)


def _content(text: str) -> Iterator[str]:
    return (word for word in re.findall(r"\w+", text.lower()) if word not in _ARTICLES)


_ARTICLES = frozenset({"the", "a", "an", "of", "for"})
