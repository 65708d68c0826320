"""Two editions → their stories, points, figures and disagreements in pairs of what is the same.

What was cited comes first: numbers and ids shift from run to run, articles and their sentences do not. Then decides the
one similarity, with the gates that claims pass when they are merged.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.briefing import Conflict, Figure, Point
from summarizer.language.similarity import Bag, bag, joined, resemblance
from summarizer.merging.claims import other_figures, other_sense, same_claim
from summarizer.merging.editions import Edition, Entry, Item, by_key
from summarizer.merging.pairing import Pair, Score, alike, equals, one_to_one, sharing

_REWORDED = 0.34  # resemblance, names aside, from which two statements drawn from one sentence are one
_SAME_LABEL = 0.6  # resemblance of two names for what is counted or disputed
_LABEL = 2  # stems that they share; where it is one, "residents", a figure must be the same
_SAME_STORY = 0.3  # resemblance of what two stories without a common article tell

Paired = list[tuple[Entry[Item], Entry[Item]]]


@dataclass(frozen=True)
class Counterparts:
    """What is the same in two editions; the earlier stands first."""

    stories: dict[int, int]
    """Places from 1."""
    points: Paired[Point]
    figures: Paired[Figure]
    conflicts: Paired[Conflict]


def counterparts(earlier: Edition, now: Edition) -> Counterparts:
    """Everything that both tell, one to one. The same pairs whichever of the two comes first, and in any order."""
    stories = _of_the_same_articles(earlier, now)
    points = _points(earlier, now, stories)
    stories |= _of_the_same_content(earlier, now, stories, points)
    return Counterparts(
        stories=stories,
        points=points,
        figures=_pairs(earlier.figures, now.figures, stories, _same_figure),
        conflicts=_pairs(earlier.conflicts, now.conflicts, stories, _same_conflict),
    )


def _of_the_same_articles(earlier: Edition, now: Edition) -> dict[int, int]:
    ones, others = earlier.stories, now.stories
    scores = {(one, other): _shares(ones[one], others[other]) for one, other in sharing(ones, others)}
    return _places(one_to_one(scores, *map(_keys, (ones, others))))


def _shares(one: frozenset[str], other: frozenset[str]) -> Score:
    return (len(one & other) / len(one | other),)


def _keys(stories: Sequence[frozenset[str]]) -> list[tuple[str, ...]]:
    return [tuple(sorted(articles)) for articles in stories]


def _places(pairs: Sequence[Pair]) -> dict[int, int]:
    return {one + 1: other + 1 for one, other in pairs}


def _of_the_same_content(
    earlier: Edition, now: Edition, known: dict[int, int], points: Paired[Point]
) -> dict[int, int]:
    """Stories that have no article in common, and still tell the same."""
    both = Counter((one.story - 1, other.story - 1) for one, other in points)
    ones, others = _profiles(earlier), _profiles(now)
    free = {
        (one, other)
        for one, other in both.keys() | alike(ones, others)
        if one + 1 not in known and other + 1 not in known.values()
    }
    scores = {pair: (float(both[pair]), round(resemblance(ones[pair[0]], others[pair[1]]), 6)) for pair in free}
    scores = {pair: score for pair, score in scores.items() if score[0] or score[1] >= _SAME_STORY}
    return _places(one_to_one(scores, *map(_keys, (earlier.stories, now.stories))))


def _profiles(edition: Edition) -> list[Bag]:
    """The stems of the title and the lead of each story."""
    return [
        joined([bag(story.title), *(bag(sentence.text) for sentence in story.lead)])
        for story in edition.briefing.stories
    ]


def _points(earlier: Edition, now: Edition, stories: dict[int, int]) -> Paired[Point]:
    def same(one: Entry[Point], other: Entry[Point]) -> bool:
        mine, theirs = earlier.claim(one), now.claim(other)
        if same_claim(mine, theirs):
            return True
        reworded = resemblance(mine.deeds, theirs.deeds) >= _REWORDED and bool(one.places & other.places)
        return reworded and not other_figures(mine, theirs) and not other_sense(mine, theirs)

    return _pairs(earlier.points, now.points, stories, same, anywhere=True)


def _same_figure(one: Entry[Figure], other: Entry[Figure]) -> bool:
    mine, theirs = one.item, other.item
    if {side.unit for side in mine.sides}.isdisjoint(side.unit for side in theirs.sides):
        return False
    values = {(side.value, side.low, side.high) for side in mine.sides}
    agree = any((side.value, side.low, side.high) in values for side in theirs.sides)
    return bool(one.places & other.places) or _same_label(one, other, fewest=1 if agree else _LABEL)


def _same_conflict(one: Entry[Conflict], other: Entry[Conflict]) -> bool:
    if one.item.kind is not other.item.kind:
        return False
    return bool(one.places & other.places) or _same_label(one, other, fewest=_LABEL)


def _same_label(one: Entry[Item], other: Entry[Item], *, fewest: int) -> bool:
    shared = one.bag.keys() & other.bag.keys()
    return len(shared) >= fewest and resemblance(one.bag, other.bag) >= _SAME_LABEL


def _pairs(
    ones: Sequence[Entry[Item]],
    others: Sequence[Entry[Item]],
    stories: dict[int, int],
    same: Callable[[Entry[Item], Entry[Item]], bool],
    *,
    anywhere: bool = False,
) -> Paired[Item]:
    """Entries of the same content, then of common places, then alike; the last in one story, unless `anywhere`."""
    equal = equals(by_key(ones), by_key(others))
    found = [(ones[at], others[other]) for at, other in equal]
    ones = _without(ones, {at for at, _ in equal})
    others = _without(others, {other for _, other in equal})
    cited = sharing([entry.places for entry in ones], [entry.places for entry in others])
    scores: dict[Pair, Score] = {}
    for pair in cited | alike([entry.bag for entry in ones], [entry.bag for entry in others]):
        one, other = ones[pair[0]], others[pair[1]]
        at_home = stories.get(one.story) == other.story
        if (pair in cited or at_home or anywhere) and same(one, other):
            likeness = round(resemblance(one.bag, other.bag), 6)
            scores[pair] = (float(pair in cited), float(at_home), round(one.overlap(other), 6), likeness)
    return found + [(ones[at], others[other]) for at, other in one_to_one(scores, by_key(ones), by_key(others))]


def _without(entries: Sequence[Entry[Item]], taken: set[int]) -> list[Entry[Item]]:
    return [entry for at, entry in enumerate(entries) if at not in taken]
