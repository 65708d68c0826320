"""Pairs of articles are rightly counted as one source or as two."""

from evaluation.scorers.making import PROPERTY, by_name, labelled, report, story
from evaluation.scorers.telling import briefing
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.scorers.independence import score

NAMES = ("post", "gull", "wire", "radio")
ARTICLES = {name: report("A dredger sank.", publisher=name) for name in NAMES}
GROUPS = st.lists(st.integers(1, 4), min_size=4, max_size=4)


def value(labels: list[int], shown: list[int]) -> float | None:
    """The score where articles of one number are labelled as one source, and shown as one."""
    groups = [[name for name, at in zip(NAMES, labels, strict=True) if at == group] for group in sorted(set(labels))]
    expected = story(*map(labelled, NAMES), independence=groups)
    return by_name(score(expected, briefing(ARTICLES, groups=shown), ARTICLES))["sources.independence"]


@PROPERTY
@given(GROUPS)
def test_the_same_groups(groups: list[int]) -> None:
    """Groups are what they hold, whatever their numbers."""
    assert 1 == value(groups, groups) == value(groups, [5 - group for group in groups])


@PROPERTY
@given(GROUPS, GROUPS)
def test_sides_change_places(labels: list[int], shown: list[int]) -> None:
    """Pairs rightly together or apart are the same from either side."""
    assert value(labels, shown) == value(shown, labels)


def test_by_hand() -> None:
    """One group of three shown as a pair and two alone: of six pairs, two are wrongly apart."""
    assert 4 / 6 == value([1, 1, 1, 2], [1, 1, 2, 3])
    assert 0 == value([1, 1, 1, 1], [1, 2, 3, 4])


def test_an_article_that_is_no_source() -> None:
    """Its pairs are wrong; one that is not here has none."""
    expected = story(*map(labelled, NAMES), independence=[(name,) for name in NAMES])
    three = {name: ARTICLES[name] for name in NAMES[:3]}
    assert 0.5 == by_name(score(expected, briefing(three), ARTICLES))["sources.independence"]
    assert 1 == by_name(score(expected, briefing(three), three))["sources.independence"]
    assert by_name(score(expected, briefing(three), {}))["sources.independence"] is None
