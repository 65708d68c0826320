"""Citations: whether each has the words that its article has at its place."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from summarizer.article import Article
from summarizer.briefing import Briefing, Citation
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.scoring import share, shown
from summarizer.evaluation.scores import Level, Match, Metric, Score

EXACT = Metric("citations.exact", "Citations that have the words of their place", Level.STORY)
METRICS = (EXACT,)


def score(
    expected: StoryLabels,  # noqa: ARG001 - every scorer of a story takes them
    actual: Briefing,
    articles: Mapping[str, Article],
) -> tuple[Score, ...]:
    """The scores of `METRICS`, over all citations anywhere in the briefing; `matches` are the wrong ones."""
    sources = Sources(actual, articles)
    found = list(citations(actual))
    wrong = [(citation, fault) for citation in found if (fault := _fault(citation, sources.article(citation.source)))]
    matches = tuple(
        Match(
            expected=None,
            actual=f"[{citation.source}:{citation.sentence}] {shown(citation.words)}",
            degree=0.0,
            reason=fault,
            article=sources.name(citation),
            spans=(citation.span,),
        )
        for citation, fault in wrong
    )
    return (share(EXACT, len(found) - len(wrong), len(found), "nothing is cited", matches),)


def citations(part: object) -> Iterator[Citation]:
    """Every citation in a record, however deep."""
    if isinstance(part, Citation):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from citations(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from citations(each)


def _fault(citation: Citation, article: Article | None) -> str:
    """What is wrong with a citation; empty if nothing is."""
    if article is None:
        return "no article of the story is that source"
    if citation.span.of(article.text) != citation.words:
        return f"the article has '{shown(citation.span.of(article.text))}' there"
    sentence = article.sentence(citation.sentence)
    inside = sentence is not None and sentence.span.start <= citation.span.start < sentence.span.end
    return "" if inside else "the place lies in another sentence"
