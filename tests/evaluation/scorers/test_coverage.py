"""A briefing tells what is worth knowing, and cites those who say it."""

import pytest
from evaluation.scorers.making import PROPERTY, SENTENCES, by_name, gold, labelled, only, report, story
from evaluation.scorers.telling import briefing, cite, point
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Point
from summarizer.evaluation.scorers.coverage import score
from summarizer.summary import Importance

ARTICLES = {
    "post": report(*SENTENCES, publisher="The Vellmoor Post"),
    "gull": report(*SENTENCES, publisher="The Gull"),
}
EVERY = range(len(SENTENCES))
PICKED = st.lists(st.sampled_from(EVERY), unique=True)
NAMES = ("coverage", "citation_precision", "citation_recall", "citation_f1", "joint")


def told(at: int, *papers: str, statement: str = "") -> Point:
    """A point that says this and cites the sentence of these papers."""
    citations = [cite([*ARTICLES].index(paper) + 1, ARTICLES[paper], SENTENCES[at]) for paper in papers]
    return point(statement or SENTENCES[at], *citations, name=f"p{at}")


@PROPERTY
@given(PICKED, PICKED)
def test_coverage_is_the_share_that_is_told(wanted: list[int], points: list[int]) -> None:
    """Vital facts are told where a point says them; whose that is they cite, and nobody else."""
    post = labelled("post", facts=[gold(SENTENCES[at], name=f"f{at}") for at in wanted])
    labels = story(post, labelled("gull"))
    found = by_name(score(labels, briefing(ARTICLES, *(told(at, "post") for at in points)), ARTICLES))
    both = len(set(wanted) & set(points))
    assert (both / len(wanted) if wanted else None) == found["briefing.coverage"] == found["briefing.joint"]
    assert (1 if both else None) == found["briefing.citation_f1"]


def test_by_hand() -> None:
    """A claim of both papers cited from one, a fact told without its figure and cited from both, and one not told.

    Coverage is (1 + .5 + 0) / 3; of the two that are told, precision is (1 + .5) / 2, recall (.5 + 1) / 2, and both F1
    are 2/3; joint is (1 * 2/3 + .5 * 2/3 + 0) / 3.
    """
    labels = story(
        labelled("post", facts=[gold(SENTENCES[at], name=f"f{at}") for at in (0, 1, 4)]),
        labelled("gull", facts=[gold(SENTENCES[0], name="f0")]),
        claims=[("post.f0", "gull.f0")],
    )
    part = told(1, "post", "gull", statement="Inspectors sealed some warehouses behind the fish market.")
    found = by_name(score(labels, briefing(ARTICLES, told(0, "post"), part), ARTICLES))
    expected = (1.5 / 3, 1.5 / 2, 1.5 / 2, 2 / 3, (2 / 3 + 1 / 3) / 3)
    assert pytest.approx(expected) == tuple(found[f"briefing.{name}"] for name in NAMES)


def test_joint_is_over_all_things() -> None:
    """Half of the things are told, each with the right citation: citations are perfect, and joint is a half."""
    labels = story(labelled("post", facts=[gold(SENTENCES[at], name=f"f{at}") for at in (0, 4)]), labelled("gull"))
    found = by_name(score(labels, briefing(ARTICLES, told(0, "post")), ARTICLES))
    assert (1.0, 0.5) == (found["briefing.citation_f1"], found["briefing.joint"])


def test_no_citation_is_worth_nothing() -> None:
    """A thing told by a point that cites nobody is told, and counts for nothing where citations do."""
    labels = story(labelled("post", facts=[gold(SENTENCES[0])]), labelled("gull"))
    found = by_name(score(labels, briefing(ARTICLES, told(0)), ARTICLES))
    assert (1.0, 0.0, 0.0) == (found["briefing.coverage"], found["briefing.citation_f1"], found["briefing.joint"])


def test_any_wording_of_any_paper_tells_a_claim() -> None:
    """What two papers word differently is told by a point in either wording."""
    labels = story(
        labelled("post", facts=[gold(SENTENCES[2], name="f")]),
        labelled("gull", facts=[gold(SENTENCES[2], statement="The head of Vellmoor stepped down.", name="f")]),
        claims=[("post.f", "gull.f")],
    )
    points = told(2, "post", "gull", statement="The head of Vellmoor stepped down.")
    assert 1 == by_name(score(labels, briefing(ARTICLES, points), ARTICLES))["briefing.joint"]


def test_okay_facts_of_no_claim_are_not_asked_for() -> None:
    """A briefing need not tell what one article alone says and nobody calls vital."""
    labels = story(labelled("post", facts=[gold(SENTENCES[0], importance=Importance.OKAY)]), labelled("gull"))
    assert by_name(score(labels, briefing(ARTICLES), ARTICLES))["briefing.coverage"] is None


def test_every_thing_is_shown_once() -> None:
    """Each thing stands in the pairs, with the point that tells it."""
    labels = story(labelled("post", facts=[gold(SENTENCES[at], name=f"f{at}") for at in (0, 4)]), labelled("gull"))
    found = only(score(labels, briefing(ARTICLES, told(0, "post")), ARTICLES), "briefing.coverage")
    assert [(SENTENCES[0], SENTENCES[0]), (SENTENCES[4], None)] == [
        (each.expected, each.actual) for each in found.matches
    ]
