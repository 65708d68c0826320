"""Means, intervals and probabilities: figures from textbooks and by hand, and what must hold for any values."""

import math
from collections.abc import Sequence
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluation import statistics
from summarizer.evaluation.statistics import bootstrap, detectable, interval, mean, paired, sign_flip, wilson

VALUES = st.floats(min_value=-1, max_value=1, allow_subnormal=False)
FEW = settings(max_examples=25, deadline=None)  # each draws thousands of times

CLUSTERS = st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=2, max_size=7)
MANY = st.lists(st.lists(VALUES, min_size=1, max_size=2), min_size=13, max_size=15)

# Darwin's maize: crossed against self-fertilized plants, eighths of an inch; Fisher (1935), sections 17 and 21.
MAIZE = [[float(each)] for each in (49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)]


def average(values: Sequence[float]) -> float:
    return sum(values) / len(values)


# ── mean ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_mean_of_nothing_is_none() -> None:
    """No values have no mean, and certainly not 0."""
    assert mean([]) is None
    assert mean([0.25, 0.75, 0.5]) == 0.5


# ── bootstrap ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_stories_are_drawn_whole() -> None:
    """Of two stories, each alike within, a draw has both, or twice the one or the other: the ends are those."""
    assert bootstrap([[0.0] * 5, [1.0] * 5]) == (0, 1)
    assert interval([[0.0] * 5, [1.0] * 5], average) == (0, 1)


@FEW
@given(CLUSTERS)
def test_adding_stories_up_first_changes_nothing(clusters: list[list[float]]) -> None:
    """The mean over all articles drawn is that of their stories' sums: a story counts by its articles."""
    ordered = sorted(clusters, key=lambda cluster: (math.fsum(cluster), len(cluster)))
    assert bootstrap(clusters) == pytest.approx(interval(ordered, average), abs=1e-12)


def test_the_interval_narrows_with_more_stories() -> None:
    """A hundred mixed stories leave less open than four, and the interval holds the mean itself."""
    mixed = [[0.0, 1.0, float(index % 2)] for index in range(100)]
    few, many = bootstrap(mixed[:4]), bootstrap(mixed)
    assert few is not None
    assert many is not None
    assert few[0] < many[0] < 0.5 < many[1] < few[1]


def test_the_interval_of_a_mean_of_normal_values_is_the_textbooks() -> None:
    """For 400 values spread as a normal distribution it comes near the mean, plus and minus 1.96 standard errors."""
    quantiles = [NormalDist(0.5, 0.1).inv_cdf((index + 0.5) / 400) for index in range(400)]
    assert bootstrap([[value] for value in quantiles]) == pytest.approx((0.5 - 0.0098, 0.5 + 0.0098), abs=0.001)


@pytest.mark.parametrize("clusters", [[], [[0.5, 0.7]], [[0.5], []]])
def test_one_story_leaves_the_interval_open(clusters: list[list[float]]) -> None:
    """What one story says of how stories differ is nothing."""
    assert bootstrap(clusters) is None
    assert sign_flip(clusters) is None
    assert detectable(clusters) is None


@FEW
@given(VALUES, st.lists(st.integers(min_value=1, max_value=4), min_size=2, max_size=7))
def test_constant_values_leave_no_doubt(value: float, sizes: list[int]) -> None:
    """Where all articles are alike both ends of the interval are their value."""
    assert bootstrap([[value] * size for size in sizes]) == pytest.approx((value, value))


@FEW
@given(CLUSTERS)
def test_the_interval_lies_within_the_values(clusters: list[list[float]]) -> None:
    """No mean of draws lies beyond the least and the greatest value, and the low end is not above the high one."""
    ends = bootstrap(clusters)
    values = [value for cluster in clusters for value in cluster]
    assert ends is not None
    assert min(values) - 1e-9 <= ends[0] <= ends[1] <= max(values) + 1e-9


@FEW
@given(CLUSTERS, st.data())
def test_order_and_repetition_change_nothing(clusters: list[list[float]], data: st.DataObject) -> None:
    """Stories and articles in any order, asked any number of times, give the same bits."""
    shuffled = [data.draw(st.permutations(cluster)) for cluster in data.draw(st.permutations(clusters))]
    assert paired(clusters) == paired(shuffled)


# ── paired ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_difference_that_all_of_five_stories_show() -> None:
    """Only all plus and all minus are as far out: 2 of 32 ways."""
    assert sign_flip([[0.1], [0.2], [0.1], [0.3], [0.2]]) == 2 / 32


def test_flips_by_hand() -> None:
    """Of the 8 ways to sign 3, 1 and 1, those of 5, 3, 3, and their opposites are at least as far out as 3."""
    assert sign_flip([[3.0], [1.0], [-1.0]]) == 6 / 8
    assert sign_flip([[3.0], [1.0], [1.0]]) == 2 / 8


def test_a_story_is_flipped_whole() -> None:
    """Two stories have four ways to be signed, however many articles they have."""
    assert sign_flip([[0.1] * 10, [0.2] * 10]) == 2 / 4


def test_the_maize_of_darwin() -> None:
    """Of 32,768 ways Fisher counts 1,726 at least as far out, 5.27 %; 4,096 drawn ones come within 3 errors of it."""
    exact = 1_726 / 32_768
    error = math.sqrt(exact * (1 - exact) / statistics.MOST_EXACT)
    assert sign_flip(MAIZE) == pytest.approx(exact, abs=3 * error)


def test_the_maize_counted_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all ways may be tried, the count is Fisher's to the last."""
    monkeypatch.setattr(statistics, "MOST_EXACT", 1 << 15)
    assert sign_flip(MAIZE) == 1_726 / 32_768


def test_the_way_that_we_have_is_one_of_those_drawn() -> None:
    """Of the ways to sign forty stories that all gain, no drawn one is as far out; p is that one of 4,096, not 0."""
    assert sign_flip([[0.1]] * 40) == 1 / statistics.MOST_EXACT


def test_no_difference_is_no_evidence() -> None:
    """Runs that are alike everywhere: the difference is 0, and chance makes as much every time."""
    found = paired([[0.0, 0.0], [0.0], [0.0]])
    assert found == statistics.Paired(difference=0.0, interval=(0.0, 0.0), p=1.0, detectable=0.0)


def test_nothing_to_compare() -> None:
    """No article in common, no comparison."""
    assert paired([]) is None
    assert paired([[], []]) is None


def test_one_story_has_a_difference_and_no_more() -> None:
    """The difference is there to see; how sure it is, nobody can say."""
    assert paired([[0.25, 0.75]]) == statistics.Paired(difference=0.5, interval=None, p=None, detectable=None)


@FEW
@given(CLUSTERS | MANY)
def test_p_is_a_probability_and_never_nothing(clusters: list[list[float]]) -> None:
    """The way that we have is one of those counted."""
    p = sign_flip(clusters)
    assert p is not None
    assert 0 < p <= 1


@FEW
@given(CLUSTERS)
def test_the_other_way_round(clusters: list[list[float]]) -> None:
    """Baseline and run exchanged: the difference changes its sign, and p and what can be detected stay."""
    one, other = paired(clusters), paired([[-value for value in cluster] for cluster in clusters])
    assert one is not None
    assert other is not None
    assert one.difference == -other.difference
    assert one.p == other.p
    assert one.detectable == pytest.approx(other.detectable)


@FEW
@given(st.lists(st.floats(min_value=0.01, max_value=1), min_size=2, max_size=9))
def test_all_on_one_side_is_the_rarest(values: list[float]) -> None:
    """If every story gains, only that way and its opposite are as far out."""
    assert sign_flip([[value] for value in values]) == 2 / 2 ** len(values)


# ── detectable ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_detectable_by_hand() -> None:
    """Differences of 0, 0.1 and 0.2: deviation 0.1, error 0.1 over the root of 3, and 2.802 of that."""
    assert detectable([[0.0], [0.1], [0.2]]) == pytest.approx(2.80159 * 0.1 / math.sqrt(3), rel=1e-5)


def test_alike_articles_of_a_story_add_nothing() -> None:
    """The same three stories with four equal articles each leave as much undetected as with one."""
    assert detectable([[each] * 4 for each in (0.0, 0.1, 0.2)]) == pytest.approx(detectable([[0.0], [0.1], [0.2]]))


def test_articles_that_differ_within_their_stories_alone_cancel() -> None:
    """Stories that are alike on the whole leave nothing open, however their articles differ."""
    assert detectable([[0.0, 0.2], [0.1, 0.1], [0.2, 0.0]]) == pytest.approx(0, abs=1e-12)


# ── wilson ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        pytest.param(81, 263, 0.2553, 0.3662, id="Newcombe 81 of 263"),
        pytest.param(15, 148, 0.0624, 0.1605, id="Newcombe 15 of 148"),
        pytest.param(0, 20, 0.0, 0.1611, id="Newcombe 0 of 20"),
        pytest.param(1, 29, 0.0061, 0.1718, id="Newcombe 1 of 29"),
        pytest.param(0, 10, 0.0, 0.2775, id="none of ten"),
        pytest.param(5, 10, 0.2366, 0.7634, id="half of ten"),
        pytest.param(10, 10, 0.7225, 1.0, id="all of ten"),
        pytest.param(0, 0, 0.0, 1.0, id="nothing known"),
    ],
)
def test_the_interval_of_a_rate(hits: int, of: int, low: float, high: float) -> None:
    """R. Newcombe compares seven methods on four rates (Statistics in Medicine 17, 857-872); method 3 is Wilson's."""
    assert wilson(hits, of) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(min_value=0, max_value=500), st.integers(min_value=0, max_value=500))
def test_a_rate_and_its_opposite(hits: int, misses: int) -> None:
    """The interval holds the rate, and that of the misses is its mirror."""
    low, high = wilson(hits, hits + misses)
    assert wilson(misses, hits + misses) == pytest.approx((1 - high, 1 - low))
    assert low - 1e-12 <= (hits / (hits + misses) if hits + misses else 0.5) <= high + 1e-12
