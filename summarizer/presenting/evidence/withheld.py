"""Withheld items → what was returned beside what the article has, with the words that differ."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from summarizer.briefing import Withheld
from summarizer.presenting.checking import LONGEST_WITHHELD
from summarizer.presenting.evidence.items import WITHHELD, Page, part
from summarizer.presenting.evidence.lines import toned
from summarizer.presenting.evidence.markup import Content, Html, joined, tag
from summarizer.presenting.page import Tone, shortened
from summarizer.presenting.words import count, ended, kind, verdict

ALIKE = 0.3  # share of words in common from which on a difference by words says something
# A word; what spells out a control, such as \x1b, is none.
_WORD = re.compile(r"(?:(?<![\\\w])|(?<=\\x[0-9a-f]{2})|(?<=\\u[0-9a-f]{4}))\w+(?:['’.,]\w+)*")


def withheld(page: Page) -> Html | None:
    """What was returned and does not hold; None if everything held."""
    if not page.briefing.withheld:
        return None
    entries = [_entry(each, page, f"x{place}") for place, each in enumerate(page.briefing.withheld, 1)]
    said = (
        f"{count(len(entries), 'item')} came back from the reading and did not hold. Nothing above rests on "
        f"{'it' if len(entries) == 1 else 'them'}."
    )
    return part("x", 2, "Withheld", tag("p", said), tag("ul", *entries, class_="items"))


def _entry(each: Withheld, page: Page, anchor: str) -> Html:
    """The verdict stands before the words: nobody reads them as established."""
    returned = shortened(each.text, LONGEST_WITHHELD)
    has = shortened(each.citation.words, LONGEST_WITHHELD) if each.citation else ""
    lines: list[Content] = [_line("Returned", joined(_differing(returned, has, "ins")))]
    if each.citation:
        where = "The article has" if each.citation.source == each.source else "Another article has"
        words = joined(("“", *_differing(has, returned, "del"), "” ", page.links([each.citation], anchor)))
        lines.append(_line(where, words))
    if each.reasons:
        lines.append(_line("Reason", ended("; ".join(shortened(why, LONGEST_WITHHELD) for why in each.reasons))))
    source = tag("a", str(each.source), href=f"#a{each.source}")
    head = (
        toned(verdict(each.verdict), Tone.BAD),
        " · ",
        f"{kind(each.kind)} from ",
        page.register.name(each.source).text,
    )
    return page.item(anchor, [WITHHELD, f"{WITHHELD}-{each.verdict}"], tag("p", *head, " ", source, class_="about"),
                tag("dl", *lines), look="card")  # fmt: skip


def _line(name: str, content: Content) -> Html:
    return tag("div", tag("dt", name), tag("dd", content))


def _differing(text: str, other: str, element: str) -> Iterator[Content]:
    """The text, with the words that the other does not have marked; unmarked where they have little in common."""
    mine, theirs = list(_WORD.finditer(text)), _WORD.findall(other)
    matcher = SequenceMatcher(
        None, [_plain(word.group()) for word in mine], [_plain(word) for word in theirs], autojunk=False
    )
    if not theirs or matcher.ratio() < ALIKE:
        yield text
        return
    done = 0
    for start, end in _unlike(matcher, len(mine)):
        yield text[done : mine[start].start()]
        yield tag(element, text[mine[start].start() : mine[end - 1].end()])
        done = mine[end - 1].end()
    yield text[done:]


def _unlike(matcher: SequenceMatcher[str], words: int) -> Sequence[tuple[int, int]]:
    """Ranges of the first text's words that are not in the second."""
    ranges = []
    done = 0
    for block in matcher.get_matching_blocks():
        if done < block.a:
            ranges.append((done, block.a))
        done = block.a + block.size
    return ranges if done >= words else [*ranges, (done, words)]


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
