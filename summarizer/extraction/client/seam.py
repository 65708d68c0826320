"""A sent question → a validated answer: instructor around one function, through which each try passes."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from functools import cache
from typing import Any, cast

import instructor
from instructor.core import InstructorRetryException
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from pydantic import BaseModel, ValidationError, create_model

from summarizer.errors import AnswerError
from summarizer.extraction.asking import Answer
from summarizer.extraction.schema import guide

LONGEST_FAULT = 200  # characters of the line that a second question carries

Ask = Callable[[], Awaitable[Mapping[str, Any]]]
"""Sends the one request at hand and returns the object that it was answered with."""


async def _create(*, ask: Ask, **_prepared: object) -> ChatCompletion:
    """What instructor takes for the SDK's `create`.

    The body that instructor prepared is left aside: it knows neither strict schemas nor our modes. What it
    gets back is a completion that holds the bare object, whatever the endpoint wrapped it in, so that it has
    only to validate it.
    """
    fields = await ask()
    message = ChatCompletionMessage(role="assistant", content=json.dumps(fields))
    choice = Choice(finish_reason="stop", index=0, message=message)
    return ChatCompletion(id="", choices=[choice], created=0, model="", object="chat.completion")


# JSON_SCHEMA reads the object from the content as it is; the mode of the request itself is ours to choose.
_instructed = cast(
    "Callable[..., Awaitable[BaseModel]]",  # its stub returns what is awaited, not the awaitable
    instructor.patch(create=_create, mode=instructor.Mode.JSON_SCHEMA),
)


async def validated(schema: type[Answer], messages: list[dict[str, Any]], ask: Ask) -> Answer:
    """The answer to `ask` as an instance of the schema.

    Raises whatever `ask` raises, and `AnswerError` for an object that breaks the schema. Nothing of
    instructor's own errors is passed on: they hold the request and every answer.
    """
    quiet = _ours.set(True)  # a context variable has no keyword for its value
    fault: Exception
    try:
        answer = await _instructed(
            response_model=_wrapped(schema), messages=messages, max_retries=0, strict=False, ask=ask
        )
    except InstructorRetryException as error:
        fault = error.__cause__ if isinstance(error.__cause__, Exception) else error
        if isinstance(fault, ValidationError):
            fault = AnswerError("the answer breaks the schema", fault=_fault(fault, schema))
    else:
        # The bare class: instructor's subclass of it drags the whole completion along.
        return schema.model_construct(**{name: getattr(answer, name) for name in schema.model_fields})
    finally:
        _ours.reset(quiet)
    raise fault  # here, so that it has no context


def _fault(error: ValidationError, schema: type[BaseModel]) -> str:
    """The first fault in one line; never the value at fault, nor a name that the model made up."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    known = {field.name for part in guide(schema) for field in part.fields}
    path = [str(step) for step in faults[0]["loc"] if isinstance(step, int) or step in known]
    unknown = faults[0]["type"] == "extra_forbidden"
    message = "a field that the schema does not have" if unknown else faults[0]["msg"]
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{'.'.join(path) or 'the object'}: {message}"[: LONGEST_FAULT - len(more)] + more


class _NoSchema(BaseModel):
    """Has no schema to tell: making one costs a millisecond a call, and we send our own."""

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:  # noqa: ANN401  # takes what the original takes
        return {}


@cache
def _wrapped(schema: type[BaseModel]) -> type[BaseModel]:
    """The class as instructor would wrap it anew for each call."""
    bases = (_NoSchema, schema, instructor.ResponseSchema)
    return create_model(schema.__name__, __base__=cast("tuple[type[BaseModel], ...]", bases))


_ours: ContextVar[bool] = ContextVar("a call of ours runs", default=False)


def _not_ours(record: logging.LogRecord) -> bool:  # noqa: ARG001  # the logger's signature
    """Whether instructor may log: not about our calls, for it would print the answers in their errors."""
    return not _ours.get()


logging.getLogger("instructor.v2.retry").addFilter(_not_ours)
