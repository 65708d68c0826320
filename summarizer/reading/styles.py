"""The sheets and attributes of a page → for each element, what is declared for it, the stronger declaration first.

Sheets that lie elsewhere are not there to be read, and what a script changes is not known: a page is judged as it is
in its file.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from summarizer.reading.measures import sides, size_in, words
from summarizer.reading.media import media_hold
from summarizer.reading.selectors import Selector, Steps, UnknownSelectorError, Weight, selector
from summarizer.reading.sheets import Declaration, declarations, rules

Style = Mapping[str, str]
"""Properties with their values, variables of the page replaced."""

_INLINE: Weight = (9_999, 0, 0)
_HINT: Weight = (-1, 0, 0)  # attributes such as `bgcolor` give way to any rule
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_MOST_STEPS = 5  # variables that name variables, sheets that import sheets
_MOST_HAVING = 100  # selectors with `:has`, each of which looks through the whole page once
_IMPORT = re.compile(r"@import\s*(?:url\(\s*)?[\"']?(?P<address>(?<=[\"'])[^\"']*|[^\"')\s;]*)", re.IGNORECASE)
# What `hides` and its likes look at; rules about anything else are not kept.
_ABOUT = re.compile(
    r"display|visibility|opacity|font|color|background|position|clip|mask|overflow|height|width|transform|scale|rotate"
    r"|translate|zoom|filter|left|right|top|bottom|inset|margin|padding|indent|spacing|direction|bidi|content-vis|white-space"
    r"|security|contain|inline-size|block-size|offset|float|--|all"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A selector, with what is said for what it picks, and its place among all."""

    selector: Selector
    declarations: tuple[Declaration, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Around:
    """What stands above an element: the keys of those elements, and the variables that they hand down."""

    keys: frozenset[str] = frozenset()
    variables: Mapping[str, str] = field(default_factory=dict)


class Styles:
    """What the page's own sheets and attributes declare."""

    def __init__(self, tree: Any, *, sheets: bool = True) -> None:  # noqa: ANN401 - lxml has no types
        """`sheets` is False if the page's own sheets are not to count, only attributes."""
        self._by_key: dict[str, list[_Entry]] = {}
        self._learnt = self._having = 0
        self._steps = Steps()
        self._there = {key for element in tree.iter() if isinstance(element.tag, str) for key in keys(element)}
        self.whole = sheets
        """False if the page names sheets that are not in it, so that colours and grounds may be others."""
        for sheet in tree.iter("style", "link"):
            text = _text(sheet)
            if text is None:
                self.whole = False
            elif sheets and media_hold(sheet.get("media") or ""):
                self._read(text)

    def _read(self, text: str, depth: int = 0) -> None:
        """A sheet, and before it those that it imports, as far as they lie in it."""
        for match in _IMPORT.finditer(text):
            imported = _data(match["address"])
            if imported is None or depth == _MOST_STEPS:
                self.whole = False
            else:
                self._read(imported, depth + 1)
        self._learn(text)

    def _learn(self, text: str) -> None:
        for rule in rules(text):
            said = tuple(each for each in rule.declarations if _ABOUT.search(each.name))
            for written in rule.selectors if said else ():
                self._having += ":has(" in written
                if ":has(" in written and self._having > _MOST_HAVING:
                    continue
                try:
                    compiled = selector(written, self._steps)
                except UnknownSelectorError:
                    continue
                if self._there.issuperset({compiled.key, *compiled.above}):  # as few are, of a library's sheet
                    self._learnt += 1
                    self._by_key.setdefault(compiled.key, []).append(_Entry(compiled, said, self._learnt))

    def of(self, element: Any, around: Around) -> tuple[Style, Around]:  # noqa: ANN401 - lxml has no types
        """What holds for the element, and what it is around what is in it."""
        said = sorted(self._said(element, around.keys), key=_strength)
        self._steps.take(len(said))
        variables = around.variables
        if own := {each.name: each.value for each, _, _ in said if each.name.startswith("--")}:
            variables = {**variables, **own}
        style: dict[str, str] = {}
        for each, _, _ in said:
            value = _resolved(each.value, variables) if "var(" in each.value else each.value
            if value is not None:
                style.update(_longhands(each.name, value))
        return style, Around(around.keys.union(keys(element)), variables)

    def _said(self, element: Any, above: frozenset[str]) -> Iterator[tuple[Declaration, Weight, int]]:  # noqa: ANN401 - lxml has no types
        for name, value in _hints(element):
            yield Declaration(name, value), _HINT, 0
        for key in keys(element):
            for entry in self._by_key.get(key, ()):
                if above.issuperset(entry.selector.above) and entry.selector.picks(element):
                    for declaration in entry.declarations:
                        yield declaration, entry.selector.weight, entry.place
        for place, declaration in enumerate(declarations(element.get("style") or "")):
            yield declaration, _INLINE, place


def attributed(element: Any) -> Style:  # noqa: ANN401 - lxml has no types
    """What the attributes of an element say by themselves."""
    said = [Declaration(*hint) for hint in _hints(element)] + declarations(element.get("style") or "")
    ordered = sorted(said, key=lambda each: each.important)
    return {
        name: value for each in ordered if "var(" not in each.value for name, value in _longhands(each.name, each.value)
    }


def keys(element: Any) -> list[str]:  # noqa: ANN401 - lxml has no types
    """What rules may know the element by."""
    classes = dict.fromkeys((element.get("class") or "").split())
    return ["*", element.tag, f"#{element.get('id')}", *(f".{name}" for name in classes)]


def _strength(said: tuple[Declaration, Weight, int]) -> tuple[bool, Weight, int]:
    declaration, weight, place = said
    return declaration.important, weight, place


_LOGICAL = {"inline": (("left", "right"), "width", "x"), "block": (("top", "bottom"), "height", "y")}
_LOGICAL_NAME = re.compile(
    r"(?P<what>inset|margin|padding)-(?P<along>inline|block)(?:-(?P<side>start|end))?"
    r"|(?P<limit>min-|max-)?(?P<size>inline|block)-size|overflow-(?P<axis>inline|block)"
)


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The properties that a shorthand sets, as far as they matter here; any other as it is, those of a line by side."""
    match name:
        case "font":
            size = size_in(value)
            if size is not None:
                yield "font-size", size
        case "background":
            yield "background-color", value
            yield "background-image", value
        case "overflow":
            yield "overflow-x", words(value)[0]
            yield "overflow-y", words(value)[-1]
        case "inset" | "margin" | "padding":
            for side, size in zip(("top", "right", "bottom", "left"), sides(words(value)), strict=True):
                yield _sided(name, side), size
        case _:
            found = _LOGICAL_NAME.fullmatch(name)
            yield from _physical(found, value) if found else ((name, value),)


def _sided(name: str, side: str) -> str:
    return side if name == "inset" else f"{name}-{side}"


def _physical(name: re.Match[str], value: str) -> Iterator[tuple[str, str]]:
    """What a property by the direction of lines is in a text from left to right."""
    both, size, axis = _LOGICAL[name["along"] or name["size"] or name["axis"]]
    if name["size"]:
        yield f"{name['limit'] or ''}{size}", value
    elif name["axis"]:
        yield f"overflow-{axis}", value
    elif name["side"]:
        yield _sided(name["what"], both[name["side"] == "end"]), value
    else:
        for side, each in zip(both, (words(value)[0], words(value)[-1]), strict=True):
            yield _sided(name["what"], side), each


def _text(sheet: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    """The text of a sheet or of a link to one; None if it lies elsewhere."""
    if sheet.tag == "style":
        return "".join(sheet.itertext())
    return _data(sheet.get("href") or "") if "stylesheet" in (sheet.get("rel") or "").lower() else ""


def _data(address: str) -> str | None:
    """What an address holds that is its own text; None for one that leads elsewhere."""
    head, comma, body = address.strip().partition(",")
    if not comma or head[:5].lower() != "data:":
        return None
    if not head.lower().rstrip().endswith(";base64"):
        return unquote(body)
    try:
        return base64.b64decode(unquote(body)).decode(errors="replace")
    except (binascii.Error, ValueError):
        return ""


def _hints(element: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml has no types
    """Attributes from before style sheets."""
    if ground := element.get("bgcolor"):
        yield "background-color", ground.strip().lower()
    if element.get("background"):
        yield "background-image", "url()"
    ink = element.get("color") if element.tag == "font" else element.get("text") if element.tag == "body" else None
    if ink:
        yield "color", ink.strip().lower()


def _resolved(value: str, variables: Mapping[str, str]) -> str | None:
    """The value with its variables replaced; None if one of them is not known."""
    for _ in range(_MOST_STEPS):
        match = _VARIABLE.search(value)
        if not match:
            return value
        known: str | None = variables.get(match[1], match[2])
        if known is None:
            return None
        value = f"{value[: match.start()]}{known.strip()}{value[match.end() :]}"
    return None
