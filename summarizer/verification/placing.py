"""Fragments of a quote + utterances → where they stand in one of them, in order, and what the cuts changed."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from summarizer.verification.brackets import Told, is_remark
from summarizer.verification.edges import cut_at_end, cut_at_start
from summarizer.verification.fragments import Fragment, Fragments, Gap, Sign
from summarizer.verification.gaps import Dropped, turned
from summarizer.verification.utterances import Utterances
from summarizer.verification.wording import INTERRUPTED, Wording

_MOST_PLACES = 40  # of the first fragment that are tried; further ones add nothing but time
_OPENS = frozenset(".!?\u3002")


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the fragments stand, half-open ranges of the view of the utterances, and what is wrong with the cuts."""

    places: tuple[tuple[int, int], ...]
    fault: str | None


def placings(quote: Fragments, found: Utterances, language: str, told: Told) -> Iterator[Placing]:
    """Each way to place all fragments inside one utterance, by the place of the first."""
    wording = found.wording
    for start, end in islice(_matches(wording, quote.fragments, 0, 0, None), _MOST_PLACES):
        limit = found.ends[bisect_right(found.ends, start)]
        if end > limit:
            continue
        ranges = _chained(wording, quote.fragments, (start, end), limit)
        if ranges:
            fault = _fault(wording, quote, ranges, language, told)
            yield Placing(tuple((wording.place(low), wording.place(high - 1) + 1) for low, high in ranges), fault)


def _matches(
    wording: Wording, fragments: Sequence[Fragment], at: int, begin: int, limit: int | None
) -> Iterator[tuple[int, int]]:
    behind = fragments[at + 1].gaps if at + 1 < len(fragments) else ()
    cut = bool(behind) and behind[0].sign is Sign.ENDING
    return wording.find(fragments[at].wording, begin, limit, cut=cut)


def _chained(
    wording: Wording, fragments: Sequence[Fragment], first: tuple[int, int], limit: int
) -> list[tuple[int, int]] | None:
    """The nearest place of each fragment behind the one before it."""
    ranges = [first]
    for at in range(1, len(fragments)):
        following = next(_matches(wording, fragments, at, ranges[-1][1], limit), None)
        if following is None:
            return None
        ranges.append(following)
    return ranges


def _fault(
    wording: Wording, quote: Fragments, ranges: Sequence[tuple[int, int]], language: str, told: Told
) -> str | None:
    """What is wrong with the edges or the gaps, the first of them; None if nothing is."""
    first, last = quote.fragments[0], quote.fragments[-1]
    if fault := cut_at_start(wording, ranges[0][0], first.wording, language):
        return fault
    if first.gaps and (fault := turned(first.gaps, _pointed_before(wording, ranges[0][0], first.gaps), language, told)):
        return fault
    for (start, end), (following, _), fragment in zip(ranges, ranges[1:], quote.fragments[1:], strict=False):
        if fault := turned(fragment.gaps, _dropped(wording, (start, end), following, fragment), language, told):
            return fault
    end = ranges[-1][1]
    if quote.behind and (fault := turned(quote.behind, _pointed_behind(wording, end, quote.behind), language, told)):
        return fault
    return cut_at_end(wording, end, last.wording, language, marked=not quote.behind)


def _dropped(wording: Wording, before: tuple[int, int], start: int, fragment: Fragment) -> Dropped:
    """What lies between two fragments."""
    low, high = wording.place(before[1] - 1) + 1, wording.place(start)
    words = wording.text[low:high]
    kept = wording.text[max(wording.place(before[0]), low - _KEPT) : low]
    head = words.split(INTERRUPTED)[0].lstrip("\"' ")[:1]
    return Dropped(words, kept, fragment.wording.text, opens=head in _OPENS if head else False)


_KEPT = 160  # characters before a gap in which the clause that it cuts begins


def _pointed_before(wording: Wording, start: int, gaps: Sequence[Gap]) -> Dropped:
    """The one word before a quote that a bracket at its beginning stands for; nothing if a clause ends there."""
    index = wording.word_at(start)
    if not (_stands_for_something(gaps) and index and wording.between[index - 1] == " "):
        return Dropped("", "", "", opens=True)
    before = wording.words[index - 2] if index > 1 and wording.between[index - 2] == " " else ""
    return Dropped(f" {wording.words[index - 1]} ", before, wording.words[index], opens=True)


def _pointed_behind(wording: Wording, end: int, gaps: Sequence[Gap]) -> Dropped:
    """The one word behind a quote that a bracket at its end stands for."""
    index = wording.word_at(end - 1)
    last = wording.words[index]
    if not (_stands_for_something(gaps) and index < len(wording.between) and wording.between[index] == " "):
        return Dropped("", last, "", opens=False)
    follows = index + 1 < len(wording.between) and wording.between[index + 1] == " "
    after = wording.words[index + 2] if follows else ""
    return Dropped(f" {wording.words[index + 1]} ", last, after, opens=False)


def _stands_for_something(gaps: Sequence[Gap]) -> bool:
    return any(gap.sign is Sign.BRACKET and not is_remark(gap.words) for gap in gaps) and all(
        gap.sign is not Sign.ELLIPSIS for gap in gaps
    )
