"""Sources → the articles' side of the page: each text once, whole, with an anchor at every sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from summarizer.article import Sentence, SentenceKind
from summarizer.briefing import Source
from summarizer.presenting.citing import Register, file_name
from summarizer.presenting.evidence.lines import written
from summarizer.presenting.evidence.markup import Content, Html, as_written, joined, tag
from summarizer.presenting.evidence.places import Cited, Places, SourceText
from summarizer.presenting.origins import under
from summarizer.presenting.page import clean, exactly, given, own, shortened
from summarizer.presenting.words import day
from summarizer.text import paragraphs

LONGEST_ADDRESS = 200  # characters of an article's address that are shown
_LEFT_ASIDE = {SentenceKind.TEASER: "left aside: another story", SentenceKind.BOILERPLATE: "left aside: not the story"}


def articles(register: Register, places: Places) -> Html:
    """All articles, in the order of their numbers."""
    groups: dict[int, list[int]] = {}
    for source in register.briefing.sources:
        groups.setdefault(source.independence, []).append(source.number)
    stories = {number: at for at, story in enumerate(register.briefing.stories, 1) for number in story.sources}
    return joined(
        tag(
            "article",
            _head(source, register, groups[source.independence]),
            _text(places.sources[source.number], places.claims),
            id=f"a{source.number}",
            lang=_language(source.language),
            data_y=stories.get(source.number),
            aria_labelledby=f"h{source.number}",
        )
        for source in register.briefing.sources
    )


def _language(code: str) -> str | None:
    """The page is in English; what is in another language says so, for voices and hyphenation."""
    return code if code not in {"en", "und"} and code.isascii() and code.isalpha() else None


def _head(source: Source, register: Register, group: list[int]) -> Html:
    title = given(source.title or "").text or file_name(source.path).text
    name = register.name(source.number).text
    about = [_address(source), *(tag("li", written(line)) for line in under(source, group))]
    return joined(
        (
            tag(
                "header",
                tag("b", str(source.number)),
                " ",
                tag("strong", name),
                " ",
                tag("span", day(source.published)),
            ),
            tag("h3", title, id=f"h{source.number}"),
            tag("ul", *about),
        )
    )


def _address(source: Source) -> Html:
    """Where it was read, and where it was published; in plain words, as no link leads out of the page."""
    path = own("standard input") if source.path == "-" else exactly(source.path)
    parts: list[Content] = [written((path,))]
    if source.url and clean(source.url):
        parts.append(shortened(source.url, LONGEST_ADDRESS))
    return tag("li", *joined_by_dots(parts))


def joined_by_dots(parts: Sequence[Content]) -> Iterator[Content]:
    """The parts with a dot between them."""
    for at, part in enumerate(parts):
        if at:
            yield " · "
        yield part


def _text(source: SourceText, claims: Mapping[Cited, str]) -> Html:
    """The text in paragraphs; what no model sees stands in its place, but set back and named."""
    article = source.article
    starts = [start for start, _ in paragraphs(article.text)]
    blocks = []
    done = 0
    kind: SentenceKind | None = None
    for _, group in groupby(article.sentences, lambda sentence: bisect_right(starts, sentence.span.start)):
        sentences = list(group)
        aside = all(not sentence.told for sentence in sentences)
        first = sentences[0].span.start
        before = done if article.text[done:first].strip() or source.cut_between(done, first) else first
        blocks.append(tag("p", *_paragraph(source, sentences, before, kind, claims), class_="aside" if aside else None))
        done = sentences[-1].span.end
        kind = sentences[-1].kind
    if article.text[done:].strip():
        blocks.append(tag("p", *_pieces(source, done, len(article.text))))
    return tag("div", *blocks, class_="text")


def _paragraph(
    source: SourceText,
    sentences: Sequence[Sentence],
    start: int,
    kind: SentenceKind | None,
    claims: Mapping[Cited, str],
) -> Iterator[Html]:
    """The pieces of a paragraph that begins at `start`; `kind` is that of the sentence before it."""
    aside = all(not sentence.told for sentence in sentences)
    for sentence in sentences:
        yield from _pieces(source, start, sentence.span.start)
        if not sentence.told and sentence.kind is not kind:
            yield tag("small", _LEFT_ASIDE[sentence.kind])
            yield Html(" ")
        kind = sentence.kind
        claim = claims.get((source.number, sentence.number))
        if claim:
            yield tag("a", str(sentence.number), href=f"#{claim}")
        yield tag(
            "i",
            *_pieces(source, sentence.span.start, sentence.span.end),
            id=f"s{source.number}-{sentence.number}",
            class_=None if aside or sentence.told else "aside",
        )
        start = sentence.span.end


def _pieces(source: SourceText, start: int, end: int) -> Iterator[Html]:
    """The characters from `start` to `end`, each cut in an element of its own."""
    text = source.article.text
    at = bisect_left(source.cuts, start, key=lambda cut: cut.start)
    while at < len(source.cuts) and source.cuts[at].start < end:
        cut = source.cuts[at]
        yield as_written(text[start : cut.start])
        yield tag("u", as_written(cut.of(text)), id=f"w{source.number}-{at}")
        start = cut.end
        at += 1
    yield as_written(text[start:end])
