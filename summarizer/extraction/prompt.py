"""Article → what a model is told: templates, rendered once, the same bytes for the same article."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from summarizer.article import Article
from summarizer.errors import ExtractionError, UsageError
from summarizer.extraction.pieces import Piece, sentence_before, told
from summarizer.extraction.schema import guide, sent_schema
from summarizer.summary import ArticleSummary
from summarizer.text import visible
from summarizer.workspace import Workspace, bundled

TEMPLATE = "extract.j2"
_EXTEND = 'Begin it with {% extends "bundled/extract.j2" %} and replace only the blocks you want to change.'
# What would break a line or hide in it. A tab, and every printable character, stays as the article has it.
_LINE_BREAKS = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TOKEN_LENGTH = 12  # hexadecimal digits: 48 bits, which no author of a text can aim at, for the text decides them


@dataclass(frozen=True)
class Request:
    """Everything a model is told about one article, or one piece of it."""

    system: str
    """Instructions and the guide to the fields: the same for every article, so that an endpoint can keep it
    ready."""
    user: str
    """The article, and nothing else."""
    shape: str
    """What the system message ends with where the answer mode carries no schema: the schema itself."""
    schema: Mapping[str, Any]
    """JSON Schema of the answer, as the modes that carry one send it."""
    name: str
    """The schema's name, as sent."""
    first: int
    """Number of the first sentence told, which `sentences_read` must echo."""
    last: int


class Prompt:
    """The templates of one workspace and schema, compiled once; raises `UsageError` if they do not work.

    What a user edits on disk afterwards counts for the next `Prompt` only: one run, one prompt.
    """

    def __init__(self, workspace: Workspace, schema: type[ArticleSummary]) -> None:
        self.fingerprint = workspace.fingerprint()
        self._schema = sent_schema(schema)
        self._name = re.sub(r"[^A-Za-z0-9_-]", "_", schema.__name__)[:64]  # what endpoints admit as a name
        self._template = _load(workspace, self.fingerprint)
        # No article field is defined here, so a template that lets article text into an instruction fails at
        # once.
        self._system = self._render("system", {"guide": guide(schema)})
        self._shape = self._render("shape", {"schema": json.dumps(self._schema, separators=(",", ":"))})

    def request(self, article: Article, piece: Piece | None = None) -> Request:
        """What the model is told of the article; raises `ExtractionError` if it holds no told sentence."""
        sentences = told(article, piece)
        if not sentences:
            raise ExtractionError(
                "holds no sentence of a story, only boilerplate and teasers",
                where=article.source,
                hint="Look at what was read with: summarizer batch --engine builtin",
            )
        before = sentence_before(article, piece)
        fields = {
            "title": _line(article.title),
            "publisher": _line(article.publisher),
            "published": article.published.isoformat() if article.published else None,
            "before": _line(article.text_of(before)) if before else None,
            "sentences": [
                {"number": sentence.number, "text": _line(article.text_of(sentence))} for sentence in sentences
            ],
        }
        return Request(
            system=self._system,
            user=self._render("user", fields | {"token": _token(article)}),
            shape=self._shape,
            schema=self._schema,
            name=self._name,
            first=sentences[0].number,
            last=sentences[-1].number,
        )

    def again(self, fault: str) -> str:
        """What a second question adds to the system message: what was wrong with the first answer."""
        return self._render("again", {"fault": _line(fault)})

    def _render(self, part: str, fields: Mapping[str, object]) -> str:
        try:
            text = self._template.render(fields, part=part).strip()
        except Exception as error:  # a template may divide by zero as well; whatever it is, the template is wrong
            raise _wrong(error, self._template) from error
        if not text:
            raise UsageError(
                f"the template says nothing for '{part}'",
                where=self._template.filename or TEMPLATE,
                hint=_EXTEND,
            )
        return text


def request(
    article: Article,
    *,
    workspace: Workspace,
    schema: type[ArticleSummary] = ArticleSummary,
    piece: Piece | None = None,
) -> Request:
    """What a model would be told of one article; nothing is sent. For many articles, keep a `Prompt`."""
    return Prompt(workspace, schema).request(article, piece)


@lru_cache(maxsize=4)
def _load(workspace: Workspace, fingerprint: str) -> jinja2.Template:  # noqa: ARG001  # edited files are other files
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
        return environment.get_template(TEMPLATE)
    except (jinja2.TemplateError, UnicodeError) as error:
        raise _wrong(error) from error


def _wrong(error: Exception, template: jinja2.Template | None = None) -> UsageError:
    where = (template.filename if template else getattr(error, "filename", None)) or TEMPLATE
    line = getattr(error, "lineno", None)
    return UsageError(
        f"the template does not work: {error}",
        where=f"{where}:{line}" if line else where,
        hint=_EXTEND,
    )


def _line(text: str | None) -> str:
    """The text as one line, without what nobody can see and no endpoint can carry; empty for None."""
    line = _LINE_BREAKS.sub(" ", visible(text or ""))
    return _LONE_SURROGATE.sub("\ufffd", _UNPRINTABLE.sub("", line)).strip()


def _token(article: Article) -> str:
    """A code that the article's text cannot hold, the same for the same article."""
    shown = "\n".join(filter(None, (article.title, article.publisher, article.text)))
    for attempt in count():
        token = hashlib.sha256(f"{article.id}/{attempt}".encode()).hexdigest()[:_TOKEN_LENGTH]
        if token not in shown:
            return token
    raise AssertionError  # `count` does not end
