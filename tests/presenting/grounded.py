"""A briefing of the samples → the same briefing over articles that have the words it cites, where it cites them."""

from collections.abc import Iterator
from typing import Any

from summarizer.article import Article, Sentence, SentenceKind, Span
from summarizer.briefing import Briefing

_FILLER = "Nothing more is known of it."


def grounded(briefing: Briefing) -> tuple[Briefing, dict[str, Article]]:
    """Each cited sentence holds the words of all its citations, one after the other, and each citation names its own.

    Words that stand alone in their sentence are the whole of it, as those of a statement are.
    """
    document = briefing.model_dump()
    words: dict[int, dict[int, list[str]]] = {source.number: {} for source in briefing.sources}
    for citation in _citations(document):
        some = words[citation["source"]].setdefault(citation["sentence"], [])
        if citation["words"] not in some:
            some.append(citation["words"])
    texts = {number: _text(some) for number, some in words.items()}
    for citation in _citations(document):
        start = texts[citation["source"]][2][citation["sentence"], citation["words"]]
        citation["span"] = {"start": start, "end": start + len(citation["words"])}
    articles = {
        source.article: Article(
            id=source.article,
            text=texts[source.number][0],
            title=source.title,
            publisher=source.publisher,
            published=source.published,
            url=source.url,
            language=source.language,
            source=source.path,
            sentences=texts[source.number][1],
        )
        for source in briefing.sources
    }
    return Briefing.model_validate(document), articles


def _citations(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a document
    if isinstance(value, dict):
        if {"source", "sentence", "span", "words"} <= value.keys():
            yield value
        for each in value.values():
            yield from _citations(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _citations(each)


def _text(words: dict[int, list[str]]) -> tuple[str, tuple[Sentence, ...], dict[tuple[int, str], int]]:
    """Thirty sentences, three a paragraph, the last a teaser; and where the words of each stand."""
    text = ""
    sentences = []
    places = {}
    for number in range(1, 31):
        if number > 1:
            text += "\n\n" if number % 3 == 1 else " "
        start = len(text)
        some = words.get(number, [_FILLER])
        for at, each in enumerate(some):
            text += " and " if at else ""
            places[number, each] = len(text)
            text += each
        kind = SentenceKind.TEASER if number == 30 else SentenceKind.BODY
        sentences.append(Sentence(number=number, span=Span(start=start, end=len(text)), kind=kind))
    return text, tuple(sentences), places
