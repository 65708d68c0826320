"""Disagreements → cards with their sides beside each other, each in the words of its source."""

from collections.abc import Sequence
from typing import Final

from summarizer.briefing import Citation, ConflictKind, Story
from summarizer.presenting.comparing import LONGEST_ABOUT, sides_of
from summarizer.presenting.disputes import Disagreement, disagreements
from summarizer.presenting.evidence.items import DISPUTED, Page, part
from summarizer.presenting.evidence.lines import written
from summarizer.presenting.evidence.markup import Content, Html, tag
from summarizer.presenting.page import clean, in_quotes, shortened
from summarizer.presenting.words import day, vouching

_KINDS: Final = {
    ConflictKind.FIGURE: "the figures differ",
    ConflictKind.DENIAL: "said by one, denied by another",
    ConflictKind.DATE: "the days differ",
    ConflictKind.CAUSE: "the causes differ",
    ConflictKind.ACTOR: "laid to different people",
}


def differences(story: Story, page: Page, number: int, level: int) -> Html | None:
    """Every disagreement of the story, or None if there is none."""
    kinds = {conflict.id: _KINDS[conflict.kind] for conflict in story.conflicts}
    entries = [
        _card(each, kinds.get(each.id, _KINDS[ConflictKind.FIGURE]), page, f"d{number}-{place}")
        for place, each in enumerate(disagreements(story), 1)
    ]
    return part(f"d{number}", level, "Where sources differ", tag("ul", *entries, class_="items")) if entries else None


def _card(dispute: Disagreement, kind: str, page: Page, anchor: str) -> Html:
    about = shortened(dispute.about, LONGEST_ABOUT) if dispute.is_quoted else clean(dispute.about)
    sides = [
        tag("div", *(_wording(some, page, anchor) for some in side), class_="side") for side in sides_of(dispute.sides)
    ]
    changed = written(page.register.changed(dispute.kind, dispute.id))
    return page.item(
        anchor,
        [DISPUTED],
        tag("p", tag("strong", about), " ", tag("span", f"≠ {kind}", class_="differ"), " ", changed, class_="about"),
        tag("div", *sides, class_="sides"),
        voices=page.voices(citation.attributed_to for citation in dispute.sides),
        look="card",
    )


def _wording(citations: Sequence[Citation], page: Page, anchor: str) -> Html:
    """One wording of a side: its words, who has them, and where."""
    who: list[Content] = []
    for source in dict.fromkeys(citation.source for citation in citations):
        known = page.register.get(source)
        who += ["; " if who else None, page.register.name(source).text, f", {day(known.published if known else None)}"]
    ways = list(dict.fromkeys(filter(None, map(vouching, citations))))
    return tag(
        "div",
        tag("blockquote", in_quotes(citations[0].words).text),
        tag("p", *who, *(f", {way}" for way in ways), " ", page.links(citations, anchor), class_="meta"),
        class_="wording",
    )
