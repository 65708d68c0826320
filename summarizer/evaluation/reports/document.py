"""A report → JSON, and back: what `eval compare` and the baseline read."""

from typing import Final

from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.evaluation.reports.held import withheld
from summarizer.evaluation.result import EvalReport
from summarizer.presenting.document import dumped

_HINT: Final = "Give a report that `summarizer eval run` wrote, or write it anew."


def to_json(report: EvalReport, *, show_held: bool = False) -> str:
    """A report as `schemas/eval-report.json` describes it; equal reports give equal bytes.

    Every score is in it, so that runs can be compared; the pairs, reasons and titles of held stories are not, unless
    they are to be shown.
    """
    return dumped(report if show_held else withheld(report))


def from_json(text: str | bytes, *, where: str) -> EvalReport:
    """The report of a document; `where` names its file. Raises `UsageError` if it is none of this version's format."""
    try:
        return EvalReport.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the document"
        raise UsageError(
            f"is no report that this version reads: {field}: {first['msg'].lower()}", where=where, hint=_HINT
        ) from None
