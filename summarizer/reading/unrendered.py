"""The tree of a page → the same tree without what a browser does not show: hidden text is no part of an article.

Comments, scripts, templates, attributes that hide, inline styles that hide in the ways that are in use (no display, no
opacity, no size, off the screen, clipped away, its own colour on its own ground), and rules of the page's own style
sheets that name a class or an id and hide it. Style sheets that lie elsewhere are not there to be read.
"""

import re
from collections.abc import Iterator
from typing import Any

_NEVER_SHOWN = (
    "script",
    "style",
    "template",
    "noscript",
    "noembed",
    "noframes",
    "iframe",
    "object",
    "datalist",
    "head",
)
_PAGE = frozenset({"html", "body"})  # hidden until a script has run, on many pages; without them nothing would be left
_OUTSIDE = 999  # pixels, ems or percent; beyond that a shift moves text off any screen
_NUMBER = re.compile(r"-?\d{0,9}\.?\d{1,9}")
_COLOUR_NAMES = {"white": "#ffffff", "#fff": "#ffffff", "black": "#000000", "#000": "#000000"}
_SIDES = ("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top")
_CLIPPED = re.compile(
    r"rect\(0(?:px)?[ ,]+0(?:px)?[ ,]+0(?:px)?[ ,]+0(?:px)?\)|inset\((?:50|100)%|circle\(0|polygon\(0(?:px)?[ ,]+0"
)
_MOVED = re.compile(r"scale[xy]?\(0(?:\.0*)?[,)]|translate[xy]?\(-\d{4,}")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
_NAMED = re.compile(r"[.#][A-Za-z_][\w-]{0,100}\Z")
_LARGEST_SHEET = 200_000  # characters; what is larger is a library's, whose classes a script sets and takes away
_STORY_SHARE = 0.5  # of the page's words: a rule that hides as much hides it until a script shows it


def drop_unrendered(tree: Any) -> int:  # noqa: ANN401 - lxml has no types
    """Take out of an lxml tree, in place, what a browser would not show; how many characters of text went."""
    hidden_names = set(_hidden_names(tree))
    whole = len(tree.text_content()) if hidden_names else 0
    gone = 0
    for element in [found for found in tree.iter() if isinstance(found.tag, str)]:
        if element.tag in _PAGE or element.getparent() is None:
            continue
        if element.tag in _NEVER_SHOWN:
            element.drop_tree()
        elif _is_hidden(element) or (hidden_names and _is_hidden_by_rule(element, hidden_names, whole)):
            gone += len("".join(element.itertext()).strip())
            element.drop_tree()
    return gone


def _is_hidden(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    get = element.get
    if get("hidden") is not None or (get("aria-hidden") or "").strip().lower() == "true":
        return True
    if element.tag == "dialog" and get("open") is None:
        return True
    style = get("style")
    return bool(style) and hides(style)


def _is_hidden_by_rule(element: Any, names: set[str], whole: int) -> bool:  # noqa: ANN401 - lxml has no types
    own = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
    return not own.isdisjoint(names) and len("".join(element.itertext())) <= _STORY_SHARE * whole


def _hidden_names(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """The classes and ids, as `.name` and `#name`, that the page's own rules hide on every medium."""
    hidden: dict[str, bool] = {}
    for sheet in tree.iter("style"):
        text = sheet.text or ""
        if len(text) > _LARGEST_SHEET or "@media" in (sheet.get("media") or ""):
            continue
        for selectors, declarations in _RULE.findall(_without_at_rules(_without_comments(text))):
            hiding = hides(declarations)
            shows = "display" in declarations or "visibility" in declarations
            for selector in map(str.strip, selectors.split(",")):
                if _NAMED.match(selector) and (hiding or shows):
                    hidden[selector] = hiding
    return (name for name, hiding in hidden.items() if hiding)


def _without_comments(sheet: str) -> str:
    parts = sheet.split("/*")
    return parts[0] + "".join(part.partition("*/")[2] for part in parts[1:])


def _without_at_rules(sheet: str) -> str:
    """The rules that hold everywhere: blocks of `@media`, `@supports` and their like left out, whatever is in them."""
    kept: list[str] = []
    depth = begin = 0
    conditional = False
    for match in re.finditer(r"[{}]", sheet):
        if match.group() == "{":
            if not depth:
                conditional = "@" in sheet[begin : match.start()]
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                if not conditional:
                    kept.append(sheet[begin : match.end()])
                begin = match.end()
    return "".join(kept)


def hides(style: str) -> bool:
    """True if these declarations of CSS make text invisible."""
    rules = _declarations(style)
    return (
        rules.get("display") == "none"
        or rules.get("visibility") in {"hidden", "collapse"}
        or rules.get("content-visibility") == "hidden"
        or any(_number(rules.get(name)) == 0 for name in ("opacity", "zoom"))
        or "opacity(0" in rules.get("filter", "")
        or (_is_tiny(rules.get("font-size")))
        or _is_unseen_colour(rules)
        or any((_number(rules.get(side)) or 0) <= -_OUTSIDE for side in _SIDES)
        or bool(_CLIPPED.search(rules.get("clip", "") + rules.get("clip-path", "")))
        or bool(_MOVED.search(rules.get("transform", "")))
        or _is_shut(rules)
    )


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.lower().replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _number(value: str | None) -> float | None:
    match = _NUMBER.match(value) if value else None
    return float(match.group()) if match else None


def _is_tiny(size: str | None) -> bool:
    """A font of no more than a pixel, or of a tenth of its surroundings."""
    number = _number(size)
    if size is None or number is None:
        return False
    relative = size.endswith(("em", "rem", "%", "vw", "vh"))
    return number <= (10 if size.endswith("%") else 0.1 if relative else 1)


def _is_unseen_colour(rules: dict[str, str]) -> bool:
    colour = rules.get("color", "")
    ground = rules.get("background-color") or rules.get("background") or ""
    if colour.replace(" ", "") in {"transparent", "rgba(0,0,0,0)"}:
        return True
    return bool(colour) and _COLOUR_NAMES.get(colour, colour) == _COLOUR_NAMES.get(ground, ground)


def _is_shut(rules: dict[str, str]) -> bool:
    """A box without height or width that cuts off what does not fit."""
    sizes = [_number(rules.get(name)) for name in ("height", "max-height", "width", "max-width")]
    small = any(size is not None and size <= 1 for size in sizes)
    return small and rules.get("overflow", rules.get("overflow-x", "")) in {"hidden", "clip"}
