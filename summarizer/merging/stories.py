"""Verified summaries and losses → the briefing: a story a section, each thing once, everything cited."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from summarizer.briefing import AdjudicatedPair, Briefing, LeadSentence, Losses, Point, Story
from summarizer.language.similarity import Bag, bag, joined
from summarizer.merging.accounts import check_by_model, checked, further, ledger, withheld
from summarizer.merging.claims import clusters, points
from summarizer.merging.conflicts import disagreements
from summarizer.merging.counts import counted
from summarizer.merging.entries import Claim, Origin
from summarizer.merging.figures import side_by_side
from summarizer.merging.grey import Adjudicated, Decided, Decision, OpenPair, adjudication, pairs_between
from summarizer.merging.grouping import Grouping, homes
from summarizer.merging.legible import legible
from summarizer.merging.questions import open_questions
from summarizer.merging.quotations import utterances
from summarizer.merging.ranking import Ranking
from summarizer.merging.sources import number_sources
from summarizer.merging.timeline import timeline
from summarizer.verdicts import Attempt, VerifiedSummary

_LEAD_POINTS = 3
_TITLE_WORDS = 16
_UNKNOWN = "und"
# What a paper puts before the headline of an article that it has changed.
_LABEL = re.compile(
    r"\A\W*(?:correction|corrected|clarification|retraction|retracted|update|updated|editor['\u2019]s note)"
    r"\W*[:|\u2013\u2014]\s*",
    re.IGNORECASE,
)
Told = tuple[VerifiedSummary, Origin]


def merge(
    summaries: Iterable[VerifiedSummary],
    losses: Losses | None = None,
    *,
    stories: Grouping = Grouping.FOLDERS,
    stopped: bool = False,
    wasted: Sequence[Attempt] = (),
    adjudicated: Adjudicated | None = None,
) -> Briefing:
    """Merge summaries into a briefing. Order and repetition of the input change nothing.

    `stories` says what a story is. `losses` are the inputs that gave no summary; `stopped` says that the run was ended
    before its time. Either makes the briefing partial. `wasted` are the attempts of articles that failed, for the
    ledger. `adjudicated` is what a model said of the `open_pairs`; None if it was not asked.
    """
    losses = losses or Losses()
    groups = _told(summaries, stories)
    told = [each for group in groups for each in group]
    ordered = [summary for summary, _ in told]
    made = [_story(group, adjudicated.decisions if adjudicated else ()) for group in groups]
    made_with = ledger(ordered, wasted)
    return Briefing(
        partial=stopped or bool(losses.unreadable or losses.failed),
        stories=tuple(story for story, _ in made),
        sources=tuple(origin.source for _, origin in told),
        withheld=tuple(withheld(told)),
        losses=losses,
        checked=tuple(checked(ordered)),
        check=check_by_model(ordered),
        adjudication=adjudication(adjudicated, [pair for _, pairs in made for pair in pairs]),
        ledger=further(made_with, adjudicated.attempts, adjudicated.prompt) if adjudicated else made_with,
    )


def open_pairs(summaries: Iterable[VerifiedSummary], *, stories: Grouping = Grouping.FOLDERS) -> list[list[OpenPair]]:
    """For each story the pairs of claims that plain code can neither join nor keep apart, in canonical order."""
    return [pairs_between(clusters(_claims(group))) for group in _told(summaries, stories)]


def _told(summaries: Iterable[VerifiedSummary], stories: Grouping) -> list[list[Told]]:
    """The summaries in their stories, each with its article as a source of the whole batch."""
    groups = split(map(legible, summaries), stories)
    sources = iter(number_sources([summary.article for group in groups for summary in group]))
    return [[(summary, Origin(summary.article, next(sources))) for summary in group] for group in groups]


def _claims(told: Sequence[Told]) -> list[Claim]:
    return [Claim(fact, origin) for summary, origin in told for fact in summary.facts() if fact.holds]


def split(summaries: Iterable[VerifiedSummary], stories: Grouping) -> list[list[VerifiedSummary]]:
    """The summaries in their stories, each article once: by day, publisher and title, the undated last.

    Order and repetition of the input change nothing. Stories stand in the order of their folders' names, those that
    were found by their content with the largest first.
    """
    unique: dict[str, VerifiedSummary] = {}
    for summary in sorted(summaries, key=VerifiedSummary.model_dump_json):
        unique.setdefault(summary.article.id, summary)
    home = homes((summary.article for summary in unique.values()), stories)

    def place(summary: VerifiedSummary) -> tuple[int, str]:
        return home[summary.article.id]

    ordered = sorted(unique.values(), key=lambda summary: (place(summary), _order(summary)))
    return [list(group) for _, group in groupby(ordered, key=place)]


def _order(summary: VerifiedSummary) -> tuple[str, str, str, str]:
    article = summary.article
    day = article.published.isoformat() if article.published else "9999"
    return day, article.publisher or "", article.title or "", article.id


def _story(told: Sequence[Told], decisions: Iterable[Decision]) -> tuple[Story, list[AdjudicatedPair]]:
    """The story, and what became of the decisions about its claims."""
    origins = [origin for _, origin in told]
    claims = _claims(told)
    held = [(summary.headline, origin) for summary, origin in told if summary.headline_holds]
    # A headline that was made from the first fact would speak for that fact alone.
    own = [(headline, origin) for headline, origin in held if headline == origin.article.title]
    decided = Decided(clusters(claims), decisions)
    ranked = points(decided.clusters(), Ranking(own or held).rank, decided.agreed)
    spoken = _main_language(origins)
    figures = side_by_side(counted(told))
    story = Story(
        title=_title(told, [point for point, _ in ranked], spoken),
        sources=tuple(origin.source.number for origin in origins),
        lead=tuple(_lead(_spoken_first(ranked, spoken))),
        points=tuple(point for point, _ in ranked),
        conflicts=tuple(disagreements(figures, claims, origins)),
        figures=tuple(figures),
        timeline=tuple(timeline(ranked)),
        quotations=tuple(
            utterances([(quote, origin) for summary, origin in told for quote in summary.quotes() if quote.holds])
        ),
        questions=tuple(
            open_questions(
                [(question, origin) for summary, origin in told for question in summary.questions() if question.holds],
                origins,
            )
        ),
    )
    return story, decided.pairs()


def _main_language(origins: Sequence[Origin]) -> str:
    """The language of most independent sources, of equals the first's; articles of an unknown one say nothing."""
    groups = {(origin.article.language, origin.source.independence): origin.source.number for origin in origins}
    spread = Counter(language for language, _ in groups if language != _UNKNOWN)
    return next(iter(sorted(spread, key=lambda language: -spread[language])), _UNKNOWN)


def _spoken_first(ranked: Sequence[tuple[Point, list[Claim]]], spoken: str) -> list[Point]:
    """The points worded in the story's main language; all of them if there is none such."""
    found = [
        point
        for point, members in ranked
        if any(
            member.statement == point.statement and member.origin.article.language in {spoken, _UNKNOWN}
            for member in members
        )
    ]
    return found or [point for point, _ in ranked]


def _lead(ranked: Iterable[Point]) -> Iterable[LeadSentence]:
    """The first points, without those whose every source sentence stands behind an earlier one."""
    cited: set[tuple[int, int]] = set()
    lead: list[LeadSentence] = []
    for point in ranked:
        places = {(citation.source, citation.sentence) for citation in point.citations}
        if len(lead) < _LEAD_POINTS and not places <= cited:
            lead.append(LeadSentence(text=point.statement, points=(point.id,)))
            cited |= places
    return lead


def _title(told: Sequence[Told], ranked: Sequence[Point], spoken: str) -> str:
    """A headline that holds: in the story's main language, a paper's own before one made for us, no correction's.

    Then the one most of which several sources carry.
    """
    most = max((point.independent for point in ranked), default=0)
    shared = joined(bag(point.statement) for point in ranked if point.independent == most)
    held = [summary for summary, _ in told if summary.headline_holds and summary.headline.strip()]
    if held:
        best = min(held, key=lambda each: _headline_rank(each, shared, spoken)).headline
        return _LABEL.sub("", best) or best
    words = ranked[0].statement.rstrip(".").split() if ranked else ["Nothing", "could", "be", "established"]
    return " ".join(words[:_TITLE_WORDS]) + (" \u2026" if len(words) > _TITLE_WORDS else "")


def _headline_rank(summary: VerifiedSummary, points: Bag, spoken: str) -> tuple[bool, bool, bool, float, str]:
    """The paper's own first; then by the weight that the points have, not its share, which favours the shortest."""
    borne_out = sum(value for key, value in bag(summary.headline).items() if key in points)
    return (
        summary.article.language not in {spoken, _UNKNOWN},
        summary.headline != summary.article.title,
        _LABEL.match(summary.headline) is not None,
        -round(borne_out, 6),
        summary.headline,
    )
