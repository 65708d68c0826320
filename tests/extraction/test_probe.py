"""A probe against servers of every kind: what it finds, which mode it settles on, and after how many calls."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from pydantic import SecretStr
from wire.asking import FERRY, KEY, ask, endpoint
from wire.server import (
    PROMPT_TOKENS,
    Scene,
    Stage,
    answers,
    breaks,
    calls_tool,
    closed_port,
    completion,
    refuses,
    says,
    sends,
    serving,
)

from summarizer.errors import EndpointError
from summarizer.extraction import Capabilities, Endpoint, Support, probe
from summarizer.extraction.client.probing import CODE, OUTPUT

CODED = json.dumps({"code": CODE})
PROSE = "A ripe lemon is yellow."


def plays(default: str = PROSE, **by_mode: Scene | str) -> Scene:
    """A server that answers each mode in its own way, a string as the content of its message."""

    def scene(stage: Stage) -> None:
        play = by_mode.get(stage.exchange.mode, default)
        (says(play) if isinstance(play, str) else play)(stage)

    return scene


def asked(settings: Endpoint) -> Capabilities:
    """What a probe finds."""
    return asyncio.run(probe(settings))


def supports(found: Capabilities) -> dict[str, Support]:
    """What came of each mode that was asked."""
    return {each.mode: each.support for each in found.modes if each.support is not Support.NOT_ASKED}


TOOL = says(CODED, wrap=calls_tool)
NO = refuses(400, "response_format is not supported")
NO_TOOLS = refuses(400, "tools are not supported")


@pytest.mark.parametrize(
    ("scene", "expected", "mode"),
    [
        pytest.param(
            plays(json_schema_strict=CODED, json_object=CODED, tools=TOOL),
            {"json_schema_strict": "enforced", "json_object": "enforced", "tools": "enforced"},
            "json_schema_strict",
            id="all enforced: the plain schema and the prompt alone are not asked",
        ),
        pytest.param(
            plays(json_schema_strict=NO, json_schema=CODED, json_object=PROSE, tools=NO_TOOLS),
            {"json_schema_strict": "refused", "json_schema": "enforced", "json_object": "accepted", "tools": "refused"},
            "json_schema",
            id="strict refused",
        ),
        pytest.param(
            plays(json_object='{"colour": "yellow"}', tools=NO_TOOLS),
            {
                "json_schema_strict": "accepted",
                "json_schema": "accepted",
                "json_object": "enforced",
                "tools": "refused",
            },
            "json_object",
            id="schemas accepted and ignored, as by a grammar that did not parse",
        ),
        pytest.param(
            plays(
                json_schema_strict='{"code": "yellow"}', json_schema='{"code": "red"}', tools=says(CODED), prompt=CODED
            ),
            {
                "json_schema_strict": "accepted",
                "json_schema": "accepted",
                "json_object": "accepted",
                "tools": "accepted",
                "prompt": "followed",
            },
            "prompt",
            id="objects, but not those of the schema, and a tool's answer in the text",
        ),
        pytest.param(
            plays(json_schema_strict=NO, json_schema=NO, json_object=NO, tools=NO_TOOLS),
            {
                "json_schema_strict": "refused",
                "json_schema": "refused",
                "json_object": "refused",
                "tools": "refused",
                "prompt": "accepted",
            },
            "prompt",
            id="nothing at all",
        ),
    ],
)
def test_each_mode_is_told_by_what_the_answer_kept_to(scene: Scene, expected: Mapping[str, str], mode: str) -> None:
    """Prose or another object where the schema left no choice means that the mode was only accepted."""
    with serving(scene) as server:
        found = asked(endpoint(server.url))
        assert list(expected) == server.modes
    assert (expected, mode) == (supports(found), found.mode)
    assert found.usable is any(support in {"enforced", "followed"} for support in expected.values())
    answered = [support for support in expected.values() if support != "refused"]
    assert (len(expected), PROMPT_TOKENS * len(answered)) == (found.calls, found.prompt_tokens)


def test_what_is_asked_gives_the_code_away_to_nobody() -> None:
    """The word stands in the schema alone, beside the whole schema of a summary; the prompt asks for prose."""
    with serving(plays(json_schema_strict=CODED, tools=TOOL)) as server:
        asked(endpoint(server.url))
    strict, loose, tools = server.ledger
    for exchange in server.ledger:
        assert CODE not in exchange.system + exchange.user
        assert "Never write JSON" in exchange.system
        assert OUTPUT == exchange.body["max_tokens"]
    schemas = (
        strict.body["response_format"]["json_schema"]["schema"],
        tools.body["tools"][0]["function"]["parameters"],
    )
    for schema in schemas:
        assert {"code", "key_facts", "sentences_read"} <= set(schema["required"])
        assert CODE in json.dumps(schema)
    assert CODE in json.dumps(loose.body["response_format"]["schema"])


def test_runs_begin_with_what_a_probe_found() -> None:
    """A server that ignores schemas would fail every article; after a probe the first call asks in the mode that holds.

    The gate remembers it, as that of a run does.
    """

    def scene(stage: Stage) -> None:
        if "lemon" in stage.exchange.user:
            plays(json_object="{}", tools=NO_TOOLS)(stage)
        else:
            answers(stage)

    with serving(scene) as server:
        settings = endpoint(server.url)
        asked(settings)
        ask(settings, FERRY)
        assert "json_object" == server.ledger[-1].mode
        assert 5 == len(server.ledger)


@pytest.mark.parametrize(
    ("refused", "message", "limit", "temperature"),
    [
        ("max_tokens", "'max_tokens' is not supported. Use 'max_completion_tokens'.", "max_completion_tokens", True),
        ("temperature", "'temperature' does not support 0 with this model.", "max_tokens", False),
    ],
)
def test_settings_that_are_refused_are_learnt_once(refused: str, message: str, limit: str, temperature: bool) -> None:  # noqa: FBT001  # a table's column
    """Newer models have another name for the limit, or no temperature: that is no fault of the mode."""

    def scene(stage: Stage) -> None:
        play = refuses(400, message) if refused in stage.exchange.body else plays(json_schema_strict=CODED, tools=TOOL)
        play(stage)

    with serving(scene) as server:
        found = asked(endpoint(server.url))
    assert (limit, temperature, 4) == (found.output_limit, found.temperature, found.calls)
    assert Support.ENFORCED is supports(found)["json_schema_strict"]


def test_thoughts_and_cut_answers_are_told_for_what_they_are() -> None:
    """A cut answer that began as the schema does was held to it; one that shows nothing leaves the mode unclear."""

    def thought(text: str) -> dict[str, Any]:
        return {"content": None, "reasoning_content": text}

    cut = sends(completion({"content": f'{{"code": "{CODE}", "headline": "aaaa'}, finish="length"))
    nothing = sends(completion({"content": "   "}, finish="length"))
    with serving(plays(json_schema_strict=cut, json_object=nothing, tools=says(CODED, wrap=thought))) as server:
        found = asked(endpoint(server.url))
    strict, _, loose, tools, _ = found.modes
    assert (Support.ENFORCED, Support.UNCLEAR, Support.ACCEPTED) == (strict.support, loose.support, tools.support)
    with serving(plays(json_schema_strict=says(CODED, wrap=thought), tools=TOOL)) as server:
        strict = asked(endpoint(server.url)).modes[0]
    assert (Support.ENFORCED, "read from reasoning_content") == (strict.support, strict.detail)


def test_a_cut_summary_is_asked_for_once_more_by_a_small_schema() -> None:
    """A model may write without end into a long schema; whether it is held to schemas shows in a short one."""

    def scene(stage: Stage) -> None:
        long = "key_facts" in stage.exchange.raw.decode()
        unreadable = "The model produced output that does not match the expected peg-native format"
        play = refuses(500, unreadable) if long else plays(CODED, tools=TOOL)
        play(stage)

    with serving(scene) as server:
        found = asked(endpoint(server.url))
        assert ["json_schema_strict", "json_schema_strict", "json_object", "tools", "tools"] == server.modes
    assert (Support.ENFORCED, "json_schema_strict") == (found.modes[0].support, found.mode)
    assert "small schema" in found.modes[0].detail


OLLAMA_SHOW = {"parameters": 'stop   "<x>"\nnum_ctx   16384\n', "model_info": {"llama.context_length": 131072}}


@pytest.mark.parametrize(
    ("pages", "tokens", "told_by", "trained", "slots"),
    [
        pytest.param({}, None, "", None, None, id="nothing told"),
        pytest.param({"/v1/models": {"data": [{"id": "m"}]}}, None, "", None, None, id="OpenAI"),
        pytest.param(
            {"/v1/models": {"data": [{"id": "m", "max_model_len": 8192}]}},
            8192, "max_model_len of /models", None, None, id="vLLM",
        ),
        pytest.param(
            {"/v1/models": {"data": [{"id": "m", "context_length": 9, "top_provider": {"context_length": 7}}]}},
            7, "top_provider.context_length of /models", None, None, id="OpenRouter",
        ),
        pytest.param(
            {
                "/v1/models": {"data": [{"id": "file.gguf", "meta": {"n_ctx_train": 32768}}]},
                "/props": {"default_generation_settings": {"n_ctx": 2048}, "total_slots": 4},
            },
            2048, "n_ctx of /props", 32768, 4, id="llama.cpp",
        ),
        pytest.param(
            {"/api/ps": {"models": [{"name": "m:latest", "context_length": 4096}]}, "/api/show": OLLAMA_SHOW},
            4096, "context_length of /api/ps", None, None, id="Ollama, loaded",
        ),
        pytest.param({"/api/show": OLLAMA_SHOW}, 16384, "num_ctx of /api/show", 131072, None, id="Ollama, set"),
        pytest.param(
            {"/api/show": {"model_info": {"llama.context_length": 131072}}},
            None, "", 131072, None, id="Ollama, trained only: what it gives is not told",
        ),
        pytest.param(
            {"/api/v0/models": {"data": [{"id": "m", "max_context_length": 32768, "loaded_context_length": 5000}]}},
            5000, "loaded_context_length of /api/v0/models", 32768, None, id="LM Studio",
        ),
        pytest.param(
            {"/v1/models": {"data": [{"id": "m", "max_model_len": "lots", "context_length": True}, 7]}, "/props": [1]},
            None, "", None, None, id="nonsense",
        ),
    ],
)  # fmt: skip
def test_the_context_is_what_the_server_tells(
    pages: Mapping[str, object], tokens: int | None, told_by: str, trained: int | None, slots: int | None
) -> None:
    """Never guessed: what a model was trained for is told apart from what the server gives it."""
    scenes = {path: sends(page) for path, page in pages.items()}
    with serving(plays(json_schema_strict=CODED, tools=TOOL), pages=scenes) as server:
        found = asked(replace(endpoint(server.url), model="m"))
        assert found.lookups == len(server.looked_up)
    told = found.context
    assert (tokens, told_by, trained, slots) == (told.tokens, told.told_by, told.trained, told.slots)


def test_usage_limits_and_names_are_told() -> None:
    """Kinds that every answer counted, the headers of limits alone, the model that answered, and those listed."""
    answer = completion({"content": CODED}, model="m-2026")
    answer["usage"]["prompt_tokens_details"] = {"cached_tokens": 0}
    scene = sends(answer, X_RateLimit_Limit_Requests="60", Set_Cookie="secret=1")
    with serving(scene, pages={"/v1/models": sends({"data": [{"id": "z"}, {"id": "m"}]})}) as server:
        found = asked(replace(endpoint(server.url), model="m"))
    assert ("prompt", "completion", "cached") == found.usage
    assert {"x-ratelimit-limit-requests": "60"} == found.limits
    assert ("m-2026", ("m", "z")) == (found.answered_by, found.models)


def test_no_usage_is_told_as_none() -> None:
    """A server that counts nothing leaves the counts open instead of making them nought."""
    answer = {name: value for name, value in completion({"content": CODED}).items() if name != "usage"}
    with serving(sends(answer)) as server:
        found = asked(endpoint(server.url))
    assert ((), None) == (found.usage, found.prompt_tokens)


@pytest.mark.parametrize(
    ("scene", "words", "calls"),
    [
        pytest.param(refuses(401, f"bad key {KEY}", code="invalid_api_key"), "refused the key", 1, id="key"),
        pytest.param(refuses(404, "model not found"), "It lists a, b.", 1, id="model"),
        pytest.param(breaks, "broke", 4, id="two questions that break, each twice"),
        pytest.param(refuses(429, "slow down", retry_after="60"), "fewer requests", 1, id="a limit"),
        pytest.param(sends(b"<html>"), "no completion", 2, id="a page"),
    ],
)
def test_an_endpoint_that_cannot_be_asked_ends_the_probe(scene: Scene, words: str, calls: int) -> None:
    """With the address, and with what to do; without the key."""
    with serving(scene, pages={"/v1/models": sends({"data": [{"id": "b"}, {"id": "a"}]})}) as server:
        with pytest.raises(EndpointError) as caught:
            asked(endpoint(server.url))
        assert calls == len(server.ledger)
    assert words in str(caught.value)
    assert str(caught.value).startswith(server.url)
    assert KEY not in str(caught.value)


def test_one_mode_that_fails_is_not_the_end() -> None:
    """Some servers fall over a schema and take everything else."""
    fall = refuses(500, "internal error")
    with serving(plays(json_schema_strict=fall, json_schema=CODED, tools=TOOL)) as server:
        found = asked(endpoint(server.url))
    assert (Support.FAILED, "json_schema") == (found.modes[0].support, found.mode)


def test_nobody_there_is_said_at_once() -> None:
    """Before anything is asked of a model."""
    settings = Endpoint(model="m", base_url=f"http://127.0.0.1:{closed_port()}/v1", api_key=SecretStr(""))
    with pytest.raises(EndpointError, match="nobody answers at this address"):
        asked(settings)
