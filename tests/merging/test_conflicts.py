"""Disagreements beyond figures: what is denied, turned round, dated otherwise or laid to others; and what is none."""

import pytest
from merging.stories import fact, report, summary

from summarizer.briefing import Conflict, ConflictKind
from summarizer.merging import merge
from summarizer.summary import Certainty, KeyFact

Told = tuple[str, str | None]


def conflicts(*told: Told, facts: int = 1) -> tuple[Conflict, ...]:
    """The disagreements of articles given as text and day, of which the first sentences are facts."""
    pages = [report(text, f"Paper {index}", day) for index, (text, day) in enumerate(told)]
    return merge([summary(page, *_facts(page.text, facts)) for page in pages]).stories[0].conflicts


def _facts(text: str, count: int) -> list[KeyFact]:
    return [
        fact(f"{sentence.strip().rstrip('.')}.", number) for number, sentence in enumerate(text.split(". ")[:count], 1)
    ]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            ("The harbour office at Vellmoor was warned about the cracks in the wall.", "2026-03-12"),
            ("The harbour office at Vellmoor was not warned about the cracks in the wall.", "2026-03-12"),
            ConflictKind.DENIAL,
        ),
        (
            ("The council of Osterby approved the lease of the baths on Tuesday.", "2026-03-12"),
            ("The council of Osterby rejected the lease of the baths on Tuesday.", "2026-03-12"),
            ConflictKind.DENIAL,
        ),
        (
            ("The dredger Marguerite sank off Vellmoor on Tuesday in a storm.", "2026-03-14"),
            ("The dredger Marguerite sank off Vellmoor on Wednesday in a storm.", "2026-03-14"),
            ConflictKind.DATE,
        ),
        (
            ("The bridge at Osterby was blown up by rebels of the north.", "2026-03-14"),
            ("The bridge at Osterby was blown up by the retreating army.", "2026-03-14"),
            ConflictKind.ACTOR,
        ),
        (
            ("The fire at the Vellmoor mill was caused by a broken cable.", "2026-03-14"),
            ("The fire at the Vellmoor mill was caused by lightning.", "2026-03-14"),
            ConflictKind.CAUSE,
        ),
        (
            ("The court of Osterby upheld the lease of the old baths on Tuesday.", "2026-03-12"),
            ("The court of Osterby voided the lease of the old baths on Tuesday.", "2026-03-12"),
            ConflictKind.DENIAL,
        ),
        (
            ("The court of Osterby acquitted Lia Orsetti of fraud on Tuesday.", "2026-03-12"),
            ("The court of Osterby convicted Lia Orsetti of fraud on Tuesday.", "2026-03-12"),
            ConflictKind.DENIAL,
        ),
        (
            ("Lia Orsetti won the race for mayor of Vellmoor on Tuesday.", "2026-03-12"),
            ("Dario Venn won the race for mayor of Vellmoor on Tuesday.", "2026-03-12"),
            ConflictKind.ACTOR,
        ),
        (
            ("The army blew up the bridge at Osterby on Tuesday.", "2026-03-12"),
            ("Rebels blew up the bridge at Osterby on Tuesday.", "2026-03-12"),
            ConflictKind.ACTOR,
        ),
    ],
    ids=[
        *("negation", "opposite", "another day", "another actor", "another cause"),
        *("upheld and voided", "acquitted and convicted", "another winner", "another camp"),
    ],
)
def test_what_cannot_both_be_right_is_a_disagreement(one: Told, other: Told, kind: ConflictKind) -> None:
    """Each kind is told by its name, with both sides."""
    assert [(kind, {1, 2})] == [(each.kind, {side.source for side in each.sides}) for each in conflicts(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("The army halted its offensive at Vellmoor on February 12.", "2026-02-22"),
            ("The army resumed its offensive at Vellmoor on February 22.", "2026-02-22"),
        ),
        (
            ("The bridge at Osterby was closed on Monday morning.", "2026-03-10"),
            ("The bridge at Osterby was reopened on Monday evening.", "2026-03-10"),
        ),
        (
            ("Troops shelled the village of Osterby on Saturday.", "2026-03-10"),
            ("Troops shelled the village of Osterby on Sunday.", "2026-03-10"),
        ),
        (
            ("The primary school in Osterby opened on Monday.", "2026-03-10"),
            ("The secondary school in Osterby closed on Monday.", "2026-03-10"),
        ),
        (
            ("Aircraft struck the camp outside Osterby on Tuesday.", "2026-03-11"),
            ("Aircraft struck the camp outside Osterby on Friday.", "2026-03-14"),
        ),
        (
            ("The harbour office at Vellmoor was warned about the wall.", "2026-03-12"),
            ("The harbour office at Osterby was not warned about the wall.", "2026-03-12"),
        ),
        (
            ("The bridge at Osterby was blown up by rebels of the north.", "2026-03-14"),
            ("The bridge at Osterby was blown up by northern rebels.", "2026-03-14"),
        ),
        (
            ("The road to Vellmoor was closed because of snow.", "2026-03-14"),
            ("The road to Vellmoor was closed because of heavy snow.", "2026-03-14"),
        ),
        (
            ("No damage was reported after the quake at Vellmoor struck 40 kilometres off the coast.", "2026-03-12"),
            ("The quake at Vellmoor struck 40 kilometres off the coast at noon.", "2026-03-12"),
        ),
        (
            ("Lia Orsetti resigned in Vellmoor on Tuesday after the audit of the fund.", "2026-03-12"),
            ("Dario Venn resigned in Vellmoor on Tuesday after the audit of the fund.", "2026-03-12"),
        ),
        (
            ("The army blew up the bridge at Osterby on Tuesday.", "2026-03-12"),
            ("Soldiers blew up the bridge at Osterby on Tuesday.", "2026-03-12"),
        ),
        (
            ("The council of Osterby deployed guards at the baths on Tuesday.", "2026-03-12"),
            ("The council of Osterby withdrew guards from the baths on Tuesday.", "2026-03-12"),
        ),
        (
            ("Lia Orsetti attacked the budget of Vellmoor on Tuesday.", "2026-03-12"),
            ("Dario Venn attacked the budget of Vellmoor on Tuesday.", "2026-03-12"),
        ),
        (
            ("The Vellmoor pool opened on Monday.", "2026-03-10"),
            ("The Vellmoor pool closed on Friday.", "2026-03-14"),
        ),
    ],
    ids=[
        "sequence",
        "within a day",
        "shelled again",
        "two schools",
        "a later strike",
        "another office",
        "same actor",
        "same cause",
        "another part denied",
        "two who resigned",
        "soldiers of the army",
        "sent and withdrawn",
        "two who attacked",
        "opened and closed",
    ],
)
def test_what_can_both_be_right_is_none(one: Told, other: Told) -> None:
    """A sequence, another place and other words for the same are no disagreement."""
    assert () == conflicts(one, other)


def test_a_denial_behind_the_claim_is_found_though_it_repeats_no_word() -> None:
    """The words "denied it" speak of the sentence before."""
    text = "Mirela Osk claimed that the pilots had been paid twice. The harbour master denied it."
    found = conflicts((text, "2026-03-12"))
    assert [["Mirela Osk claimed that the pilots had been paid twice.", "The harbour master denied it."]] == [
        [side.words for side in each.sides] for each in found
    ]


def test_what_the_reporter_states_is_not_denied_by_the_next_sentence() -> None:
    """Only what somebody is said to say can be what the next sentence denies."""
    text = "Snow fell on the pass above Vellmoor all night. The keeper denied it was his fault."
    assert () == conflicts((text, "2026-03-12"))


def test_a_denial_in_another_paper_is_read_with_what_carries_it_on() -> None:
    """The sentence behind the denial names what is denied."""
    one = "Mirela Osk claimed that her union had sent the port authority a list of broken cranes in May."
    other = (
        "The director denied having been told. He said that the port authority had not received any list of broken "
        "cranes. It rained."
    )
    found = conflicts((one, "2026-06-01"), (other, "2026-06-03"))
    assert [Certainty.STATED, Certainty.DENIED] == [side.certainty for side in found[0].sides]
    assert "had not received any list" in found[0].sides[1].words


def test_a_denial_of_something_else_is_none() -> None:
    """That somebody denies something does not dispute every claim of the story."""
    one = "Mirela Osk claimed that her union had sent the port authority a list of broken cranes in May."
    other = "The director denied having been at the dinner. He said that he was ill that evening."
    assert () == conflicts((one, "2026-06-01"), (other, "2026-06-03"))


def test_copies_of_a_side_make_one_disagreement() -> None:
    """Twenty papers with one sentence against one other paper are one disagreement, with twenty on a side."""
    stated = ("The harbour office at Vellmoor was warned about the cracks in the wall.", "2026-03-12")
    denied = ("The harbour office at Vellmoor was not warned about the cracks in the wall.", "2026-03-12")
    found = conflicts(*[(f"{stated[0]} Page {page}.", stated[1]) for page in range(20)], denied)
    assert [21] == [len({side.source for side in each.sides}) for each in found]


def test_what_is_disputed_stands_as_two_claims() -> None:
    """Neither cause counts as support for the other."""
    told = [
        ("The fire at the Vellmoor mill was caused by a broken cable.", "2026-03-14"),
        ("The fire at the Vellmoor mill was caused by lightning.", "2026-03-14"),
    ]
    (story,) = merge(
        summary(report(text, f"Paper {index}", day), fact(text)) for index, (text, day) in enumerate(told)
    ).stories
    assert [1, 1] == [point.independent for point in story.points]


@pytest.mark.parametrize("apart", [False, True], ids=["in one paper", "in two papers"])
def test_an_accusation_and_its_denial_in_prose_are_two_sides(*, apart: bool) -> None:
    """Further on, in other words, and though neither sentence was chosen as a fact."""
    accused = "Mirela Osk accused the pilots' union of having sold berths in the new harbour to yacht owners."
    between = "Snow fell on the quay."
    denial = "A spokesman for the union denied that it had sold any berths in the new harbour to owners of yachts."
    told = [f"{accused} {between}", f"{between} {denial}"] if apart else [f"{accused} {between} {denial}"]
    (found,) = conflicts(*((text, "2026-03-12") for text in told), facts=0)
    assert [accused, denial] == [side.words for side in found.sides]
    assert [None, Certainty.DENIED] == [side.certainty for side in found.sides]


def test_a_dispute_that_goes_on_is_one() -> None:
    """The same claim of the same person, denied again in a later report, adds to the sides and makes no second row."""
    one = "Councilor Mirela Osk claimed that the quay had been promised to a hotel firm. The treasurer denied it."
    other = "Osk said again that a hotel firm had been promised the quay. The treasurer called it talk and denied it."
    (found,) = conflicts((one, "2026-03-12"), (other, "2026-03-20"))
    assert {1, 2} == {side.source for side in found.sides if side.certainty is Certainty.DENIED}
    assert {1, 2} == {side.source for side in found.sides if side.certainty is not Certainty.DENIED}


def test_two_who_are_denied_two_things_are_two_disputes() -> None:
    """Another claim, of somebody else, is a row of its own."""
    one = "Councilor Mirela Osk claimed that the quay had been promised to a hotel firm. The treasurer denied it."
    other = "Dario Venn claimed that the pilots had been paid twice. The harbour master denied it."
    assert 2 == len(conflicts((one, "2026-03-12"), (other, "2026-03-12")))


def test_a_denial_of_another_matter_in_the_same_article_is_none() -> None:
    """Who denies having been at a dinner does not deny that berths were sold."""
    accused = "Mirela Osk accused the pilots' union of having sold berths in the new harbour to yacht owners."
    other = "A spokesman for the union denied that he had been at the dinner of the owners on Friday."
    assert () == conflicts((f"{accused} Snow fell on the quay. {other}", "2026-03-12"), facts=0)


@pytest.mark.parametrize(
    "doubt",
    [
        "Whether the harbour office at Vellmoor had inspected the cracks in the wall was unclear.",
        "It was not known whether the harbour office at Vellmoor had inspected the cracks in the wall.",
    ],
)
def test_what_nobody_knows_is_not_denied(doubt: str) -> None:
    """It claims nothing: who denies it answers a question, and contradicts no one."""
    denial = "The harbour office at Vellmoor denied that it had inspected the cracks in the wall."
    pages = [report(text, f"Paper {index}", "2026-03-12") for index, text in enumerate((doubt, denial))]
    told = [fact(doubt, 1), fact(denial, 1, certainty=Certainty.DENIED)]
    found = merge([summary(page, each) for page, each in zip(pages, told, strict=True)])
    assert () == found.stories[0].conflicts
