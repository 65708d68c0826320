"""The first sample stories, read by the built-in engine: what is planted in them comes out as planted.

The later ones are the eval suite's, which scores them by their labels.
"""

from pathlib import Path

import pytest

from summarizer import BuiltinEngine, brief, read
from summarizer.briefing import Briefing, Citation, ConflictKind, Figure, Relation, Story
from summarizer.summary import Bound, Certainty

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
STORIES = ("baghouz-evacuation", "sallow-bay-flood", "tolverin-budget")
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
    return brief(read([str(SEEDS / name) for name in STORIES]), BuiltinEngine())


@pytest.fixture(scope="module")
def flood(briefing: Briefing) -> Story:
    return story(briefing, "sallow-bay-flood")


@pytest.fixture(scope="module")
def budget(briefing: Briefing) -> Story:
    return story(briefing, "tolverin-budget")


@pytest.fixture(scope="module")
def evacuation(briefing: Briefing) -> Story:
    return story(briefing, "baghouz-evacuation")


def story(briefing: Briefing, folder: str) -> Story:
    """The story of a folder."""
    folders = {source.number: Path(source.path).parent.name for source in briefing.sources}
    return next(each for each in briefing.stories if folders[each.sources[0]] == folder)


def figure(told: Story, words: str) -> Figure:
    """The row of figures on a side of which these words stand."""
    return next(row for row in told.figures if any(words in side.citation.words for side in row.sides))


def values(row: Figure, *, other_scope: bool) -> set[float | None]:
    """The values of a row that are of its own scope, or of another."""
    return {side.value for side in row.sides if (side.other_scope is not None) is other_scope}


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
    """Fourteen and nineteen injured on one day: both sides stand there, and the only contradicted figure is theirs."""
    found = next(row for row in flood.figures if row.relation is Relation.CONTRADICTED)
    assert {14.0, 19.0} == values(found, other_scope=False)
    assert [found.what] == [conflict.about for conflict in flood.conflicts if conflict.kind is ConflictKind.FIGURE]
    assert "03-sallow-bay-lantern.txt" in sources(tuple(side.citation for side in found.sides), briefing)


def test_no_other_story_has_a_contradicted_figure(budget: Story, evacuation: Story) -> None:
    """No false alarm where figures are of other days, places or things."""
    assert [] == [row for told in (budget, evacuation) for row in told.figures if row.relation is Relation.CONTRADICTED]
    assert () == evacuation.conflicts


def test_the_toll_of_eleven_is_updated_to_thirteen(flood: Story) -> None:
    """13 is the latest; 25 killed or injured and 17 of the province are of another scope, and no later count."""
    found = next(row for row in flood.figures if row.what == "people killed")
    assert Relation.UPDATED is found.relation
    assert {11.0, 13.0} == values(found, other_scope=False)
    assert {25.0, 17.0} == values(found, other_scope=True)
    assert {13.0} == {side.value for side in found.sides if side.latest}


def test_the_other_scopes_of_the_toll_are_named(flood: Story) -> None:
    """The row says what else the other figures count."""
    found = next(row for row in flood.figures if row.what == "people killed")
    assert {25.0: "killed or injured", 17.0: "the whole province"} == {
        side.value: side.other_scope for side in found.sides if side.other_scope
    }


def test_a_rounded_count_is_no_contradiction_and_a_province_no_district(flood: Story) -> None:
    """1,240 and "more than 1,200" of the quay stand beside 3,900 of the province."""
    found = figure(flood, "1,240")
    assert Relation.DIFFERENT_SCOPE is found.relation
    assert {1200.0, 1240.0} == values(found, other_scope=False)
    assert {3900.0} == values(found, other_scope=True)


def test_the_households_of_the_quay_are_one_claim(flood: Story, briefing: Briefing) -> None:
    """1,240 households and more than 1,200 are one claim of three independent sources; no second point says it."""
    found = [point for point in flood.points if "households" in point.statement and "Eel Quay" in point.statement]
    cited = [sources(point.citations, briefing) for point in found if "3,900" not in point.statement]
    assert [{f"0{number}" for number in range(1, 5)}] == [{name[:2] for name in names} for names in cited]
    assert 3 == max(point.independent for point in found)


def test_what_a_later_report_adds_to_a_claim_is_not_lost(flood: Story) -> None:
    """The count of the province, which stands in a sentence with the quay's, keeps a point of its own."""
    assert any("3,900" in point.statement for point in flood.points)


def test_those_taken_to_the_school_are_not_those_who_remain_there(flood: Story, briefing: Briefing) -> None:
    """That 57 residents remain, two days on, is a claim of one paper alone."""
    remain = next(point for point in flood.points if "remain at Tern Hollow" in point.statement)
    assert {"04-hathermoss-reader.md"} == sources(remain.citations, briefing)


def test_the_budget_is_rounded_by_one_paper(budget: Story) -> None:
    """$48.6 million and nearly $49 million are one sum; the $46.9 million of the year before are not."""
    found = figure(budget, "nearly $49 million")
    assert Relation.ROUNDED is found.relation
    assert {48_600_000.0, 49_000_000.0} == {side.value for side in found.sides}


def test_the_draw_on_the_reserve_is_rounded_by_one_paper(budget: Story) -> None:
    """$2.1 million and about $2 million are one sum, named by the words that the papers share."""
    found = figure(budget, "About $2 million")
    assert (Relation.ROUNDED, "reserve fund") == (found.relation, found.what)
    assert {2_100_000.0, 2_000_000.0} == {side.value for side in found.sides}


def test_the_vote_is_one_claim(budget: Story, briefing: Briefing) -> None:
    """9 to 6, by nine votes to six: three papers, one claim, and the two sides of the vote apart."""
    found = max(budget.points, key=lambda point: point.independent)
    assert {"01-tolverin-post.txt", "02-lakemarch-ledger.json", "03-undated.txt"} == sources(found.citations, briefing)
    votes = [{side.value for side in row.sides} for row in budget.figures if row.what == "votes"]
    assert [{9.0}, {6.0}] == votes


def test_the_vote_does_not_swallow_what_else_was_decided(budget: Story) -> None:
    """The sentence that also gives the budget and the levy keeps its own point."""
    assert any("$48.6 million" in point.statement and "4.5 percent" in point.statement for point in budget.points)


def test_a_year_and_a_month_are_not_compared(budget: Story) -> None:
    """$108 more a year and $9 more a month contradict nobody."""
    assert Relation.CONTRADICTED not in {figure(budget, "$108").relation, figure(budget, "$9").relation}


def test_three_points_of_spending_are_not_three_points_of_payers(budget: Story) -> None:
    """The same three percentage points of something else stay apart."""
    assert 1 == len({side.citation.source for side in figure(budget, "three percentage points").sides})


@pytest.mark.parametrize(
    ("folder", "claimed", "denial"),
    [
        ("sallow-bay-flood", "had written to the harbour authority in January", "had not received any letter"),
        ("tolverin-budget", "had already promised the site of the baths to a hotel developer", "Brannoch, the city"),
        ("tolverin-budget", "hotel developer had been promised the land", "repeated that this was untrue"),
        ("tolverin-budget", "accused the city of having neglected the roof", "denied that"),
    ],
    ids=["the letter", "the hotel site", "the hotel site elsewhere", "the roof"],
)
def test_what_one_claims_and_another_denies_is_a_disagreement(
    briefing: Briefing, folder: str, claimed: str, denial: str
) -> None:
    """The claim stands on one side, the denial on the other, each in its own words."""
    found = [conflict for conflict in story(briefing, folder).conflicts if conflict.kind is ConflictKind.DENIAL]
    sides = next(conflict.sides for conflict in found if any(claimed in side.words for side in conflict.sides))
    assert any(denial in side.words and side.certainty is Certainty.DENIED for side in sides)
    assert all(denial not in side.words for side in sides if claimed in side.words)


def test_only_the_planted_disputes_are_shown(flood: Story, budget: Story) -> None:
    """One contradicted figure and one denial in the flood; two denials in the budget."""
    assert ["figure", "denial"] == [str(conflict.kind) for conflict in flood.conflicts]
    assert ["denial", "denial"] == [str(conflict.kind) for conflict in budget.conflicts]


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


ASKED = [
    ("sallow-bay-flood", "Were the pumps at the Fennick Road station running", "All three pumps at the Fennick Road"),
    ("sallow-bay-flood", "What has become of the two missing people?", "had been missing since the flood are among"),
    ("tolverin-budget", "Will the state auditor agree to that?", "allowed Tolverin to take $2.1 million"),
]


@pytest.mark.parametrize(("folder", "question", "answer"), ASKED, ids=["pumps", "missing", "consent"])
def test_a_question_is_answered_by_the_later_article(
    briefing: Briefing, folder: str, question: str, answer: str
) -> None:
    """What one paper left open is settled by the last one, which is cited for it; no other is."""
    (asked,) = [each for each in story(briefing, folder).questions if each.question.startswith(question)]
    (cited,) = asked.answered_by
    assert (True, False) == (answer in cited.words, cited.in_part)
    assert sources(asked.answered_by, briefing) <= {"04-hathermoss-reader.md", "04-radio-tolverin.txt"}


def test_the_question_of_the_consent_cites_what_it_is_about(budget: Story) -> None:
    """Whether she will: who that is, and what for, stands in the two sentences before."""
    asked = next(each for each in budget.questions if "auditor" in each.question)
    assert "draw $2.1 million from its reserve fund" in asked.raised_by[0].words
    assert "Whether she will was not known" in asked.raised_by[-1].words


def test_what_became_of_the_employees_is_answered_in_part(budget: Story, briefing: Briefing) -> None:
    """Nine of 22 have other jobs; what becomes of the rest is a question of its own, and open."""
    asked = next(each for each in budget.questions if "pool's employees" in each.question)
    (cited,) = asked.answered_by
    assert (True, True) == (cited.words.startswith("Nine of the 22 people"), cited.in_part)
    assert {"04-radio-tolverin.txt"} == sources(asked.answered_by, briefing)
    assert () == next(each for each in budget.questions if "the other 13" in each.question).answered_by


OPEN = [
    (
        "sallow-bay-flood",
        "What made the wall fail?",
        {"01-osprey-press", "02-morrowick-herald", "04-hathermoss-reader"},
    ),
    ("sallow-bay-flood", "Was the letter ever delivered?", {"04-hathermoss-reader"}),
    ("sallow-bay-flood", "How many of the boats can be repaired?", {"03-sallow-bay-lantern"}),
    ("sallow-bay-flood", "Had the harbour authority inspected the wall this winter?", {"03-sallow-bay-lantern"}),
    ("sallow-bay-flood", "Will the inquiry report by April 30?", {"04-hathermoss-reader"}),
    ("sallow-bay-flood", "What has become of the promised single count next week?", {"04-hathermoss-reader"}),
    ("tolverin-budget", "Would the city consider a lease?", {"03-undated"}),
    ("baghouz-evacuation", "How many people had yet to emerge?", {"02-harbour-courier"}),
]


@pytest.mark.parametrize(("folder", "question", "raised"), OPEN, ids=[question for _, question, _ in OPEN])
def test_what_nobody_answers_stays_open(briefing: Briefing, folder: str, question: str, raised: set[str]) -> None:
    """With all who raised it, in whatever words, and no answer."""
    (asked,) = [each for each in story(briefing, folder).questions if each.question == question]
    assert () == asked.answered_by
    assert raised == {Path(name).stem for name in sources(asked.raised_by, briefing)}


def test_the_cause_is_asked_for_once(flood: Story) -> None:
    """The cause of the failure, and what made the wall fail, are one question."""
    assert 1 == sum("fail?" in each.question or "cause" in each.question for each in flood.questions)


def test_a_deal_that_is_claimed_is_no_promise_to_wait_for(budget: Story) -> None:
    """That a site was promised to a buyer is disputed, and raises no question of its own."""
    assert [] == [each.question for each in budget.questions if "promised" in each.question]


def test_an_indirect_statement_is_a_claim_of_its_source(flood: Story) -> None:
    """What stands before "officials said" is said to be what officials say."""
    breach = next(point for point in flood.points if "60 metres" in point.statement)
    assert {(Certainty.CLAIMED, "officials")} == {(each.certainty, each.attributed_to) for each in breach.citations}


def test_the_same_claim_in_other_words_stands_once(evacuation: Story, briefing: Briefing) -> None:
    """Those who got out on foot before the way was shut: one point, with the citation of both papers."""
    (left,) = [point for point in evacuation.points if "20,000" in point.statement]
    assert {"01-meridian-wire.txt", "02-harbour-courier.txt"} == sources(left.citations, briefing)
    assert 2 == left.independent


def test_the_breach_in_three_wordings_is_one_claim(flood: Story, briefing: Briefing) -> None:
    """It gave way, it collapsed, it broke: at one hour, so that all three papers are cited for it."""
    (found,) = [
        point for point in flood.points if point.statement.startswith("The wall gave way shortly before 4 a.m.")
    ]
    assert {"01", "02", "03", "04"} == {name[:2] for name in sources(found.citations, briefing)}
    assert 3 == found.independent
    others = tuple(each for each in found.citations if each.in_part)
    assert {"03-sallow-bay-lantern.txt", "04-hathermoss-reader.md"} == sources(others, briefing)


def test_the_breach_is_one_entry_of_the_timeline(flood: Story, briefing: Briefing) -> None:
    """The day on which the wall broke has one entry for that, which leads to all who tell of it."""
    (entry,) = [each for each in flood.timeline if "wall" in each.statement and "2026-03-12" == str(each.start)]
    assert {"01", "02", "03", "04"} == {name[:2] for name in sources((*entry.citations, *entry.also), briefing)}


def test_the_power_cut_is_one_claim(flood: Story, briefing: Briefing) -> None:
    """A third of the town without electricity, and power out in a third of it: one point, and no second says so."""
    (found,) = [point for point in flood.points if "a third of the town" in point.statement]
    assert {"01", "02", "03"} == {name[:2] for name in sources(found.citations, briefing)}
    assert (2, False) == (found.independent, any(each.in_part for each in found.citations))


def test_the_jobs_of_the_pool_are_not_those_of_the_city(budget: Story) -> None:
    """22 jobs and 22 posts are one count; 61 posts of all departments are another scope, and contradict nobody."""
    row = figure(budget, "61")
    assert (Relation.DIFFERENT_SCOPE, {22.0}) == (
        row.relation,
        {side.value for side in row.sides if side.other_scope is None},
    )
    assert {61.0} == {side.value for side in row.sides if side.other_scope}
    assert not any(side.disputed for side in row.sides)


@pytest.mark.parametrize(
    ("folder", "words", "value"),
    [
        ("tolverin-budget", "4.5 percent", 4.5),
        ("sallow-bay-flood", "57", 57.0),
        ("sallow-bay-flood", "third", 1 / 3),
    ],
    ids=["percent", "number words", "share"],
)
def test_figures_that_several_give_agree(briefing: Briefing, folder: str, words: str, value: float) -> None:
    """One row, one value, and more than one source."""
    row = figure(story(briefing, folder), words)
    assert (Relation.AGREE, {value}) == (row.relation, {side.value for side in row.sides})


@pytest.mark.parametrize(
    ("folder", "words", "low", "high"),
    [
        ("sallow-bay-flood", "Between 40 and 50", 40.0, 50.0),
        ("tolverin-budget", "Between 300 and 350", 300.0, 350.0),
    ],
    ids=["boats", "swimmers"],
)
def test_a_range_keeps_both_ends(briefing: Briefing, folder: str, words: str, low: float, high: float) -> None:
    """It is a figure of its own, with its words."""
    assert {(low, high)} == {(side.low, side.high) for side in figure(story(briefing, folder), words).sides}


def test_at_least_in_words_is_a_bound(evacuation: Story) -> None:
    """No fewer than 36 trucks: at least 36."""
    row = figure(evacuation, "No fewer than 36")
    assert {Bound.AT_LEAST} == {side.bound for side in row.sides if side.value == 36.0}


@pytest.mark.parametrize(
    ("folder", "negation"),
    [("tolverin-budget", "No one was arrested."), ("sallow-bay-flood", "denied that her office had been warned")],
    ids=["arrests", "warning"],
)
def test_a_negation_stays_one(briefing: Briefing, folder: str, negation: str) -> None:
    """Nobody is cited for the opposite of it."""
    found = next(point for point in story(briefing, folder).points if negation in point.statement)
    assert 1 == len(found.citations)


def test_days_are_those_of_the_articles(briefing: Briefing) -> None:
    """A leading date line comes before the print footer of the day after; the undated article stays undated."""
    days = {Path(source.path).name: str(source.published) for source in briefing.sources}
    expected = {"03-sallow-bay-lantern.txt": "2026-03-12", "02-harbour-courier.txt": "2019-02-23"}
    assert expected | {"03-undated.txt": "None"} == {name: days[name] for name in (*expected, "03-undated.txt")}


def test_datelines_captions_and_footers_are_no_part_of_what_is_told(briefing: Briefing) -> None:
    """They are neither in points nor in the lead."""
    told = " ".join(point.statement for each in briefing.stories for point in each.points)
    found = [words for words in ("Corvania —", "Photo", "A Section on", "Rescue crews search") if words in told]
    assert [] == found


@pytest.mark.parametrize(
    ("folder", "text", "speaker"),
    [
        ("tolverin-budget", "There is no sale and there is no buyer", "Odile Brannoch"),
        ("sallow-bay-flood", "No such letter ever reached this office", "Ona Varrelund"),
    ],
    ids=["no sale", "no letter"],
)
def test_a_denial_in_their_own_words_is_quoted(briefing: Briefing, folder: str, text: str, speaker: str) -> None:
    """Word for word, with who says it."""
    (found,) = [each for each in story(briefing, folder).quotations if each.text.startswith(text)]
    assert speaker == found.speaker
