"""The sheets and attributes of a page → for each element, what is declared for it, the stronger declaration first.

Sheets that lie elsewhere are not there to be read, and what a script changes is not known: a page is judged as it is
in its file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.reading.measures import sides, size_in
from summarizer.reading.selectors import Selector, Steps, UnknownSelectorError, Weight, selector
from summarizer.reading.sheets import Declaration, declarations, on_screen, rules

Style = Mapping[str, str]
"""Properties with their values, variables of the page replaced."""

_INLINE: Weight = (9_999, 0, 0)
_HINT: Weight = (-1, 0, 0)  # attributes such as `bgcolor` give way to any rule
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_MOST_STEPS = 5  # variables that name variables
# What `hides` and its likes look at; rules about anything else are not kept.
_ABOUT = re.compile(
    r"display|visibility|opacity|font|color|background|position|clip|mask|overflow|height|width|transform|scale|rotate"
    r"|translate|zoom|filter|left|right|top|bottom|inset|margin|padding|indent|spacing|direction|bidi|content-vis|white-space"
    r"|security|--|all"
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
        self._learnt = 0
        self._steps = Steps()
        self._there = {key for element in tree.iter() if isinstance(element.tag, str) for key in keys(element)}
        self.whole = True
        """False if the page names sheets that are not in it, so that colours and grounds may be others."""
        for sheet in tree.iter("style") if sheets else ():
            if on_screen(sheet.get("media")):
                text = "".join(sheet.itertext())
                self.whole = self.whole and "@import" not in text.lower()
                self._learn(text)
        linked = any("stylesheet" in (link.get("rel") or "").lower() for link in tree.iter("link"))
        self.whole = self.whole and sheets and not linked

    def _learn(self, text: str) -> None:
        for rule in rules(text):
            said = tuple(each for each in rule.declarations if _ABOUT.search(each.name))
            for written in rule.selectors if said else ():
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


def inline(style: str) -> Style:
    """What the style of one element says by itself."""
    return {
        name: value
        for each in declarations(style)
        if "var(" not in each.value
        for name, value in _longhands(each.name, each.value)
    }


def keys(element: Any) -> list[str]:  # noqa: ANN401 - lxml has no types
    """What rules may know the element by."""
    classes = dict.fromkeys((element.get("class") or "").split())
    return ["*", element.tag, f"#{element.get('id')}", *(f".{name}" for name in classes)]


def _strength(said: tuple[Declaration, Weight, int]) -> tuple[bool, Weight, int]:
    declaration, weight, place = said
    return declaration.important, weight, place


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The properties that a shorthand sets, as far as they matter here; any other as it is."""
    words = value.split()
    match name:
        case "font":
            size = size_in(value)
            if size is not None:
                yield "font-size", size
        case "background":
            yield "background-color", value
            yield "background-image", value
        case "overflow":
            yield "overflow-x", words[0]
            yield "overflow-y", words[-1]
        case "inset" | "margin" | "padding":
            prefix = "" if name == "inset" else f"{name}-"
            for side, size in zip(("top", "right", "bottom", "left"), sides(words), strict=True):
                yield prefix + side, size
        case _:
            yield name, value


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
