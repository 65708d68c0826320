"""Which articles are independent of each other, and why not."""

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
