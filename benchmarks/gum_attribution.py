"""Rows of GUM's Wikinews → how well we find what is attributed to whom, outside and inside quotation marks.

An annotated attribution is a pair of discourse units: the one with source and verb ("X said"), and the content. One of
ours is a statement of `attributed` or a quotation with a source in the text. A pair matches if our source lies in the
source's unit and our content overlaps the content. F1 over news reports; interviews, whose attributions are mostly the
first person's "I think", which gives no statement to a source of news, are shown beside it.
"""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from summarizer.language.attribution import attributed, speeches
from summarizer.text import sentences

Span = tuple[int, int]
Pair = tuple[Span, Span]
"""Where the source stands, and what is given to it."""


def measure(files: Sequence[Path]) -> dict[str, Any]:
    """The figures of all rows of `files`."""
    began = time.perf_counter()
    documents = 0
    genres: dict[str, list[int]] = {}
    for row in _rows(files):
        documents += 1
        counts = genres.setdefault(row["genre"], [0, 0, 0, 0, 0])
        gold = [
            (_span(pair["source"]), _span(pair["content"])) for pair in row["attributions"] if pair["relation"] == _SAID
        ]
        ours = list(_ours(row["text"]))
        found = [_matched(pair, ours) for pair in gold]
        right = [any(_fits(pair, mine) for pair in gold) for mine in ours]
        for place, count in enumerate((sum(found), len(gold), sum(right), len(ours), 1)):
            counts[place] += count
    news = genres.pop("news", [0, 0, 0, 0, 0])
    attribution = {**_scores(news), **{genre: _scores(counts) for genre, counts in sorted(genres.items())}}
    return {"n": documents, "attribution": attribution, "seconds": round(time.perf_counter() - began, 3)}


_SAID = "attribution-positive"  # the negative ones say what nobody said


def _rows(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def _span(pair: Sequence[int]) -> Span:
    return pair[0], pair[1]


def _ours(text: str) -> Iterator[Pair]:
    spans = tuple(sentences(text))
    for start, end in spans:
        found = attributed(text[start:end])
        if found:
            yield (start + found.source_start, start + found.source_end), (start + found.start, start + found.end)
    for speech in speeches(text, spans):
        if speech.source:
            yield (speech.source_start, speech.source_end), (speech.quotation.start, speech.quotation.end)


def _fits(gold: Pair, mine: Pair) -> bool:
    return all(one[0] < other[1] and other[0] < one[1] for one, other in zip(gold, mine, strict=True))


def _matched(gold: Pair, ours: Sequence[Pair]) -> bool:
    return any(_fits(gold, mine) for mine in ours)


def _scores(counts: Sequence[int]) -> dict[str, int | float]:
    found, gold, right, ours, documents = counts
    recall = found / gold if gold else 0.0
    precision = right / ours if ours else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "f1": round(f1, 4), "precision": round(precision, 4), "recall": round(recall, 4),
        "pairs": gold, "n": documents,
    }  # fmt: skip
