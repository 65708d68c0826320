"""The classes of the documents that go in and out → their JSON Schema as text."""

import json

from summarizer.briefing import Briefing
from summarizer.cli.engines import summary_class
from summarizer.cli.schema import Document
from summarizer.evaluation.baseline import Baseline
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.recordings import Recorded
from summarizer.evaluation.result import EvalReport
from summarizer.extraction import Capabilities
from summarizer.running.index import BatchIndex, FailedEntry
from summarizer.verdicts import VerifiedSummary


def document_schema(document: Document, own_summary: str | None) -> str:
    """The JSON Schema of a document; `own_summary` names a summary class of the user's own, as `--schema` does."""
    match document:
        case Document.SUMMARY:
            content = summary_class(own_summary).model_json_schema()
        case Document.VERIFIED_SUMMARY:
            content = VerifiedSummary.model_json_schema(mode="serialization")
        case Document.BRIEFING:
            content = Briefing.model_json_schema(mode="serialization")
        case Document.BATCH_INDEX:
            content = BatchIndex.model_json_schema(mode="serialization")
        case Document.BATCH_FAILURE:
            content = FailedEntry.model_json_schema(mode="serialization")
        case Document.PROBE:
            content = Capabilities.model_json_schema(mode="serialization")
        case Document.LABELS:
            content = StoryLabels.model_json_schema()
        case Document.EVAL_REPORT:
            content = EvalReport.model_json_schema(mode="serialization")
        case Document.EVAL_BASELINE:
            content = Baseline.model_json_schema(mode="serialization")
        case Document.RECORDING:
            content = Recorded.model_json_schema(mode="serialization")
    return (
        json.dumps(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **content},
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )
