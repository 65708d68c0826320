"""Quote + Article → how its words and its speaker stand to the article, letter by letter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from summarizer.article import Span
from summarizer.language.attribution import Speech
from summarizer.language.similarity import bag
from summarizer.summary import Quote
from summarizer.text import View, view
from summarizer.verdicts import QuoteVerdict, SpeakerVerdict, VerifiedQuote
from summarizer.verification.fragments import MOST_GAPS, Fragment, Fragments, Sign, fragments
from summarizer.verification.grounding import ungrounded
from summarizer.verification.nearest import Units, nearest
from summarizer.verification.page import Page
from summarizer.verification.placing import Placing, placings
from summarizer.verification.speaker import other_role, speaker_verdict
from summarizer.verification.utterances import Utterances, utterances
from summarizer.verification.wording import Wording

_MOST_ALIKE = 8  # places with the same words among which the cited one and the claimed speaker's are looked for
_MOSTLY = 0.75  # of a quote's letters, from which an utterance is what it was made from
_CONTENT = 1.8  # weight from which a word of an editor's remark must be the article's


@dataclass(frozen=True, slots=True)
class _Found:
    """Words of a quote in the article: half-open spans of the untouched text, and the speech they stand in."""

    verdict: QuoteVerdict
    spans: tuple[tuple[int, int], ...] = ()
    speech: Speech | None = None
    reasons: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()


def verify_quote(quote: Quote, page: Page, name: str, position: int) -> VerifiedQuote:
    """Compare a quote with the article; digits, negations and names are never matched loosely."""
    best, speaker, reason = _best(quote, page)
    reasons = [*best.reasons, *_citation_reason(quote, page, best)]
    if reason:
        reasons.append(reason)
    return VerifiedQuote(
        list=name,
        position=position,
        spans=tuple(Span(start=start, end=end) for start, end in best.spans),
        reasons=tuple(reasons),
        item=quote,
        verdict=best.verdict,
        speaker=speaker,
        speaker_found=best.speech.speaker if best.speech else None,
        difference=best.difference,
        ungrounded=_ungrounded_role(quote.role, page, best.speech) if quote.role else (),
    )


def _ungrounded_role(role: str, page: Page, speech: Speech | None) -> tuple[str, ...]:
    return ("role",) if other_role(role, speech) else ungrounded({"role": role}, *page.story)


def _best(quote: Quote, page: Page) -> tuple[_Found, SpeakerVerdict, str | None]:
    """Of several places with the same words the one that the claimed speaker has, then the cited one."""
    found = _find(quote, page)
    judged = [(each, *speaker_verdict(quote.speaker, page, each.speech)) for each in found]
    if len(judged) == 1:
        return judged[0]
    return min(
        judged,
        key=lambda each: (each[1] is not SpeakerVerdict.NAMED_HERE, _sentence(each[0], page) != quote.sentence),
    )


def _sentence(found: _Found, page: Page) -> int | None:
    """Number of the sentence that the words begin in."""
    sentence = page.article.sentence_at(found.spans[0][0]) if found.spans else None
    return sentence.number if sentence else None


def _citation_reason(quote: Quote, page: Page, found: _Found) -> list[str]:
    number = _sentence(found, page)
    return [] if number in {None, quote.sentence} else [f"stands in sentence {number}, not {quote.sentence}"]


# ── the words ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find(quote: Quote, page: Page) -> Sequence[_Found]:
    """The words in one utterance, whole or cut; else where they stand otherwise."""
    compared = view(quote.text)
    whole = Wording(compared.text)
    if not whole.words:
        return [_Found(QuoteVerdict.MISSING, reasons=("the quote has no words",))]
    found = utterances(page)
    faults: list[_Found] = []
    for cut in _readings(whole):
        good, bad = _judged(quote.text, compared, cut, page, found)
        if good:
            return good
        faults += bad
    if faults:
        return faults[:1]
    return [
        _altered(compared, found) or _outside(whole, page, found) or _apart(compared, page) or _nearest(compared, page)
    ]


def _readings(whole: Wording) -> Iterator[Fragments]:
    """The quote as it stands, whose dots and brackets may be the article's own; then with them as cuts."""
    yield Fragments([Fragment((), whole)], ())
    brackets, dots = "[" in whole.text, "..." in whole.text
    for signs in [*([".", "["] if brackets and dots else []), *(["[."] if brackets or dots else [])]:
        cut = fragments(whole.text, signs)
        if cut.fragments and 0 < len(cut.gaps) <= MOST_GAPS:
            yield cut


def _judged(
    text: str, compared: View, cut: Fragments, page: Page, found: Utterances
) -> tuple[list[_Found], list[_Found]]:
    """The faultless placings, and the others."""
    good: list[_Found] = []
    bad: list[_Found] = []
    told = _told(page)
    for placing in placings(cut, found, page.article.reads_as, told):
        spans = tuple(span for start, end in placing.places for span in found.spans(start, end))
        speech = found.part_at(placing.places[0][0]).speech
        if placing.fault:
            bad.append(_Found(QuoteVerdict.ALTERED, spans, speech, (placing.fault,)))
        else:
            good.append(_Found(_verbatim(text, compared, cut, placing, found), spans, speech))
            if len(good) == _MOST_ALIKE:
                break
    return good, bad


def _verbatim(text: str, compared: View, cut: Fragments, placing: Placing, found: Utterances) -> QuoteVerdict:
    signs = {gap.sign for gap in cut.gaps}
    if signs - {Sign.ELLIPSIS}:
        return QuoteVerdict.BRACKETED
    if signs:
        return QuoteVerdict.ELIDED
    whole, (start, end) = cut.fragments[0].wording, placing.places[0]
    first, last = compared.original(whole.starts[0], whole.starts[-1] + len(whole.words[-1]))
    low, high = found.view.original(start, end)
    return QuoteVerdict.EXACT if text[first:last] == found.text[low:high] else QuoteVerdict.TYPOGRAPHIC


class _Told:
    """Whether the story has the words of an editor's remark."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __call__(self, words: str) -> bool:
        return all(value < _CONTENT or key in self._page.bag for key, value in bag(words).items())


def _told(page: Page) -> _Told:
    return _Told(page)


# ── words that no utterance has so ───────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _wording(page: Page) -> Wording:
    """The wording of a whole article, for all its quotes that are not found."""
    return Wording(page.view.text)


@lru_cache(maxsize=1)
def _units(page: Page) -> Units:
    return Units(_wording(page))


@lru_cache(maxsize=1)
def _spoken_units(found: Utterances) -> Units:
    return Units(found.wording)


def _places(wanted: Wording, page: Page) -> list[tuple[int, int]]:
    """Spans of the untouched article that have the words."""
    wording = _wording(page)
    return [
        page.view.original(wording.place(start), wording.place(end - 1) + 1)
        for start, end in islice(wording.find(wanted), _MOST_ALIKE)
    ]


def _outside(whole: Wording, page: Page, found: Utterances) -> _Found | None:
    """The words as the article has them, but not as speech, or not as speech alone."""
    places = _places(whole, page)
    if not places:
        return None
    for span in places:
        if any(part.start < span[1] and span[0] < part.end for part in found.parts):
            reason = "runs over the end of a quotation, into words that are not the speaker's"
            return _Found(QuoteVerdict.ALTERED, (span,), None, (reason,))
    sentence = page.article.sentence_at(places[0][0])
    told = sentence is None or sentence.told
    reason = "the words are the article's own, outside quotation marks" if told else "these words are not of the story"
    return _Found(QuoteVerdict.NOT_A_QUOTATION, tuple(places[:1]), None, (reason,))


def _apart(compared: View, page: Page) -> _Found | None:
    """Fragments that the article has, but not in one utterance."""
    cut = fragments(compared.text)
    if not cut.gaps or len(cut.fragments) < 2 or len(cut.gaps) > MOST_GAPS:  # noqa: PLR2004 - something to join
        return None
    spans = []
    for fragment in cut.fragments:
        place = next(iter(_places(fragment.wording, page)), None)
        if place is None:
            return None
        spans.append(place)
    return _Found(QuoteVerdict.ALTERED, tuple(spans), None, ("joins words that are not of one utterance",))


def _altered(compared: View, found: Utterances) -> _Found | None:
    """Words that an utterance has but for some: looked for first, as most false quotes are of that kind."""
    like = nearest(Units(Wording(compared.text)), _spoken_units(found), _MOSTLY)
    if like is None or not like.difference:
        return None
    spans = tuple(found.spans(like.start, like.end))
    speech = found.part_at(like.start).speech
    return _Found(QuoteVerdict.ALTERED, spans, speech, (_told_difference(like.difference),), like.difference)


def _nearest(compared: View, page: Page) -> _Found:
    """The words of the article most like the quote's, if any are like enough to be called altered; else missing."""
    like = nearest(Units(Wording(compared.text)), _units(page))
    if like is None:
        return _Found(QuoteVerdict.MISSING, reasons=("these words are not in the article",))
    span = page.view.original(like.start, like.end)
    quoted = (each for each in page.speeches if each.quotation.start <= span[0] and span[1] <= each.quotation.end)
    return _Found(
        QuoteVerdict.ALTERED, (span,), next(quoted, None), (_told_difference(like.difference),), like.difference
    )


def _told_difference(difference: Sequence[str]) -> str:
    gone = " ".join(word[1:] for word in difference if word[0] == "-")
    new = " ".join(word[1:] for word in difference if word[0] == "+")
    if gone and new:
        return f"the article has \u201c{gone}\u201d where the quote has \u201c{new}\u201d"
    if gone:
        return f"the quote leaves out \u201c{gone}\u201d"
    return f"the quote adds \u201c{new}\u201d" if new else "the article sets other marks between these words"
