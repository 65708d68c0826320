"""Entries of two lists are paired one to one, the same whichever list comes first and in whatever order."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.language.similarity import Bag, bag
from summarizer.merging.pairing import Pair, alike, equals, one_to_one, sharing

WORDS = "dredger harbour pilot wreck tide crane lifeboat quay gale mooring".split()
BAGS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join).map(bag), max_size=60)


def turned(pairs: list[Pair] | set[Pair]) -> set[Pair]:
    """The pairs from the other side."""
    return {(other, one) for one, other in pairs}


@example([bag("dredger")], [bag("dredger")] * 20, list(range(60)))
@given(BAGS, BAGS, st.permutations(range(60)))
@settings(deadline=None)
def test_what_is_worth_a_comparison_is_the_same_from_either_side_and_in_any_order(
    ones: list[Bag], others: list[Bag], order: list[int]
) -> None:
    """Words that many entries have cap the lists behind them: which are found rests on contents alone."""
    found = alike(ones, others)
    assert found == turned(alike(others, ones))

    def told(pairs: set[Pair], mine: list[Bag]) -> list[tuple[list[str], list[str]]]:
        return sorted((sorted(mine[one]), sorted(others[other])) for one, other in pairs)

    shuffled = [ones[at] for at in order if at < len(ones)]
    assert told(found, ones) == told(alike(shuffled, others), shuffled)


def test_equal_keys_pair_in_order_and_as_often_as_both_have_them() -> None:
    """Doubles of a key pair first with first; one more on a side stays alone."""
    assert [(0, 0), (1, 2), (3, 1)] == equals(["a", "a", "c", "b"], ["a", "b", "a", "d"])
    assert [(0, 0)] == equals(["a", "a"], ["a"])


def test_sharing_one_thing_is_enough() -> None:
    """Every pair that has something in common is found, once."""
    assert {(0, 0), (1, 0), (1, 1)} == sharing([{"a"}, {"a", "b"}, set()], [{"a", "c"}, {"b"}, {"d"}])


SCORES = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)), st.tuples(st.integers(0, 2).map(float)), max_size=36
)


@given(SCORES)
def test_pairs_are_one_to_one_and_the_same_from_either_side(scores: dict[Pair, tuple[float, ...]]) -> None:
    """No entry stands in two pairs, and equal scores are decided alike whichever list comes first."""
    ones, others = [("a", str(at)) for at in range(6)], [("b", str(at)) for at in range(6)]
    found = one_to_one(scores, ones, others)
    assert len(found) == len({one for one, _ in found}) == len({other for _, other in found})
    back = one_to_one({(other, one): score for (one, other), score in scores.items()}, others, ones)
    assert set(found) == turned(back)


def test_the_best_pair_comes_first() -> None:
    """A better pair takes an entry from a worse one, which takes what is left."""
    ones, others = [("a",), ("b",)], [("c",), ("d",)]
    scores = {(0, 0): (0.5,), (1, 0): (0.9,), (1, 1): (0.8,), (0, 1): (0.1,)}
    assert [(1, 0), (0, 1)] == one_to_one(scores, ones, others)
