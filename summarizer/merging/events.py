"""Sentences of one story → the pairs that tell of the same event, in whatever words: not the same claim, the same deed.

What tells one event of a story from another is what happened, not to whom: the names of a story are in all its
sentences. So the sentences are compared by their words without names, and those words count that few others have.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from summarizer.language.function_words import says_nothing
from summarizer.language.names import names
from summarizer.language.similarity import Bag, bag, resemblance, telling
from summarizer.language.words import stem

# Measured on the set `ecb` of `benchmarks/README.md`, where nine of ten pairs then tell of one event; recall changes
# with both figures, precision hardly.
_ALIKE = 0.27  # resemblance of two sentences that tell of one event
_SHARED = 3  # partners alike to both that make a pair of two which are not: other words, told of the same by others
_KEYS = 12  # most telling stems of a sentence, one of which two that are alike must share
_LONGEST_POSTING = 400  # sentences behind one stem; a more common one pairs nothing, and keeps the growth linear
_PARTNERS = 40  # closest ones of a sentence that can be shared, for the same reason


def same_event(sentences: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of positions whose sentences tell of the same event, each once and in order.

    Give all sentences of the story, also those whose pairs are not wanted: they say what is common in it.
    """
    found = telling([deeds(sentence) for sentence in sentences])
    alike = {
        pair: likeness
        for pair in _candidates(found)
        if _share_a_word(found[pair[0]], found[pair[1]])
        and (likeness := resemblance(found[pair[0]], found[pair[1]])) >= _ALIKE
    }
    return sorted(alike.keys() | _by_partners(alike))


def _share_a_word(one: Bag, other: Bag) -> bool:
    """True if more than figures and little words are common to both: a figure alone is chance."""
    return any(not key[0].isdigit() and not says_nothing(key) for key in one.keys() & other.keys())


def _by_partners(alike: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    """The pairs that enough sentences are alike to, both of them."""
    partners: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), likeness in alike.items():
        partners[one].append((-likeness, other))
        partners[other].append((-likeness, one))
    shared: Counter[tuple[int, int]] = Counter()
    for near in partners.values():
        shared.update(combinations(sorted(other for _, other in sorted(near)[:_PARTNERS]), 2))
    return (pair for pair, count in shared.items() if count >= _SHARED)


def deeds(sentence: str) -> Bag:
    """The weighed stems of a sentence without its names."""
    named = {stem(part) for name in names(sentence) for part in name.parts}
    return {key: value for key, value in bag(sentence).items() if key not in named}


def _candidates(found: Sequence[Bag]) -> set[tuple[int, int]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(found):
        for key in sorted(words, key=lambda key: (-words[key], key))[:_KEYS]:
            holders[key].append(index)
    return {pair for held in holders.values() if len(held) <= _LONGEST_POSTING for pair in combinations(held, 2)}
