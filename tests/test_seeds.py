"""The sample stories, read by the built-in engine: what is planted in them comes out as planted."""

from pathlib import Path

import pytest

from summarizer import BuiltinEngine, brief, read
from summarizer.briefing import Briefing, Citation, Relation, Story
from summarizer.summary import Certainty

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TEASERS = (
    "ferry crews vote",
    "Net loft on Rope Walk",
    "mountain road above",
    "Swans return",
    "Ten things to do",
    "morning newsletter",
)


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return brief(read([str(SEEDS)]), BuiltinEngine())


@pytest.fixture(scope="module")
def flood(briefing: Briefing) -> Story:
    return next(story for story in briefing.stories if "Sallow Bay" in story.title)


@pytest.fixture(scope="module")
def budget(briefing: Briefing) -> Story:
    return next(story for story in briefing.stories if "budget" in story.title)


@pytest.fixture(scope="module")
def evacuation(briefing: Briefing) -> Story:
    return next(story for story in briefing.stories if "IS" in story.title or "Baghouz" in story.title)


def sources(citations: tuple[Citation, ...], briefing: Briefing) -> set[str]:
    """File names of the articles cited."""
    names = {source.number: Path(source.path).name for source in briefing.sources}
    return {names[citation.source] for citation in citations}


def test_every_article_is_used(briefing: Briefing) -> None:
    """Three stories, eleven articles, nothing lost."""
    assert (3, 11, False) == (len(briefing.stories), len(briefing.sources), briefing.partial)


def test_teasers_and_prompts_are_nowhere(briefing: Briefing) -> None:
    """No fact, figure, quote or question comes from a teaser, a credit or a newsletter prompt."""
    shown = "".join(story.model_dump_json() for story in briefing.stories)
    assert [] == [teaser for teaser in TEASERS if teaser in shown]


def test_the_wire_copy_is_no_second_source(briefing: Briefing) -> None:
    """The Herald's copy stands in the agency's group; the paper that bought only a photo does not."""
    groups = {Path(source.path).name: source.independence for source in briefing.sources}
    assert groups["01-osprey-press.txt"] == groups["02-morrowick-herald.html"]
    assert 10 == len(set(groups.values()))


def test_the_contradicted_count_is_a_disagreement(flood: Story, briefing: Briefing) -> None:
    """Fourteen and nineteen injured on one day: both sides stand there."""
    found = next(figure for figure in flood.figures if figure.relation is Relation.CONTRADICTED)
    assert {14.0, 19.0} == {side.value for side in found.sides}
    assert [found.what] == [conflict.about for conflict in flood.conflicts]
    assert "03-sallow-bay-lantern.txt" in sources(tuple(side.citation for side in found.sides), briefing)


def test_stories_without_a_contradiction_show_none(budget: Story, evacuation: Story) -> None:
    """No false alarm where figures are of other days, places or things."""
    assert ((), ()) == (budget.conflicts, evacuation.conflicts)


def test_a_rounded_count_is_no_contradiction_and_a_province_no_district(flood: Story) -> None:
    """1,240 and "more than 1,200" of the quay stand beside 3,900 of the province."""
    found = next(figure for figure in flood.figures if "households" in figure.what and len(figure.sides) > 2)
    assert Relation.DIFFERENT_SCOPE is found.relation
    assert {"More than 1,200", "1,240", "3,900"} <= {
        side.citation.words.removeprefix("A total of ") for side in found.sides
    }


def test_the_later_count_of_signatures_is_an_update(budget: Story) -> None:
    """3,180 on Tuesday and 4,050 in May are a series."""
    found = next(figure for figure in budget.figures if "signatures" in figure.what)
    assert Relation.UPDATED is found.relation
    assert {4050.0} <= {side.value for side in found.sides if side.latest}


def test_trucks_of_tuesday_and_friday_are_a_series(evacuation: Story) -> None:
    """More than 40 and no fewer than 36 on other days contradict nobody."""
    found = next(figure for figure in evacuation.figures if "trucks" in figure.what)
    assert Relation.UPDATED is found.relation


def test_a_shortened_quotation_stands_once(flood: Story, budget: Story, briefing: Briefing) -> None:
    """The full wording is shown, and the paper that cut it with an ellipsis is cited for it."""
    sirens = next(each for each in flood.quotations if "sirens" in each.text)
    assert ("Tamsin Okraway", 3) == (sirens.speaker, len(sources(sirens.citations, briefing)))
    pool = next(each for each in budget.quotations if "learned to swim" in each.text)
    assert {"01-tolverin-post.txt", "02-lakemarch-ledger.json"} == sources(pool.citations, briefing)


def test_both_quotations_of_the_evacuation_are_word_for_word(evacuation: Story) -> None:
    """With the editor's bracket as printed, and the right speaker."""
    assert {
        ("Mustafa Bali", "We are working on either separating the civilians or evacuating them and raiding the place"),
        ("Mustafa Bali", "For this evacuation to be a success, there [needs to be] military action"),
    } == {(each.speaker, each.text.rstrip(".")) for each in evacuation.quotations}


def test_an_undated_friday_stays_as_worded(budget: Story, briefing: Briefing) -> None:
    """The march of the undated article has no day; the auditor's Friday has one."""
    friday = {
        source: entry.start
        for entry in budget.timeline
        if "Friday" in entry.worded
        for source in sources(entry.citations, briefing)
    }
    assert friday["03-undated.txt"] is None
    assert "2026-05-08" == str(friday["04-radio-tolverin.txt"])


def test_a_question_is_answered_by_the_later_article(flood: Story, briefing: Briefing) -> None:
    """Whether the pumps ran is settled two days later."""
    pumps = next(question for question in flood.questions if "pumps" in question.question)
    assert {"04-hathermoss-reader.md"} == sources(pumps.answered_by, briefing)


def test_an_indirect_statement_is_a_claim_of_its_source(flood: Story) -> None:
    """What stands before "officials said" is said to be what officials say."""
    breach = next(point for point in flood.points if "60 metres" in point.statement)
    assert {(Certainty.CLAIMED, "officials")} == {(each.certainty, each.attributed_to) for each in breach.citations}


def test_the_same_claim_in_other_words_stands_once(evacuation: Story, flood: Story) -> None:
    """A claim that independent articles share has a citation of each."""
    assert any(point.independent > 1 for point in evacuation.points)
    assert any(point.independent > 1 and len(point.citations) > 2 for point in flood.points)
