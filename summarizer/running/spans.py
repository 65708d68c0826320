"""What happens in a run → OpenTelemetry spans and metrics, named by the conventions for generative AI.

https://opentelemetry.io/docs/specs/semconv/gen-ai/: a request is a span `chat MODEL` with the model, limits and token
counts; the metrics are `gen_ai.client.operation.duration` and `gen_ai.client.token.usage`. What those names do not
cover is named `summarizer.…`. An error is told by its class alone: its words may hold what an endpoint echoed.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from opentelemetry import metrics, trace
from opentelemetry.trace import Span, SpanKind, Status, StatusCode

from summarizer.extraction import Gate, Query, Reply, Usage, Wire, refusal_of, usage_of
from summarizer.running.telemetry import Ended

SCOPE = "summarizer"
PROVIDER = "openai"  # the form of the API that is spoken, as the conventions want it, whoever answers
# Bounds of buckets, from the conventions: seconds and tokens.
_SECONDS = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
_TOKENS = tuple(float(4**power) for power in range(14))
_PORTS = {"http": 80, "https": 443}


class OpenTelemetry:
    """Spans and metrics by providers of our own, or by those that the program around us has set."""

    def __init__(
        self, tracing: trace.TracerProvider | None = None, metering: metrics.MeterProvider | None = None
    ) -> None:
        self._own = [each for each in (tracing, metering) if each is not None]
        self._tracer = trace.get_tracer(SCOPE, tracer_provider=tracing)
        meter = metrics.get_meter(SCOPE, meter_provider=metering)
        self._duration = meter.create_histogram(
            "gen_ai.client.operation.duration",
            unit="s",
            description="GenAI operation duration.",
            explicit_bucket_boundaries_advisory=_SECONDS,
        )
        self._tokens = meter.create_histogram(
            "gen_ai.client.token.usage",
            unit="{token}",
            description="Number of input and output tokens used.",
            explicit_bucket_boundaries_advisory=_TOKENS,
        )

    def traced(self, gate: Gate) -> Gate:
        """The gate, with a span and two metrics for each request that goes out; answers of a journal make none."""
        return _TracedGate(gate, self)

    @contextmanager
    def run(self, command: str) -> Iterator[Ended]:
        """A span of a whole run; those of its articles stand below it."""
        with self._span(f"summarizer {command}", {"summarizer.command": command}) as ended:
            yield ended

    @contextmanager
    def article(self, identity: str) -> Iterator[Ended]:
        """A span of one article."""
        with self._span("summarize article", {"summarizer.article.id": identity}) as ended:
            yield ended

    def close(self) -> None:
        """Send what is left, if the providers are ours."""
        for provider in self._own:
            shutdown = getattr(provider, "shutdown", None)
            if shutdown is not None:
                shutdown()

    @contextmanager
    def _span(self, name: str, attributes: Mapping[str, Any], kind: SpanKind = SpanKind.INTERNAL) -> Iterator[Ended]:
        with self._tracer.start_as_current_span(
            name, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield lambda error: _failed(span, error)
            except BaseException as error:
                _failed(span, type(error).__name__)
                raise

    async def send(self, query: Query, wire: Wire) -> Reply:
        """Send the query, within a span, and measure it."""
        begun = time.monotonic()
        told = _place(query)
        measured = dict(told)
        with self._span(f"chat {query.body.get('model')}", told | _request(query), SpanKind.CLIENT) as ended:
            try:
                reply = await wire(query)
            except BaseException as error:
                measured["error.type"] = type(error).__name__
                raise
            else:
                found = _response(reply)
                trace.get_current_span().set_attributes(found)
                if "gen_ai.response.model" in found:
                    measured["gen_ai.response.model"] = found["gen_ai.response.model"]
                refusal = refusal_of(reply)
                if refusal:
                    measured["error.type"] = str(refusal.status)
                    ended(str(refusal.status))
                self._count(usage_of(reply), measured)
                return reply
            finally:
                self._duration.record(time.monotonic() - begun, measured)

    def _count(self, usage: Usage, measured: Mapping[str, Any]) -> None:
        told = {name: value for name, value in measured.items() if name != "error.type"}
        for kind, count in (("input", usage.prompt), ("output", usage.completion)):
            if count is not None:
                self._tokens.record(count, told | {"gen_ai.token.type": kind})


class _TracedGate:
    """A gate whose requests are watched on their way out."""

    def __init__(self, gate: Gate, watching: OpenTelemetry) -> None:
        self._gate = gate
        self._watching = watching

    async def send(self, query: Query, wire: Wire) -> Reply:
        """As the gate does; the time that it holds the query back is not the request's."""

        async def watched(sent: Query) -> Reply:
            return await self._watching.send(sent, wire)

        return await self._gate.send(query, watched)

    def judge(self, query: Query, outcome: str) -> None:
        """As the gate does; the article's span gets an event for what was no use."""
        if outcome != "ok":
            facts = {"error.type": outcome, "summarizer.mode": query.mode, "summarizer.purpose": query.purpose}
            trace.get_current_span().add_event("summarizer.answer_rejected", facts)
        self._gate.judge(query, outcome)

    async def rest(self, seconds: float) -> None:
        """As the gate does."""
        await self._gate.rest(seconds)

    def recall(self, endpoint: str, model: str, about: str) -> str | None:
        """As the gate does."""
        return self._gate.recall(endpoint, model, about)

    def remember(self, endpoint: str, model: str, about: str, line: str) -> None:
        """As the gate does."""
        self._gate.remember(endpoint, model, about, line)


def _failed(span: Span, error: str) -> None:
    span.set_attribute("error.type", error)
    span.set_status(Status(StatusCode.ERROR))


def _place(query: Query) -> dict[str, Any]:
    """What spans and metrics tell alike."""
    parts = urlsplit(query.endpoint)
    return {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": PROVIDER,
        "gen_ai.request.model": str(query.body.get("model")),
        "server.address": parts.hostname or "",
        "server.port": parts.port or _PORTS.get(parts.scheme, 0),
    }


def _request(query: Query) -> dict[str, Any]:
    told = {
        "gen_ai.output.type": "json",
        "gen_ai.request.max_tokens": query.output,
        "summarizer.mode": str(query.mode),
        "summarizer.purpose": str(query.purpose),
    }
    temperature = query.body.get("temperature")
    return told | ({"gen_ai.request.temperature": temperature} if isinstance(temperature, int | float) else {})


def _response(reply: Reply) -> dict[str, Any]:
    """Names and counts of a reply; nothing of what was said."""
    fields = reply.payload if isinstance(reply.payload, dict) else {}
    usage = usage_of(reply)
    choices = fields.get("choices")
    first = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    reason = first.get("finish_reason")
    told = {
        "http.response.status_code": reply.status,
        "gen_ai.response.id": fields.get("id"),
        "gen_ai.response.model": fields.get("model"),
        "gen_ai.response.finish_reasons": [reason] if isinstance(reason, str) else None,
        "gen_ai.usage.input_tokens": usage.prompt,
        "gen_ai.usage.output_tokens": usage.completion,
        "gen_ai.usage.cache_read.input_tokens": usage.cached,
        "gen_ai.usage.cache_creation.input_tokens": usage.cache_write,
        "gen_ai.usage.reasoning.output_tokens": usage.reasoning,
    }
    return {name: value for name, value in told.items() if isinstance(value, str | int | list)}
