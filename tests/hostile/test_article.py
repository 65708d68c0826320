"""An article that is the attacker's: whatever its text, its title, its publisher or its address holds, nothing acts."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hostile.attacks import CLASSES, payloads
from hostile.conftest import Tried
from hostile.inert import UNSEEN, assert_inert
from hostile.reports import TEXT

from summarizer import BuiltinEngine, brief
from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.extraction import Prompt, article_fields
from summarizer.printing import one_line
from summarizer.reading import from_text
from summarizer.summary import ArticleSummary
from summarizer.text import visible
from summarizer.workspace import Workspace

_LONGEST = 800  # characters of a payload in an article of a few lines
FIELDS = ("title", "publisher", "url", "source", "story", "text", "behind a sentence")


def hostile(group: str) -> list[Article]:
    """An article for every payload of a class, which stands in every field of it and twice in its text."""
    return [article for at, payload in enumerate(payloads()[group]) for article in _made(payload[:_LONGEST], at)]


def _made(payload: str, at: int) -> Iterator[Article]:
    text = f"{payload}\n\nFerry {at}: {TEXT} {payload}\n\n{payload}"
    given: dict[str, Any] = {"title": payload, "publisher": payload, "url": payload}
    article = from_text(text, source=f"{one_line(payload)[:200]}-{at}", **given)
    yield article.model_copy(update={"story": one_line(payload)[:200] or None})


@pytest.mark.parametrize("group", CLASSES)
def test_nothing_of_an_article_does_anything(group: str, tried: Tried) -> None:
    """Titles, names, addresses, paths and words of articles are shown, and do nothing, in whichever view."""
    articles = hostile(group)
    tried("fields of an article", len(articles), len(FIELDS))
    for start in range(0, len(articles), 20):
        some = articles[start : start + 20]
        assert_inert(brief(some, BuiltinEngine()), some)


@pytest.mark.parametrize("group", CLASSES)
def test_no_article_leaves_its_block_in_the_prompt(group: str, tried: Tried) -> None:
    """The block begins and ends once, each line has the number that we gave it, and nobody's character is unseen."""
    tried("fields of a prompt", len(payloads()[group]), 4)
    prompt = Prompt(Workspace(), ArticleSummary)
    bare = prompt.request("bare", article_fields(from_text(TEXT)))
    for article in hostile(group):
        asked = prompt.request(article.id, article_fields(article))
        lines = asked.user.split("\n")
        code = re.fullmatch(r"<article ([0-9a-f]{12})>", lines[0])
        assert code
        assert [0, len(lines) - 1] == [at for at, line in enumerate(lines) if code[1] in line]
        assert [sentence.number for sentence in article.told()] == [
            int(found[1]) for line in lines if (found := re.match(r"\[(\d+)\] ", line)) and not line.startswith("Title")
        ]
        assert [] == UNSEEN.findall(asked.user.replace("\n", "").replace("\t", ""))
        assert bare.system == asked.system


@pytest.mark.parametrize("payload", payloads()["templates"])
def test_template_syntax_arrives_as_it_is(payload: str) -> None:
    """What looks like a template is words: it reaches the model byte for byte."""
    article = from_text(f"The ferry {payload} stayed in port on Monday, the port authority said.", title=payload)
    asked = Prompt(Workspace(), ArticleSummary).request("x", article_fields(article)).user
    told = "\n".join(article.text_of(sentence) for sentence in article.told())
    assert " ".join(visible(told).split()) in " ".join(re.sub(r"^\[\d+\] ", "", asked, flags=re.MULTILINE).split())


def test_an_article_of_nothing_is_one_error() -> None:
    """A text that nobody can see is no article."""
    for text in ("\u200b" * 99, "\u202e \U000e0041", " \n\t"):
        with pytest.raises(InputError):
            from_text(text)
