"""Prompts that a server cut without a word: known by its own counts, and never suspected for nothing."""

import pytest
from wire.asking import FERRY, Result, ask, endpoint, outcomes
from wire.counting import characters, counts, story
from wire.server import Scene, Stage, serving

from summarizer.article import Article
from summarizer.errors import InputCutError, OutputCutError
from summarizer.extraction import Extraction, Usage
from summarizer.extraction.client.cuts import FEWEST_LEARNT, PromptCounts, context_full

KIND = ("json_schema", "en")


SHORT = [story(10 + number, "a") for number in range(FEWEST_LEARNT)]
LONG = story(2000)


def asked(scene: Scene, *articles: Article) -> tuple[list[Result], int]:
    """What came of the articles, and after how many calls."""
    with serving(scene) as server:
        results = ask(endpoint(server.url), *articles)
    return results, len(server.ledger)


def test_a_count_that_does_not_follow_the_prompt_is_a_cut() -> None:
    """The model may guess the first number; the count of the long prompt shows that it saw a part, after one call."""
    results, calls = asked(counts(4000), *SHORT, LONG)
    assert [outcomes(result) for result in results] == [["ok"]] * len(SHORT) + [["InputCutError"]]
    assert InputCutError is type(results[-1])
    assert "read only 4,000 tokens of a prompt of" in str(results[-1])
    assert calls == len(SHORT) + 1


INNOCENT = {
    "a server that counts all": counts(10**6),
    "a server that always says the same": counts(700),
}


@pytest.mark.parametrize("scene", INNOCENT.values(), ids=INNOCENT.keys())
def test_honest_counts_and_no_counts_are_no_cut(scene: Scene) -> None:
    """Nothing is held against a server whose counts follow the lengths, or say nothing about them."""
    results, _ = asked(scene, *SHORT, LONG)
    assert [outcomes(result) for result in results] == [["ok"]] * (len(SHORT) + 1)


def test_nothing_is_held_against_the_first_articles() -> None:
    """Before enough was counted there is nothing to compare with."""
    results, _ = asked(counts(4000), *SHORT[:-1], LONG)
    assert isinstance(results[-1], Extraction)


def counted(prompt: int, **others: int) -> Usage:
    return Usage(prompt=prompt, completion=100, **others)


def learnt(*ratios: float, kind: tuple[str, str] = KIND) -> PromptCounts:
    """Counts of prompts of 8000 characters and a few more each, at so many tokens a character."""
    known = PromptCounts()
    for number in range(FEWEST_LEARNT):
        length = 8000 + 100 * number
        known.learn(kind, length, counted(round(length * ratios[number % len(ratios)])))
    return known


def test_what_a_prompt_of_its_length_comes_to_is_known() -> None:
    """At the fewest tokens a character so far; something less has other reasons."""
    assert learnt(0.25).cut(KIND, 40_000, counted(6999))
    assert not learnt(0.25).cut(KIND, 40_000, counted(7001))


UNSUSPECTED = {
    "a language with longer tokens, counted for the first time": (
        learnt(0.25, kind=("json_schema", "zh")),
        40_000,
        counted(4000),
    ),
    "another way of asking": (learnt(0.25, kind=("json_schema_strict", "en")), 40_000, counted(4000)),
    "a prompt no longer than one that was read whole": (learnt(0.25), 8000, counted(1000)),
    "a few tokens less": (learnt(0.25), 40_000, counted(7100)),
    "counts that jump, as of what is in store": (learnt(0.25, 0.1), 40_000, counted(1000)),
    "tokens from a cache, counted apart": (learnt(0.25), 40_000, counted(4000, cached=5000)),
    "tokens into a cache, counted apart": (learnt(0.25), 40_000, counted(4000, cache_write=5000)),
    "no count": (learnt(0.25), 40_000, Usage()),
    "nothing learnt": (PromptCounts(), 40_000, counted(4000)),
}


@pytest.mark.parametrize(("known", "length", "usage"), UNSUSPECTED.values(), ids=UNSUSPECTED.keys())
def test_what_may_have_another_reason_is_no_cut(known: PromptCounts, length: int, usage: Usage) -> None:
    """An article is not lost because a server counts in its own way."""
    assert not known.cut(KIND, length, usage)


def test_a_full_context_makes_a_smaller_gap_tell() -> None:
    """8192 tokens in all are a sign, but only beside a count that is too low."""
    full = Usage(prompt=8092, completion=100)
    assert learnt(0.25).cut(KIND, 40_000, full)
    assert not learnt(0.25).cut(KIND, 33_000, full)


@pytest.mark.parametrize(
    ("prompt", "completion", "full"),
    [(4096, 12, True), (4000, 96, True), (2048, None, True), (4000, 95, False), (512, 512, False), (None, None, False)],
)
def test_a_full_context_is_a_power_of_two(prompt: int | None, completion: int | None, full: bool) -> None:  # noqa: FBT001  # a table
    """Prompt alone, or with the answer; nothing below what an article needs."""
    assert full is context_full(Usage(prompt=prompt, completion=completion))


def test_a_wrong_echo_in_a_full_context_is_not_asked_about_again() -> None:
    """Two signs are enough: a second question would be cut as the first one was."""
    long = story(1200)
    [result], calls = asked(counts(4096, first=3), long)
    assert (InputCutError, 1) == (type(result), calls)
    [result], calls = asked(counts(4000, first=3), long)
    assert (InputCutError, 2) == (type(result), calls)


def test_an_answer_cut_by_a_full_context_is_not_given_more_room() -> None:
    """The limit was not what stopped it; where it was, twice the room helps."""

    def cut(stage: Stage) -> None:
        prompt = characters(stage.exchange) // 4
        counts(10**6, finish="length", answered=4096 - prompt)(stage)

    [result], calls = asked(cut, FERRY)
    assert (OutputCutError, 1) == (type(result), calls)
    [result], calls = asked(counts(10**6, finish="length", answered=2000), FERRY)
    assert (OutputCutError, 2) == (type(result), calls)


def test_what_was_learnt_is_told_and_read_again() -> None:
    """The next process knows it; a line of another version, or a damaged one, is as none."""
    known = learnt(0.25)
    again = PromptCounts(known.tell())
    assert again.cut(KIND, 40_000, counted(4000))
    assert (again.tell(), False, False) == (known.tell(), known.news, again.news)
    for line in (None, "", "{}", "no JSON", '[[["json_schema", "en"], {"longest": "far"}]]'):
        assert not PromptCounts(line).cut(KIND, 40_000, counted(4000))


def test_counts_that_jumped_are_learnt_anew() -> None:
    """One odd count must not leave an endpoint unwatched for ever."""
    assert "[]" == PromptCounts(learnt(0.25, 0.1).tell()).tell()


def test_a_prompt_that_is_played_again_teaches_nothing() -> None:
    """A few prompts out of a journal, time and again, are no more than those few."""
    known = PromptCounts()
    for _ in range(FEWEST_LEARNT):
        for length in (8000, 8100):
            known.learn(KIND, length, counted(length // 4))
    assert not known.cut(KIND, 40_000, counted(4000))


def test_what_was_learnt_is_worth_telling_now_and_then() -> None:
    """While little is known, each prompt; later on, one that moves a bound by a tenth."""
    known = PromptCounts()
    told = 0
    for number in range(1000):
        length = 8000 + number
        if known.learn(KIND, length, counted(round(length * (0.25 + 0.02 * number / 1000)))):
            known.tell()
            told += 1
    assert FEWEST_LEARNT <= told <= FEWEST_LEARNT + 2
    assert known.news
