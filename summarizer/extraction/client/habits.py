"""What an endpoint understands → the body of a request; and what to change when it refuses one."""

import json
import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from summarizer.extraction.prompt import Request


class Mode(StrEnum):
    """The ways of asking for an object, the firmest first."""

    JSON_SCHEMA_STRICT = "json_schema_strict"
    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    TOOLS = "tools"
    PROMPT = "prompt"

    @property
    def carries_schema(self) -> bool:
        """True if the schema travels outside of the messages, so that the prompt need not hold it."""
        return self in {Mode.JSON_SCHEMA_STRICT, Mode.JSON_SCHEMA, Mode.TOOLS}


_MODES = tuple(Mode)
TEMPERATURE = 0.0  # the same article should be read the same way twice, as far as a server can do that
LEAST_OUTPUT = 1024  # tokens; a cap below this cuts the summary of even a short article

# What a refusal names when the endpoint lacks an answer mode. Words of servers: OpenAI, Azure, vLLM,
# llama.cpp ("Failed to initialize samplers", of a grammar that it made of a schema and cannot use) and its Python
# server ("should be 'text' or 'json_object'"), Ollama, LM Studio, OpenRouter
# ("support tool use").
_MODE_WORDS = re.compile(
    r"response[_ ]?format|json[_ ]?schema|json[_ ]?object|json mode|structured[_ ]?output|grammar|guided"
    r"|initialize samplers|schema|\btools?\b|tool[_ ](?:choice|call|use)|function[_ ]call",
    re.IGNORECASE,
)
# What it names when the model's template has no system message: Gemma's and Mistral's, OpenAI's o1, Google's endpoint.
_ROLE_WORDS = re.compile(
    r"messages\[0\]\.role|roles must alternate"
    r"|(?:system|developer) (?:role|message|prompt|instruction)s? (?:is |are )?not",
    re.IGNORECASE,
)
_TOO_MANY = re.compile(
    r"too large|at most|too (?:many|high|big)|exceed|maximum|reduce|less than|in the completion",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Habits:
    """How an endpoint likes to be asked, as far as it is known."""

    mode: Mode = Mode.JSON_SCHEMA_STRICT
    limit: str = "max_tokens"
    """Name of the output limit; newer models know only `max_completion_tokens`."""
    temperature: bool = True
    """False for models that refuse any but their own."""
    system: bool = True
    """False for models that know no system message: their instructions stand above the article, in one message."""
    most_output: int | None = None
    """The largest output limit that the endpoint admits, if ours was too large for it."""

    def tell(self) -> str:
        """The same as one line of JSON, for whoever remembers it."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def told(cls, line: str) -> Self:
        """What `tell` told; the usual habits if the line is of another version."""
        try:
            fields = json.loads(line)
            return cls(**{**fields, "mode": Mode(fields["mode"])})
        except (ValueError, TypeError, KeyError):
            return cls()

    def body(
        self, model: str, request: Request, *, output: int, again: str = "", shown: bool = False
    ) -> dict[str, Any]:
        """The request's body: static parts first, so that a prefix cache covers them, the article last.

        `shown` puts the schema into the messages also where the mode carries it beside them.
        """
        shape = request.shape if shown or not self.mode.carries_schema else ""
        system = "\n\n".join(filter(None, [request.system, shape, again]))
        told = (
            [("system", system), ("user", request.user)] if self.system else [("user", f"{system}\n\n{request.user}")]
        )
        body: dict[str, Any] = {
            "model": model,
            "messages": [{"role": role, "content": content} for role, content in told],
            self.limit: min(output, self.most_output or output),
        }
        if self.temperature:
            body["temperature"] = TEMPERATURE
        body.update(_answer_form(self.mode, request))
        return body


def _answer_form(mode: Mode, request: Request) -> dict[str, Any]:
    match mode:
        case Mode.JSON_SCHEMA_STRICT:
            form = {"name": request.name, "strict": True, "schema": request.schema}
            return {"response_format": {"type": "json_schema", "json_schema": form}}
        case Mode.JSON_SCHEMA:
            form = {"name": request.name, "schema": request.schema}
            return {"response_format": {"type": "json_schema", "json_schema": form}}
        case Mode.JSON_OBJECT:
            # Several servers (llama-cpp-python, Together, Fireworks) read a schema here and hold the model to
            # it.
            return {"response_format": {"type": "json_object", "schema": request.schema}}
        case Mode.TOOLS:
            function = {
                "name": request.name,
                "description": "Hands over the answer.",
                "parameters": request.schema,
            }
            return {
                "tools": [{"type": "function", "function": function}],
                "tool_choice": {"type": "function", "function": {"name": request.name}},
            }
        case Mode.PROMPT:
            return {}


def adapted(habits: Habits, parameter: str, message: str, *, output: int) -> Habits | None:
    """How to ask instead; None if the refusal names nothing that could be changed.

    `output` is the output limit that was refused. Each step goes one way, so that at most a dozen refusals
    end it.
    """
    if "temperature" in f"{parameter} {message}" and habits.temperature:
        return replace(habits, temperature=False)
    if re.search(r"max_(?:completion_)?tokens|in the completion", f"{parameter} {message}"):
        return _smaller_or_renamed(habits, message, output)
    if _ROLE_WORDS.search(f"{parameter} {message}") and habits.system:
        return replace(habits, system=False)
    if habits.mode is not Mode.PROMPT and _MODE_WORDS.search(f"{parameter} {message}"):
        return replace(habits, mode=_MODES[_MODES.index(habits.mode) + 1])
    return None


def _smaller_or_renamed(habits: Habits, message: str, output: int) -> Habits | None:
    if _TOO_MANY.search(message):
        return replace(habits, most_output=output // 2) if output // 2 >= LEAST_OUTPUT else None
    if habits.limit == "max_tokens":
        return replace(habits, limit="max_completion_tokens")
    return None
