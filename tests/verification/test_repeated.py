"""Articles and quotes that repeat one thing without end: nothing is vouched for that they do not say."""

import pytest
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
LISTS = ("key_facts", "numbers", "quotes", "open_questions")


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
def test_an_article_that_repeats_itself_vouches_for_nothing_else(unit: str) -> None:
    """Five thousand quotation marks, digits, words or sentences: no item of another article holds."""
    found = verify(SUMMARY, from_text(unit * (5_000 // len(unit))), GIVEN)
    said = {name: {str(item.verdict) for item in found.items if item.list == name} for name in LISTS}
    assert said["key_facts"] <= {"unsupported", "contradicted"}
    assert said["numbers"] <= {"missing", "not_checked"}
    assert said["quotes"] == {"missing"}
    assert said["open_questions"] == {"unanchored"}


@pytest.mark.parametrize("unit", ["We will ", "\u2026 ", "[a] ", '"', "5", "x"])
def test_a_quote_that_repeats_itself_is_missing(unit: str) -> None:
    """Its words in any number are not those of an article that has them once."""
    article = from_text('"We will not open it," said Mirela Osk. ' * 20)
    summary = SUMMARY.model_copy(update={"quotes": [quote(unit * (5_000 // len(unit)))]})
    found = verify(summary, article, GIVEN)
    assert ["missing"] == [item.verdict for item in found.items if item.list == "quotes"]
