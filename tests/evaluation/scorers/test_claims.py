"""Facts of different articles are told as one where one point has both, and rightly where they are labelled as one."""

import pytest
from evaluation.scorers.making import PROPERTY, SENTENCES, by_name, gold, labelled, only, report, story
from evaluation.scorers.telling import briefing, cite, point
from hypothesis import given
from hypothesis import strategies as st

from summarizer.briefing import Point
from summarizer.evaluation.scorers.claims import score

ARTICLES = {
    "post": report(*SENTENCES, publisher="The Vellmoor Post"),
    "gull": report(*SENTENCES, publisher="The Gull"),
}
EVERY = range(len(SENTENCES))
FACTS = [labelled(name, facts=[gold(SENTENCES[at], name=f"f{at}") for at in EVERY]) for name in ARTICLES]
PICKED = st.lists(st.sampled_from(EVERY), unique=True)


def told(at: int, *papers: str) -> Point:
    """A point with the sentence of these papers."""
    citations = [cite([*ARTICLES].index(paper) + 1, ARTICLES[paper], SENTENCES[at]) for paper in papers]
    return point(SENTENCES[at], *citations, name=f"p{at}{papers}")


def scores(same: list[int], joined: list[int]) -> dict[str, float | None]:
    """The values where these are labelled as the same, and the briefing tells those as one and the others apart."""
    labels = story(*FACTS, claims=[(f"post.f{at}", f"gull.f{at}") for at in same])
    apart = [told(at, paper) for at in EVERY if at not in joined for paper in ARTICLES]
    parts = [*(told(at, *ARTICLES) for at in joined), *apart]
    return by_name(score(labels, briefing(ARTICLES, *parts), ARTICLES))


@PROPERTY
@given(PICKED, PICKED)
def test_pairs_are_counted_on_each_side(same: list[int], joined: list[int]) -> None:
    """Recall is the share of the labelled pairs that are told as one, precision that of those told as one."""
    both, total, found = len(set(same) & set(joined)), len(same) + len(joined), scores(same, joined)
    assert (both / len(same) if same else None) == found["claims.recall"]
    assert (both / len(joined) if joined else None) == found["claims.precision"]
    assert (pytest.approx(2 * both / total) if total else None) == found["claims.f1"]


def test_sides_change_places() -> None:
    """Who is scored against whom decides which is which."""
    there, back = scores([0, 1, 2], [2, 3]), scores([2, 3], [0, 1, 2])
    assert (there["claims.recall"], there["claims.precision"]) == (back["claims.precision"], back["claims.recall"])


def test_facts_of_one_article_are_no_pair() -> None:
    """A claim that one article says twice and another once has two pairs, across the articles."""
    labels = story(*FACTS, claims=[("post.f0", "post.f1", "gull.f0")])
    assert 1 / 2 == by_name(score(labels, briefing(ARTICLES, told(0, *ARTICLES)), ARTICLES))["claims.recall"]


def test_a_point_that_cites_the_sentence_and_says_something_else() -> None:
    """A fact is found in a point only if the point says it."""
    citations = [cite(at, article, SENTENCES[0]) for at, article in enumerate(ARTICLES.values(), 1)]
    labels = story(*FACTS, claims=[("post.f0", "gull.f0")])
    found = score(labels, briefing(ARTICLES, point(SENTENCES[4], *citations)), ARTICLES)
    assert 0 == by_name(found)["claims.recall"]


def test_a_sentence_that_says_two_facts() -> None:
    """Who joins two sentences for a fact that they share has not joined the other facts of these sentences."""
    both = f"{SENTENCES[0][:-1]}, and {SENTENCES[4]}"
    articles = {"post": report(both, publisher="The Vellmoor Post"), "gull": report(SENTENCES[0], publisher="The Gull")}
    post = [gold(both, statement=SENTENCES[0], name="sank"), gold(both, statement=SENTENCES[4], name="blame")]
    labels = story(
        labelled("post", facts=post),
        labelled("gull", facts=[gold(SENTENCES[0], name="sank")]),
        claims=[("post.sank", "gull.sank")],
    )
    joined = point(both, cite(1, articles["post"], both), cite(2, articles["gull"], SENTENCES[0]))
    assert {"claims.precision": 1, "claims.recall": 1, "claims.f1": 1} == by_name(
        score(labels, briefing(articles, joined), articles)
    )


def test_a_wrong_join_is_shown() -> None:
    """Two facts that are not the same and stand in one point are named, with the point."""
    one, other = cite(1, ARTICLES["post"], SENTENCES[0]), cite(2, ARTICLES["gull"], SENTENCES[4])
    joined = point(f"{SENTENCES[0]} {SENTENCES[4]}", one, other)
    found = only(score(story(*FACTS), briefing(ARTICLES, joined), ARTICLES), "claims.f1")
    (match,) = found.matches
    assert (0.0, None) == (found.value, match.expected)
    assert match.actual
    assert SENTENCES[0] in match.actual


def test_what_is_not_here_is_not_expected() -> None:
    """A claim of an article whose text is missing has no pair."""
    alone = {"post": ARTICLES["post"]}
    labels = story(*FACTS, claims=[("post.f0", "gull.f0")])
    assert by_name(score(labels, briefing(alone, told(0, "post")), alone))["claims.recall"] is None
