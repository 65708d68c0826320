"""An article as read, and spans of its text."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Record(BaseModel):
    """Base of everything that goes in or out: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Span(Record):
    """Half-open range of characters of `Article.text`."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.end < self.start:
            message = f"a span runs forwards, not from {self.start} to {self.end}"
            raise ValueError(message)
        return self

    def of(self, text: str) -> str:
        """The characters of `text` that the span names."""
        return text[self.start : self.end]

    def within(self, other: "Span") -> bool:
        """True if no character of this span lies outside `other`."""
        return other.start <= self.start and self.end <= other.end


class SentenceKind(StrEnum):
    """What a sentence is to the story; only body and caption reach a model."""

    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    """Metadata, datelines, credits, print footers, newsletter and subscription prompts."""
    TEASER = "teaser"
    """A line that advertises another story."""


class Sentence(Record):
    """One sentence: its number, from 1 over all sentences of the article, its span and its kind."""

    number: Annotated[int, Field(ge=1)]
    span: Span
    kind: SentenceKind

    @property
    def told(self) -> bool:
        """True if the sentence belongs to the story, so that a model may see it and a fact may cite it."""
        return self.kind is SentenceKind.BODY or self.kind is SentenceKind.CAPTION


class Article(Record):
    """One article: its untouched text, what is known about it, and its numbered sentences."""

    id: str
    """First 16 hexadecimal digits of a SHA-256 over text, publisher, date and address; see `article_id`."""
    text: str
    """As decoded (for HTML: as extracted); every offset anywhere counts its characters."""
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    """The day of publication; None if the article does not say, never the day of reading."""
    url: str | None = None
    language: str
    """ISO 639-1 code, or `und` if undetermined."""
    dateline: str | None = None
    """The place that the article reports from, as written."""
    source: str
    """Path of the file it was read from, with `#n` for the n-th record of a file of many; `-` for stdin."""
    story: str | None = None
    """Name of the story it belongs to, if its folder names one."""
    sentences: tuple[Sentence, ...]
    instructions: tuple[int, ...] = ()
    """Numbers of the told sentences that read as instructions to a language model; a model sees them all the same."""
    notes: tuple[str, ...] = ()
    """What was assumed while reading: an encoding, a date taken from a footer, invisible characters counted."""

    @property
    def reads_as(self) -> str:
        """The language that its figures, dates and negations are read in; `und` reads as none that is covered."""
        return self.language

    def sentence(self, number: int) -> Sentence | None:
        """The sentence of that number; None if the article has none such, as a model may cite anything."""
        return self.sentences[number - 1] if 0 < number <= len(self.sentences) else None

    def told(self) -> Iterator[Sentence]:
        """The sentences that belong to the story, in order."""
        return (sentence for sentence in self.sentences if sentence.told)

    def text_of(self, sentence: Sentence) -> str:
        """The words of one of its sentences."""
        return sentence.span.of(self.text)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`; None between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        found = low < len(self.sentences) and self.sentences[low].span.start <= offset
        return self.sentences[low] if found else None


def article_id(text: str, publisher: str | None, published: dt.date | None, url: str | None) -> str:
    """The identity of an article: two inputs with the same text, publisher, date and address are one article."""
    day = published.isoformat() if published else None
    key = json.dumps([text, publisher, day, url], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
