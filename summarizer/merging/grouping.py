"""Articles of a batch → stories: as their folders say, all in one, or by what they speak of and when."""

from collections.abc import Iterable
from enum import StrEnum

from summarizer.article import Article
from summarizer.merging.linkage import crowds
from summarizer.merging.portraits import Pictured, pictured


class Grouping(StrEnum):
    """What a story is."""

    FOLDERS = "folders"
    """A folder, or what else named the story of an article; articles without one are a story together."""
    AUTO = "auto"
    """Articles that speak of the same, whatever folders they lie in."""
    ONE = "one"
    """All of them."""


def homes(articles: Iterable[Article], grouping: Grouping) -> dict[str, tuple[int, str]]:
    """For each article's identity the story that it belongs to, in the order of the stories."""
    match grouping:
        case Grouping.FOLDERS:
            return {article.id: (0, article.story or "") for article in articles}
        case Grouping.ONE:
            return {article.id: (0, "") for article in articles}
        case Grouping.AUTO:
            return {each: (number, "") for number, story in enumerate(grouped(articles)) for each in story}


def grouped(articles: Iterable[Article]) -> list[tuple[str, ...]]:
    """The identities of the articles of a mixed batch, a tuple a story: the largest first, articles by day.

    Order and repetition of the articles change nothing. They are read one at a time and not kept.
    """
    batch: dict[str, Pictured] = {}
    for article in articles:
        if article.id not in batch:
            batch[article.id] = pictured(article)
    ordered = sorted(batch.values(), key=lambda one: one.order)
    stories = [tuple(ordered[index].id for index in crowd) for crowd in crowds(ordered)]
    return sorted(stories, key=len, reverse=True)
