"""What changed since an earlier briefing: matched by what is cited, whatever the numbers and ids."""

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from merging.stories import fact, number, read_by_rules, report, summary

from summarizer.briefing import Briefing, Change, Changed, Changes, Losses, Lost
from summarizer.merging import changes, merge
from summarizer.summary import Certainty
from summarizer.verdicts import VerifiedSummary

POOL = read_by_rules(
    [
        report(text, paper, day, story=story)
        for text, paper, day, story in (
            (
                "A dredger sank off Vellmoor on Friday. Some 40 boats were held.",
                "Osprey Press",
                "2026-03-14",
                "harbour",
            ),
            (
                "On Friday a dredger sank off Vellmoor, pilots said. It killed 11 people.",
                "The Herald",
                "2026-03-14",
                "harbour",
            ),
            ("The dredger that sank off Vellmoor killed 13 people.", "Gazette", "2026-03-16", "harbour"),
            ("The dredger that sank off Vellmoor killed 15 people.", "Bote", "2026-03-16", "harbour"),
            ("The port denied that a dredger sank off Vellmoor on Friday.", "Radio", "2026-03-15", "harbour"),
            ("The council of Tolverin raised the levy by 4.5 percent on Tuesday.", "Post", "2026-04-21", "budget"),
            (
                "The levy of Tolverin rises by 4.5 percent, the council decided on Tuesday.",
                "Ledger",
                "2026-04-22",
                "budget",
            ),
        )
    ]
)
SUBSETS = st.sets(st.sampled_from(range(len(POOL)))).map(lambda chosen: [POOL[index] for index in sorted(chosen)])


def since(now: Briefing, then: Briefing) -> list[Changed]:
    """The changes."""
    return list(changes(now, then, "old.json").items)


def merged(*summaries: VerifiedSummary) -> Briefing:
    """A briefing of these."""
    return merge(summaries)


def of_kind(found: Sequence[Changed], change: Change, kind: str) -> list[Changed]:
    """Those that are so."""
    return [each for each in found if each.change is change and each.kind == kind]


def renumbered(briefing: Briefing, seed: int) -> Briefing:
    """The same briefing with its stories, points, figures, disagreements, ids and numbers of sources shuffled."""
    shuffle = random.Random(seed)
    numbers = [source.number for source in briefing.sources]
    other = dict(zip(numbers, shuffle.sample(range(1, 99), len(numbers)), strict=True))

    def changed(value: object, name: str = "") -> object:
        if isinstance(value, dict):
            return {key: changed(each, key) for key, each in value.items()}
        if isinstance(value, list | tuple):
            some = [changed(each, name) for each in value]
            return shuffle.sample(some, len(some)) if name in {"stories", "points", "figures", "conflicts"} else some
        if name in {"source", "number", "sources"}:
            return other[value] if isinstance(value, int) else value
        return f"x{value}" if name in {"id", "point"} else value

    return Briefing.model_validate(changed(briefing.model_dump()))


@given(SUBSETS)
@settings(deadline=None, max_examples=30)
def test_nothing_has_changed_since_itself(summaries: list[VerifiedSummary]) -> None:
    """A briefing that is compared with itself has no change at all."""
    assert [] == since(merge(summaries), merge(summaries))


@given(SUBSETS, st.integers(0, 99))
@settings(deadline=None, max_examples=30)
def test_numbers_ids_and_order_are_no_change(summaries: list[VerifiedSummary], seed: int) -> None:
    """The same content under other ids and numbers of sources, in another order, is the same, from either side."""
    briefing = merge(summaries)
    other = renumbered(briefing, seed)
    assert [] == since(other, briefing)
    assert [] == since(briefing, other)


@given(SUBSETS, SUBSETS, st.integers(0, 99))
@settings(deadline=None, max_examples=40)
def test_order_decides_nothing(then: list[VerifiedSummary], now: list[VerifiedSummary], seed: int) -> None:
    """What changed is the same for a briefing whose parts and numbers are shuffled, on either side."""

    def told(now: Briefing, then: Briefing) -> list[tuple[object, ...]]:
        return sorted((each.change, each.kind, each.text, each.reasons) for each in since(now, then))

    plain = told(merge(now), merge(then))
    assert plain == told(renumbered(merge(now), seed), merge(then))
    assert plain == told(merge(now), renumbered(merge(then), seed))


@given(SUBSETS, SUBSETS)
@settings(deadline=None, max_examples=40)
def test_new_and_gone_swap_when_the_sides_swap(then: list[VerifiedSummary], now: list[VerifiedSummary]) -> None:
    """What is new from one side is gone from the other, and what changed, changed for both."""
    forth, back = since(merge(now), merge(then)), since(merge(then), merge(now))

    def here(found: list[Changed], change: Change) -> set[tuple[object, ...]]:
        return {(each.kind, each.story, each.id, each.text) for each in found if each.change is change}

    def there(found: list[Changed], change: Change) -> set[tuple[object, ...]]:
        return {(each.kind, each.earlier_story, each.earlier_id, each.text) for each in found if each.change is change}

    assert here(forth, Change.NEW) == there(back, Change.GONE)
    assert there(forth, Change.GONE) == here(back, Change.NEW)
    changed = {
        (each.kind, each.story, each.id, each.earlier_story, each.earlier_id)
        for each in forth
        if each.id and each.earlier_id
    }
    assert changed == {
        (each.kind, each.earlier_story, each.earlier_id, each.story, each.id)
        for each in back
        if each.id and each.earlier_id
    }


@given(SUBSETS)
@settings(deadline=None, max_examples=20)
def test_everything_is_new_since_nothing(summaries: list[VerifiedSummary]) -> None:
    """Against an empty briefing each story, point, row of figures and disagreement is new, and nothing else is told."""
    briefing = merge(summaries)
    found = since(briefing, merge([]))
    assert {Change.NEW} >= {each.change for each in found}
    stories = briefing.stories
    assert len(found) == sum(1 + len(each.points) + len(each.figures) + len(each.conflicts) for each in stories)


WALL = report("The sea wall of Sallow Bay gave way on Thursday. It killed 11 people.", "Osprey Press", "2026-03-12")
SAME = report("The sea wall of Sallow Bay gave way on Thursday. 11 people died.", "The Herald", "2026-03-12")
LATER = report("The sea wall of Sallow Bay gave way on Thursday. The flood killed 13 people.", "Reader", "2026-03-14")
LETTER = report(
    "Hedda Thornquarry, who chairs the residents' association, wrote to the harbour authority of Sallow Bay in January "
    "about cracks in the wall.",
    "Osprey Press",
    "2026-03-12",
)
BROKE = fact("The sea wall of Sallow Bay gave way on Thursday.")


def test_another_independent_source_is_a_change() -> None:
    """How many sources carry a point now and then is said, and who is new."""
    (change,) = since(merged(summary(WALL, BROKE), summary(SAME, BROKE)), merged(summary(WALL, BROKE)))
    assert (Change.CHANGED, "point") == (change.change, change.kind)
    assert ("now 2 independent sources, was 1", "also reported by The Herald") == change.reasons
    (change,) = since(merged(summary(WALL, BROKE)), merged(summary(WALL, BROKE), summary(SAME, BROKE)))
    assert ("now 1 independent source, was 2", "no longer cited: The Herald") == change.reasons


def test_a_copy_is_no_change() -> None:
    """A report that counts as one source with what was there before tells nothing new."""
    copy = WALL.model_copy(update={"id": "f" * 16, "source": "copy.txt"})
    items = (BROKE, number(11, "people killed", "11 people", 2))
    assert [] == since(merged(summary(WALL, *items), summary(copy, *items)), merged(summary(WALL, *items)))
    assert [] == since(merged(summary(WALL, *items)), merged(summary(WALL, *items), summary(copy, *items)))


def test_another_wording_of_one_sentence_is_one_point() -> None:
    """What another run says in other words of the same sentence is the point that it was, with its earlier words."""
    other = fact("On Thursday the wall at Sallow Bay gave way.")
    (change,) = since(merged(summary(WALL, other)), merged(summary(WALL, BROKE)))
    assert Change.CHANGED is change.change
    assert (f"worded otherwise, was: “{BROKE.statement}”",) == change.reasons
    letter = fact("The residents' association wrote to the harbour authority about cracks in the wall.")
    her_letter = fact("Hedda Thornquarry wrote to the harbour authority of Sallow Bay about cracks.")
    (change,) = since(merged(summary(LETTER, her_letter)), merged(summary(LETTER, letter)))
    assert (Change.CHANGED, her_letter.statement) == (change.change, change.text)


def test_another_fact_of_one_sentence_is_another_point() -> None:
    """A sentence may carry two facts: sharing it makes them no more one than merging would."""
    page = report(
        "The sea wall of Sallow Bay gave way and the ferry Grey Heron turned back.", "Osprey Press", "2026-03-12"
    )
    wall, ferry = fact("The sea wall of Sallow Bay gave way."), fact("The ferry Grey Heron turned back.")
    found = since(merged(summary(page, ferry)), merged(summary(page, wall)))
    assert [Change.NEW, Change.GONE] == [each.change for each in found if each.kind == "point"]
    chairs = fact("Hedda Thornquarry chairs the residents' association.")
    wrote = fact("Hedda Thornquarry wrote to the harbour authority about cracks in the wall.")
    found = since(merged(summary(LETTER, wrote)), merged(summary(LETTER, chairs)))
    assert [Change.NEW, Change.GONE] == [each.change for each in found]


def test_a_point_is_known_by_its_words_where_its_article_went() -> None:
    """The same claim of another article is the same point; with another figure it is not."""
    (change,) = since(merged(summary(SAME, BROKE)), merged(summary(WALL, BROKE)))
    assert ("also reported by The Herald", "no longer cited: Osprey Press") == change.reasons
    eleven, thirteen = fact("The flood killed 11 people.", 2), fact("The flood killed 13 people.", 2)
    one = report("It rained. The flood killed 11 people.", "Osprey Press", "2026-03-12")
    points = [
        each for each in since(merged(summary(LATER, thirteen)), merged(summary(one, eleven))) if each.kind == "point"
    ]
    assert [Change.NEW, Change.GONE] == [each.change for each in points]


def test_the_latest_figure_now_and_then() -> None:
    """A toll that a later report revises is one row, which says both figures and who gives the new one."""
    then = merged(summary(WALL, number(11, "people killed", "11 people", 2)))
    now = merged(
        summary(WALL, number(11, "people killed", "11 people", 2)),
        summary(LATER, number(13, "people killed", "13 people", 2)),
    )
    (change,) = of_kind(since(now, then), Change.CHANGED, "figure")
    assert ("latest now “13”, was “11”", "now of different days, was given by one source only") == change.reasons[:2]
    assert "new figure “13” (Reader)" in change.reasons


def test_a_row_is_known_by_what_it_counts_where_its_article_went() -> None:
    """In one story the killed of yesterday's reports are the killed of today's; what is called by one word is not."""
    then = merged(summary(WALL, BROKE, number(11, "people killed", "11 people", 2)))
    now = merged(summary(LATER, BROKE, number(13, "people killed", "13 people", 2)))
    (change,) = of_kind(since(now, then), Change.CHANGED, "figure")
    assert "latest now “13”, was “11”" == change.reasons[0]
    boats = [
        report(f"The sea wall of Sallow Bay gave way on Thursday. {count} boats sank.", paper, "2026-03-12")
        for count, paper in ((14, "Osprey Press"), (73, "Reader"))
    ]
    one, other = (
        merged(summary(page, BROKE, number(count, "boats", f"{count} boats", 2)))
        for page, count in zip(boats, (14, 73), strict=True)
    )
    rows = [each for each in since(other, one) if each.kind == "figure"]
    assert [Change.NEW, Change.GONE] == [each.change for each in rows]


def test_a_new_side_of_a_disagreement() -> None:
    """A third report with a figure of its own is a new side of the disagreement that there was."""
    pages = [
        report(f"The flood injured {count} people in the town.", paper, "2026-03-12")
        for count, paper in ((14, "Osprey Press"), (19, "Lantern"), (23, "Reader"))
    ]
    parts = [
        summary(page, number(count, "people injured", f"{count} people"))
        for page, count in zip(pages, (14, 19, 23), strict=True)
    ]
    (change,) = of_kind(since(merge(parts), merge(parts[:2])), Change.CHANGED, "conflict")
    assert ("new side “23” (Reader)",) == change.reasons
    (gone,) = of_kind(since(merge(parts[:1]), merge(parts[:2])), Change.GONE, "conflict")
    assert ("no longer among the sources: Lantern",) == gone.reasons


def test_what_is_gone_says_why_and_where_it_stood() -> None:
    """The article left, or could not be read, or what it was cited for is withheld or was not returned this time."""
    then = merged(summary(WALL, BROKE), summary(SAME, fact("11 people died.", 2)))
    (gone,) = of_kind(since(merged(summary(WALL, BROKE)), then), Change.GONE, "point")
    assert ("11 people died.", ("no longer among the sources: The Herald",)) == (gone.text, gone.reasons)
    assert [(None, "The Herald", 2)] == [(each.source, each.publisher, each.sentence) for each in gone.citations]
    lost = Losses(unreadable=(Lost(path="The Herald.txt", reason="is empty"),))
    (gone,) = of_kind(since(merge([summary(WALL, BROKE)], lost), then), Change.GONE, "point")
    assert "lost this time: The Herald.txt: is empty" in gone.reasons
    (gone,) = of_kind(since(merged(summary(WALL, BROKE), summary(SAME)), then), Change.GONE, "point")
    assert ("what it cites is still a source, but was not returned this time",) == gone.reasons
    assert [each.number for each in then.sources if each.publisher == "The Herald"] == [
        each.source for each in gone.citations
    ]
    denied = fact("11 people died.", 2, Certainty.DENIED)
    (gone,) = of_kind(since(merged(summary(WALL, BROKE), summary(SAME, denied)), then), Change.GONE, "point")
    assert gone.reasons[0].startswith("withheld this time: ")


def test_stories_are_matched_by_articles_then_by_what_they_tell() -> None:
    """A story goes on with other articles where it tells the same; a story of something else is new."""
    levy = read_by_rules(
        [report("The council of Tolverin raised the levy by 4.5 percent on Tuesday.", "Post", "2026-04-21", "budget")]
    )
    then, now = merged(summary(WALL, BROKE)), merged(summary(SAME, BROKE), *levy)
    found = since(now, then)
    assert [now.stories[each.story - 1].title for each in of_kind(found, Change.NEW, "story") if each.story] == [
        story.title for story in now.stories if "Tolverin" in story.title
    ]
    (gone,) = of_kind(since(then, now), Change.GONE, "story")
    assert ("no longer among the sources: Post",) == gone.reasons


def test_a_point_that_changed_its_story_says_so() -> None:
    """What stands in another story than before is neither new nor gone."""
    parts = [summary(page, BROKE) for page in (WALL, LATER)]
    apart = WALL.model_copy(update={"story": "wall"})
    levy = report("The council of Tolverin raised the levy by 4.5 percent.", "Post", "2026-04-21")
    extra = summary(levy, fact("The council of Tolverin raised the levy by 4.5 percent."))
    then = merge([*parts[:1], extra])
    now = merge([summary(apart, BROKE), extra])
    found = since(now, then)
    assert {"story", "point"} >= {each.kind for each in found}
    moved = [each for each in found if each.kind == "point"]
    assert [Change.CHANGED] == [each.change for each in moved]
    assert moved[0].reasons[0].startswith("stood under “")


def test_what_it_was_compared_with_is_named() -> None:
    """The name of the file, how many articles it was made from, and the day of the latest."""
    found = changes(merged(summary(LATER, BROKE)), merged(summary(WALL, BROKE), summary(SAME, BROKE)), "old.json")
    assert Changes(since="old.json", sources=2, latest=WALL.published, items=found.items) == found


def test_many_like_points_are_told_apart() -> None:
    """Hundreds of statements that share their words are matched one to one, none with another."""
    pages = [
        report(f"Boat {n} of the harbour of Vellmoor sank on pier {n * 7}.", f"Paper {n}", "2026-03-12")
        for n in range(150)
    ]
    parts = [summary(page, fact(page.text)) for page in pages]
    found = since(merge(parts[1:]), merge(parts[:-1]))
    assert [(Change.NEW, pages[-1].text), (Change.GONE, pages[0].text)] == [
        (each.change, each.text) for each in found if each.kind == "point"
    ]
