"""Counts → the wholes of which others of their sentence are a part: 61 posts will go, 22 of them at the baths.

A report that gives both ties them, so that the whole stands beside its part as another scope, and not alone.
"""

from collections.abc import Sequence

from summarizer.merging.counts import Count


def wholes(counts: Sequence[Count]) -> list[tuple[Count, Count]]:
    """Each part with its whole: the last count of the kind before it in its sentence."""
    by_sentence: dict[tuple[int, str], list[Count]] = {}
    for count in sorted(counts, key=lambda count: count.span.start):
        by_sentence.setdefault((count.origin.source.number, count.sentence), []).append(count)
    return [
        (part, whole)
        for told in by_sentence.values()
        for at, part in enumerate(told)
        if part.is_part and part.quantity.unit is None
        for whole in [_last_of_kind(told[:at], part)]
        if whole
    ]


def _last_of_kind(before: Sequence[Count], part: Count) -> Count | None:
    return next((each for each in reversed(before) if each.kind == part.kind and not each.is_part), None)
