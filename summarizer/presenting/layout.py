"""Briefing → page: what comes first, and under which heading."""

import re
from collections.abc import Iterator
from dataclasses import replace

from summarizer.briefing import Briefing, Story, inputs
from summarizer.presenting.changed import changed, compared, tally
from summarizer.presenting.checking import checked
from summarizer.presenting.chronology import timeline
from summarizer.presenting.citing import Register
from summarizer.presenting.comparing import differences, figures, is_compared
from summarizer.presenting.disputes import disagreements
from summarizer.presenting.established import established, lead
from summarizer.presenting.lengths import CAPS, Caps, Length, elsewhere
from summarizer.presenting.origins import sources
from summarizer.presenting.page import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Line,
    Link,
    Mark,
    Notice,
    Paragraph,
    Part,
    Tone,
    cited_on,
    clean,
    own,
)
from summarizer.presenting.voices import questions, quotations
from summarizer.presenting.words import count, days

SECTIONS = (changed, established, differences, figures, timeline, quotations, questions)
MOST_NAMED = 12  # sources that the head of a story names: above that, their number says enough


def page(briefing: Briefing, length: Length = Length.FULL) -> tuple[Block, ...]:
    """Everything a view shows at that length, in order."""
    caps = CAPS[length]
    told = tuple(_told(briefing, length))
    last = tuple(checked(briefing, caps))
    return (*told, *sources(briefing, caps.sources, cited_on((*told, *last))), *last)


def _told(briefing: Briefing, length: Length) -> Iterator[Block]:
    register = Register(briefing, CAPS[length])
    if briefing.partial:
        yield Notice(partial(briefing))
    if len(briefing.stories) == 1:
        (story,) = briefing.stories
        yield Heading(1, (own(title_of(story)),))
        yield Paragraph((own(f"{extent(story.sources, register)}. "), *_how_to_read(story.sources)))
        if briefing.changes:
            yield from compared(briefing.changes)
        yield from _story(story, register, level=2)
    else:
        yield from _overview(briefing, register)
        for number, story in enumerate(briefing.stories, 1):
            caps = CAPS[length if number <= register.caps.stories else Length.SHORT]
            yield Heading(2, (own(_numbered(number, story)),))
            yield Paragraph(_origin(story, register))
            yield from _story(story, replace(register, caps=caps, number=number), level=3)


def _story(story: Story, register: Register, level: int) -> Iterator[Block]:
    yield from lead(story, register)
    for section in SECTIONS:
        yield from section(story, register, level)
    yield from _left_out(story, register.caps)


def _left_out(story: Story, caps: Caps) -> Iterator[Block]:
    """What the sections hold that this length leaves out whole."""
    left = [
        (caps.single, sum(point.independent <= 1 for point in story.points), "statement", " not matched"),
        (caps.uncompared, sum(not is_compared(figure) for figure in story.figures), "figure", " not matched"),
        (caps.events, len(story.timeline), "event", ""),
        (caps.quotations, len(story.quotations), "quotation", ""),
        (caps.questions, len(story.questions), "open question", ""),
    ]
    said = [f"{count(number, noun)}{tail}" for cap, number, noun, tail in left if number and not cap]
    if said:
        total = sum(number for cap, number, _, _ in left if not cap)
        yield Paragraph((own(f"Not told here: {', '.join(said)}"), *elsewhere(total)))


def partial(briefing: Briefing) -> Line:
    """What a partial briefing lacks."""
    missing = inputs((*briefing.losses.unreadable, *briefing.losses.failed))
    why = (
        f"{count(missing, 'article')} that went in {'is' if missing == 1 else 'are'} missing; "
        f"the last section names {'it' if missing == 1 else 'them'}."
        if missing
        else "The run was stopped before it had read everything."
    )
    return (own("PARTIAL.", Tone.BAD), own(f" {why}"))


def _overview(briefing: Briefing, register: Register) -> Iterator[Block]:
    numbers = tuple(source.number for source in briefing.sources)
    yield Heading(1, (own("Briefing"),))
    if not briefing.stories:
        yield Paragraph((own("No article gave anything that could be verified."),))
        return
    yield Paragraph(
        (
            own(f"{len(briefing.stories):,} stories in {extent(numbers, register)}. "),
            *_how_to_read(numbers),
        )
    )
    if briefing.changes:
        yield from compared(briefing.changes)
    short = len(briefing.stories) - register.caps.stories
    if short > 0:
        told = f"Stories {register.caps.stories + 1:,} to {len(briefing.stories):,} are told short"
        yield Paragraph((own(told), *elsewhere(short)))
    yield Bullets(tuple(Bullet(_entry(number, story, register)) for number, story in enumerate(briefing.stories, 1)))


def _entry(number: int, story: Story, register: Register) -> Line:
    heading = _numbered(number, story)
    differing = len(disagreements(story))
    more = f", {count(differing, 'disagreement')}" if differing else ""
    changes = replace(register, number=number)
    since = "; new" if changes.is_new else "".join(f"; {words}" for words in [tally(changes.changes)] if words)
    return (Link(heading, f"#{anchor(heading)}"), own(f": {_size(story.sources, register)}{more}{since}"))


def title_of(story: Story) -> str:
    """The title, which is never empty."""
    return clean(story.title) or "Untitled story"


def _numbered(number: int, story: Story) -> str:
    return f"{number}. {title_of(story)}"


def anchor(heading: str) -> str:
    """The name that GitHub, GitLab and editors give to a heading, so that a table of contents can lead to it.

    >>> anchor("2. Mayor: “No comment”")
    '2-mayor-no-comment'
    """
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _size(numbers: tuple[int, ...], register: Register) -> str:
    articles = count(len(numbers), "article")
    groups = count(register.groups(numbers), "independent source")
    return articles if len(numbers) == 1 else f"{articles} from {groups}"


def extent(numbers: tuple[int, ...], register: Register) -> str:
    """How many articles, from how many independent sources, of which days."""
    published = [source.published for source in map(register.get, numbers) if source]
    dated = sorted(date for date in published if date)
    undated = len(published) - len(dated)
    size = _size(numbers, register)
    if not dated:
        return f"{size}, undated"
    return f"{size}, {days(dated[0], dated[-1])}" + (f" ({undated:,} undated)" if undated else "")


def _how_to_read(numbers: tuple[int, ...]) -> Line:
    """What a mark means, on an example that the page has; empty where there is nothing to cite."""
    if not numbers:
        return ()
    return (Mark(numbers[0], 3), own(f" is sentence 3 of source {numbers[0]}."))


def _origin(story: Story, register: Register) -> Line:
    if not register.caps.sources:
        return (own(f"{extent(story.sources, register)}."),)
    parts: list[Part] = [own(f"{extent(story.sources, register)}: ")]
    for position, number in enumerate(story.sources[:MOST_NAMED]):
        parts += [own(" "), Mark(number)] if position else [Mark(number)]
    if len(story.sources) > MOST_NAMED:
        parts.append(own(f" and {len(story.sources) - MOST_NAMED:,} more"))
    return (*parts, own("."))
