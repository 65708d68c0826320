"""What the signs, the marks and the drawings of the page mean → a note that can be opened."""

from typing import Final

from summarizer.presenting.evidence.markup import Html, tag
from summarizer.presenting.evidence.plot import LEGEND

_NOTES: Final = (
    ("2:14", "is sentence 14 of source 2. It leads to the very words that a claim rests on."),
    ("✓", "held: plain code compared it with those words."),
    ("≠", "sources differ; every side is shown."),
    ("✗", "did not hold, and is withheld; nothing rests on it."),
    ("!", "in doubt, and says why."),
    ("Drawings", f"show figures by day: {LEGEND}. What counts something else is grey."),
    ("Numbers", "in an article stand before each sentence that a claim rests on, and lead to that claim."),
    ("Dotted", "lines are under the words of figures and quotations."),
    ("Grey", "sentences of an article were left aside, and no model saw them."),
)


def how_to_read() -> Html:
    """The note."""
    entries = [tag("div", tag("dt", sign), tag("dd", words)) for sign, words in _NOTES]
    return tag("details", tag("summary", "How to read this page"), tag("dl", *entries), class_="reading")
