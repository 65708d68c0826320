"""`check` shows of one summary what fails, what is in doubt, and what holds."""

import re

import pytest
from presenting.hostile import PAYLOADS

from summarizer.article import Article, Sentence, SentenceKind, Span
from summarizer.presenting import check_report
from summarizer.summary import Bound, Certainty, Direction, Importance, KeyFact, Number, OpenQuestion, Quote
from summarizer.verdicts import (
    FactVerdict,
    NumberVerdict,
    Provenance,
    QuestionVerdict,
    QuoteVerdict,
    SpeakerVerdict,
    VerifiedFact,
    VerifiedItem,
    VerifiedNumber,
    VerifiedQuestion,
    VerifiedQuote,
    VerifiedSummary,
)

SENTENCES = (
    "The span fell on Tuesday.",
    "“I will resign,” said Anna Holt.",
    "At least 14 people were hurt.",
)
TEXT = " ".join(SENTENCES)
SPANS = tuple(Span(start=TEXT.index(words), end=TEXT.index(words) + len(words)) for words in SENTENCES)
ARTICLE = Article(
    id="0" * 16,
    text=TEXT,
    title="Bridge falls",
    publisher="Vellmar Courier",
    language="en",
    source="articles/1.txt",
    sentences=tuple(Sentence(number=number, span=span, kind=SentenceKind.BODY) for number, span in enumerate(SPANS, 1)),
)


def summary(*items: VerifiedItem, headline_holds: bool = True) -> VerifiedSummary:
    """A summary of the article by somebody."""
    return VerifiedSummary(
        article=ARTICLE,
        headline="Bridge falls",
        headline_holds=headline_holds,
        items=items,
        provenance=Provenance(engine="given", schema_fingerprint="0" * 16),
    )


def fact(verdict: FactVerdict, *reasons: str, sentence: int = 1) -> VerifiedFact:
    """The second fact of a summary."""
    item = KeyFact(
        statement="The span fell on Monday.",
        sentences=[sentence],
        importance=Importance.VITAL,
        when=None,
        attributed_to=None,
        certainty=Certainty.STATED,
    )
    return VerifiedFact(list="key_facts", position=1, item=item, verdict=verdict, reasons=reasons)


def number(verdict: NumberVerdict, *differs: str, field: str = "numbers") -> VerifiedNumber:
    """The first figure of a summary."""
    item = Number(
        value=14,
        low=None,
        high=None,
        unit=None,
        what="people hurt",
        bound=Bound.AT_LEAST,
        direction=Direction.NONE,
        scope=None,
        period=None,
        as_of=None,
        as_written="at least 14 people",
        sentence=3,
    )
    return VerifiedNumber(list=field, position=0, item=item, verdict=verdict, differs=differs)


def quote(text: str, verdict: QuoteVerdict, **parts: object) -> VerifiedQuote:
    """The second quote of a summary, by Anna Holt, tied to her."""
    item = Quote(text=text, speaker="Anna Holt", role=None, sentence=2)
    usual = VerifiedQuote(
        list="quotes", position=1, item=item, verdict=verdict, speaker=SpeakerVerdict.NAMED_HERE, spans=(SPANS[1],)
    )
    return usual.model_copy(update=parts)


def question(verdict: QuestionVerdict) -> VerifiedQuestion:
    """The first question of a summary."""
    item = OpenQuestion(question="Who will follow her?", why="It is not said.", sentences=[2])
    return VerifiedQuestion(list="open_questions", position=0, item=item, verdict=verdict)


def lines(*items: VerifiedItem, headline_holds: bool = True) -> list[str]:
    """The report without colour, in rows that are long enough for a line each."""
    return check_report(summary(*items, headline_holds=headline_holds), width=100, colour=False).splitlines()


def test_what_fails_comes_first() -> None:
    """First what does not hold, then what could not be checked, then what holds; each with its sign."""
    found = lines(
        question(QuestionVerdict.ANCHORED),
        number(NumberVerdict.NOT_CHECKED),
        quote("I will resign", QuoteVerdict.EXACT),
        fact(FactVerdict.CONTRADICTED),
    )
    heads = [line.split(",")[0] for line in found if line.startswith(("✗", "!", "✓"))]
    outcome = "✗ 4 items: 1 does not hold"
    assert heads == [outcome, "✗ fact 2", "! number 1", "✓ question 1", "✓ quote 2", "✓ headline"]


def test_a_fact_shows_its_reasons_and_both_sides() -> None:
    """The reasons stand in the line; the summary's words and the article's sentence stand below it."""
    assert lines(fact(FactVerdict.CONTRADICTED, "the article says Tuesday", "no Monday"))[7:10] == [
        "✗ fact 2, contradicted by the article: the article says Tuesday; no Monday",
        "    summary: The span fell on Monday.",
        "    article [1]: The span fell on Tuesday.",
    ]


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (("-will", "+will", "+not"), "article has 'will', summary has 'will not'"),
        (("+not",), "summary adds 'not'"),
        (("-surely", "-soon"), "summary leaves out 'surely soon'"),
    ],
)
def test_an_altered_quote_shows_the_difference(difference: tuple[str, ...], words: str) -> None:
    """Where no reason came with the verdict, the words that differ are the reason."""
    found = lines(quote("I will not resign", QuoteVerdict.ALTERED, difference=difference))
    assert f"✗ quote 2, altered: {words}" in found
    assert "    summary: “I will not resign”, Anna Holt" in found
    assert "    article [2]: “I will resign,” said Anna Holt." in found


def test_a_wrong_speaker_is_said_even_if_the_words_are_right() -> None:
    """Words that are exact but somebody else's do not hold, and the report says whose they are."""
    found = lines(
        quote("I will resign", QuoteVerdict.EXACT, speaker=SpeakerVerdict.ANOTHER_SPEAKER, speaker_found="Piotr Maas")
    )
    assert "✗ quote 2, spoken by somebody else: the article ties the words to Piotr Maas" in found


def test_a_figure_says_what_differs() -> None:
    """The parts that differ are named."""
    assert "✗ number 1, different in the article: differs in value, unit" in lines(
        number(NumberVerdict.DIFFERS, "value", "unit")
    )


def test_a_sentence_that_is_not_there_is_said() -> None:
    """A summary may cite a sentence that the article does not have."""
    assert "    article has no sentence [9]" in lines(fact(FactVerdict.UNSUPPORTED, sentence=9))


def test_what_holds_takes_one_line() -> None:
    """An item that holds needs no evidence spread out: its sentence is named."""
    assert "✓ number 1, found as returned: “at least 14 people”, people hurt [3]" in lines(number(NumberVerdict.FOUND))
    assert "✓ quote 2, word for word: “I will resign”, Anna Holt [2]" in lines(
        quote("I will resign", QuoteVerdict.EXACT)
    )


def test_an_own_list_is_named() -> None:
    """An item of a user's own list has the name of that list."""
    assert any(line.startswith("✓ casualties 1,") for line in lines(number(NumberVerdict.FOUND, field="casualties")))


def test_a_headline_that_fails_comes_first() -> None:
    """A false headline is the first thing to know."""
    found = lines(number(NumberVerdict.FOUND), headline_holds=False)
    assert found[7] == "✗ headline, not supported by the article: Bridge falls"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((), "The summary has no items."),
        ((number(NumberVerdict.FOUND),), "✓ 1 item: 1 holds."),
        ((number(NumberVerdict.FOUND), question(QuestionVerdict.ANCHORED)), "✓ 2 items: 2 hold."),
        ((number(NumberVerdict.NOT_CHECKED),), "! 1 item: 1 could not be checked."),
        ((fact(FactVerdict.PARTLY), fact(FactVerdict.PARTLY)), "✗ 2 items: 2 do not hold."),
    ],
)
def test_the_outcome_is_counted(items: tuple[VerifiedItem, ...], words: str) -> None:
    """How many hold, and how many do not, in a sentence."""
    assert lines(*items)[5] == words


def test_an_article_without_title_is_named_by_its_path() -> None:
    """The report says of which article it is."""
    bare = summary().model_copy(update={"article": ARTICLE.model_copy(update={"title": None, "publisher": None})})
    assert check_report(bare, width=80, colour=False).startswith("articles/1.txt\n══════════════\n\nundated, articles")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_string_reaches_the_terminal_as_it_is(payload: str) -> None:
    """Neither a summary nor an article can send an escape sequence to a terminal."""
    hostile = fact(FactVerdict.PARTLY, payload)
    hostile = hostile.model_copy(update={"item": hostile.item.model_copy(update={"statement": payload})})
    spoken = quote(payload, QuoteVerdict.ALTERED, difference=(f"-{payload}", f"+{payload}"))
    article = ARTICLE.model_copy(update={"title": payload, "publisher": payload, "source": payload})
    shown = check_report(
        summary(hostile, spoken).model_copy(update={"article": article, "headline": payload}), width=60, colour=True
    )
    ours = r"\x1b\[(?:0|1|3|32|36|1;31)m"
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", re.sub(ours, "", shown)) == []
