"""Points with their facts → a timeline: each event on its own day, which is not the day of its report."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.briefing import Point, Precision, TimelineEntry
from summarizer.cached import cached_property
from summarizer.language.dates import Grain, Mention
from summarizer.merging.claims import other_names, other_sense
from summarizer.merging.entries import Claim
from summarizer.merging.events import same_event
from summarizer.merging.incidents import same_wreck

_Place = tuple[int, int]
"""Source and sentence."""
_Day = tuple[dt.date, dt.date | None]
"""First and last day of an event, the last if there is one."""
_PRECISION = {
    Grain.DAY: Precision.DAY,
    Grain.WEEK: Precision.DAY,
    Grain.MONTH: Precision.MONTH,
    Grain.YEAR: Precision.YEAR,
}
_COMPARED = 24  # points of an event that a newcomer is held against
_MOST_DATED = 4_000  # dated sentences of a story, from which the entries are its points
_TOLD = 2_000  # sentences of a story from which the dated ones alone say what is common in it


@dataclass
class _Dated:
    """A point with its date, and one of the claims behind it."""

    point: Point
    claim: Claim
    mention: Mention
    words: str

    @property
    def day(self) -> _Day | None:
        """What two points of one event share; None if it could not be resolved."""
        return (self.mention.first, self.mention.last) if self.mention.first else None

    @cached_property
    def places(self) -> tuple[_Place, ...]:
        """Where what it cites stands."""
        return tuple((each.source, each.sentence) for each in self.point.citations)


def timeline(points: Sequence[tuple[Point, list[Claim]]]) -> list[TimelineEntry]:
    """An entry an event, by day; what cannot be resolved comes last, as worded.

    Points are in the order of their rank. Those that tell of one event on one day share its entry, if every two do.
    """
    dated = [_Dated(point, members[0], *when) for point, members in points if (when := _when(members))]
    entries = [_entry(event) for event in _events(dated, [claim for _, members in points for claim in members])]
    return sorted(
        entries,
        key=lambda entry: (
            entry.start is None,
            entry.start or dt.date.max,
            entry.end or dt.date.max,
            int(entry.points[0][1:]),
        ),
    )


def _events(dated: Sequence[_Dated], claims: Sequence[Claim]) -> list[list[_Dated]]:
    """The dated points in events: of one day, and every two alike in what they tell.

    A story of very many dated sentences has an entry a point: nobody reads it as a timeline, and pairs take memory.
    """
    several = {day for day, count in Counter(each.day for each in dated).items() if count > 1 and day}
    wanted: defaultdict[_Place, set[_Day]] = defaultdict(set)
    for each in dated:
        if each.day in several:
            for place in each.places:
                wanted[place].add(each.day)
    alike = _told_alike(wanted, claims) if len(wanted) <= _MOST_DATED else {}
    found: list[list[_Dated]] = []
    homes: defaultdict[tuple[object, object], list[int]] = defaultdict(list)
    for each in dated:
        partners = {place for own in each.places for place in alike.get(own, ())} if each.day else set()
        wrecks: set[object] = set(each.claim.wrecks) if each.day else set()
        near = sorted({at for sign in {*partners, *wrecks} for at in homes.get((each.day, sign), ())})
        home = next((at for at in near if _fits(each, found[at], partners)), len(found))
        if home == len(found):
            found.append([])
        found[home].append(each)
        for partner in (*each.places, *each.claim.wrecks):
            homes[each.day, partner].append(home)
    return found


def _told_alike(wanted: Mapping[_Place, set[_Day]], claims: Sequence[Claim]) -> Mapping[_Place, set[_Place]]:
    """For each place that is wanted for some days, the others of one of these that tell of the same event."""
    if not wanted:
        return {}
    origins = {claim.origin.source.number: claim.origin for claim in claims}
    told = [
        ((number, sentence.number), origin.article.text_of(sentence))
        for number, origin in sorted(origins.items())
        for sentence in origin.article.told()
    ]
    if len(told) > _TOLD:
        told = [each for each in told if each[0] in wanted]
    found: defaultdict[_Place, set[_Place]] = defaultdict(set)
    for one, other in same_event([text for _, text in told], [wanted.get(place, set()) for place, _ in told]):
        found[told[one][0]].add(told[other][0])
        found[told[other][0]].add(told[one][0])
    return found


def _fits(one: _Dated, event: Sequence[_Dated], partners: set[_Place]) -> bool:
    """True if it tells of the same as every point of the event, of which the first few are looked at.

    `partners` are the places that tell of the same as its own. What happened elsewhere, or the opposite of it, is told
    in the same words; what broke on one day is one event in whatever words.
    """
    return all(
        (same_wreck(one.claim, other.claim) and one.claim.denials % 2 == other.claim.denials % 2)
        or (
            not partners.isdisjoint(other.places)
            and not other_names(one.claim, other.claim)
            and not other_sense(one.claim, other.claim)
        )
        for other in event[:_COMPARED]
    )


def _entry(event: Sequence[_Dated]) -> TimelineEntry:
    first = event[0]
    mention, known = first.mention, first.mention.first is not None
    own = set(first.places)
    also = {(each.source, each.sentence): each for dated in event[1:] for each in dated.point.citations}
    return TimelineEntry(
        start=mention.first,
        end=mention.last if known else None,
        precision=_PRECISION.get(mention.grain, Precision.AS_WORDED) if known else Precision.AS_WORDED,
        worded=first.words,
        statement=first.point.statement,
        points=tuple(each.point.id for each in event),
        citations=first.point.citations,
        also=tuple(also[place] for place in sorted(also.keys() - own)),
    )


def _when(members: list[Claim]) -> tuple[Mention, str] | None:
    """The date that says most: resolved before open, a day before a month, then the first source's."""
    found = [claim.when for claim in members if claim.when]
    grains = list(Grain)
    return min(found, key=lambda when: (when[0].first is None, grains.index(when[0].grain)), default=None)
