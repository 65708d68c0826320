"""What holds + briefing + its page → what the briefing leaves out, and what the page does or has without citations."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer.briefing import Briefing, Citation, Story
from summarizer.evaluation.scorers.disputes import of_story
from summarizer.evaluation.scorers.holding import text_of
from summarizer.evaluation.scorers.page import Page
from summarizer.evaluation.scorers.placing import Sources
from summarizer.verdicts import NumberVerdict, QuoteVerdict, VerifiedItem

MOST_MARKS = 12
"""Citations that a page in full length shows of one claim, and says how many more there are."""


class Due(NamedTuple):
    """Words that a page must have on one line with the marks of what carries them."""

    words: str
    citations: tuple[Citation, ...]

    def stands_on(self, line: str) -> bool:
        """True if all its marks are there, or as many as a line may have."""
        marks = {f"[{each.source}:{each.sentence}]" for each in self.citations}
        return sum(mark in line for mark in marks) >= min(len(marks), MOST_MARKS)


def due(briefing: Briefing) -> list[Due]:
    """What a page in full length must show."""
    return [each for story in briefing.stories for each in _due(story)]


def omitted(wanted: Iterable[Due], page: Page) -> list[str]:
    """The words that no line of the page has with their marks."""
    return [each.words for each in wanted if not any(map(each.stands_on, page.lines_with(each.words)))]


def unmerged(briefing: Briefing, held: Iterable[tuple[str, VerifiedItem]], sources: Sources) -> list[str]:
    """What the items say whose words nothing of their kind in the briefing cites; each comes with its `Article.id`."""
    cited: dict[str, Iterable[Citation]] = {
        "fact": (each for story in briefing.stories for point in story.points for each in point.citations),
        "number": (side.citation for story in briefing.stories for figure in story.figures for side in figure.sides),
        "quote": (each for story in briefing.stories for quote in story.quotations for each in quote.citations),
        "question": (each for story in briefing.stories for asked in story.questions for each in asked.raised_by),
    }
    places = {(kind, sources.node(citation)[0], citation.span) for kind, some in cited.items() for citation in some}
    return [text_of(item) for of, item in held if not all((item.kind, of, span) in places for span in item.spans)]


def unled(briefing: Briefing) -> list[str]:
    """The titles of stories that have points, and do not begin with any."""
    return [story.title for story in briefing.stories if story.points and not story.lead]


def _due(story: Story) -> Iterator[Due]:
    """Points, both sides of disagreements, figures, events, quotations and questions."""
    yield from (Due(point.statement, point.citations) for point in story.points)
    yield from (Due(side.words, (side,)) for dispute in of_story(story) for side in dispute.sides)
    for figure in story.figures:
        for side in figure.sides:
            if side.verdict is not NumberVerdict.DERIVED:  # shown as the value that it came to
                yield Due(side.citation.words, (side.citation,))
    yield from (Due(entry.statement, entry.citations) for entry in story.timeline)
    for quotation in story.quotations:
        first = [each for each in quotation.citations if each.source == quotation.citations[0].source]
        words = " … ".join(each.words.rstrip(",") for each in first)  # which stands before the reporter's own words
        bracketed = quotation.verdict is QuoteVerdict.BRACKETED or not first
        yield Due(quotation.text if bracketed else words, quotation.citations)
    for question in story.questions:
        yield Due(question.question, (*question.raised_by, *question.answered_by))
