"""Which figures stand in one row: a change told two ways, a whole beside its part, and what a row is called."""

from collections.abc import Sequence

from merging.stories import number, report, summary

from summarizer.briefing import Figure, Relation
from summarizer.merging import merge
from summarizer.presenting import Length, to_markdown
from summarizer.reading import from_text
from summarizer.summary import Number

TUESDAY, WEDNESDAY = "2026-04-21", "2026-04-22"
FROM_TO = "The plan cuts the reading room. Reading hours fall by a third, from 60 to 40 a week."
INSTEAD = "The plan cuts the reading room. The room will open for 40 hours a week instead of 60."
ENDS = (
    "The plan closes the Elm Street pool. Closing it saves $1.2 million a year and ends 22 jobs there, officials said."
)
OF_THEM = "The plan closes the Elm Street pool. Across all departments, 61 posts will go, 22 of them at the pool."


def rows(*reports: tuple[str, str, Sequence[Number]]) -> tuple[Figure, ...]:
    """The figures of articles given as text, day and figures."""
    told = [summary(report(text, f"Paper {at}", day), *items) for at, (text, day, items) in enumerate(reports)]
    assert all(each.holds for summarized in told for each in summarized.numbers())
    return merge(told).stories[0].figures


def hours(value: float, written: str, unit: str | None) -> Number:
    return number(value, "reading hours a week", written, sentence=2, unit=unit)


def test_a_change_told_two_ways_is_one_row() -> None:
    """From 60 to 40, and 40 instead of 60: what it starts from is the earlier figure in both."""
    for unit in (None, "hour"):
        [row] = rows(
            (FROM_TO, TUESDAY, [hours(60, "60", unit), hours(40, "40 a week", unit)]),
            (INSTEAD, WEDNESDAY, [hours(40, "40 hours a week", unit), hours(60, "60", unit)]),
        )
        assert Relation.UPDATED is row.relation
        assert [60, 40, 40, 60] == [side.value for side in row.sides]
        assert not any(side.disputed for side in row.sides)
        assert [None, None] == [side.day for side in row.sides if side.value == 60]


def test_a_whole_stands_beside_its_part_as_another_scope() -> None:
    """61 posts, 22 of them at the pool, beside another report's 22 jobs there: nothing is contradicted."""
    [row] = rows(
        (ENDS, TUESDAY, [number(22, "jobs", "22 jobs", sentence=2)]),
        (OF_THEM, WEDNESDAY, [number(61, "posts", "61 posts", sentence=2), number(22, "posts", "22", sentence=2)]),
    )
    assert Relation.DIFFERENT_SCOPE is row.relation
    assert [(22, False), (61, True), (22, False)] == [(side.value, bool(side.other_scope)) for side in row.sides]


def test_a_whole_whose_part_nobody_else_tells_has_its_own_row() -> None:
    """One report's whole and part stay apart, as two figures that were not matched."""
    found = rows(
        (OF_THEM, WEDNESDAY, [number(61, "posts", "61 posts", sentence=2), number(22, "posts", "22", sentence=2)])
    )
    assert [61, 22] == [row.sides[0].value for row in found]


def test_a_row_in_another_language_says_so() -> None:
    """An English name is taken where a row has one; else the row is marked, and so is its table."""
    german = from_text(
        "Bei dem Hochwasser in Osterby wurden am Freitag 14 Menschen verletzt. Die Feuerwehr kam.",
        publisher="Bote", published="2026-03-14", source="bote.txt", language="de", story="harbour",
    )  # fmt: skip
    told = summary(german, number(14, "Menschen verletzt", "14"))
    [row] = merge([told]).stories[0].figures
    assert ("de", "Menschen verletzt") == (row.language, row.what)
    assert "| Menschen verletzt (de) |" in to_markdown(merge([told]), Length.FULL)
    english = summary(report("The flood injured 14 people.", "Echo", "2026-03-14"), number(14, "people", "14 people"))
    [other] = merge([english]).stories[0].figures
    assert other.language is None
