"""Words that no utterance has as they are quoted → where the article has them otherwise, and what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from summarizer.language.attribution import Speech
from summarizer.text import View
from summarizer.verdicts import QuoteVerdict
from summarizer.verification.fragments import MOST_GAPS, fragments
from summarizer.verification.nearest import Units, nearest
from summarizer.verification.page import Page
from summarizer.verification.utterances import Utterances
from summarizer.verification.wording import Wording

_MOST_ALIKE = 8  # places of the same words that are looked at
_MOSTLY = 0.75  # of a quote's letters, from which an utterance is what it was made from


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a quote in the article: half-open spans of the untouched text, and the speech they stand in."""

    verdict: QuoteVerdict
    spans: tuple[tuple[int, int], ...] = ()
    speech: Speech | None = None
    reasons: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()


def unspoken(compared: View, whole: Wording, page: Page, found: Utterances) -> Found:
    """The words in an utterance but for some; else as the article's own; else of several; else the nearest."""
    return (
        _altered(compared, found) or _outside(whole, page, found) or _apart(compared, page) or _nearest(compared, page)
    )


def difference(compared: View, found: Utterances) -> tuple[str, ...]:
    """The words and signs in which a quote differs from the utterance most like it."""
    like = nearest(Units(Wording(compared.text)), _spoken_units(found), _MOSTLY)
    return like.difference if like else ()


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


def _outside(whole: Wording, page: Page, found: Utterances) -> Found | None:
    """The words as the article has them, but not as speech, or not as speech alone."""
    places = _places(whole, page)
    if not places:
        return None
    for span in places:
        if any(part.start < span[1] and span[0] < part.end for part in found.parts):
            reason = "runs over the end of a quotation, into words that are not the speaker's"
            return Found(QuoteVerdict.ALTERED, (span,), None, (reason,))
    sentence = page.article.sentence_at(places[0][0])
    told = sentence is None or sentence.told
    reason = "the words are the article's own, outside quotation marks" if told else "these words are not of the story"
    return Found(QuoteVerdict.NOT_A_QUOTATION, tuple(places[:1]), None, (reason,))


def _apart(compared: View, page: Page) -> Found | None:
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
    return Found(QuoteVerdict.ALTERED, tuple(spans), None, ("joins words that are not of one utterance",))


def _altered(compared: View, found: Utterances) -> Found | None:
    """Words that an utterance has but for some: looked for first, as most false quotes are of that kind."""
    like = nearest(Units(Wording(compared.text)), _spoken_units(found), _MOSTLY)
    if like is None or not like.difference:
        return None
    spans = tuple(found.spans(like.start, like.end))
    speech = found.part_at(like.start).speech
    return Found(QuoteVerdict.ALTERED, spans, speech, (_told_difference(like.difference),), like.difference)


def _nearest(compared: View, page: Page) -> Found:
    """The words of the article most like the quote's, if any are like enough to be called altered; else missing."""
    like = nearest(Units(Wording(compared.text)), _units(page))
    if like is None:
        return Found(QuoteVerdict.MISSING, reasons=("these words are not in the article",))
    span = page.view.original(like.start, like.end)
    quoted = (each for each in page.speeches if each.quotation.start <= span[0] and span[1] <= each.quotation.end)
    return Found(
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
