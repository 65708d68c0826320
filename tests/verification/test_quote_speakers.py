"""Whether the article ties the words to the claimed speaker: four verdicts, by each way that news names a source."""

import pytest
from verification.quoting import check

from summarizer.verdicts import QuoteVerdict, SpeakerVerdict

HERE, ELSEWHERE = SpeakerVerdict.NAMED_HERE, SpeakerVerdict.NAMED_ELSEWHERE
ANOTHER, ABSENT = SpeakerVerdict.ANOTHER_SPEAKER, SpeakerVerdict.ABSENT

SAID = "We wait for the tide"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We wait for the tide," Mirela Osk said.', "Mirela Osk"),
        ('"We wait for the tide," said Mirela Osk.', "Osk"),
        ('"We wait for the tide," according to Mirela Osk.', "Mirela Osk"),
        ('According to Mirela Osk, "we wait for the tide" is all there is.', "Mirela Osk"),
        ('Mirela Osk: "We wait for the tide."', "Mirela Osk"),
        ('Mirela Osk had an answer: "We wait for the tide."', "Mirela Osk"),
        ('Mirela Osk, a harbour pilot, told reporters: "We wait for the tide."', "Mirela Osk"),
        ('"We wait for the tide," said Mirela Osk, a harbour pilot.', "a harbour pilot"),
        ('"We wait for the tide," said Mirela Osk, a harbour pilot.', "the pilot"),
        ('"We wait for the tide," said Mirela Osk, a harbour pilot.', "harbour pilot Mirela Osk"),
        ('"We wait for the tide," said Mirela Osk, a harbour pilot.', "Mirela Osk, a harbour pilot"),
        ('Mirela Osk spoke on Friday. "We wait for the tide," she said.', "Mirela Osk"),
        ('Ms. Osk met Dario Venn. "We wait for the tide," she said.', "Osk"),
        ('The harbour pilot, Mirela Osk, spoke. "We wait for the tide," the harbour pilot said.', "Mirela Osk"),
        ('Mayor Mirela Osk spoke. "We wait for the tide," the mayor said.', "Mirela Osk"),
        ('Mayor Mirela Osk spoke. "We wait for the tide," Osk said.', "Mayor Osk"),
        ('Mayor Mirela Osk spoke. "We wait for the tide," Osk said.', "the mayor"),
        ('"We wait for the tide," the Vellmoor Port Office said.', "Vellmoor Port Office"),
        ('The Vellmoor Port Office (VPO) spoke. "We wait for the tide," the VPO said.', "the VPO"),
        ('"We wait for the tide," said a spokeswoman for the Vellmoor Port Office.', "the Vellmoor Port Office"),
        ('"We wait for the tide," said a spokeswoman for the Vellmoor Port Office.', "a spokeswoman for the office"),
        ('"We wait for the tide," said Mirela Osk, who advised the Venn council.', "Osk"),
        ('"We wait for the tide," Jane Marrow said.', "J. Marrow"),
        ('"We wait for the tide," officials said.', "officials"),
        ('The port officials met. "We wait for the tide," officials said.', "port officials"),
        ('Mirela Osk is the mayor of Ode. "We wait for the tide," the mayor said.', "Mirela Osk"),
        ('Ilse Marrow met Mr. Osk. "We wait for the tide," he said.', "Osk"),
        ("“We wait for the tide,” Seán O’Dell said.", "Seán O'Dell"),
    ],
)
def test_who_is_named_here(text: str, speaker: str) -> None:
    """By the verb, "according to", a colon, an inversion, a pronoun, a title, a body, in whatever words."""
    found = check(text, SAID, speaker)
    assert found.speaker is HERE
    assert found.verdict in {QuoteVerdict.EXACT, QuoteVerdict.TYPOGRAPHIC}
    assert found.holds


@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        ('"We wait for the tide," Mirela Osk said. Dario Venn left.', "Dario Venn", ANOTHER),
        ('"We wait for the tide," Mirela Osk said. Ilse Osk left.', "Ilse Osk", ANOTHER),
        ('"We wait for the tide," Mirela Osk said.', "Ilse Osk", ANOTHER),
        ('"We wait for the tide," Mirela Osk said. Mirela Venn left.', "Mirela Venn", ANOTHER),
        ('"We wait for the tide," Osk said.', "Ilse Osk", ABSENT),
        ('"We wait for the tide," Mirela Osk said.', "Ilse Marrow", ANOTHER),
        ('"We wait for the tide," said Mirela Osk, the mayor of Vellmoor.', "the governor of Vellmoor", ANOTHER),
        ('"We wait for the tide," said Mirela Osk, a lawyer for Dario Venn.', "Dario Venn", ANOTHER),
        ('"We wait for the tide," said Mirela Osk, who advised the Venn council.', "the council", ANOTHER),
        ('The council backed Mirela Osk. "We wait for the tide," Osk said.', "the council", ANOTHER),
        ('Port officials met. "We wait for the tide," officials said.', "army officials", ANOTHER),
        ('The mayor left. "We wait for the tide," a witness said.', "the mayor", ANOTHER),
        ('Mirela Osk met Dario Venn. "We wait for the tide," she said.', "Dario Venn", ELSEWHERE),
        ('Mirela Osk met Dario Venn. "We wait for the tide," she said.', "Ilse Marrow", ABSENT),
        ('The sign on the gate, "We wait for the tide", fell. Mirela Osk left.', "Mirela Osk", ELSEWHERE),
        ('The sign on the gate, "We wait for the tide", fell.', "Mirela Osk", ABSENT),
        ('"We wait for the tide," said Mirela Osk.', "", ANOTHER),
        ('"We wait for the tide," said a spokesman for Mirela Osk.', "Mirela Osk", ANOTHER),
        ('"We wait for the tide," said the lawyer for Mirela Osk.', "Mirela Osk", ANOTHER),
        ('"We wait for the tide," said the brother of Mirela Osk.', "Mirela Osk", ANOTHER),
        ('"We wait for the tide," said Mirela Osk\'s aide.', "Mirela Osk", ANOTHER),
        ('"We wait for the tide," said Osk\'s brother. Mirela Osk is the mayor.', "Mirela Osk", ANOTHER),
        ('Critics of Mirela Osk said: "We wait for the tide."', "Mirela Osk", ANOTHER),
        ('The man who attacked Mirela Osk said: "We wait for the tide."', "Mirela Osk", ANOTHER),
        ('Mirela Osk denied having said "We wait for the tide".', "Mirela Osk", ELSEWHERE),
        ('Dario Venn accused Mirela Osk of saying "We wait for the tide".', "Dario Venn", ELSEWHERE),
        ('Mirela Osk listened from the door.\n\n"We wait for the tide." Rain fell.', "Mirela Osk", ELSEWHERE),
        ('Mirela Osk met Dario Venn, her brother. "We wait for the tide," he said.', "Mirela Osk", ELSEWHERE),
    ],
)
def test_who_is_not(text: str, speaker: str, verdict: SpeakerVerdict) -> None:
    """Another name, first name or office; a pronoun convicts nobody, and words without a source are nobody's."""
    found = check(text, SAID, speaker)
    assert verdict is found.speaker
    assert not found.holds
    assert found.reasons


@pytest.mark.parametrize(
    ("text", "speaker", "verdict", "reason"),
    [
        ('"We wait for the tide," said Mirela Osk, the mayor.', "Governor Osk", ABSENT,
         "the article does not call Osk “Governor”"),
        ('"We wait for the tide," said Mirela Osk, the mayor.', "Deputy Mayor Mirela Osk", ABSENT,
         "the article does not call Mirela Osk “Deputy”"),
        ('"We wait for the tide," said Mirela Osk.', "President Mirela Osk", HERE,
         "the article does not call Mirela Osk “President”"),
        ('"We wait for the tide," said Mirela Osk.', "Mirela Brandt Osk", ABSENT,
         "the article does not name Mirela Brandt Osk"),
        ('"We wait for the tide," said Mayor Mirela Osk.', "Mayor Mirela Osk", HERE, None),
        ('"We wait for the tide," said Mirela Osk.', "Ms. Osk", HERE, None),
    ],
)  # fmt: skip
def test_titles(text: str, speaker: str, verdict: SpeakerVerdict, reason: str | None) -> None:
    """A title against the article's own is somebody else's; one where it gives none is said to be added."""
    found = check(text, SAID, speaker)
    assert verdict is found.speaker
    assert ((reason,) if reason else ()) == found.reasons


@pytest.mark.parametrize(
    ("speaker", "sentence"), [("Mirela Osk", 1), ("Dario Venn", 2)], ids=["first of two", "second of two"]
)
def test_of_equal_words_those_of_the_claimed_speaker(speaker: str, sentence: int) -> None:
    """Where two said the same, each is found where he or she said it."""
    text = '"We wait for the tide," Mirela Osk said. "We wait for the tide," Dario Venn said.'
    found = check(text, SAID, speaker)
    assert found.speaker is HERE
    assert text.index(SAID, (sentence - 1) * 40) == found.spans[0].start


@pytest.mark.parametrize(
    ("role", "ungrounded"),
    [("the mayor", ()), ("mayor of the town", ()), ("the governor", ("role",)), (None, ())],
)
def test_a_role_must_be_the_article_s(role: str | None, ungrounded: tuple[str, ...]) -> None:
    """A role that the article does not give the speaker is never shown."""
    text = '"We wait for the tide," said Mirela Osk, the mayor of the town. The governor left.'
    assert ungrounded == check(text, SAID, "Mirela Osk", role).ungrounded


def test_a_split_quotation_followed_by_another_name() -> None:
    """What begins the next sentence is not the attribution of the half before it."""
    text = '"We wait," Mirela Osk said, "for the tide at the quay." Venn went on to win the race. Dario Venn is old.'
    assert check(text, "for the tide at the quay", "Mirela Osk").speaker is HERE
    assert check(text, "for the tide at the quay", "Dario Venn").speaker is ANOTHER
