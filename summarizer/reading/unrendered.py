"""The tree of a page → the same tree without what a browser does not show: hidden text is no part of an article.

Comments, scripts, templates, fallbacks of pictures and films, attributes that hide, classes that hide in every library
of styles, and whatever the page's own style sheets and attributes make unseen. A page is judged as it is in its file,
in a window of usual size: sheets that lie elsewhere, and what a script would change, are not there to be read.
"""

import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from summarizer.reading.measures import ROOT_SIZE
from summarizer.reading.styles import Around, Style, Styles
from summarizer.reading.unseen import Setting, is_taken_away

NEVER_SHOWN = frozenset(
    "script style template noscript noembed noframes iframe object embed applet datalist head canvas audio video rp "
    "select meter progress desc metadata defs symbol annotation annotation-xml".split()
)
_PAGE = frozenset({"html", "body"})  # hidden until a script has run, on many pages; without them nothing would be left
# Classes of the libraries that most pages are styled with, whose sheets lie elsewhere: for screen readers, or for none.
_HIDING_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only d-none hidden is-hidden hide "
    "u-hidden offscreen".split()
)
_SHOWING = ("block", "flex", "grid", "inline", "table", "contents")  # `d-none d-md-block` is shown on a wide screen
_MOST_COLUMNS = 100  # of a table


@dataclass(frozen=True, slots=True)
class _Place:
    """An element to look at, and what it stands in."""

    element: Any
    setting: Setting
    around: Around


def drop_unrendered(tree: Any, *, sheets: bool = True) -> int:  # noqa: ANN401 - lxml has no types
    """Take out of an lxml tree, in place, what a browser would not show; how many characters of text went.

    `sheets` is False if the page's own style sheets are not to count: some hide the whole story until a script has run.
    """
    styles = Styles(tree, sheets=sheets)
    setting = Setting() if styles.whole else Setting(ink=None, ground=None)
    waiting = [_Place(tree, setting, Around())]
    gone = 0
    while waiting:
        place = waiting.pop()
        element = place.element
        if not isinstance(element.tag, str):
            continue
        if element.tag in NEVER_SHOWN or (element.tag == "title" and element.getparent() is not None):
            element.drop_tree()
            continue
        style, around = styles.of(element, place.around)
        inner = place.setting.within(style)
        if element.tag in _PAGE or element.getparent() is None:
            inner = _shown(inner)
        elif is_marked_hidden(element, style) or _is_turned(element) or is_taken_away(style, inner.font):
            gone += len("".join(element.itertext()).strip())
            element.drop_tree()
            continue
        if inner.unseen:
            gone += _silence(element)
        gone += _replaced(element)
        if element.tag == "table":
            gone += sum(map(_silence_all, _collapsed(element, styles, around)))
        waiting += [_Place(child, inner, around) for child in element]
    return gone


def _shown(setting: Setting) -> Setting:
    font = ROOT_SIZE if replace(setting, opacity=1, shown=True, legible=True, ink=None).unseen else setting.font
    return replace(setting, opacity=1, shown=True, legible=True, font=font)


def _runs_to_the_right(text: str) -> bool:
    letters = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
    return letters.count("L") * 2 > len(letters)


def _silence(element: Any) -> int:  # noqa: ANN401 - lxml has no types
    """Take away the words of the element itself, and leave the elements in it; how many characters went."""
    gone = len((element.text or "").strip())
    element.text = None
    for child in element:
        gone += len((child.tail or "").strip())
        child.tail = None
    return gone


def _silence_all(element: Any) -> int:  # noqa: ANN401 - lxml has no types
    return sum(map(_silence, element.iter()))


def _replaced(host: Any) -> int:  # noqa: ANN401 - lxml has no types
    """Take away what a tree in a template stands for, but what has a slot there; how many characters went."""
    shadow = next((each for each in host.iterchildren("template") if each.get("shadowrootmode") is not None), None)
    if shadow is None:
        return 0
    slots = {slot.get("name") or "" for slot in shadow.iter("slot")}
    gone = 0
    for child in host:
        if isinstance(child.tag, str) and child is not shadow and (child.get("slot") or "") not in slots:
            gone += _silence_all(child)
    return gone if "" in slots else gone + _silence(host)


def _collapsed(table: Any, styles: Styles, around: Around) -> list[Any]:  # noqa: ANN401 - lxml has no types
    """The cells of the columns that are collapsed."""
    columns = [
        each for part in table.iterchildren("colgroup", "col") for each in ([part, *part] if len(part) else [part])
    ]
    columns = [each for each in columns[:_MOST_COLUMNS] if each.tag == "col"]
    places = {
        place
        for place, column in enumerate(columns)
        if styles.of(column, around)[0].get("visibility") in {"collapse", "hidden"}
    }
    if not places:
        return []
    parts = [table, *table.iterchildren("tbody", "thead", "tfoot")]
    rows = [list(row)[:_MOST_COLUMNS] for part in parts for row in part.iterchildren("tr")]
    return [cell for row in rows for place, cell in enumerate(row) if place in places]


def _is_turned(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """True if it is shown the wrong way round."""
    return element.tag == "bdo" and element.get("dir") == "rtl" and _runs_to_the_right("".join(element.itertext()))


def is_marked_hidden(element: Any, style: Style) -> bool:  # noqa: ANN401 - lxml has no types
    """True if an attribute hides the element, or a class that hides in every library of styles."""
    get = element.get
    if get("hidden") is not None or (get("aria-hidden") or "").strip().lower() == "true":
        return True
    if (element.tag == "dialog" and get("open") is None) or get("popover") is not None:
        return True
    classes = (get("class") or "").split()
    if _HIDING_CLASSES.isdisjoint(classes) or style.get("display", "none") != "none":
        return False
    return not any(name.endswith(_SHOWING) for name in classes)
