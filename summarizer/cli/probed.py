"""What a probe found → a table for people, 80 columns wide."""

import textwrap
from collections.abc import Iterator

from summarizer.extraction import Capabilities, Support
from summarizer.text import printable

_WIDTH = 80
_LABEL = 15
_MOST_NAMED = 5  # models, and headers, that a line names

_SUPPORT = {
    Support.ENFORCED: "enforced",
    Support.FOLLOWED: "followed",
    Support.ACCEPTED: "accepted, but not kept to",
    Support.REFUSED: "refused",
    Support.UNCLEAR: "unclear",
    Support.FAILED: "failed",
    Support.NOT_ASKED: "not asked, a firmer way works",
}
_MODES = {
    "json_schema_strict": ("Strict schema", "by a strict JSON schema"),
    "json_schema": ("JSON schema", "by a JSON schema"),
    "json_object": ("JSON object", "as a JSON object, with the schema in the prompt"),
    "tools": ("Tools", "by a tool call"),
    "prompt": ("Prompt alone", "by the schema in the prompt alone"),
}


def table(found: Capabilities, max_output: int) -> str:
    """The rows, and below them what follows for a run; `max_output` is the output limit of a run, in tokens."""
    lines = [printable(f"{found.model} at {found.endpoint}"), ""]
    for label, text in _rows(found):
        lines += textwrap.wrap(
            printable(text),
            _WIDTH,
            initial_indent=f"  {label:<{_LABEL}}",
            subsequent_indent=" " * (_LABEL + 2),
            break_on_hyphens=False,
        )
    lines.append("")
    for text in _conclusions(found, max_output):
        lines += textwrap.wrap(printable(text), _WIDTH)
    return "\n".join(lines) + "\n"


def _rows(found: Capabilities) -> Iterator[tuple[str, str]]:
    yield "Models", _models(found)
    if found.answered_by not in {None, found.model}:
        yield "Answered by", str(found.answered_by)
    for each in found.modes:
        yield _MODES[each.mode][0], _SUPPORT[each.support] + (f": {each.detail}" if each.detail else "")
    yield "Output limit", f"{found.output_limit} is taken"
    yield "Temperature", "0 is taken" if found.temperature else "none but the model's own"
    yield "Context", _context(found)
    yield "Usage", f"counted: {', '.join(found.usage)}" if found.usage else "not counted; it will be estimated"
    told = [f"{name} {value}" for name, value in found.limits.items()]
    yield "Limits", _some(told) if told else "no headers tell of any"


def _models(found: Capabilities) -> str:
    if found.models is None:
        return "no list"
    if found.model in found.models:
        return f"{len(found.models):,} listed, this one among them"
    return f"{len(found.models):,} listed, not this one: {_some(list(found.models))}"


def _context(found: Capabilities) -> str:
    told = found.context
    text = f"{told.tokens:,} tokens ({told.told_by})" if told.tokens else "not told"
    if told.slots and told.slots > 1:
        text += f", for each of {told.slots} requests at a time"
    return f"{text}; the model was trained for {told.trained:,}" if told.trained else text


def _conclusions(found: Capabilities, max_output: int) -> Iterator[str]:
    if found.usable:
        yield f"Articles will be asked for {_MODES[found.mode][1]}."
    else:
        yield "No way of asking brought an answer of the wanted form: articles will fail. Take another model."
    if found.context.tokens and found.context.tokens <= max_output:
        yield f"The context holds no more than an answer may have ({max_output:,}): long articles are read in pieces."
    tokens = ", not counted"
    if found.prompt_tokens is not None:
        tokens = f", {found.prompt_tokens:,} tokens in and {found.completion_tokens or 0:,} out"
    calls, lookups = _count(found.calls, "call"), _count(found.lookups, "look-up")
    yield f"This took {calls}{tokens}, and {lookups}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more
