"""Entries of two lists and how well each two go together → pairs, one to one, the same from either side."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from summarizer.language.similarity import Bag
from summarizer.merging.neighbours import Neighbours, rarest

Pair = tuple[int, int]
"""Places of two entries in their lists."""
Score = tuple[float, ...]
"""How well they go together: the first number decides, the next where it is equal."""
Key = TypeVar("Key", bound=Hashable)


def equals(ones: Sequence[Key], others: Sequence[Key]) -> list[Pair]:
    """Pairs of equal keys; a key that stands twice on one side pairs twice at most."""
    free: defaultdict[Key, list[int]] = defaultdict(list)
    for at in reversed(range(len(others))):
        free[others[at]].append(at)
    return [(at, free[key].pop()) for at, key in enumerate(ones) if free.get(key)]


def sharing(ones: Iterable[Iterable[Hashable]], others: Iterable[Iterable[Hashable]]) -> set[Pair]:
    """Pairs that have something in common."""
    having: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, things in enumerate(others):
        for thing in set(things):
            having[thing].append(at)
    return {(at, other) for at, things in enumerate(ones) for thing in things for other in having.get(thing, ())}


def alike(ones: Sequence[Bag], others: Sequence[Bag]) -> set[Pair]:
    """Pairs whose rare words make them worth a comparison; near-linear, the same from either side and in any order."""
    bags = [*ones, *others]
    keys = rarest(bags, bags)
    mine, theirs = _in_order(keys[: len(ones)]), _in_order(keys[len(ones) :])
    return set(_near(mine, theirs)) | {(one, other) for other, one in _near(theirs, mine)}


def _in_order(keys: Sequence[list[str]]) -> list[tuple[int, list[str]]]:
    """Places with their keys: where a key is too common for all that have it, contents decide which are found."""
    return sorted(enumerate(keys), key=lambda entry: entry[1])


def _near(ones: Iterable[tuple[int, list[str]]], others: Sequence[tuple[int, list[str]]]) -> Iterable[Pair]:
    known = Neighbours()
    for group, (_, keys) in enumerate(others):
        known.add(keys, group)
    return ((at, others[group][0]) for at, keys in ones for group in known.near(keys))


def one_to_one(
    scores: Mapping[Pair, Score], ones: Sequence[tuple[str, ...]], others: Sequence[tuple[str, ...]]
) -> list[Pair]:
    """The best pair first, then the best of what is left; of equal ones that whose keys come first.

    `ones` and `others` are what decides between equal scores, whichever of the lists an entry stands in.
    """

    def rank(pair: Pair) -> tuple[Score, list[tuple[str, ...]]]:
        return tuple(-number for number in scores[pair]), sorted((ones[pair[0]], others[pair[1]]))

    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for one, other in sorted(scores, key=rank):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            found.append((one, other))
    return found
