"""Which articles are independent of each other, and why not."""

import pytest
from merging.stories import fact, report, summary

from summarizer.briefing import Briefing
from summarizer.merging import merge

LONG = (
    "The sea wall at Sallow Bay gave way before dawn and water ran through the lanes behind the fish market. "
    "Crews pulled six people from a flooded bakery and carried them to the school on the hill. "
    "The harbour master said that the port would stay closed until the wall had been inspected. "
    "Between forty and fifty boats were torn from their moorings and thrown across the coast road. "
)
OTHER = (
    "Residents of the old quarter woke to a sound like a train. By noon most had found a bed with relatives inland. "
    "Nobody could say when they might return, and the mayor asked for patience. "
)


def briefing(*reports: tuple[str, str | None]) -> Briefing:
    """The briefing of articles given as text and publisher."""
    return merge(
        summary(report(text, publisher, "2026-03-12"), fact("The sea wall gave way.")) for text, publisher in reports
    )


def groups(*reports: tuple[str, str | None]) -> list[int]:
    """The independent group of each source, in the order of the reports."""
    by_path = {source.path: source.independence for source in briefing(*reports).sources}
    return [by_path[f"{publisher or 'unknown'}.txt"] for _, publisher in reports]


def test_a_light_edit_of_a_wire_story_is_the_same_source() -> None:
    """A copy with a changed end and a shortened start is no second witness."""
    copy = LONG.replace("before dawn ", "").replace("Crews pulled", "Rescuers pulled") + "The town is in mourning."
    first, second = groups((LONG, "Osprey Press"), (copy, "Morrowick Herald"))
    assert first == second


def test_two_reporters_are_two_sources() -> None:
    """Reports of one event in different words are independent."""
    first, second = groups((LONG, "Osprey Press"), (OTHER, "Morrowick Herald"))
    assert first != second


def test_one_publisher_is_one_source() -> None:
    """Two stories of one paper do not corroborate each other."""
    assert {1} == {source.independence for source in briefing((LONG, "Osprey Press"), (OTHER, "Osprey Press")).sources}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Harbour Post", "harbourpost.example", True),
        ("The Harbour Post", "www.the-harbour-post.example", True),
        ("The Harbour Post", "https://harbourpost.co.uk/", True),
        ("harbourpost.example", "www.harbourpost.example", True),
        ("The Harbour Post", "harbournews.example", False),
        ("The Harbour Post", "post.example", False),
        ("harbour.example", "harbour.org", False),
    ],
)
def test_a_publisher_may_be_given_by_its_address(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a row
    """Where the address plainly spells the name; anything less is another publisher."""
    first, second = groups((LONG, one), (OTHER, other))
    assert same is (first == second)


def test_a_credited_agency_ties_the_paper_to_it() -> None:
    """A credit line makes a paper's text the agency's, and the reason says so."""
    found = briefing((LONG, "Osprey Press"), (OTHER + "\n\n(Osprey Press)", "Morrowick Herald"))
    assert {1} == {source.independence for source in found.sources}
    assert any("credits Osprey Press" in source.independence_reason for source in found.sources)


def test_a_photo_credit_is_no_wire_credit() -> None:
    """A paper that buys a picture has still sent its own reporter."""
    first, second = groups(
        (LONG, "Osprey Press"), (OTHER + "\n\nPhoto: Lene Achterby/Osprey Press", "Morrowick Herald")
    )
    assert first != second


def test_many_copies_of_one_claim_count_once() -> None:
    """Forty near copies of one story are one independent source of its claim."""
    copies = [(LONG + f"Read on page {page}.", f"Paper {page}") for page in range(40)]
    assert [1] == [point.independent for point in briefing(*copies).stories[0].points]


def test_shared_speech_does_not_make_copies() -> None:
    """Two reporters may quote the same press conference at length."""
    speech = " ".join(f"word{index}" for index in range(80))
    first, second = groups(
        (OTHER + f'"{speech}," she said.', "Osprey Press"), (f'She said: "{speech}." Then it rained all day.', "Herald")
    )
    assert first != second


def test_a_thousand_near_copies_are_one_source() -> None:
    """However many papers print a story with another last line, it is one source."""
    copies = [(LONG + f"Read on at page {page}.", f"Paper {page}") for page in range(1_000)]
    found = briefing(*copies)
    assert {1} == {source.independence for source in found.sources}
    assert [1] == [point.independent for point in found.stories[0].points]


def test_a_short_copy_of_a_long_report_is_no_second_source() -> None:
    """Two sentences cut out of a report are contained in it, little as the two resemble each other."""
    long = LONG + OTHER + " ".join(f"Line {number} of the port's own log was read out at noon." for number in range(40))
    short = "".join(LONG.split(". ")[0:1]) + ". " + LONG.split(". ")[1] + "."
    first, second = groups((long, "Osprey Press"), (short, "Morrowick Herald"))
    assert first == second


def test_unknown_publishers_are_sources_of_their_own() -> None:
    """That nobody knows who printed two reports does not make them one."""
    found = merge(
        summary(report(text, None, "2026-03-12"), fact("The sea wall gave way.", 1)) for text in (LONG, OTHER)
    )
    assert [1, 2] == [source.independence for source in found.sources]


def test_every_later_member_of_a_group_says_why_it_stands_there() -> None:
    """A copy, a credit and a second story of one paper: each has its reason; the first of a group needs none."""
    found = briefing(
        (LONG, "Osprey Press"),
        (LONG + "It rained.", "Morrowick Herald"),
        (OTHER + "\n\n(Osprey Press)", "Tern Gazette"),
        (OTHER.replace("noon", "dusk") + "Nobody had slept in the old quarter since Monday.", "Tern Gazette"),
    )
    assert {1} == {source.independence for source in found.sources}
    assert [True] + [False] * 3 == [source.independence_reason == "" for source in found.sources]


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("(Osprey Press)", True),
        ("Osprey Press contributed to this report.", True),
        ("Additional reporting by Osprey Press", True),
        ("With reporting by Osprey Press", True),
        ("Source: Osprey Press", True),
        ("\u00a9 2026 Osprey Press. All rights reserved.", True),
        ("By Lene Achterby, Osprey Press", True),
        ("Photo: Lene Achterby/Osprey Press", False),
        ("(Osprey Press Photo/Lene Achterby)", False),
    ],
    ids=[
        *("credit", "contributed", "additional reporting", "with reporting", "source", "copyright", "byline"),
        *("photo", "photo in brackets"),
    ],
)
def test_what_a_credit_line_makes_of_a_report(line: str, same: bool) -> None:  # noqa: FBT001 - the expectation
    """A wire credit ties a report to the agency; a photo credit does not."""
    first, second = groups((LONG, "Osprey Press"), (f"{OTHER}\n\n{line}", "Morrowick Herald"))
    assert same == (first == second)
