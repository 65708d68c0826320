"""Blocks of metadata at the top of a text."""

import pytest

from summarizer.reading.frontmatter import front_matter

BLOCK = '---\ntitle: "Wall: it fell"\nDate: 2026-03-12\ntags:\n  - sea\n# a remark\n\nempty:\n---\n'


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_pairs_and_where_the_text_begins(ends: str) -> None:
    """Keys come in lower case, values without their quotation marks, and the text begins behind the block."""
    text = (BLOCK + "\nThe wall fell.").replace("\n", ends)
    found = front_matter(text)
    assert {"title": "Wall: it fell", "date": "2026-03-12"} == dict(found.values)
    assert text[found.end :].strip() == "The wall fell."


@pytest.mark.parametrize(
    "text",
    [
        "The wall fell.\n---\ntitle: x\n---\n",
        "---\n\nThe wall fell: it was old.\nNobody was hurt.\n\n---\n\nMore.",
        "---\ntitle: never closed\n\nThe wall fell.",
        "---\n---\n\nThe wall fell.",
        "--- a rule\ntitle: x\n---\n",
        "",
    ],
)
def test_text_between_rules_is_no_block(text: str) -> None:
    """A block stands at the very top, is closed, and holds nothing but pairs."""
    assert front_matter(text).end == 0
