"""Which articles of a mixed batch tell one story."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merging.stories import read_by_rules, report

from summarizer.article import Article
from summarizer.merging import Grouping, merge, split
from summarizer.merging.grouping import grouped
from summarizer.merging.portraits import pictured
from summarizer.presenting import to_json, to_markdown
from summarizer.verdicts import VerifiedSummary

# Two quakes: other towns, islands, figures and people; the words of every quake are common to both.
TARSIA = [
    report(
        "A magnitude 6.3 earthquake shook the island of Tarsia on Monday and killed nine people in the port of Osterby."
        " Rescuers dug through the rubble of the Osterby fish market. Governor Hedda Quarry asked for tents.",
        "Osprey Press",
        "2026-02-03",
    ),
    report(
        "Nine dead as quake hits Tarsia\nOsterby's fish market collapsed when an earthquake of magnitude 6.3 struck "
        "Tarsia. Tents are on their way, Governor Quarry said, and rescuers searched the rubble.",
        "The Herald",
        "2026-02-03",
    ),
    report(
        "Rescuers in Osterby searched the rubble of the fish market for a second day after the Tarsia earthquake. "
        "Hedda Quarry, the governor, said that nine people had died.",
        "Radio Tarsia",
        "2026-02-04",
    ),
]
MELLUM = [
    report(
        "An earthquake of magnitude 5.1 struck the Mellum valley on Thursday and damaged the bridge at Karsk. Nobody "
        "was killed. Engineers closed the Karsk bridge, said Ivo Tannel of the road office.",
        "Osprey Press",
        "2026-02-05",
    ),
    report(
        "Karsk bridge closed after quake\nA 5.1 magnitude earthquake in the Mellum valley cracked two piers of the "
        "bridge at Karsk, and Ivo Tannel's road office closed it.",
        "The Herald",
        "2026-02-05",
    ),
]
LEVY = [
    report(
        "The council of Vellmoor raised the property levy by 4.5 percent on Tuesday, by nine votes to six. Treasurer "
        "Odile Farrow had asked for 6 percent.",
        "Radio",
        "2026-02-04",
    )
]
STORIES = (TARSIA, MELLUM, LEVY)
MIXED = [article for story in STORIES for article in story]


def found(articles: list[Article]) -> set[frozenset[str]]:
    """The groups, whatever their order."""
    return {frozenset(story) for story in grouped(articles)}


def identities(articles: list[Article]) -> frozenset[str]:
    """Who they are."""
    return frozenset(article.id for article in articles)


def test_two_events_of_one_kind_are_two_stories() -> None:
    """Places, people and figures tell two quakes apart, and join the reports of each."""
    assert {identities(story) for story in STORIES} == found(MIXED)


def test_the_largest_story_comes_first_and_its_articles_by_day() -> None:
    """The order of a briefing is that of its stories' sizes."""
    stories = grouped(MIXED)
    assert [3, 2, 1] == list(map(len, stories))
    assert TARSIA[2].id == stories[0][-1]


@pytest.mark.parametrize("story", STORIES, ids=["tarsia", "mellum", "levy"])
def test_a_story_alone_is_one_story(story: list[Article]) -> None:
    """What all articles of a batch have in common still holds them together."""
    assert {identities(story)} == found(story)


@given(st.permutations(MIXED), st.lists(st.sampled_from(MIXED), max_size=4))
@settings(max_examples=30)
def test_order_and_repetition_change_nothing(articles: list[Article], again: list[Article]) -> None:
    """The groups rest on the set of articles."""
    assert grouped(MIXED) == grouped([*articles, *again])


def test_no_articles_no_stories() -> None:
    """Nothing in, nothing out."""
    assert [] == grouped([])


def test_what_happens_again_later_is_another_story() -> None:
    """Somewhat alike and years apart are two events; within the same days they are taken for one."""
    storm = report(
        "A storm flooded the harbour of Vellmoor and ferries stayed in port. Schools closed, said Hedda Quarry, the "
        "mayor. Divers looked for a missing trawler, and the lighthouse keeper was flown out by helicopter after the "
        "waves broke his windows.",
        "Radio",
        "2021-10-02",
    )
    words = (
        "Bela Drum asked the Karsk brigade for pumps. A storm blew roofs into a quarry near Vellmoor. Power failed in "
        "Tolverin, and trams to the Mellum valley stood still. Hospitals ran on generators and the opera cancelled its "
        "season."
    )
    soon, later = report(words, "Radio", "2021-10-03"), report(words, "Radio", "2025-10-03")
    assert {identities([storm, soon])} == found([storm, soon])
    assert {identities([storm]), identities([later])} == found([storm, later])


def test_two_crowds_that_keep_to_themselves_stay_apart() -> None:
    """Each closer among themselves than to each other: the words of their kind alone would have joined them."""
    first = [_report_of_a_final("Vellmoor Rovers", "Osterby", "Tamsin Okra", 3, paper) for paper in range(6)]
    second = [_report_of_a_final("Karsk Miners", "Tolverin", "Bela Drum", 2, paper) for paper in range(6)]
    assert {identities(first), identities(second)} == found([*first, *second])


def _report_of_a_final(club: str, town: str, scorer: str, goals: int, paper: int) -> Article:
    return report(
        f"{club} won the league final on Saturday and beat the visitors by {goals} goals to one. {scorer} of {club} "
        f"scored twice from the penalty spot before half time in {town}. The coach praised his defenders after the "
        "match, the last of the season, and the supporters sang until midnight. Lars Undel of Mellum, the referee, "
        "sent two players off, and the Tarsia Cup was handed over by Hedda Quarry.",
        f"Paper {paper}",
        "2026-05-09",
    )


def test_articles_in_other_languages_are_told_apart() -> None:
    """The little words of a language, which the table of weights does not know, join nothing."""
    fire = (
        "Bei einem Brand in der Altstadt von Osterby sind am Montag drei Menschen verletzt worden. Das Feuer brach in "
    )
    vote = "Der Rat von Vellmoor hat am Montag die Steuer erhöht. Für den Antrag stimmten neun Mitglieder, die in der "
    german = [
        report(fire + "einer Bäckerei aus, sagte die Feuerwehr. Die Altstadt wurde gesperrt.", "Tag", "2026-02-03"),
        report(fire + "der Bäckerei am Markt aus, wie die Feuerwehr mit der Polizei sagte.", "Bote", "2026-02-03"),
        report(vote + "Sitzung nicht bei der Sache waren, sagte die Opposition.", "Tag", "2026-02-03"),
    ]  # fmt: skip
    german = [article.model_copy(update={"language": "de"}) for article in german]
    assert {identities(german[:2]), identities(german[2:])} == found(german)


def test_a_thousand_copies_are_one_story() -> None:
    """Copies under a thousand addresses: one story, and no hanging."""
    copies = [
        TARSIA[0].model_copy(update={"id": f"{number:016x}", "source": f"{number}.txt"}) for number in range(1_000)
    ]
    assert [1_000] == list(map(len, grouped(copies)))


def test_many_stories_of_one_kind() -> None:
    """Four hundred storms, each in a place of its own, stay apart among the words that all storms share."""
    chance = random.Random(3)
    places = ["".join(chance.choices("aeioulmnrstvk", k=9)).capitalize() for _ in range(1_200)]
    storms = []
    for number in range(400):
        here, river, mayor = places[3 * number : 3 * number + 3]
        storms.append([
            report(f"A storm hit {here} and the {river} burst its banks. Mayor {mayor} of {here} called for help.",
                   f"{number}", "2026-01-05"),
            report(f"{here} flooded\nThe {river} flooded {here} after the storm, Mayor {mayor} said.",
                   f"{number}b", "2026-01-06"),
        ])  # fmt: skip
    assert {identities(storm) for storm in storms} == found([article for storm in storms for article in storm])


def test_a_portrait_is_as_long_as_its_opening() -> None:
    """What follows the opening of a long report changes nothing; a short text is lifted above length 1."""
    opening = "Tarsia and Osterby waited for the ferry while Hedda Quarry spoke of tents. " * 40
    one, other = (report(opening + end, "Radio", "2026-02-03") for end in ("", "Karsk closed its bridge. " * 400))
    assert pictured(one).portrait == pictured(other).portrait
    short = pictured(LEVY[0]).portrait
    assert sum(value * value for value in short.values()) > 1


SUMMARIES = read_by_rules(MIXED)


def test_a_folder_is_a_story_unless_said_otherwise() -> None:
    """All these articles lie in one folder: one section, or three."""
    assert 1 == len(merge(SUMMARIES).stories)
    assert [3, 2, 1] == [len(story.sources) for story in merge(SUMMARIES, stories=Grouping.AUTO).stories]
    apart = [
        each.model_copy(update={"article": each.article.model_copy(update={"story": str(number)})})
        for number, each in enumerate(SUMMARIES)
    ]
    assert 6 == len(merge(apart).stories)
    assert 1 == len(merge(apart, stories=Grouping.ONE).stories)


def test_the_sources_of_a_story_are_numbered_together() -> None:
    """Sections in order, and their sources in order through the briefing."""
    stories = merge(SUMMARIES, stories=Grouping.AUTO).stories
    assert [(1, 2, 3), (4, 5), (6,)] == [story.sources for story in stories]


@given(st.permutations(SUMMARIES))
@settings(max_examples=12, deadline=None)
def test_any_order_gives_the_same_bytes(summaries: list[VerifiedSummary]) -> None:
    """Also where the stories are found by content."""
    shuffled = merge(summaries, stories=Grouping.AUTO)
    assert to_json(merge(SUMMARIES, stories=Grouping.AUTO)) == to_json(shuffled)


def test_the_table_of_contents_leads_to_each_story() -> None:
    """A line for each story on top, in the order of the sections."""
    page = to_markdown(merge(SUMMARIES, stories=Grouping.AUTO))
    contents = [line for line in page.splitlines() if line.startswith("- [") and "](#" in line]
    sections = [line for line in page.splitlines() if line.startswith("## ") and line[3].isdigit()]
    assert [line.partition("](")[0][3:] for line in contents] == [line[3:] for line in sections]
    assert 3 == len(sections)


def test_split_is_what_merge_tells() -> None:
    """Each group of `split` is the section of a story."""
    groups = split(SUMMARIES, Grouping.AUTO)
    whole = merge(SUMMARIES, stories=Grouping.AUTO)
    assert [story.title for story in whole.stories] == [
        merge(group, stories=Grouping.ONE).stories[0].title for group in groups
    ]
