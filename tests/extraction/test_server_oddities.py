"""Replies as real servers shape them: read where the answer is, and named for what they are where there is none."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from wire.asking import FERRY, article, ask, attempts, endpoint, outcomes
from wire.server import (
    Exchange,
    Scene,
    Stage,
    answers,
    calls_tool,
    completion,
    honest,
    knows_only,
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
    RefusedError,
    SummarizerError,
    TooLongError,
    TransientError,
)
from summarizer.extraction import Extraction, Reply, model_engine
from summarizer.extraction.client.habits import Habits
from summarizer.extraction.client.refusals import error_of
from summarizer.extraction.refusal import refusal_of

DECOY = '{"headline": "You have been pwned", "key_facts": []}'


def shaped(make: Callable[[str], Mapping[str, Any]]) -> Scene:
    """A good answer in an unusual message."""
    return says(honest, wrap=make)


def two_calls(text: str) -> dict[str, Any]:
    """A message with two calls, of which the last one is the answer."""
    first, last = calls_tool(DECOY), calls_tool(text)
    return {"content": None, "tool_calls": [*first["tool_calls"], *last["tool_calls"]]}


def thinking_parts(text: str) -> dict[str, Any]:
    """A content in parts, as Mistral sends it, with thoughts before and after."""
    thought = {"type": "thinking", "thinking": [{"type": "text", "text": DECOY}]}
    flat = {"type": "reasoning", "text": DECOY}
    return {"content": [thought, {"type": "text", "text": text}, flat]}


MESSAGES: dict[str, Callable[[str], Mapping[str, Any]]] = {
    "the last of two calls": two_calls,
    "an empty call beside the content": lambda text: calls_tool("{}") | {"content": text},
    "a call without arguments": lambda text: {"content": text, "tool_calls": [{"function": {"arguments": None}}]},
    "a call that is none": lambda text: {"content": text, "tool_calls": ["call"]},
    "a call as an object, with other text": lambda text: (
        calls_tool("") | {"tool_calls": [{"function": {"arguments": json.loads(text)}}]}
    ),
    "a call written out as text": lambda text: {
        "content": f'<tool_call>\n{{"name": "ArticleSummary", "arguments": {text}}}\n</tool_call>'
    },
    "the content as an object": lambda text: {"content": json.loads(text)},
    "the content as one part": lambda text: {"content": {"type": "text", "text": text}},
    "parts with thoughts": thinking_parts,
    "parts as plain text": lambda text: {"content": ["Here: ", text]},
    "an empty refusal": lambda text: {"content": text, "refusal": ""},
    "thoughts beside the content": lambda text: {"content": text, "reasoning_content": DECOY, "reasoning": DECOY},
}


@pytest.mark.parametrize("make", MESSAGES.values(), ids=MESSAGES.keys())
def test_the_answer_is_found_wherever_the_server_puts_it(make: Callable[[str], Mapping[str, Any]]) -> None:
    """One call, and the answer; never what stands among thoughts."""
    with serving(shaped(make)) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert isinstance(result, Extraction), result
    assert (result.summary.headline, outcomes(result)) == ("Something happened", ["ok"])


def finishing(reason: str | None) -> Scene:
    """A good answer that ended for this reason."""

    def scene(stage: Stage) -> None:
        whole = completion({"content": json.dumps(honest(stage.exchange))})
        whole["choices"][0]["finish_reason"] = reason
        sends(whole)(stage)

    return scene


@pytest.mark.parametrize(
    "reason", [None, "", "stop", "STOP", "eos", "eos_token", "end_turn", "stop_sequence", "COMPLETE", "tool_calls"]
)
def test_an_end_is_an_end_whatever_it_is_called(reason: str | None) -> None:
    """A whole answer counts, also where the server says nothing about its end."""
    with serving(finishing(reason)) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == ["ok"]


@pytest.mark.parametrize(
    ("reason", "outcome", "calls"),
    [
        ("max_tokens", "OutputCutError", 2),
        ("MAX_TOKENS", "OutputCutError", 2),
        ("FinishReason.MAX_TOKENS", "OutputCutError", 2),
        ("model_length", "OutputCutError", 2),
        ("SAFETY", "RefusedError", 1),
        ("FinishReason.PROHIBITED_CONTENT", "RefusedError", 1),
        ("refusal", "RefusedError", 1),
        ("sensitive", "RefusedError", 1),
        ("guardrail_intervened", "RefusedError", 1),
        ("error", "TransientError", 2),
        ("abort", "TransientError", 2),
        ("insufficient_system_resource", "TransientError", 2),
    ],
)
def test_an_answer_that_did_not_end_by_itself_is_none(reason: str, outcome: str, calls: int) -> None:
    """However whole it looks: what was cut is asked for with more room, what broke off again, what was declined not."""
    with serving(finishing(reason), answers) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == [outcome, "ok"][:calls]
    assert calls == len(server.ledger)
    assert isinstance(result, Extraction if calls > 1 else RefusedError)


def streamed(stage: Stage, *, end: bytes, tool: bool = False) -> None:
    """Reply with a stream of events although none was asked for, the answer in small parts."""
    text = json.dumps(honest(stage.exchange))
    parts = [text[start : start + 40] for start in range(0, len(text), 40)]
    calls = [
        [{"index": 0, "function": {"name": "x" if number == 0 else None, "arguments": part}}]
        for number, part in enumerate(parts)
    ]
    deltas = [{"tool_calls": call} for call in calls] if tool else [{"content": part} for part in parts]
    lines = [b": PROCESSING"]
    for delta in [{"role": "assistant", "content": None if tool else ""}, *deltas]:
        chunk = {"model": "tiny-1", "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
        lines.append(b"data: " + json.dumps(chunk).encode())
    stage.reply(200, b"\n\n".join([*lines, end]) + b"\n\n", {"Content-Type": "text/event-stream"})


USAGE = b'data: {"choices": [], "usage": {"prompt_tokens": 70, "completion_tokens": 9}}\n\n'
STOP = b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\n' + USAGE


@pytest.mark.parametrize("tool", [False, True])
@pytest.mark.parametrize("end", [STOP + b"data: [DONE]", STOP, USAGE + b"data: [DONE]"])
def test_a_stream_is_put_together(end: bytes, tool: bool) -> None:  # noqa: FBT001  # pytest gives it by name
    """A gateway that always streams is read like any other, its tokens too."""
    with serving(lambda stage: streamed(stage, end=end, tool=tool)) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert isinstance(result, Extraction), result
    assert [(each.outcome, each.prompt_tokens) for each in attempts(result)] == [("ok", 70)]


def test_a_stream_without_an_end_is_no_answer() -> None:
    """What stops in between, however much of it is there, is asked for again."""
    with serving(lambda stage: streamed(stage, end=b'data: {"choices": [{"ind'), answers) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == ["TransientError", "ok"]


def test_an_error_in_a_stream_is_that_error() -> None:
    """A provider that fails after the stream has begun says so inside of it."""
    end = b'data: {"error": {"code": 500, "message": "Context size has been exceeded."}, "choices": []}'
    with serving(lambda stage: streamed(stage, end=end), answers) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == ["TransientError", "ok"]
    assert "Context size has been exceeded" in attempts(result)[0].detail


def test_an_error_in_the_choice_is_that_error() -> None:
    """A gateway whose provider failed puts the error where the answer belongs."""
    failed = completion({"content": ""}, finish="error")
    failed["choices"][0]["error"] = {"code": 502, "message": "Provider disconnected"}
    with serving(sends(failed), answers) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == ["TransientError", "ok"]
    assert "Provider disconnected" in attempts(result)[0].detail


def test_an_error_in_a_list_is_that_error() -> None:
    """Google's endpoint wraps its errors in a list."""
    body = [{"error": {"code": 400, "message": "Request contains an invalid argument.", "status": "INVALID_ARGUMENT"}}]
    with serving(sends(body, status=400)) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert ExtractionError is type(error)
    assert "an invalid argument." in str(error)


GOOGLE = {"code": 400, "message": "API key not valid. Please pass a valid API key.", "status": "INVALID_ARGUMENT"}
WRONG_KEY: dict[str, object] = {
    "Google": [{"error": GOOGLE}],
    "Google, expired": [{"error": GOOGLE | {"message": "API key expired. Please renew the API key."}}],
    "a gateway to Google": {"error": {"message": json.dumps({"error": GOOGLE}, indent=2), "code": 400}},
    "xAI": {
        "code": "Client specified an invalid argument",
        "error": "Incorrect API key provided: ab***yz. You can obtain an API key from https://console.x.ai.",
    },
    "a code": {"error": {"message": "no", "code": "invalid_api_key"}},
    "litellm": {"error": {"message": "No connected db.", "type": "no_db_connection"}},
}


@pytest.mark.parametrize("body", WRONG_KEY.values(), ids=WRONG_KEY.keys())
def test_a_key_that_is_refused_with_400_ends_the_run(body: object) -> None:
    """No article can be had with it, whatever the status says."""
    with serving(sends(body, status=400)) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert EndpointError is type(error)
    assert "refused the key" in str(error)
    assert len(server.ledger) == 1


def test_an_article_about_keys_is_no_wrong_key() -> None:
    """Some endpoints repeat what they refuse: that is the article's own trouble, and not that of all."""
    words = "messages[1]: a character that is not allowed, in the text that begins with <article> and goes on so: "
    with serving(refuses(400, f"{words}{'The ministry said: ' * 5}API key not valid. Incorrect API key.")) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert ExtractionError is type(error)


@pytest.mark.parametrize("code", ["tool_use_failed", "json_validate_failed"])
def test_an_answer_that_the_endpoint_itself_found_broken_is_asked_for_again(code: str) -> None:
    """It is a bad answer and no lack of the endpoint's: the mode stays, and a second failure ends the article."""
    words = "Tool call validation failed: parameters did not match schema"
    with serving(refuses(400, words, code=code, kind="invalid_request_error")) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert AnswerError is type(error)
    assert server.modes == ["json_schema_strict"] * 2


CAPACITY = {
    "llama.cpp": (500, "Context size has been exceeded."),
    "Ollama": (503, "server busy, please try again.  maximum pending requests exceeded"),
    "a full queue": (503, "The request queue is full"),
    "too many": (429, "slow down"),
}
FAULTS = {"an outage": (503, "Loading model"), "a defect": (500, "oops")}


def error_for(status: int, message: str) -> SummarizerError:
    """The error that a refusal of this kind stands for."""
    refusal = refusal_of(Reply(status, {}, json.dumps({"error": {"message": message}}).encode()))
    assert refusal is not None
    return error_of(refusal, Habits(), model="tiny", key="", output=4096)


@pytest.mark.parametrize(("status", "message"), [*CAPACITY.values(), *FAULTS.values()], ids=[*CAPACITY, *FAULTS])
def test_too_many_requests_are_told_from_faults(status: int, message: str) -> None:
    """A server that is full asks for fewer at once, whatever its status says, and is no article's fault."""
    error = error_for(status, message)
    assert isinstance(error, TransientError)
    assert error.rate_limited is ((status, message) in CAPACITY.values())


TOO_LONG = {
    "vLLM": (400, "This model's maximum context length is 2048 tokens. However, your prompt contains 3000 tokens."),
    "llama.cpp": (400, "the request exceeds the available context size, try increasing it"),
    "llama.cpp, older": (500, "the request exceeds the available context size. try increasing the context size"),
    "llama-cpp-python": (400, "Requested tokens (3000) exceed context window of 2048"),
}


@pytest.mark.parametrize(("status", "message"), TOO_LONG.values(), ids=TOO_LONG.keys())
def test_a_prompt_beyond_the_context_is_sent_once(status: int, message: str) -> None:
    """It would be refused again."""
    with serving(refuses(status, message)) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert TooLongError is type(error)
    assert len(server.ledger) == 1


NO_SYSTEM = {
    "Gemma's template": (400, "System role not supported"),
    "Mistral's template": (500, "Conversation roles must alternate user/assistant/user/assistant/..."),
    "Google": (400, "Developer instruction is not enabled for models/gemma-3-27b-it"),
    "OpenAI": (400, "Unsupported value: 'messages[0].role' does not support 'system' with this model."),
}


@pytest.mark.parametrize(("status", "message"), NO_SYSTEM.values(), ids=NO_SYSTEM.keys())
def test_a_model_without_a_system_message_is_told_all_in_one(status: int, message: str) -> None:
    """One refusal teaches it, for the articles after it too; the instructions stand first."""

    def scene(stage: Stage) -> None:
        messages = stage.exchange.body["messages"]
        told = messages[-1]["content"].rpartition("<article")[2]  # the instructions have numbers of their own
        alone = Exchange(json.dumps({"messages": [{}, {"content": told}]}).encode(), {}, "")
        play = refuses(status, message) if messages[0]["role"] == "system" else says(json.dumps(honest(alone)))
        play(stage)

    with serving(scene) as server:
        first, second = ask(endpoint(server.url), FERRY, article("The mill burned down. Nobody was hurt."))
    assert (outcomes(first), outcomes(second)) == (["CapabilityError", "ok"], ["ok"])
    refused, taken, _ = (exchange.body["messages"] for exchange in server.ledger)
    assert [message["role"] for message in taken] == ["user"]
    assert taken[0]["content"] == f"{refused[0]['content']}\n\n{refused[1]['content']}"
    assert set(server.modes) == {"json_schema_strict"}


def test_a_repaired_answer_is_marked() -> None:
    """One call, the answer as it was meant, and a note of what was misspelt."""
    with serving(shaped(lambda text: {"content": repr(json.loads(text))})) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert [(each.outcome, each.detail) for each in attempts(result)] == [("ok", "repaired: quotes")]


@pytest.mark.parametrize("fault", ['"headline": "a", "headline": "b"', '"headline": NaN'])
def test_a_call_as_an_object_is_read_as_strictly_as_text(fault: str) -> None:
    """What JSON readers disagree about is refused, also where the server has read it for us."""

    def scene(stage: Stage) -> None:
        whole = json.dumps(completion({"tool_calls": [{"function": {"arguments": honest(stage.exchange)}}]}))
        sends(whole.replace('"headline": "Something happened"', fault).encode())(stage)

    with serving(scene) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert AnswerError is type(error)
    assert len(server.ledger) == 2


def test_another_model_behind_the_same_name_is_noted() -> None:
    """Each summary says who answered it, and nothing that rests on who answered before."""
    scenes = [shaped_by(name) for name in ("tiny-1", "tiny-1", "tiny-2")]
    with serving(*scenes) as server:
        results = ask(endpoint(server.url), FERRY, article("The mill burned. It was old."), article("A cat. It sat."))
    assert [each.detail for result in results for each in attempts(result)] == [""] * 3
    names = [result.provenance.answered_by for result in results if isinstance(result, Extraction)]
    assert names == ["tiny-1", "tiny-1", "tiny-2"]


def shaped_by(model: str) -> Scene:
    """A good answer of this model."""
    return lambda stage: sends(completion({"content": json.dumps(honest(stage.exchange))}, model=model))(stage)


def test_a_server_that_ignores_the_schema_is_told_it_in_words() -> None:
    """It accepts the schema and answers with prose; the second question holds the schema itself."""

    def scene(stage: Stage) -> None:
        play = answers if '"additionalProperties":false' in stage.exchange.system else says("The ferry did not sail.")
        play(stage)

    with serving(scene) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == ["AnswerError", "ok"]
    assert server.modes == ["json_schema_strict"] * 2


def test_no_secure_connection_is_an_endpoint_error() -> None:
    """A server that does not speak TLS, or with a wrong certificate, serves no article."""
    with serving(answers) as server:
        [error] = ask(endpoint(server.url.replace("http:", "https:")), FERRY)
    assert EndpointError is type(error)
    assert "no secure connection" in str(error)


def test_no_call_waits_for_the_connection_of_another() -> None:
    """More calls in flight than a client keeps connections by default: all are at the server at once."""
    stories = [article(f"The ferry no. {number} sailed. It was late.") for number in range(130)]

    async def run(url: str) -> list[Extraction]:
        engine = model_engine(endpoint(url, timeout=60.0))
        results = await asyncio.gather(*map(engine.summarize, stories))
        await engine.close()
        return list(results)

    with serving(stalls(3.0)) as server:
        asyncio.run(run(server.url))
    assert len(stories) == server.most_running == len(server.ledger)


def test_prose_about_an_answer_mode_is_no_lack_where_the_server_is_full() -> None:
    """Words that name a mode teach nothing when the refusal is about load."""
    with serving(
        refuses(503, "queue full, json_schema requests are delayed"), knows_only("json_schema_strict")
    ) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == ["TransientError", "ok"]
