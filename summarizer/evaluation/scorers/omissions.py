"""Briefing + its page → what the page leaves out, or shows without its citations."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer.briefing import Briefing, Citation, Story
from summarizer.evaluation.scorers.disputes import of_story
from summarizer.evaluation.scorers.page import Page
from summarizer.verdicts import NumberVerdict, QuoteVerdict

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
        words = " … ".join(each.words for each in first)
        bracketed = quotation.verdict is QuoteVerdict.BRACKETED or not first
        yield Due(quotation.text if bracketed else words, quotation.citations)
    for question in story.questions:
        yield Due(question.question, (*question.raised_by, *question.answered_by))
