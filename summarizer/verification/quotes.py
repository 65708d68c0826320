"""Quote + Article → how its words and its speaker stand to the article, letter by letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from summarizer.article import Span
from summarizer.language.attribution import Speech
from summarizer.summary import Quote
from summarizer.text import View, view
from summarizer.verdicts import QuoteVerdict, SpeakerVerdict, VerifiedQuote
from summarizer.verification.fragments import MOST_GAPS, Fragment, Fragments, Sign, fragments
from summarizer.verification.grounding import ungrounded
from summarizer.verification.page import Page
from summarizer.verification.placing import Placing, placings
from summarizer.verification.signs import foreign_signs
from summarizer.verification.speaker import other_role, speaker_verdict
from summarizer.verification.unspoken import Found, difference, unspoken
from summarizer.verification.utterances import Utterances, utterances
from summarizer.verification.wording import Wording

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_VERBATIM = frozenset({QuoteVerdict.EXACT, QuoteVerdict.TYPOGRAPHIC, QuoteVerdict.ELIDED, QuoteVerdict.BRACKETED})
_MOST_ALIKE = 8  # places with the same words among which the cited one and the claimed speaker's are looked for


def verify_quote(quote: Quote, page: Page, name: str, position: int) -> VerifiedQuote:
    """Compare a quote with the article; digits, negations and names are never matched loosely."""
    best, speaker, reason = _best(quote, page)
    # An editor's brackets are judged with what is in them.
    if best.verdict in _VERBATIM and (signs := foreign_signs(_BRACKETED.sub("", quote.text), [page.text])):
        fault = f"has signs that the article does not have: {signs}"
        best = replace(best, verdict=QuoteVerdict.ALTERED, reasons=(*best.reasons, fault))
    if signs := foreign_signs(quote.speaker, [page.text]):
        speaker, reason = SpeakerVerdict.ABSENT, f"the article names nobody with the signs {signs}"
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


def _best(quote: Quote, page: Page) -> tuple[Found, SpeakerVerdict, str | None]:
    """Of several places with the same words the one that the claimed speaker has, then the cited one."""
    found = _find(quote, page)
    judged = [(each, *speaker_verdict(quote.speaker, page, each.speech)) for each in found]
    if len(judged) == 1:
        return judged[0]
    return min(
        judged,
        key=lambda each: (each[1] is not SpeakerVerdict.NAMED_HERE, _sentence(each[0], page) != quote.sentence),
    )


def _sentence(found: Found, page: Page) -> int | None:
    """Number of the sentence that the words begin in."""
    sentence = page.article.sentence_at(found.spans[0][0]) if found.spans else None
    return sentence.number if sentence else None


def _citation_reason(quote: Quote, page: Page, found: Found) -> list[str]:
    number = _sentence(found, page)
    return [] if number in {None, quote.sentence} else [f"stands in sentence {number}, not {quote.sentence}"]


# ── the words ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find(quote: Quote, page: Page) -> Sequence[Found]:
    """The words in one utterance, whole or cut; else where they stand otherwise."""
    compared = view(quote.text)
    whole = Wording(compared.text)
    if not whole.words:
        return [Found(QuoteVerdict.MISSING, reasons=("the quote has no words",))]
    found = utterances(page)
    faults: list[Found] = []
    for cut in _readings(whole):
        good, bad = _judged(quote.text, compared, cut, page, found)
        if good:
            return good
        faults += bad
    if faults:
        return faults[:1]
    return [unspoken(compared, whole, page, found)]


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
) -> tuple[list[Found], list[Found]]:
    """The faultless placings, and the others."""
    good: list[Found] = []
    bad: list[Found] = []
    told = partial(_is_told, page)
    for placing in placings(cut, found, page.article.reads_as, told):
        spans = tuple(span for start, end in placing.places for span in found.spans(start, end))
        speech = found.part_at(placing.places[0][0]).speech
        if placing.fault:
            differs = () if bad or cut.gaps else difference(compared, found)  # a sign at its edge
            bad.append(Found(QuoteVerdict.ALTERED, spans, speech, (placing.fault,), differs))
        else:
            good.append(Found(_verbatim(text, compared, cut, placing, found), spans, speech))
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


@lru_cache(maxsize=1)
def _told_words(page: Page) -> str:
    """The words of the story, with every mark between them, made once for all the quotes of an article."""
    return _in_a_row(view("\n".join(page.story)).text)


def _is_told(page: Page, words: str) -> bool:
    """True if the story has these words of an editor's in a row."""
    return _in_a_row(words) in _told_words(page)


def _in_a_row(text: str) -> str:
    """Words in small letters, owners without their 's, a space around each; other marks stay between them."""
    wording = Wording(text.lower())
    words = [word.removesuffix("'s") for word in wording.words]
    marks = [f" {mark} " if (mark := between.strip(" '")) else " " for between in wording.between]
    return f" {''.join(map(str.__add__, words, [*marks, '']))} "
