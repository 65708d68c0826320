"""A sent question → a validated answer: instructor around one function, through which each try passes."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from functools import cache
from typing import Any, cast

import instructor
from instructor.core import InstructorRetryException
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from pydantic import BaseModel, ValidationError

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
    # Without a count, instructor looks for the library of another provider, on the disk, at every call.
    usage = CompletionUsage(completion_tokens=0, prompt_tokens=0, total_tokens=0)
    return ChatCompletion(id="", choices=[choice], created=0, model="", object="chat.completion", usage=usage)


# JSON_SCHEMA reads the object from the content as it is; the mode of the request itself is ours to choose.
_instructed = cast(
    "Callable[..., Awaitable[_Holder]]",  # its stub returns what is awaited, not the awaitable
    instructor.patch(create=_create, mode=instructor.Mode.JSON_SCHEMA),
)


async def validated(schema: type[Answer], ask: Ask) -> Answer:
    """The answer to `ask` as an instance of the schema.

    Raises whatever `ask` raises, and `AnswerError` for an object that breaks the schema. Nothing of
    instructor's own errors is passed on: they hold the request and every answer.
    """
    quiet = _ours.set(True)  # a context variable has no keyword for its value
    fault: Exception
    try:
        held = await _instructed(response_model=_holder(schema), messages=[], max_retries=0, strict=False, ask=ask)
    except InstructorRetryException as error:
        fault = error.__cause__ if isinstance(error.__cause__, Exception) else error
        if isinstance(fault, ValidationError):
            fault = AnswerError("the answer breaks the schema", fault=_fault(fault, schema))
    else:
        return cast("Answer", held.answer)
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


class _Holder(instructor.ResponseSchema):
    """What instructor sees of a schema: a class with nothing to look through.

    It walks four times a call through every field of the classes it is given, and makes their schema anew. It also
    hangs the whole completion onto the instance that it returns: onto the holder, not onto the answer.
    """

    answer: Any

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:  # noqa: ANN401  # takes what the original takes
        return {}


@cache
def _holder(schema: type[BaseModel]) -> type[_Holder]:
    """The class that instructor validates with, which leaves that to the schema."""

    class Holder(_Holder):
        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Any:  # noqa: ANN401  # as above
            return cls.model_construct(answer=schema.model_validate_json(json_data))

    return Holder


_ours: ContextVar[bool] = ContextVar("a call of ours runs", default=False)


def _not_ours(record: logging.LogRecord) -> bool:  # noqa: ARG001  # the logger's signature
    """Whether instructor may log: not about our calls, for it would print the answers in their errors."""
    return not _ours.get()


logging.getLogger("instructor.v2.retry").addFilter(_not_ours)
