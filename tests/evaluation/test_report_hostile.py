"""Whatever an article, a model, an error or a file name holds, a report stays what it is."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from importlib.resources import files
from xml.etree import ElementTree as ET

import pytest
from evaluation.samples import filled, whole
from hypothesis import given, settings
from presenting.hostile import PAYLOADS, TEXT
from presenting.rendering import rendered

from summarizer.evaluation.reports import to_html, to_junit, to_markdown, to_terminal
from summarizer.evaluation.result import EvalReport
from summarizer.presenting.page import clean
from summarizer.text import printable

FEW = settings(max_examples=15, deadline=None)  # each fills a whole report
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")
COLOURS = re.compile(r"\x1b\[(?:0|1|3|32|33|36|1;31)m")  # those of presenting/wrapping.py
FOLD = re.compile(r"(?:<details><summary>[A-Z][a-z ]+(?: \(\d+\))?</summary>|</details>)\n*")

_OURS = {
    "html": {"lang"},
    "head": set(),
    "meta": {"charset", "http-equiv", "content", "name"},
    "title": set(),
    "style": set(),
    "body": set(),
    "header": set(),
    "main": set(),
    "section": {"id"},
    "h1": set(),
    "h2": set(),
    "h3": set(),
    "p": {"class"},
    "a": {"href"},
    "bdi": set(),
    "strong": set(),
    "span": {"class"},
    "code": set(),
    "ul": {"class"},
    "li": set(),
    "div": {"class", "role", "aria-label", "tabindex"},
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope"},
    "td": {"class"},
    "details": {"class"},
    "summary": set(),
    "figure": set(),
    "figcaption": set(),
    "svg": {"viewbox", "role", "aria-label", "class"},
    "line": {"x1", "y1", "x2", "y2", "class"},
    "circle": {"cx", "cy", "r", "class"},
    "text": {"x", "y", "text-anchor", "class"},
}


class Page(HTMLParser):
    """A page as parsed: what is on it that is not ours, where it leads, its words and its style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.links: list[str] = []
        self.policy = ""
        self.style = ""
        self.words: list[str] = []
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the allow-list lacks."""
        self._inside = tag
        if tag not in _OURS:
            self.foreign.append(tag)
        for name, value in attrs:
            if name not in _OURS.get(tag, set()):
                self.foreign.append(f"{tag} {name}")
            if name == "href":
                self.links.append(value or "")
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser gives it
        """Leave the style."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep words apart from the style."""
        if self._inside == "style":
            self.style += data
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """No comment is ours."""
        self.foreign.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Only the document type is ours."""
        if decl != "doctype html":
            self.foreign.append(decl)

    def handle_pi(self, data: str) -> None:
        """No instruction is ours."""
        self.foreign.append(data)


def small() -> EvalReport:
    """The run with a failure, a crash, a check that failed and skipped stories, and two of its stories."""
    last = whole().runs[-1]
    return whole().model_copy(update={"runs": (last.model_copy(update={"cases": last.cases[:2]}),)})


def full_of(text: str) -> EvalReport:
    return filled(small(), lambda _: text)


def check_page(text: str) -> None:
    """A page that is full of `text` has our elements and attributes, leads to itself, and shows the text as words."""
    written = to_html(full_of(text), show_held=True)
    page = Page(written)
    assert [] == page.foreign
    assert ["#engine-1"] == page.links
    assert [] == UNSAFE.findall(written)
    shown = printable(text).replace("\r\n", "\n")
    assert shown.strip() in "".join(page.words)


def check_markdown(text: str) -> None:
    """Markdown that is full of `text` is parsed to words, and to HTML that folds our own tables."""
    page = rendered(to_markdown(full_of(text)))
    assert [] == [each for each in page.active if not FOLD.fullmatch(each)]
    assert [] == page.links
    assert clean(text) in page.text


def check_terminal(text: str, *, colour: bool) -> None:
    """What is shown holds no control character but line breaks and our own colours."""
    shown = to_terminal(full_of(text), width=80, colour=colour)
    assert [] == UNSAFE.findall(COLOURS.sub("", shown) if colour else shown)


def check_junit(text: str) -> None:
    """The document is XML with as many tests as before, and its texts are words."""
    written = to_junit(full_of(text))
    assert [] == UNSAFE.findall(written)
    root, plain = ET.fromstring(written), ET.fromstring(to_junit(small()))  # noqa: S314 - our own document
    assert [node.tag for node in plain.iter()] == [node.tag for node in root.iter()]


def check_everything(text: str) -> None:
    check_page(text)
    check_markdown(text)
    check_terminal(text, colour=True)
    check_terminal(text, colour=False)
    check_junit(text)


@pytest.mark.parametrize("text", [pytest.param(text, id=f"payload-{at}") for at, text in enumerate(PAYLOADS)])
def test_known_attacks(text: str) -> None:
    """Each of them, in every field at once, in every report."""
    check_everything(text)


@FEW
@given(TEXT)
def test_any_text(text: str) -> None:
    """What no list of attacks has."""
    check_everything(text)


@pytest.mark.parametrize("text", ["\ufffe", "\uffff", "a\x00b", "\ud800", "</style><script>alert(1)</script>", "]]>"])
def test_what_xml_and_html_cannot_hold(text: str) -> None:
    """Characters that no document may have, and words that end an element, stay words."""
    check_page(text)
    check_junit(text)


def test_the_policy_admits_our_style_alone() -> None:
    """The page has one style, that of the package, and its hash is all that the policy admits."""
    page = Page(to_html(whole()))
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    expected = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert expected == page.policy
    assert files("summarizer.evaluation.reports").joinpath("page.css").read_text(encoding="utf-8") == page.style


def test_the_style_loads_nothing() -> None:
    """No address, font or other sheet is in it, and nothing that would end its element."""
    style = Page(to_html(whole())).style
    assert not any(word in style for word in ("url(", "@import", "@font-face", "//", "</"))
