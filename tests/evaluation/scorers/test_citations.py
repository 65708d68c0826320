"""Every citation, wherever it stands, has the words of its place."""

import pytest
from evaluation.scorers.making import SENTENCES, labelled, report, story
from evaluation.scorers.telling import asked, briefing, cite, conflict, entry, point, quotation, row, side

from summarizer.article import Span
from summarizer.briefing import Relation, Withheld
from summarizer.evaluation.scorers.citations import score

ARTICLE = report(*SENTENCES)
ARTICLES = {"post": ARTICLE}
LABELS = story(labelled("post"))
GOOD = cite(1, ARTICLE, SENTENCES[0])


def test_all_places() -> None:
    """Points, figures, disagreements, events, quotations, questions and what is withheld are gone through."""
    parts = [
        point("A dredger sank.", GOOD), row(Relation.SINGLE, side(GOOD, 1)), conflict(GOOD, GOOD), entry("", GOOD),
        quotation("", GOOD), asked("", GOOD),
    ]  # fmt: skip
    withheld = Withheld(source=1, kind="fact", text="", verdict="unsupported", reasons=(), citation=GOOD)
    shown = briefing(ARTICLES, *parts).model_copy(update={"withheld": (withheld,)})
    (found,) = score(LABELS, shown, ARTICLES)
    assert (1.0, 8.0, ()) == (found.value, found.of, found.matches)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"words": "A dredger sank"}, "the article has"),
        ({"span": Span(start=1, end=51)}, "the article has"),
        ({"span": Span(start=900, end=950)}, "the article has"),
        ({"source": 2}, "no article"),
        ({"sentence": 2}, "another sentence"),
        ({"sentence": 99}, "another sentence"),
    ],
)
def test_faults(changes: dict[str, object], fault: str) -> None:
    """Other words, another place, another source or another sentence is a fault, and is named."""
    (found,) = score(LABELS, briefing(ARTICLES, point("", GOOD, GOOD.model_copy(update=changes))), ARTICLES)
    assert 0.5 == found.value
    assert fault in found.matches[0].reason


def test_nothing_is_cited() -> None:
    """A briefing without a citation has no share of right ones."""
    (found,) = score(LABELS, briefing(ARTICLES), ARTICLES)
    assert (None, "nothing is cited") == (found.value, found.reason)
