"""Points → what several independent sources report, and what one reports, source by source."""

from collections.abc import Iterator, Sequence

from summarizer.briefing import Point, Story
from summarizer.presenting.disputes import disputed
from summarizer.presenting.established import DEFAULT_LIST, single_groups, titled, who
from summarizer.presenting.evidence.items import DISPUTED, ONE, SEVERAL, Page, in_one_voice, part, statement
from summarizer.presenting.evidence.lines import toned, written
from summarizer.presenting.evidence.markup import Content, Html, joined, tag
from summarizer.presenting.page import Tone
from summarizer.presenting.words import count, ended, list_title


def points(story: Story, page: Page, number: int, level: int) -> Html | None:
    """All points of the story at place `number`."""
    doubted = disputed(story)
    anchors = {id(point): f"p{number}-{place}" for place, point in enumerate(story.points, 1)}

    def entry(point: Point) -> Html:
        return _point(point, page, anchors[id(point)], f"#d{number}" if point.id in doubted else None)

    content: list[Content] = []
    for name in dict.fromkeys([DEFAULT_LIST, *(point.list for point in story.points)]):
        title = "" if name == DEFAULT_LIST else list_title(name)
        some = [point for point in story.points if point.list == name]
        shared = [point for point in some if point.independent > 1]
        if shared:
            content.append(tag(f"h{level + 1}", titled(title, "Reported by several independent sources")))
            content.append(tag("ul", *map(entry, shared), class_="items"))
        single = [point for point in some if point.independent <= 1]
        if single and (title or len(story.sources) > 1):
            content.append(tag(f"h{level + 1}", titled(title, "Not matched with another source")))
        for group in single_groups(single, page.register):
            content += _group(group, page, [entry(point) for point in group])
    if not content:
        content.append(tag("p", "No statement of these articles could be verified.", class_="extent"))
    return part(f"e{number}", level, "What is established", *content)


def _group(points: Sequence[Point], page: Page, entries: Sequence[Html]) -> Iterator[Html]:
    yield tag(
        "p", written(who(points, page.register)), toned("supported by this source alone", Tone.GOOD), class_="who"
    )
    yield tag("ul", *entries, class_="items plain")


def _point(point: Point, page: Page, anchor: str, dispute: str | None) -> Html:
    several = point.independent > 1
    kinds = [SEVERAL if several else ONE, *([DISPUTED] if dispute else [])]
    links = page.vouched(point.citations, anchor, told=in_one_voice(point.citations))
    notes: list[Content] = []
    if dispute:
        notes += [" ", tag("a", "≠ disputed", class_="differ", href=dispute)]
    if any(citation.named_by for citation in point.citations):
        notes += [" ", tag("small", "(cited by the check)")]
    notes.append(written(page.register.changed("point", point.id)))
    words = statement(ended(point.statement), point.citations)
    voices = page.voices(citation.attributed_to for citation in point.citations)
    if not several:
        return page.item(anchor, kinds, *words, " ", links, *notes, voices=voices)
    verdict = toned("supported", Tone.GOOD)
    said = joined((verdict, f" by {count(point.independent, 'independent source')} "))
    return page.item(anchor, kinds, tag("p", *words), tag("p", said, links, *notes, class_="meta"), voices=voices)
