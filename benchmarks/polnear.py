"""Rows of PolNeAR → how many direct quotations we find exactly, and how often we name the right speaker.

A direct attribution is one whose content lies wholly between double quotation marks. One annotator a document. A span
is right if a quotation of ours (or an unbroken run of them, for a quotation of several paragraphs) has the same
characters, marks and white space at its ends aside. A speaker is right if the head of the annotated source overlaps
ours; a source that is a bare pronoun is counted apart, right by that pronoun's own place.
"""

import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from summarizer.language.attribution import PRONOUNS, Speech, speeches
from summarizer.text import sentences

_EDGE = " \t\r\n\u00a0\"'`\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb"
# What follows the head of an English noun phrase: a comma, a bracket, a preposition or a relative pronoun.
_HEAD_END = re.compile(r"[,(\u2014]|\s(?:of|for|at|in|on|from|with|to|who|which|that|whose|by|about)\s")

Span = tuple[int, int]


def measure(files: Sequence[Path]) -> dict[str, Any]:
    """The figures of the set, of all rows of `files`; repeated annotations of a document are dropped."""
    began = time.perf_counter()
    spans = [0, 0]
    named = [0, 0]
    pronouns = [0, 0]
    documents = set()
    for row in _rows(files):
        if row["doc_id"] in documents:
            continue
        documents.add(row["doc_id"])
        ours = speeches(row["text"], tuple(sentences(row["text"])))
        for right, counts in _scored(row, ours, spans, named, pronouns):
            counts[0] += right
            counts[1] += 1
    direct = {
        "span_exact": _share(spans), "spans": spans[1],
        "speaker": _share(named), "speakers": named[1],
        "speaker_pronoun": _share(pronouns), "pronouns": pronouns[1],
    }  # fmt: skip
    return {"n": len(documents), "direct": direct, "seconds": round(time.perf_counter() - began, 3)}


def _rows(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def _scored(
    row: dict[str, Any], ours: Sequence[Speech], spans: list[int], named: list[int], pronouns: list[int]
) -> Iterator[tuple[bool, list[int]]]:
    text = row["text"]
    found = set(_runs(text, ours))
    for attribution in row["attributions"]:
        if attribution["kind"] != "direct":
            continue
        for start, end in _joined(text, attribution["content"]):
            yield _trimmed(text, start, end) in found, spans
        if attribution["source"]:
            head = _head(text, attribution["source"])
            counts = pronouns if text[head[0] : head[1]].lower() in PRONOUNS else named
            speech = _at(ours, attribution["content"])
            yield speech is not None and _is_source(speech, head), counts


def _joined(text: str, pieces: Sequence[Sequence[int]]) -> Iterator[Span]:
    """The pieces, those with nothing but white space between them as one: annotators cut some at full stops."""
    start, end = pieces[0]
    for first, last in pieces[1:]:
        if text[end:first].strip():
            yield start, end
            start = first
        end = last
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


_LONGEST_RUN = 12  # paragraphs of one quotation


def _runs(text: str, ours: Sequence[Speech]) -> Iterator[Span]:
    for index, first in enumerate(ours):
        yield _trimmed(text, first.quotation.start, first.quotation.end)
        last = first.quotation
        for speech in ours[index + 1 : index + _LONGEST_RUN]:
            if text[last.outer_end : speech.quotation.outer_start].strip():
                break
            last = speech.quotation
            yield _trimmed(text, first.quotation.start, last.end)


def _head(text: str, source: Sequence[Sequence[int]]) -> Span:
    """The last word of the noun phrase before its first complement: Kim Ode, head of the office → Ode."""
    start, end = source[0]
    stop = _HEAD_END.search(text, start + 1, end)
    words = list(re.finditer(r"\w[\w'.\u2019-]*", text[start : stop.start() if stop else end]))
    return (start + words[-1].start(), start + words[-1].end()) if words else (start, end)


def _at(ours: Sequence[Speech], content: Sequence[Sequence[int]]) -> Speech | None:
    """Our first quotation that overlaps the annotated content."""
    return next(
        (
            speech for start, end in content for speech in ours
            if speech.quotation.start < end and start < speech.quotation.end
        ),
        None,
    )  # fmt: skip


def _is_source(speech: Speech, head: Span) -> bool:
    return speech.source is not None and speech.source_start < head[1] and head[0] < speech.source_end


def _share(counts: Sequence[int]) -> float:
    return round(counts[0] / counts[1], 4) if counts[1] else 0.0
