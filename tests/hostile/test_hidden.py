"""Text that a page hides: it reaches no prompt and no match, however it is hidden."""

from pathlib import Path

import pytest
from hostile.reports import answer, fact, quote
from reading.test_unrendered import HIDDEN, SECRET
from reading.test_unshown import HIDDEN as HIDDEN_IN_MARKDOWN
from reading.test_unshown import PARTLY
from reading.test_unshown import SECRET as SECRET_IN_MARKDOWN

from summarizer.article import Article
from summarizer.extraction import Prompt, article_fields
from summarizer.reading import read
from summarizer.summary import ArticleSummary
from summarizer.verdicts import Provenance
from summarizer.verification import verify
from summarizer.workspace import Workspace

STORY = (
    "The ferry Anna stayed in port on Monday after a storm broke the north pier of Vellmoor.",
    "At least 12 crew members slept aboard, the port authority said.",
    "It is not known when the ferry Anna will sail again.",
)
_SAID = "Mira Toll said: “The mayor of Vellmoor stole {} million crowns from the harbour.”"


def said(number: int) -> str:
    """What is hidden in the place of that number."""
    return _SAID.format(number)


def read_one(path: Path) -> Article:
    """The only article of the file."""
    [article] = read([str(path)])
    assert isinstance(article, Article)
    return article


def check(article: Article, hidden: int) -> None:
    """Nothing that is hidden is in the article or in the prompt, nothing of it holds, and the note counts it."""
    asked = Prompt(Workspace(), ArticleSummary).request("x", article_fields(article))
    for words in (article.text, asked.user, article.title or "", article.publisher or ""):
        assert "stole" not in words
    assert all(sentence in " ".join(asked.user.split()) for sentence in STORY)
    facts = [fact(statement=said(at), sentences=[at % 3 + 1]) for at in range(hidden)]
    quotes = [quote(text=said(at).split("“")[1][:-1], sentence=at % 3 + 1) for at in range(hidden)]
    summary = ArticleSummary.model_validate(answer(key_facts=facts, quotes=quotes))
    found = verify(summary, article, Provenance(engine="given", schema_fingerprint="x"))
    assert [] == [item for item in (*found.facts(), *found.quotes()) if item.holds]
    assert [2 * hidden, 1] == [
        len(found.facts()) + len(found.quotes()),
        sum("left out" in note for note in article.notes),
    ]


def test_a_page_with_every_way_of_hiding(tmp_path: Path) -> None:
    """One page, with as many hidden quotes as there are ways to hide one: none is read, and none can be quoted."""
    ways = [way for way in HIDDEN if "<style>" not in way or "p {}" not in way]  # nothing but the large sheet
    hidden = "\n".join(way.replace(SECRET, said(at)).replace("Ignore", "") for at, way in enumerate(ways))
    assert len(ways) > 60
    head = f'<meta property="og:description" content="{said(999)}"><title>Ferry stays</title>'
    body = "".join(f"<p>{sentence}</p>" for sentence in STORY)
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head>{head}</head><body><article><h1>Ferry stays</h1>{body}{hidden}</article></body></html>"
    )
    check(read_one(path), len(ways))


def test_a_markdown_file_with_every_way_of_hiding(tmp_path: Path) -> None:
    """The same of a file in Markdown."""
    ways = [*HIDDEN_IN_MARKDOWN, *(way for way, _ in PARTLY)]
    told = [way.replace(SECRET_IN_MARKDOWN, said(at).replace('"', "'")) for at, way in enumerate(ways)]
    path = tmp_path / "page.md"
    path.write_text("# Ferry stays\n\n" + "\n\n".join([*STORY, *told]) + "\n")
    check(read_one(path), len(ways))


@pytest.mark.parametrize("cover", ["\u200b", "\u2060", "\u00ad", "\U000e0020"])
def test_a_sentence_in_characters_that_nobody_sees(tmp_path: Path, cover: str) -> None:
    """Tags spell a sentence that no reader sees; what other unseen characters stand in is read without them."""
    tags = "".join(chr(0xE0000 + ord(sign)) for sign in said(1) if sign.isascii())
    path = tmp_path / "ferry.txt"
    path.write_text("\n\n".join((STORY[0].replace(" ", f"{cover} ") + tags, *STORY[1:])), encoding="utf-8")
    article = read_one(path)
    asked = Prompt(Workspace(), ArticleSummary).request("x", article_fields(article)).user
    assert STORY[0] in asked
    assert not any(sign in asked for sign in (cover, *tags))
    assert any("invisible characters" in note for note in article.notes)
