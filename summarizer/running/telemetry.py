"""The environment → whether a run is traced by OpenTelemetry, and where to; nothing unless it is installed and set up.

Installed is the extra `otel`; set up is a provider of the program around us, or the variables OTEL_* of the SDK.
No article text, no answer, no key and no name of a file goes out, whatever is set.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from typing import Protocol

from summarizer.extraction import Gate

EXPORTERS = ("otlp", "console", "none")  # values of OTEL_TRACES_EXPORTER and OTEL_METRICS_EXPORTER that we know

Ended = Callable[[str], None]
"""Told with the class of an error that was not raised, such as that of an article that failed."""


class Telemetry(Protocol):
    """Spans and metrics of a run, or nothing."""

    def traced(self, gate: Gate) -> Gate:
        """The gate, with a span and two metrics for each request that it sends."""

    def run(self, command: str) -> AbstractContextManager[Ended]:
        """A span of a whole run."""

    def article(self, identity: str) -> AbstractContextManager[Ended]:
        """A span of one article, by `Article.id`."""

    def close(self) -> None:
        """Send what is left."""


class NoTelemetry:
    """Watches nothing."""

    def traced(self, gate: Gate) -> Gate:
        """The gate itself."""
        return gate

    @contextmanager
    def run(self, command: str) -> Iterator[Ended]:  # noqa: ARG002  # the protocol's parameter
        """Nothing."""
        yield lambda _: None

    @contextmanager
    def article(self, identity: str) -> Iterator[Ended]:  # noqa: ARG002  # the protocol's parameter
        """Nothing."""
        yield lambda _: None

    def close(self) -> None:
        """Nothing."""


def telemetry(say: Callable[[str], None]) -> Telemetry:
    """What watches the runs of this process; `say` is told once if it is set up and not installed, or wrongly."""
    if os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true":
        return NoTelemetry()
    wanted = {signal: _exporter(signal) for signal in ("traces", "metrics")}
    unknown = sorted(set(wanted.values()) - {*EXPORTERS})
    if unknown:
        say(f"OpenTelemetry: the exporter '{unknown[0]}' is unknown here; nothing is traced. Known: {_listed()}.")
        return NoTelemetry()
    if set(wanted.values()) == {"none"}:
        return _foreign() if "opentelemetry.sdk" in sys.modules else NoTelemetry()
    if not all(map(_installed, ("opentelemetry.sdk", "opentelemetry.exporter.otlp.proto.http"))):
        say("OTEL_* is set, and OpenTelemetry is not installed: pip install 'structured-summarizer[otel]'")
        return NoTelemetry()
    from summarizer.running.exporting import providers  # noqa: PLC0415  # 0.2 s, and not there without the extra
    from summarizer.running.spans import OpenTelemetry  # noqa: PLC0415  # likewise

    return OpenTelemetry(*providers(wanted["traces"], wanted["metrics"]))


def _exporter(signal: str) -> str:
    """The exporter that the environment asks for; `none` if it says nothing of one, unlike the SDK's own default."""
    named = os.environ.get(f"OTEL_{signal.upper()}_EXPORTER", "").strip().lower()
    if named:
        return named
    addresses = ("OTEL_EXPORTER_OTLP_ENDPOINT", f"OTEL_EXPORTER_OTLP_{signal.upper()}_ENDPOINT")
    return "otlp" if any(os.environ.get(name) for name in addresses) else "none"


def _foreign() -> Telemetry:
    """Through the providers of a program that uses us as a library and is traced itself."""
    from summarizer.running.spans import OpenTelemetry  # noqa: PLC0415  # not there without the extra

    return OpenTelemetry()


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # of a package above it
        return False


def _listed() -> str:
    return ", ".join(EXPORTERS)
