"""What verifying costs on texts made to break it: in proportion to their length, whatever they repeat."""

import pytest
from growth import assert_linear
from verification.harbour import fact, number, question, quote

from summarizer.extraction.schema import fingerprint
from summarizer.reading import from_text
from summarizer.summary import ArticleSummary, SentencesRead
from summarizer.verdicts import Provenance
from summarizer.verification import verify

GIVEN = Provenance(engine="given", schema_fingerprint=fingerprint(ArticleSummary))
SUMMARY = ArticleSummary(
    headline="At least 36 ferries held at Vellmoor",
    key_facts=[fact("At least 36 ferries were not held in port on Friday.", "At least 36", by="the port office")],
    numbers=[number(36, "ferries held in port", "At least 36"), number(7, "ferries in all", "At least 36")],
    quotes=[
        quote("We will not open it … nobody [there] should wait"),
        quote("We will open it before the wreck is raised"),
    ],
    open_questions=[question("When will the wreck be lifted?", "It is not known")],
    sentences_read=SentencesRead(first=1, last=1),
)


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "\u201cWe will\u201d ",
        '"We will not," she said. ',
        "5",
        "5 men, ",
        "We ",
        "x",
        "Osk, ",
        "not ",
        "\u2026 [a] ",
        "(",
        "36 ferries. ",
        'Osk spoke. "We will," he said. ',
        "\u4ed6\u8bf4\uff1a\u201c\u6211\u4eec\u8d62\u4e86\u3002\u201d",
    ],
)
@pytest.mark.parametrize("kept", ["quotes", "others"])
def test_cost_grows_with_the_article_only(unit: str, kept: str) -> None:
    """100,000 quotation marks, a line of one word, 100,000 digits: ten times the text is about ten times the work."""
    left_out = ("key_facts", "numbers", "open_questions") if kept == "quotes" else ("quotes",)
    summary = SUMMARY.model_copy(update={name: [] for name in left_out})
    assert_linear(lambda text: verify(summary, from_text(text), GIVEN), unit)


@pytest.mark.parametrize("unit", ["We will ", "\u2026 ", "[a] ", '"', "5", "x"])
def test_cost_grows_with_the_quote_only(unit: str) -> None:
    """A quote as long as the article costs no more than a multiple of both."""
    article = from_text('"We will not open it," said Mirela Osk. ' * 20)

    def work(text: str) -> None:
        verify(SUMMARY.model_copy(update={"quotes": [quote(text)]}), article, GIVEN)

    assert_linear(work, unit)
