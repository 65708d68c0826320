"""The opening of a report → the dateline before its first word.

    AL-OMAR OIL FIELD BASE, Syria — Dozens …        PARIS (AP) — The …        WASHINGTON, Jan 5 (Reuters) - The …
    Baghouz: US-backed …                            (CNN) -- The …            MADRID, 22 Feb. (EFE).- El …

A name in a dateline is a place only by its form. So the plainer the form, the more must speak for it: capitals, a
region, an agency or a day are enough; a word or two with capital letters must not be a speaker, a label or an aside.
"""

import datetime as dt
import re
from dataclasses import dataclass

from summarizer.reading.days import Written, day_at

_WITHIN = 120  # characters; the longest dateline seen, with two cities, two agencies and a day, has 84
_LONGEST_PLACE = 60
_MOST_WORDS = 8
_MOST_PLAIN_WORDS = 3  # of a place that nothing but its capital letters speaks for
_SHORTEST_LEAD = (
    100  # characters of the paragraph behind a plain place and a colon; `Pence: No new talks` is a headline
)
_ENDS = re.compile(
    r"(?:(?:\.[-–—]|[—–―]|-{2,3})|\s-(?=[*_\s])|[:：](?=[*_\s])|(?<=\))\s_(?=\s))[*_]{0,3}\s*"
    r"|(?<=[A-Za-z]\))\s+(?=[A-Z“\"])"  # no sign at all: `Norvale, Mar 4 (PTI) Two people …`
)
_SIGN = re.compile("[-–—―:：)]")  # one of which stands in every end, and hardly near the top of any other paragraph
_EMPHASIS = re.compile(r"[*_]{1,3}")
_AGENCY = re.compile(r"\s?[(/]\s?([^()/]{2,40}?)\s?[)/]\.?\Z")
_SMALL_AGENCIES = frozenset({"dpa", "apa", "sda", "ntb", "kna", "epd"})  # which write themselves so
_DAY = re.compile(
    r"(?:,\s?|\s|\A)(?:(?P<month>[^\W\d_]{3,10})\.?\s\d{1,2}|\d{1,2}\.?\s(?:de\s)?(?P<later>[^\W\d_]{3,10})\.?)"
    r"(?:,?\s(?:de\s)?(?P<year>\d{4}))?\Z"
)
_SMALL = frozenset(
    "de del della di da do dos das du des la le les el al of the and and/or on upon am an der den van von y et".split()
)
_CHINESE_AGENCY = "(?:新华社|中新社|中新网|人民网|央视网|路透社|法新社|美联社|共同社)"
_EASTERN = re.compile(
    rf"(?:[（(]?{_CHINESE_AGENCY}(?P<zh>[^\d，。（）]{{0,12}})\d{{1,2}}月\d{{1,2}}日(?:电|讯|消息)[）)]?\s?"
    r"|【(?P<ja>[^】＝=]{1,20})[＝=][^】]{1,20}】\s?"
    r"|[(\[](?P<ko>[^()\[\]=]{1,20})=[^()\[\]]{1,20}[)\]]\s?)"
)
# Labels, speakers and topics that stand before a colon or a dash where a place might stand.
_NO_PLACES = frozenset(
    """
a also alert analysis answer author background breaking by clarification comment comments context correction court
credit date developing editor editor's editor’s editorial editors exclusive experts explained explainer feature from
gallery government guest highlights host interview just in key latest listen live minister more moderator news note
now obituary officials opinion photo photos podcast police politics poll profile q question read related report reports
reporter review source sources sport sports spokesman spokeswoman study subject summary survey the timeline title to
topic update updated updates video warning watch world
""".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends, dash and blanks included; the place as written; the day, if it has a year."""

    end: int
    place: str | None
    day: dt.date | None = None


def find_dateline(text: str, start: int, end: int, *, plain: bool = True) -> Dateline | None:
    """The dateline at `start` of a paragraph that ends at `end`; None if it opens with its first sentence.

    `plain` allows a place that only its capital letters speak for, as the first paragraph of the story may have it.
    """
    within = min(end, start + _WITHIN)
    eastern = _EASTERN.match(text, start, within)
    if eastern and eastern.end() < end:
        return Dateline(eastern.end(), (eastern["zh"] or eastern["ja"] or eastern["ko"] or "").strip() or None)
    match = _ENDS.search(text, start, within) if _SIGN.search(text, start, within) else None
    if not match or match.end() >= end or match.start() == start:
        return None
    before, rest = _EMPHASIS.sub("", text[start : match.start()]).strip(), text[match.end() : end]
    place, agency = _without_agency(before)
    place, day, dated = _without_day(place)
    sign = match.group().strip(" *_\t\n")
    if not sign and not (agency and (dated or "_" in match.group())):
        return None
    if not place:
        return Dateline(match.end(), None, day) if agency or (day and _opens(rest, sign)) else None
    sure = agency or dated or _looks_sure(place)
    if not _is_place(place) or (rest[0].islower() and not agency):
        return None
    if not sure and not (plain and _may_be_plain(text, place, sign, rest)):
        return None
    return Dateline(match.end(), place, day)


def _without_agency(before: str) -> tuple[str, bool]:
    match = _AGENCY.search(before)
    if not match or (match.group(1)[0].islower() and match.group(1) not in _SMALL_AGENCIES):
        return before.strip(" ,"), False
    return before[: match.start()].strip(" ,"), True


def _without_day(place: str) -> tuple[str, dt.date | None, bool]:
    match = _DAY.search(place)
    if not match:
        return place, None, False
    # A year is lent to a day without one, only to ask whether the word is a month.
    written: Written = day_at(match.group().lstrip(", ") + ("" if match["year"] else " 2000"))
    if not written.day:
        return place, None, False
    return place[: match.start()].strip(" ,"), written.day if match["year"] else None, True


def _looks_sure(place: str) -> bool:
    """True for capitals, such as `GAZA CITY`, and for a region behind a comma, such as `Anaheim, Calif`."""
    head, *regions = place.split(",")
    if sum(map(str.isalpha, head)) > 1 and head.isupper():
        return True
    return (
        bool(regions)
        and head[:1].isupper()
        and all(len(part.split()) <= _MOST_PLAIN_WORDS for part in (head, *regions))
    )


def _is_place(place: str) -> bool:
    words = place.replace("/", " ").replace(",", " ").split()
    return (
        len(place) <= _LONGEST_PLACE
        and 0 < len(words) <= _MOST_WORDS
        and not any(sign.isdigit() or sign in '?!;:"“”«»()[]' for sign in place)
        and all(_may_stand_in_place(word) for word in words)
        and words[0].strip(".").casefold() not in _NO_PLACES
    )


def _may_stand_in_place(word: str) -> bool:
    return (
        word in _SMALL or word.startswith(("al-", "el-", "d'", "d’")) or (word[0].isalpha() and not word[0].islower())
    )


def _may_be_plain(text: str, place: str, sign: str, rest: str) -> bool:
    """True if nothing speaks against one or a few words with capital letters: no quotation, no dialogue, no aside."""
    words = place.split()
    if len(words) > _MOST_PLAIN_WORDS or not place[0].isupper() or not rest[0].isupper():
        return False
    if sign in {":", "："}:
        return len(rest) >= _SHORTEST_LEAD and text.count(f"{place}{sign}") == 1
    return _opens(rest, sign)


def _opens(rest: str, sign: str) -> bool:
    """True for what opens as a sentence does, and is not an aside between two signs that goes on behind the second."""
    return rest[0].isupper() and sign not in rest.partition(". ")[0]
