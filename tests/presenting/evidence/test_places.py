"""A citation leads to exactly the characters that it cites, however the spans of a text overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presenting.evidence.parsed import Sheet
from presenting.samples import briefing, point, source, story

from summarizer.article import Article, Sentence, SentenceKind, Span
from summarizer.briefing import Citation, Point
from summarizer.errors import UsageError
from summarizer.presenting import to_html
from summarizer.presenting.evidence.places import places

TEXT = "The wall gave way. Water ran two metres deep.\n\n“Go,” said the mayor & left. Nobody was <hurt>."
ENDS = [(0, 18), (19, 45), (47, 74), (75, 97)]
ARTICLE = Article(
    id=f"{1:016x}",
    text=TEXT,
    language="en",
    source="articles/1.txt",
    sentences=tuple(
        Sentence(number=number, span=Span(start=start, end=end), kind=SentenceKind.BODY)
        for number, (start, end) in enumerate(ENDS, 1)
    ),
)
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(
    lambda each: Span(start=each[0], end=min(len(TEXT), each[0] + each[1]))
)


def cited(*spans: Span) -> str:
    """A page with a point for each span."""
    points: list[Point] = []
    for span in spans:
        sentence = ARTICLE.sentence_at(span.start)
        words = span.of(TEXT)
        citation = Citation(source=1, sentence=sentence.number if sentence else 1, span=span, words=words)
        points.append(point(f"p{len(points) + 1}", "It is said.", citation))
    told = briefing(story("One", 1, points=tuple(points)), sources=(source(1, "Post", None),))
    return to_html(told, {ARTICLE.id: ARTICLE})


@given(st.lists(SPANS, min_size=1, max_size=8))
def test_every_link_marks_the_words_of_its_span(spans: list[Span]) -> None:
    """Spans may nest, overlap, and cross the ends of sentences; only the space between paragraphs is not shown."""
    items = Sheet(cited(*spans)).items
    for number, span in enumerate(spans, 1):
        ((_, _, words),) = items[f"p1-{number}"].cites
        assert "".join(span.of(TEXT).split()) == "".join(words.split())


@given(st.lists(SPANS, max_size=8))
def test_a_text_stands_on_the_page_once_and_whole(spans: list[Span]) -> None:
    """However it is cut, the text reads as it did, but for the numbers of the sentences that claims rest on."""
    sheet = Sheet(cited(*spans))
    (text,) = (each for each in sheet.elements if each.classes == ["text"])
    for number in [each for each in text.walk() if each.name == "a"]:
        number.children.clear()
    assert "".join(TEXT.split()) == "".join(text.text.split())


def test_a_whole_sentence_is_cited_by_its_own_anchor() -> None:
    """The anchor of sentence 2 of source 1 is `s1-2`, and the text is not cut for it."""
    start, end = ENDS[1]
    html = cited(Span(start=start, end=end))
    assert '<a href="#s1-2">1:2</a>' in html
    assert 'id="w1-' not in html


def test_the_number_of_a_sentence_leads_to_the_first_claim_on_it() -> None:
    """Without a script a reader gets from the article back to the briefing."""
    span = Span(start=ENDS[0][0], end=ENDS[0][1])
    sheet = Sheet(cited(span, span))
    (text,) = (each for each in sheet.elements if each.classes == ["text"])
    assert [("1", "#p1-1")] == [(each.words, each["href"]) for each in text.walk() if each.name == "a"]


def test_a_span_outside_the_text_leads_to_the_article() -> None:
    """A citation that fits no text never marks other words."""
    assert '<a href="#a1">1:1</a>' in cited(Span(start=500, end=510))


def test_a_source_without_its_text_is_an_error() -> None:
    """A page with half its evidence would look like a whole one."""
    told = briefing(story("One", 1), sources=(source(1, "Post", None),))
    with pytest.raises(UsageError, match=r"articles/1\.txt: the text of a source is not at hand"):
        places(told, {})
