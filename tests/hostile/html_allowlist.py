"""A page of HTML → everything in it that a page of ours may not hold: tags, attributes, addresses, scripts.

The grammar is stricter than any browser's: a tag is `<name attribute="value" …>` with double quotes and no angle
bracket in a value, and text holds no angle bracket at all. What is written so is read by every browser in the same way,
so that no two parsers can disagree on where a string of an attacker ends.
"""

import base64
import hashlib
import json
import re
from collections.abc import Collection, Iterator
from html import unescape

TAGS = frozenset(
    "html head meta title style script body header main nav section article aside footer div span p h1 h2 h3 h4 h5 h6 "
    "ul ol li dl dt dd table caption colgroup col thead tbody tr th td blockquote q cite em strong b i s u small sub "
    "sup mark bdi time abbr dfn del ins kbd code var hr br wbr a button label input select option optgroup fieldset "
    "legend search form details summary dialog output progress meter figure figcaption noscript "
    "svg g path line polyline polygon circle ellipse rect text tspan".split()
)
ATTRIBUTES = frozenset(
    "id class lang dir title role hidden tabindex name value type for checked selected disabled open placeholder "
    "autocomplete spellcheck list maxlength readonly required multiple inert datetime cite scope colspan rowspan "
    "headers span start reversed charset content http-equiv media href rel translate accesskey popover popovertarget "
    "enterkeyhint inputmode label min max high low optimum step size rows cols "
    # of drawings
    "xmlns viewbox width height x y x1 x2 y1 y2 cx cy r rx ry d points fill stroke stroke-width transform text-anchor "
    "preserveaspectratio focusable dx dy dominant-baseline".split()
)
PREFIXES = ("aria-", "data-")
_INPUTS = frozenset("search text checkbox radio range button".split())
_META = {
    "http-equiv": frozenset({"content-security-policy"}),
    "name": frozenset({"viewport", "referrer", "generator", "color-scheme", "robots", "description"}),
}
_CHARACTER = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_TOKEN = re.compile(
    r"<!doctype html>"
    r"|<(?P<open>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[a-zA-Z][\w:-]*(?:=\"[^\"<>]*\")?)*)\s*/?>"
    r"|</(?P<close>[a-z][a-z0-9]*)\s*>"
    r"|(?P<text>[^<>]+)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w:-]*)(?:=\"([^\"]*)\")?")
_RAW = re.compile(r"(?P<body>[\s\S]*?)</(?P<tag>script|style)>", re.IGNORECASE)
_DATA = frozenset({"application/json", "application/ld+json", "text/plain"})
_DIRECTIVES = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# What a browser would fetch, or run, if a style sheet said so.
_ACTIVE_STYLE = re.compile(
    r"@import|expression\(|javascript:|-moz-binding|(?<![-\w])behavior\s*:|url\((?!\s*[\"']?(?:#|data:image/svg))",
    re.IGNORECASE,
)
Element = tuple[str, str, list[tuple[str, str]]]
"""Name, namespace, and attributes with their values."""


def faults(page: str, *, addresses: Collection[str] = ()) -> list[str]:
    """What is wrong with a page, in words; none for one that can be opened. `addresses` are links that it may hold."""
    return list(_Page(page, frozenset(addresses)).faults())


def skeleton(page: str) -> list[str]:
    """The tags of a page with the names of their attributes: what a string may not change, also not by tags of ours."""
    found = []
    for match in _TOKEN.finditer(page):
        if match["open"]:
            names = sorted(name.lower() for name, _ in _ATTRIBUTE.findall(match["attributes"]))
            found.append(" ".join([match["open"].lower(), *names]))
        elif match["close"]:
            found.append(f"/{match['close'].lower()}")
    return found


class _Page:
    def __init__(self, text: str, addresses: frozenset[str]) -> None:
        self.text = text
        self.addresses = addresses
        self.hashes: set[str] = set()
        self.policy = ""
        self.ids: list[str] = []
        self.fragments: list[str] = []

    def faults(self) -> Iterator[str]:
        at = 0
        while at < len(self.text):
            match = _TOKEN.match(self.text, at)
            if not match:
                yield f"no tag and no text: {self.text[at : at + 60]!r}"
                return
            at = match.end()
            if tag := (match["open"] or "").lower():
                attributes = [(name.lower(), value) for name, value in _ATTRIBUTE.findall(match["attributes"])]
                yield from self._opened(tag, attributes)
                if tag in {"script", "style"}:
                    raw = _RAW.match(self.text, at)
                    if not raw or raw["tag"].lower() != tag:
                        yield f"<{tag}> does not end"
                        return
                    yield from self._raw(tag, dict(attributes), raw["body"])
                    at = raw.end()
            elif match["close"] and match["close"].lower() not in TAGS:
                yield f"the tag </{match['close']}>"
            elif match["text"] and _CHARACTER.search(match["text"]):
                yield f"an ampersand that is no character: {match['text'][:60]!r}"
        yield from self._whole()

    def _opened(self, tag: str, attributes: list[tuple[str, str]]) -> Iterator[str]:
        if tag not in TAGS:
            yield f"the tag <{tag}>"
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            yield f"an attribute twice in <{tag}>"
        for name, value in attributes:
            if name not in ATTRIBUTES and not name.startswith(PREFIXES):
                yield f"the attribute {name} of <{tag}>"
            elif name == "href":
                yield from self._address(tag, unescape(value))
            elif name == "id":
                self.ids.append(unescape(value))
            elif name in _META and tag == "meta" and value.lower() not in _META[name]:
                yield f"<meta {name}={value!r}>"
            elif name == "type" and tag == "input" and value not in _INPUTS:
                yield f"<input type={value!r}>"
        said = dict(attributes)
        if tag == "meta" and said.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = unescape(said.get("content", ""))

    def _address(self, tag: str, address: str) -> Iterator[str]:
        if address.startswith("#"):
            self.fragments.append(address[1:])
        elif address not in self.addresses or tag != "a":
            yield f"the address {address!r} in <{tag}>"

    def _raw(self, tag: str, said: dict[str, str], body: str) -> Iterator[str]:
        if tag == "script" and said.get("type", "").lower() in _DATA:
            if "<" in body:
                yield "data with an angle bracket in it"
            elif said["type"] != "text/plain":
                try:
                    json.loads(body)
                except ValueError:
                    yield "data that is no JSON"
            return
        if tag == "style" and (found := _ACTIVE_STYLE.search(body)):
            yield f"a style that fetches or runs: {found.group()!r}"
        digest = hashlib.sha256(body.encode()).digest()
        self.hashes.add(f"'sha256-{base64.b64encode(digest).decode()}'")

    def _whole(self) -> Iterator[str]:
        directives = {words[0]: words[1:] for part in self.policy.split(";") if (words := part.split())}
        for name, value in _DIRECTIVES.items():
            if directives.get(name) != [value]:
                yield f"the policy does not say {name} {value}"
        allowed = {*directives.get("script-src", ()), *directives.get("style-src", ())}
        if extra := {source for source in allowed if source not in self.hashes} - {"'none'"}:
            yield f"the policy allows {sorted(extra)}"
        if not self.hashes <= allowed:
            yield "a script or a style that the policy does not name"
        fetching = (name for name in directives if name.endswith("-src") and name not in {"script-src", "style-src"})
        others = {source for name in fetching for source in directives[name]}
        if others - {"'none'"}:
            yield f"the policy lets the page fetch {sorted(others)}"
        if len(self.ids) != len(set(self.ids)):
            twice = sorted({each for each in self.ids if self.ids.count(each) > 1})[:3]
            yield f"an id twice: {twice}"
        if missing := sorted({each for each in self.fragments if each and each not in set(self.ids)})[:3]:
            yield f"links that lead nowhere: {missing}"


# What a script has made of the page: run in a browser once the page has loaded, and compared by `live_faults`.
LIVE = """() => [...document.querySelectorAll('*')].map(element => [
  element.localName, element.namespaceURI, [...element.attributes].map(each => [each.name, each.value])])"""


def live_faults(
    elements: list[tuple[str, str, list[tuple[str, str]]]], *, addresses: Collection[str] = ()
) -> list[str]:
    """What is wrong with the tree that a browser holds, as `LIVE` gives it."""
    page = _Page("", frozenset(addresses))
    found = []
    for tag, _, attributes in elements:
        named = [(name.lower(), value) for name, value in attributes if name.lower() != "style" or not value]
        found += list(page._opened(tag.lower(), named))  # noqa: SLF001 - the same rules, on what is no text any more
    return found
