"""Lines that advertise other stories, and lines that only look so."""

import pytest

from summarizer.reading.teasers import is_shouted, is_teaser, opens_teasers

TEASERS = [
    "Also Read: Ferry crews vote to end their strike",
    "Also Read:Ferry crews vote to end their strike",
    "ALSO READ Ferry crews vote to end their strike",
    "Also Read Ferry crews vote to end their strike",
    "Related: Swans return to the mill pond",
    "RELATED | Swans return to the mill pond",
    "(Related: Swans return to the mill pond)",
    "• Read more: Swans return to the mill pond",
    "[Read: Swans return to the mill pond]",
    "READ MORE: Swans return to the mill pond",
    "Read more »",
    "More on this story",
    "More from the Herald: Swans return",
    "See also: What we know about the wall",
    "See also",
    "ALSO: What we know about the wall",
    "Don't miss: What we know about the wall",
    "Don’t miss – What we know about the wall",
    "Watch: Drone footage of the breach",
    "You may also like",
    "Read more from the Herald:",
    "Don't miss these stories from the Herald:",
    "**Related stories**",
    "Lesen Sie auch: Fähren fahren wieder",
    "À lire aussi : Les bacs reprennent",
    "Lea también: Vuelven los transbordadores",
    "Читайте также: Паромы снова ходят",
]
STORIES = [
    "Also read out in court was a letter from the mayor.",
    "Related charges against two guards were dropped on Monday.",
    "Read more books, the minister told pupils.",
    '"Read more: it is cheaper than travel," the minister said.',
    "“Related: nothing,” she wrote.",
    "See also the dissent of Justice Orrin, which runs to 40 pages and calls the ruling wrong.",
    "More than 300 people were hurt.",
    "More on this was expected from the ministry on Friday.",
    "Watch officers at the port saw the ship turn.",
    "Don't miss the last train, police warned fans.",
    "Read Also Rans is the name of the band.",
    "The letter said: Related: see page 4.",
    "Listen to the engines, he said: they are old.",
    "Top stories of the tower collapsed.",
    "You may like it or not, the mayor said.",
    "Recommended doses were exceeded in nine cases.",
]


@pytest.mark.parametrize("line", TEASERS)
def test_label_opens_teaser(line: str) -> None:
    """A line that opens with the label of a teaser is one, whatever bullet or bracket stands before the label."""
    assert is_teaser(line)


@pytest.mark.parametrize("line", STORIES)
def test_story_is_kept(line: str) -> None:
    """A sentence that only begins with the words of a label, or is spoken, stays in the story."""
    assert not is_teaser(line)


def test_long_paragraph_is_no_teaser() -> None:
    """A paragraph longer than any headline is never lost as a whole, even behind a label."""
    assert not is_teaser("Related: " + "The wall gave way before dawn. " * 20)


def test_headline_in_capitals() -> None:
    """A line in capitals is a headline, but for a short one, and for one that ends as a sentence does."""
    assert is_shouted("MAYOR UNDER FIRE FOR SLOW ANSWER TO STORM")
    assert not any(
        map(is_shouted, ["WHAT HAPPENS NEXT", "THE WALL FELL ON FRIDAY.", "NATO and the EU met in Tolverin"])
    )


def test_bare_label_announces_list() -> None:
    """Only a label with nothing behind it announces lines of other headlines."""
    assert opens_teasers("More on this story")
    assert not opens_teasers("More on this story: the wall")
