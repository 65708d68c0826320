"""What a verified summary keeps of its summary."""

from typing import Annotated

from pydantic import Field
from verification.harbour import fact, harbour, number, question, quote

from summarizer.summary import ArticleSummary, Bound, Certainty, KeyFact, SentencesRead
from summarizer.verdicts import FactVerdict, Provenance, VerifiedSummary
from summarizer.verification import verify, verify_again

PROVENANCE = Provenance(engine="given", schema_fingerprint="0" * 16)


class Regional(ArticleSummary):
    """A summary with a list of the user's own."""

    local_facts: Annotated[list[KeyFact], Field(description="Facts about Vellmoor alone.")]


def regional() -> Regional:
    return Regional(
        headline="At least 36 ferries held in port after dredger sinks",
        key_facts=[
            fact(
                "At least 36 ferries were held in port on Friday.",
                "At least 36",
                by="the port office",
                certainty=Certainty.CLAIMED,
            )
        ],
        numbers=[number(36, "ferries", "At least 36", bound=Bound.AT_LEAST)],
        quotes=[quote("nobody should wait on the quay")],
        open_questions=[question("When will the wreck be lifted?", "It is not known")],
        sentences_read=SentencesRead(first=2, last=18),
        local_facts=[fact("About 2,400 passengers slept in schools.", "slept in schools")],
    )


def test_every_item_of_every_list_gets_a_verdict() -> None:
    """Also those of a list that only the user's own schema has."""
    found = verify(regional(), harbour(), PROVENANCE)
    assert ["key_facts", "numbers", "quotes", "open_questions", "local_facts"] == [item.list for item in found.items]
    assert all(item.holds for item in found.items)
    assert found.headline_holds


def test_a_record_survives_json() -> None:
    """What `batch` writes is read back equal."""
    found = verify(regional(), harbour(), PROVENANCE)
    assert found == VerifiedSummary.model_validate_json(found.model_dump_json())


def test_the_verdicts_of_a_file_vouch_for_nothing() -> None:
    """A record whose verdict was edited by hand gets its true verdict back."""
    false = fact("At least 46 ferries were held in port on Friday after a dredger sank.", "At least 36")
    record = verify(regional().model_copy(update={"key_facts": [false]}), harbour(), PROVENANCE)
    forged = record.model_copy(
        update={
            "items": tuple(
                item.model_copy(update={"verdict": FactVerdict.SUPPORTED}) if item.kind == "fact" else item
                for item in record.items
            )
        }
    )
    assert forged != record
    assert record == verify_again(forged)
