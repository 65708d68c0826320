"""Keys of entries → the few groups worth comparing with an entry: what keeps every comparison near-linear.

Groups are indexed, not entries, so that a thousand copies, which make one group, lengthen no list. A key that many
groups have tells nothing and pairs nothing more; rarer keys still do.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

_KEYS = 8  # rarest keys of an entry: one of them must be shared
_LONGEST = 24  # groups behind one key; a key of more is too common to tell
_RELATED = 0.1  # of what the closest group shares: less is chance
_MOST = 8  # groups that an entry is compared with, those that share most keys


class Neighbours:
    """Groups by their keys."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._groups: defaultdict[str, list[int]] = defaultdict(list)

    def near(self, keys: Iterable[str]) -> list[int]:
        """The groups that share most of these keys, most first; a key counts the less, the more groups have it."""
        shared: defaultdict[int, float] = defaultdict(float)
        for key in keys:
            held = self._groups.get(key)
            if held:
                share = 1 / len(held)
                for group in held:
                    shared[group] += share
        if len(shared) <= 1:
            return list(shared)
        least = max(shared.values()) * _RELATED
        close = sorted((-share, group) for group, share in shared.items() if share >= least)
        return [group for _, group in close[: self._most]]

    def add(self, keys: Iterable[str], group: int) -> None:
        """Put a group under these keys, where it does not stand yet and the list is not full."""
        for key in keys:
            held = self._groups[key]
            if len(held) < _LONGEST and group not in held:
                held.append(group)


def rarest(entries: Sequence[Collection[str]], weights: Sequence[Mapping[str, float]] = ()) -> list[list[str]]:
    """For each entry its keys that fewest others share; one that nobody shares leads nowhere.

    Of equally rare ones those of more weight, if weights are given. Only who is compared rests on the batch, never how.
    """
    spread = Counter(key for keys in entries for key in keys)
    found = []
    for index, keys in enumerate(entries):
        weight = weights[index] if weights else {}
        shared = [key for key in keys if spread[key] > 1]
        ranked = sorted((spread[key], -weight.get(key, 0.0), key) for key in shared)
        found.append([key for _, _, key in ranked[:_KEYS]])
    return found
