"""The words of a label + the article → where they stand, by plain search; white space, marks and dashes alike."""

import re

from summarizer.article import Article, Span
from summarizer.text import view

SPLIT = " … "
"""Stands in a quotation where the text breaks off its marks to say who speaks."""


def find(text: str, words: str) -> list[Span]:
    """Every place of `text` with these words, in order; half-open characters of it."""
    seen, sought = view(text), view(words).text.strip()
    if not sought:
        return []
    edged = rf"(?<!\w){re.escape(sought)}(?!\w)" if sought[0].isalnum() and sought[-1].isalnum() else re.escape(sought)
    return [_span(*seen.original(*match.span())) for match in re.finditer(edged, seen.text)]


def fragments(text: str, words: str) -> list[Span] | None:
    """The places of the parts of a split quotation, each the first behind the one before; None if one is missing."""
    spans: list[Span] = []
    for part in words.split(SPLIT):
        behind = spans[-1].end if spans else 0
        following = next((span for span in find(text, part) if span.start >= behind), None)
        if following is None:
            return None
        spans.append(following)
    return spans


def sentences(article: Article, span: Span) -> list[int]:
    """The numbers of the sentences that the span touches."""
    return [
        sentence.number
        for sentence in article.sentences
        if sentence.span.start < span.end and span.start < sentence.span.end
    ]


def cited(article: Article, words: tuple[str, ...]) -> list[int]:
    """The sentences that labels name by some words each, in order; words that are not there name none."""
    return sorted(
        {number for each in words for span in find(article.text, each) for number in sentences(article, span)}
    )


def _span(start: int, end: int) -> Span:
    return Span(start=start, end=end)
