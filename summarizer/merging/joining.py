"""VerifiedSummaries of the pieces of one article → one VerifiedSummary of the whole."""

from collections import Counter
from collections.abc import Sequence

from summarizer.verdicts import VerifiedItem, VerifiedSummary


def join(pieces: Sequence[VerifiedSummary]) -> VerifiedSummary:
    """Put the pieces of one article together; an item that two pieces returned alike stands once.

    Raises `ValueError` for no pieces, or pieces of different articles.
    """
    if not pieces or len({piece.article.id for piece in pieces}) != 1:
        message = "the pieces of exactly one article can be joined"
        raise ValueError(message)
    first = pieces[0]
    items: list[VerifiedItem] = []
    counts: Counter[str] = Counter()
    seen = set()
    for piece in pieces:
        for item in piece.items:
            key = (item.list, item.item.model_dump_json())
            if key not in seen:
                seen.add(key)
                items.append(item.model_copy(update={"position": counts[item.list]}))
                counts[item.list] += 1
    order = list(dict.fromkeys(item.list for item in items))
    attempts = tuple(attempt for piece in pieces for attempt in piece.provenance.attempts)
    return VerifiedSummary(
        article=first.article,
        headline=first.headline,
        headline_holds=first.headline_holds,
        items=tuple(sorted(items, key=lambda item: (order.index(item.list), item.position))),
        provenance=first.provenance.model_copy(update={"attempts": attempts}),
    )
