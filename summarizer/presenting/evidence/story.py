"""Stories → the briefing's side of the page: what comes first, and under which heading."""

from collections.abc import Iterator
from dataclasses import replace

from summarizer.briefing import Story
from summarizer.presenting.changed import changed, compared, tally
from summarizer.presenting.disputes import disagreements
from summarizer.presenting.established import lead
from summarizer.presenting.evidence.differing import differences
from summarizer.presenting.evidence.events import timeline
from summarizer.presenting.evidence.figures import figures
from summarizer.presenting.evidence.items import Page
from summarizer.presenting.evidence.lines import laid_out, written
from summarizer.presenting.evidence.markup import Content, Html, joined, tag
from summarizer.presenting.evidence.points import points
from summarizer.presenting.evidence.reading import how_to_read
from summarizer.presenting.evidence.voices import questions, quotations
from summarizer.presenting.layout import extent, partial, title_of
from summarizer.presenting.words import count

PARTS = (points, differences, figures, timeline, quotations, questions)


def stories(page: Page) -> Html:
    """The head of the page, the list of stories if there are several, and each story."""
    briefing = page.briefing
    told = briefing.stories
    content: list[Content] = (
        [tag("p", written(partial(briefing)), class_="notice", role="note")] if briefing.partial else []
    )
    numbers = tuple(source.number for source in briefing.sources)
    if len(told) == 1:
        content += tag("h1", title_of(told[0])), tag("p", f"{extent(told[0].sources, page.register)}.", class_="extent")
    else:
        content.append(tag("h1", "Briefing"))
        size = f"{len(told):,} stories in {extent(numbers, page.register)}."
        content.append(tag("p", size if told else "No article gave anything that could be verified.", class_="extent"))
    if told:
        content.append(how_to_read())
    if briefing.changes:
        content.append(tag("div", laid_out(compared(briefing.changes)), class_="changes"))
    if len(told) > 1:
        entries = [_entry(number, story, page) for number, story in enumerate(told, 1)]
        content.append(tag("nav", tag("ol", *entries), class_="contents", aria_label="Stories"))
    content += [_story(number, story, page, single=len(told) == 1) for number, story in enumerate(told, 1)]
    return joined(content)


def _entry(number: int, story: Story, page: Page) -> Html:
    register = replace(page.register, number=number)
    differing = len(disagreements(story))
    words = [
        extent(story.sources, page.register),
        f"≠ {count(differing, 'disagreement')}" if differing else "",
        "new" if register.is_new else tally(register.changes),
    ]
    link = tag("a", title_of(story), href=f"#y{number}")
    return tag("li", link, " ", tag("small", "; ".join(filter(None, words))))


def _story(number: int, story: Story, page: Page, *, single: bool) -> Html:
    level = 2 if single else 3
    page = replace(page, register=replace(page.register, number=number))
    parts = list(_parts(number, story, page, level))
    head = [] if single else [
        tag("h2", f"{number}. {title_of(story)}"),
        tag("p", f"{extent(story.sources, page.register)}.", class_="extent"),
    ]  # fmt: skip
    return tag("section", *head, *parts, class_="story", id=f"y{number}")


def _parts(number: int, story: Story, page: Page, level: int) -> Iterator[Content]:
    opening = laid_out(lead(story, page.register))
    yield tag("div", opening, class_="lead") if opening else None
    yield _nav(number, story)
    changes = laid_out(changed(story, page.register, level))
    yield tag("section", changes, class_="part changes") if changes else None
    for each in PARTS:
        yield each(story, page, number, level)


def _nav(number: int, story: Story) -> Html:
    """How much there is of each kind, and where."""
    found = (
        ("e", len(story.points), "statement"),
        ("d", len(disagreements(story)), "disagreement"),
        ("f", len(story.figures), "figure"),
        ("t", len(story.timeline), "event"),
        ("q", len(story.quotations), "quotation"),
        ("u", len(story.questions), "question"),
    )
    links = [tag("li", tag("a", count(size, noun), href=f"#{kind}{number}")) for kind, size, noun in found if size]
    return tag("nav", tag("ul", *links), class_="parts", aria_label=f"Parts of story {number}")
