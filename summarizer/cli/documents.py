"""The classes of the documents that go in and out → their JSON Schema as text."""

import json

from pydantic import BaseModel

from summarizer.briefing import Briefing
from summarizer.cli.engines import summary_class
from summarizer.cli.schema import Document
from summarizer.evaluation.baseline import Baseline
from summarizer.evaluation.labels import StoryLabels
from summarizer.evaluation.recordings import Recorded
from summarizer.evaluation.result import EvalReport
from summarizer.extraction import Capabilities
from summarizer.running.index import BatchIndex, FailedEntry
from summarizer.running.journal import RunList, RunRecord, Stats
from summarizer.verdicts import VerifiedSummary

_WRITTEN: dict[Document, type[BaseModel]] = {
    Document.VERIFIED_SUMMARY: VerifiedSummary,
    Document.BRIEFING: Briefing,
    Document.BATCH_INDEX: BatchIndex,
    Document.BATCH_FAILURE: FailedEntry,
    Document.PROBE: Capabilities,
    Document.RUNS: RunList,
    Document.RUN: RunRecord,
    Document.CACHE_STATS: Stats,
    Document.EVAL_REPORT: EvalReport,
    Document.EVAL_BASELINE: Baseline,
    Document.RECORDING: Recorded,
}


def document_schema(document: Document, own_summary: str | None) -> str:
    """The JSON Schema of a document; `own_summary` names a summary class of the user's own, as `--schema` does."""
    match document:
        case Document.SUMMARY:
            content = summary_class(own_summary).model_json_schema()
        case Document.LABELS:  # written by people, who may leave out what has a default
            content = StoryLabels.model_json_schema()
        case _:
            content = _WRITTEN[document].model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **content}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
