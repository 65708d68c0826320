"""The figures of the set `ecb`, from made-up rows and by hand."""

import json
from pathlib import Path

import ecb
import pytest


def test_b_cubed_by_hand() -> None:
    """Three articles of one story and one of another, the latter in the wrong group."""
    gold = {"a": "x", "b": "x", "c": "x", "d": "y"}
    # Precision: a and b have 2 of 3 right, d 1 of 3, c 1 of 1. Recall: a and b find 2 of 3, c 1 of 3, d 1 of 1.
    found = ecb.b_cubed([["a", "b", "d"], ["c"]], gold)
    assert 0.6667 == found["precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, abs=1e-4)
    assert 0.6667 == found["recall"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, abs=1e-4)


def test_all_in_one_group_has_all_recall() -> None:
    """One group finds everything, and is right by the share of each story."""
    assert {"precision": 0.625, "recall": 1.0, "f1": 0.7692} == ecb.b_cubed(
        [["a", "b", "c", "d"]], {"a": "x", "b": "x", "c": "x", "d": "y"}
    )


def test_texts_are_mended() -> None:
    """Figures, hyphens and quotation marks as they were written before the set took them apart."""
    assert 'A 4.6-magnitude quake, "good sized", at 2:09' == ecb.mended(
        "A 4. 6 - magnitude quake, ``good sized'', at 2: 09"
    )


def test_rows_to_figures(tmp_path: Path) -> None:
    """Two quakes, each told twice: two groups, and of each the one pair of sentences with a common event."""
    rows = [
        _row("1a", "1_one", "Nine people died when a quake struck the port of Osterby on Tarsia.", "q1"),
        _row("1b", "1_one", "A quake struck Osterby, the port of Tarsia, and nine people died.", "q1"),
        _row("2a", "1_two", "A quake closed the bridge at Karsk in the Mellum valley.", "q2"),
        _row("2b", "1_two", "The Karsk bridge in the Mellum valley was closed by a quake.", "q2"),
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    figures = ecb.measure([file])
    assert {"precision": 1.0, "recall": 1.0, "f1": 1.0} == figures["stories"]
    assert {"precision": 1.0, "recall": 1.0, "across": 0, "joined": 2} == figures["same_event"]
    assert 4 == figures["n"]


def _row(name: str, subtopic: str, text: str, event: str) -> dict[str, object]:
    address = "http: / / paper. example / story"
    whole = f"{address}\n{text}"
    start = len(address) + 1
    return {
        "topic": 1, "subtopic": subtopic, "doc_id": name, "text": whole,
        "sentences": [
            {"n": 0, "start": 0, "end": len(address), "validated": True},
            {"n": 1, "start": start, "end": len(whole), "validated": True},
        ],
        "mentions": [
            {"start": start, "end": start + 4, "sentence": 1, "type": "ACTION_OCCURRENCE", "cluster": event},
            {"start": start, "end": start + 4, "sentence": 1, "type": "HUMAN_PART_PER", "cluster": "everybody"},
        ],
    }  # fmt: skip
