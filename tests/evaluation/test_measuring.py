"""What metrics come to over all cases: nothing that was planned drops out of a mean."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluation.labels import Split
from summarizer.evaluation.measuring import compared, measured
from summarizer.evaluation.result import Measured, ScoredArticle, ScoredCase, ScorerFailure
from summarizer.evaluation.scorers.scoring import Counts, rates
from summarizer.evaluation.scorers.scoring import compared as compared_lists
from summarizer.evaluation.scores import Level, Metric, Score

TOKENS = Metric("cost.tokens", "tokens", Level.ARTICLE, lower_is_better=True, worst=None)
RECALL = Metric("facts.recall", "facts found", Level.ARTICLE)
ALARMS = Metric("conflicts.alarms", "false alarms", Level.STORY, lower_is_better=True, worst=9, rate=False)
METRICS = (RECALL, ALARMS)
FEW = settings(max_examples=40, deadline=None)  # each draws thousands of times


def recall(value: float | None, reason: str = "", *, hits: float = 0, of: float = 0) -> Score:
    return Score(metric=RECALL.name, value=value, reason=reason, hits=hits, of=of)


def alarms(value: float | None) -> Score:
    return Score(metric=ALARMS.name, value=value)


def article(name: str, *scores: Score, failure: str | None = None) -> ScoredArticle:
    return ScoredArticle(name=name, article=f"id-{name}", title=None, scores=scores, failure=failure)


def case(
    story: str, *articles: ScoredArticle, repeat: int = 0, count: float = 0, broken: Sequence[ScorerFailure] = ()
) -> ScoredCase:
    return ScoredCase(
        story=story,
        about="",
        split=Split.OPEN,
        repeat=repeat,
        articles=articles,
        scores=(alarms(count),),
        failures=tuple(broken),
    )


def of_facts(*cases: ScoredCase) -> Measured:
    (found,) = measured(cases, [RECALL])
    return found


def counts(found: Measured) -> tuple[int, int, int, int]:
    return found.n_scored, found.n_planned, found.n_undefined, found.n_failed


BAY = case("bay", article("a", recall(0.5, hits=1, of=2)), article("b", recall(1, hits=6, of=6)))
QUAY = case("quay", article("c", recall(0, hits=0, of=2)), count=3)


def test_means_of_articles_and_of_stories() -> None:
    """An article counts as one however many items it has, the pooled figure counts items, a story its articles."""
    facts, conflicts = measured([QUAY, BAY], METRICS)
    assert (0.5, 7 / 10, {"bay": 0.75, "quay": 0}) == (facts.mean, facts.pooled, facts.by_story)
    assert (0, 0.75) == (facts.low, facts.high)
    assert (3, 3, 0, 0) == counts(facts)
    assert (1.5, None, {"bay": 0, "quay": 3}) == (conflicts.mean, conflicts.pooled, conflicts.by_story)
    assert (2, 2, 0, 0) == counts(conflicts)


def test_only_a_rate_has_an_interval_of_its_own() -> None:
    """One of two stories with a false alarm is no rate of 50 %, though it looks like one of two."""
    alarm = Score(metric=ALARMS.name, value=1, hits=1, of=1)
    (found,) = measured([QUAY.model_copy(update={"scores": (alarm,)})], [ALARMS])
    assert (1, None, None) == (found.pooled, found.pooled_low, found.pooled_high)
    assert of_facts(BAY).pooled_low is not None


def test_a_pooled_f1_is_that_of_pooled_precision_and_recall() -> None:
    """Two of three returned items are right and cover one of two expected ones: 2PR / (P + R), and not 3 of 5."""
    metrics = rates("quotes", "quotes")
    (bay,) = BAY.articles[:1]
    scored = compared_lists(metrics, Counts(right=2, actual=3, found=1, expected=2))
    found = measured([case("bay", bay.model_copy(update={"scores": scored}))], metrics.all)
    assert [2 / 3, 1 / 2, pytest.approx(4 / 7)] == [each.pooled for each in found]
    assert found[2].pooled_low is None
    alone = measured([case("bay", bay.model_copy(update={"scores": scored}))], metrics.all[2:])
    assert [3 / 5] == [each.pooled for each in alone]


def test_no_case() -> None:
    """Of nothing there is no mean, no interval and no count."""
    found = of_facts()
    assert (None, None, None, None, {}) == (found.mean, found.low, found.high, found.pooled, found.by_story)
    assert (0, 0, 0, 0) == counts(found)


def test_one_story_has_a_mean_and_no_interval() -> None:
    """How stories differ, one of them does not say."""
    found = of_facts(BAY)
    assert (0.75, None, None) == (found.mean, found.low, found.high)


def test_an_article_without_an_answer_counts_as_the_worst() -> None:
    """It is counted as failed, whatever score it may have, and nothing is pooled: its items are not known."""
    found = of_facts(BAY, case("quay", article("c", recall(1), failure="refused")))
    assert (0.5, None, 0) == (found.mean, found.pooled, found.by_story["quay"])
    assert (2, 3, 0, 1) == counts(found)


def test_a_story_with_an_article_without_an_answer_counts_as_the_worst() -> None:
    """A briefing that lost an article has fewer false alarms; that must not look like an improvement."""
    lost = case("bay", article("a", recall(1)), article("b", failure="refused"), count=0)
    (found,) = measured([lost, QUAY], [ALARMS])
    assert (9, 3) == (found.by_story["bay"], found.by_story["quay"])
    assert (1, 2, 0, 1) == counts(found)


def test_an_article_without_an_answer_costs_what_it_costs() -> None:
    """A failure is neither free nor priced at the worst; where nobody knows what it cost, it is left out."""

    def tokens(value: float | None) -> Score:
        return Score(metric=TOKENS.name, value=value, reason="" if value else "nobody counted")

    (found,) = measured(
        [
            case("bay", article("a", tokens(100)), article("b", tokens(300), failure="refused")),
            case("quay", article("c", tokens(None), failure="unreachable"), article("d", failure="crashed")),
        ],
        [TOKENS],
    )
    assert (200, {"bay": 200, "quay": None}) == (found.mean, found.by_story)
    assert (2, 2, 2, 0) == counts(found)


def test_the_scorer_that_owns_the_metric_failed() -> None:
    """Its articles and stories count as the worst, and those of other scorers stay what they are."""
    broken = [ScorerFailure(scorer="facts", article="a", reason="divided by zero")]
    found, other = measured([case("bay", *BAY.articles, broken=broken)], METRICS)
    assert (0.5, 1, 0) == (found.mean, found.n_failed, other.n_failed)
    broken = [ScorerFailure(scorer="conflicts", article=None, reason="divided by zero")]
    found, other = measured([case("bay", *BAY.articles, broken=broken)], METRICS)
    assert (9, 0, 1) == (other.mean, found.n_failed, other.n_failed)


@pytest.mark.parametrize(
    "lacking",
    [
        pytest.param(article("c"), id="no score"),
        pytest.param(article("c", recall(None)), id="no value and no reason"),
        pytest.param(article("c", alarms(1)), id="another metric's score"),
    ],
)
def test_a_missing_score_counts_as_the_worst(lacking: ScoredArticle) -> None:
    """Nobody said that it failed, and it must not vanish all the same."""
    found = of_facts(BAY, case("quay", lacking))
    assert (0.5, 1) == (found.mean, found.n_failed)


def test_what_is_not_defined_is_left_out_and_counted() -> None:
    """An article without facts has no recall: neither 0 nor 1, nor a place in the mean."""
    found = of_facts(BAY, case("quay", article("c", recall(None, "no facts labelled"))))
    assert (0.75, None) == (found.mean, found.by_story["quay"])
    assert (2, 2, 1, 0) == counts(found)


def test_repeats_are_averaged_inside_the_article() -> None:
    """Three repeats of two articles are two values; the interval is that of two stories, not of six."""
    repeats = [
        case(story, article(story, recall(value)), repeat=repeat)
        for story, values in {"bay": (0, 0.5, 1), "quay": (1, 1, 1)}.items()
        for repeat, value in enumerate(values)
    ]
    found = of_facts(*repeats)
    assert (0.75, 0.5, 1, {"bay": 0.5, "quay": 1}) == (found.mean, found.low, found.high, found.by_story)
    assert (2, 2, 0, 0) == counts(found)


def test_a_repeat_that_failed_counts_as_the_worst_inside_its_article() -> None:
    """Of 1, a failure and one without facts the mean is a half; the article counts as failed."""
    found = of_facts(
        case("bay", article("a", recall(1)), repeat=0),
        case("bay", article("a", failure="timed out"), repeat=1),
        case("bay", article("a", recall(None, "nothing returned")), repeat=2),
    )
    assert 0.5 == found.mean
    assert (0, 1, 0, 1) == counts(found)


def test_a_case_or_an_article_that_a_repeat_lacks_counts_as_the_worst() -> None:
    """What any repeat has, each repeat was to have."""
    bay = case("bay", article("a", recall(1)), article("b", recall(1)))
    again = case("bay", article("a", recall(1)), repeat=1)
    quay = case("quay", article("c", recall(1)))
    found = of_facts(bay, again, quay)
    assert ({"bay": 0.75, "quay": 0.5}, 2) == (found.by_story, found.n_failed)


def test_a_case_that_crashed_before_it_had_articles_counts() -> None:
    """How many articles it has nobody knows; it counts as one that failed rather than as none."""
    found = of_facts(BAY, case("quay"))
    assert (0.5, 1) == (found.mean, found.n_failed)


def test_what_stands_twice_is_refused() -> None:
    """Two cases of one story in one repeat, or two scores of one metric: which one is meant, nobody can say."""
    with pytest.raises(ValueError, match="twice in a repeat"):
        measured([BAY, BAY], METRICS)
    with pytest.raises(ValueError, match="'a' has two scores of one metric"):
        measured([case("bay", article("a", recall(0), recall(1)))], METRICS)


# ── for all cases ────────────────────────────────────────────────────────────────────────────────────────────────────

VALUES = st.floats(min_value=0, max_value=1, allow_subnormal=False)
SCORES = st.lists(
    st.one_of(VALUES.map(recall), st.just(recall(None, "none labelled")), st.just(recall(None))), max_size=1
)
ARTICLES = st.tuples(SCORES, st.sampled_from([None, None, None, "refused"]))
STORIES = st.lists(st.lists(ARTICLES, min_size=1, max_size=3), min_size=1, max_size=5)


def cases_of(stories: Sequence[Sequence[tuple[Sequence[Score], str | None]]]) -> list[ScoredCase]:
    return [
        case(
            f"story-{number}",
            *(article(f"article-{at}", *scores, failure=failure) for at, (scores, failure) in enumerate(articles)),
        )
        for number, articles in enumerate(stories)
    ]


@FEW
@given(STORIES)
def test_every_planned_article_is_counted_once(stories: list[list[tuple[list[Score], str | None]]]) -> None:
    """Scored, failed and undefined ones are all there are; those with a value are planned."""
    found = of_facts(*cases_of(stories))
    assert sum(map(len, stories)) == found.n_scored + found.n_undefined + found.n_failed
    assert found.n_planned == found.n_scored + found.n_failed


@FEW
@given(STORIES, st.data())
def test_the_order_of_cases_and_articles_does_not_matter(
    stories: list[list[tuple[list[Score], str | None]]], data: st.DataObject
) -> None:
    """The same bits, however a run came to its end."""
    cases = cases_of(stories)
    shuffled = [
        each.model_copy(update={"articles": tuple(data.draw(st.permutations(each.articles)))})
        for each in data.draw(st.permutations(cases))
    ]
    assert measured(cases, METRICS) == measured(shuffled, METRICS)
    assert compared(cases, cases[:1], METRICS) == compared(shuffled, cases[:1], METRICS)


@FEW
@given(STORIES, st.integers(min_value=0, max_value=4))
def test_a_failure_more_never_helps(stories: list[list[tuple[list[Score], str | None]]], at: int) -> None:
    """With one more article that failed the mean of facts found does not rise, and that of alarms does not fall."""
    before = measured(cases_of(stories), METRICS)
    more = [*stories]
    more[at % len(more)] = [*more[at % len(more)], ([recall(1)], "refused")]
    after = measured(cases_of(more), METRICS)
    assert after[0].mean is not None
    assert before[0].mean is None or after[0].mean <= before[0].mean + 1e-12
    assert after[1].mean is not None
    assert before[1].mean is not None
    assert after[1].mean >= before[1].mean


@FEW
@given(STORIES)
def test_a_run_against_itself(stories: list[list[tuple[list[Score], str | None]]]) -> None:
    """Nothing differs, and the means are those that were measured."""
    cases = cases_of(stories)
    means = {each.metric: each.mean for each in measured(cases, METRICS)}
    for each in compared(cases, cases, METRICS):
        assert (0, each.baseline) == (each.difference, each.value)
        assert each.value == means[each.metric]


# ── against a baseline ───────────────────────────────────────────────────────────────────────────────────────────────


def test_articles_are_compared_in_pairs() -> None:
    """What only one side has a value of counts on neither; the difference is that of the two means."""
    then = [
        case("bay", article("a", recall(0.25)), article("b", recall(0.5)), article("gone", recall(1))),
        case("quay", article("c", recall(0.5)), article("d", recall(None, "none labelled"))),
    ]
    now = [
        case("bay", article("a", recall(0.5)), article("b", recall(0.75)), article("new", recall(0))),
        case("quay", article("c", recall(0.75)), article("d", recall(1))),
    ]
    (found,) = compared(now, then, [RECALL])
    assert (3, 1.25 / 3, 2 / 3) == (found.n, found.baseline, found.value)
    assert (0.25, 0.25, 0.25) == (found.difference, found.low, found.high)
    assert (2 / 4, 0) == (found.p, found.detectable)


def test_what_failed_now_is_a_drop() -> None:
    """An article that had an answer and has none any more counts as the worst against what it was."""
    (found,) = compared(
        [case("bay", article("a", failure="refused"))], [case("bay", article("a", recall(0.5)))], [RECALL]
    )
    assert (-0.5, None, None) == (found.difference, found.p, found.detectable)


def test_a_metric_that_is_new_has_no_baseline() -> None:
    """What the baseline never measured did not fail there, and is no improvement."""
    then = [case("bay", article("a", recall(0.5))).model_copy(update={"scores": ()})]
    assert [RECALL.name] == [each.metric for each in compared([BAY], then, METRICS)]


def test_nothing_in_common() -> None:
    """Runs over other stories cannot be compared, and are not."""
    assert () == compared([BAY], [QUAY], METRICS)
