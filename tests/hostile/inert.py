"""A briefing in each of its views → whether anything in it does anything, and what of it is shown as established."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from hostile.attacks import squeezed
from hostile.html_allowlist import faults
from markdown_it import MarkdownIt
from presenting.rendering import rendered

from summarizer import presenting
from summarizer.article import Article
from summarizer.briefing import Briefing
from summarizer.presenting.origins import article_link
from summarizer.presenting.page import clean

UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\U000e0000-\U000e0fff\ud800-\udfff]"
)
"""What drives a terminal, breaks a line or is seen by nobody."""
_OURS = re.compile(r"\x1b\[(?:0|1|3|32|33|36|1;31)m")  # the colours of the terminal view
# linkify-it makes a link of every `word.tld` that no escape cuts; before they are joined, an escape is a token.
_HOST = re.compile(r"[a-z0-9]\.(?:com|org|net|io|example|[a-z]{2})(?![\w.])")
_UNJOINED = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
_FEWEST = 6  # letters and figures of a payload that no sentence has by chance
_MOST = 60  # of them that are looked for


def assert_inert(briefing: Briefing, articles: Iterable[Article]) -> None:
    """No view of the briefing of these articles has a link, an image, markup or a control that is not our own."""
    markdown = presenting.to_markdown(briefing)
    _assert_markdown(markdown, briefing)
    shown = presenting.to_terminal(briefing, width=80, colour=True)
    assert [] == UNSEEN.findall(_OURS.sub("", shown))
    document = presenting.to_json(briefing)
    assert [] == UNSEEN.findall(document)
    json.loads(document)
    if hasattr(presenting, "to_html"):
        assert [] == faults(presenting.to_html(briefing, {article.id: article for article in articles}))


def _assert_markdown(markdown: str, briefing: Briefing) -> None:
    page = rendered(markdown)
    assert [] == page.active
    own = {link.target for source in briefing.sources if (link := article_link(source.url))}
    assert [] == [leads for leads in page.links if not leads.startswith("#") and leads not in own]
    assert [] == UNSEEN.findall(markdown)
    assert [] == [text for text in _outside_of_links(markdown) if _HOST.search(text)]


def _outside_of_links(markdown: str) -> Iterator[str]:
    """The pieces of plain text in which a program looks for addresses; within a link of ours, none opens another."""
    for token in _UNJOINED.parse(markdown):
        inside = False
        for child in token.children or []:
            inside = child.type == "link_open" or (inside and child.type != "link_close")
            if child.type == "text" and not inside:
                yield child.content


def established(briefing: Briefing) -> dict[str, str]:
    """What each view shows as established, squeezed: everything but the list of sources and the last section."""
    markdown = presenting.to_markdown(briefing)
    terminal = presenting.to_terminal(briefing, width=80, colour=False)
    return {
        "markdown": squeezed(re.split(r"^## Sources$", markdown, flags=re.MULTILINE)[0]),
        "terminal": squeezed(re.split(r"^Sources$", terminal, flags=re.MULTILINE)[0]),
        "json": told(briefing),
    }


def told(briefing: Briefing) -> str:
    """What the stories of the briefing say in JSON, squeezed."""
    return squeezed("\n".join(_strings(json.loads(presenting.to_json(briefing))["stories"])))


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _strings(each)
        case list():
            for each in value:
                yield from _strings(each)


def shown_among(payloads: tuple[str, ...], shown: str, own: str) -> list[str]:
    """The payloads that are shown, both squeezed, but for those that the article's own text has."""
    told = squeezed(own)
    found = []
    for payload in payloads:
        key = squeezed(clean(payload))[:_MOST]
        if len(key) >= _FEWEST and key not in told and key in shown:
            found.append(payload)
    return found
