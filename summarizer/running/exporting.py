"""Names of exporters → OpenTelemetry providers that send there; the SDK reads the rest from OTEL_*."""

import sys

from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import ConsoleMetricExporter, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, ConsoleSpanExporter

SERVICE = "summarizer"  # unless OTEL_SERVICE_NAME names another


def providers(traces: str, metrics: str) -> tuple[TracerProvider, MeterProvider]:
    """One of each; what is exported to `none` goes nowhere, what goes to `console` goes to stderr."""
    resource = Resource({"service.name": SERVICE}).merge(Resource.create())
    tracing = TracerProvider(resource=resource)
    if traces != "none":
        spans = ConsoleSpanExporter(out=sys.stderr) if traces == "console" else OTLPSpanExporter()
        tracing.add_span_processor(BatchSpanProcessor(spans))
    readers = []
    if metrics != "none":
        points = ConsoleMetricExporter(out=sys.stderr) if metrics == "console" else OTLPMetricExporter()
        readers.append(PeriodicExportingMetricReader(points))
    return tracing, MeterProvider(readers, resource=resource)
