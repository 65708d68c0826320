"""Prompts that a server cut without a word: known by its own counts, and never suspected for nothing."""

import json

import pytest
from wire.asking import FERRY, Result, ask, endpoint, outcomes
from wire.asking import article as english
from wire.server import Exchange, Scene, Stage, completion, echo, honest, sends, serving

from summarizer.article import Article
from summarizer.errors import InputCutError, OutputCutError
from summarizer.extraction import Extraction, Usage
from summarizer.extraction.client.cuts import FEWEST_LEARNT, PromptCounts, context_full

KIND = ("json_schema", "en")


def story(sentences: int, name: str = "") -> Article:
    """An article of so many sentences of twenty characters or so."""
    return english(" ".join(f"Ferry {name}{number} sailed on." for number in range(sentences)))


SHORT = [story(10 + number, "a") for number in range(FEWEST_LEARNT)]
LONG = story(2000)


def characters(exchange: Exchange) -> int:
    """Of all messages."""
    return sum(len(message["content"]) for message in exchange.body["messages"])


def counts(tokens: int, *, finish: str = "stop", answered: int = 100, first: int | None = None) -> Scene:
    """A good answer after at most so many tokens of the prompt, at four characters each."""

    def scene(stage: Stage) -> None:
        read = echo(stage.exchange)
        answer = honest(stage.exchange) | {"sentences_read": {"first": first or read["first"], "last": read["last"]}}
        whole = completion({"content": json.dumps(answer)}, finish=finish)
        prompt = min(tokens, characters(stage.exchange) // 4)
        whole["usage"] = {"prompt_tokens": prompt, "completion_tokens": answered, "total_tokens": prompt + answered}
        sends(whole)(stage)

    return scene


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
    assert "read 4000 tokens of a prompt of at least" in str(results[-1])
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


def test_what_is_expected_is_said() -> None:
    """The least that a prompt of this length came to so far."""
    assert learnt(0.25).expected(KIND, 40_000, counted(4000)) == 10_000


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
    assert known.expected(KIND, length, usage) is None


def test_a_full_context_makes_a_smaller_gap_tell() -> None:
    """8192 tokens in all are a sign, but only beside a count that is too low."""
    full = Usage(prompt=8092, completion=100)
    assert learnt(0.25).expected(KIND, 40_000, full) == 10_000
    assert learnt(0.25).expected(KIND, 33_000, full) is None


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
