"""What is not known of somebody or something that an earlier sentence names is asked for by that name."""

import pytest

from summarizer.extraction.builtin.questions import questions


def asked(*sentences: str) -> list[tuple[str, list[int]]]:
    """The questions of the last sentence, with the sentences that they cite."""
    *before, last = enumerate(sentences, 1)
    return [(each.question, each.sentences) for each in questions(last[1], last[0], "en", before[::-1])]


@pytest.mark.parametrize(
    ("sentences", "question", "cited"),
    [
        (("The letter was signed in May.", "Whether it was sent is unknown."), "Was the letter sent?", [1, 2]),
        (
            ("The mill will close.", "The council must agree to that.", "Whether it will is not known."),
            "Will the council agree to that?",
            [1, 2, 3],
        ),
        (
            ("Plenty of people were still inside.", "Some lay in cellars.", "How many they are is not known."),
            "How many people were still inside?",
            [1, 3],
        ),
        (("Two sailors are missing.",), "What has become of the two missing sailors?", [1]),
        (("Three men were unaccounted for.",), "What has become of the three missing men?", [1]),
    ],
    ids=["it", "whether it will", "how many", "missing", "unaccounted for"],
)
def test_a_question_names_what_it_asks_about(sentences: tuple[str, ...], question: str, cited: list[int]) -> None:
    """In the words of the sentence before, which is cited with it."""
    assert [(question, cited)] == asked(*sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Snow fell.", "Whether it was sent is unknown."),
        ("The letters were signed in May.", "Whether it was sent is unknown."),
        ("Mirela Osk wrote to the office.", "Whether she was heard is unknown."),
        ("Whether it was sent is unknown.",),
        ("The office promised the quay to a hotel firm.",),
    ],
    ids=["no subject", "another number", "somebody", "nothing before", "a deal"],
)
def test_what_nobody_could_tell_is_not_asked(sentences: tuple[str, ...]) -> None:
    """A guess would put words into the article's mouth."""
    assert [] == asked(*sentences)
