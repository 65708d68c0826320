"""Whatever an article, a model or a file name holds, a briefing stays text."""

import re
from itertools import cycle

import pytest
from hypothesis import given, settings
from presenting.bridge import FULL
from presenting.hostile import PAYLOADS, TEXT, filled
from presenting.rendering import rendered

from summarizer.presenting import to_json, to_markdown, to_terminal
from summarizer.presenting.layout import anchor
from summarizer.presenting.markdown import written
from summarizer.presenting.origins import article_link
from summarizer.presenting.page import Paragraph, Run, Tone, clean, shortened
from summarizer.presenting.terminal import Screen

# The escape sequences of `wrapping.py`: bold, italic, four colours, reset.
_OURS = re.compile(r"\x1b\[(?:0|1|3|32|33|36|1;31)m")
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")


def check_markdown(text: str) -> None:
    """A briefing that is full of `text` is parsed to words, our table of contents, and links to article addresses."""
    page = rendered(to_markdown(filled(FULL, lambda _: text)))
    assert page.active == []
    link = article_link(text)
    titles = [clean(text) or "Untitled story"] * len(FULL.stories)
    inner = [f"#{anchor(f'{number}. {title}')}" for number, title in enumerate(titles, 1)]
    outer = [link.target for source in FULL.sources if source.url] if link else []
    assert len(page.links) == len([*inner, *outer])
    assert [leads for leads in page.links if not leads.startswith("#")] == outer
    assert shortened(clean(text), 300) in page.text


def check_terminal(text: str, *, colour: bool) -> None:
    """A briefing that is full of `text` holds no control character but line breaks and our own colours."""
    shown = to_terminal(filled(FULL, lambda _: text), width=80, colour=colour)
    assert _UNSAFE.findall(_OURS.sub("", shown) if colour else shown) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_known_attacks_do_nothing_in_any_field_of_the_markdown(payload: str) -> None:
    """Every free text of a briefing may be an attack at once; no link, image or HTML comes of it."""
    check_markdown(payload)


@settings(deadline=None, max_examples=30)
@given(text=TEXT)
def test_no_string_does_anything_in_any_field_of_the_markdown(text: str) -> None:
    """The same for any string."""
    check_markdown(text)


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_known_attacks_do_nothing_on_a_terminal(payload: str, *, colour: bool) -> None:
    """No escape sequence, control or unseen character of an article reaches a terminal."""
    check_terminal(payload, colour=colour)


@settings(deadline=None, max_examples=30)
@given(text=TEXT)
def test_no_string_does_anything_on_a_terminal(text: str) -> None:
    """The same for any string."""
    check_terminal(text, colour=True)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_known_attacks_do_nothing_when_json_is_printed(payload: str) -> None:
    """JSON on a terminal holds no control or unseen character either; they are written as escapes."""
    assert _UNSAFE.findall(to_json(filled(FULL, lambda _: payload))) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_view_cleans_what_a_section_forgot_to_clean(payload: str) -> None:
    """The last step trusts nobody: words that come to it uncleaned leave it without a control character."""
    blocks = [Paragraph((Run(payload, tone),)) for tone in Tone]
    plain = Screen(width=80, colour=False).shown(blocks)
    assert _UNSAFE.findall(plain.replace("\n", "")) == []
    assert _UNSAFE.findall(written(blocks).replace("\n", "")) == []
    assert rendered(written(blocks)).active == []


@pytest.mark.parametrize("shift", range(len(PAYLOADS)))
def test_different_attacks_side_by_side_do_nothing(shift: int) -> None:
    """Every field has another attack, each in turn: what stands beside it completes none of them."""
    turn = cycle((*PAYLOADS[shift:], *PAYLOADS[:shift]))
    page = rendered(to_markdown(filled(FULL, lambda _: next(turn))))
    assert page.active == []
    assert all(leads.startswith(("#", "https://evil.example", "http://evil.example")) for leads in page.links)
