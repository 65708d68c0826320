"""Statements over several cited sentences: what one of them denies, gives to somebody or does to somebody counts."""

import pytest

from summarizer.reading import from_text
from summarizer.summary import KeyFact
from summarizer.verdicts import FactVerdict, VerifiedFact
from summarizer.verification.facts import verify_fact
from summarizer.verification.page import Page


def verified(text: str, statement: str, by: str | None = None, certainty: str | None = None) -> VerifiedFact:
    """The verdict on a statement that cites every sentence of the text."""
    page = Page(from_text(text, published="2026-03-14", language="en", source="quay.txt"))
    fields = {"importance": "vital", "when": None, "attributed_to": by}
    fact = KeyFact.model_validate(
        {
            "statement": statement,
            "sentences": [sentence.number for sentence in page.told],
            "certainty": certainty or ("claimed" if by else "stated"),
            **fields,
        }
    )
    return verify_fact(fact, page, "key_facts", 0)


FERRY = "The ferry Blue Tern, with 40 passengers, turned back on Monday. No one aboard was hurt."
COOK = "The tug was searching the channel for him. The crew did not find the cook."
BOATS = "Forty boats lay in the harbour. None of the boats sank."
LETTER = "Residents wrote to the council about the noise. They never received an answer."
STUDY = "The study covered 131 women. It found no difference between the groups."
FIRE = "The mill burned on Monday. No damage was reported at the bridge."
DREDGER = "A dredger sank in the channel. The others aboard had not been hurt."
CLOSE = "The council said that it should not close the school. It would not close the school bridge."
PERMIT = "The company applied for a permit in May. The permit was not granted."


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (FERRY, "Several people aboard the ferry Blue Tern were hurt."),
        (FERRY, "The ferry Blue Tern turned back; people aboard were hurt."),
        (COOK, "The crew found the cook."),
        (COOK, "The tug was searching the channel for him; the crew did find the cook."),
        (BOATS, "Boats sank in the harbour."),
        (LETTER, "Residents wrote to the council about the noise and received an answer."),
        (STUDY, "The study of 131 women found a difference between the groups."),
        (FIRE, "The mill burned, and damage was reported at the bridge."),
        (DREDGER, "A dredger sank in the channel and others aboard were hurt."),
        (PERMIT, "The company was granted a permit in May."),
        (CLOSE, "The council said that it should not close the school; it would close the school bridge."),
    ],
)
def test_what_one_of_the_sentences_denies_is_contradicted(text: str, statement: str) -> None:
    """The likest sentence says nothing against it, but the other one takes the telling word back."""
    found = verified(text, statement)
    assert FactVerdict.CONTRADICTED is found.verdict
    assert found.reasons


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (FERRY, "The ferry Blue Tern turned back with 40 passengers aboard."),
        (FERRY, "No one aboard the ferry Blue Tern was hurt."),
        (COOK, "The tug was searching the channel for the cook."),
        (BOATS, "None of the forty boats in the harbour sank."),
        (LETTER, "Residents wrote to the council about the noise."),
        (STUDY, "The study covered 131 women."),
        (FIRE, "The mill burned on Monday."),
        (DREDGER, "A dredger sank with others aboard."),
        (PERMIT, "The permit for which the company applied in May was not granted."),
    ],
)
def test_what_is_not_denied_stays_supported(text: str, statement: str) -> None:
    """A denial of something else, and the denial itself, told with words of both sentences."""
    found = verified(text, statement)
    assert found.holds, found.reasons


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "The port lies in Osterby. It may close the east quay in June.",
            "The port lies in Osterby; it will close the east quay in June.",
        ),
        (
            "The bridge was built in 1934. The council plans to close it in May.",
            "The bridge was built in 1934; the council closed it in May.",
        ),
    ],
)
def test_the_second_sentence_is_no_surer_for_being_the_second(text: str, statement: str) -> None:
    """What one sentence calls possible or planned is not told as certain beside another one."""
    assert not verified(text, statement).holds


CLAIM = "Ilse Rook claimed that the port had sold the crane to a builder. Dario Venn, the pilot, denied it."
HER_CLAIM = CLAIM.replace("denied it", "denied her claim")
UNTRUE = "Ilse Rook claimed that the port had sold the crane to a builder. That was untrue, Dario Venn said."
KNEW = CLAIM.replace("denied it", "denied that he knew of it")
SOLD = "The port had sold the crane to a builder."
NOT_SOLD = "The port had not sold the crane to a builder."


@pytest.mark.parametrize(
    ("text", "statement", "by", "certainty"),
    [
        (CLAIM, SOLD, "Dario Venn", "denied"),
        (HER_CLAIM, SOLD, "Dario Venn", "denied"),
        (UNTRUE, SOLD, "Dario Venn", "denied"),
        (CLAIM, SOLD, None, "denied"),
        (CLAIM, NOT_SOLD, "Dario Venn", "claimed"),
        (CLAIM, SOLD, "Ilse Rook", "claimed"),
        (HER_CLAIM, SOLD, "Ilse Rook", "claimed"),
        (UNTRUE, SOLD, "Ilse Rook", "claimed"),
    ],
)
def test_a_claim_and_its_denial_are_each_their_sources(
    text: str, statement: str, by: str | None, certainty: str
) -> None:
    """The claim is the claimant's, and denied by whom the next sentence has deny it as a whole."""
    found = verified(text, statement, by, certainty)
    assert found.holds, found.reasons


@pytest.mark.parametrize(
    ("text", "statement", "by", "certainty", "verdict"),
    [
        (CLAIM, SOLD, None, "stated", FactVerdict.PARTLY),
        (CLAIM, NOT_SOLD, None, "stated", FactVerdict.CONTRADICTED),
        (CLAIM, SOLD, "Dario Venn", "claimed", FactVerdict.CONTRADICTED),
        (CLAIM, SOLD, "Ilse Rook", "denied", FactVerdict.CONTRADICTED),
        (CLAIM, NOT_SOLD, "Ilse Rook", "claimed", FactVerdict.CONTRADICTED),
        (CLAIM, NOT_SOLD, "Dario Venn", "denied", FactVerdict.CONTRADICTED),
        (KNEW, SOLD, "Dario Venn", "denied", FactVerdict.CONTRADICTED),
    ],
)
def test_a_claim_is_not_the_word_of_who_denies_it(
    text: str, statement: str, by: str | None, certainty: str, verdict: FactVerdict
) -> None:
    """Nor the article's own, nor denied by the claimant, nor by whoever denies something else."""
    assert verdict is verified(text, statement, by, certainty).verdict


MILL = "The mill paid for the bridge and stopped paying in June. Since then the town has kept the bridge open."


def test_what_follows_an_and_is_the_deed_of_the_same_subject() -> None:
    """It is the mill that stopped paying, and not the town of the next sentence."""
    assert FactVerdict.CONTRADICTED is verified(MILL, "The town stopped paying for the bridge in June.").verdict
    assert verified(MILL, "The mill stopped paying for the bridge in June.").holds
    assert verified(MILL, "The town has kept the bridge open since June.").holds
