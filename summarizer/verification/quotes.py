"""Quote + Article → how its words and its speaker stand to the article, letter by letter."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from summarizer.article import Span
from summarizer.language.attribution import PRONOUNS, Speech, same_speaker
from summarizer.language.names import names
from summarizer.language.polarity import negations
from summarizer.language.quantities import quantities
from summarizer.language.similarity import bag
from summarizer.summary import Quote
from summarizer.text import View, view
from summarizer.verdicts import QuoteVerdict, SpeakerVerdict, VerifiedQuote
from summarizer.verification.grounding import ungrounded
from summarizer.verification.page import Page

_ELLIPSIS = re.compile(r"\s*(?:\[\s*\.{3,4}\s*\]|\(\s*\.{3,4}\s*\)|\.{3,4})\s*")
_BRACKET = re.compile(r"\s*\[([^\]]*)\]\s*")
_OUTER = " \"'"
_FINAL = ".,;:!?-"
_MOST_REPLACED = 8  # words of the article that a bracket may stand for
_CONTENT = 1.8  # weight from which a word is more than the pronoun or auxiliary that a bracket may replace
_LIKE = 75.0  # rapidfuzz partial ratio from which words count as altered and not as missing


@dataclass(frozen=True)
class _Found:
    """Words of a quote in the article: half-open spans of the untouched text, and the speech they stand in."""

    verdict: QuoteVerdict
    spans: tuple[tuple[int, int], ...]
    speech: Speech | None
    reasons: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()


def verify_quote(quote: Quote, page: Page, name: str, position: int) -> VerifiedQuote:
    """Compare a quote with the article; digits, negations and names are never matched loosely."""
    found = _find(quote, page)
    speaker, speaker_reason = _speaker(quote, page, found.speech)
    reasons = [*found.reasons, *_citation_reason(quote, page, found)]
    if speaker_reason:
        reasons.append(speaker_reason)
    return VerifiedQuote(
        list=name,
        position=position,
        spans=tuple(Span(start=start, end=end) for start, end in found.spans),
        reasons=tuple(reasons),
        item=quote,
        verdict=found.verdict,
        speaker=speaker,
        speaker_found=found.speech.speaker if found.speech else None,
        difference=found.difference,
        ungrounded=("role",) if _other_role(quote, found.speech) else ungrounded({"role": quote.role}, *page.story),
    )


# ── the words ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find(quote: Quote, page: Page) -> _Found:
    wanted = view(quote.text).text.strip(_OUTER)
    plain = wanted.rstrip(_FINAL + _OUTER)
    if not re.search(r"\w", plain):
        return _Found(QuoteVerdict.MISSING, (), None, ("the quote has no words",))
    whole = _contiguous(quote, plain, page)
    if whole and whole.speech:
        return whole
    fragments = _fragmented(plain, page)
    if fragments:
        return fragments
    return whole or _nearest(plain, page)


def _contiguous(quote: Quote, plain: str, page: Page) -> _Found | None:
    """The words in one piece, inside a quotation if anywhere."""
    cited = page.article.sentence(quote.sentence)
    outside = None
    places = sorted(
        _occurrences(plain, page),
        key=lambda place: not (cited and cited.span.start <= place[0] < cited.span.end),
    )
    for start, end in places:
        speech = _speech_around(start, end, page)
        if speech and _cuts_negation(start, speech, page):
            reason = "leaves out the negation right before these words"
            return _Found(QuoteVerdict.ALTERED, ((start, end),), speech, (reason,))
        if speech:
            exact = (
                quote.text.strip(_OUTER + "\u201c\u201d\u2018\u2019\u00ab\u00bb").rstrip(_FINAL)
                in page.text[start : end + 1]
            )
            return _Found(QuoteVerdict.EXACT if exact else QuoteVerdict.TYPOGRAPHIC, ((start, end),), speech)
        outside = outside or (start, end)
    if outside is None:
        return None
    reason = "the words are the article's own, outside quotation marks"
    return _Found(QuoteVerdict.NOT_A_QUOTATION, (outside,), None, (reason,))


_NEGATED = re.compile(r"\b(?:no|not|never|nobody|none|nothing|neither|nor|cannot|\w+n['\u2019]t)\s\Z", re.IGNORECASE)


def _cuts_negation(start: int, speech: Speech, page: Page) -> bool:
    """True if the word that the quote leaves out just before it turns its meaning: "[no] such letter reached us"."""
    return bool(_NEGATED.search(page.text[speech.quotation.start : start]))


def _occurrences(plain: str, page: Page, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the untouched text where the words stand, whole words only; the case of the first letter may differ."""
    text = page.view.text
    end = len(text) if end is None else end
    spellings = {plain, plain[:1].swapcase() + plain[1:]}
    for spelling in sorted(spellings):
        at = text.find(spelling, start, end)
        while at >= 0:
            after = at + len(spelling)
            if not (at and text[at - 1].isalnum() and spelling[0].isalnum()) and not (
                after < len(text) and text[after].isalnum() and spelling[-1].isalnum()
            ):
                yield page.view.original(at, after)
            at = text.find(spelling, at + 1, end)


def _speech_around(start: int, end: int, page: Page) -> Speech | None:
    for speech in page.speeches:
        if speech.quotation.outer_start <= start and end <= speech.quotation.outer_end:
            return speech
    return None


def _fragmented(plain: str, page: Page) -> _Found | None:
    """Fragments around ellipses and brackets, or across `…," he said, "…`, in order inside one utterance."""
    pieces = _pieces(plain)
    for first, last in _utterances(page):
        spoken = _spoken(page, first, last)
        placed = (
            _place(pieces, spoken.text) if len(pieces) > 1 else _one_piece(pieces[0], spoken.text, several=last > first)
        )
        if placed is None:
            continue
        spans = tuple(span for start, end in placed for span in spoken.original(start, end))
        fault = _touched(pieces, placed, spoken.text)
        if fault:
            return _Found(QuoteVerdict.ALTERED, spans, page.speeches[first], (fault,))
        bracketed = any(piece.bracket is not None for piece in pieces)
        return _Found(QuoteVerdict.BRACKETED if bracketed else QuoteVerdict.ELIDED, spans, page.speeches[first])
    if len(pieces) > 1 and all(any(True for _ in _occurrences(piece.text, page)) for piece in pieces if piece.text):
        spans = tuple(next(_occurrences(piece.text, page)) for piece in pieces if piece.text)
        return _Found(QuoteVerdict.ALTERED, spans, None, ("joins words that are not of one utterance",))
    return None


@dataclass(frozen=True)
class _Piece:
    """A run of the quote's words, and the bracket before it if one is there."""

    text: str
    bracket: str | None = None


def _pieces(plain: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    for part in _ELLIPSIS.split(plain):
        split = _BRACKET.split(part)
        pieces.append(_Piece(split[0].strip(_OUTER)))
        pieces += [_Piece(text.strip(_OUTER), bracket) for bracket, text in zip(split[1::2], split[2::2], strict=True)]
    return [piece for piece in pieces if piece.text or piece.bracket is not None]


def _utterances(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of speeches, first and last index, of one speaker with nothing but the attribution between them."""
    for first in range(len(page.speeches)):
        last = first
        yield first, last
        while last + 1 < len(page.speeches) and _goes_on(page, last):
            last += 1
            yield first, last


def _goes_on(page: Page, index: int) -> bool:
    one, other = page.speeches[index], page.speeches[index + 1]
    between = page.text[one.quotation.outer_end : other.quotation.outer_start]
    if not one.quotation.closed:
        return not between.strip()
    return (
        one.speaker is not None
        and one.speaker == other.speaker
        and "\n" not in between
        and not re.search(r"[.!?]\s+\w+.*[.!?]", between)
    )


@dataclass(frozen=True)
class _Spoken:
    """The words of an utterance without the attribution inside it: parts of the view, joined by one space."""

    text: str
    parts: tuple[tuple[int, int, int], ...]
    """(start in text, start in the untouched article, end there) a part."""
    views: tuple[View, ...]

    def original(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans of the untouched text that [start, end) of the utterance came from, one a part."""
        for (offset, origin, _), part in zip(self.parts, self.views, strict=True):
            low, high = max(start, offset) - offset, min(end, offset + len(part.text)) - offset
            if low < high:
                first, last = part.original(low, high)
                yield origin + first, origin + last


def _spoken(page: Page, first: int, last: int) -> _Spoken:
    text, parts, views = "", [], []
    for speech in page.speeches[first : last + 1]:
        start, end = speech.quotation.start, speech.quotation.end
        if last > first:
            while end > start and page.text[end - 1] == ",":  # the comma of `…," he said` is the attribution's
                end -= 1
        part = view(page.text[start:end])
        text += " " if text else ""
        parts.append((len(text), start, end))
        views.append(part)
        text += part.text
    return _Spoken(text, tuple(parts), tuple(views))


def _one_piece(piece: _Piece, spoken: str, *, several: bool) -> list[tuple[int, int]] | None:
    """A quote in one piece is found here only if it runs over an attribution that interrupts it."""
    if not several:
        return None
    at = _index(spoken, piece.text, 0)
    if at < 0:  # the comma before "he said" may have been kept
        spoken_loose, loose = spoken.replace(",", " "), piece.text.replace(",", " ")
        at = (
            re.sub(r"\s+", " ", spoken_loose).find(re.sub(r"\s+", " ", loose))
            if len(spoken_loose) == len(spoken)
            else -1
        )
        return None if at < 0 else [(at, at + len(piece.text))]
    return [(at, at + len(piece.text))]


def _index(spoken: str, text: str, start: int) -> int:
    for spelling in (text, text[:1].swapcase() + text[1:]):
        at = spoken.find(spelling, start)
        while at >= 0:
            after = at + len(spelling)
            if not (at and spoken[at - 1].isalnum()) and not (after < len(spoken) and spoken[after].isalnum()):
                return at
            at = spoken.find(spelling, at + 1)
    return -1


def _place(pieces: list[_Piece], spoken: str) -> list[tuple[int, int]] | None:
    """The span of each piece in the utterance, in order; None if one is missing. An empty one lies at its neighbour."""
    placed = []
    at = 0
    for index, piece in enumerate(pieces):
        text = piece.text.rstrip(_FINAL) if index + 1 < len(pieces) else piece.text
        found = _index(spoken, text, at) if text else at
        if found < 0:
            return None
        placed.append((found, found + len(text)))
        at = found + len(text)
    return placed


def _touched(pieces: list[_Piece], placed: list[tuple[int, int]], spoken: str) -> str | None:
    """Why an ellipsis or a bracket changes what was said; None if it does not."""
    for index, piece in enumerate(pieces):
        start = placed[index - 1][1] if index else placed[0][0]
        dropped = spoken[start : placed[index][0]]
        sign = "a bracket" if piece.bracket is not None else "an ellipsis"
        if piece.bracket is not None:
            kept = piece.bracket.casefold() == dropped.strip(_OUTER + "[]").casefold()
            if kept:
                continue
            if any(value >= _CONTENT for value in bag(dropped).values()):
                return f"a bracket replaces \u201c{dropped.strip()}\u201d"
            if len(dropped.split()) > _MOST_REPLACED:
                return f"a bracket stands for {len(dropped.split())} words: \u201c{dropped.strip()}\u201d"
        for words, does in ((dropped, "drops"), (piece.bracket or "", "adds")):
            if negations(words):
                return f"{sign} {does} a negation: \u201c{words.strip()}\u201d"
            if quantities(words):
                return f"{sign} {does} a figure: \u201c{words.strip()}\u201d"
            if any(name.sure for name in names(f"… {words}")):
                return f"{sign} {does} a name: \u201c{words.strip()}\u201d"
    return None


def _nearest(plain: str, page: Page) -> _Found:
    """The words most like the quote's: altered, with the difference, if they are like enough; else missing."""
    alignment = fuzz.partial_ratio_alignment(plain, page.view.text, score_cutoff=_LIKE)
    if alignment is None or len(plain) > len(page.view.text):
        return _Found(QuoteVerdict.MISSING, (), None, ("these words are not in the article",))
    start, end = _whole_words(page.view.text, alignment.dest_start, alignment.dest_end)
    there = page.view.text[start:end]
    difference = tuple(_difference(there, plain))
    origin = page.view.original(start, end)
    gone = " ".join(word[1:] for word in difference if word[0] == "-")
    new = " ".join(word[1:] for word in difference if word[0] == "+")
    reason = f"the article has \u201c{gone}\u201d where the quote has \u201c{new}\u201d" if gone and new else (
        f"the quote leaves out \u201c{gone}\u201d" if gone else f"the quote adds \u201c{new}\u201d")  # fmt: skip
    return _Found(QuoteVerdict.ALTERED, (origin,), _speech_around(*origin, page), (reason,), difference)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    while start < end and not (text[start].isalnum() or text[start] in "$\u20ac\u00a3"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "%"):
        end -= 1
    return start, end


def _difference(there: str, quoted: str) -> Iterator[str]:
    """`-word` for the article's words that the quote lacks, `+word` for the quote's own."""
    mine, theirs = there.split(), quoted.split()
    bare = (
        [word.strip(_FINAL + _OUTER).casefold() for word in mine],
        [word.strip(_FINAL + _OUTER).casefold() for word in theirs],
    )
    for tag, first, last, start, end in difflib.SequenceMatcher(None, *bare, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (f"-{word}" for word in mine[first:last])
            yield from (f"+{word}" for word in theirs[start:end])


def _citation_reason(quote: Quote, page: Page, found: _Found) -> list[str]:
    if not found.spans:
        return []
    sentence = page.article.sentence_at(found.spans[0][0])
    if sentence is None or sentence.number == quote.sentence:
        return []
    return [f"stands in sentence {sentence.number}, not {quote.sentence}"]


# ── the speaker ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _speaker(quote: Quote, page: Page, speech: Speech | None) -> tuple[SpeakerVerdict, str | None]:
    claimed = quote.speaker.strip()
    named = _is_named(claimed, page.text)
    if speech and speech.source and speech.speaker:
        # "Okraway" at the cue is Tamsin Okraway: a claimed Ona Okraway is somebody else.
        full = len(speech.speaker.split()) > 1
        parts = [speech.speaker, *([] if full else [speech.source]), *([speech.role] if speech.role else [])]
        if any(same_speaker(claimed, part) for part in parts):
            return SpeakerVerdict.NAMED_HERE, None
        if speech.source.lower() in PRONOUNS:
            reason = f"the article says \u201c{speech.source}\u201d here, most likely {speech.speaker}"
            return (SpeakerVerdict.NAMED_ELSEWHERE if named else SpeakerVerdict.ABSENT), reason
        return (
            SpeakerVerdict.ANOTHER_SPEAKER,
            f"the article ties these words to {speech.speaker}, not to {claimed}",
        )
    if named:
        return SpeakerVerdict.NAMED_ELSEWHERE, f"nothing ties {claimed} to these words"
    return SpeakerVerdict.ABSENT, f"the article does not name {claimed or 'a speaker'}"


def _other_role(quote: Quote, speech: Speech | None) -> bool:
    """True if the article gives this speaker a role and the quote another one, were it that of somebody else there."""
    if not quote.role or speech is None or not speech.role:
        return False
    return not bag(quote.role).keys() & {key for key, value in bag(speech.role).items() if value >= _CONTENT}


def _is_named(claimed: str, text: str) -> bool:
    found = names(claimed)
    wanted = [part for name in found for part in name.parts] or re.findall(r"\w+", claimed.lower())
    lower = text.lower()
    return bool(wanted) and all(re.search(rf"\b{re.escape(part)}\b", lower) for part in wanted)
