"""The checker of pages finds what it is there to find."""

import base64
import hashlib

import pytest
from hostile.attacks import payloads
from hostile.html_allowlist import faults, live_faults, skeleton

SCRIPT, STYLE = "let a = '</a>'.length < 9 && 1;", "p{color:red}"


def _hash(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


POLICY = (
    f"default-src 'none'; script-src {_hash(SCRIPT)}; style-src {_hash(STYLE)}; base-uri 'none'; form-action 'none'; "
    "img-src 'none'"
)


def page(body: str = "", *, policy: str = POLICY, script: str = SCRIPT) -> str:
    """A small page that may be opened, with `body` in it."""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>A &amp; B</title>'
        f"<style>{STYLE}</style></head>"
        f'<body><h1 id="top">A</h1><p data-x="1">{body}</p><a href="#top">up</a><script>{script}</script></body></html>'
    )


def test_a_page_of_ours_passes() -> None:
    """Plain elements, a policy with the hashes of what is in it, links to what is there, and to known addresses."""
    assert [] == faults(page("words &lt;b&gt; &#39;"))
    assert [] == faults(page('<a href="https://a.example/b" rel="noreferrer">a</a>'), addresses=["https://a.example/b"])
    assert [] == faults(page('<script type="application/json">{"a": "\\u003cb>"}</script>'))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<img src=x>", "no tag and no text"),
        ('<img alt="x">', "the tag <img>"),
        ('<iframe title="x"></iframe>', "the tag <iframe>"),
        ('<b onclick="a()">x</b>', "the attribute onclick"),
        ('<b style="x">x</b>', "the attribute style"),
        ('<a href="javascript:a()">x</a>', "the address"),
        ('<a href="https://evil.example">x</a>', "the address"),
        ('<a href="&#106;avascript:a()">x</a>', "the address"),
        ('<a href="#nowhere">x</a>', "lead nowhere"),
        ('<b id="top">x</b>', "an id twice"),
        ('<b id="a" id="b">x</b>', "an attribute twice"),
        ("<b title=x>x</b>", "no tag and no text"),
        ("<b title='x'>x</b>", "no tag and no text"),
        ("a < b", "no tag and no text"),
        ("a > b", "no tag and no text"),
        ("<!-- x -->", "no tag and no text"),
        ("a &evil b", "an ampersand"),
        ("<script>evil()</script>", "does not name"),
        ("<style>p{}</style>", "does not name"),
        ('<script type="application/json">{"a": "</script>"}</script>', "no JSON"),
        ('<script type="application/json">{"a": "<"}</script>', "an angle bracket"),
        ('<script type="application/json">{a}</script>', "no JSON"),
        ('<meta http-equiv="refresh" content="0">', "<meta http-equiv='refresh'>"),
        ('<form action="x"></form>', "the attribute action of <form>"),
        ('<input type="password">', "<input type='password'>"),
        ('<svg><a xlink:href="x"></a></svg>', "the attribute xlink:href"),
        ("<svg><foreignObject></foreignObject></svg>", "the tag <foreignobject>"),
    ],
)  # fmt: skip
def test_what_a_page_may_not_hold_is_found(body: str, fault: str) -> None:
    """Each of these would do something, or be read in more than one way."""
    assert any(fault in each for each in faults(page(body)))


@pytest.mark.parametrize("payload", [each for each in payloads()["markup"] if "<" in each])
def test_every_piece_of_markup_would_be_found(payload: str) -> None:
    """Markup that came into a page as it is makes it fail; if it is of tags that we use ourselves, it changes them."""
    assert faults(page(payload)) or skeleton(page(payload)) != skeleton(page("zorn"))


WEAK = {
    "none": "",
    "anything": POLICY.replace("default-src 'none'", "default-src *"),
    "sending": f"{POLICY}; connect-src *",
    "inline": POLICY.replace("script-src", "script-src 'unsafe-inline'"),
    "another base": POLICY.replace("base-uri 'none'; ", ""),
}


@pytest.mark.parametrize("policy", WEAK.values(), ids=WEAK.keys())
def test_a_weak_policy_is_found(policy: str) -> None:
    """Nothing may be fetched, and nothing run that has no hash."""
    assert any("policy" in each for each in faults(page(policy=policy)))


def test_another_script_is_found() -> None:
    """A script that differs by a letter from the one whose hash the policy has is told."""
    assert any("does not name" in each for each in faults(page(script=f"{SCRIPT} ")))


def test_the_tree_of_a_browser_is_held_to_the_same_rules() -> None:
    """What a script has made of a page may hold no more than the page."""
    svg = "http://www.w3.org/2000/svg"
    assert [] == live_faults([("p", "", [("class", "a"), ("data-x", "1")]), ("path", svg, [("d", "M0 0")])])
    assert ["the tag <img>", "the attribute onclick of <b>"] == live_faults(
        [("img", "", []), ("b", "", [("onclick", "x")])]
    )
