"""What the embedded engine makes of an article, without a model."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import AnswerError, InputError
from summarizer.extraction import Piece
from summarizer.extraction.builtin import BuiltinEngine
from summarizer.reading import from_text
from summarizer.summary import ArticleSummary, Bound, Certainty
from summarizer.verdicts import Provenance
from summarizer.verification import verify

TEXT = """\
VELLMOOR, Tarsia — A dredger sank in the channel off Vellmoor on Friday and at least 36 ferries were held in port.

The channel would stay closed until Monday, said Mirela Osk, a spokeswoman for the harbour office.

She did not want to guess at the cause.

"We will not open it before the wreck is lifted," Osk said.

Officials estimate that there are hundreds of travellers in the port.

Also Read: Circus comes to Vellmoor for the spring

It is not known when the wreck will be lifted. The so-called "lucky channel" was dug in 1961.

(Osprey Press Photo/Lene Achterby)
"""


def read(text: str = TEXT, piece: Piece | None = None) -> ArticleSummary:
    page = from_text(text, published="2026-03-14", source="harbour.txt")
    return asyncio.run(BuiltinEngine().summarize(page, piece)).summary


def test_the_leading_sentence_is_the_first_fact() -> None:
    """News puts first what matters most; the dateline is no part of the statement."""
    assert (
        "A dredger sank in the channel off Vellmoor on Friday and at least 36 ferries were held in port."
        == read().key_facts[0].statement
    )


def test_an_attribution_becomes_a_field() -> None:
    """Who says so stands beside the statement, not in it, and the fact is a claim."""
    found = next(fact for fact in read().key_facts if "stay closed" in fact.statement)
    assert ("The channel would stay closed until Monday.", Certainty.CLAIMED) == (found.statement, found.certainty)
    assert found.attributed_to
    assert found.attributed_to.startswith("Mirela Osk")


def test_an_article_of_nothing_but_quotations_has_no_fact() -> None:
    """What people say is told as quotes; the first of it has to do for a headline."""
    found = read('"The wreck has to go before the storm," said Mirela Osk. "All of us are at it," said Lene Ruhl.')
    assert ([], 2) == (found.key_facts, len(found.quotes))
    assert found.headline.startswith('"The wreck has to go')


def test_quotations_get_their_speaker_and_scare_quotes_are_none() -> None:
    """Only what somebody says in a clause or more is a quote, with the fullest name."""
    assert [("We will not open it before the wreck is lifted", "Mirela Osk")] == [
        (each.text, each.speaker) for each in read().quotes
    ]


def test_figures_keep_their_bound() -> None:
    """A count is what the words say, no more."""
    ferries = next(number for number in read().numbers if "ferries" in number.what)
    assert (36, Bound.AT_LEAST) == (ferries.value, ferries.bound)


def test_what_is_left_open_becomes_a_question() -> None:
    """Unknown and estimated things are asked about."""
    assert {"When will the wreck be lifted?", "How many travellers are there?"} <= {
        each.question for each in read().open_questions
    }


def test_a_sentence_that_hangs_on_another_is_no_fact_while_there_are_better() -> None:
    """Nobody could tell what "whether they were" speaks of."""
    told = (
        "The pumps of Vellmoor ran all night. On Thursday nobody could say whether they were. Osk fell ill on Friday."
    )
    assert "whether they were" not in " ".join(fact.statement for fact in read(told).key_facts)


def test_teasers_and_credits_are_no_facts() -> None:
    """Nothing comes from what is not the story."""
    said = " ".join(fact.statement for fact in read().key_facts)
    assert "Circus" not in said
    assert "Achterby" not in said


def test_a_piece_is_read_alone() -> None:
    """Of a long article only the sentences of the piece are used, and echoed."""
    page = from_text(TEXT, published="2026-03-14", source="harbour.txt")
    told = list(page.told())
    summary = read(piece=Piece(told[0].number, told[1].number))
    assert (told[0].number, told[1].number) == (summary.sentences_read.first, summary.sentences_read.last)
    assert {told[0].number, told[1].number} >= {number for fact in summary.key_facts for number in fact.sentences}


def test_an_article_without_a_story_is_said_to_be_none() -> None:
    """A page of teasers gives an error, not an empty summary."""
    with pytest.raises(AnswerError, match="no sentence of a story"):
        read("Also Read: Circus comes to Vellmoor for the spring\n")


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=400))
def test_whatever_the_text_every_item_cites_a_sentence_of_the_story(text: str) -> None:
    """Any text gives a valid summary whose citations exist, or a clear error."""
    try:
        page = from_text(text, source="any.txt")
        summary = asyncio.run(BuiltinEngine().summarize(page)).summary
    except (AnswerError, InputError):
        return
    told = {sentence.number for sentence in page.told()}
    assert {number for fact in summary.key_facts for number in fact.sentences} <= told
    verify(summary, page, Provenance(engine="builtin", schema_fingerprint=""))


def test_what_it_returns_holds() -> None:
    """It selects and trims, so that its own facts, figures and quotes pass the check."""
    page = from_text(TEXT, published="2026-03-14", source="harbour.txt")
    found = verify(read(), page, Provenance(engine="builtin", schema_fingerprint=""))
    assert [] == [(item.kind, item.reasons) for item in found.items if not item.holds]


def test_a_date_behind_another_figure_is_that_figures() -> None:
    """The fund that falls to 4.2 million now has to be back at 5 million by a day that is not the day of the 4.2."""
    text = "The fund of Vellmoor falls to $4.2 million and has to be back at $5 million or more by June 30, 2028."
    engine = BuiltinEngine()
    found = asyncio.run(engine.summarize(from_text(f"{text} The council met. It was late.", language="en"))).summary
    assert {4_200_000.0: None} == {each.value: each.as_of for each in found.numbers}
