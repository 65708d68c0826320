"""What does not hold is listed with the words that differ."""

import pytest
from presenting.evidence.parsed import parsed
from presenting.grounded import grounded
from presenting.samples import briefing, cite, story

from summarizer.briefing import Withheld
from summarizer.presenting import to_html


def entry(returned: str, has: str | None, verdict: str = "altered") -> str:
    """The HTML of an item that was withheld."""
    citation = cite(1, 3, has) if has else None
    item = Withheld(source=1, kind="quote", text=returned, verdict=verdict, reasons=("they differ",), citation=citation)
    html = to_html(*grounded(briefing(story("One", 1), withheld=(item,))))
    start = html.index('<li class="card" id="x1"')
    return html[start : html.index("</ul>", start)]


@pytest.mark.parametrize(
    ("returned", "has", "added", "left_out"),
    [
        ("I will not resign", "I will resign", ["not"], []),
        ("The bridge reopens in June.", "The bridge reopens in July.", ["June"], ["July"]),
        ("It cost 5,000 euros a year", "It cost 4,000 euros", ["5,000", "a year"], ["4,000"]),
        ("We can’t stay", "we can't stay", [], []),
        ("We can stay here", "We \x1bcan\u202e stay \x1b here", [], []),
    ],
)
def test_the_words_that_differ_are_marked(returned: str, has: str, added: list[str], left_out: list[str]) -> None:
    """What was added to the article's words, and what was put in another's place, stand out on both lines."""
    html = entry(returned, has)
    words = list(parsed(f"{html}</li>").walk())
    assert added == [each.text for each in words if each.name == "ins"]
    assert left_out == [each.text for each in words if each.name == "del"]


def test_words_that_have_little_in_common_are_not_compared() -> None:
    """Where all would be marked, nothing is."""
    assert "<ins>" not in entry("The minister fled abroad at night", "Prices rose")


def test_a_withheld_item_says_its_verdict_first() -> None:
    """Nobody reads the words as established; the source is named, and its words are linked."""
    html = entry("I will not resign", "I will resign")
    assert html.index("✗ altered") < html.index("I will")
    assert 'Quotation from Paper 1 <a href="#a1">1</a>' in html
    assert '<a href="#s1-3">1:3</a>' in html
    assert "<dt>Reason</dt><dd>they differ.</dd>" in html


def test_an_item_without_any_words_of_the_article_is_listed_too() -> None:
    """It has no citation, and still its reason."""
    assert "<dt>Returned</dt><dd>Who fled?</dd>" in entry("Who fled?", None, "unanchored")


def test_a_giant_item_does_not_fill_the_page() -> None:
    """A text of a million characters is shown by its beginning."""
    assert 10_000 > len(entry("word " * 200_000, "word"))
