"""Verified quotes of many articles → quotations: each utterance once, in its fullest wording."""

import re
from collections.abc import Sequence

from summarizer.briefing import Quotation
from summarizer.language.attribution import same_speaker
from summarizer.language.similarity import bag
from summarizer.language.words import words
from summarizer.merging.entries import Origin
from summarizer.merging.neighbours import Neighbours, rarest
from summarizer.text import view, visible
from summarizer.verdicts import QuoteVerdict, VerifiedQuote

Spoken = tuple[VerifiedQuote, Origin]
_GAP = re.compile(r"\s*(?:\[\s*\.\.\.\s*\]|\.\.\.|\[[^\]]*\])\s*")


def utterances(quotes: Sequence[Spoken]) -> list[Quotation]:
    """Quotations in the order of the sources; a shortened one joins the full one of the same speaker."""
    ordered = sorted(quotes, key=lambda spoken: (spoken[1].source.number, spoken[0].list, spoken[0].position))
    longest = sorted(ordered, key=lambda spoken: -len(spoken[0].item.text))
    groups: list[list[Spoken]] = []
    known = Neighbours()
    homes: dict[tuple[str, str], int] = {}
    for spoken, keys in zip(longest, rarest([bag(quote.item.text) for quote, _ in longest]), strict=True):
        said = spoken[0].item.text, spoken[0].item.speaker
        home = homes.get(said)
        if home is None:
            home = next((at for at in known.near(keys) if _same(spoken, groups[at][0])), len(groups))
            homes[said] = home
        if home == len(groups):
            groups.append([])
            known.add(keys, home)
        groups[home].append(spoken)
    place = {id(spoken[0]): index for index, spoken in enumerate(ordered)}
    groups.sort(key=lambda group: min(place[id(quote)] for quote, _ in group))
    return [_quotation(group, f"q{number}") for number, group in enumerate(groups, 1)]


def _same(one: Spoken, full: Spoken) -> bool:
    """True if every fragment of one stands in the other, in order and whole words, said by the same speaker."""
    if not same_speaker(one[0].item.speaker, full[0].item.speaker):
        return False
    whole = _plain(full[0].item.text)
    at = 0
    for fragment in _GAP.split(view(one[0].item.text).text.casefold()):
        wanted = " ".join(word.text for word in words(fragment))
        found = whole.find(f" {wanted} ", at)
        if found < 0:
            return False
        at = found + len(wanted) + 1
    return True


def _plain(text: str) -> str:
    """The words alone, between spaces."""
    return f" {' '.join(word.text for word in words(view(text).text.casefold()))} "


_BEST = (QuoteVerdict.EXACT, QuoteVerdict.TYPOGRAPHIC, QuoteVerdict.BRACKETED, QuoteVerdict.ELIDED)


def _quotation(group: list[Spoken], identity: str) -> Quotation:
    quote, origin = min(
        group,
        key=lambda spoken: (
            -len(spoken[0].item.text),
            _BEST.index(spoken[0].verdict),
            spoken[1].source.number,
        ),
    )
    ordered = sorted(group, key=lambda spoken: (spoken[0] is not quote, spoken[1].source.number))
    # The article's own name for the speaker: what was returned may carry a title that nobody gave.
    named = [spoken.speaker_found or spoken.item.speaker for spoken, _ in group]
    fullest = max(named, key=lambda name: (len(name.split()), name))
    role = next(
        (spoken.item.role for spoken, _ in ordered if spoken.item.role and "role" not in spoken.ungrounded), None
    )
    return Quotation(
        id=identity,
        text=_text(quote, origin),
        speaker=fullest,
        role=role,
        verdict=quote.verdict,
        speaker_verdict=quote.speaker,
        citations=tuple(of.cite(span) for spoken, of in ordered for span in spoken.spans),
        list=quote.list,
    )


def _text(quote: VerifiedQuote, origin: Origin) -> str:
    """The article's own words, with a mark where it breaks off; an editor's insertion stands in no article."""
    if quote.verdict is QuoteVerdict.BRACKETED or not quote.spans:
        return quote.item.text.rstrip(",")
    return " … ".join(visible(span.of(origin.article.text)).rstrip(",") for span in quote.spans)
