"""Points of a story → their order: by sources, importance, what the headlines speak of, recency, and place."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from summarizer.language.similarity import Bag
from summarizer.merging.entries import Claim, Origin, befallen
from summarizer.summary import Importance

# What a rank is made of. To have twice as many independent sources lifts a point like two places nearer to the top of
# its own article; so does being vital, and being of the story's last day: a newer toll comes before the older one. To
# say all that the headlines speak of lifts it four times as much: the deaths come before what all tell in passing.
_GROUP, _VITAL, _PLACE, _HEADLINE, _RECENT = 0.5, 0.5, 0.25, 2.0, 0.5
_DIGITS = 6  # of a rank that are compared, so that the order of additions changes nothing


class Ranking:
    """What the points of one story are ranked by."""

    def __init__(self, told: Iterable[tuple[str, Origin]]) -> None:
        """Make it from the headlines, each with its article; one of each independent group speaks."""
        headlines: dict[int, Bag] = {}
        days = []
        for headline, origin in told:
            headlines.setdefault(origin.source.independence, befallen(headline))
            days += [origin.article.published] if origin.article.published else []
        self._spoken_of = _mean_shares(headlines.values())
        self._first = min(days, default=None)
        self._last = max(days, default=None)

    def rank(self, wording: Claim, members: Sequence[Claim]) -> tuple[float, tuple[int, str, int]]:
        """The key by which the points of a story are sorted: the most important has the least."""
        groups = len({member.origin.source.independence for member in members})
        vital = any(member.fact.item.importance is Importance.VITAL for member in members)
        place = min(member.fact.position for member in members)
        recent = max(self._recency(member.origin.article.published) for member in members)
        score = _GROUP * math.log2(1 + groups) + _VITAL * vital - _PLACE * place
        score += _HEADLINE * self._centrality(wording) + _RECENT * recent
        return -round(score, _DIGITS), members[0].key

    def _centrality(self, wording: Claim) -> float:
        """The mean share of the headlines' weight that the wording has."""
        return math.fsum(self._spoken_of.get(key, 0.0) for key in wording.bag)

    def _recency(self, day: dt.date | None) -> float:
        """Where a day lies between the first and the last of the story, from 0 to 1; 0 if it is not known."""
        if day is None or self._first is None or self._last is None or self._first == self._last:
            return 0.0
        return (day - self._first) / (self._last - self._first)


def _mean_shares(headlines: Collection[Bag]) -> Bag:
    """For each stem its share of a headline's weight, in the mean of all: what a wording gains by having it."""
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for headline in headlines:
        whole = math.fsum(headline.values())
        for key, value in headline.items():
            shares[key].append(value / whole if whole else 0.0)
    return {key: math.fsum(each) / len(headlines) for key, each in shares.items()}
