"""The page, the JSON and the Markdown say the same, item by item."""

import json

import pytest
from presenting.evidence.parsed import Sheet
from presenting.evidence.told import from_json, sample
from presenting.rendering import rendered

from summarizer.presenting import to_html, to_json, to_markdown
from summarizer.presenting.comparing import is_compared
from summarizer.presenting.lengths import CAPS, Length
from summarizer.presenting.page import clean


@pytest.mark.parametrize("name", ["seeds", "full", "one"])
def test_the_page_has_every_item_of_the_json_with_its_citations_and_no_other(name: str) -> None:
    """Each item says its words, and its links lead to the very words that the JSON cites."""
    briefing, articles = sample(name)
    items = Sheet(to_html(briefing, articles)).items
    told = from_json(json.loads(to_json(briefing)))
    disputes = {anchor for anchor in items if anchor.startswith("d")}  # contradicted figures stand there as well
    assert told.keys() - items.keys() == set()
    assert items.keys() - told.keys() <= disputes
    for anchor, (words, cited) in told.items():
        assert cited == items[anchor].cites, anchor
        for each in words:
            assert clean(each) in items[anchor].words, anchor


@pytest.mark.parametrize("name", ["seeds", "full", "one"])
def test_the_markdown_has_every_item_of_the_page_with_its_citations(name: str) -> None:
    """What the page says in an item, the Markdown of full length says in a line, with the same marks."""
    briefing, articles = sample(name)
    lines = rendered(to_markdown(briefing, Length.FULL)).texts
    items = Sheet(to_html(briefing, articles)).items
    most = CAPS[Length.FULL].marks
    for anchor, (words, _) in from_json(json.loads(to_json(briefing))).items():
        marks = {f"[{source}:{sentence}]" for source, sentence, _ in items[anchor].cites}
        if anchor[0] in "df":  # a row of a table: its cells are lines
            assert all(any(clean(each) in line for line in lines) for each in words), anchor
            assert all(any(mark in line for line in lines) for mark in marks), anchor
        elif len(marks) <= most:
            text = clean(words[0])
            found = [line for line in lines if text in line and all(mark in line for mark in marks)]
            assert found, (anchor, text, marks)


@pytest.mark.parametrize("name", ["seeds", "full"])
def test_how_figures_stand_to_each_other_is_said_in_the_same_words(name: str) -> None:
    """Agreeing, rounded, of other days or scopes, contradicted: as the Markdown says of the same row."""
    briefing, articles = sample(name)
    items = Sheet(to_html(briefing, articles)).items
    lines = rendered(to_markdown(briefing, Length.FULL)).texts
    for number, story in enumerate(briefing.stories, 1):
        for place, figure in enumerate(story.figures, 1):
            if is_compared(figure):
                words = clean(figure.sides[0].citation.words)
                said = [
                    relation.split(";")[0].casefold()
                    for what, sides, relation in zip(lines, lines[1:], lines[2:], strict=False)
                    if what.startswith(clean(figure.what)) and words in sides
                ]
                assert any(each in items[f"f{number}-{place}"].words.casefold() for each in said), figure.what


@pytest.mark.parametrize("name", ["seeds", "full"])
def test_each_side_of_a_figure_has_its_words_beside_its_citation(name: str) -> None:
    """The page never shows a figure under another source's citation."""
    briefing, articles = sample(name)
    sheet = Sheet(to_html(briefing, articles))
    sides = [
        (clean(side.citation.words), f"{side.citation.source}:{side.citation.sentence}")
        for story in briefing.stories
        for figure in story.figures
        for side in figure.sides
    ]
    rows = [each.words for each in sheet.elements if each.name == "li" and each["id"].startswith("f")]
    assert sides
    for words, mark in sides:
        assert any(words in row and mark in row for row in rows), (words, mark)


def test_the_page_names_what_was_lost_and_how_much_held() -> None:
    """Inputs that are missing, the counts and the reasons are on the page as in the Markdown."""
    briefing, articles = sample("full")
    words = Sheet(to_html(briefing, articles)).by_id["briefing"].words
    losses = briefing.losses
    for lost in (*losses.unreadable, *losses.failed, *losses.duplicates):
        assert lost.path in words
        assert lost.reason in words
    assert "PARTIAL. 2 articles that went in are missing" in words
    assert "12 supported, 1 only partly supported, 1 contradicted by the article" in words
    assert "The mayor fled." in words
    assert "7 calls, 1 of them failed" in words
