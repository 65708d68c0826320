"""Selectors of style sheets, and what they pick."""

import pytest
from trafilatura import load_html

from summarizer.reading.selectors import UnknownSelectorError, selector

PAGE = """
<html lang="en-GB"><body><div id="top" class="box wide"><p class="x a">one</p><p data-k="v w">two</p><b>three</b></div>
<aside><p class="x">four</p><ul><li>five</li><li>six</li><li>seven</li></ul></aside></body></html>
"""


def picked(text: str) -> list[str]:
    """The words of the elements that are picked, which hold no others."""
    compiled = selector(text)
    tree = load_html(PAGE)
    assert tree is not None
    return [each.text for each in tree.iter() if not len(each) and compiled.picks(each)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("p", "one two four"),
        ("P.x", "one four"),
        (".x.a", "one"),
        ("#top *", "one two three"),
        (".box .x", "one"),
        ("html > body > aside > .x", "four"),
        ("body > .x", ""),
        (".x + p", "two"),
        (".x ~ b", "three"),
        ("aside .x ~ ul li", "five six seven"),
        ("div > .x + p ~ b", "three"),
        ("[data-k]", "two"),
        ('[data-k="v w"]', "two"),
        ("[data-k~=w]", "two"),
        ("[data-k^=v][data-k$='w'][data-k*=' ']", "two"),
        ("[lang|=en] li", "five six seven"),
        ("li:first-child, x", ""),
        ("li:first-child", "five"),
        ("li:last-child", "seven"),
        ("li:nth-child(2n+1)", "five seven"),
        ("li:nth-child(even)", "six"),
        ("li:nth-last-child(-n+2)", "six seven"),
        ("p:nth-of-type(2)", "two"),
        (":root p:not(.x)", "two"),
        (":is(aside, .wide) > .x", "one four"),
        ("p:not(.a, [data-k])", "four"),
    ],
)
def test_what_is_picked(text: str, words: str) -> None:
    """Each kind of selector picks what a browser picks."""
    if ", x" in text:
        with pytest.raises(UnknownSelectorError):
            selector(text)
    else:
        assert words.split() == picked(text)


@pytest.mark.parametrize(
    "text", ["p:zork", "p::before", "", ">", "p >", "a||b", "p:nth-child(2 of :zork)", "a " * 13, "p!"]
)
def test_what_is_not_known_is_said(text: str) -> None:
    """A selector with a part that is not known picks nothing, rather than too much."""
    with pytest.raises(UnknownSelectorError):
        selector(text)


def test_the_heavier_wins() -> None:
    """Ids weigh more than classes, classes more than types; `:where` weighs nothing."""
    texts = ["p", "ul li", ".x", "p.x", "[a]:not(.b)", "#i", "#i .x"]
    weights = [selector(text).weight for text in texts]
    assert weights == sorted(weights)
    assert (0, 0, 1) == selector("p:where(#i)").weight


def test_keys_name_what_must_be_there() -> None:
    """The picked element has the key, and elements above it have the others; brothers do not count."""
    compiled = selector("#i > .a ~ p.x")
    assert (".x", {"#i"}) == (compiled.key, set(compiled.above))
