"""A sentence of a lead holds only if the points that it names carry it, in their voice."""

import pytest

from summarizer.summary import Certainty
from summarizer.verification import LeadPoint, lead_faults


def point(
    statement: str,
    day: str = "",
    said_by: str = "",
    certainty: Certainty = Certainty.STATED,
    *,
    disputed: bool = False,
) -> LeadPoint:
    """A point as a lead may tell it."""
    return LeadPoint(statement, day, (said_by,) if said_by else (), certainty, disputed)


STRUCK = point("A barge struck the Orvane bridge.", "4 May 2026")
CLOSED = point("The Orvane bridge was closed on Monday.", "4 May 2026")
HURT = point("At least 12 people were hurt.", disputed=True)
SLEPT = point("The pilot had not slept for two days.", "", "Mira Toll", Certainty.CLAIMED)
REOPENS = point("The bridge will reopen in June.", "", "the port authority", Certainty.PLANNED)
DRUNK = point("The pilot was drunk.", "", "the port authority", Certainty.DENIED)
LIGHTS = point("The barge had no lights.", certainty=Certainty.CLAIMED)
LEFT = point("Hundreds of sailors are left in the port.", "", "officials", Certainty.ESTIMATED)
VOTE = point("The council will vote on the repairs.", "11 May 2026", certainty=Certainty.PLANNED)
WARNED = point("Mirela Osk warned of the flood.", "3 May 2026")
NONSENSE = point("Dan Veld called the warning nonsense.", "4 May 2026")

HOLDS = {
    "a point": ("A barge struck the Orvane bridge on 4 May 2026.", STRUCK),
    "two points": ("A barge struck the Orvane bridge on 4 May 2026, and the bridge was closed.", STRUCK, CLOSED),
    "a dispute that is said": ("At least 12 people were hurt, but reports differ.", HURT),
    "a dispute said at length": ("Reports differ on how many people were hurt; one says at least 12.", HURT),
    "a claim behind": ("The pilot had not slept for two days, Mira Toll said.", SLEPT),
    "a claim in front": ("According to Mira Toll, the pilot had not slept for two days.", SLEPT),
    "a denial": ("The port authority denied that the pilot was drunk.", DRUNK),
    "a claim of nobody": ("It is claimed that the barge had no lights.", LIGHTS),
    "a plan that somebody told": ("The bridge will reopen in June, the port authority said.", REOPENS),
    "an estimate": ("Hundreds of sailors are left in the port, officials estimate.", LEFT),
    "a plan": ("The council will vote on the repairs on 11 May 2026.", VOTE),
    "two people": ("Mirela Osk warned of the flood; Dan Veld called the warning nonsense.", WARNED, NONSENSE),
}


@pytest.mark.parametrize(("text", "told"), [(text, told) for text, *told in HOLDS.values()], ids=HOLDS)
def test_what_the_points_say_in_their_voice_holds(text: str, told: list[LeadPoint]) -> None:
    """Points may be joined, dated as they are told, and given as the word of whoever said so."""
    assert () == lead_faults(text, told, "en")


FAILS = {
    "another day": ("A barge struck the Orvane bridge on 5 May 2026.", "date", STRUCK),
    "another figure": ("At least 14 people were hurt, but reports differ.", "14", HURT),
    "an invented figure": ("A barge struck the Orvane bridge, killing dozens.", "dozens", STRUCK),
    "another name": ("A barge struck the Sallow bridge.", "Sallow", STRUCK),
    "another thing": ("A ferry struck the Orvane bridge.", "ferry", STRUCK),
    "a negation": ("The Orvane bridge was not closed.", "denies", CLOSED),
    "a doubt": ("The Orvane bridge may have been closed.", "may", CLOSED),
    "a plan as done": ("The council voted on the repairs on 11 May 2026.", "as done", VOTE),
    "a dispute told flatly": ("At least 12 people were hurt.", "disputed", HURT),
    "a claim told flatly": ("The pilot had not slept for two days.", "somebody's word", SLEPT),
    "a claim of nobody told flatly": ("The barge had no lights.", "somebody's word", LIGHTS),
    "an estimate told flatly": ("Hundreds of sailors are left in the port.", "somebody's word", LEFT),
    "what is denied": ("The pilot was drunk.", "somebody's word", DRUNK),
    "what is denied, as said": ("The pilot was drunk, the port authority said.", "deny|denies", DRUNK),
    "another speaker": ("The pilot had not slept for two days, Dan Veld said.", "word of", SLEPT),
    "a vague speaker": ("The pilot had not slept for two days, officials said.", "word of", SLEPT),
    "an invented speaker": ("The Orvane bridge was closed, the mayor said.", "no one's name", CLOSED),
    "two voices": ("The pilot had not slept, Mira Toll said, and the bridge was closed.", "beside", SLEPT, CLOSED),
    "two speakers": ("Mira Toll and the port authority said the pilot had not slept.", "different", SLEPT, REOPENS),
    "swapped names": ("Dan Veld warned of the flood.", "another point", WARNED, NONSENSE),
    "swapped days": ("Mirela Osk warned of the flood on 4 May 2026.", "another point", WARNED, NONSENSE),
    "a swapped day in front": ("On 4 May 2026, Mirela Osk warned of the flood.", "another point", WARNED, NONSENSE),
    "a swapped day behind": ("Mirela Osk warned of the flood, on 4 May 2026.", "another point", WARNED, NONSENSE),
    "an order": ("The Orvane bridge was closed after a barge struck it.", "“after”", CLOSED, STRUCK),
    "a cause": ("The Orvane bridge was closed because a barge struck it.", "“because”", CLOSED, STRUCK),
    "a quotation made of it": ("The pilot “had not slept for two days”, Mira Toll said.", "quotes", SLEPT),
    "an advertisement": ("Visit https://evil.example today.", "hardly", STRUCK),
    "nothing": ("It was.", "says nothing", STRUCK),
}


@pytest.mark.parametrize(
    ("text", "reason", "told"), [(text, reason, told) for text, reason, *told in FAILS.values()], ids=FAILS
)
def test_what_the_points_do_not_carry_fails_with_its_reason(text: str, reason: str, told: list[LeadPoint]) -> None:
    """Anything added, turned, mixed, or told in another voice."""
    faults = "; ".join(lead_faults(text, told, "en"))
    assert any(word in faults for word in reason.split("|")), faults


def test_the_same_sentence_always_fails_alike() -> None:
    """Faults depend on the sentence and its points alone, and come in one order."""
    text = "Dan Veld warned of the flood on 9 May 2026 because a ferry sank."
    assert lead_faults(text, [WARNED, NONSENSE], "en") == lead_faults(text, [WARNED, NONSENSE], "en")
    assert len(lead_faults(text, [WARNED, NONSENSE], "en")) > 1
