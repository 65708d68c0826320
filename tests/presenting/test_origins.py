"""Sources: what citations point to, and the only links that lead out of a page."""

import pytest
from presenting.bridge import ONE_STORY
from presenting.rendering import rendered, section
from presenting.samples import TUESDAY, briefing, source, story

from summarizer.presenting import to_markdown
from summarizer.presenting.origins import article_link
from summarizer.presenting.page import Link


def test_sources_have_number_title_outlet_day_and_place() -> None:
    """Each source resolves the citations: an address as its host, else the path; 'undated' where there is no day."""
    text = section(ONE_STORY, "Sources")
    link = "[courier.example](https://www.courier.example/bridge?page=2)"
    assert f"- [1] **Bridge falls into the Arn**, Vellmar Courier, 11 March 2031, {link}\n" in text
    assert "- [4] **What the ferryman saw**, undated, `articles/ferry_man.txt`\n" in text


def test_sources_say_what_they_are_a_copy_of() -> None:
    """Sources of one independent group name each other, with the reason; notes follow."""
    text = section(ONE_STORY, "Sources")
    assert "  - Counted as one source with [2]\n- [2]" in text
    assert "  - Counted as one source with [1]: 91 of 120 three-word runs are those of [1]\n" in text
    assert "  - 4 of 30 sentences left aside" in text
    assert "  - Note: read as Windows-1252\n" in text


def test_standard_input_is_called_that() -> None:
    """The path `-` means nothing to a reader."""
    page = briefing(story("Rain", 1), sources=(source(1, None, None, path="-", title=None),))
    assert "- [1] **Untitled**, undated, standard input\n" in section(page, "Sources")


@pytest.mark.parametrize(
    ("url", "host", "target"),
    [
        ("https://paper.example/a", "paper.example", "https://paper.example/a"),
        ("HTTP://WWW.Paper.Example/A?b=c&d=1#part", "paper.example", "http://www.paper.example/A?b=c&d=1"),
        ("https://paper.example:8443/a", "paper.example", "https://paper.example:8443/a"),
        ("https://zeitung.example/straße", "zeitung.example", "https://zeitung.example/stra%C3%9Fe"),
        ("https://müller.example/", "xn--mller-kva.example", "https://xn--mller-kva.example/"),
        ("https://paper.example/a_(b)*c*[d]|e", "paper.example", "https://paper.example/a_%28b%29%2Ac%2A%5Bd%5D%7Ce"),
        ("https://paper.example/?q=&lt;b&gt;", "paper.example", "https://paper.example/?q=&lt%3Bb&gt%3B"),
        ("https://paper.example/100%25", "paper.example", "https://paper.example/100%25"),
    ],
)
def test_an_address_is_shown_as_its_host(url: str, host: str, target: str) -> None:
    """A reader sees where a link leads; what has a meaning in Markdown is encoded, and nothing else is changed."""
    assert article_link(url) == Link(host, target)
    sources = (source(1, "Paper", TUESDAY, url=url),)
    assert rendered(to_markdown(briefing(story("Rain", 1), sources=sources))).links == [target]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://paper.example/a",
        "//paper.example/a",
        "paper.example/a",
        "https:paper.example",
        "https:///paper.example",
        "https://user@evil.example/",
        "https://paper.example@evil.example/",
        "https://user:word@paper.example/",
        "https://paper.example:port/",
        "https://paper.example:99999/",
        "https://paper .example/",
        "https://paper.example/a b",
        "https://paper.example\\@evil.example/",
        "https://paper.example/\x1b[2J",
        "https://paper.example/\u202egpj",
        "https://[::1]/",
        "https://[::1",
        "https://localhost/",
        "https://-paper.example/",
        "https://" + "a" * 64 + ".example/",
        "https://paper.example/" + "a" * 3000,
    ],
)
def test_what_is_no_plain_web_address_is_no_link(url: str | None) -> None:
    """Only http and https, without a user name, to a host that a reader can read; else the path stands there."""
    assert article_link(url) is None
    sources = (source(1, "Paper", TUESDAY, url=url),)
    page = to_markdown(briefing(story("Rain", 1), sources=sources))
    assert rendered(page).links == []
    assert "`articles/1.txt`" in page
