"""The word that a negation takes back, and who denies a claim as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.denials import denier, heads
from summarizer.language.words import stem


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("No one aboard was hurt.", "hurt"),
        ("None of the 40 boats sank.", "sank"),
        ("Nobody drowned.", "drowned"),
        ("No passengers were hurt.", "hurt"),
        ("No damage was reported at the bridge.", "damage"),
        ("The crew did not immediately find the cook.", "find"),
        ("They never received an answer.", "received"),
        ("It found no difference between the groups.", "difference"),
        ("There were no serious injuries.", "injuries"),
        ("They turned back without reaching the harbour.", "reaching"),
        ("The pumps failed to start.", "start"),
        ("The permit wasn't granted.", "granted"),
    ],
)
def test_a_negation_takes_one_word_back(text: str, word: str) -> None:
    """The verb behind "not" or of a denied subject, the noun behind "no"."""
    assert {stem(word)} == heads(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is not known when the wreck will be lifted.",
        "Not all passengers were hurt.",
        "It was not in May but in June.",
        "The council rejected the budget.",
        "Dario Venn denied that the wall had broken.",
        "No fewer than 40 boats came.",
        "The dam held.",
    ],
)
def test_what_denies_no_word_takes_none_back(text: str) -> None:
    """What is not known, not all, not then, what is refused, bounds."""
    assert not heads(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dario Venn, the pilot, denied it.", "Dario Venn, the pilot, "),
        ("The port called the report false.", "The port "),
        ("That was untrue, said Osk.", "That was untrue, said Osk."),
        ("Dario Venn denied that he knew of it.", None),
        ("Dario Venn denied this pilot a permit.", None),
        ("Venn said it was late.", None),
    ],
)
def test_a_denial_of_a_claim_told_elsewhere_names_its_denier(text: str, who: str | None) -> None:
    """Only what denies "it", or the claim, denies a claim of another sentence."""
    assert who == denier(text)


WORDS = st.lists(st.sampled_from("no one not none nobody was hurt the tug found cook never and without , .".split()))


@given(WORDS)
def test_what_is_taken_back_stands_in_the_text(words: list[str]) -> None:
    """Whatever is denied is a word of the text, and a text without a negation denies nothing."""
    text = " ".join(words)
    assert heads(text) <= {stem(word) for word in words}
    if not {"no", "not", "none", "nobody", "never", "without"} & set(words):
        assert not heads(text)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the readers fail, and who denies is named by a part of the text."""
    assert "" not in heads(text)
    assert (denier(text) or "") in text
