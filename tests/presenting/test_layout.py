"""What comes first on a page: what is missing, what it holds, how to read it."""

import re

from presenting.bridge import BRIDGE, FULL, ONE_STORY
from presenting.rendering import rendered, section
from presenting.samples import briefing, point, stated, story

from summarizer.presenting import to_markdown
from summarizer.presenting.layout import anchor


def test_a_partial_briefing_says_so_before_everything() -> None:
    """PARTIAL is the first word of a page that lacks something, and names how much."""
    assert to_markdown(FULL).startswith("> **PARTIAL.** 2 articles that went in are missing;")


def test_a_stopped_run_is_partial_without_losses() -> None:
    """A run that was stopped lost nothing that could be named, and still is partial."""
    page = to_markdown(briefing(BRIDGE, partial=True))
    assert page.startswith("> **PARTIAL.** The run was stopped before it had read everything.")


def test_a_whole_briefing_is_not_called_partial() -> None:
    """The word does not occur where nothing is missing."""
    assert "PARTIAL" not in to_markdown(ONE_STORY)


def test_one_story_is_its_own_page() -> None:
    """A single story gives the page its title and needs no table of contents."""
    page = to_markdown(ONE_STORY)
    assert page.startswith("# Northern span of the Arn bridge at Vellmar collapses\n")
    assert not rendered(page).links or all(not link.startswith("#") for link in rendered(page).links)


def test_several_stories_have_a_table_of_contents() -> None:
    """Every story has one heading, and one entry above that leads to it and counts its disagreements."""
    page = to_markdown(FULL)
    headings = re.findall(r"^## (\d\. .*)$", page, re.MULTILINE)
    assert len(FULL.stories) == len(headings)
    inner = [link for link in rendered(page).links if link.startswith("#")]
    assert inner == [f"#{anchor(heading)}" for heading in headings]
    assert "): 4 articles from 3 independent sources, 2 disagreements" in page


def test_the_head_counts_independent_sources() -> None:
    """Four articles of which two are one report are three sources, with their days and what has none."""
    assert "4 articles from 3 independent sources, 11 to 13 March 2031 (1 undated)." in to_markdown(ONE_STORY)


def test_the_head_explains_a_citation() -> None:
    """A reader who has never seen `[1:3]` learns what it means where the page begins."""
    assert "[1:3] is sentence 3 of source 1." in to_markdown(ONE_STORY).split("\n## ")[0]


def test_one_article_is_not_several_sources() -> None:
    """A briefing of one article makes no claim of independence and groups nothing."""
    page = briefing(story("One report", 1, points=(point("p", "It rained.", stated(1, 1)),)))
    assert "1 article, 11 March 2031." in to_markdown(page)
    assert "independent" not in to_markdown(page)
    assert section(page, "What is established").strip() == "**Paper 1** [1]: It rained. [1:1]"


def test_an_empty_briefing_says_that_it_is_empty() -> None:
    """No story is still a page, which says so."""
    assert "No article gave anything that could be verified." in to_markdown(briefing())


def test_a_story_without_points_says_so() -> None:
    """A story of which nothing held has no list that might look forgotten."""
    assert "No statement of these articles could be verified." in to_markdown(briefing(story("Nothing", 1)))


def test_a_title_is_never_missing() -> None:
    """A story with an empty title still has a heading."""
    assert to_markdown(briefing(story(" ", 1))).startswith("# Untitled story\n")
