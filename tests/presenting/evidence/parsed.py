"""HTML → its elements, and the items of an evidence page with the words that each cites; for tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from summarizer.presenting.evidence.items import USUAL

ENDED_BY_THE_NEXT = {"li", "option"}  # or by the end of what they stand in


@dataclass
class Element:
    """One element: what it is, what it has, and what is in it."""

    name: str
    attributes: dict[str, str | None]
    children: "list[Element | str]" = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        """An attribute; empty if there is none."""
        return self.attributes.get(attribute) or ""

    @property
    def classes(self) -> list[str]:
        """The classes."""
        return self["class"].split()

    def walk(self) -> "Iterator[Element]":
        """The element and all in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    @property
    def text(self) -> str:
        """All words in it, as they stand."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def words(self) -> str:
        """All words in it on one line."""
        return " ".join(self.text.split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.top = Element("", {})
        self.open = [self.top]
        self.other: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ENDED_BY_THE_NEXT:
            self._end(tag)
        assert len(attrs) == len(dict(attrs)), f"an attribute of {tag} stands twice"
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        self.open.append(element)

    def _end(self, *tags: str) -> None:
        if self.open[-1].name in tags:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in ENDED_BY_THE_NEXT:
            self._end(*ENDED_BY_THE_NEXT)
        assert self.open.pop().name == tag, f"{tag} is closed where it is not open"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def parsed(html: str) -> Element:
    """The document, which must be well formed and hold nothing but elements and words."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.top], "not everything is closed"
    assert builder.other == [], "a comment or an instruction"
    return builder.top


@dataclass
class Item:
    """An item of the page."""

    element: Element
    cites: set[tuple[int, int, str]]
    """Source, sentence, and the words that the link leads to."""

    @property
    def kinds(self) -> list[str]:
        """What it can be filtered by."""
        return (self.element["data-v"] or USUAL[self.element["id"][0]]).split()

    @property
    def words(self) -> str:
        """What it says."""
        return self.element.words


class Sheet:
    """A page, by its anchors and its items."""

    def __init__(self, html: str) -> None:
        self.top = parsed(html)
        self.elements = list(self.top.walk())
        self.by_id: dict[str, Element] = {}
        for element in self.elements:
            if element["id"]:
                assert element["id"] not in self.by_id, f"the anchor {element['id']} is given twice"
                self.by_id[element["id"]] = element
        self.items = {
            item["id"]: Item(item, set(self._cites(item)))
            for element in self.elements
            if "items" in element.classes
            for item in element.children
            if isinstance(item, Element)
        }

    def _cites(self, element: Element) -> Iterator[tuple[int, int, str]]:
        for each in element.walk():
            if each.name == "a" and each["href"][:2] in {"#s", "#w"}:
                source, sentence = each.words.split(":")
                yield int(source), int(sentence), self.led_to(each)

    def led_to(self, link: Element) -> str:
        """The words that a citation marks."""
        head, _, first = link["href"].removeprefix("#").rpartition("-")
        count = int(link["data-n"] or 1)
        pieces = [self.by_id[f"{head}-{int(first) + step}"].text for step in range(count)]
        return " ".join("".join(pieces).split())
