"""Independence: which articles the briefing counts as one source, and which of them are one."""

from collections.abc import Mapping
from itertools import combinations

from summarizer.article import Article
from summarizer.briefing import Briefing
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.scorers.scoring import share
from summarizer.evaluation.scores import Level, Match, Metric, Score

INDEPENDENCE = Metric("sources.independence", "Articles rightly counted as one source or as two", Level.STORY)
METRICS = (INDEPENDENCE,)


def score(expected: StoryLabels, actual: Briefing, articles: Mapping[str, Article]) -> tuple[Score, ...]:
    """The scores of `METRICS`, over pairs of articles; a pair that the briefing lacks an article of is wrong."""
    groups = {source.article: source.independence for source in actual.sources}
    labelled = {name: at for at, names in enumerate(expected.independence) for name in names if name in articles}
    matches = []
    for one, other in combinations(labelled, 2):
        together = labelled[one] == labelled[other]
        mine, theirs = groups.get(articles[one].id), groups.get(articles[other].id)
        shown = None if mine is None or theirs is None else mine == theirs
        matches.append(
            Match(
                expected=f"{one}, {other}: {_WORDS[together]}",
                actual=None if shown is None else _WORDS[shown],
                degree=float(shown is together),
                reason="an article is no source of the briefing" if shown is None else "",
            )
        )
    hits = sum(match.degree for match in matches)
    return (share(INDEPENDENCE, hits, len(matches), "fewer than two articles are here", tuple(matches)),)


_WORDS = {True: "one source", False: "two sources"}
