"""Points → the lead, what several independent sources report, and what one source reports."""

from collections.abc import Iterator, Sequence
from typing import Final

from summarizer.briefing import LeadSentence, Point, Story
from summarizer.presenting.citing import Register, cited, vouched
from summarizer.presenting.disputes import disputed
from summarizer.presenting.lengths import more
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Mark,
    Paragraph,
    Part,
    Tone,
    given,
    joined,
    own,
)
from summarizer.presenting.words import ended, list_title

LEAD_MARKS = 3  # of a kind in a sentence of the lead: its points follow below with every citation
SENTENCES_A_PARAGRAPH = 5  # of what one source reports: a screenful of text that still has a shape
NAMED_COPIES = 3  # copies of a report that are named; five hundred copies of one report are still one source
DEFAULT_LIST = "key_facts"
_DISPUTED: Final[Line] = (own(" ("), own("disputed", Tone.DOUBTFUL), own(")"))
_NAMED: Final[Line] = (own(" ("), own("cited by the check", Tone.LIGHT), own(")"))


def lead(story: Story, register: Register) -> Iterator[Block]:
    """The paragraph that a hurried reader reads."""
    points = {point.id: point for point in story.points}
    doubted = disputed(story)
    sentences = [
        _lead_sentence(sentence, [points[name] for name in sentence.points if name in points], register, doubted)
        for sentence in story.lead
    ]
    if sentences:
        yield Paragraph(joined(sentences, " "))


def _lead_sentence(
    sentence: LeadSentence, points: Sequence[Point], register: Register, doubted: frozenset[str]
) -> Line:
    citations = [citation for point in points for citation in point.citations]
    flag = _flags(points, doubted)
    if [point.statement for point in points] == [sentence.text]:
        return (*cited(sentence.text, citations, register, most=LEAD_MARKS), *flag)
    return (given(ended(sentence.text)), *vouched(citations, register, most=LEAD_MARKS), *flag)


def established(story: Story, register: Register, level: int) -> Iterator[Block]:
    """All points: those of several independent sources as a list, the others in prose, source by source."""
    if story.points and not register.caps.single and not any(point.independent > 1 for point in story.points):
        return
    yield Heading(level, (own("What is established"),))
    if not story.points:
        yield Paragraph((own("No statement of these articles could be verified."),))
    doubted = disputed(story)
    for name in dict.fromkeys([DEFAULT_LIST, *(point.list for point in story.points)]):
        title = "" if name == DEFAULT_LIST else list_title(name)
        points = [point for point in story.points if point.list == name]
        shared = [point for point in points if point.independent > 1]
        if shared:
            yield Paragraph((own(titled(title, "Reported by several independent sources"), Tone.STRONG),))
            shown = shared[: register.caps.shared]
            yield Bullets(tuple(Bullet(_shared(point, register, doubted)) for point in shown))
            yield from more(shared, shown, "such statement")
        single = [point for point in points if point.independent <= 1]
        shown = single[: register.caps.single]
        if shown and (title or len(story.sources) > 1):
            yield Paragraph((own(titled(title, "Not matched with another source"), Tone.STRONG),))
        yield from _single(shown, register, doubted)
        if register.caps.single:
            yield from more(single, shown, "statement")


def _shared(point: Point, register: Register, doubted: frozenset[str]) -> Line:
    sources = own(f"{point.independent:,} independent sources", Tone.LIGHT)
    return (*_statement(point, register, doubted), own(" — "), sources)


def single_groups(points: Sequence[Point], register: Register) -> list[list[Point]]:
    """The points by the independent group that reports them."""
    by_group: dict[int, list[Point]] = {}
    for point in points:
        group = register.group(point.citations[0].source) if point.citations else 0
        by_group.setdefault(group, []).append(point)
    for some in by_group.values():
        some.sort(key=_place)  # as the article tells it, so that "the wall" follows the wall
    return list(by_group.values())


def _single(points: Sequence[Point], register: Register, doubted: frozenset[str]) -> Iterator[Block]:
    for some in single_groups(points, register):
        whose = who(some, register)
        sentences = [_statement(point, register, doubted) for point in some]
        for number, paragraph in enumerate(_paragraphs(sentences)):
            yield Paragraph((*(whose if number == 0 else ()), *joined(paragraph, " ")))


def _place(point: Point) -> tuple[int, int]:
    return min(((each.source, each.sentence) for each in point.citations), default=(0, 0))


def _paragraphs(sentences: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The sentences in paragraphs of nearly equal length, so that none is left over alone."""
    size = -(-len(sentences) // -(-len(sentences) // SENTENCES_A_PARAGRAPH))
    for start in range(0, len(sentences), size):
        yield sentences[start : start + size]


def _statement(point: Point, register: Register, doubted: frozenset[str]) -> Line:
    return (
        *cited(point.statement, point.citations, register),
        *_flags([point], doubted),
        *register.changed("point", point.id),
    )


def _flags(points: Sequence[Point], doubted: frozenset[str]) -> Line:
    """What a reader should know beside the citations: that others disagree, or that a model chose the sentences."""
    named = any(citation.named_by for point in points for citation in point.citations)
    return (*(_NAMED if named else ()), *(_DISPUTED if any(point.id in doubted for point in points) else ()))


def who(points: Sequence[Point], register: Register) -> Line:
    """The source that reports the points, and the articles that count as one source with it."""
    numbers = sorted({citation.source for point in points for citation in point.citations})
    if not numbers:
        return ()
    parts: list[Part] = [register.name(numbers[0], Tone.STRONG), own(" "), Mark(numbers[0])]
    for position, number in enumerate(numbers[1 : NAMED_COPIES + 1]):
        parts += [own(", counted as one source with " if position == 0 else ", "), register.name(number)]
        parts += [own(" "), Mark(number)]
    if len(numbers) > NAMED_COPIES + 1:
        parts.append(own(f" and {len(numbers) - NAMED_COPIES - 1:,} more"))
    return (*parts, own(": "))


def titled(title: str, words: str) -> str:
    """Words of a heading, after the title of a user's own list if there is one."""
    return f"{title}: {words[:1].lower()}{words[1:]}" if title else words
