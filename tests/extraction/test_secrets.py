"""The key: sent to the endpoint, and never seen again."""

import asyncio
import json
import logging
import traceback

import pytest
from wire.asking import FERRY, KEY, ask, endpoint, everything_about
from wire.server import Scene, Stage, breaks, completion, drips, refuses, says, sends, serving

from summarizer.errors import EndpointError, SummarizerError, UsageError
from summarizer.extraction import probe
from summarizer.extraction.client.probing import CODE

ECHO = f"Incorrect API key provided: {KEY}. Authorization was: Bearer {KEY}"

SCENES: dict[str, Scene] = {
    "401": refuses(401, ECHO),
    "403": refuses(403, ECHO),
    "404": refuses(404, ECHO),
    "429": refuses(429, ECHO),
    "400": refuses(400, ECHO),
    "400, long": refuses(400, "x" * 150 + ECHO),
    "400, a lack": refuses(400, "response_format " + ECHO),
    "500": refuses(500, ECHO),
    "200 with an error": sends({"error": {"message": ECHO}}),
    "error as text": sends({"error": ECHO}, status=500),
    "detail": sends({"detail": [{"msg": ECHO}]}, status=422),
    "page": sends(ECHO.encode(), Content_Type="text/html"),
    "answer": says(ECHO),
    "broken answer": says('{"headline": "' + KEY + '", "key_facts": [], "' + KEY + '": 1}'),
    "refusal": says("", wrap=lambda _: {"content": None, "refusal": ECHO}),
    "drip": drips,
    "reset": breaks,
}


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES.keys())
def test_the_key_appears_nowhere(
    scene: Scene, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever a server does with the key, no error, ledger, log or stream holds it afterwards."""
    caplog.set_level(logging.INFO)
    with serving(scene) as server:
        [error] = ask(endpoint(server.url, timeout=0.1), FERRY)
    assert f"Bearer {KEY}" == server.ledger[0].headers["authorization"]
    assert isinstance(error, SummarizerError)
    shown = capfd.readouterr()
    assert KEY not in everything_about(error)
    assert KEY not in caplog.text + shown.out + shown.err


ESCAPED = "".join(f"\\u{ord(sign):04x}" for sign in KEY)


def repeats(spelt: str) -> Scene:
    """Answer with the key wherever an endpoint tells of itself."""
    body = json.dumps(completion({"content": f'{{"code": "{CODE} KEY"}}'}, model="KEY")).replace("KEY", spelt)

    def scene(stage: Stage) -> None:
        headers = {"x-ratelimit-limit-requests": f"60 for {KEY}", f"x-ratelimit-{KEY}": KEY.upper()}
        stage.reply(200, body.encode(), headers)

    return scene


PROBED: dict[str, Scene] = {
    **SCENES,
    "429": refuses(429, ECHO, retry_after="60"),
    "200 with an answer": repeats(KEY),
    "200 with an answer, spelt in another way": repeats(ESCAPED),
}


@pytest.mark.parametrize("scene", PROBED.values(), ids=PROBED.keys())
def test_a_probe_tells_the_key_to_nobody(
    scene: Scene, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Names of models, headers of limits, reasons and pages: whatever an endpoint puts it into."""
    caplog.set_level(logging.INFO)
    pages = {
        "/v1/models": sends({"data": [{"id": f"Bearer {KEY}"}, {"id": "large", "max_model_len": KEY}]}),
        "/api/show": sends({"parameters": f"num_ctx {KEY}"}),
    }
    with serving(scene, pages=pages) as server:
        try:
            found = asyncio.run(probe(endpoint(server.url, timeout=0.1)))
            told = found.model_dump_json()
        except SummarizerError as error:
            told = everything_about(error)
    assert f"Bearer {KEY}" == server.ledger[0].headers["authorization"]
    shown = capfd.readouterr()
    assert KEY not in (told + caplog.text + shown.out + shown.err).lower()


def test_a_key_of_any_shape_is_hidden() -> None:
    """The key itself is looked for, not only what keys usually look like."""
    key = "gx7.canary+plain/0=="
    with serving(refuses(400, f"You sent {key} to us.")) as server:
        [error] = ask(endpoint(server.url, key=key), FERRY)
    assert isinstance(error, SummarizerError)
    assert "You sent [key] to us." in str(error)
    assert key not in everything_about(error)


def test_no_log_line_repeats_the_answer(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    """Instructor logs each failed answer with its content, as an error; ours are kept out."""
    with serving(says('{"headline": 7, "key_facts": "from the article"}')) as server:
        ask(endpoint(server.url), FERRY)
    assert "from the article" not in caplog.text + capfd.readouterr().err


def test_a_traceback_holds_no_request() -> None:
    """The SDK's exceptions carry the request with its headers; none is chained to ours."""
    with serving(refuses(401, "bad key")) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert isinstance(error, EndpointError)
    assert "openai" not in "".join(traceback.format_exception(error)).lower().replace("_openai", "").replace(
        "check openai_api_key", ""
    )


def test_settings_do_not_show_the_key() -> None:
    """The settings can be printed."""
    assert KEY not in repr(endpoint("http://localhost:1234/v1"))


@pytest.mark.parametrize("address", ["http://user:hunter2@localhost/v1", "http://localhost/v1?key=hunter2"])
def test_an_address_with_credentials_is_refused_without_repeating_them(address: str) -> None:
    """A key belongs where it is kept secret, and the refusal keeps it so."""
    with pytest.raises(UsageError) as caught:
        endpoint(address)
    assert "hunter2" not in str(caught.value)


def test_no_redirect_is_followed() -> None:
    """An endpoint that sends us to another host gets no key carried there, and the user is told."""
    with serving(says("never")) as other, serving(sends(b"", status=307, Location=other.url)) as server:
        [error] = ask(endpoint(server.url), FERRY)
    assert EndpointError is type(error)
    assert other.ledger == []
    assert len(server.ledger) == 1


def test_no_key_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings without a key send none, although the SDK would look for one."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    seen: list[str] = []

    def scene(stage: Stage) -> None:
        seen.append(stage.exchange.headers["authorization"])
        refuses(401, "no key")(stage)

    with serving(scene) as server:
        ask(endpoint(server.url, key=""), FERRY)
    assert seen == ["Bearer none"]
