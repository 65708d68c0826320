"""A raw reply → the tokens that it was billed with, by kind, as far as the endpoint says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.extraction.gate import Reply

_LARGEST = 10**12  # tokens; no endpoint reads or writes more for one request, whatever it says


@dataclass(frozen=True)
class Usage:
    """Tokens as the endpoint counted them; None where it did not."""

    prompt: int | None = None
    """All that went in, cached ones included."""
    completion: int | None = None
    """All that came out, thoughts included."""
    cached: int | None = None
    """Those of the prompt that were read from the endpoint's cache."""
    cache_write: int | None = None
    """Those of the prompt that were written to the endpoint's cache."""
    reasoning: int | None = None
    """Those of the completion that were thoughts."""


def usage_of(reply: Reply) -> Usage:
    """The tokens that the reply was billed with, as far as it says so; also of a reply that is no use."""
    counts = _object(reply.payload, "usage")
    prompt, completion = _object(counts, "prompt_tokens_details"), _object(counts, "completion_tokens_details")
    read, written = _count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens"))
    return Usage(
        prompt=read or None,  # some servers say 0 for everything: no prompt is empty, so that is no count
        completion=written if read else written or None,
        cached=_count(prompt.get("cached_tokens")),
        cache_write=_count(prompt.get("cache_write_tokens")),
        reasoning=_count(completion.get("reasoning_tokens")),
    )


def _object(parent: object, name: str) -> Mapping[str, Any]:
    child = parent.get(name) if isinstance(parent, Mapping) else None
    return child if isinstance(child, Mapping) else {}


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST else None
