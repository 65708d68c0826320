"""What a reader is shown, against the articles, the verified items and the labels: what must hold whoever read.

Each check is of its own: nothing here asks what wrote the verdicts, the briefing or the page.
"""

from collections.abc import Iterator, Mapping, Sequence

from summarizer.article import Article
from summarizer.briefing import Briefing, Point, Quotation, Story
from summarizer.evaluation.labels import StoryLabels, Trap
from summarizer.evaluation.scorers.disagreements import false
from summarizer.evaluation.scorers.omissions import due, omitted, unled, unmerged
from summarizer.evaluation.scorers.page import Page
from summarizer.evaluation.scorers.placing import Sources
from summarizer.evaluation.scorers.scoring import count, share, shown
from summarizer.evaluation.scorers.traps import Saying, sprung
from summarizer.evaluation.scorers.unverified import Fault, unverified
from summarizer.evaluation.scorers.verbatim import verbatim
from summarizer.evaluation.scores import Level, Match, Metric, Score
from summarizer.summary import Certainty
from summarizer.verdicts import VerifiedSummary

VERBATIM = Metric("shown.verbatim", "Shown quotations that are word for word", Level.STORY)
UNVERIFIED = Metric(
    "shown.unverified",
    "Shown as established, but not verified",
    Level.STORY,
    lower_is_better=True,
    worst=99.0,
    rate=False,
)
TRAPS = Metric("shown.traps", "Traps shown", Level.STORY, lower_is_better=True, worst=12.0)
FALSE = Metric(
    "shown.false_disagreements", "False disagreements shown", Level.STORY, lower_is_better=True, worst=12.0, rate=False
)
COMPLETE = Metric("shown.complete", "What holds, shown on the page with its citations", Level.STORY)
METRICS = (VERBATIM, UNVERIFIED, TRAPS, FALSE, COMPLETE)


def score(
    expected: StoryLabels,
    actual: Briefing,
    markdown: str,
    verified: Sequence[VerifiedSummary],
    articles: Mapping[str, Article],
) -> tuple[Score, ...]:
    """The scores of `METRICS`, in their order; `markdown` is the briefing's page in full length."""
    sources, page = Sources(actual, articles), Page(markdown)
    return (
        _verbatim(actual, page, sources),
        _unverified(list(unverified(actual, markdown, verified, sources))),
        _traps(expected, actual, sources),
        false(FALSE, expected, actual, articles),
        _complete(actual, page, verified, sources),
    )


def _unverified(faults: Sequence[Fault]) -> Score:
    matches = tuple(Match(expected=None, actual=shown(text), degree=0.0, reason=reason) for text, reason in faults)
    return count(UNVERIFIED, len(faults), matches=matches)


def _complete(briefing: Briefing, page: Page, verified: Sequence[VerifiedSummary], sources: Sources) -> Score:
    held = [(each.article.id, item) for each in verified for item in each.items if item.holds]
    wanted, led = due(briefing), [story for story in briefing.stories if story.points]
    missing = [
        *((text, "it holds, and nothing in the briefing cites it") for text in unmerged(briefing, held, sources)),
        *((title, "the story has no lead") for title in unled(briefing)),
        *((words, "no line of the page has it with its citations") for words in omitted(wanted, page)),
    ]
    matches = tuple(Match(expected=shown(text), actual=None, degree=0.0, reason=reason) for text, reason in missing)
    total = len(held) + len(led) + len(wanted)
    return share(COMPLETE, total - len(missing), total, "there is nothing to show", matches)


# ── word for word ────────────────────────────────────────────────────────────────────────────────────────────────────


def _verbatim(briefing: Briefing, page: Page, sources: Sources) -> Score:
    """Quotations as data, and all that the page has between quotation marks before a citation."""
    told = [(each.text, {citation.source for citation in each.citations}) for each in _quotations(briefing)]
    told += [(each.words, {each.source}) for each in page.quoted()]
    missing = [text for text, numbers in told if not any(_has(sources.article(number), text) for number in numbers)]
    matches = tuple(
        Match(expected=None, actual=shown(text), degree=0.0, reason="the cited article does not have these words")
        for text in missing
    )
    return share(VERBATIM, len(told) - len(missing), len(told), "nothing is quoted", matches)


def _quotations(briefing: Briefing) -> Iterator[Quotation]:
    return (each for story in briefing.stories for each in story.quotations)


def _has(article: Article | None, text: str) -> bool:
    """True if the article has the words; the first letter may be a small one, as a sentence made it a capital."""
    if article is None:
        return False
    return (
        verbatim(text, article.text) is not None or verbatim(text[:1].swapcase() + text[1:], article.text) is not None
    )


# ── traps ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _traps(expected: StoryLabels, briefing: Briefing, sources: Sources) -> Score:
    """Traps that a point or a sentence of the lead says which cites their article: another may know it to be so."""
    sayings = [saying for story in briefing.stories for saying in _sayings(story, sources)]
    found: list[tuple[Trap, Saying | None]] = []
    for labelled in expected.articles:
        article = sources.articles.get(labelled.name)
        if article:
            some = [saying for saying in sayings if article.id in saying.articles]
            places = [sprung(trap, some, article) for trap in labelled.traps]
            found += [(trap, None if at is None else some[at]) for trap, at in zip(labelled.traps, places, strict=True)]
    if not found:
        return Score(metric=TRAPS.name, value=None, reason="no trap is labelled")
    matches = tuple(
        Match(expected=shown(trap.statement), actual=shown(saying.whole), degree=1.0, reason=trap.why)
        for trap, saying in found
        if saying
    )
    return count(TRAPS, len(matches), len(found), matches)


def _sayings(story: Story, sources: Sources) -> Iterator[Saying]:
    """The points and the sentences of the lead."""
    points = {point.id: _saying(point, sources) for point in story.points}
    yield from points.values()
    for sentence in story.lead:
        carried = [points[name] for name in sentence.points if name in points]
        yield Saying(
            sentence.text,
            plain=any(saying.plain for saying in carried),
            denied=any(saying.denied for saying in carried),
            articles=frozenset(name for saying in carried for name in saying.articles),
        )


def _saying(point: Point, sources: Sources) -> Saying:
    """A point is in plain voice if one of its sources is, and a denial if all of them deny."""
    citations = point.citations
    return Saying(
        point.statement,
        " ".join(dict.fromkeys(each.attributed_to for each in citations if each.attributed_to)),
        plain=any(each.certainty is Certainty.STATED and not each.attributed_to for each in citations),
        denied=bool(citations) and all(each.certainty is Certainty.DENIED for each in citations),
        articles=frozenset(article for article, _ in sources.nodes(citations)),
    )
