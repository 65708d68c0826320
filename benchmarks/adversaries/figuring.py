"""A figure → numbers made from it, in its own article or in one that counts the same noun once more."""

import random

from adversaries.kinds import Draft
from adversaries.material import Figure, Source

from summarizer.article import Article
from summarizer.summary import Bound, Direction


def number_with(figure: Figure, **fields: object) -> Draft:
    """The figure's number with some fields changed, for the article as it is."""
    return Draft(figure.number.model_copy(update=fields))


def number_in(figure: Figure, article: Article, **fields: object) -> Draft:
    """The figure's number with some fields changed, for a changed article."""
    sentence = article.sentence_at(figure.start)
    number = sentence.number if sentence else figure.number.sentence  # a longer paragraph may be cut otherwise
    return Draft(figure.number.model_copy(update={**fields, "sentence": number}), article)


_FEWEST = 2.0  # a single thing is no count
_OTHERS = range(13, 60)  # counts that a further sentence may give


def with_another(figure: Figure, source: Source, rng: random.Random) -> tuple[Article, float] | None:
    """The article with one more sentence, which counts the same noun elsewhere, and its count.

    The two counts have a sum and a difference that the article does not give. None where the figure is no plain count.
    """
    number, what = figure.number, figure.quantity.what
    plain_count = (
        figure.sure and number.bound is Bound.EXACT and number.unit is None and number.direction is Direction.NONE
    )
    if not plain_count or not what.endswith("s") or number.value is None or number.value < _FEWEST:
        return None
    sentence = source.article.sentence(number.sentence)
    counts = [
        count for count in _OTHERS if not {count, number.value + count, abs(number.value - count)} & source.values
    ]
    if sentence is None or not counts or number.value == (count := rng.choice(counts)):
        return None
    end = sentence.span.end
    return source.changed(end, end, f" A further {count} {what} were counted in Skarnvik."), float(count)
