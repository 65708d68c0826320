"""The timeline: as exact as it is known, and no more."""

import datetime as dt

import pytest
from presenting.bridge import ONE_STORY
from presenting.rendering import section
from presenting.samples import THURSDAY, TUESDAY, briefing, event, stated, story

from summarizer.briefing import Precision


def test_the_timeline_ends_with_what_has_no_day() -> None:
    """Dated events come first; 'Friday' of an undated article stays as worded and says so."""
    lines = section(ONE_STORY, "Timeline").split("\n")
    assert lines[1] == "- **January 2031**: The road authority was told of cracks. [1:7]"
    assert lines[2] == "- **11 March 2031** (“early on Tuesday”): The northern span fell into the river. [1:1]"
    assert lines[3] == "- **As worded, “Friday”** (undated article): A temporary footbridge opened. [4:7]"


def test_vague_time_of_a_dated_article_names_its_day() -> None:
    """'In recent weeks' means something if the reader knows of which day the article is."""
    page = briefing(story("Rain", 1, timeline=(event("in recent weeks", "It rained.", stated(1, 1)),)))
    assert "- **As worded, “in recent weeks”** (article of 11 March 2031): It" in section(page, "Timeline")


def test_other_claims_of_an_event_are_marks_beside_it() -> None:
    """What tells of the event in other words is cited apart, so that no source stands behind words of another."""
    entry = event("Tuesday", "It rained.", stated(1, 1), TUESDAY).model_copy(update={"also": (stated(2, 4),)})
    page = briefing(story("Rain", 1, 2, timeline=(entry,)))
    assert "It rained. [1:1] Also told in [2:4]." in section(page, "Timeline")


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (TUESDAY, THURSDAY, Precision.DAY, "11 to 13 March 2031"),
        (dt.date(2031, 2, 27), TUESDAY, Precision.DAY, "27 February to 11 March 2031"),
        (dt.date(2030, 12, 31), TUESDAY, Precision.DAY, "31 December 2030 to 11 March 2031"),
        (dt.date(2031, 2, 1), dt.date(2031, 3, 31), Precision.MONTH, "February 2031 to March 2031"),
        (dt.date(2031, 1, 1), dt.date(2031, 12, 31), Precision.YEAR, "2031"),
        (dt.date(2030, 1, 1), dt.date(2031, 12, 31), Precision.YEAR, "2030 to 2031"),
    ],
)
def test_a_time_is_as_exact_as_it_is_known(start: dt.date, end: dt.date, precision: Precision, words: str) -> None:
    """A month is not shown as a day, and a range says each part once."""
    entry = event("2031", "It rained.", stated(1, 1)).model_copy(
        update={"start": start, "end": end, "precision": precision}
    )
    assert f"- **{words}**: It rained." in section(briefing(story("Rain", 1, timeline=(entry,))), "Timeline")
