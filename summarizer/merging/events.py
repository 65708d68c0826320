"""Sentences of one story → the pairs that tell of the same event, in whatever words: not the same claim, the same deed.

What tells one event of a story from another is what happened, not to whom: the names of a story are in all its
sentences. So the sentences are compared by their words without names, and those words count that few others have.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from heapq import heappush, heappushpop
from itertools import combinations

from summarizer.language.function_words import says_nothing
from summarizer.language.names import names
from summarizer.language.similarity import Bag, bag, resemblance, telling
from summarizer.language.words import stem

Groups = Sequence[AbstractSet[Hashable]]
"""For each sentence what it shares with those that it may be paired with."""
# Measured on the set `ecb` of `benchmarks/README.md`, where nine of ten pairs then tell of one event; recall changes
# with both figures, precision hardly.
_ALIKE = 0.27  # resemblance of two sentences that tell of one event
_SHARED = 3  # partners alike to both that make a pair of two which are not: other words, told of the same by others
_KEYS = 12  # most telling stems of a sentence, one of which two that are alike must share
_LONGEST_POSTING = 400  # sentences behind one stem; a more common one pairs nothing, and keeps the growth linear
_PARTNERS = 40  # closest ones of a sentence that can be shared, for the same reason


def same_event(sentences: Sequence[str], groups: Groups | None = None) -> list[tuple[int, int]]:
    """The pairs of positions whose sentences tell of the same event, each once and in order.

    Give all sentences of the story, also those whose pairs are not wanted: they say what is common in it. If there are
    `groups`, those of each sentence, only the pairs are wanted that have one in common.
    """
    groups = groups or [frozenset({None})] * len(sentences)
    partners: list[list[tuple[float, int]]] = [[] for _ in sentences]
    pairs: set[tuple[int, int]] = set()
    for one, other, likeness in _alike(telling([deeds(sentence) for sentence in sentences])):
        _keep(partners[one], (likeness, -other))
        _keep(partners[other], (likeness, -one))
        if not groups[one].isdisjoint(groups[other]):
            pairs.add((one, other))
    return sorted(pairs.union(_by_partners(partners, groups)))


def _alike(found: Sequence[Bag]) -> Iterator[tuple[int, int, float]]:
    """The pairs of sentences that are alike in more than figures and little words, and how like they are.

    A figure alone is chance.
    """
    matter = [{key for key in words if not key[0].isdigit() and not says_nothing(key)} for words in found]
    for other, earlier in enumerate(_candidates(found)):
        for one in earlier:
            if not matter[one].isdisjoint(matter[other]):
                likeness = resemblance(found[one], found[other])
                if likeness >= _ALIKE:
                    yield one, other, likeness


def _keep(closest: list[tuple[float, int]], partner: tuple[float, int]) -> None:
    """Put a partner on the heap of the closest ones of a sentence, of equally close ones the earlier."""
    if len(closest) < _PARTNERS:
        heappush(closest, partner)
    else:
        heappushpop(closest, partner)


def _by_partners(partners: Sequence[list[tuple[float, int]]], groups: Groups) -> Iterator[tuple[int, int]]:
    """The pairs that enough sentences are alike to, both of them."""
    shared: Counter[tuple[int, int]] = Counter()
    for closest in partners:
        together: defaultdict[Hashable, list[int]] = defaultdict(list)
        for other in sorted(-negative for _, negative in closest):
            for group in groups[other]:
                together[group].append(other)
        shared.update({pair for own in together.values() for pair in combinations(own, 2)})
    return (pair for pair, count in shared.items() if count >= _SHARED)


def deeds(sentence: str) -> Bag:
    """The weighed stems of a sentence without its names."""
    named = {stem(part) for name in names(sentence) for part in name.parts}
    return {key: value for key, value in bag(sentence).items() if key not in named}


def _candidates(found: Sequence[Bag]) -> Iterator[set[int]]:
    """For each sentence the earlier ones that share one of its most telling stems."""
    keys = [sorted(words, key=lambda key: (-words[key], key))[:_KEYS] for words in found]
    spread = Counter(key for own in keys for key in own)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(keys):
        rare = [key for key in own if spread[key] <= _LONGEST_POSTING]
        yield {other for key in rare for other in holders[key]}
        for key in rare:
            holders[key].append(index)
