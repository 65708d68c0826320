"""Figures → rows of what is counted: every side with its words and day, how they stand to each other, and a plot."""

from collections.abc import Sequence
from typing import Final

from summarizer.briefing import Figure, Relation, Side, Story
from summarizer.presenting.comparing import DEFAULT_LIST, figure_words, is_compared, relation, side_notes, told_alike
from summarizer.presenting.evidence.items import DISPUTED, Page, part
from summarizer.presenting.evidence.lines import toned, written
from summarizer.presenting.evidence.markup import Content, Html, tag
from summarizer.presenting.evidence.plot import plot
from summarizer.presenting.page import Tone, clean
from summarizer.presenting.words import list_title

# What stands before the words of a relation; those that agree or contradict have their sign with their tone.
_SIGNS: Final = {Relation.ROUNDED: "≈ ", Relation.UPDATED: "→ ", Relation.DIFFERENT_SCOPE: "↔ "}


def figures(story: Story, page: Page, number: int, level: int) -> Html | None:
    """Figures that several sources give, then those of one source; None without figures."""
    if not story.figures:
        return None
    anchors = {id(figure): f"f{number}-{place}" for place, figure in enumerate(story.figures, 1)}
    content: list[Content] = []
    for name in dict.fromkeys([DEFAULT_LIST, *(figure.list for figure in story.figures)]):
        some = [figure for figure in story.figures if figure.list == name]
        if some and name != DEFAULT_LIST:
            content.append(tag(f"h{level + 1}", list_title(name)))
        compared = [_compared(figure, page, anchors[id(figure)]) for figure in some if is_compared(figure)]
        single = [_single(figure, page, anchors[id(figure)]) for figure in some if not is_compared(figure)]
        if compared:
            content.append(tag("ul", *compared, class_="items"))
        if single:
            title = "Not matched with another source" if len(story.sources) > 1 else "As the article gives them"
            found = tag("p", toned("found in the cited sentence", Tone.GOOD), class_="who")
            content += tag(f"h{level + 1}", title), found, tag("ul", *single, class_="items plain single")
    return part(f"f{number}", level, "Figures", *content)


def _compared(figure: Figure, page: Page, anchor: str) -> Html:
    kinds = [DISPUTED if figure.relation is Relation.CONTRADICTED else figure.relation.value]
    scoped = figure.relation is Relation.DIFFERENT_SCOPE
    sides = [_side(some, page, anchor, scoped=scoped) for some in told_alike(figure)]
    listed = tag("ul", *sides, class_="figure")
    drawn = plot(figure)
    return page.item(
        anchor,
        kinds,
        tag(
            "p",
            tag("strong", clean(figure.what)),
            " ",
            _relation(figure, page),
            written(page.register.changed("figure", figure.id)),
            class_="about",
        ),
        tag("div", listed, drawn, class_="drawn") if drawn else listed,
        look="card",
    )


def _relation(figure: Figure, page: Page) -> Html:
    if figure.relation is Relation.CONTRADICTED:
        return tag("b", "≠ contradicted", class_="differ")
    if figure.relation is Relation.AGREE:
        return written(relation(figure, page.register))
    latest = figure.relation is Relation.UPDATED and any(side.latest for side in figure.sides)
    words = "different days" if latest else written(relation(figure, page.register))  # the sides say which is latest
    return tag("span", _SIGNS.get(figure.relation), words, class_="relation")


def _side(sides: Sequence[Side], page: Page, anchor: str, *, scoped: bool) -> Html:
    notes = [*side_notes(sides[0], scoped=scoped), *(["the latest"] if sides[0].latest else [])]
    links = page.links([side.citation for side in sides], anchor)
    return tag("li", tag("b", figure_words(sides[0])), " ", tag("small", ", ".join(notes)), " ", links)


def _single(figure: Figure, page: Page, anchor: str) -> Html:
    """A figure that is compared with no other."""
    parts: list[Content] = [clean(figure.what), ": "]
    for at, some in enumerate(told_alike(figure)):
        notes = ", ".join(side_notes(some[0], scoped=False))
        parts += ["; " if at else None, tag("b", figure_words(some[0])), f" {notes} "]
        parts.append(page.links([side.citation for side in some], anchor))
    parts.append(written(page.register.changed("figure", figure.id)))
    return page.item(anchor, [Relation.SINGLE.value], *parts)
