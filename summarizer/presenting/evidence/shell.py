"""Parts of the page → one document that needs nothing beside it, and may do nothing but what its own script does."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Final

from summarizer.presenting.evidence.markup import Content, Html, tag

_FOR_AUTHORS: Final = re.compile(r"^\s*(?://|/\*).*\n|^\s+", re.MULTILINE)
_LOOSE: Final = re.compile(r"\s*([{};,])\s*|(?<=:) +")
HERE: Final = Html("\0")
"""Where in a document something large is put in later; no other string on a page can hold this character."""


def briefing_page(title: str, *content: Content) -> str:
    """The whole file of a briefing."""
    style, script = asset("page.css"), asset("page.js")
    return document(title, *content, generator="summarizer briefing/1", style=style, script=script)


def document(title: str, *content: Content, generator: str, style: Html, script: Html | None = None) -> str:
    """A whole page in English. What is not this style or this script is forbidden to run, to load or to send."""
    return (
        "<!doctype html>\n"
        + tag(
            "html",
            tag(
                "head",
                tag("meta", charset="utf-8"),
                tag("meta", name="generator", content=generator),
                tag("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
                tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
                tag("meta", name="referrer", content="no-referrer"),
                tag("meta", name="color-scheme", content="light dark"),
                tag("title", title),
                tag("style", style),
            ),
            tag("body", *content, tag("script", script) if script else None),
            lang="en",
        )
        + "\n"
    )


def _policy(style: str, script: str | None) -> str:
    """What the browser may do with the page; see Content Security Policy Level 3 and Trusted Types."""
    scripts = (
        f"script-src {_hash(script)}; require-trusted-types-for 'script'; trusted-types 'none'; " if script else ""
    )
    return f"default-src 'none'; style-src {_hash(style)}; {scripts}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def asset(name: str) -> Html:
    """Our own style or script: finished markup, as neither holds the end of its element.

    Without its comments, its indentation and, in the style, what else is there for its authors alone.
    """
    text = files("summarizer.presenting.evidence").joinpath("data", name).read_text(encoding="utf-8")
    text = _FOR_AUTHORS.sub("", text)
    return Html(_LOOSE.sub(r"\1", text) if name.endswith(".css") else text)
