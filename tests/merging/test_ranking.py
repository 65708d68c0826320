"""What comes first: what the headlines speak of before what many tell in passing, the newer before the older."""

from merging.stories import fact, report, summary

from summarizer.briefing import Story
from summarizer.merging import merge
from summarizer.verdicts import VerifiedSummary

PASSING = "Some 400 households in Vellmoor had no water."
DEATHS = "Eleven people died when the Vellmoor dam broke."
TITLE = "Eleven die as Vellmoor dam breaks"


def told(name: str, *texts: str, day: str = "2026-03-12", title: str | None = TITLE) -> VerifiedSummary:
    """A paper's report with a fact a sentence, under a title of its own."""
    page = report(" ".join(texts), name, day).model_copy(update={"title": title})
    made = summary(page, *(fact(text, number) for number, text in enumerate(texts, 1)))
    return made.model_copy(update={"headline": title or texts[0], "headline_holds": True})


def merged(*summaries: VerifiedSummary) -> Story:
    """The one story of these."""
    (story,) = merge(summaries).stories
    return story


def test_what_the_headlines_speak_of_comes_before_what_several_papers_tell_in_passing() -> None:
    """Deaths that one paper reports lead over a detail that three share."""
    story = merged(told("Post", PASSING, DEATHS), told("Herald", PASSING), told("Gazette", PASSING))
    assert [DEATHS, PASSING] == [point.statement for point in story.points]


def test_the_newest_comes_first_of_equals() -> None:
    """A toll of the story's last day leads over one of its first."""
    first = told("Post", "Eleven people died when the Vellmoor dam broke.", day="2026-03-12", title=None)
    last = told("Herald", "Thirteen people died when the Vellmoor dam broke.", day="2026-03-14", title=None)
    assert "Thirteen" in merged(first, last).points[0].statement


def test_the_lead_says_no_sentence_twice() -> None:
    """A claim whose source sentences all stand behind an earlier sentence of the lead is left to the points below."""
    long = "After five hours the council voted 9 to 6 to adopt the budget, which closes the baths and raises the levy."
    story = merged(
        told("Post", long, title=None),
        told("Herald", "The council adopted the budget, which closes the baths, by nine votes to six.", title=None),
        told("Gazette", "Roads are to be mended.", title=None),
    )
    cited = {point.id: {(each.source, each.sentence) for each in point.citations} for point in story.points}
    behind = [cited[name] for sentence in story.lead for name in sentence.points]
    assert all(not later <= earlier for number, later in enumerate(behind) for earlier in behind[:number])
    assert "Roads are to be mended." in {sentence.text for sentence in story.lead}


GERMAN = "Elf Menschen starben, als der Damm von Vellmoor brach."


def test_the_lead_and_the_title_are_in_the_language_of_most_sources() -> None:
    """A point in another language is shown below, and leads only where there is no other."""
    german = told("Bote", GERMAN, day="2026-03-14", title="Elf Tote in Vellmoor")
    german = german.model_copy(update={"article": german.article.model_copy(update={"language": "de"})})
    story = merged(german, told("Post", DEATHS), told("Herald", PASSING))
    assert {DEATHS, PASSING} == {sentence.text for sentence in story.lead}
    assert TITLE == story.title
    assert GERMAN in {point.statement for point in story.points}
    alone = merged(german)
    assert ([GERMAN], "Elf Tote in Vellmoor") == ([sentence.text for sentence in alone.lead], alone.title)


def test_a_corrected_headline_is_not_the_title_of_the_story() -> None:
    """Another paper's comes first; where there is none, the label goes."""
    labelled = told("Post", DEATHS, title=f"Correction: {TITLE} in the night")
    assert merged(labelled, told("Herald", DEATHS, title="Vellmoor dam breaks")).title == "Vellmoor dam breaks"
    assert merged(labelled).title == f"{TITLE} in the night"


def test_a_headline_about_a_correction_is_one() -> None:
    """Only a label goes: what is put right may be the news."""
    title = "Correction of the Vellmoor budget delayed"
    assert merged(told("Post", DEATHS, title=title)).title == title
