"""What changed since an earlier briefing: a section a story, a mark at each place, and the whole in a line."""

from presenting.bridge import BRIDGE, CHANGES, FULL, SOURCES, STRIKE
from presenting.rendering import section
from presenting.samples import briefing, change, point, stated, story

from summarizer.briefing import Briefing, Change, Changed, Changes
from summarizer.presenting import Length, to_markdown, to_terminal

TITLE = "What changed since `monday.json`"


def compared(page: Briefing, *items: Changed) -> Briefing:
    """The page with these changes."""
    return page.model_copy(update={"changes": Changes(since="monday.json", sources=3, latest=None, items=items)})


def test_new_changed_and_gone_stand_near_the_top_of_their_story() -> None:
    """The new comes first, then what changed and how, then what is gone and why; before what is established."""
    text = section(FULL, TITLE)
    order = ["**New disagreement**:", "**New**:", "**Changed**:", "**Changed figure**:", "**Gone**:"]
    assert order == sorted(order, key=text.index)
    assert "**Changed**: The northern span of the Arn bridge at Vellmar fell into" in text
    assert "[1:1] [2:1] [3:2] — now 2 independent sources, was 1." in text
    assert "**Changed figure**: vehicles on the bridge — new figure “three cars”." in text
    page = to_markdown(FULL)
    assert page.index(TITLE) < page.index("### What is established")


def test_what_is_gone_is_cited_by_title_where_its_article_is_no_source() -> None:
    """A number would point to another article; one that is still a source keeps its mark."""
    gone = (
        "**Gone**: The bridge was inspected in May. ([1:9]; “Who knew?”, undated) *withheld this time: the article says"
    )
    assert gone in section(FULL, TITLE)


def test_what_is_new_or_changed_is_marked_where_it_stands() -> None:
    """Points, rows of figures and disagreements have the mark; what is as it was has none."""
    text = to_markdown(FULL)
    assert "[1:1] [2:1] [3:2] (**changed**) — *2 independent sources*" in text
    assert "| vehicles on the bridge (**changed**) |" in text
    assert text.count("(**new**)") == 2
    assert text.count("(**changed**)") == 3  # the contradicted row is a disagreement as well
    assert "| length of the span |" in text


def test_a_new_story_says_so_once() -> None:
    """Nothing in it is marked: all of it is new."""
    all_new = [change(Change.NEW, "story", None, story=2), change(Change.NEW, "point", "s1", story=2)]
    text = to_markdown(compared(briefing(BRIDGE, STRIKE, sources=SOURCES), *all_new))
    assert "**New**: this story is not in `monday.json`." in text
    assert "(**new**)" not in text
    assert "(#2-dockers-at-sund-end-a-nine-day-strike): 2 articles from 2 independent sources; new" in text


def test_nothing_changed_is_said_in_a_line() -> None:
    """A reader learns that it was compared, and that nothing is other than it was."""
    page = to_markdown(compared(briefing(STRIKE, sources=SOURCES)))
    assert "Compared with `monday.json` (3 articles): nothing has changed." in page
    assert "Nothing in this story has changed since `monday.json`." in page
    assert TITLE not in page


def test_the_whole_is_counted_and_gone_stories_are_named() -> None:
    """The head says what it was compared with, how much changed, and which stories are gone, with the reason."""
    page = to_markdown(FULL)
    assert (
        "Compared with `monday.json` (3 articles, the latest of 11 March 2031): 1 story new, 1 gone; "
        "1 disagreement new; 1 statement new, 1 changed, 1 gone; 1 figure changed." in page
    )
    assert "- **Gone story**: Ferry runs aground — no longer among the sources: Sund Gazette." in page


def test_a_briefing_that_was_compared_with_none_says_nothing_of_it() -> None:
    """Without an earlier briefing no page speaks of changes."""
    page = to_markdown(FULL.model_copy(update={"changes": None}))
    assert "changed" not in page
    assert "(**new**)" not in page


def test_many_changes_are_counted_and_no_disagreement_is_left_out() -> None:
    """The standard shows the first of each kind and says how many more there are; new disagreements all of them."""
    points = tuple(point(f"p{n}", f"It rained {n} times.", stated(1, n)) for n in range(40))
    items = [change(Change.NEW, "conflict", f"c{n}", story=1) for n in range(12)]
    items += [change(Change.NEW, "point", f"p{n}", story=1) for n in range(40)]
    page = compared(briefing(story("Rain", 1, points=points)), *items)
    text = to_markdown(page, Length.STANDARD)
    assert text.count("- **New disagreement**:") == 12
    assert "And 40 more new items: `--length full` shows them" in text
    assert to_markdown(page).count("- **New**:") == 40


def test_a_terminal_shows_what_changed() -> None:
    """The same section stands on a terminal, without a colour that would be needed to read it."""
    shown = to_terminal(FULL, width=100, colour=False)
    assert "── What changed since monday.json" in shown
    assert "• Gone: The bridge was inspected in May. ([1:9]; “Who knew?”, undated)" in shown
    assert CHANGES.items[1].text in shown
