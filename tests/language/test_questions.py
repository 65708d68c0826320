"""Whether a sentence answers a question: it has to have what is asked for."""

import pytest

from summarizer.language.questions import answers


@pytest.mark.parametrize(
    ("question", "sentence", "answered"),
    [
        ("Who signed the lease of the quay?", "Mirela Osk signed the lease of the quay in June.", True),
        ("Who signed the lease of the quay?", "The lease of the quay was signed in June.", False),
        ("Why did the hospital in Corsa burn?", "The hospital in Corsa burned because of a gas leak.", True),
        ("Why did the hospital in Corsa burn?", "The hospital in Corsa burned on Monday.", False),
        ("When will the bridge at Orvane reopen?", "The bridge at Orvane reopened on Monday.", True),
        ("When will the bridge at Orvane reopen?", "The bridge at Orvane has reopened.", False),
        ("How many ferries were held in Vellmoor?", "In Vellmoor 36 ferries were held.", True),
        ("How many ferries were held in Vellmoor?", "In Vellmoor ferries were held for 36 hours.", False),
    ],
)
def test_a_sentence_answers_with_what_is_asked_for(
    question: str,
    sentence: str,
    answered: bool,  # noqa: FBT001 - the expectation
) -> None:
    """A name for who, a cause for why, a day for when, a count of the thing for how many."""
    assert answered is answers(question, sentence)
