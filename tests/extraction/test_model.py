"""The model engine against a server that plays every reply there is: what comes out, and after how many calls."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from wire.asking import FERRY, article, ask, attempts, endpoint, outcomes
from wire.server import (
    COMPLETION_TOKENS,
    PROMPT_TOKENS,
    Exchange,
    Scene,
    Stage,
    answers,
    breaks,
    calls_tool,
    closed_port,
    completion,
    drips,
    echo,
    floods,
    honest,
    refuses,
    says,
    sends,
    serving,
    stalls,
)

from summarizer.errors import (
    AnswerError,
    EndpointError,
    ExtractionError,
    InputCutError,
    OutputCutError,
    RefusedError,
    TooLongError,
    TransientError,
)
from summarizer.extraction import Extraction, Patience, model_engine

UNREADABLE = "The model produced output that does not match the expected peg-native format"


def lacks_a_field(exchange: Exchange) -> dict[str, Any]:
    """An answer that breaks the schema."""
    return {name: value for name, value in honest(exchange).items() if name != "headline"}


def without(name: str) -> Scene:
    """A good completion without one of its fields."""

    def scene(stage: Stage) -> None:
        whole = completion({"content": json.dumps(honest(stage.exchange))})
        del whole[name]
        sends(whole)(stage)

    return scene


def wrapped(make: Callable[[str], Mapping[str, Any]]) -> Scene:
    """A good answer in an unusual message."""
    return says(honest, wrap=make)


def in_prose(form: str) -> Scene:
    """A good answer with something around it; `%s` stands for the answer."""
    return wrapped(lambda text: {"content": form.replace("%s", text)})


DECOY = '{"headline": "You have been pwned", "key_facts": []}'

GOOD: dict[str, tuple[Scene, ...]] = {
    "plain": (answers,),
    "429 with Retry-After": (refuses(429, "slow down", Retry_After="0.05"), answers),
    "429 in milliseconds": (refuses(429, "slow down", retry_after_ms="50"), answers),
    "429 with nonsense": (refuses(429, "slow down", Retry_After="soon"), answers),
    "408": (refuses(408, "too slow"), answers),
    "409": (refuses(409, "locked"), answers),
    "500": (refuses(500, "oops"), answers),
    "502 as a page": (sends(b"<html>bad gateway</html>", status=502), answers),
    "503 twice": (refuses(503, "busy"), refuses(503, "busy"), answers),
    "529": (refuses(529, "overloaded"), answers),
    "200 with a server's error": (sends({"error": {"code": 502, "message": "upstream"}}), answers),
    "a page once": (sends(b"<html>log in</html>", Content_Type="text/html"), answers),
    "reset in the middle": (breaks, answers),
    "time-out": (stalls(0.6), answers),
    "no JSON, then good": (says("I cannot find any JSON."), answers),
    "cut JSON, then good": (says('{"headline": "The fer'), answers),
    "breaks the schema, then good": (says(lacks_a_field), answers),
    "no choices, then good": (sends(completion({}) | {"choices": []}), answers),
    "null choices, then good": (sends(completion({}) | {"choices": None}), answers),
    "empty content, then good": (says(""), answers),
    "wrong echo, then good": (
        says(lambda exchange: honest(exchange) | {"sentences_read": {"first": 2, "last": 3}}),
        answers,
    ),
    "cut at the limit, then whole": (says(honest, finish="length"), answers),
    "fenced": (in_prose("```json\n%s\n```"),),
    "with remarks": (in_prose("Here {you} go:\n%s\nAnything else? {}".replace(" {}", "")),),
    "after thoughts with a decoy": (in_prose(f"<think>The text says {DECOY}, ha!</think>\n%s"),),
    "after thoughts without a start": (in_prose(f"It says {DECOY}.</think>%s"),),
    "content though a tool was forced": (refuses(400, "json_schema?"),) * 2
    + (refuses(400, "json_object?"), says(honest)),
    "tool arguments as an object": (wrapped(lambda text: calls_tool(json.loads(text))),),
    "tool arguments as text": (wrapped(calls_tool),),
    "old function call": (wrapped(lambda text: {"content": None, "function_call": {"name": "x", "arguments": text}}),),
    "content in parts": (wrapped(lambda text: {"content": [{"type": "text", "text": text}]}),),
    "beside an empty content": (wrapped(lambda text: {"content": None, "reasoning_content": text}),),
    "beside an empty content, new name": (wrapped(lambda text: {"content": "", "reasoning": text}),),
    "usage missing": (without("usage"),),
    "model missing": (without("model"),),
    "id missing": (without("id"),),
}


@pytest.mark.parametrize("scenes", GOOD.values(), ids=GOOD.keys())
def test_what_can_be_mended_is_mended(scenes: tuple[Scene, ...]) -> None:
    """A summary comes out of every reply that holds one, after exactly as many calls as scenes, each on record."""
    with serving(*scenes) as server:
        [result] = ask(endpoint(server.url, timeout=0.5), FERRY)
    assert isinstance(result, Extraction), result
    assert result.summary.headline == "Something happened"
    assert len(scenes) == len(server.ledger) == len(attempts(result))
    assert [outcome for outcome in outcomes(result) if outcome == "ok"] == ["ok"]
    assert outcomes(result)[-1] == "ok"


@dataclass(frozen=True)
class Bad:
    """Scenes from which no summary can come, and what they must come to."""

    scenes: tuple[Scene, ...]
    error: type[Exception]
    calls: int
    says: str


BAD = {
    "time-out for ever": Bad((stalls(1.0),), TransientError, 3, "within 0.2 seconds"),
    "slow drip": Bad((drips,), TransientError, 3, "within 0.2 seconds"),
    "500 for ever": Bad((refuses(500, "oops"),), TransientError, 3, "given up after 3"),
    "429 for ever": Bad((refuses(429, "slow", Retry_After="0.2"),), TransientError, 3, "fewer requests"),
    "a wait too long": Bad((refuses(429, "slow", Retry_After="3600"),), TransientError, 1, "3600 s"),
    "bad JSON for ever": Bad((says("no"),), AnswerError, 2, "no JSON object"),
    "bad schema for ever": Bad((says(lacks_a_field),), AnswerError, 2, "breaks the schema"),
    "no choices for ever": Bad((sends(completion({}) | {"choices": []}),), AnswerError, 2, "empty"),
    "thoughts only": Bad((says(f"<think>{DECOY}"),), AnswerError, 2, "no JSON object"),
    "a decoy before a broken answer": Bad((says(DECOY + ' {"headline": "cut'),), AnswerError, 2, "JSON breaks"),
    "wrong echo for ever": Bad(
        (says(lambda exchange: honest(exchange) | {"sentences_read": {"first": 2, "last": 3}}),),
        InputCutError,
        2,
        "2 to 3, and was sent 1 to 3",
    ),
    "refusal": Bad((says("", wrap=lambda _: {"content": None, "refusal": "No."}),), RefusedError, 1, "declined"),
    "content filter": Bad((says("", finish="content_filter"),), RefusedError, 1, "content filter"),
    "content filter as 400": Bad((refuses(400, "no", code="content_filter"),), RefusedError, 1, "content filter"),
    "moderation as 403": Bad((refuses(403, "your input was flagged"),), RefusedError, 1, "content filter"),
    "unreadable for llama.cpp": Bad((refuses(500, UNREADABLE),), OutputCutError, 2, "before it was whole"),
    "length for ever": Bad((says(honest, finish="length"),), OutputCutError, 2, "output limit"),
    "model unknown, litellm": Bad(
        (refuses(400, "/chat/completions: Invalid model name passed in model=x."),), EndpointError, 1, "the model"
    ),
    "key unknown, litellm": Bad(
        (refuses(400, "No connected db.", kind="no_db_connection"),), EndpointError, 1, "refused the key"
    ),
    "context length": Bad((refuses(400, "Too long.", code="context_length_exceeded"),), TooLongError, 1, "longer"),
    "context length, llama.cpp": Bad(
        (refuses(400, "the request exceeds the available context size", kind="exceed_context_size_error"),),
        TooLongError,
        1,
        "longer",
    ),
    "413": Bad((refuses(413, "big"),), TooLongError, 1, "size"),
    "unclear 400": Bad((refuses(400, "you did something wrong"),), ExtractionError, 1, "you did something wrong"),
    "endless body": Bad((floods(17 << 20),), ExtractionError, 1, "16 MiB"),
    "401": Bad((refuses(401, "bad key"),), EndpointError, 1, "key"),
    "403": Bad((refuses(403, "not yours"),), EndpointError, 1, "may not"),
    "402": Bad((refuses(402, "pay"),), EndpointError, 1, "quota"),
    "quota as 429": Bad((refuses(429, "empty", code="insufficient_quota"),), EndpointError, 1, "quota"),
    "quota as 200": Bad((sends({"error": {"code": "insufficient_quota"}}),), EndpointError, 1, "quota"),
    "404 model": Bad(
        (refuses(404, "no such model", code="model_not_found"),), EndpointError, 1, "model or the address"
    ),
    "404 page": Bad((sends(b"<html>", status=404),), EndpointError, 1, "model or the address"),
    "a page twice": Bad((sends(b"<html>", Content_Type="text/html"),), EndpointError, 2, "no completion"),
    "text twice": Bad((sends(b"hello"),), EndpointError, 2, "no completion"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_what_cannot_be_mended_is_named(bad: Bad) -> None:
    """Every other reply ends in the error that names it, after the least calls that could have helped."""
    with serving(*bad.scenes) as server:
        [error] = ask(endpoint(server.url, timeout=0.2 if "0.2" in bad.says else 5.0), FERRY)
    assert bad.error is type(error), repr(error)
    assert bad.says in str(error)
    assert bad.calls == len(server.ledger) == len(attempts(error))
    assert "ok" not in outcomes(error)


def test_a_closed_port_is_an_endpoint_error() -> None:
    """Where nobody listens no article can succeed, and nothing is tried twice."""
    [error] = ask(endpoint(f"http://127.0.0.1:{closed_port()}/v1"), FERRY)
    assert EndpointError is type(error)
    assert 1 == len(attempts(error))
    assert "http://127.0.0.1" in str(error)


def test_a_server_that_goes_away_later_is_a_passing_fault() -> None:
    """An endpoint that has answered before may be restarting: that ends one article, not the run."""

    async def run() -> list[object]:
        with serving(answers) as server:
            engine = model_engine(endpoint(server.url))
            results: list[object] = [await engine.summarize(FERRY)]
        try:
            results.append(await engine.summarize(article("Another text. It has two sentences.")))
        except ExtractionError as error:
            results.append(error)
        await engine.close()
        return results

    good, error = asyncio.run(run())
    assert isinstance(good, Extraction)
    assert TransientError is type(error)


def test_tokens_are_counted_for_every_attempt() -> None:
    """What the server billed is what the attempts add up to, also for answers that were of no use."""
    with serving(refuses(500, "oops"), says("no JSON"), says(lacks_a_field)) as server:
        [error] = ask(endpoint(server.url), FERRY)
    billed = sum((each.prompt_tokens or 0) + (each.completion_tokens or 0) for each in attempts(error))
    assert server.billed == billed == 2 * (PROMPT_TOKENS + COMPLETION_TOKENS)
    assert outcomes(error) == ["TransientError", "AnswerError", "AnswerError"]
    assert [each.prompt_tokens for each in attempts(error)] == [None, PROMPT_TOKENS, PROMPT_TOKENS]


def test_a_count_that_is_missing_is_not_zero() -> None:
    """An endpoint that reports no tokens leaves None in the ledger, not a number."""
    with serving(without("usage")) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert [each.prompt_tokens for each in attempts(result)] == [None]


def test_an_answer_among_the_thoughts_is_marked() -> None:
    """The ledger says when the answer stood where thoughts belong."""
    with serving(GOOD["beside an empty content"][0]) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert [each.detail for each in attempts(result)] == ["read from reasoning_content"]


def test_the_output_limit_is_raised_once() -> None:
    """An answer that reached the limit is asked for again with twice the room, and no third time."""
    with serving(says(honest, finish="length")) as server:
        ask(endpoint(server.url), FERRY)
    assert [exchange.body["max_tokens"] for exchange in server.ledger] == [4096, 8192]


def test_a_cut_tool_call_counts_as_cut() -> None:
    """Broken JSON that is as long as the limit allows was cut, whatever the server calls it."""
    cut = completion(calls_tool('{"headline": "The fer'), finish="tool_calls")
    cut["usage"]["completion_tokens"] = 4096
    with serving(sends(cut), answers) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == ["OutputCutError", "ok"]
    assert server.ledger[1].body["max_tokens"] == 8192


def test_retry_after_is_obeyed() -> None:
    """No request is sent before the time that the endpoint asked for."""
    with serving(refuses(429, "slow", Retry_After="0.3"), answers) as server:
        start = time.monotonic()
        ask(endpoint(server.url), FERRY)
    assert time.monotonic() - start >= 0.3
    assert len(server.ledger) == 2


def test_the_budget_of_tries_is_the_articles() -> None:
    """Faults before and after a useless answer draw on one budget."""
    patience = Patience(tries=3, first_wait=0.001, longest_wait=0.001)
    with serving(refuses(500, "a"), refuses(500, "b"), says("no JSON"), refuses(500, "c"), answers) as server:
        [error] = ask(endpoint(server.url, patience=patience), FERRY)
    assert TransientError is type(error)
    assert len(server.ledger) == 4


def test_gaps_in_the_numbers_are_no_cut() -> None:
    """The echo is compared with the first and the last sentence that was told, not with the article's."""
    story = article("Read also: a dog. The ferry sailed. Its crew sang. Subscribe now.", withheld=[1, 4])
    with serving(answers) as server:
        [result] = ask(endpoint(server.url), story)
    assert isinstance(result, Extraction)
    assert echo(server.ledger[0]) == {"first": 2, "last": 3}


def test_an_article_without_a_story_costs_nothing() -> None:
    """Where no sentence may be told, nothing is sent."""
    with serving(answers) as server:
        [error] = ask(endpoint(server.url), article("Subscribe now.", withheld=[1]))
    assert ExtractionError is type(error)
    assert "news/ferry.txt: holds no sentence" in str(error)
    assert server.ledger == []


def test_provenance_says_what_made_the_summary() -> None:
    """Model as asked and as answered, mode, and fingerprints of prompt and schema stand beside the summary."""
    settings = endpoint("http://127.0.0.1")
    with serving(says(honest)) as server:
        settings = endpoint(server.url)
        [result] = ask(settings, FERRY)
    assert isinstance(result, Extraction)
    made = result.provenance
    assert ("model", settings.model, "tiny-1") == (made.engine, made.model, made.answered_by)
    assert made.mode == "json_schema_strict"
    assert made.prompt is not None
    assert [len(made.prompt), len(made.schema_fingerprint)] == [16, 16]


def test_an_engine_serves_one_loop_after_another() -> None:
    """The connections belong to a loop; the engine outlives it."""
    with serving(answers) as server:
        engine = model_engine(endpoint(server.url))

        async def once() -> str:
            extraction = await engine.summarize(FERRY)
            await engine.close()
            return extraction.summary.headline

        assert [asyncio.run(once()), asyncio.run(once())] == ["Something happened"] * 2


def test_a_cancelled_call_ends_at_once() -> None:
    """Whoever stops waiting is not kept until the answer is there, and nothing is asked again."""
    answered = threading.Event()

    def drips_to_the_end(stage: Stage) -> None:
        drips(stage)
        answered.set()

    async def run(url: str) -> None:
        engine = model_engine(endpoint(url))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await engine.summarize(FERRY)
        await engine.close()

    with serving(drips_to_the_end) as server:
        asyncio.run(run(server.url))
        assert not answered.is_set()
        assert 1 == len(server.ledger)
