"""A question to a model beside the reading of an article, and what it was answered with."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from summarizer.errors import AnswerError
from summarizer.summary import SentencesRead
from summarizer.verdicts import Attempt, Purpose

Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True)
class Question(Generic[Answer]):
    """What is asked of a model; the same question makes the same request, byte for byte."""

    template: str
    """Name of the template, which holds the blocks of `extract.j2`; its `user` block is given `fields`."""
    fields: Mapping[str, object]
    """What the template is told. Every string in it is data: it reaches the model as one line."""
    schema: type[Answer]
    subject: str
    """Identity of what it is about: an `Article.id`, or `subject_of` its fields. It decides the code of the blocks."""
    where: str
    """What it is about as errors name it: the file of an article, the title of a story."""
    purpose: Purpose
    vet: Callable[[Answer], None]
    """Raises `AnswerError` for an answer that fits the schema and is still no use; it is asked once more then."""
    language: str = ""
    """Language of the text, where the answer shows that all of it was read; empty where it does not, or is unknown."""


@dataclass(frozen=True)
class Answered(Generic[Answer]):
    """A usable answer, and what it took."""

    answer: Answer
    answered_by: str | None
    """The model's name as the endpoint returned it."""
    system_fingerprint: str | None
    """What the endpoint calls the system that answered, if anything: others may answer otherwise."""
    attempts: tuple[Attempt, ...]


def subject_of(fields: Mapping[str, object]) -> str:
    """The identity of a question that is about no single article: 16 hexadecimal digits of a hash of its fields."""
    told = json.dumps(fields, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


class Asker(Protocol):
    """Answers questions by a model."""

    @property
    def model(self) -> str:
        """The model's name as asked for."""

    @property
    def prompts(self) -> str:
        """Fingerprint of the templates."""

    def prepare(self, template: str, schema: type[BaseModel]) -> None:
        """Make the prompt ready; raises `UsageError` if the template does not work, before anything is sent."""

    async def ask(self, question: Question[Answer]) -> Answered[Answer]:
        """The answer, asked for as often as the rules of retrying allow.

        Raises `ExtractionError` if this question cannot be answered (`attempts_of` says what was tried), and
        `EndpointError` if none can.
        """

    async def close(self) -> None:
        """Give back what is bound to the running loop; it may be asked again, also in another loop."""


class EchoError(AnswerError):
    """The model names other first and last sentences than it was sent."""


def check_echo(read: SentencesRead, first: int, last: int) -> None:
    """Raise `EchoError` unless the model saw both ends of what it was sent."""
    if (read.first, read.last) != (first, last):
        raise EchoError(
            f"the model says it was given sentences {read.first} to {read.last}, and was sent {first} to {last}",
            # Without the right numbers: a model that did not see them must not learn them here.
            fault="sentences_read does not give the numbers of the first and the last line of the article.",
        )
