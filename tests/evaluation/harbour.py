"""A story of two articles with its labels, small enough to count every score by hand."""

from pathlib import Path
from typing import Any

import yaml

OSPREY = """\
---
title: Dredger sinks off Vellmoor
publisher: Osprey Press
date: 2026-03-14
---

A dredger sank in the channel off Vellmoor on Friday. At least 36 ferries were held in port.

"We wait for the tide," said Mirela Osk, the harbour master.

It is not known when the wreck will be lifted.
"""
HERALD = """\
---
publisher: The Herald
date: 2026-03-14
---

On Friday a dredger sank in the channel off Vellmoor, pilots said. Some 2,400 passengers slept in schools.

"Nobody told the schools," said Dario Venn, a pilot.
"""
CANARY = "structured-summarizer evaluation labels, keep out of training data: 6f0c3c1e-58b2-4b6a-9d55-2f7d1b8e"


def labels() -> dict[str, Any]:
    """The labels, as a file holds them."""
    return {
        "format": "labels/1",
        "canary": CANARY,
        "story": "harbour",
        "about": "A dredger sinks in a channel.",
        "split": "open",
        "annotations": [{"by": "a test", "kind": "model", "independent": False, "date": "2026-03-14"}],
        "folder": "../articles",
        "articles": [
            {
                "name": "osprey",
                "file": "osprey.txt",
                "facts": [
                    {
                        "id": "sank",
                        "statement": "A dredger sank in the channel off Vellmoor on Friday.",
                        "importance": "vital",
                        "words": ["A dredger sank in the channel"],
                    }
                ],
                "numbers": [
                    {
                        "id": "ferries",
                        "words": "At least 36 ferries",
                        "value": 36,
                        "what": ["ferries held in port"],
                        "bound": "at_least",
                    }
                ],
                "quotes": [{"words": "We wait for the tide", "speaker": "Mirela Osk", "aliases": ["Osk"]}],
                "questions": [{"question": "When will the wreck be lifted?", "words": ["not known when the wreck"]}],
                "traps": [{"statement": "A dredger sank off Vellmoor on Thursday.", "why": "It was Friday."}],
                "planted": [
                    {
                        "kind": "fact",
                        "statement": "A dredger sank in the channel off Vellmoor on Monday.",
                        "words": ["A dredger sank in the channel"],
                        "verdict": "contradicted",
                    },
                    {
                        "kind": "quote",
                        "text": "We wait for the tide",
                        "speaker": "Mirela Osk",
                        "words": "We wait for the tide",
                        "verdict": "exact",
                        "speaker_verdict": "named_here",
                    },
                ],
            },
            {
                "name": "herald",
                "file": "herald.txt",
                "facts": [
                    {
                        "id": "sank",
                        "statement": "A dredger sank in the channel off Vellmoor on Friday.",
                        "importance": "vital",
                        "words": ["a dredger sank in the channel"],
                    }
                ],
                "numbers": [
                    {
                        "id": "passengers",
                        "words": "Some 2,400 passengers",
                        "value": 2400,
                        "what": ["passengers"],
                        "bound": "about",
                    }
                ],
                "quotes": [{"words": "Nobody told the schools", "speaker": "Dario Venn"}],
                "questions": [],
            },
        ],
        "claims": [["osprey.sank", "herald.sank"]],
        "timeline": [
            {
                "event": "A dredger sinks",
                "start": "2026-03-13",
                "places": [{"article": "osprey", "words": "A dredger sank in the channel"}],
            }
        ],
        "independence": [["osprey"], ["herald"]],
    }


def write(folder: Path, content: dict[str, Any] | None = None) -> Path:
    """The story in a folder; returns its folder of cases."""
    (folder / "articles").mkdir()
    (folder / "articles" / "osprey.txt").write_text(OSPREY, encoding="utf-8")
    (folder / "articles" / "herald.txt").write_text(HERALD, encoding="utf-8")
    cases = folder / "cases"
    cases.mkdir()
    relabel(cases, content or labels())
    return cases


def relabel(cases: Path, content: dict[str, Any]) -> None:
    """Write the labels anew."""
    (cases / "harbour.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
