"""The lead and the established points: cited, counted by independent source, vouched for as in the articles."""

import re

import pytest
from presenting.bridge import ONE_STORY
from presenting.rendering import section
from presenting.samples import TUESDAY, briefing, cite, figure, point, said, side, source, stated, story

from summarizer.briefing import LeadSentence, Relation
from summarizer.presenting import to_markdown
from summarizer.summary import Certainty


def test_the_lead_cites_the_points_that_carry_it() -> None:
    """Each sentence of the lead has the citations of its points behind it."""
    lead = to_markdown(ONE_STORY).split("\n\n")[2]
    assert "early on Tuesday. [1:1] [2:1] [3:2] At least" in lead


def test_a_sentence_of_the_lead_keeps_how_it_is_vouched_for() -> None:
    """What only residents say is not promoted to a fact by standing in the lead."""
    lead = to_markdown(ONE_STORY).split("\n\n")[2]
    assert "*According to residents of the northern bank:* Overloaded trucks" in lead


def test_a_lead_in_other_words_cites_all_its_points() -> None:
    """A sentence that joins two points cites both, each with how it is vouched for."""
    page = briefing(
        story(
            "Rain",
            *(1, 2),
            lead=(LeadSentence(text="It rained, and it may snow", points=("a", "b")),),
            points=(
                point("a", "It rained.", stated(1, 1)),
                point("b", "It may snow.", said(2, 2, Certainty.ESTIMATED, "the weather office")),
            ),
        )
    )
    lead = "It rained, and it may snow. [1:1]; [2:2] (an estimate, according to the weather office)"
    assert lead in to_markdown(page)


def test_corroborated_points_are_counted_by_independent_source() -> None:
    """Three articles of two independent sources are two, in the point's own line."""
    assert "early on Tuesday. [1:1] [2:1] [3:2] — *2 independent sources*" in section(ONE_STORY, "What is established")


def test_copies_do_not_corroborate() -> None:
    """A point that two copies of one report carry stands among those of one source, and says why."""
    shared, single = section(ONE_STORY, "What is established").split("**Not matched with another source**")
    assert "Divers" not in shared
    assert "**Vellmar Courier** [1], counted as one source with Arn Valley Radio [2]: Divers" in single


def test_points_of_one_source_are_grouped_by_it() -> None:
    """What only one outlet reports stands as prose under its name, in the order given."""
    text = section(ONE_STORY, "What is established")
    assert text.index("**Harbour Post** [3]:") < text.index("Overloaded trucks") < text.index("Repairs will")
    assert text.index("Repairs will") < text.index("**“What the ferryman saw”** [4]:")


def test_certainty_is_said_at_the_citation_that_differs() -> None:
    """Where one states what another leaves to somebody, the second citation says to whom."""
    assert "[1:3] [4:2]; [3:4] (according to the fire service)" in section(ONE_STORY, "What is established")


def test_plain_statements_stand_before_what_is_left_to_somebody() -> None:
    """The source that says so in its own voice comes first, whatever its number."""
    only = point("p", "It rained.", said(1, 1, Certainty.CLAIMED, "the mayor"), stated(2, 1), independent=2)
    page = briefing(story("Rain", *(1, 2), points=(only,)))
    assert "It rained. [2:1]; [1:1] (according to the mayor) —" in section(page, "What is established")


@pytest.mark.parametrize(
    ("certainty", "who", "words"),
    [
        (Certainty.STATED, None, "It rained. [1:1]"),
        (Certainty.STATED, "the mayor", "*According to the mayor:* It rained. [1:1]"),
        (Certainty.CLAIMED, "the mayor", "*According to the mayor:* It rained. [1:1]"),
        (Certainty.CLAIMED, None, "*A claim:* It rained. [1:1]"),
        (Certainty.ESTIMATED, "the mayor", "*An estimate, according to the mayor:* It rained. [1:1]"),
        (Certainty.ESTIMATED, None, "*An estimate:* It rained. [1:1]"),
        (Certainty.PLANNED, "the mayor", "*Planned, according to the mayor:* It rained. [1:1]"),
        (Certainty.PLANNED, None, "*Planned:* It rained. [1:1]"),
        (Certainty.DENIED, "the mayor", "*Denied by the mayor:* It rained. [1:1]"),
        (Certainty.DENIED, None, "*Denied:* It rained. [1:1]"),
    ],
)
def test_what_nobody_states_never_begins_as_a_statement(certainty: Certainty, who: str | None, words: str) -> None:
    """Who says so, or denies it, is read before the statement."""
    page = briefing(story("Rain", 1, points=(point("p", "It rained", said(1, 1, certainty, who)),)))
    assert section(page, "What is established").strip() == f"**Paper 1** [1]: {words}"


def test_a_disputed_point_is_flagged_where_it_stands() -> None:
    """A reader of the established points alone learns that a source disagrees."""
    assert "[3:10] (**disputed**)" in section(ONE_STORY, "What is established")


def test_a_disputed_figure_flags_the_points_that_give_it() -> None:
    """A contradicted toll flags the point with the toll, also in the lead, and not the point beside it."""
    page = briefing(
        story(
            "Storm",
            *(1, 2),
            lead=(LeadSentence(text="The storm killed 14 people.", points=("toll",)),),
            points=(
                point("toll", "The storm killed 14 people.", stated(1, 1)),
                point("roof", "The storm took the roof of the school.", stated(1, 1)),
            ),
            figures=(
                figure(
                    "people killed",
                    Relation.CONTRADICTED,
                    side(cite(1, 1, "14 people"), 14, TUESDAY),
                    side(cite(2, 1, "19 people"), 19, TUESDAY),
                ),
            ),
        )
    )
    assert to_markdown(page).count("killed 14 people. [1:1] (**disputed**)") == 2
    assert "the school. [1:1]\n" in to_markdown(page)


def test_a_point_whose_sentence_a_check_named_is_marked() -> None:
    """In the lead and below; a point that is cited by its own source alone is not."""
    named = stated(1, 1).model_copy(update={"named_by": "model-7b"})
    page = briefing(
        story(
            "Rain",
            1,
            lead=(LeadSentence(text="It rained.", points=("a",)),),
            points=(point("a", "It rained.", named), point("b", "It snowed.", stated(1, 2))),
        )
    )
    text = to_markdown(page)
    assert text.count("It rained. [1:1] (*cited by the check*)") == 2
    assert text.count("cited by the check") == 2


def test_lists_of_a_users_own_schema_have_their_own_title() -> None:
    """Points, figures and questions of another list than the usual ones stand under its name."""
    own = point("d", "The quay is cracked.", stated(1, 2), field="damage_reports")
    page = briefing(
        story(
            "Storm",
            1,
            points=(point("p", "It rained.", stated(1, 1)), own),
            figures=(
                figure("cranes", Relation.SINGLE, side(cite(1, 3, "two cranes"), 2, None), field="losses_at_sea"),
            ),
        )
    )
    assert "**Damage reports: not matched with another source**\n\n**Paper 1** [1]: The quay" in to_markdown(page)
    assert "**Losses at sea**" in section(page, "Figures")


def test_a_long_story_stays_readable() -> None:
    """Three hundred points make paragraphs of a screenful, and no list of three hundred entries."""
    points = tuple(
        point(f"p{n}", f"Statement number {n} says what happened at the northern pier.", stated(n % 5 + 1, n))
        for n in range(300)
    )
    page = to_markdown(briefing(story("Long", *range(1, 6), points=points)))
    assert all(f"Statement number {n} says" in page for n in range(300))
    assert max(map(len, page.splitlines())) < 1000
    assert len(re.findall(r"^- ", page, re.MULTILINE)) < 20


def test_five_hundred_copies_stay_one_line() -> None:
    """A point that a wire and its copies carry shows some of them and counts the others."""
    sources = tuple(source(n, f"Paper {n}", TUESDAY, independence=1) for n in range(1, 501))
    only = point("p", "It rained.", *(stated(n, 1) for n in range(1, 501)))
    text = section(briefing(story("Rain", *range(1, 501), points=(only,)), sources=sources), "What is established")
    assert "[1:1] [2:1]" in text
    assert "and 488 more" in text
    assert "counted as one source with Paper 2 [2], Paper 3 [3], Paper 4 [4] and 496 more" in text
    assert len(text) < 600


def test_too_many_citations_keep_one_of_each_independent_source() -> None:
    """Of forty citations the ones that are shown stand for as many sources as there are."""
    sources = tuple(source(n, f"Paper {n}", TUESDAY, independence=1 if n < 40 else 2) for n in range(1, 41))
    only = point("p", "It rained.", *(stated(n, 1) for n in range(1, 41)), independent=2)
    page = briefing(story("Rain", *range(1, 41), points=(only,)), sources=sources)
    assert "It rained. [1:1] [40:1] [2:1]" in section(page, "What is established")


def test_a_source_without_outlet_and_title_is_called_by_its_file() -> None:
    """The name of the file stands for a source of which nothing else is known; a folder says nothing more."""
    sources = tuple(
        source(number, None, None, title=" ", path=path)
        for number, path in enumerate(("a/b_c/two_words.txt", "-", "C:\\news\\three.txt", "all.jsonl#7"), 1)
    )
    points = tuple(point(f"p{number}", "It rained.", stated(number, 1)) for number in range(1, 5))
    text = section(briefing(story("Rain", *range(1, 5), points=points), sources=sources), "What is established")
    for name in ("`two_words.txt` [1]:", "standard input [2]:", "`three.txt` [3]:", "`all.jsonl#7` [4]:"):
        assert name in text


def test_paragraphs_are_of_nearly_equal_length() -> None:
    """Six sentences make two paragraphs of three, not one of five and a straggler."""
    points = tuple(point(f"p{n}", f"It rained {n} times.", stated(1, n)) for n in range(6))
    paragraphs = section(briefing(story("Rain", 1, points=points)), "What is established").strip().split("\n\n")
    assert [3, 3] == [paragraph.count("rained") for paragraph in paragraphs]
