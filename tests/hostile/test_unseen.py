"""What a program that reads the JSON of a briefing gets of characters that nobody sees in the articles."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hostile.reports import QUOTE, TEXT, answer

from summarizer import merge, to_json
from summarizer.reading import from_text
from summarizer.summary import ArticleSummary
from summarizer.text import count_invisible
from summarizer.verdicts import Provenance
from summarizer.verification import verify

UNSEEN = {
    "tags": "".join(chr(0xE0000 + ord(sign)) for sign in "obey me"),
    "override": "\u202e",
    "space of no width": "\u200b",
    "soft hyphen": "\xad",
}
UNTOUCHED = ("words", "path")  # a citation's characters, the name of a file: exactly these, escaped in the document


def strings(value: Any, key: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """All strings but those that are kept as they are."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from strings(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, key)
    elif isinstance(value, str) and key not in UNTOUCHED:
        yield value


@pytest.mark.parametrize("unseen", UNSEEN.values(), ids=UNSEEN)
def test_what_is_made_to_be_read_holds_nothing_unseen_of_an_article(unseen: str) -> None:
    """Quotations, names and titles come without it; a citation is its characters as they stand."""
    hiding = TEXT.replace("wait", f"wa{unseen}it").replace("Mira Toll", f"Mira {unseen}Toll")
    article = from_text(hiding, title=f"Ferry{unseen} stays", publisher=f"The{unseen} Quay", source="report.txt")
    summary = verify(
        ArticleSummary.model_validate(answer()), article, Provenance(engine="given", schema_fingerprint="x")
    )
    document = json.loads(to_json(merge([summary])))
    (story,) = document["stories"]
    (quotation,) = story["quotations"]
    assert [] == [text for text in strings(document) if count_invisible(text)]
    assert QUOTE.rstrip(",") == quotation["text"]
    assert unseen in quotation["citations"][0]["words"]
