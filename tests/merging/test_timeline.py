"""One entry an event: reports of one day that tell of the same stand together, others apart."""

from merging.stories import fact, report, summary

from summarizer.briefing import TimelineEntry
from summarizer.merging import merge

CRANE = "A crane fell onto the ferry pier at Altmoor in strong gusts on Friday and crushed two parked lorries."
AGAIN = "When the crane fell in the gusts on Friday, glass flew as far as the museum and the ferry turned back."
VOTE = "The council voted on Friday to give the museum another year."
LATER = "On Tuesday a crane toppled by gusts crushed two lorries on the pier."
REST = "Tickets are sold at the kiosk. Nobody was hurt. Divers will look at the piles."


def entries(*texts: str) -> list[TimelineEntry]:
    """The timeline of reports, each with its first sentence as a fact."""
    told = [(text, report(f"{text} {REST}", f"Paper {number}", "2026-03-14")) for number, text in enumerate(texts)]
    (story,) = merge(summary(page, fact(text, 1, when=_day(text))) for text, page in told).stories
    return list(story.timeline)


def _day(text: str) -> str:
    return "Friday" if "Friday" in text else "Tuesday"


def test_two_wordings_of_an_event_are_one_entry() -> None:
    """The entry links to both claims; the second is cited as told as well, and its words stand under neither."""
    first, other = entries(CRANE, AGAIN, VOTE)
    crane, vote = sorted((first, other), key=lambda entry: "crane" not in entry.statement)
    assert 2 == len(crane.points)
    assert {1, 2} == {each.source for each in (*crane.citations, *crane.also)}
    assert (1, ()) == (len(vote.points), vote.also)


def test_the_like_elsewhere_and_the_opposite_are_other_events() -> None:
    """A crane that fell at another port, and a plan rejected that another paper says was approved, stand apart."""
    elsewhere = CRANE.replace("Altmoor", "Karsk")
    assert [1, 1] == [len(entry.points) for entry in entries(CRANE, elsewhere)]
    approved, rejected = (
        f"The council of Altmoor {verb} the plan for the pier on Friday." for verb in ("approved", "rejected")
    )
    assert [1, 1] == [len(entry.points) for entry in entries(approved, rejected)]


def test_the_same_on_another_day_is_another_event() -> None:
    """A crane that fell on Tuesday and one that fell on Friday are two entries, in the order of their days."""
    found = entries(CRANE, LATER)
    assert ["Tuesday", "Friday"] == [entry.worded for entry in found]


def test_what_broke_on_one_day_is_one_event_in_any_words_and_another_elsewhere() -> None:
    """The dam collapsed, gave way, broke: one entry, unless two places are named beside it or one says that it held."""
    one = "Eleven people died on Friday when the old dam at Altmoor collapsed."
    other = "Shortly before 4 a.m. on Friday the dam gave way."
    assert [2] == [len(entry.points) for entry in entries(one, other)]
    assert [1, 1] == [len(entry.points) for entry in entries(one, "On Friday the dam at Karsk gave way.")]
    assert [1, 1] == [len(entry.points) for entry in entries(one, "On Friday nobody saw that the dam gave way.")]


def test_the_day_of_what_came_after_is_not_the_day_of_what_came_before() -> None:
    """Where nobody says when, a day in the statement is its own unless another event stands before it."""
    cleared = "Crews cleared the last families out of Altmoor before opening the sluices again on Friday."
    page = report(f"{cleared} {REST}", "Paper", "2026-03-14")
    (story,) = merge([summary(page, fact(cleared, 1))]).stories
    assert [] == [entry for entry in story.timeline if entry.worded == "Friday"]
    page = report(f"{VOTE} {REST}", "Paper", "2026-03-14")
    (story,) = merge([summary(page, fact(VOTE, 1))]).stories
    assert ["Friday"] == [entry.worded for entry in story.timeline]
