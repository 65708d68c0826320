"""What the linter says of labels: a figure has to be worth what its words say."""

from pathlib import Path

import pytest

from summarizer.evaluation.cases import Case
from summarizer.evaluation.labels import CANARY, StoryLabels
from summarizer.evaluation.linting import lint
from summarizer.reading import from_text

TEXT = "Quarle beat Vennock 3-2 before 1,240 people. The club owes $45.1 million."


def findings(words: str, value: float) -> list[str]:
    """What is said of one labelled figure of an article."""
    labels = StoryLabels.model_validate(
        {
            "canary": CANARY,
            "story": "match",
            "about": "A match.",
            "split": "open",
            "annotations": [{"by": "a test", "kind": "model", "independent": False, "date": "2026-11-29"}],
            "articles": [
                {
                    "name": "one",
                    "file": "one.txt",
                    "facts": [],
                    "numbers": [{"id": "figure", "words": words, "value": value, "what": ["something"]}],
                    "quotes": [],
                    "questions": [],
                }
            ],
            "independence": [["one"]],
        }
    )
    article = from_text(TEXT, language="en", source="one.txt")
    return [found.what for found in lint(Case(Path("match.yaml"), labels, {"one": article}))]


@pytest.mark.parametrize(
    ("words", "value"), [("1,240 people", 1240), ("3-2", 3), ("3-2", 2), ("$45.1 million", 45.1e6)]
)
def test_a_figure_that_is_what_its_words_say_is_right(words: str, value: float) -> None:
    """Also one that the program itself does not read, as a score."""
    assert [] == findings(words, value)


@pytest.mark.parametrize(("words", "value"), [("1,240 people", 1420), ("3-2", 1), ("$45.1 million", 45.1)])
def test_a_figure_that_is_not_what_its_words_say_is_named(words: str, value: float) -> None:
    """Digits alone do not do where the program reads a scale with them."""
    assert [f"the value is not that of '{words}'"] == findings(words, value)
