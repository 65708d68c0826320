"""Articles in, one briefing out: a language model reads, plain code vouches.

    from summarizer import BuiltinEngine, brief, read

    briefing = brief(read(["seeds/sallow-bay-flood"]), BuiltinEngine())
    for point in briefing.stories[0].points:
        for citation in point.citations:
            print(point.statement, citation.source, citation.span.start, citation.span.end)

Importing this costs next to nothing: each name comes from its room when it is first used.
"""

from typing import TYPE_CHECKING

from summarizer.door import lazy

if TYPE_CHECKING:
    from summarizer.article import Article, Sentence, SentenceKind, Span
    from summarizer.briefing import Briefing
    from summarizer.errors import ExitCode, SummarizerError
    from summarizer.extraction import Endpoint, Engine, Extraction, load_schema, model_engine, request
    from summarizer.extraction.builtin import BuiltinEngine
    from summarizer.merging import changes, merge
    from summarizer.presenting import Length, to_html, to_json, to_markdown, to_terminal
    from summarizer.reading import Fields, from_text, read
    from summarizer.running import Askers, Failure, Run, Steady, brief, run, summarize
    from summarizer.summary import ArticleSummary, KeyFact, Number, OpenQuestion, Quote
    from summarizer.verdicts import Provenance, VerifiedSummary
    from summarizer.verification import verify
    from summarizer.workspace import Workspace

__all__ = [
    "Article",
    "ArticleSummary",
    "Askers",
    "Briefing",
    "BuiltinEngine",
    "Endpoint",
    "Engine",
    "ExitCode",
    "Extraction",
    "Failure",
    "Fields",
    "KeyFact",
    "Length",
    "Number",
    "OpenQuestion",
    "Provenance",
    "Quote",
    "Run",
    "Sentence",
    "SentenceKind",
    "Span",
    "Steady",
    "SummarizerError",
    "VerifiedSummary",
    "Workspace",
    "brief",
    "changes",
    "from_text",
    "load_schema",
    "merge",
    "model_engine",
    "read",
    "request",
    "run",
    "summarize",
    "to_html",
    "to_json",
    "to_markdown",
    "to_terminal",
    "verify",
]

_HOMES = {
    "Article": "summarizer.article",
    "ArticleSummary": "summarizer.summary",
    "Askers": "summarizer.running",
    "Briefing": "summarizer.briefing",
    "BuiltinEngine": "summarizer.extraction.builtin",
    "Endpoint": "summarizer.extraction",
    "Engine": "summarizer.extraction",
    "ExitCode": "summarizer.errors",
    "Extraction": "summarizer.extraction",
    "Failure": "summarizer.running",
    "Fields": "summarizer.reading",
    "KeyFact": "summarizer.summary",
    "Length": "summarizer.presenting",
    "Number": "summarizer.summary",
    "OpenQuestion": "summarizer.summary",
    "Provenance": "summarizer.verdicts",
    "Quote": "summarizer.summary",
    "Run": "summarizer.running",
    "Sentence": "summarizer.article",
    "SentenceKind": "summarizer.article",
    "Span": "summarizer.article",
    "Steady": "summarizer.running",
    "SummarizerError": "summarizer.errors",
    "VerifiedSummary": "summarizer.verdicts",
    "Workspace": "summarizer.workspace",
    "from_text": "summarizer.reading",
    "brief": "summarizer.running",
    "changes": "summarizer.merging",
    "load_schema": "summarizer.extraction",
    "merge": "summarizer.merging",
    "model_engine": "summarizer.extraction",
    "read": "summarizer.reading",
    "request": "summarizer.extraction",
    "run": "summarizer.running",
    "summarize": "summarizer.running",
    "to_html": "summarizer.presenting",
    "to_json": "summarizer.presenting",
    "to_markdown": "summarizer.presenting",
    "to_terminal": "summarizer.presenting",
    "verify": "summarizer.verification",
}


__getattr__ = lazy(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
