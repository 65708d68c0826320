"""Points with their facts → a timeline: each event on its own day, which is not the day of its report."""

import datetime as dt
from collections.abc import Sequence

from summarizer.briefing import Point, Precision, TimelineEntry
from summarizer.language.dates import Grain, Mention
from summarizer.merging.entries import Claim

_PRECISION = {
    Grain.DAY: Precision.DAY,
    Grain.WEEK: Precision.DAY,
    Grain.MONTH: Precision.MONTH,
    Grain.YEAR: Precision.YEAR,
}


def timeline(points: Sequence[tuple[Point, list[Claim]]]) -> list[TimelineEntry]:
    """An entry a dated point, by day; what cannot be resolved comes last, as worded."""
    entries = []
    for point, members in points:
        when = _when(members)
        if when is None:
            continue
        mention, words = when
        entries.append(
            TimelineEntry(
                start=mention.first,
                end=mention.last if mention.first else None,
                precision=_PRECISION.get(mention.grain, Precision.AS_WORDED) if mention.first else Precision.AS_WORDED,
                worded=words,
                statement=point.statement,
                point=point.id,
                citations=point.citations,
            )
        )
    return sorted(
        entries,
        key=lambda entry: (
            entry.start is None,
            entry.start or dt.date.max,
            entry.end or dt.date.max,
            int(entry.point[1:]),
        ),
    )


def _when(members: list[Claim]) -> tuple[Mention, str] | None:
    """The date that says most: resolved before open, a day before a month, then the first source's."""
    found = [claim.when for claim in members if claim.when]
    grains = list(Grain)
    return min(found, key=lambda when: (when[0].first is None, grains.index(when[0].grain)), default=None)
