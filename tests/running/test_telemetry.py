"""What is traced of a run, by the SDK's in-memory exporters: names by the conventions, and never what was said."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from wire.asking import FERRY, KEY, endpoint
from wire.server import Scene, answers, breaks, refuses, says, sends, serving

from summarizer.errors import SummarizerError
from summarizer.extraction import Gate, OpenGate, Query, Reply, Wire, model_engine
from summarizer.running.spans import OpenTelemetry
from summarizer.running.telemetry import NoTelemetry, telemetry


class Watched:
    """One article asked of a server, with everything that was exported of it."""

    def __init__(self, *scenes: Scene, gate: Gate | None = None) -> None:
        exported, read = InMemorySpanExporter(), InMemoryMetricReader()
        tracing = TracerProvider()
        tracing.add_span_processor(SimpleSpanProcessor(exported))
        watching = OpenTelemetry(tracing, MeterProvider([read]))
        with serving(*scenes) as server:
            settings = replace(endpoint(server.url), model="tiny")
            asyncio.run(self._ask(model_engine(settings, gate=watching.traced(gate or _Forgetful())), watching))
        self.metrics = json.loads(getattr(read.get_metrics_data(), "to_json", lambda: "{}")())
        self.spans: tuple[ReadableSpan, ...] = exported.get_finished_spans()
        self.everything = "".join(span.to_json() for span in self.spans) + json.dumps(self.metrics)
        watching.close()

    async def _ask(self, engine: Any, watching: OpenTelemetry) -> None:  # noqa: ANN401  # an engine
        with watching.run("brief"), watching.article(FERRY.id) as ended:
            try:
                await engine.summarize(FERRY)
            except SummarizerError as error:
                ended(type(error).__name__)
        await engine.close()

    def named(self, name: str) -> list[ReadableSpan]:
        """The spans of that name, in order of their ends."""
        return [span for span in self.spans if span.name == name]

    def points(self, name: str) -> list[dict[str, Any]]:
        """The points of a metric."""
        return [
            point
            for resource in self.metrics.get("resource_metrics", [])
            for scope in resource["scope_metrics"]
            for metric in scope["metrics"]
            if metric["name"] == name
            for point in metric["data"]["data_points"]
        ]


class _Forgetful(OpenGate):
    """Remembers nothing, so that each test begins alike."""

    def recall(self, endpoint: str, model: str, about: str) -> str | None:  # noqa: ARG002  # the protocol's parameters
        """Nothing is known."""
        return None


def told(span: ReadableSpan) -> Mapping[str, Any]:
    """The attributes of a span."""
    return span.attributes or {}


def test_a_request_is_told_by_the_conventions() -> None:
    """A client's span below that of its article, below that of the run, with models, limits and counts."""
    seen = Watched(answers)
    [chat], [article], [run] = seen.named("chat tiny"), seen.named("summarize article"), seen.named("summarizer brief")
    assert (SpanKind.CLIENT, StatusCode.UNSET) == (chat.kind, chat.status.status_code)
    assert chat.parent is not None
    assert article.parent is not None
    assert (article.context.span_id, run.context.span_id) == (chat.parent.span_id, article.parent.span_id)
    expected = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "tiny",
        "gen_ai.request.max_tokens": 4096,
        "gen_ai.request.temperature": 0.0,
        "gen_ai.output.type": "json",
        "gen_ai.response.model": "tiny-1",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 700,
        "gen_ai.usage.output_tokens": 90,
        "server.address": "127.0.0.1",
        "http.response.status_code": 200,
        "summarizer.mode": "json_schema_strict",
        "summarizer.purpose": "extract",
    }
    assert expected.items() <= told(chat).items()
    assert FERRY.id == told(article)["summarizer.article.id"]


def test_duration_and_tokens_are_measured() -> None:
    """In the buckets of the conventions, by model, endpoint and kind of token."""
    seen = Watched(answers)
    [duration] = seen.points("gen_ai.client.operation.duration")
    tokens = seen.points("gen_ai.client.token.usage")
    assert {"input": 700, "output": 90} == {point["attributes"]["gen_ai.token.type"]: point["sum"] for point in tokens}
    assert (1, 0.01, 81.92) == (duration["count"], duration["explicit_bounds"][0], duration["explicit_bounds"][-1])
    assert (1, 67108864) == (tokens[0]["explicit_bounds"][0], tokens[0]["explicit_bounds"][-1])
    for point in (duration, *tokens):
        assert ("tiny", "tiny-1") == (
            point["attributes"]["gen_ai.request.model"],
            point["attributes"]["gen_ai.response.model"],
        )


@pytest.mark.parametrize(
    ("scenes", "types"),
    [
        ((refuses(429, "slow down"), answers), ["429", None]),
        ((sends({"error": {"code": 429}}), answers), ["429", None]),
        ((breaks, answers), ["TransientError", None]),
    ],
    ids=["status", "429 inside of a 200", "broken"],
)
def test_each_try_is_a_span_with_its_error(scenes: tuple[Scene, ...], types: list[str | None]) -> None:
    """The status of a refusal, or the class of what broke; the metric has it too."""
    seen = Watched(*scenes)
    chats = seen.named("chat tiny")
    assert types == [told(span).get("error.type") for span in chats]
    assert [StatusCode.ERROR, StatusCode.UNSET] == [span.status.status_code for span in chats]
    measured = seen.points("gen_ai.client.operation.duration")
    assert {*types} == {point["attributes"].get("error.type") for point in measured}


def test_an_answer_that_is_no_use_is_an_event_and_its_article_fails() -> None:
    """The requests themselves were good; what was made of their answers stands at the article."""
    seen = Watched(says("no JSON at all"))
    [article] = seen.named("summarize article")
    assert ["AnswerError", "AnswerError"] == [(event.attributes or {})["error.type"] for event in article.events]
    assert (StatusCode.ERROR, "AnswerError") == (article.status.status_code, told(article)["error.type"])
    assert {StatusCode.UNSET} == {span.status.status_code for span in seen.named("chat tiny")}


@pytest.mark.parametrize(
    "scene", [answers, says("no JSON at all"), refuses(401, f"bad key {KEY}")], ids=["good", "prose", "key"]
)
def test_nothing_that_was_said_goes_out(scene: Scene) -> None:
    """No text of the article, of the prompt or of the answer, no name of a file, no key; not even in an error."""
    seen = Watched(scene)
    assert seen.named("chat tiny")
    for secret in ("ferry", "Something happened", "no JSON", "You read one news article", KEY, "news/"):
        assert secret not in seen.everything


def test_an_answer_of_a_journal_is_no_request() -> None:
    """A gate that knows the answer sends nothing, and nothing is measured."""

    class Knowing(_Forgetful):
        async def send(self, query: Query, wire: Wire) -> Reply:  # noqa: ARG002  # the protocol's parameters
            return Reply(200, {}, b"{}")

    seen = Watched(answers, gate=Knowing())
    assert [] == seen.named("chat tiny")
    assert [] == seen.points("gen_ai.client.operation.duration")


def clean(monkeypatch: pytest.MonkeyPatch, **environment: str) -> list[str]:
    """What is said where the environment holds only these."""
    for name in ("OTEL_SDK_DISABLED", "OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER", "OTEL_EXPORTER_OTLP_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said: list[str] = []
    watching = telemetry(said.append)
    gate = OpenGate()
    assert watching.traced(gate) is gate
    with watching.run("brief"), watching.article("x") as ended:
        ended("AnswerError")
    watching.close()
    assert isinstance(watching, NoTelemetry)
    return said


def test_nothing_is_watched_unless_it_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate stays as it is; a wrong name is said, and so is a package that is missing."""
    monkeypatch.setattr("sys.modules", {name: at for name, at in sys.modules.items() if name != "opentelemetry.sdk"})
    assert [] == clean(monkeypatch)
    assert [] == clean(monkeypatch, OTEL_TRACES_EXPORTER="console", OTEL_SDK_DISABLED="true")
    assert ["'jaeger' is unknown" in line for line in clean(monkeypatch, OTEL_TRACES_EXPORTER="jaeger")] == [True]
    monkeypatch.setattr("summarizer.running.telemetry.find_spec", lambda _: None)
    [line] = clean(monkeypatch, OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:4318")
    assert "structured-summarizer[otel]" in line


def test_running_does_not_import_it() -> None:
    """Who has not set it up does not wait for it."""
    code = "import sys, summarizer.running.telemetry as t; t.telemetry(print); print('opentelemetry' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={})
    assert "False" == done.stdout.strip()
