"""L: limits of the endpoint and caps of the user, and what a run makes of them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from running.scenarios.playing import QUICK, Played, Scenario, Setting, play
from wire.server import (
    PROMPT_TOKENS,
    Scene,
    Stage,
    answers,
    breaks,
    completion,
    honest,
    refuses,
    sends,
    stalls,
)

from summarizer.errors import CapReachedError, EndpointError, ExitCode
from summarizer.running.budget import Caps

SLOW_DOWN = refuses(429, "slow down", Retry_After="0.3")
CAPPED = {"ended": CapReachedError, "exit_code": ExitCode.CAP_REACHED}
TOKENS = 40_000
DOLLARS = Decimal("0.2")


def answers_with(**headers: str) -> Scene:
    """Answer honestly, and tell something about limits."""

    def scene(stage: Stage) -> None:
        sends(completion({"content": json.dumps(honest(stage.exchange))}), status=200, **headers)(stage)

    return scene


def counts(prompt: int, completed: int) -> Scene:
    """Answer honestly, and bill so many tokens."""

    def scene(stage: Stage) -> None:
        whole = completion({"content": json.dumps(honest(stage.exchange))})
        whole["usage"] = {"prompt_tokens": prompt, "completion_tokens": completed, "total_tokens": prompt + completed}
        sends(whole)(stage)

    return scene


def waited(played: Played) -> None:
    """Nothing about the article was asked before the time that the endpoint had named."""
    first, second = played.exchanges(1)
    assert second.at - first.at >= 0.3


def spread(played: Played) -> None:
    """After a second's worth at once, the requests come at an even pace."""
    times = [exchange.at for exchange in played.server.ledger]
    assert times[-1] - times[0] >= (len(times) - 4 - 1) / 4


def one_step(played: Played) -> None:
    """Twenty refusals at once are one reason to ask for less."""
    assert 14 <= played.state.limit <= 20


def says_how_to_go_on(played: Played) -> None:
    """The line that ends the run names the option, and when to go on."""
    assert "--max-wait" in str(played.collected.error)
    assert "Go on" in str(played.collected.error)


def within_tokens(played: Played) -> None:
    """What was billed, and what may have been, is within the cap; and the cap was used."""
    unknown = sum((row.prompt or 0) + (row.completion or 0) for row in played.rows if row.billing == "unknown")
    assert 0 < played.server.billed + unknown <= TOKENS
    assert played.collected.count > 10 * (unknown == 0)
    assert f"the cap of {TOKENS:,} tokens" in str(played.collected.error)


def within_money(played: Played) -> None:
    """The same in money, at the prices of the user."""
    cost = sum((row.cost or Decimal(0) for row in played.rows), Decimal(0))
    assert 0 < cost <= DOLLARS
    assert "the cap of $0.20" in str(played.collected.error)


def not_last(played: Played) -> None:
    """Whoever had to wait gets a turn before those who came long after."""
    second = played.exchanges(0)[1]
    assert played.server.ledger.index(second) < len(played.server.ledger) // 2


def eternal(articles: int, scene: Scene, by: str = "429", *, most: int = 4) -> Scenario:
    """Nothing but refusals: it ends when the time is up, and nobody has failed."""
    return Scenario(
        "L8",
        f"{articles} articles, refused for ever by {by}",
        None,
        dict.fromkeys(range(articles), (scene,)),
        untouched=articles,
        articles=articles,
        how=Setting(most=most, max_wait=1.0, patience=QUICK.__class__(3, 0.01, 0.05, longest_limited=1.0)),
        also=says_how_to_go_on,
        **CAPPED,  # type: ignore[arg-type]  # of two fields
    )


ODD = (
    {"Retry_After": "soon", "x_ratelimit_remaining_requests": "-5", "x_ratelimit_reset_requests": "nan"},
    {"retry_after_ms": "inf", "x_ratelimit_limit_tokens": "many", "x_ratelimit_reset_tokens": "6m0s17ms"},
    {"anthropic_ratelimit_requests_reset": "2001-01-01T00:00:00Z", "anthropic_ratelimit_requests_remaining": "0"},
    {"Retry_After": "Fri, 31 Dec 1999 23:59:59 GMT", "x_ratelimit_reset_requests": "-1s"},
)

SCENARIOS = (
    Scenario("L1", "429 with a time to wait", 4, {1: (SLOW_DOWN, answers)}, also=waited),
    Scenario(
        "L1", "the same in milliseconds", 4, {1: (refuses(429, "slow", retry_after_ms="300"), answers)}, also=waited
    ),
    Scenario(
        "L2",
        "a longer wait than the run may wait",
        2,
        {1: (refuses(429, "come back tomorrow", Retry_After="7200"),)},
        untouched=2,
        how=Setting(most=1),
        also=says_how_to_go_on,
        **CAPPED,  # type: ignore[arg-type]  # of two fields
    ),
    Scenario(
        "L3",
        "an empty account that calls itself a limit",
        2,
        {1: (refuses(429, "you exceeded your quota", code="insufficient_quota", Retry_After="1"),)},
        untouched=2,
        ended=EndpointError,
        exit_code=ExitCode.ENDPOINT,
        how=Setting(most=1),
    ),
    Scenario("L4", "a pace that is asked for", 9, articles=9, how=Setting(most=9, rpm=240), also=spread),
    Scenario(
        "L5",
        "headers that make no sense",
        3 + len(ODD),
        {1: (*(refuses(429, "slow", **headers) for headers in ODD), answers_with(**ODD[0]))},
    ),
    Scenario(
        "L6",
        "twenty refusals at once",
        40,
        dict.fromkeys(range(20), (refuses(429, "slow", Retry_After="0.05"), answers)),
        articles=20,
        how=Setting(most=20),
        also=one_step,
    ),
    Scenario(
        "L2",
        "a longer wait than the run may wait, of a server that is down",
        2,
        {1: (refuses(503, "maintenance", Retry_After="7200"),)},
        untouched=2,
        how=Setting(most=1),
        also=says_how_to_go_on,
        **CAPPED,  # type: ignore[arg-type]  # of two fields
    ),
    Scenario(
        "L2", "503 with a time to wait, often", 3 + 4, {1: (*[refuses(503, "busy", Retry_After="0.01")] * 4, answers)}
    ),
    eternal(12, refuses(429, "slow")),
    eternal(12, sends({"error": {"code": 429, "message": "slow"}}), "200 with the code 429"),
    eternal(1, refuses(503, "server busy, please try again"), "a full queue"),
    eternal(1, refuses(503, "maintenance", Retry_After="0.2"), "503 with a time to wait"),
    eternal(2, refuses(429, "slow", Retry_After="0.7"), "429 with a time to wait"),
    eternal(1, refuses(429, "slow", Retry_After="0.3"), "429 with a time to wait"),
    Scenario(
        "L8",
        "one article is refused for ever while the others go through",
        None,
        {0: (refuses(429, "too large for this minute", Retry_After="0.1"),)}
        | {number: (stalls(0.05),) for number in range(1, 30)},
        {0: "TransientError"},
        articles=30,
        exit_code=ExitCode.SOME_FAILED,
        how=Setting(most=2, patience=QUICK.__class__(3, 0.001, 0.002, longest_limited=0.25)),
    ),
    Scenario(
        "L9",
        "a limit of tokens, and counts far from what was set aside",
        12,
        dict.fromkeys(range(12), (counts(PROMPT_TOKENS * 5, 9),)),
        articles=12,
        how=Setting(tpm=3_000_000),
    ),
    Scenario(
        "L10",
        "a cap of tokens",
        None,
        untouched=None,
        articles=60,
        how=Setting(caps=Caps(tokens=TOKENS)),
        also=within_tokens,
        **CAPPED,  # type: ignore[arg-type]  # of two fields
    ),
    Scenario(
        "L10",
        "a cap of money",
        None,
        dict.fromkeys(range(60), (counts(9_000, 4_096),)),
        untouched=None,
        articles=60,
        how=Setting(caps=Caps(cost=DOLLARS)),
        also=within_money,
        **CAPPED,  # type: ignore[arg-type]  # of two fields
    ),
    Scenario(
        "L10",
        "a cap of tokens, and a reset that may have been billed",
        None,
        {0: (breaks, answers)},
        unknown=1,
        untouched=None,
        articles=60,
        how=Setting(most=1, caps=Caps(tokens=TOKENS)),
        also=within_tokens,
        **CAPPED,  # type: ignore[arg-type]  # of two fields
    ),
    Scenario(
        "L10",
        "a cap that leaves no room for the first request",
        0,
        untouched=3,
        how=Setting(caps=Caps(tokens=1_000)),
        **CAPPED,  # type: ignore[arg-type]  # of two fields
    ),
    Scenario(
        "L12",
        "whoever was refused is not kept waiting until the end",
        41,
        {0: (refuses(429, "slow", Retry_After="0.05"), answers)},
        articles=40,
        how=Setting(most=2),
        also=not_last,
    ),
)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_the_run_does_what_is_right(scenario: Scenario, tmp_path: Path) -> None:
    """Calls, classes, exit code and tokens are those of its row, and nothing is lost, doubled or told."""
    play(scenario, tmp_path)
