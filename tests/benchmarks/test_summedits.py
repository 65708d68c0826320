"""Edited summaries of an invented document: which are found, and what is counted."""

import json
from pathlib import Path

import pytest
import summedits

from summarizer.reading import from_text

_DOCUMENT = """\
The council of Vellmoor approved a new pier on Tuesday. It will cost 9 million crowns and open in 2031.

Mirela Osk, the harbour master, said that the old pier had been closed since March. Fishermen from Osterby asked for \
the work to begin this summer.

Nobody was hurt when a beam fell into the water.
"""
_TRUE = "The council of Vellmoor approved a new pier. It will cost 9 million crowns."


@pytest.mark.parametrize(
    ("summary", "consistent"),
    [
        (_TRUE, True),
        ("Vellmoor's council approved building a new pier, costing 9 million crowns.", True),
        ("The council of Vellmoor approved a new pier. It will cost 7 million crowns.", False),
        ("The council of Vellmoor did not approve a new pier.", False),
        ("The council of Tolverin approved a new pier.", False),
    ],
)
def test_edits(summary: str, *, consistent: bool) -> None:
    """Another figure, a denial and another name are found; other words for the same are not held against a summary."""
    assert summedits.is_consistent(summary, from_text(_DOCUMENT)) is consistent


def test_evidence_is_what_adds_words() -> None:
    """The sentences that have the statement's words are cited, in their order, and none that adds nothing."""
    article = from_text(_DOCUMENT)
    cited = summedits.evidence("Mirela Osk said that the council approved a new pier.", article)
    said = [article.text_of(article.sentences[number - 1]) for number in cited]
    assert ["The council", "Mirela Osk,"] == [" ".join(words.split()[:2]) for words in said]


def test_no_word_no_evidence() -> None:
    """A statement about something else has no evidence."""
    assert summedits.evidence("Quarks flavour gluons", from_text(_DOCUMENT)) == []


def test_figures(tmp_path: Path) -> None:
    """Two of three false samples are found and no alarm is false; a sample of two kinds counts for both."""
    samples = [
        _sample(_TRUE),
        _sample("The council of Tolverin did not approve a new pier.", "entity_modification", "negation"),
        _sample("The council of Vellmoor did not approve a new pier.", "negation"),
        _sample("The council of Vellmoor approved a fine new pier.", "invention"),
    ]
    files = [
        _lines(tmp_path / "samples.jsonl", samples),
        _lines(tmp_path / "documents.jsonl", [{"doc_id": "d1", "document": _DOCUMENT}]),
    ]
    figures = summedits.measure(files)
    assert (0.8333, 0.0, 4) == (figures["balanced_accuracy"], figures["false_alarms"], figures["n"])
    assert figures["by_kind"] == {
        "entity_modification": {"found": 1.0, "n": 1},
        "invention": {"found": 0.0, "n": 1},
        "negation": {"found": 1.0, "n": 2},
    }
    assert figures["interval"] == []  # one document does not say how documents differ


def _sample(summary: str, *kinds: str) -> dict[str, object]:
    """A sample without the summary that it was edited from: nothing may read that."""
    return {"doc_id": "d1", "summary": summary, "consistent": int(not kinds), "edit_types": list(kinds)}


def _lines(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
