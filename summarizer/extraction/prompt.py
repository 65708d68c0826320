"""Article, or anything asked about it → what a model is told: templates, rendered once, always to the same bytes."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from summarizer.article import Article
from summarizer.errors import ExtractionError, UsageError
from summarizer.extraction.pieces import Piece, sentence_before, told
from summarizer.extraction.schema import guide, sent_schema
from summarizer.summary import ArticleSummary
from summarizer.text import visible
from summarizer.workspace import Workspace, bundled

TEMPLATE = "extract.j2"
# What would break a line or hide in it. A tab, and every printable character, stays as the article has it.
_LINE_BREAKS = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TOKEN_LENGTH = 12  # hexadecimal digits: 48 bits, which no author of a text can aim at, for the text decides them


@dataclass(frozen=True)
class Request:
    """Everything a model is told in one question."""

    system: str
    """Instructions and the guide to the fields: the same for every article, so that an endpoint can keep it
    ready."""
    user: str
    """The article and what is asked about it, and nothing else."""
    shape: str
    """What the system message ends with where the answer mode carries no schema: the schema itself."""
    schema: Mapping[str, Any]
    """JSON Schema of the answer, as the modes that carry one send it."""
    name: str
    """The schema's name, as sent."""


class Prompt:
    """One template of a workspace with its schema, compiled once; raises `UsageError` if it does not work.

    What a user edits on disk afterwards counts for the next `Prompt` only: one run, one prompt.
    """

    def __init__(self, workspace: Workspace, schema: type[BaseModel], name: str = TEMPLATE) -> None:
        self.fingerprint = workspace.fingerprint()
        self._schema = sent_schema(schema)
        self._name = re.sub(r"[^A-Za-z0-9_-]", "_", schema.__name__)[:64]  # what endpoints admit as a name
        self._template = _load(workspace, self.fingerprint, name)
        # No article field is defined here, so a template that lets article text into an instruction fails at
        # once.
        self._system = self._render("system", {"guide": guide(schema)})
        self._shape = self._render("shape", {"schema": json.dumps(self._schema, separators=(",", ":"))})
        self.again("a fault")  # so that a mistake in that block does not show once an answer has been paid for

    def request(self, seed: str, fields: Mapping[str, object]) -> Request:
        """What the model is told: the fields, every string of them one line, in blocks that none of them can end.

        `seed` decides the code that marks the blocks: the identity of what the question is about.
        """
        told = {name: _lines(value) for name, value in fields.items()}
        return Request(
            system=self._system,
            user=self._render("user", told | {"token": _token(seed, list(_strings(told)))}),
            shape=self._shape,
            schema=self._schema,
            name=self._name,
        )

    def again(self, fault: str) -> str:
        """What a second question adds to the system message: what was wrong with the first answer."""
        return self._render("again", {"fault": _line(fault)})

    def _render(self, part: str, fields: Mapping[str, object]) -> str:
        try:
            text = self._template.render(fields, part=part).strip()
        except Exception as error:  # a template may divide by zero as well; whatever it is, the template is wrong
            raise _wrong(error, self._template.name or TEMPLATE, self._template.filename) from error
        if not text:
            raise UsageError(
                f"the template says nothing for '{part}'",
                where=self._template.filename or TEMPLATE,
                hint=_how(self._template.name or TEMPLATE),
            )
        return text


def article_fields(article: Article, piece: Piece | None = None) -> dict[str, object]:
    """What a template is told of an article or a piece of it; raises `ExtractionError` if it has no told sentence."""
    sentences = told(article, piece)
    if not sentences:
        raise ExtractionError(
            "holds no sentence of a story, only boilerplate and teasers",
            where=article.source,
            hint="Look at what was read with: summarizer batch --engine builtin",
        )
    before = sentence_before(article, piece)
    return {
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "before": article.text_of(before) if before else None,
        "sentences": [{"number": sentence.number, "text": article.text_of(sentence)} for sentence in sentences],
    }


def request(
    article: Article,
    *,
    workspace: Workspace,
    schema: type[ArticleSummary] = ArticleSummary,
    piece: Piece | None = None,
) -> Request:
    """What a model would be told of one article; nothing is sent. For many articles, keep a `Prompt`."""
    return Prompt(workspace, schema).request(article.id, article_fields(article, piece))


@lru_cache(maxsize=16)  # four templates of a handful of workspaces
def _load(workspace: Workspace, fingerprint: str, name: str) -> jinja2.Template:  # noqa: ARG001  # edited: another file
    """The compiled template, once for the same files."""
    folders = [str(folder) for folder in workspace.template_folders()]
    environment = ImmutableSandboxedEnvironment(
        # `bundled/` always means the product's own, so that a user's template can extend the one it replaces.
        loader=jinja2.ChoiceLoader(
            [
                jinja2.PrefixLoader({"bundled": jinja2.FileSystemLoader(str(bundled("prompts")))}),
                jinja2.FileSystemLoader(folders),
            ]
        ),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # a prompt is no HTML; escaping would change the article's words
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    try:
        return environment.get_template(name)
    except (jinja2.TemplateError, UnicodeError) as error:
        raise _wrong(error, name, getattr(error, "filename", None)) from error


def _wrong(error: Exception, name: str, file: str | None) -> UsageError:
    where = file or name
    line = getattr(error, "lineno", None)
    return UsageError(
        f"the template does not work: {error}",
        where=f"{where}:{line}" if line else where,
        hint=_how(name),
    )


def _how(name: str) -> str:
    return f'Begin it with {{% extends "bundled/{name}" %}} and replace only the blocks you want to change.'


def _lines(value: object) -> object:
    """The same with every string in it as one line."""
    match value:
        case str():
            return _line(value)
        case Mapping():
            return {name: _lines(field) for name, field in value.items()}
        case list() | tuple():
            return [_lines(field) for field in value]
        case _:
            return value


def _strings(value: object) -> Iterator[str]:
    """Every string in the fields."""
    match value:
        case str():
            yield value
        case Mapping():
            for field in value.values():
                yield from _strings(field)
        case list():
            for field in value:
                yield from _strings(field)


def _line(text: str) -> str:
    """The text as one line, without what nobody can see and no endpoint can carry."""
    if text.isascii() and text.isprintable():  # as most lines are; looking for what is not takes ten times as long
        return text.strip()
    line = _LINE_BREAKS.sub(" ", visible(text))
    return _LONE_SURROGATE.sub("\ufffd", _UNPRINTABLE.sub("", line)).strip()


def _token(seed: str, told: list[str]) -> str:
    """A code that nothing told can hold, the same for the same question."""
    for attempt in count():
        token = hashlib.sha256(f"{seed}/{attempt}".encode()).hexdigest()[:_TOKEN_LENGTH]
        if not any(token in text for text in told):
            return token
    raise AssertionError  # `count` does not end
