"""Elements and words → HTML that shows these words and does nothing else.

The tree is built of elements, never of strings, so that the writer escapes whatever is text; what nobody can see, or
what reorders the rest, is spelled out before. There is no link, image, script or address on the page but those that
the code beside this module makes.
"""

import base64
import hashlib
from xml.etree import ElementTree as ET

from summarizer.text import printable

_LESS = "\0"  # for "<" in an attribute, which the writer would leave; no other string here can hold it
Child = ET.Element | str | None
"""What stands in an element: another one, words, or nothing."""


def element(tag: str, *children: Child, **attributes: str) -> ET.Element:
    """An element; `class_` is the attribute `class`, and an underscore inside a name a hyphen.

    Words, in it and in its attributes, may be anybody's. The tag and the names of the attributes are ours.
    """
    named = {name.removesuffix("_").replace("_", "-"): printable(value) for name, value in attributes.items()}
    found = ET.Element(tag, named)
    for child in children:
        if isinstance(child, ET.Element):
            found.append(child)
        elif child and len(found):
            found[-1].tail = (found[-1].tail or "") + printable(child)
        elif child:
            found.text = (found.text or "") + printable(child)
    return found


def words(text: str) -> ET.Element:
    """Words of an article, a model or a file, which may run from right to left without turning ours round."""
    return element("bdi", text)


def document(title: str, style: str, *body: Child) -> str:
    """A whole page in English that loads nothing: its policy admits this one style and nothing else, by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    sheet = ET.Element("style")
    sheet.text = style  # not through `element`: its bytes are what the policy names
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        sheet,
    )
    root = element("html", head, element("body", *body), lang="en")
    for each in root.iter():
        each.attrib.update({name: value.replace("<", _LESS) for name, value in each.items()})
    return "<!DOCTYPE html>\n" + ET.tostring(root, encoding="unicode", method="html").replace(_LESS, "&lt;") + "\n"
