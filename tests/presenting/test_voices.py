"""Quotations and questions: the article's own characters, and nobody's words under a wrong name."""

import pytest
from presenting.bridge import ONE_STORY
from presenting.rendering import section
from presenting.samples import briefing, cite, question, quotation, story

from summarizer.verdicts import SpeakerVerdict


def test_quotations_stand_under_their_speaker() -> None:
    """A speaker is named once, with the role, above the words and their citations."""
    text = section(ONE_STORY, "In their words")
    assert "**Piotr Maas**\n\n> “We heard it before we saw it, and then the river was full of steel.” [1:6]" in text
    assert "**Anna Holt**, mayor of Vellmar\n\n> “Nobody" in text
    assert text.count("Anna Holt") == 1


def test_a_shortened_quotation_says_so() -> None:
    """Fragments stand with the ellipsis between them, cited and marked as shortened."""
    text = section(ONE_STORY, "In their words")
    assert "> “Nobody crosses this bridge … until I have the report” [3:12] *(shortened)*" in text


def test_an_insertion_is_shown_and_said() -> None:
    """An editor's insertion stands in no article; the quotation shows it in brackets and says so."""
    text = section(ONE_STORY, "In their words")
    assert r"> “It \[the bridge\] was inspected in autumn” [3:13] *(with an insertion in brackets)*" in text


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (SpeakerVerdict.NAMED_ELSEWHERE, "the article does not tie these words to Ines Korb"),
        (SpeakerVerdict.ANOTHER_SPEAKER, "the article ties these words to somebody other than Ines Korb"),
        (SpeakerVerdict.ABSENT, "the article does not name Ines Korb"),
    ],
)
def test_words_without_a_confirmed_speaker_stand_under_nobody(verdict: SpeakerVerdict, words: str) -> None:
    """A name that the article does not tie to the words is never set above them, and they come last."""
    doubtful = quotation("They knew.", cite(1, 1, "They knew."), speaker="Ines Korb", speaker_verdict=verdict)
    sure = quotation("We did.", cite(1, 2, "We did."))
    text = section(briefing(story("Who", 1, quotations=(doubtful, sure))), "In their words")
    assert text.strip().endswith(f"**Speaker not confirmed**\n\n> “They knew.” [1:1] ({words})")
    assert "**Ines Korb**" not in text


def test_open_questions_come_before_answered_ones() -> None:
    """A question says why it is open and who raised it; an answered one says where, and comes last."""
    still_open, answered = section(ONE_STORY, "Open questions").strip().split("\n")
    assert still_open == "- **Why did the span fall?** *Why open:* The inquiry has not started. Raised by [3:15]."
    assert answered.startswith("- **How many people are still missing?** *Why open:* The fire service gave no")
    assert answered.endswith(" Raised by [1:8]; answered by [3:4].")


def test_a_question_without_a_reason_is_a_question() -> None:
    """An empty reason leaves no empty label."""
    page = briefing(story("Who", 1, questions=(question("Who knew?", " ", cite(1, 1)),)))
    assert section(page, "Open questions").strip() == "- **Who knew?** Raised by [1:1]."
