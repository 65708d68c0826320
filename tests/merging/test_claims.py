"""Facts of several articles that say the same stand once, and only those."""

import pytest
from merging.stories import fact, report, summary

from summarizer.briefing import Point
from summarizer.merging import merge
from summarizer.summary import Certainty


def points(
    *texts: str, days: tuple[str | None, ...] = (), certainties: tuple[Certainty, ...] = ()
) -> tuple[Point, ...]:
    """The points of articles that each state one sentence."""
    days = days or ("2026-03-14",) * len(texts)
    certainties = certainties or (Certainty.STATED,) * len(texts)
    summaries = [
        summary(report(text, f"Paper {index}", day), fact(text, certainty=certainty))
        for index, (text, day, certainty) in enumerate(zip(texts, days, certainties, strict=True))
    ]
    return merge(summaries).stories[0].points


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Nearly 2,400 people left Vellmoor on foot in recent weeks.",
            "In the past few weeks nearly 2,400 people left Vellmoor on foot.",
        ),
        (
            "The channel at Vellmoor was closed on Friday after a dredger sank.",
            "A dredger sank and the Vellmoor channel was closed on Friday.",
        ),
        (
            "Orsetti resigned in Vellmoor on Tuesday after the audit of the harbour fund.",
            "Lia Orsetti, the mayor of Vellmoor, resigned on Tuesday after the audit of the harbour fund.",
        ),
        (
            "Power was out in roughly a quarter of the town.",
            "About a quarter of the town was without electricity.",
        ),
        (
            "The council voted to close the Alder baths in June.",
            "The Alder baths will close in June, the council voted.",
        ),
        (
            "Nearly 2,400 families had left the drowned quarter before the army shut every road out of it last week.",
            "Nearly 2,400 households left Vellmoor on foot over the dam, but the army then shut the way.",
        ),
    ],
)
def test_the_same_in_other_words_is_one_point_with_both_citations(one: str, other: str) -> None:
    """Two sources of one claim are cited together and counted as two."""
    found = points(one, other)
    assert [(2, {1, 2})] == [(point.independent, {citation.source for citation in point.citations}) for point in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nearly 2,400 people left Vellmoor on foot.", "Nearly 2,900 people left Vellmoor on foot."),
        ("The channel at Vellmoor was closed on Friday.", "The channel at Vellmoor was closed on Tuesday."),
        ("The mayor of Vellmoor approved the new harbour wall.", "The mayor of Osterby approved the new harbour wall."),
        ("The harbour office was warned about the wall.", "The harbour office was not warned about the wall."),
        (
            "Fighting stopped at Vellmoor harbour in the evening.",
            "Fighting resumed at Vellmoor harbour in the evening.",
        ),
        ("A dredger sank off Vellmoor.", "The council of Vellmoor raised the harbour levy."),
        ("A strike destroyed the hospital in Vellmoor.", "A strike destroyed the school in Vellmoor."),
        ("Lia Orsetti met Dario Venn in Vellmoor.", "Lia Orsetti met Bram Reeve in Vellmoor."),
        ("The fire in Vellmoor was caused by a gas leak.", "The fire in Vellmoor was caused by a short circuit."),
        ("A gas leak caused the fire in Vellmoor.", "A short circuit caused the fire in Vellmoor."),
        ("All schools in Vellmoor were closed on Monday.", "Some schools in Vellmoor were closed on Monday."),
        ("The mine at Vellmoor closed in March.", "The mine at Vellmoor closed in May."),
        ("The mayor of Vellmoor bribed the port office.", "The mayor of Vellmoor may have bribed the port office."),
        ("Harlin expelled the envoy of Corvania.", "Corvania expelled the envoy of Harlin."),
        (
            "Mayor Lia Orsetti of Vellmoor resigned on Tuesday after the audit of the harbour fund found losses.",
            "Treasurer Dario Venn of Vellmoor resigned on Tuesday when an audit of the harbour fund showed losses.",
        ),
        (
            "Orsetti resigned on Tuesday after the audit of the harbour fund in Vellmoor.",
            "Venn resigned on Tuesday after the audit of the harbour fund in Vellmoor found large gaps and debts.",
        ),
    ],
    ids=[
        *("figure", "day", "name", "negation", "opposite", "another event", "another thing", "another person"),
        *("cause", "cause that acts", "all and some", "month", "doubt", "parties", "persons", "surnames"),
    ],
)
def test_what_differs_is_never_joined(one: str, other: str) -> None:
    """A figure, a day, a name, a negation or a direction keeps two claims apart."""
    assert [1, 1] == [point.independent for point in points(one, other)]


def test_a_cluster_takes_only_what_fits_every_member() -> None:
    """A pair that would be joined only through a third stays apart: no chains."""
    found = points(
        "The dredger sank in the channel off Vellmoor in a storm.",
        "The dredger sank in the channel off Vellmoor in a storm and 12 sailors swam ashore.",
        "The dredger sank in the channel off Vellmoor and 19 sailors swam ashore.",
    )
    together = [{citation.source for citation in point.citations} for point in found]
    assert {2, 3} not in together
    assert not any({2, 3} <= sources for sources in together)


def test_the_certainty_of_each_source_stands_at_its_citation() -> None:
    """Stated here and claimed there is one claim, and a reader sees who vouches how."""
    text = "A dredger sank in the channel off Vellmoor on Friday."
    found = points(
        text, "On Friday a dredger sank off Vellmoor in the channel.", certainties=(Certainty.STATED, Certainty.CLAIMED)
    )
    assert [Certainty.STATED, Certainty.CLAIMED] == [citation.certainty for citation in found[0].citations]


def test_the_wording_is_one_of_the_sources_and_never_new() -> None:
    """A point's statement is the statement of one of its facts, letter for letter."""
    texts = (
        "A dredger sank in the channel off Vellmoor.",
        "In the channel off Vellmoor a dredger sank, the pilots said.",
    )
    assert points(*texts)[0].statement in texts


def test_a_date_that_one_source_alone_gives_is_not_put_into_the_mouth_of_both() -> None:
    """Of two wordings that both carry, the one without another's "last week" stands for them."""
    one = "Nearly 2,400 people had left Vellmoor on foot before the army shut every road out of it last week."
    other = "Nearly 2,400 people had left Vellmoor on foot before the army shut every road out of it, the only ways."
    (found,) = points(one, other, days=("2026-03-10", "2026-03-18"))
    assert (other, 2) == (found.statement, found.independent)


def test_a_source_that_carries_a_claim_in_part_says_so() -> None:
    """The same vote in a sentence that says other things of it is cited, and marked: it does not say the whole line."""
    long = "After five hours of talk the council voted 9 to 6 on a budget of $48.6 million that mends every road."
    (found,) = [
        point
        for point in points(
            long, "Bathers lost and ramblers won in the plan that the council of Tolverin passed, by nine votes to six."
        )
        if len(point.citations) > 1
    ]
    assert [(1, True), (2, False)] == [(each.source, each.in_part) for each in found.citations]


def test_an_incident_told_beside_something_else_is_cited_for_it() -> None:
    """What broke at one hour is one claim, though each of three sentences goes on elsewhere; no more is put on it."""
    found = points(
        "The dam gave way shortly before 6 a.m., and water ran through the mill.",
        "A little before six o'clock in the morning a part of the old dam collapsed, and 12 people fled to the roof.",
        "Both sluices of Osk were open when the dam broke just before 6 a.m. on Saturday.",
    )
    dam = next(point for point in found if point.statement.startswith("The dam gave way"))
    assert [(1, False), (2, True), (3, True)] == [(each.source, each.in_part) for each in dam.citations]
    assert 3 == dam.independent
    others = [{each.source for each in point.citations} for point in found if point is not dam]
    assert [{2}, {3}] == sorted(others, key=min)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The dam gave way before 6 a.m.", "A wall in the port gave way before 6 a.m."),
        ("The dam gave way before 6 a.m.", "Mills closed after the dam broke at 9 p.m."),
        ("The dam gave way before 6 a.m. on Monday.", "Mills closed when the dam broke before 6 a.m. on Thursday."),
        ("The dam gave way before 6 a.m.", "It is not true that the dam broke before 6 a.m."),
    ],
    ids=["another thing", "another hour", "another day", "denied"],
)
def test_another_incident_is_not_cited(one: str, other: str) -> None:
    """Thing, hour and day have to be one, and nobody may deny it."""
    assert all(1 == len(point.citations) for point in points(one, other))
