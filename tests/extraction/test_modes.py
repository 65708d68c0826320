"""What an endpoint lacks is found out once: the order of modes, and the settings that some models refuse."""

import asyncio
import time

import pytest
from wire.asking import FERRY, article, ask, endpoint, outcomes
from wire.server import Scene, Stage, answers, knows_only, refuses, serving

from summarizer.errors import TooLongError
from summarizer.extraction import Extraction, model_engine

MODES = ["json_schema_strict", "json_schema", "json_object", "tools", "prompt"]
OTHER = article("The mill burned down. Nobody was hurt.")


@pytest.mark.parametrize("known", MODES)
def test_modes_are_tried_in_order_down_to_the_one_that_is_known(known: str) -> None:
    """Each refusal steps down by one, the answer is had in the first mode that the endpoint knows."""
    with serving(knows_only(known)) as server:
        [result] = ask(endpoint(server.url), FERRY)
    tried = MODES[: MODES.index(known) + 1]
    assert isinstance(result, Extraction)
    assert tried == server.modes
    assert ["CapabilityError"] * (len(tried) - 1) + ["ok"] == outcomes(result)
    assert known == result.provenance.mode


REFUSALS = {
    "OpenAI": (400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."),
    "OpenAI, schema": (400, "Invalid schema for response_format 'ArticleSummary': 'anyOf' is not permitted."),
    "llama-cpp-python": (500, "1 validation error: response_format.type: should be 'text' or 'json_object'"),
    "llama.cpp": (500, "failed to parse grammar"),
    "llama.cpp, 2026": (400, "Failed to initialize samplers: std::exception"),
    "FastAPI": (422, "Unknown field json_schema"),
    "OpenRouter": (404, "No endpoints found that support tool use."),
    "DeepSeek": (400, "This response_format type is unavailable now"),
}


@pytest.mark.parametrize(("status", "message"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refused_mode_is_a_lack_and_no_fault(status: int, message: str) -> None:
    """However a server words it, and with whichever status: one step down, no retry, no failure."""
    with serving(knows_only("json_schema", "json_object", status=status, message=message)) as server:
        [result] = ask(endpoint(server.url), FERRY)
    assert outcomes(result) == ["CapabilityError", "ok"]
    assert len(server.ledger) == 2


def test_what_was_learnt_is_remembered() -> None:
    """The second article, and the second engine, ask at once in the way that worked."""
    with serving(knows_only("tools")) as server:
        settings = endpoint(server.url)
        ask(settings, FERRY, OTHER)
        ask(settings, FERRY)
    assert [*MODES[:4], "tools", "tools"] == server.modes


def test_another_model_is_asked_anew() -> None:
    """What one model lacks says nothing about the next one at the same address."""
    with serving(knows_only("prompt")) as server:
        ask(endpoint(server.url), FERRY)
        ask(endpoint(server.url), FERRY)
    assert server.modes == MODES * 2


def test_articles_side_by_side_step_down_together() -> None:
    """Refusals of the same mode at the same time are one step, not one each."""

    async def run(url: str) -> list[Extraction]:
        engine = model_engine(endpoint(url))
        stories = [article(f"The ferry no. {number} sailed.") for number in range(8)]
        results = await asyncio.gather(*map(engine.summarize, stories))
        await engine.close()
        return list(results)

    with serving(knows_only("json_schema")) as server:
        results = asyncio.run(run(server.url))
    assert {"json_schema"} == {result.provenance.mode for result in results}
    assert {"json_schema_strict", "json_schema"} == set(server.modes)


def test_a_late_refusal_unlearns_nothing() -> None:
    """An article whose first refusal comes late must not send the others back to modes that were refused since."""

    def scene(stage: Stage) -> None:
        time.sleep(0.3 if "mill" in stage.exchange.user else 0)
        knows_only("prompt")(stage)

    async def run(url: str) -> Extraction:
        engine = model_engine(endpoint(url))
        late = asyncio.create_task(engine.summarize(OTHER))
        await engine.summarize(FERRY)
        await asyncio.sleep(0.35)  # the first late refusal has come, the second one not yet
        third = await engine.summarize(article("The mayor resigned."))
        await late
        await engine.close()
        return third

    with serving(scene) as server:
        third = asyncio.run(run(server.url))
    assert [attempt.mode for attempt in third.provenance.attempts] == ["prompt"]


@pytest.mark.parametrize("mode", MODES)
def test_the_schema_reaches_the_model_once(mode: str) -> None:
    """Where the mode carries the schema the prompt does not; where it cannot, the system message ends with it."""
    with serving(knows_only(mode)) as server:
        ask(endpoint(server.url), FERRY)
    last = server.ledger[-1]
    assert ('"additionalProperties":false' in last.system) is (mode in {"json_object", "prompt"})
    assert "sentences_read (SentencesRead)" in last.system
    assert [message["role"] for message in last.body["messages"]] == ["system", "user"]


def test_every_request_bounds_its_output() -> None:
    """No mode goes without an output limit, and each is asked to be as deterministic as it can."""
    with serving(knows_only("prompt")) as server:
        ask(endpoint(server.url), FERRY)
    assert {(4096, 0.0)} == {(each.body["max_tokens"], each.body["temperature"]) for each in server.ledger}
    allowed = {"model", "messages", "max_tokens", "temperature", "response_format", "tools", "tool_choice"}
    assert allowed >= {name for each in server.ledger for name in each.body}


def unless(name: str, message: str) -> Scene:
    """Refuse requests that hold this parameter."""

    def scene(stage: Stage) -> None:
        play = refuses(400, message) if name in stage.exchange.body else answers
        play(stage)

    return scene


@pytest.mark.parametrize(
    ("refused", "message", "instead"),
    [
        (
            "max_tokens",
            "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.",
            "max_completion_tokens",
        ),
        ("temperature", "Unsupported value: 'temperature' does not support 0 with this model.", "max_tokens"),
    ],
)
def test_a_refused_setting_is_left_out_from_then_on(refused: str, message: str, instead: str) -> None:
    """Newer models know another name for the limit, or no temperature: one refusal teaches it, the mode stays."""
    with serving(unless(refused, message)) as server:
        first, second = ask(endpoint(server.url), FERRY, OTHER)
    assert (outcomes(first), outcomes(second)) == (["CapabilityError", "ok"], ["ok"])
    assert {"json_schema_strict"} == set(server.modes)
    assert instead in server.ledger[-1].body
    assert refused not in server.ledger[-1].body


def admits(most: int, message: str) -> Scene:
    """Refuse output limits above this."""

    def scene(stage: Stage) -> None:
        play = answers if stage.exchange.body["max_tokens"] <= most else refuses(400, message)
        play(stage)

    return scene


def test_an_output_limit_above_the_models_is_lowered_for_good() -> None:
    """A model that writes at most so many tokens is asked for no more, and remembered."""
    message = "max_tokens is too large: 4096. This model supports at most 2048 completion tokens."
    with serving(admits(2048, message)) as server:
        ask(endpoint(server.url), FERRY, OTHER)
    assert [each.body["max_tokens"] for each in server.ledger] == [4096, 2048, 2048]


def test_an_output_limit_that_leaves_no_room_is_lowered_for_this_article() -> None:
    """Where prompt and limit together pass the context, a smaller limit may fit; the next article starts anew."""
    message = (
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens "
        "(904 in the messages, 4096 in the completion). Please reduce the length of the messages or completion."
    )
    with serving(admits(2048, message)) as server:
        ask(endpoint(server.url), FERRY, OTHER)
    assert [each.body["max_tokens"] for each in server.ledger] == [4096, 2048, 4096, 2048]


def test_an_article_that_leaves_no_room_at_all_is_too_long() -> None:
    """Below the least useful limit the article itself is what does not fit."""
    with serving(admits(1, "maximum context length is 512 tokens, max_tokens is too large")) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert TooLongError is type(error)
    assert [each.body["max_tokens"] for each in server.ledger] == [4096, 2048, 1024]


def test_a_model_named_after_a_tool_is_still_missing() -> None:
    """The model's own name in a refusal is no sign of a lacking mode."""
    with serving(refuses(404, "model 'tiny-tool' not found")) as server:
        settings = endpoint(server.url)
        object.__setattr__(settings, "model", "tiny-tool")
        [error] = ask(settings, FERRY)
    assert outcomes(error) == ["EndpointError"]
