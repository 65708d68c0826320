"""The grey zone of "same claim": what is open, and what a decision may join."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merging.stories import fact, report, summary

from summarizer.briefing import Briefing
from summarizer.language.similarity import resemblance
from summarizer.merging import Adjudicated, Decision, Grouping, OpenPair, merge, open_pairs
from summarizer.merging.entries import FactKey
from summarizer.presenting import to_json
from summarizer.summary import Certainty
from summarizer.verdicts import VerifiedSummary

SAME = (
    ("A barge rammed the Orvane bridge in thick fog.", "In the early hours a cargo vessel hit the crossing at Orvane."),
    (
        "Firemen pulled two sailors from the harbour.",
        "Two crewmen were rescued from the water by boats near the harbour.",
    ),
    ("Bakers handed out free bread to families.", "Families that lost their homes ate at no cost in bakeries."),
    (
        "Rescuers searched the cellar of the old mill for survivors all night.",
        "Until morning teams looked for survivors under the mill.",
    ),
)


def of(*texts: str) -> list[VerifiedSummary]:
    """An article a text, each of another paper."""
    return [summary(report(text, f"Paper {at}", "2026-03-14"), fact(text)) for at, text in enumerate(texts)]


MANY = of(*(text for pair in SAME for text in pair))


def pairs(summaries: Sequence[VerifiedSummary]) -> list[OpenPair]:
    """The open pairs of one story."""
    [found] = open_pairs(summaries, stories=Grouping.ONE)
    return found


def statements(found: Sequence[OpenPair]) -> list[set[str]]:
    """What the pairs say."""
    return [{pair.one.statement, pair.other.statement} for pair in found]


def decided(summaries: Sequence[VerifiedSummary], found: Sequence[OpenPair], *, same: bool = True) -> Briefing:
    """The briefing of the summaries with one decision for all these pairs."""
    decisions = tuple(Decision(pair.one.identity, pair.other.identity, same) for pair in found)
    return merge(summaries, stories=Grouping.ONE, adjudicated=Adjudicated("tiny", "0" * 16, decisions))


def joined(briefing: Briefing) -> list[set[int]]:
    """The sources of each point that has several."""
    cited = [{citation.source for citation in point.citations} for story in briefing.stories for point in story.points]
    return [sources for sources in cited if len(sources) > 1]


BARGE = of(
    "A barge rammed the Orvane bridge in thick fog before dawn.",
    "In the early hours a cargo vessel hit the crossing at Orvane in fog.",
)


def test_what_differs_in_words_alone_is_open() -> None:
    """Plain code leaves the two apart, and says that it does not know."""
    assert statements(pairs(BARGE)) == [{summary.facts()[0].item.statement for summary in BARGE}]
    assert [] == joined(merge(BARGE))


def test_a_decision_joins_the_pair_with_all_citations() -> None:
    """One point, two independent sources, a wording of one of them."""
    [story] = decided(BARGE, pairs(BARGE)).stories
    [point] = story.points
    assert ([1, 2], 2) == ([citation.source for citation in point.citations], point.independent)
    assert point.statement in {summary.facts()[0].item.statement for summary in BARGE}


def test_a_no_changes_nothing_but_the_record() -> None:
    """The stories are those without any decision."""
    briefing = decided(BARGE, pairs(BARGE), same=False)
    assert merge(BARGE).stories == briefing.stories
    assert briefing.adjudication is not None
    assert (1, 0) == (briefing.adjudication.asked, briefing.adjudication.joined)


def test_each_decision_is_on_record() -> None:
    """Both statements, both citations, what was said, and whether they stand as one."""
    record = decided(BARGE, pairs(BARGE)).adjudication
    assert record is not None
    [pair] = record.pairs
    assert (True, True, ("tiny",)) == (pair.same, pair.joined, record.models)
    assert [1, 2] == [citation.source for citation in pair.citations]
    assert [citation.words for citation in pair.citations] == list(pair.statements)


GATED = {
    "figure": (
        "A drain under the mill street burst and flooded two cellars.",
        "Water from a broken pipe ran into nine cellars of the street.",
    ),
    "name": (
        "A barge rammed the Orvane bridge in thick fog before dawn.",
        "In the early hours a cargo vessel hit the crossing at Sallow in fog.",
    ),
    "day": (
        "A barge rammed the Orvane bridge in fog on Tuesday.",
        "On Friday a cargo vessel hit the crossing at Orvane in fog.",
    ),
    "negation": (
        "A barge rammed the Orvane bridge in thick fog before dawn.",
        "In the early hours no cargo vessel hit the crossing at Orvane in fog.",
    ),
    "a place alone": (
        "A dredger sank in the channel off Vellmoor.",
        "The council of Vellmoor voted to close the baths.",
    ),
}


@pytest.mark.parametrize("texts", GATED.values(), ids=GATED.keys())
def test_what_a_gate_keeps_apart_is_not_asked_and_cannot_be_decided(texts: tuple[str, str]) -> None:
    """Nobody is asked, and a yes that comes all the same opens no gate."""
    summaries = of(*texts)
    assert [] == pairs(summaries)
    one, other = (FactKey(each.article.id, "key_facts", 0) for each in summaries)
    forged = (Decision(one, other, same=True), Decision(other, one, same=True))
    briefing = merge(summaries, adjudicated=Adjudicated("tiny", "0" * 16, forged))
    assert merge(summaries).stories == briefing.stories


@pytest.mark.parametrize("certainty", [Certainty.PLANNED, Certainty.DENIED])
def test_what_is_planned_or_denied_is_not_what_happened(certainty: Certainty) -> None:
    """Nobody is asked whether a plan and a deed are the same, nor a denial and a claim."""
    verified = BARGE[1].facts()[0]
    item = verified.item.model_copy(update={"certainty": certainty})
    turned = BARGE[1].model_copy(update={"items": (verified.model_copy(update={"item": item}),)})
    assert [] == pairs([BARGE[0], turned])


def test_a_figure_that_one_side_alone_gives_is_cited_for_that_side_alone() -> None:
    """The wording without it has both citations; the one with it stays, with its own."""
    summaries = of(
        "A drain under the mill street burst and flooded cellars.",
        "Water from a broken pipe ran into nine cellars of the street.",
    )
    [story] = decided(summaries, pairs(summaries)).stories
    cited = {point.statement: {citation.source for citation in point.citations} for point in story.points}
    assert [{1, 2}, {2}] == [cited[each.facts()[0].item.statement] for each in summaries]


def test_two_claims_of_one_article_are_not_asked_about() -> None:
    """An article that tells a thing twice is no second source of it."""
    one, other = SAME[1]
    assert [] == pairs([summary(report(f"{one} {other}", "Osprey"), fact(one), fact(other, sentence=2))])


def cited(summaries: Sequence[VerifiedSummary]) -> dict[str, set[int]]:
    """The sources of each point once every open pair is called the same."""
    [story] = decided(summaries, pairs(summaries)).stories
    return {point.statement: {citation.source for citation in point.citations} for point in story.points}


def test_a_day_that_one_side_alone_gives_is_cited_for_that_side_alone() -> None:
    """The undated wording has both citations; the dated one stays, with its own."""
    one, other = SAME[1]
    dated = f"{one.removesuffix('.')} on Friday."
    assert {other: {1, 2}, dated: {1}} == cited(of(dated, other))


def test_a_pair_is_open_only_if_every_wording_of_both_clusters_fits() -> None:
    """A claim of Tuesday in the cluster of one keeps that of Friday apart, although the undated one would fit it."""
    undated, other = SAME[1]
    friday, tuesday = f"{other.removesuffix('.')} on Friday.", f"{undated.removesuffix('.')} on Tuesday."
    assert 1 == len(pairs(of(undated, friday)))
    assert [] == pairs(of(undated, tuesday, friday))


SANDBAGS = "Mira Toll asked the army for help with sandbags."


def test_a_name_may_stand_elsewhere_in_the_article() -> None:
    """The town hall is Mira Toll's in both articles, so that the model may say that the two are one."""
    page = report("Soldiers are to fill sandbags, as the town hall wished. Mira Toll is mayor.", "Herald", "2026-03-14")
    summaries = [*of(SANDBAGS), summary(page, fact("Soldiers are to fill sandbags, as the town hall wished."))]
    assert [{1, 2}] == list(cited(summaries).values())


def test_nobody_stands_for_somebody_else_who_is_named() -> None:
    """A sentence about one person is never cited for another, also if its article has both names."""
    told = "Until morning teams of Vellmoor looked for Dan Veld under the mill."
    page = report(f"{told} Mira Toll is mayor.", "Herald", "2026-03-14")
    wording = "Rescuers from Vellmoor searched the cellar of the old mill for Mira Toll all night."
    assert [] == pairs([*of(wording), summary(page, fact(told))])


THREE = of(*SAME[1], "Two swimmers reached the harbour wall.")


def test_a_cluster_joins_only_those_that_it_was_decided_with() -> None:
    """Yes for one and two, yes for one and three, and no for two and three: no chain."""
    by_sources = {(pair.one.origin.source.number, pair.other.origin.source.number): pair for pair in pairs(THREE)}
    assert {(1, 2), (1, 3), (2, 3)} == by_sources.keys()
    assert [{1, 2}] == joined(decided(THREE, [by_sources[1, 2], by_sources[1, 3]]))
    assert [{1, 2, 3}] == joined(decided(THREE, list(by_sources.values())))


def test_copies_of_a_claim_make_one_pair() -> None:
    """A pair for two clusters, however many copies either has; and a decision joins all of them."""
    texts = [each.facts()[0].item.statement for each in BARGE]
    summaries = of(*(text for text in texts for _ in range(5)))
    assert 1 == len(pairs(summaries))
    assert [set(range(1, 11))] == joined(decided(summaries, pairs(summaries)))


def test_of_too_many_pairs_the_most_alike_are_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a story may cost is bounded; those that are left stand in canonical order."""
    every = pairs(THREE)
    likeness = {each.place: resemblance(each.one.bag, each.other.bag) for each in every}
    monkeypatch.setattr("summarizer.merging.grey.MOST_PAIRS", 2)
    found = pairs(THREE)
    assert sorted(likeness.values())[1:] == sorted(likeness[pair.place] for pair in found)
    assert sorted(found, key=lambda pair: pair.place) == found


@given(st.permutations(range(len(MANY))))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_articles_changes_no_pair_and_no_byte(order: list[int]) -> None:
    """Pairs, their order, and the briefing of all decisions are those of any other order."""
    shuffled = [MANY[at] for at in order]
    found, again = pairs(MANY), pairs(shuffled)
    assert statements(found) == statements(again)
    assert [pair.place for pair in found] == [pair.place for pair in again]
    assert to_json(decided(MANY, found)) == to_json(decided(shuffled, again))


def test_a_decision_about_nothing_that_is_there_is_passed_over() -> None:
    """Decisions of another batch neither fail nor join anything."""
    briefing = decided(MANY, pairs(BARGE))
    assert merge(MANY).stories == briefing.stories
    assert briefing.adjudication is None
