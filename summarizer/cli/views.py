"""Briefing → text in the format that was asked for, with what has changed since an earlier one."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.briefing import Briefing


class Format(StrEnum):
    """How a briefing is written."""

    MD = "md"
    HTML = "html"
    JSON = "json"
    TERMINAL = "terminal"


class Length(StrEnum):
    """How much of a briefing is shown; the values are those of `presenting.Length`."""

    SHORT = "short"
    STANDARD = "standard"
    FULL = "full"


ENDINGS = {Format.MD: ".md", Format.HTML: ".html", Format.JSON: ".json", Format.TERMINAL: ".txt"}
_BY_ENDING = {
    **{ending: form for form, ending in ENDINGS.items()},
    ".markdown": Format.MD,
    ".htm": Format.HTML,
}


def format_of(output: Path | None) -> Format:
    """The format that the file's ending names. Raises `UsageError` for an ending that names none."""
    if output is None:
        return Format.TERMINAL if sys.stdout.isatty() else Format.MD
    ending = output.suffix.lower()
    if ending not in {*_BY_ENDING, ""} and output.is_file() is output.exists():
        raise UsageError(
            f"no format is known for the ending '{output.suffix}'",
            hint="Name one: --format md, html, json or terminal.",
        )
    return _BY_ENDING.get(ending, Format.MD)


@dataclass(frozen=True)
class View:
    """How a briefing is written, and the earlier one that it is compared with; None for none."""

    form: Format
    length: Length
    earlier: "Briefing | None" = None
    since: str = ""
    articles: "Mapping[str, Article]" = field(default_factory=dict)
    """By `Article.id`: the texts of the sources, which HTML shows."""

    def marked(self, briefing: "Briefing", *, apart: bool = False) -> "Briefing":
        """The briefing with what changed; `apart` if it is one story of several, which tells nothing of the others."""
        from summarizer.merging import changes

        if self.earlier is None:
            return briefing
        found = changes(briefing, self.earlier, self.since)
        if apart:
            found = found.model_copy(update={"items": tuple(each for each in found.items if each.story is not None)})
        return briefing.model_copy(update={"changes": found})

    def render(self, briefing: "Briefing", *, to_terminal: bool) -> str:
        """The briefing as text; `to_terminal` if a person sees it at once."""
        import os
        import shutil

        from summarizer import presenting

        length = presenting.Length(self.length)
        match self.form:
            case Format.MD:
                return presenting.to_markdown(briefing, length)
            case Format.HTML:
                return presenting.to_html(briefing, self.articles)
            case Format.JSON:
                return presenting.to_json(briefing)
            case Format.TERMINAL:
                colour = to_terminal and "NO_COLOR" not in os.environ
                width = shutil.get_terminal_size((80, 24)).columns
                return presenting.to_terminal(briefing, width=width, colour=colour, length=length)
